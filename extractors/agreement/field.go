package agreement

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// field reads the lines of a sheet, or a part of one, about one agreement: 'Signed: July 15,
// 2022' under 'Ghana Compact', 'Between UNIDO and the Ministry; endorsed in Vienna on 3 March
// 2020' under 'Country Programme'. The parties are those that such a line names, or those of
// the heading and the body that the sheet speaks for.
func (f *finder) field(sent segment.Sentence) bool {
	first, end, d, label := sent.First, sent.First, -1, sent.First
	money := false
	var ps []int
	for i := sent.First; i < sent.Last; i++ {
		if i > sent.First && !f.BeginsLine(i) || !f.IsCapital(i) {
			continue
		}
		money = money || f.In(i, moneyLabels) && f.Is(i+1, ":") || f.signedField(i) > i
		if v := f.partiesField(i, sent.First); v > i && len(ps) == 0 {
			ps, end = f.partiesFrom(v, sent.Last)
			if i == sent.First && v == i+1 {
				d = f.madeBehind(end, sent.Last)
			}
		} else if v := f.signedField(i); v > i && d < 0 {
			label = i
			if d = f.DateAt(v); d >= 0 && (f.Dates[d].Value.Precision != "day" || f.Dates[d].Value.EDTF == nil) {
				d = -1
			}
		}
	}
	if f.cards == sent.Block {
		return false
	}
	if money && f.financed(sent.Block) {
		f.cards = sent.Block
		return true
	}
	if d < 0 {
		return false
	}
	if f.cardField(label, d) {
		return true
	}
	above, n, ok := f.headOf(sent)
	if !ok {
		return false
	}
	doubts := []string{fact.FarEvidence}
	if len(ps) < 2 {
		ps = f.bodiesIn(above)
		if own := f.publisher(-1); len(own) > 0 {
			ps = f.once(ps, own[0])
		}
		doubts = append(doubts, impliedSide)
	}
	if len(ps) == 0 || len(ps) > 3 {
		return false
	}
	v := record.Agreement{Kind: n.kind, Count: 1, Parties: f.IDs(ps), Date: f.Dates[d].Value.EDTF}
	if title := f.Title(above.First, above.Last); len(title) <= 90 {
		v.Title = &title
	}
	f.add(v, first, max(end, f.Dates[d].End), "agreement.field", doubts...)
	return true
}

// signedField is the token behind the label of the day of signing at token i, or i: 'Signed:',
// 'Date of signature:'.
func (f *finder) signedField(i int) int {
	v := i
	switch {
	case f.Is(i, "signed", "signature"):
		v = i + 1
	case f.Is(i, "date") && f.Is(i+1, "of") && f.Is(i+2, "signing", "signature"):
		v = i + 3
	case f.labelNoun(i) > i && f.Is(f.labelNoun(i), "signed", "signature", "signing"):
		v = f.labelNoun(i) + 1
	case f.Is(i, "signing", "signature") && f.Is(i+1, "date"), f.Is(i, "date") && f.Is(i+1, "signed"):
		v = i + 2
	default:
		return i
	}
	label := v
	if f.Is(v, ":") {
		v++
	}
	if f.Kind(v) == segment.GapMark {
		v++
	}
	if v == label {
		return i
	}
	return v
}

// labelNoun is the token behind the noun of an agreement in a label that begins at token i, or i:
// 'Grant agreement [signed:]'.
func (f *finder) labelNoun(i int) int {
	for j := i; j < i+3 && f.IsWord(j); j++ {
		if f.Is(j, "agreement", "contract", "convention", "mou", "memorandum") {
			return j + 1
		}
	}
	return i
}

// cardField reads the day of an agreement among a project's labelled lines: 'Agreement signed: 4
// May 2021'. Its parties are the donor and those who carry the project out.
func (f *finder) cardField(label, d int) bool {
	n := f.labelNoun(label)
	if n == label {
		return false
	}
	cards := f.Cards()
	at := slices.IndexFunc(cards, func(c fact.Card) bool { return label >= c.First && label < c.End })
	if at < 0 {
		return false
	}
	donors := f.inCells(cards[at].Fields[fact.DonorColumn])
	doers := f.inCells(cards[at].Fields[fact.PartnerColumn])
	if len(doers) == 0 {
		doers = f.inCells(cards[at].Fields[fact.LeadColumn])
	}
	if len(donors) != 1 || len(doers) == 0 || len(doers) > 2 {
		return false
	}
	kind := f.moneyKind(n - 1)
	if f.Is(n-1, "mou", "memorandum") {
		kind = "mou"
	}
	v := record.Agreement{Kind: kind, Count: 1, Parties: f.IDs(joint(donors, doers)), Date: f.Dates[d].Value.EDTF}
	f.add(v, label, f.Dates[d].End, "agreement.field", fact.FarEvidence)
	return true
}

// inCells are the bodies that cells name, each once.
func (f *finder) inCells(cells []fact.Cell) (out []int) {
	for _, c := range cells {
		for i := c.First; i < c.End; i++ {
			if k := f.PartnerAt(i); k >= 0 {
				out, i = f.once(out, k), f.Partners[k].End-1
			}
		}
	}
	return out
}

// partiesField is the token behind the label of the parties at token i, or i: 'Parties:',
// 'Signatories:', and 'Between' where the text begins with it.
func (f *finder) partiesField(i, start int) int {
	if f.Is(i, "parties", "signatories", "between") && f.Is(i+1, ":") {
		return i + 2
	}
	if i == start && f.Is(i, "between") {
		return i + 1
	}
	return i
}

// madeBehind is the date of a verb of signing behind the parties of a field, or -1: '; endorsed
// in Vienna, 3 March 2020'.
func (f *finder) madeBehind(i, limit int) int {
	for ; i < limit; i++ {
		if !f.In(i, acts) && !f.Is(i, "endorsed", "approved") {
			continue
		}
		for j := i + 1; j < min(limit, i+10); j++ {
			if d := f.DateAt(j); d >= 0 && f.Dates[d].Value.EDTF != nil {
				return d
			}
		}
	}
	return -1
}

// headOf is the heading, or the short line, over a sentence that names one agreement, and its
// noun.
func (f *finder) headOf(sent segment.Sentence) (above segment.Sentence, n noun, ok bool) {
	at := f.SentenceAt(f.Tokens[sent.First].Start) - 1
	for back := 0; at >= 0 && back < 6; at, back = at-1, back+1 {
		above = f.Sentences[at]
		if f.Doc.Blocks[above.Block].Kind != document.Heading && back > 0 && above.Last-above.First > 9 {
			continue
		}
		for j := above.First; j < above.Last; j++ {
			if n, ok = f.nounAt(j); ok && !n.plural {
				return above, n, true
			}
		}
	}
	return above, n, false
}
