package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// nameAt is the name of a project around its noun at token i, half-open, and the token
// behind the noun: 'Clean Rivers Programme', 'Project for Restoring the Port', 'Safe
// Schools project' without its noun. first is -1 where there is none.
func (f *finder) nameAt(i, start, limit int) (first, end, behind int) {
	end = i + 1
	if f.IsLower(i) {
		end = i
	} else if f.IsCapital(i+1) && !f.Is(i+1, "phase", "ii", "iii", "iv") && f.PartnerAt(i+1) < 0 {
		return -1, end, end // 'Infrastructure Project Assistance programme'
	}
	first = f.nameStart(end, start)
	if first >= 0 && end == i+1 {
		if f.Text(end) == "(" && f.Is(end+1, "phase") && f.Text(end+3) == ")" {
			return first, end + 4, end + 4 // 'Rural Roads Project (Phase II)'
		}
		// 'Low Emission Energy Programme II', 'Rural Roads Project, Phase 2'
		if f.Is(end, ",") && f.Is(end+1, "phase") || f.Is(end, "phase") {
			for f.Is(end, ",", "phase") {
				end++
			}
			end++
		} else if f.Is(end, "ii", "iii", "iv") && f.shouts(end) {
			end++
		} else {
			end = f.purposeBehind(end, limit)
		}
		return first, end, end
	}
	if first < 0 && f.IsLower(i) {
		if first = f.plainName(i, start); first >= 0 {
			return first, i + 1, i + 1
		}
	}
	if first >= 0 || f.IsLower(i) || !f.Is(i+1, "for", "on", "to") || !f.IsCapital(i+2) || f.PlaceAt(i+2) >= 0 || f.PartnerAt(i) >= 0 {
		return first, end, i + 1
	}
	// The noun leads: 'the Project for Strengthening Rural Clinics'.
	first, end = i, i+2
	if f.IsCapital(i-1) && !f.Is(i-1, "the", "a", "an") && i-1 > start {
		first = i - 1
	}
	for end < min(limit, i+20) && (f.IsCapital(end) || small(f, end) && f.IsCapital(end+1) ||
		f.Is(end, "the") && f.IsCapital(end+1) || f.Is(end, ",") && f.IsCapital(end+1) && f.Is(end+2, "and", ",")) {
		end++
	}
	if end-i < 4 {
		return -1, end, end
	}
	return first, end, end
}

// inBrackets reads a period and a sum, or one of them, in brackets behind a name, in
// either order and behind a short form: 'the Clean Rivers Programme (2018-2024)', '(CRP,
// 2018-2024)', '(2018-2024, US$ 5.9 million)'. It returns the token behind them, or after
// where they tell neither or more than that.
func (f *finder) inBrackets(after int, v *record.Project) int {
	if f.Text(after) != "(" {
		return after
	}
	in := after + 1
	if f.IsCapital(in) && f.Is(in+1, ",", ";") {
		in += 2
	}
	sum, period := -1, (*string)(nil)
	for {
		switch d, a := f.DateAt(in), f.AmountAt(in); {
		case a >= 0 && sum < 0:
			sum, in = a, f.Amounts[a].End
		case d >= 0 && period == nil && f.Dates[d].Value.EDTF != nil:
			if period = f.Dates[d].Value.EDTF; !strings.Contains(*period, "/") && sum < 0 {
				return after // a day is that of something else
			}
			in = f.Dates[d].End
		default:
			return after
		}
		if f.Text(in) == ")" {
			break
		}
		if !f.Is(in, ",", ";") {
			return after
		}
		in++
	}
	if period != nil && strings.Contains(*period, "/") {
		v.Period = period
	}
	if sum >= 0 {
		v.Amounts = []string{f.Amounts[sum].ID}
	}
	return in + 1
}

// behindPlaces is the token behind 'in Mali', 'for Niger and Chad' at token i, or i.
func (f *finder) behindPlaces(i, limit int) int {
	if !f.Is(i, "in", "for", "across") {
		return i
	}
	j := i + 1
	for n := 0; n < 12 && j < limit && (f.PlaceAt(j) >= 0 || f.Is(j, ",", "and", "the") && f.PlaceAt(j+1) >= 0); n++ {
		j++
	}
	if j == i+1 {
		return i
	}
	return j
}

// sumBefore is the sum right before a name, which is the project's own: 'a $245 million
// Growth Corridors Project', 'a $3 million, five-year Clean Wells Programme'; or -1.
func (f *finder) sumBefore(first, start int) int {
	j := first - 1
	for n := 0; n < 6 && j > start && (f.Is(j, "new", "joint", "-", "year", "multi", "flagship", "regional", ",",
		"month") || f.Kind(j) == segment.Number && f.AmountAt(j) < 0 ||
		f.Is(j, "two", "three", "four", "five", "six", "seven", "ten")); n++ {
		j--
	}
	return f.AmountAt(j)
}

// fundsThrough reads 'Through the Smart Power Programme, Norway will invest $40 million' and
// 'Under its Safe Springs Programme 40 wells were dug at a cost of $1 million': whether a
// name begins its sentence behind 'through' or 'under', and a sum is given behind it or is
// its cost. The token behind the name is after.
func (f *finder) fundsThrough(first, after, start, limit int) bool {
	if first-start > 3 || !f.Is(start, "through", "under", "via") {
		return false
	}
	if f.Is(first-1, "its", "their", "our") && len(f.sumsCalled(after, limit)) > 0 {
		return true
	}
	if !f.Is(after, ",") {
		return false
	}
	for _, w := range f.FlowsIn(after, limit) {
		if len(w.Donors) > 0 {
			return true
		}
	}
	return false
}

// fundsBefore reads 'Funds are being awarded through the' before a name: the sum that the
// sentence before tells, or -1.
func (f *finder) fundsBefore(first, start int) int {
	i := start
	for f.Is(i, "the", "these", "this", "all", "such") {
		i++
	}
	if !f.Is(i, "funds", "funding", "grants", "money", "awards", "resources", "investments", "investment", "grant") {
		return -1
	}
	through := false
	for j := i + 1; j < first; j++ {
		if f.AmountAt(j) >= 0 {
			return -1
		}
		through = through || f.Is(j, "through", "under", "from", "via") && j > first-4
	}
	n := f.SentenceAt(f.Tokens[start].Start)
	if !through || n == 0 || f.Sentences[n-1].Block != f.Sentences[n].Block {
		return -1
	}
	if a := fact.Since(f.Amounts, f.Sentences[n-1].First); a < len(f.Amounts) && f.Amounts[a].First < f.Sentences[n-1].Last {
		return a
	}
	return -1
}

// finances are the verbs whose object someone pays for or decides to pay for.
var finances = wordset.Fields(`finance finances financed financing fund funds funded funding co-finance co-finances co-financed back backs backed support supports supported
	approve approves approved cleared sponsor sponsors sponsored underwrite bankroll`)

// verbOver is the verb whose object the name at a token is, and the body that owns the
// project, each -1 where there is none: 'will finance the second phase of USAID's'.
func (f *finder) verbOver(first, start int) (owner, verb int) {
	owner, verb = -1, -1
	j := first - 1
	if f.Kind(j) == segment.Possessive && f.PartnerAt(j-1) >= 0 {
		owner = f.PartnerAt(j - 1)
		j = f.Partners[owner].First - 1
	}
	for n := 0; n < 9 && j > start; n++ {
		switch {
		case f.Is(j, "the", "a", "an", "its", "their", "new", "joint", "first", "second", "third", "fourth", "final",
			"next", "current", "ongoing"):
		case f.Is(j, "of") && f.Is(j-1, "phase", "stage", "part", "expansion", "extension", "implementation"):
			j--
		case f.Is(j, "phase") || f.Is(j, ",") && f.Is(j+1, "the"):
			// 'a second operation, the'
			if f.Is(j-1, "operation", "project", "programme", "program", "loan", "grant", "initiative") {
				j--
			}
		default:
			if f.IsLower(j) {
				verb = j
			}
			return owner, verb
		}
		j--
	}
	return owner, verb
}

// payers are the bodies before a verb of paying, as far as they are named: its subject,
// or who gives the loan or grant that is the subject.
func (f *finder) payers(verb, start int) []int {
	j := verb
	for j > start && f.Is(j-1, "will", "has", "have", "to", "also", "is", "are", "plans", "intends", "agreed", "co", "-", "helped",
		"jointly", "together", "currently", "both") {
		j--
	}
	if f.Is(j-1, "fund", "foundation", "board", "facility", "trust") && f.PartnerAt(j-1) < 0 && f.PartnerAt(j-2) >= 0 {
		j-- // 'the Education Cannot Wait fund'
	}
	if f.Is(verb, "funding", "financing", "supporting") && f.Is(verb-1, "in") {
		// 'the Foundation joins Norway in funding'
		for i := verb - 2; i > max(start, verb-10); i-- {
			if f.Is(i, "joins", "joined", "joining", "join") {
				with, _ := f.PartiesFrom(i+1, verb)
				by, _ := f.PartiesTo(i, start)
				return append(by, with...)
			}
		}
	}
	if ps, _ := f.PartiesTo(j, start); len(ps) > 0 {
		if f.Is(verb, "support", "supports", "supported", "back", "backs", "backed") {
			return f.givers(verb, ps)
		}
		return f.paying(ps)
	}
	for i := start; i < j; i++ {
		if f.Is(i, "loan", "grant", "credit", "contribution", "funding", "financing") && f.Is(i+1, "from", "by") {
			ps, _ := f.PartiesFrom(i+2, j)
			return ps
		}
	}
	return nil
}

// sumPaid is the sum of the grant or loan that is the subject of a verb of paying: 'an $8
// million grant from the Fund will back'; or -1.
func (f *finder) sumPaid(start, verb int) int {
	for a := fact.Since(f.Amounts, start); a < len(f.Amounts) && f.Amounts[a].First < verb; a++ {
		if f.lent(a, verb) {
			return a
		}
	}
	return -1
}

// paying are those of a list of bodies that may pay for a project.
func (f *finder) paying(ps []int) []int {
	var out []int
	for _, k := range ps {
		if v := &f.Partners[k].Value; v.Type != record.Government || !v.Weak || fact.IsDonor(v.Country) || v.Country == "CN" {
			out = append(out, k)
		}
	}
	return out
}

// owned gives a project the body that the text calls its owner: an agency of a donor or
// a fund pays for it, an international organisation or a society carries it out.
func (f *finder) owned(v *record.Project, owner int) {
	o := &f.Partners[owner].Value
	switch {
	case f.givesAid(owner) && !o.Weak:
		if len(v.Funding) == 0 {
			v.Funding = []string{o.ID}
		}
	case o.Type == record.Multilateral || o.Type == record.NGO:
		if len(v.Implementing) == 0 {
			v.Implementing = []string{o.ID}
		}
	}
}

// acts reports whether a name is the subject of its sentence and a verb tells what the
// project does or is: 'The Digital Roads Programme will'. The verb stands at token i, or
// behind a clause between commas.
func (f *finder) acts(first, i, start, limit int) bool {
	begins := first <= start || first == start+1 && f.Is(start, "the")
	k := f.PartnerAt(first - 2)
	if f.Kind(first-1) != segment.Possessive {
		k = f.ownerBracketed(first)
	}
	if !begins && k >= 0 {
		o := f.Partners[k].First // 'The Agency's Clean Bus Programme has'
		begins = o <= start || o == start+1 && f.Is(start, "the")
	}
	if !begins && !f.behindLeadIn(first, start) {
		return false
	}
	if f.Is(i, ",") {
		for j := i + 1; j < min(limit, i+16); j++ {
			if f.Is(j, ",") {
				i = j + 1
				break
			}
		}
	}
	for f.Is(i, "also", "currently", "now") {
		i++
	}
	if f.Is(i, "has") && f.IsLower(i+1) && strings.HasSuffix(f.Lower(i+1), "ed") {
		return true
	}
	if f.Is(i, "is", "was", "has") {
		return f.Is(i+1, "a", "an", "designed", "implemented", "funded", "being", "helped", "trained", "reached",
			"built", "brought", "provided", "receiving", "supporting", "working", "expected", "backed", "financed", "supported",
			"run", "carried", "led", "estimated", "valued")
	}
	return f.IsLower(i) && works.Has(f.Lower(i))
}

// works are verbs that tell what a project does.
var works = wordset.Fields(`will aims seeks helps helped supports supported provides provided works builds built trains trained mobilises mobilizes mobilised reached reaches has is was runs ran covers
	covered targets brought brings began started ended focuses focused strengthens strengthened expands expanded improves improved delivers delivered promotes promoted
	protects protected connects connected equips equipped funds funded finances financed enables enabled assists assisted gives gave offers offered addresses addressed contributes contributed
	receives received gets benefits maintains opens raises reduces costs cost drew draws`)
