package agreement

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// implied reads an agreement that is told with its day and no parties of its own: they
// are those of the agreement told just before in the block, its owner's ('the Bank's
// second compact was signed in May 2022'), or the body that the sheet speaks for.
func (f *finder) implied(sent segment.Sentence, n noun, verb int, v *record.Agreement) (rule string, first, end int, doubts []string) {
	first, end = n.first, max(n.end, verb+1)
	if f.dateOf(sent, first, end) < 0 || f.Is(verb-1, "be") || f.Is(n.first-1, "this", "these") {
		return "", 0, 0, nil
	}
	board := n.kind == "country_programme" && f.Is(verb, "endorsed", "approved", "adopted", "discussed")
	passive := verb >= n.end && (acts.Has(f.Lower(verb)) || board) && !f.Is(verb, "sign", "signing", "signature", "adopted")
	if !passive || f.Is(verb, "endorsed", "approved") && !board {
		return "", 0, 0, nil
	}
	title := f.title(n) != nil
	for j := n.end; j < verb; j++ {
		if f.Is(j, "which", "that") && f.IsCapital(j+1) {
			return "", 0, 0, nil // 'the arrangement which Seoul and Hanoi signed': of others
		}
	}
	i := n.end
	if f.Is(i, ",") {
		i++
	}
	if f.Is(i, "with") {
		// 'A MoU with the Stock Exchange was signed': whom we do not know.
		if ps := f.publisher(-1); len(ps) > 0 && (f.IsCapital(i+1) || f.Is(i+1, "the") && f.IsCapital(i+2)) && f.PartnerAt(i+1) < 0 && f.PartnerAt(i+2) < 0 {
			v.Parties = f.IDs(ps)
			return "agreement.implied", first, end, []string{impliedSide, unnamedSide}
		}
		return "", 0, 0, nil
	}
	if own := f.IDs(f.states(f.named(sent, n))); len(own) > 0 && title {
		v.Parties = own
		first = min(first, f.Partners[f.named(sent, n)[0]].First)
		if len(own) > 1 {
			return "agreement.named", first, end, nil
		}
		return "agreement.named", first, end, []string{unnamedSide}
	}
	if board || title {
		ps := f.opening(sent)
		if k, _ := f.PartiesFrom(sent.First, n.first); len(ps) == 0 && len(k) == 1 && f.Kind(f.Partners[k[0]].End) == segment.Possessive {
			ps = k // 'the Bank's work rests on the framework'
		}
		if board && len(ps) == 1 && f.Partners[ps[0]].End < n.first {
			v.Parties = f.IDs(ps)
			return "agreement.implied", first, end, []string{impliedSide}
		}
	}
	if len(f.out) > 0 && !board && (!f.toldBefore(n) || f.out[len(f.out)-1].Value.Date == nil) {
		before := &f.out[len(f.out)-1]
		if !f.others(sent, n.end, verb, before.Value.Parties) && f.View.BlockAt(before.At.View.Start) == sent.Block && len(before.Value.Parties) > 1 && before.At.View.End <= f.Tokens[n.first].Start {
			v.Parties = before.Value.Parties
			return "agreement.implied", first, end, []string{fact.FarEvidence, impliedSide}
		}
	}
	if title || board || n.kind == "country_programme" {
		if ps := f.publisher(-1); len(ps) > 0 {
			v.Parties = f.IDs(ps)
			return "agreement.implied", first, end, []string{impliedSide}
		}
	}
	return "", 0, 0, nil
}

// others reports whether the sentence names a body that is none of the parties, between
// the tokens first and end aside: 'The agreement, on which UNDP builds, was signed'.
func (f *finder) others(sent segment.Sentence, first, end int, parties []string) bool {
	for i := sent.First; i < sent.Last; i++ {
		if i >= first && i < end {
			continue
		}
		k := f.PartnerAt(i)
		if k < 0 {
			continue
		}
		if p := &f.Partners[k]; !p.Value.Weak && !slices.Contains(parties, p.Value.ID) {
			return true
		}
		i = f.Partners[k].End - 1
	}
	return false
}

// toldBefore reports whether 'the' or 'its' stands before a noun without a name: one told
// before.
func (f *finder) toldBefore(n noun) bool {
	for i := n.first - 1; i >= max(0, n.first-3) && f.IsWord(i); i-- {
		if f.Is(i, "the", "its", "this", "their") {
			return !f.IsCapital(n.first)
		}
	}
	return false
}

// publisher is the body that the sheet speaks for, unless it is the party k.
func (f *finder) publisher(k int) []int {
	ps := f.Speaker()
	if len(ps) != 1 || k >= 0 && f.Partners[ps[0]].Value.ID == f.Partners[k].Value.ID {
		return nil
	}
	return ps
}

// listed reads an agreement that is only named, with its day or as a new one: an entry
// of a list ('Memorandum of Cooperation with the Ministry of Health, December 2020'),
// 'UNDP's MoU with the Bank, dated 11 August 2020', 'a new Lake Agreement with Kenya'. Its
// other party is its owner, who acts in the sentence or the body that the sheet speaks for.
func (f *finder) listed(sent segment.Sentence, n noun, v *record.Agreement) (rule string, first, end int, doubts []string) {
	with, e := f.with(sent, n)
	own := f.named(sent, n)
	if f.ofYear(n) && len(f.IDs(own)) == 2 && len(with) == 0 && !n.plural {
		// 'the 2022 U.S.-Jordan Memorandum of Understanding'
		v.Parties = f.IDs(f.states(own))
		return "agreement.named", f.Partners[own[0]].First, n.end, nil
	}
	if a := f.PartnerAt(n.end); a >= 0 && !n.plural && f.IsCapital(n.first) {
		// 'Free Trade Agreement Kenya–Ghana: in force since May 2016'
		if b := f.PartnerAt(f.Partners[a].End + 1); b >= 0 && f.Is(f.Partners[a].End, "-", "–", "and", "/") {
			if d := f.dateBehind(f.Partners[b].End); d >= 0 {
				date := strings.TrimSuffix(*f.Dates[d].Value.EDTF, "/..")
				v.Parties, v.Date = f.IDs([]int{a, b}), &date
				return "agreement.named", n.first, f.Dates[d].End, nil
			}
		}
	}
	if len(with) != 1 || n.plural {
		return "", 0, 0, nil
	}
	item := f.Doc.Blocks[sent.Block].Kind == document.Item && n.first-sent.First < 5
	d := f.dateBehind(e)
	if f.Is(e, ",") && f.Is(e+1, "dated", "signed", "concluded") && d < 0 {
		if d = f.dateBehind(e + 1); d < 0 && f.Is(e+2, "on", "in") {
			d = f.DateAt(e + 3)
		}
	}
	if lead := f.DateAt(sent.First); d < 0 && lead >= 0 && f.Is(f.Dates[lead].End, ":", "-", "–", "—") && f.Dates[lead].Value.EDTF != nil {
		d, item = lead, true // 'March 2023: letter of intent with the Office'
	}
	fresh := false
	for i := n.first - 1; i > max(sent.First, n.first-6) && (f.IsCapital(i) || f.Is(i, "new")); i-- {
		fresh = fresh || f.Is(i, "new") && f.Is(i-1, "a", "the") && f.IsCapital(n.first)
	}
	switch {
	case d >= 0 && (len(own) == 1 || item):
		end = max(e, f.Dates[d].End)
	case fresh, f.Is(n.first-1, "our"):
		end = e
	default:
		return "", 0, 0, nil
	}
	ps := own
	if len(ps) == 0 && !item {
		ps = f.opening(sent)
	}
	if len(ps) == 0 || f.Is(n.first-1, "our") {
		ps = f.publisher(with[0])
		doubts = []string{impliedSide}
	}
	if len(ps) == 0 {
		doubts = []string{unnamedSide}
	}
	first = n.first
	if len(own) > 0 {
		first = f.Partners[own[0]].First
	}
	if d >= 0 {
		first, v.Date = min(first, f.Dates[d].First), f.Dates[d].Value.EDTF
	}
	v.Parties = f.IDs(f.states(append(append([]int(nil), ps...), with...)))
	return "agreement.listed", first, end, doubts
}
