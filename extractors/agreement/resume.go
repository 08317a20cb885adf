package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// again marks a telling of the agreement told before it; merge gives it that one's id.
const again = "again"

// resumed reads that the agreement told just before was signed then, without its noun or
// parties: 'The document was initialled in Accra on 16 May 2024', 'The Rector and the
// Minister sealed it on 14 June 2023', 'it dates from October 2021'.
func (f *finder) resumed(sent segment.Sentence) {
	at := len(f.out) - 1
	if at < 0 {
		return
	}
	before := &f.out[at]
	b := f.View.BlockAt(before.At.View.Start)
	if b < sent.Block-2 || f.Tokens[sent.First].Start-before.At.View.End > 700 || before.Value.Count > 1 && len(before.Value.Parties) > 2 {
		return
	}
	for i := sent.First; i < sent.Last; i++ {
		dates := f.Is(i, "dates", "goes") && f.Is(i-1, "it")
		if !f.IsLower(i) || !f.In(i, acts) && !dates || f.Is(i, "announced", "launched", "adopted", "came", "extended", "amended", "updated", "prolonged", "put", "entered") {
			continue
		}
		if !dates && !f.isObject(i+1) && !f.isResumed(i, sent.First) {
			continue
		}
		d := f.dateOf(sent, i, i+1)
		for j := i + 1; j < min(sent.Last, i+14) && d < 0; j++ {
			if d = f.DateAt(j); d >= 0 && f.Is(f.Dates[d].First-1, "by", "until", "since") {
				d = -1
				break
			}
		}
		if d < 0 || f.Dates[d].Value.EDTF == nil {
			return
		}
		date := f.Dates[d].Value.EDTF
		if before.Value.Date != nil && !within(*date, *before.Value.Date) {
			return
		}
		v := before.Value
		v.Date, v.Amounts = date, nil
		lo, hi := min(i, f.Dates[d].First), max(i+1, f.Dates[d].End)
		f.out = append(f.out, extract.Mention[record.Agreement]{ID: again, Value: v, At: f.Evidence(f.SpanOf(lo, hi), "agreement.resumed", fact.FarEvidence)})
		return
	}
}

// isObject reports whether what stands at token i takes up an agreement as an object:
// 'it', 'the agreement'.
func (f *finder) isObject(i int) bool {
	return f.Is(i, "it", "them") && !f.IsCapital(i+1) || f.Is(i, "the", "this") && f.isTaken(i+1)
}

// isTaken reports whether the noun at token i stands for an agreement told before.
func (f *finder) isTaken(i int) bool {
	for f.Is(i, "grant", "loan", "financing", "new", "joint", "framework", "bilateral", "partnership", "cooperation") && f.IsWord(i+1) {
		i++
	}
	return f.Is(i, "document", "text", "deal", "accord", "contract", "agreement", "compact", "instrument", "convention", "mou", "memorandum", "pact", "charter", "arrangement", "protocol", "notes", "documents", "agreements", "instruments", "papers", "signing")
}

// isResumed reports whether the subject of the verb at token v takes an agreement up: 'The
// document, which runs for three years, was initialled'.
func (f *finder) isResumed(v, start int) bool {
	if !f.Is(v-1, "was", "were", "been", "be", "place") && !f.Is(v-2, "was", "were", "been") {
		return false
	}
	return f.Is(start, "it") || f.Is(start, "the", "this") && f.isTaken(start+1)
}

// series is an agreement told as several, whose parts may be told one by one: 'concluded
// four programmes … The first, with UNICEF, …'.
type series struct {
	base  record.Agreement
	block int
	left  int
}

// begins notes a telling of several agreements.
func (f *finder) begins(m *extract.Mention[record.Agreement], block int) {
	if m.Value.Count > 1 && len(m.Value.Parties) > 0 {
		f.series = series{base: m.Value, block: block, left: m.Value.Count}
	}
}

// part reads one agreement of a series: 'The second was agreed with B', 'Under the third, C
// receives', 'The first, a financing agreement of $3 million, is for roads'.
func (f *finder) part(sent segment.Sentence) bool {
	s := &f.series
	if s.left == 0 || sent.Block > s.block+3 || sent.Block < s.block {
		return false
	}
	i := sent.First
	for f.Is(i, "under", "the", "through") {
		i++
	}
	if !f.Is(i, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "last", "other") || i-sent.First > 2 || i == sent.First && !f.IsCapital(i) {
		return false
	}
	if next := i + 1; !f.Is(next, ",", "was", "is", "with", "were", "agreement", "programme", "program", "contract", "one", "mou", "convention", "deal", "instrument", "memorandum", "grant", "loan", "of") {
		return false
	}
	kind, end := s.base.Kind, i+1
	var with []int
	for j := i + 1; j < min(sent.Last, i+24); j++ {
		if k := f.PartnerAt(j); k >= 0 && len(with) == 0 && !f.Partners[k].Value.Weak && (end == i+1 || f.Is(j-1, "with", "by", "between") || f.Is(j-2, "with", "by", "between")) {
			if with, end = f.PartiesFrom(j, sent.Last); len(with) == 0 {
				with, end = []int{k}, f.Partners[k].End
			}
			break
		}
		if f.Is(j, "grant", "loan") && j < i+8 {
			kind, end = f.Lower(j), j+1
		}
		if n, ok := f.nounAt(j); ok && len(with) == 0 {
			kind, end = n.kind, n.end
		}
	}
	v := s.base
	v.Kind, v.Count, v.Title, v.Amounts = kind, 1, nil, nil
	if len(with) > 0 {
		v.Parties = append(v.Parties[:1:1], f.IDs(with)...)
	} else if end == i+1 {
		return false
	}
	if d := f.dateOf(sent, sent.First, end); d >= 0 {
		v.Date = f.Dates[d].Value.EDTF
	}
	s.left--
	f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(i, end), "agreement.part", fact.FarEvidence)})
	return true
}

// signedField reads a line of a sheet about one agreement: 'Signed: July 15, 2022' under
// 'Ghana Compact'. The parties are those of the heading and the body that the sheet speaks
// for.
func (f *finder) signedField(sent segment.Sentence) bool {
	i := sent.First
	switch {
	case f.Is(i, "signed", "signature"):
		i++
	case f.Is(i, "date") && f.Is(i+1, "of") && f.Is(i+2, "signing", "signature"), f.Is(i, "agreement") && f.Is(i+1, "signed"):
		for i++; f.Is(i, "of", "signing", "signature", "signed"); i++ {
		}
	case f.Is(i, "signing", "signature") && f.Is(i+1, "date"), f.Is(i, "date") && f.Is(i+1, "signed"):
		i += 2
	default:
		return false
	}
	if f.Is(i, ":") {
		i++
	}
	if f.Kind(i) == segment.GapMark {
		i++
	}
	d := f.DateAt(i)
	if i-sent.First < 2 || d < 0 || f.Dates[d].Value.Precision != "day" || f.Dates[d].Value.EDTF == nil {
		return false
	}
	for at, n := f.SentenceAt(f.Tokens[sent.First].Start)-1, 0; at >= 0 && n < 6; at, n = at-1, n+1 {
		above := f.Sentences[at]
		if f.Doc.Blocks[above.Block].Kind != document.Heading && n > 0 && above.Last-above.First > 9 {
			continue
		}
		for j := above.First; j < above.Last; j++ {
			noun, ok := f.nounAt(j)
			if !ok || noun.plural {
				continue
			}
			var ps []int
			for k := above.First; k < above.Last; k++ {
				if p := f.PartnerAt(k); p >= 0 {
					ps = f.once(ps, p)
				}
			}
			if own := f.publisher(-1); len(own) > 0 {
				ps = f.once(ps, own[0])
			}
			if len(ps) == 0 || len(ps) > 3 {
				return false
			}
			title := f.Title(above.First, above.Last)
			v := record.Agreement{Kind: noun.kind, Count: 1, Title: &title, Parties: f.IDs(ps), Date: f.Dates[d].Value.EDTF}
			if len(title) > 90 {
				v.Title = nil
			}
			f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(sent.First, f.Dates[d].End), "agreement.field", fact.FarEvidence, impliedSide)})
			return true
		}
	}
	return false
}
