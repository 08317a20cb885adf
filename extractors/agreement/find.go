package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// list is an open list of agreements: what its lead-in says for the items.
type list struct {
	block   int // the item that may come next
	parties []int
	date    *string
	kind    string
}

// find reads the sheet sentence by sentence.
func (f *finder) find() {
	var open *list
	var above *string // the latest date in the block, for what follows it
	block := -1
	for n := range f.Sentences {
		sent := f.Sentences[n]
		kind := f.Doc.Blocks[sent.Block].Kind
		if kind == document.Header || kind == document.Footer || kind == document.Tile || kind == document.Caption {
			continue
		}
		if sent.Block != block {
			block, above = sent.Block, nil
		}
		if open != nil && kind == document.Item && sent.Block >= open.block && sent.Block <= open.block+1 {
			if sent.Block == open.block {
				f.item(sent, open)
				open.block = sent.Block + 1
			}
			continue
		}
		if open != nil && sent.Block > open.block {
			open = nil
		}
		if l := f.leadsIntoList(sent, n, above); l != nil {
			open = l
			continue
		}
		if kind == document.Heading {
			f.drop(sent.Block)
		}
		f.sentence(sent, kind)
		if d := f.dateOf(sent, sent.First, sent.Last); d >= 0 {
			above = f.Dates[d].Value.EDTF
		}
	}
}

// drop takes back an undated agreement that the heading before a text told, where the
// text told one itself: the heading only announced it. It is called at every heading,
// and once at the end.
func (f *finder) drop(block int) {
	h := f.heading
	if h.told && f.out[h.at].Value.Date == nil && len(f.out) > h.at+1 && f.View.BlockAt(f.out[h.at+1].At.View.Start) <= h.block+2 {
		f.out = append(f.out[:h.at], f.out[h.at+1:]...)
	}
	f.heading = heading{block: block}
}

// heading is an agreement told by a heading, whose text is still to be read.
type heading struct {
	block, at int
	told      bool
}

// sentence reads the agreements that one sentence tells.
func (f *finder) sentence(sent segment.Sentence, kind document.Kind) {
	var last *extract.Mention[record.Agreement]
	for i := sent.First; i < sent.Last; i++ {
		n, ok := f.nounAt(i)
		if !ok {
			if joining[f.Lower(i)] && f.IsLower(i) && f.joined(sent, i) {
				return
			}
			continue
		}
		if m, ok := f.tell(sent, n, last); ok {
			if kind == document.Item {
				f.titled(&m, sent)
			}
			if kind == document.Heading || m.Value.Date == nil && sent.Block < 6 && f.present(sent) {
				f.heading.block = sent.Block
				f.heading.told, f.heading.at = true, len(f.out)
			}
			f.out = append(f.out, f.apart(m)...)
			last = &f.out[len(f.out)-1]
			f.more(sent, n, last)
		}
		i = n.end - 1
	}
}

// present reports whether a sentence is a headline in the present tense without a full
// stop: 'Japan and Ghana sign grant for roads'.
func (f *finder) present(sent segment.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		if f.Is(i, "sign", "signs") && !f.Is(i-1, "to", "will") {
			return !f.Is(sent.Last-1, ".")
		}
	}
	return false
}

// tell reads the agreement that a noun stands for.
func (f *finder) tell(sent segment.Sentence, n noun, last *extract.Mention[record.Agreement]) (m extract.Mention[record.Agreement], ok bool) {
	v := record.Agreement{Kind: n.kind, Count: 1}
	if n.plural {
		v.Count = max(1, f.count(n.first, sent.First))
	}
	parties, first, end, rule := f.parties(sent, n)
	var doubts []string
	switch {
	case rule != "":
		v.Parties = f.IDs(f.states(parties))
	case last != nil && f.follows(sent, n):
		rule, first, end = "agreement.followed", n.first, f.clauseEnd(n.end, sent.Last)
		v.Parties = last.Value.Parties
	default:
		rule, first, end, doubts = f.otherSides(sent, n, &v)
	}
	if rule == "" {
		return m, false
	}
	first, end = min(first, n.first), max(end, n.end)
	if d := f.dateOf(sent, first, end); d >= 0 {
		v.Date = f.Dates[d].Value.EDTF
		first, end = min(first, f.Dates[d].First), max(end, f.Dates[d].End)
	} else if t := f.today(sent, first, end); t >= 0 {
		v.Date = &f.Doc.Date
		first, end = min(first, t), max(end, t+1)
	}
	v.Title = f.title(n)
	switch {
	case len(v.Parties) > 1 || rule == "agreement.adopted":
	case len(v.Parties) == 0 || v.Date == nil && v.Title == nil && rule != "agreement.one_side":
		return m, false
	}
	for a := fact.Since(f.Amounts, sent.First); a < len(f.Amounts) && f.Amounts[a].First < sent.Last; a++ {
		if g := f.Amounts[a].First; g >= n.first-8 && g < n.first {
			v.Amounts = append(v.Amounts, f.Amounts[a].ID) // 'a $20 million grant agreement'
		}
	}
	return extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(max(first, sent.First), min(end, sent.Last)), rule, doubts...)}, true
}

// more reads what a count goes on to: 'three MoUs with B and one with C'.
func (f *finder) more(sent segment.Sentence, n noun, first *extract.Mention[record.Agreement]) {
	if first.At.Rule != "agreement.signed_with" {
		return
	}
	base := *first
	with, end := f.with(sent, n)
	k := len(base.Value.Parties) - len(f.IDs(with))
	if k < 1 {
		return
	}
	for {
		i := f.pastDate(end)
		for f.Is(i, ",", "and", "as", "well", "another") {
			i++
		}
		c := small[f.Lower(i)]
		if f.Is(i-1, "another", "and") && f.Is(i, "with") && !f.Is(i-2, "along", "together") {
			c, i = 1, i-1
		}
		if i <= end || i+1 >= sent.Last || c == 0 || !f.Is(i+1, "with") {
			return
		}
		ps, e := f.PartiesFrom(i+2, sent.Last)
		if len(ps) == 0 {
			return
		}
		v := base.Value
		v.Parties = append(append([]string(nil), base.Value.Parties[:k]...), f.IDs(ps)...)
		v.Count, v.Title, v.Amounts = c, nil, nil
		if d := f.DateAt(e + 1); d >= 0 && f.Is(e, "in", "on", "(") && f.Dates[d].Value.EDTF != nil {
			v.Date, e = f.Dates[d].Value.EDTF, f.Dates[d].End
		}
		if f.Is(i, "and") {
			i++
		}
		f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(i, e), "agreement.signed_with")})
		end = e
	}
}

// follows reports whether an agreement is told to follow from the one before it.
func (f *finder) follows(sent segment.Sentence, n noun) bool {
	signed := false
	for i := n.end; i < sent.Last; i++ {
		if f.Is(i, "signed", "followed", "concluded", "agreed") {
			signed = true
		}
	}
	return signed && !n.plural
}

func (f *finder) clauseEnd(i, limit int) int {
	for i < limit && !f.Is(i, ".", ";") {
		i++
	}
	return i
}

// dateOf is the date of what the tokens first to end of a sentence tell, or -1: one
// inside, one right behind, or the one that the sentence begins with.
func (f *finder) dateOf(sent segment.Sentence, first, end int) int {
	best := -1
	for d := fact.Since(f.Dates, sent.First); d < len(f.Dates) && f.Dates[d].First < sent.Last; d++ {
		m := &f.Dates[d]
		if m.Value.EDTF == nil || f.Is(m.First-1, "by", "until", "since") || f.PartnerAt(m.First) >= 0 {
			continue
		}
		switch {
		case m.First >= first && (m.End <= end || m.First <= end+2 && f.Is(m.First-1, "on", "in", ",", "(", "dated", "of")):
			if best < 0 || f.Dates[best].First < first || f.finer(m, &f.Dates[best]) {
				best = d
			}
		case m.First >= end && (m.Value.Precision == "day" && f.Is(m.First-1, "on") || m.Value.Precision == "month" && m.First < end+6 && f.Is(m.First-1, "in")) && f.calm(end, m.First) && best < 0:
			best = d
		case m.First < first && (m.First-sent.First < 5 || first-m.End < 4) && best < 0:
			best = d
		}
	}
	return best
}

// calm reports whether nothing else is signed between an agreement and a day behind it.
func (f *finder) calm(first, end int) bool {
	for i := first; i < end; i++ {
		if signing[f.Lower(i)] && f.IsLower(i) || f.Is(i, ";", ",") {
			return false
		}
	}
	return end-first < 16
}

func (f *finder) finer(a, b *fact.Found[record.Date]) bool {
	return rank(a.Value.Precision) > rank(b.Value.Precision)
}

func rank(precision string) int {
	switch precision {
	case "day":
		return 3
	case "month":
		return 2
	case "year":
		return 1
	}
	return 0
}
