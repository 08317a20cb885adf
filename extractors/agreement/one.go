package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// oneSide reads an agreement that is signed, and of which the sheet names one party:
// 'the board and the Government of Bhutan signed a MoU', 'a MoU was signed with UNICEF
// in May 2021'.
func (f *finder) oneSide(sent segment.Sentence, n noun, verb int, v *record.Agreement) (rule string, first, end int, doubts []string) {
	if !acts.Has(f.Lower(verb)) || f.Is(verb, "ratified", "adopted", "launched", "came", "exchanged") || n.kind == "declaration" || n.kind == "treaty" {
		return "", 0, 0, nil
	}
	with, e := f.withBehind(sent, n, verb)
	var ps []int
	other := false // who signs with the one that is named has a name that we do not know
	first = n.first
	if verb < n.first {
		first = f.groupStart(verb, sent.First)
		if ps, first = f.subject(first, sent); len(ps) == 0 {
			// With a body that we do not know: 'Sida and the State Chancellery signed'.
			j := first
			for j > sent.First && (f.IsCapital(j-1) || f.Is(j-1, "of", "for", "the")) && f.DateAt(j-1) < 0 {
				j--
			}
			if f.Is(j-1, "and", "&") && j < first && f.people.At(first-1) < 0 {
				if ps = f.SubjectTo(j-1, sent.First); len(ps) == 1 {
					other, first = true, f.Partners[ps[0]].First
				} else {
					ps = nil
				}
			}
		}
	}
	if f.Is(verb, "announced") && (verb < n.end || len(with) == 0) || f.Is(verb-1, "be") && !(verb >= n.end && len(with) == 1 && !n.plural) || verb >= n.end && f.Is(n.first-1, "the", "this") && len(f.out) > 0 && f.View.BlockAt(f.out[len(f.out)-1].At.View.Start) >= sent.Block-1 {
		return "", 0, 0, nil // one that may be signed, or the one just told
	}
	for _, k := range with {
		if f.Is(f.Partners[k].End, "-", "firm", "company") {
			return "", 0, 0, nil // 'with Vietnam-based'
		}
	}
	other = other || len(with) > 0 && len(ps) == 0 && (verb >= n.end || f.IsCapital(first-1) || f.title(n) != nil)
	switch {
	case len(with)+len(ps) == 0 || len(with) > 1 || len(with) > 0 && len(ps) > 0:
		return "", 0, 0, nil
	case len(with) > 0 && f.Is(e, "and", ",") && f.IsLower(e+1):
		// 'with UNICEF and two firms'
	case len(ps) > 0 && f.Is(n.end, "with"):
		if other = f.IsCapital(n.end+1) || f.Is(n.end+1, "the", "a", "an") && f.IsCapital(n.end+2); !other && v.Count < 2 {
			return "", 0, 0, nil
		}
		// Past the other side's name, so that a date behind it is found.
		for e = n.end + 1; e < min(sent.Last, n.end+10) && (f.IsCapital(e) || f.Is(e, "the", "a", "an", "of", "for", "and", "-", "&") || v.Count > 1 && f.IsWord(e) && !f.Is(e, "in", "on")) && f.DateAt(e) < 0; e++ {
		}
	case len(ps) == 1 && f.Is(first-1, "the") && f.Is(first-2, "and") && f.IsWord(first-3), len(ps) == 1 && f.Is(first-1, "and") && f.IsWord(first-2):
		other = true
	}
	if !other && f.dateOf(sent, min(first, n.first), max(e, n.end)) < 0 && f.today(sent, min(first, n.first), max(e, n.end)) < 0 {
		return "", 0, 0, nil
	}
	doubts = []string{unnamedSide}
	if len(ps) == 0 && len(with) == 1 && verb >= n.end {
		if ps = f.publisher(with[0]); len(ps) > 0 {
			doubts = []string{impliedSide}
		}
	}
	v.Parties = f.IDs(f.states(append(append([]int(nil), ps...), with...)))
	return "agreement.one_side", min(first, n.first, verb), max(e, n.end), doubts
}

// further reads 'Two further MoUs, with B and C, followed in November 2021' after an
// agreement that the block has told: its first party goes on.
func (f *finder) further(sent segment.Sentence, n noun, v *record.Agreement) (rule string, first, end int, doubts []string) {
	if len(f.out) == 0 {
		return "", 0, 0, nil
	}
	before := &f.out[len(f.out)-1]
	if f.View.BlockAt(before.At.View.Start) != sent.Block || len(before.Value.Parties) < 2 {
		return "", 0, 0, nil
	}
	more := false
	for i := n.first - 1; i >= max(sent.First, n.first-4); i-- {
		more = more || f.Is(i, "further", "another", "additional", "more", "other", "second", "third", "similar")
	}
	i := n.end
	if f.Is(i, ",") {
		i++
	}
	if !more || !f.Is(i, "with") {
		return "", 0, 0, nil
	}
	with, e := f.PartiesFrom(i+1, sent.Last)
	told := false
	for j := e; j < min(sent.Last, e+8); j++ {
		told = told || f.Is(j, "followed", "signed", "concluded") && !f.Is(j-1, "be")
	}
	if len(with) == 0 || !told {
		return "", 0, 0, nil
	}
	v.Parties = append([]string{before.Value.Parties[0]}, f.IDs(f.states(with))...)
	for f.Is(e, ",") || f.Is(e, "followed", "were", "was", "signed", "concluded") {
		e++
	}
	return "agreement.further", n.first, e, []string{fact.FarEvidence}
}

// apart makes as many agreements of further ones as they are told to be, where each is
// with another party.
func (f *finder) apart(m extract.Mention[record.Agreement]) []extract.Mention[record.Agreement] {
	with := m.Value.Parties
	if m.At.Rule != "agreement.further" || m.Value.Count < 2 || m.Value.Count != len(with)-1 {
		return []extract.Mention[record.Agreement]{m}
	}
	var out []extract.Mention[record.Agreement]
	for _, p := range with[1:] {
		o := m
		o.Value.Count, o.Value.Parties = 1, []string{with[0], p}
		out = append(out, o)
	}
	return out
}

// pastDate is the token behind 'in May 2021' or '(2021)' at token i, or i.
func (f *finder) pastDate(i int) int {
	if !f.Is(i, "in", "on", "(") {
		return i
	}
	d := f.DateAt(i + 1)
	if d < 0 {
		return i
	}
	if i = f.Dates[d].End; f.Is(i, ")") {
		i++
	}
	return i
}
