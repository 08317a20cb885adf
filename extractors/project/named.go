package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// funded reads a named project that its sentence tells the money or the makers of:
// 'the Clean Rivers Programme (CRP), for which Norway provided', 'the Safe Schools
// project, financed by Japan'. The noun stands at token i.
func (f *finder) funded(i, start, limit int) bool {
	end := i + 1
	if f.IsLower(i) {
		end = i
	}
	first := f.nameStart(end, start)
	if first < 0 || f.taken(first) || f.taken(end-1) {
		return false
	}
	after := i + 1
	if b := f.shortForm(after, limit); b > after {
		if end > i {
			end = b
		}
		after = b
	}
	var period *string
	if f.Text(after) == "(" {
		// 'the Clean Rivers Programme (2018-2024), financed by', '(CRP, 2018-2024)'
		in := after + 1
		if f.IsCapital(in) && f.Is(in+1, ",", ";") {
			in += 2
		}
		if d := f.DateAt(in); d >= 0 && f.Text(f.Dates[d].End) == ")" && f.Dates[d].Value.EDTF != nil && strings.Contains(*f.Dates[d].Value.EDTF, "/") {
			period, after = f.Dates[d].Value.EDTF, f.Dates[d].End+1
		}
	}
	stop := f.nextName(after, limit)
	from := after
	if !f.clauseAbout(after, stop) {
		if from = f.moneyFor(first, start); from < 0 {
			return false
		}
		if a := fact.Since(f.Amounts, first); a < len(f.Amounts) {
			stop = min(stop, f.Amounts[a].First) // a further sum is for something else
		}
	}
	if f.ofEntry(first, end) {
		return true
	}
	v := record.Project{Title: f.Title(first, end)}
	f.fill(&v, first, end, from, stop)
	if v.Period == nil {
		v.Period = period
	}
	if v.Period == nil {
		v.Period = f.rangeIn(after, stop)
	}
	if len(v.Amounts) == 0 {
		for a := fact.Since(f.Amounts, after); a < len(f.Amounts) && f.Amounts[a].First < min(stop, after+5); a++ {
			v.Amounts = []string{f.Amounts[a].ID} // 'worth $5 million'
			break
		}
	}
	var doubts []string
	if len(v.Funding) == 0 && len(v.Amounts) > 0 && f.Is(first-1, "its") {
		if ps, _ := f.PartiesFrom(start, first); len(ps) > 0 {
			v.Funding = f.IDs(ps[:1])
			doubts = append(doubts, fact.FarEvidence)
		}
	}
	if len(v.Funding)+len(v.Implementing)+len(v.Amounts) == 0 {
		return false
	}
	if f.placeless(&v) {
		doubts = append(doubts, fact.FarEvidence)
	}
	f.tell(v, first, end, "project.funded", doubts...)
	return true
}

// moneyFor is the sum that is given for the project named at a token: 'an agreement
// worth $5 million for the'; -1 where none is.
func (f *finder) moneyFor(first, start int) int {
	i := first - 1
	if f.Is(i, "the", "a", "its", "new") {
		i--
	}
	if !f.Is(i, "for", "to", "towards") {
		return -1
	}
	k := f.AmountAt(i - 1)
	if k < 0 || f.Amounts[k].First < start {
		return -1
	}
	for _, w := range f.FlowsIn(f.Amounts[k].First, i) {
		if len(w.Donors) > 0 && !(f.OfUnitedStates() && hasDoubt(w.Doubts, fact.DonorImplied)) {
			return f.Amounts[k].First
		}
	}
	return -1
}

// shortForm is the token after a bracket of one word at token i, or i: '(KCRP)'.
func (f *finder) shortForm(i, limit int) int {
	if f.Text(i) == "(" && i+2 < limit && f.IsCapital(i+1) && f.Text(i+2) == ")" {
		return i + 3
	}
	return i
}

// nameStart is the first token of a capitalised name that ends before token end, or -1.
func (f *finder) nameStart(end, start int) int {
	i, big := end-1, 0
	if f.Text(i) == ")" && f.Text(i-2) == "(" {
		i -= 3
	}
	first := -1
loop:
	for ; i >= max(start, end-18); i-- {
		switch {
		case f.Kind(i) == segment.Possessive:
			break loop
		case f.Is(i, "the"):
			inside := small(f, i-1) && f.IsCapital(i-2) || f.IsCapital(i-1) && i-2 >= start && (f.IsCapital(i-2) || f.Is(i-2, "its", "the", "a"))
			if !inside || f.endsBody(i-1) || f.endsBody(i-2) {
				break loop
			}
		case f.IsCapital(i):
			if f.Is(i, "its", "their", "our", "this", "a", "an", "under", "through", "with", "in", "for", "and", "since", "as") {
				break loop
			}
			first = i
			big++
		case small(f, i):
			if !f.IsCapital(i-1) || f.endsBody(i-1) || i-1 < start {
				break loop
			}
		case f.Is(i, "-") && f.Glued(i):
		case f.Kind(i) == segment.Number && f.IsCapital(i-1):
		default:
			break loop
		}
	}
	if first < 0 || big < 2 || end-first < 2 || big < 3 && f.projectNoun(end-1) {
		return -1
	}
	if k := f.PartnerAt(first); k >= 0 && !f.Partners[k].Value.Weak && (f.Partners[k].End >= end-1 || f.Partners[k].First < first) {
		return -1 // a body's name
	}
	if k := f.PartnerAt(end - 1); k >= 0 && f.Partners[k].First <= first {
		return -1
	}
	return first
}

func (f *finder) projectNoun(i int) bool {
	return f.Is(i, "project", "programme", "program", "initiative", "activity")
}

func small(f *finder, i int) bool {
	return f.IsLower(i) && f.Is(i, "of", "for", "and", "to", "in", "on", "with") || f.Is(i, "&")
}

// endsBody reports whether the name of a body, no mere country, ends at token i.
func (f *finder) endsBody(i int) bool {
	k := f.PartnerAt(i)
	return k >= 0 && !f.Partners[k].Value.Weak && f.Partners[k].End == i+1
}

// nextName is where the next named project of a sentence begins, or limit.
func (f *finder) nextName(i, limit int) int {
	for j := i; j < limit; j++ {
		if f.Is(j, ";") {
			return j
		}
		if f.projectNoun(j) {
			end := j
			if f.IsCapital(j) {
				end++
			}
			if first := f.nameStart(end, i); first > i {
				return first
			}
		}
	}
	return limit
}

// clauseAbout reports whether the words at token i tell of a project's money or
// makers: ', funded by', ', for which', ', worth'.
func (f *finder) clauseAbout(i, limit int) bool {
	if f.Is(i, ",") {
		i++
	}
	if f.Is(i, "which", "that") && f.Is(i+1, "is", "was", "has") {
		i += 2
		if f.Is(i, "been") {
			i++
		}
	}
	if f.Is(i, "co") && f.Is(i+1, "-") {
		i += 2 // 'co-funded by'
	}
	if i >= limit {
		return false
	}
	switch {
	case f.carries(i), f.Is(i, "is", "was") && f.Is(i+1, "funded", "financed", "co-funded", "co-financed") && f.Is(i+2, "by"), f.Is(i, "supported", "sponsored", "implemented", "executed") && f.Is(i+1, "by", "with"), f.Is(i, "jointly") && f.carries(i+1):
		return true
	case f.Is(i, "paid") && f.Is(i+1, "for") && f.Is(i+2, "by"):
		return true
	case f.Is(i, "for", "to") && f.Is(i+1, "which"):
		return true
	case f.Is(i, "worth", "(") && f.AmountAt(i+1) >= 0, f.Is(i, "worth") && f.AmountAt(i+2) >= 0:
		return true
	case f.Is(i, "a", "an") && f.AmountAt(i+1) >= 0:
		return true
	}
	return false
}

// inQuotes reads a project named in quotation marks behind what it is: 'the sub-project
// "Clean Wells"'. The noun stands at token i.
func (f *finder) inQuotes(i, start, limit int) bool {
	if f.Text(i+1) != "\"" || !f.IsCapital(i+2) {
		return false
	}
	end := i + 3
	for end < min(limit, i+24) && f.Text(end) != "\"" {
		if f.Is(end, ".", "!", "?", ";") {
			return false // speech
		}
		end++
	}
	if end >= limit || f.Text(end) != "\"" || end-i < 4 || f.Is(end-1, ",") || f.taken(i+2) {
		return false
	}
	v := record.Project{Title: f.Title(i+2, end)}
	sent := f.SentenceOf(i)
	f.fill(&v, i+2, end, end, min(sent.Last, limit))
	f.tell(v, i+2, end, "project.called")
	return true
}

// saysItself reports whether the text under a heading speaks of the heading as a
// project: 'under the Books for Hills initiative' under 'Books for Hills'.
func (f *finder) saysItself(e fact.Entry) bool {
	n := e.TitleEnd - e.TitleFirst
	if n < 2 || f.endsInProject(e.TitleFirst, e.TitleEnd) {
		return false
	}
	if f.Kind(e.TitleEnd-1) == segment.Break || f.KindOf(e.TitleFirst) != document.Heading {
		return false
	}
	for i := e.First; i+n < min(e.End, e.First+80); i++ {
		if !f.IsCapital(i) || !f.IsCapital(i+n-1) || f.Lower(i) != f.Lower(e.TitleFirst) || !f.projectNoun(i+n) && !(f.Text(i+n) == "\"" && f.projectNoun(i+n+1)) {
			continue
		}
		same := true
		for j := 1; j < n && same; j++ {
			same = f.Lower(i+j) == f.Lower(e.TitleFirst+j)
		}
		if same {
			return true
		}
	}
	return false
}
