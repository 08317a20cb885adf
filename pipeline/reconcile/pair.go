package reconcile

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// Pair is two sums that are told of one thing at two places and differ: indexes into
// Record.Amounts, in the order of the text.
type Pair struct {
	A, B int
	Of   string // "of the project 'Clean Taps'", "of one agreement"
}

// titleWords may stand between a project's title and its sum.
var titleWords = map[string]bool{
	"worth": true, "with": true, "a": true, "an": true, "the": true, "total": true, "budget": true, "of": true, "cost": true,
	"value": true, "at": true, "valued": true, "costing": true, "is": true, "has": true, "project": true, "programme": true,
	"program": true, "costs": true, "overall": true, "estimated": true,
}

// pairs compares the sums that are told of one agreement, and of one project at several
// places: beside its title, in its card, in its row of a table.
func (s *sheet) pairs() {
	s.agreements()
	if len(s.r.Projects) == 0 {
		return
	}
	own := map[string][]int{}
	for p := range s.r.Projects {
		e := &s.r.Projects[p]
		if e.Rule != "project.card" && e.Rule != "project.row" || len(e.Amounts) != 1 {
			continue
		}
		if k := s.index(e.Amounts[0]); k >= 0 && s.usable(k) {
			own[e.ID] = append(own[e.ID], k)
		}
	}
	t := s.titles()
	s.besideTitles(t, own)
	s.headings()
	for p := range s.r.Projects {
		e := &s.r.Projects[p]
		sums := own[e.ID]
		for n := 1; n < len(sums) && n < mostProjects; n++ {
			s.compare(sums[0], sums[n], "of the project '"+OneLine(e.Title)+"'")
		}
	}
	s.flows(t)
}

// flows compares the sums that one donor is told to give to one project, in its row,
// card or heading and in running text.
func (s *sheet) flows(t *titles) {
	type key struct{ donor, project, currency string }
	set := map[key]int{} // the first sum that stands in a row, card or heading
	for pass := range 2 {
		for i := range s.r.Contributions {
			c := &s.r.Contributions[i]
			if c.Donor == nil || c.Amount == nil || len(c.CoDonors) > 0 || c.PartOf != nil {
				continue
			}
			k := s.index(*c.Amount)
			if k < 0 || !s.usable(k) || s.amounts[k].Currency == nil {
				continue
			}
			project := s.projectOf(t, c, k)
			if project == "" {
				continue
			}
			id := key{*c.Donor, project, *s.amounts[k].Currency}
			at, ok := set[id]
			switch {
			case pass == 0 && !ok && s.setApart(k):
				set[id] = k
			case pass == 1 && ok && at != k && !s.setApart(k) && !s.further(k):
				s.compare(at, k, "of one donor and project")
			}
		}
	}
}

// projectOf is the project of a contribution: the one it is told of, or the one whose
// title stands behind its sum.
func (s *sheet) projectOf(t *titles, c *record.Contribution, k int) string {
	if c.Project != nil {
		return *c.Project
	}
	a := &s.amounts[k]
	if a.cell || a.block < 0 {
		return ""
	}
	if found := t.at(t.behind(s.View.Between(a.view.End, s.View.Blocks[a.block].End))); len(found) == 1 {
		return s.r.Projects[found[0]].ID
	}
	return ""
}

// firstFrom is the first amount at or behind a code point of the text.
func (s *sheet) firstFrom(at int) int {
	return sort.Search(len(s.amounts), func(i int) bool { return s.amounts[i].Start >= at })
}

// budgetWords stand before a sum that is all of a project's money.
var budgetWords = []string{"budget", "total", "worth", "cost", "valued"}

// headings compares the one sum in a project's heading with the one that is told under
// it: they differ where the text's is larger, or calls itself the budget. A smaller one
// may be a part.
func (s *sheet) headings() {
	for p := range s.r.Projects {
		e := &s.r.Projects[p]
		if len(e.Amounts) != 1 || len(e.Mentions) == 0 {
			continue
		}
		k := s.index(e.Amounts[0])
		if k < 0 || !s.usable(k) || s.amounts[k].cell || s.amounts[k].block < 0 || s.setApart(k) || s.further(k) {
			continue
		}
		h := s.firstFrom(e.Mentions[0].Start)
		if h == len(s.amounts) || h == k || !s.usable(h) || !s.sameCurrency(h, k) || s.amounts[h].Start > e.Mentions[0].End+2*labelBytes {
			continue
		}
		b := s.amounts[h].block
		alone := b >= 0 && s.first[b] == h && (h+1 == len(s.amounts) || s.amounts[h+1].block != b)
		if !alone || b >= s.amounts[k].block || s.Doc.Blocks[b].Kind != document.Heading {
			continue
		}
		a := &s.amounts[k]
		before := s.View.Between(max(s.View.Blocks[a.block].Start, a.view.Start-labelBytes), a.view.Start)
		whole := slices.ContainsFunc(budgetWords, func(w string) bool { return hasWord(before, w) })
		if whole || !a.Figure.Known || !s.amounts[h].Figure.Known || a.Figure.Value > s.amounts[h].Figure.Value {
			s.compare(h, k, "of the project '"+OneLine(e.Title)+"'")
		}
	}
}

// setApart reports whether an amount stands in a table, a heading or a line of its own
// label, not in running text.
func (s *sheet) setApart(k int) bool {
	a := &s.amounts[k]
	if a.cell {
		return true
	}
	if a.block < 0 || a.block >= len(s.Doc.Blocks) {
		return false
	}
	b := s.View.Blocks[a.block]
	label := strings.TrimRight(s.View.Between(b.Start, a.view.Start), " ")
	return s.Doc.Blocks[a.block].Kind == document.Heading || len(label) < labelBytes && strings.HasSuffix(label, ":")
}

// furtherWords say of a sum that it is beside another one, or a part of it.
var furtherWords = []string{
	"further", "additional", "another", "more", "second", "first", "initial", "extra", "also", "including", "of which", "already",
	"annual", "yearly", "per year", "last", "new", "tranche", "instalment",
	"builds on", "building on", "previous", "earlier", "older",
}

// further reports whether the words around a sum say that it is one of several.
func (s *sheet) further(k int) bool {
	a := &s.amounts[k]
	b := s.View.Blocks[a.block]
	around := s.View.Between(max(b.Start, a.view.Start-labelBytes), min(b.End, a.view.End+labelBytes))
	for _, w := range furtherWords {
		if hasWord(around, w) {
			return true
		}
	}
	return false
}

// titles are the titles of projects, in lower case, and by their first and last words.
type titles struct {
	lower      []string
	begin, end map[string][]int
}

// mostAlike bounds the projects whose titles begin, or end, with one word.
const mostAlike = 8

func (s *sheet) titles() *titles {
	t := &titles{make([]string, len(s.r.Projects)), map[string][]int{}, map[string][]int{}}
	for p := range s.r.Projects {
		t.lower[p] = strings.ToLower(OneLine(s.r.Projects[p].Title))
		words := strings.Fields(t.lower[p])
		if len(words) < 2 {
			continue // one word may name anything
		}
		if w := words[0]; len(t.begin[w]) < mostAlike {
			t.begin[w] = append(t.begin[w], p)
		}
		if w := words[len(words)-1]; len(t.end[w]) < mostAlike {
			t.end[w] = append(t.end[w], p)
		}
	}
	return t
}

// at are the projects whose title a text begins with.
func (t *titles) at(text string) []int {
	first, _, _ := strings.Cut(text, " ")
	var out []int
	for _, p := range t.begin[first] {
		if tail, ok := strings.CutPrefix(text, t.lower[p]); ok && (tail == "" || !letter(tail[0])) {
			out = append(out, p)
		}
	}
	return out
}

// before are the projects whose title a text ends with.
func (t *titles) before(text string) []int {
	var out []int
	for _, p := range t.end[text[strings.LastIndexByte(text, ' ')+1:]] {
		if head, ok := strings.CutSuffix(text, t.lower[p]); ok && (head == "" || !letter(head[len(head)-1])) {
			out = append(out, p)
		}
	}
	return out
}

// besideTitles adds the sums that stand right behind a project's title, or right before
// it: 'Clean Taps (US$ 4 million)', 'the US$ 4 million Clean Taps'.
func (s *sheet) besideTitles(t *titles, own map[string][]int) {
	for k := range s.amounts {
		a := &s.amounts[k]
		if a.cell || a.block < 0 || a.rise || !s.usable(k) {
			continue
		}
		block := s.View.Blocks[a.block]
		found := t.before(s.beforeGap(block.Start, a.view.Start))
		found = append(found, t.at(strings.TrimPrefix(s.View.Between(a.view.End, block.End), " "))...)
		for _, p := range found {
			own[s.r.Projects[p].ID] = append(own[s.r.Projects[p].ID], k)
		}
	}
}

// behind is the project that a sum is told to go to: 'EUR 9 million to Solar Roofs'; ""
// where there is none.
func (t *titles) behind(text string) string {
	for _, lead := range []string{" to ", " for ", " towards ", " into "} {
		if rest, ok := strings.CutPrefix(text, lead); ok {
			return strings.TrimPrefix(rest, "the ")
		}
	}
	return ""
}

// beforeGap is the text of a block before a sum, without a bracket, a mark, years and
// words such as 'with a budget of' that may stand between a title and its sum. It is
// empty where nothing but a blank stands there.
func (s *sheet) beforeGap(from, to int) string {
	text := s.View.Between(from, to)
	least := max(0, len(text)-fillerBytes)
	marked := false
	for {
		cut := strings.TrimRight(text, " ")
		if len(cut) < least || cut == "" {
			return ""
		}
		if i := len(cut) - 1; strings.IndexByte("()[]:,-\"'", cut[i]) >= 0 {
			text, marked = cut[:i], true
			continue
		}
		if short, ok := strings.CutSuffix(cut, "–"); ok {
			text, marked = short, true
			continue
		}
		word := cut[strings.LastIndexByte(cut, ' ')+1:]
		if i := strings.LastIndexAny(word, "(["); i >= 0 {
			word = word[i+1:]
		}
		if word == "" || !titleWords[word] && strings.Trim(word, "0123456789-–") != "" {
			if !marked {
				return ""
			}
			return cut
		}
		text, marked = cut[:len(cut)-len(word)], true
	}
}

// compare keeps two sums that differ, and lets one speak for a candidate of the other.
func (s *sheet) compare(i, k int, of string) {
	if i == k || !s.sameCurrency(i, k) || s.under(i, k) || s.under(k, i) {
		return
	}
	if s.amounts[i].Start > s.amounts[k].Start {
		i, k = k, i
	}
	a, b := s.amounts[i].Figure, s.amounts[k].Figure
	switch {
	case !a.Known && !b.Known:
	case !a.Known:
		s.speak(i, k, of)
	case !b.Known:
		s.speak(k, i, of)
	case s.unlike(i, k) && len(s.differ) < mostPairs && !s.differing(i, k):
		s.differ = append(s.differ, Pair{i, k, of})
	}
}

// unlike reports whether two sums can't be the same one: rounding does not explain it. Two
// that are printed to the same digit would be printed alike.
func (s *sheet) unlike(i, k int) bool {
	a, b := s.amounts[i].Figure, s.amounts[k].Figure
	if a.High-a.Low == b.High-b.Low && s.amounts[i].Qualifier == record.Exact && s.amounts[k].Qualifier == record.Exact {
		return a.Value != b.Value
	}
	return a.Least > b.Most || b.Least > a.Most
}

// mostPairs bounds what is kept of sums that differ.
const mostPairs = 100

// differing reports whether two sums are kept as differing already.
func (s *sheet) differing(i, k int) bool {
	for _, p := range s.differ {
		if p.A == i && p.B == k {
			return true
		}
	}
	return false
}

// speak lets a sum speak for the candidate of a malformed one that it equals.
func (s *sheet) speak(malformed, sum int, of string) {
	a := &s.r.Amounts[malformed]
	if a.Supported != nil {
		return
	}
	found := ""
	for _, c := range a.Candidates {
		v, ok := record.Hundredths(c)
		if f := s.amounts[sum].Figure; ok && v >= f.Low && v <= f.High {
			if found != "" {
				return
			}
			found = c
		}
	}
	if found != "" {
		by := &s.r.Amounts[sum]
		why := fmt.Sprintf("it fits %q, told %s at another place", OneLine(by.Quote), of)
		a.Supported = &record.Support{Candidate: found, By: []string{by.ID}, Why: why}
	}
}
