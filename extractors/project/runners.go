package project

import (
	"strings"

	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// fundersFrom are the funders named from token i on: a list, or several each with a sum and
// a preposition of its own: 'by Norway with NOK 4 million and by the Orchid Fund'.
func (f *finder) fundersFrom(i, end int) []int {
	ps, next := f.PartiesFrom(i, end)
	for n := 0; n < 4 && len(ps) > 0; n++ {
		j := next
		if f.Is(j, "with", "(", "to", ",", "giving") {
			j++
			for k := 0; k < 3 && f.AmountAt(j) < 0 && f.IsWord(j); k++ {
				j++
			}
			a := f.AmountAt(j)
			if a < 0 {
				break
			}
			if j = f.Amounts[a].End; f.Text(j) == ")" {
				j++
			}
		}
		for f.Is(j, ",", "and", ";") {
			j++
		}
		if j == next {
			break
		}
		if f.Is(j, "by", "from") {
			j++
		}
		more, after := f.PartiesFrom(j, end)
		if len(more) == 0 || f.finiteAt(after) {
			break
		}
		ps, next = append(ps, more...), after
	}
	return ps
}

// finiteAt reports whether a verb stands at token i, so that what stands before it is its
// subject and goes not on with a list.
func (f *finder) finiteAt(i int) bool {
	return f.verbHere(i) || f.IsLower(i) && works.Has(f.Lower(i))
}

// withJoined are the parties named from token i on, with those behind 'in partnership
// with' or 'together with', and the token behind them: 'by FAO in partnership with UNICEF'.
func (f *finder) withJoined(i, end int) ([]int, int) {
	ps, next := f.PartiesFrom(i, end)
	if len(ps) == 0 {
		return nil, i
	}
	j := next
	if f.Is(j, ",") {
		j++
	}
	if with := f.joined(j); with > 0 {
		more, after := f.PartiesFrom(with, end)
		return append(ps, more...), after
	}
	return ps, next
}

var carries = wordset.Fields(`run runs steward stewards implement implements manage manages execute executes
	deliver delivers implementing running managing delivering operate operates coordinate coordinates lead leads
	house houses host hosts ran implemented managed executed delivered led`)

// runners are the parties ps where the verb at token j tells that they carry a project out,
// with those whom they do it with: 'which UNDP [carries out with UN Women]'.
func (f *finder) runners(ps []int, j, end int) []int {
	for n := 0; n < 4 && f.Is(j, "will", "would", "is", "are", "has", "have", "been", "to", "jointly", "now"); n++ {
		j++
	}
	switch {
	case f.Is(j, "carry", "carries", "carrying", "carried") && f.Is(j+1, "out"):
		j += 2
	case f.IsLower(j) && carries.Has(f.Lower(j)):
		j++
	default:
		return nil
	}
	with := f.joined(j)
	if f.Is(j, "with") {
		with = j + 1
	}
	if with > 0 {
		more, _ := f.PartiesFrom(with, end)
		ps = append(ps, more...)
	}
	return ps
}

// agencyBefore are the parties who are called the executing agency at token i: 'The Roads
// Department acts as executing agency'.
func (f *finder) agencyBefore(i, first int) []int {
	if !f.Is(i+1, "agency", "agencies", "partner", "partners", "body", "entity", "organisation", "organization") {
		return nil
	}
	j := i - 1
	for f.Is(j, "the", "an", "a", "lead", "main", "as", "its") && j > first {
		j--
	}
	if !f.Is(j, "acts", "act", "acting", "serves", "serve", "serving", "is", "are", "be") {
		return nil
	}
	ps, _ := f.PartiesTo(f.beforeAuxiliaries(j, first), first)
	return ps
}

// workedWith are the bodies with whom a project works, where its sentence begins with
// them: 'With the Roads Department, the programme keeps', 'Together with Oxfam, GROW
// trains'. The preposition stands at token i.
func (f *finder) workedWith(i, first, end int) []int {
	if i > first && !f.BeginsLine(i) && f.Kind(i-1) != segment.Break && !f.Is(i-1, ".", ";", ":") {
		return nil
	}
	from := i + 1
	if with := f.joined(i); with > 0 {
		from = with
	}
	ps, j := f.PartiesFrom(from, end)
	if len(ps) > 0 && f.Is(j, ".") {
		return f.notDonors(ps) // 'With UNICEF and Oxfam.'
	}
	if len(ps) == 0 || !f.Is(j, ",") {
		return nil
	}
	j++
	if f.Is(j, "it") || f.Is(j, "the", "this") && f.projectNoun(j+1) {
		return f.notDonors(ps)
	}
	if f.Is(j, "the") {
		j++
	}
	subject := j
	for j < subject+5 && (f.IsCapital(j) || f.Glued(j) && j > subject) && f.PartnerAt(j) < 0 { // 'R4D'
		j++
	}
	if w := f.Lower(j); j > subject && f.IsLower(j) && (works.Has(w) || strings.HasSuffix(w, "s") && len(w) > 3) {
		return f.notDonors(ps)
	}
	return nil
}

// entrusts are the participles of those who are given something to carry out.
var entrusts = wordset.Fields(`entrusted tasked mandated commissioned charged contracted picked chosen selected hired appointed`)

// entrusted reads who is given a project to carry out, and by whom: 'UN Women has been
// entrusted by the Fund with', 'Sida commissioned Oxfam to run'. The verb stands at token i.
func (f *finder) entrusted(v *record.Project, i, first, end int) {
	subject, _ := f.PartiesTo(f.beforeAuxiliaries(i, first), first)
	if len(subject) == 0 {
		return
	}
	toRun := f.Is(i+1, "to") && (f.Is(i+2, "carry") || carries.Has(f.Lower(i+2)))
	if f.Is(i, "picked", "chosen", "selected", "hired", "appointed") && !toRun {
		return
	}
	if f.Is(i-1, "been", "is", "was", "were", "are") {
		v.Implementing = union(v.Implementing, f.IDs(subject))
		if f.Is(i+1, "by") {
			ps, _ := f.PartiesFrom(i+2, end)
			v.Funding = union(v.Funding, f.IDs(f.givingAid(ps)))
		}
		return
	}
	ps, j := f.PartiesFrom(i+1, end)
	if len(ps) > 0 && f.Is(j, "with", "to") {
		v.Implementing = union(v.Implementing, f.IDs(ps))
		v.Funding = union(v.Funding, f.IDs(f.givingAid(subject)))
	}
}

// givingAid are those of a list of bodies that give aid.
func (f *finder) givingAid(ps []int) []int {
	var out []int
	for _, k := range ps {
		if f.givesAid(k) {
			out = append(out, k)
		}
	}
	return out
}
