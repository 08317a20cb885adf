package agreement

import (
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
	first, end, d := sent.First, sent.First, -1
	var ps []int
	for i := sent.First; i < sent.Last; i++ {
		if i > sent.First && !f.BeginsLine(i) || !f.IsCapital(i) {
			continue
		}
		if v := f.partiesField(i, sent.First); v > i && len(ps) == 0 {
			ps, end = f.partiesFrom(v, sent.Last)
			if i == sent.First && v == i+1 {
				d = f.madeBehind(end, sent.Last)
			}
		} else if v := f.signedField(i); v > i && d < 0 {
			if d = f.DateAt(v); d >= 0 && (f.Dates[d].Value.Precision != "day" || f.Dates[d].Value.EDTF == nil) {
				d = -1
			}
		}
	}
	if d < 0 {
		return false
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
	case f.Is(i, "date") && f.Is(i+1, "of") && f.Is(i+2, "signing", "signature"), f.Is(i, "agreement") && f.Is(i+1, "signed"):
		for v = i + 1; f.Is(v, "of", "signing", "signature", "signed"); v++ {
		}
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
