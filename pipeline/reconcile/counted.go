package reconcile

import (
	"sort"
	"strconv"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// countable are the things, in the singular, among which a total is shared where it is
// told 'for two projects' or of 'five grants totalling'.
var countable = map[string]bool{
	"project": true, "programme": true, "program": true, "grant": true, "loan": true, "agreement": true, "award": true, "initiative": true, "operation": true,
	"contribution": true, "component": true, "intervention": true, "credit": true, "subproject": true, "sub-project": true, "activity": true,
}

// mostCounted bounds the things that a total is looked for in.
const mostCounted = 15

// mostTried bounds the totals whose things are looked for: each looks at all projects.
const mostTried = 30

// counted finds totals of a counted number of things that are told further down, each
// with its sum: 'US$ 1.1 million for two projects'.
func (s *sheet) counted() {
	ms := extract.Collect[record.Quantity](s.Pass)
	k, tried := 0, 0
	for i := range s.amounts {
		a := &s.amounts[i]
		if a.cell || a.block < 0 || !s.usable(i) || !a.Figure.Known || s.whole[i] || s.parent[i] >= 0 {
			continue
		}
		sentence := s.Sentences[s.SentenceAt(a.view.Start)].Span
		for k < len(ms) && ms[k].At.View.End <= max(sentence.Start, a.view.Start-countReach) {
			k++
		}
		for n := k; n < len(ms) && ms[n].At.View.Start < min(sentence.End, a.view.End+countReach); n++ {
			if want := s.shared(i, &ms[n]); want > 0 {
				if tried++; tried <= mostTried {
					s.things(i, want, "for "+strconv.Itoa(want)+" "+ms[n].Value.Unit)
				}
				break
			}
		}
	}
}

// countReach bounds the bytes between a sum and a number of things that it is for: more than
// shared lets stand there, so that a sentence of thousands of both is walked once.
const countReach = 200

// beforeTotal lead from things to what they come to.
var beforeTotal = []string{"totalling", "totaling", "worth", "valued at", "amounting to", "total of", "value of", "budget of", "worth a total of", "funding of", "worth of"}

// afterTotal lead from a total to the things that it is for.
var afterTotal = map[string]bool{
	"for": true, "to": true, "across": true, "through": true, "in": true, "towards": true, "over": true, "finance": true,
	"fund": true, "support": true, "implement": true, "total": true, "the": true, "its": true, "these": true, "those": true,
	"under": true, "of": true, "funding": true, "financing": true,
}

// shared is the number of things that a total is told to be of; 0 where the quantity is
// something else.
func (s *sheet) shared(i int, q *extract.Mention[record.Quantity]) int {
	a := &s.amounts[i]
	if q.Value.Value == nil || q.Value.Qualifier != record.Exact || !countable[HeadNoun(q.Value.Unit)] {
		return 0
	}
	n, err := strconv.Atoi(*q.Value.Value)
	if err != nil || n < 2 || n > mostCounted {
		return 0
	}
	at := q.At.View
	switch {
	case at.Start >= a.view.End:
		gap := s.View.Between(a.view.End, at.Start)
		if len(gap) > fillerBytes || strings.ContainsAny(gap, ".;:\n\t") {
			return 0
		}
		words := strings.Fields(gap)
		for _, w := range words {
			if !afterTotal[w] {
				return 0
			}
		}
		if len(words) == 0 || words[0] == "in" && len(words) == 1 {
			return 0
		}
	case at.End <= a.view.Start:
		gap := strings.TrimSpace(s.View.Between(at.End, a.view.Start))
		if len(gap) > fillerBytes+30 || strings.ContainsAny(gap, ".;:\n\t") || hasDigit(gap) {
			return 0
		}
		for _, w := range []string{" over", " about", " around", " more than", " nearly", " up to", " approximately", " almost"} {
			gap = strings.TrimSuffix(gap, w)
		}
		for _, w := range beforeTotal {
			if strings.HasSuffix(gap, w) {
				return n
			}
		}
		return 0
	default:
		return 0
	}
	return n
}

// things looks for the sums of n things that a total is of: the items of the next list,
// the projects of its donor, or the projects that follow.
func (s *sheet) things(i, n int, told string) {
	for _, parts := range [][]int{s.nextList(i, n), s.sameDonor(i, n), s.following(i, n), s.underProjects(i, n)} {
		if len(parts) == n && s.fits(i, parts) == Agrees {
			sum := s.added(parts)
			s.add(Sum{i, parts, verdict(s.amounts[i].Figure, sum), told, sum})
			return
		}
	}
}

// nextList are the first amounts of the first list behind a total that has n items.
func (s *sheet) nextList(i, n int) []int {
	b := s.amounts[i].block
	for k := b + 1; k < len(s.Doc.Blocks) && k < len(s.View.Blocks) && k-b < 30; k++ {
		if s.Doc.Blocks[k].Kind != document.Item {
			continue
		}
		parts, items, _ := s.leading(k-1, i)
		if items == n {
			return parts
		}
		return nil
	}
	return nil
}

// sums are the projects behind a total with one amount each in its currency, as pairs of
// the project and the amount, in the order of the sheet.
func (s *sheet) projects(i int) (projects, amounts []int) {
	for p := range s.r.Projects {
		e := &s.r.Projects[p]
		if len(e.Amounts) != 1 || len(e.Mentions) == 0 {
			continue
		}
		k := s.index(e.Amounts[0])
		if k < 0 || k == i || !s.usable(k) || !s.sameCurrency(k, i) || s.parent[k] >= 0 || s.total[k] || s.amounts[k].Start < s.amounts[i].End {
			continue
		}
		projects, amounts = append(projects, p), append(amounts, k)
	}
	return projects, amounts
}

// index is that of an amount's id; -1 where it has none.
func (s *sheet) index(id string) int {
	if s.ids == nil {
		s.ids = make(map[string]int, len(s.amounts))
		for i := range s.amounts {
			s.ids[s.amounts[i].ID] = i
		}
	}
	if i, ok := s.ids[id]; ok {
		return i
	}
	return -1
}

// following are the amounts of the projects behind a total where they are n.
func (s *sheet) following(i, n int) []int {
	_, amounts := s.projects(i)
	if len(amounts) != n {
		return nil
	}
	return amounts
}

// underProjects are the first amounts, in the total's currency, that stand under each of
// the n projects behind a total.
func (s *sheet) underProjects(i, n int) []int {
	var starts []int
	for p := range s.r.Projects {
		if m := s.r.Projects[p].Mentions; len(m) > 0 && m[0].Start > s.amounts[i].End {
			starts = append(starts, m[0].Start)
		}
	}
	sort.Ints(starts)
	if len(starts) < n {
		return nil
	}
	var out []int
	for p := range n {
		end := len(s.r.Text)
		if p+1 < len(starts) {
			end = starts[p+1]
		}
		for k := sort.Search(len(s.amounts), func(k int) bool { return s.amounts[k].Start >= starts[p] }); k < len(s.amounts) && s.amounts[k].Start < end; k++ {
			if s.usable(k) && s.sameCurrency(k, i) {
				if s.parent[k] < 0 {
					out = append(out, k)
				}
				break
			}
		}
	}
	return out
}

// mostProjects and mostChosen bound the choices among projects.
const (
	mostProjects = 14
	mostChosen   = 3
)

// sameDonor are n projects whose donor is the total's, or not told: those of the donor
// where they are n, else the one choice among them that comes to the total.
func (s *sheet) sameDonor(i, n int) []int {
	donor := s.donorOf(i)
	if donor == "" {
		return nil
	}
	projects, amounts := s.projects(i)
	var known, open []int
	for k, p := range projects {
		switch d := s.donors(p); {
		case len(d) == 0:
			open = append(open, amounts[k])
		case d[donor]:
			known = append(known, amounts[k])
		}
	}
	if len(known) == n {
		return known
	}
	all := append(append([]int{}, known...), open...)
	sort.Ints(all)
	if len(known) == 0 || len(known) > n || n > mostChosen || len(all) > mostProjects {
		return nil
	}
	var found [][]int
	choose(all, n, func(parts []int) {
		if s.fits(i, parts) == Agrees {
			found = append(found, append([]int{}, parts...))
		}
	})
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// choose calls f with every choice of n.
func choose(from []int, n int, f func([]int)) {
	chosen := make([]int, 0, n)
	var next func(at int)
	next = func(at int) {
		if len(chosen) == n {
			f(chosen)
			return
		}
		for k := at; k < len(from); k++ {
			chosen = append(chosen, from[k])
			next(k + 1)
			chosen = chosen[:len(chosen)-1]
		}
	}
	next(0)
}

// donorOf is the donor of the contribution whose amount this is.
func (s *sheet) donorOf(i int) string {
	s.learnDonors()
	return s.giver[s.amounts[i].ID]
}

// donors are those of a project: who funds it, and who gives its contributions.
func (s *sheet) donors(p int) map[string]bool {
	s.learnDonors()
	return s.funders[s.r.Projects[p].ID]
}

// learnDonors notes once who gives what.
func (s *sheet) learnDonors() {
	if s.giver != nil {
		return
	}
	s.giver, s.funders = map[string]string{}, map[string]map[string]bool{}
	fund := func(project, donor string) {
		if s.funders[project] == nil {
			s.funders[project] = map[string]bool{}
		}
		s.funders[project][donor] = true
	}
	for k := range s.r.Contributions {
		c := &s.r.Contributions[k]
		if c.Donor == nil {
			continue
		}
		if c.Amount != nil && s.giver[*c.Amount] == "" {
			s.giver[*c.Amount] = *c.Donor
		}
		if c.Project != nil {
			fund(*c.Project, *c.Donor)
		}
	}
	for k := range s.r.Projects {
		for _, id := range s.r.Projects[k].Funding {
			fund(s.r.Projects[k].ID, id)
		}
	}
}
