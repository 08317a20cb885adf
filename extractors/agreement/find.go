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

// parties reads who makes the agreement, and the tokens that tell it; an empty rule
// where the sentence does not say that one is made.
func (f *finder) parties(sent segment.Sentence, n noun) (parties []int, first, end int, rule string) {
	verb := f.verb(sent, n)
	// 'between A and B' behind the noun, with or without the verb between them.
	for i := n.end; i < min(sent.Last, n.end+14); i++ {
		if f.AnyNoun(i) || f.Is(i, ";") {
			break
		}
		if f.Is(i, "to", "which", "that", "will") || f.Is(i, ",") && !sure[f.Lower(i+1)] {
			break // 'a MoU to build the line between A and B'
		}
		if f.Is(i, "between", "among", "amongst") {
			ps, e := f.partiesFrom(i+1, sent.Last)
			for j := e; verb < 0 && j < min(sent.Last, e+5); j++ {
				if f.isSure(j) {
					verb, e = j, f.pastForce(j+1)
				}
			}
			if verb >= e && verb <= e+1 {
				e = f.pastForce(verb + 1)
			}
			if len(ps) >= 2 && (verb >= 0 || f.happens(sent, n, e) || f.dateBehind(e) >= 0) {
				first = n.first
				if verb >= 0 {
					first = min(first, verb)
				}
				return ps, first, max(e, n.end), "agreement.between"
			}
			break
		}
	}
	if verb < 0 {
		return nil, 0, 0, ""
	}
	if verb < n.first {
		// 'A and B [intend to] sign a MoU [with C]'
		g := f.groupStart(verb, sent.First)
		ps, start := f.SubjectTo(g, sent.First), g
		if len(ps) == 0 && f.Is(g-1, "we") {
			ps, start = f.Speaker(), g-1
			if len(ps) > 0 {
				with, e := f.with(sent, n)
				if len(with) == 0 {
					return nil, 0, 0, ""
				}
				return append(ps, with...), start, e, "agreement.signed_with"
			}
		}
		if len(ps) > 0 {
			start = f.Partners[ps[0]].First
		}
		if len(ps) == 0 && f.Is(verb, "signing", "signature") && f.Is(verb+1, "of", "a", "an", "the") {
			start = verb
		}
		with, e := f.with(sent, n)
		rule = "agreement.signed_by"
		if len(with) == 0 && f.Is(verb, "signing", "signature", "conclusion") && f.Is(n.end, "by") {
			with, e = f.partiesFrom(n.end+1, sent.Last)
		}
		if len(with) == 0 && f.Is(n.end, "with") {
			return nil, 0, 0, "" // with whom, we do not know
		}
		if len(with) > 0 {
			rule = "agreement.signed_with"
			if len(ps) == 0 && f.Is(g-1, "and") {
				if ps = f.opening(sent); len(ps) > 0 {
					start = f.Partners[ps[0]].First
				}
			}
			ps = append(append([]int(nil), ps...), with...)
		}
		if len(ps) >= 2 {
			return ps, start, max(e, n.end), rule
		}
		if len(ps) == 1 && n.kind == "declaration" && sure[f.Lower(verb)] {
			return ps, start, n.end, "agreement.adopted"
		}
		return nil, 0, 0, ""
	}
	// 'the MoU with C was signed by A'
	if with, _ := f.with(sent, n); len(with) > 0 && f.Is(verb+1, "by") {
		if ps, e := f.PartiesFrom(verb+2, sent.Last); len(ps) > 0 {
			return append(ps, with...), n.first, e, "agreement.signed_with"
		}
	}
	// 'the MoU signed with C', 'the MoU was signed by A and B'
	i := verb + 1
	for ; i < min(sent.Last, verb+8); i++ {
		if f.Is(i, "with", "by", "between") {
			break
		}
		if f.AnyNoun(i) {
			return nil, 0, 0, ""
		}
	}
	ps, e := f.partiesFrom(i+1, sent.Last)
	if len(ps) >= 2 && f.Is(i, "by", "with", "between") {
		return ps, n.first, e, "agreement.signed_by"
	}
	if len(ps) == 1 && n.kind == "declaration" && f.Is(verb, "adopted") && f.Is(i, "by") && f.IsCapital(n.first) {
		return ps, n.first, e, "agreement.adopted"
	}
	return nil, 0, 0, ""
}

// opening are the parties that the sentence begins with, past a date: the subject of
// its verbs.
func (f *finder) opening(sent segment.Sentence) []int {
	i := sent.First
	if f.Is(i, "in", "on") {
		i++
	}
	if d := f.DateAt(i); d >= 0 {
		if i = f.Dates[d].End; f.Is(i, ",") {
			i++
		}
	}
	ps, end := f.PartiesFrom(i, sent.Last)
	if f.Is(end, ",") || f.Kind(end) == segment.Possessive {
		return nil
	}
	return ps
}

// AnyNoun reports whether a noun of an agreement begins at token i.
func (f *finder) AnyNoun(i int) bool {
	_, ok := f.nounAt(i)
	return ok
}

// verb is the verb of signing that the noun goes with, or -1: shortly before it, or
// behind it in its clause.
func (f *finder) verb(sent segment.Sentence, n noun) int {
	for i := n.first - 1; i >= max(sent.First, n.first-12); i-- {
		if f.Is(i, ";", ":", "under", "through", "including") || f.Is(i, ",") && f.AmountAt(i-1) < 0 && !f.Is(i+1, "approximately", "new") {
			break
		}
		if signing[f.Lower(i)] && f.IsLower(i) && f.signs(i, n) {
			return i
		}
	}
	for i := n.end; i < min(sent.Last, n.end+9); i++ {
		if f.Is(i, ";", ":") || f.AnyNoun(i) || f.Is(i, "and") && !f.IsCapital(i+1) && f.PartnerAt(i+1) < 0 {
			break
		}
		if f.isSure(i) && !(n.kind != "country_programme" && f.Is(i, "launched", "endorsed")) {
			return i
		}
	}
	return -1
}

// groupStart is the first token of the verb group that ends at token v.
func (f *finder) groupStart(v, start int) int {
	for v > start && f.Is(v-1, "have", "has", "had", "will", "to", "intend", "intends", "plan", "plans", "are", "is", "also", "today", "recently", "jointly", "be", "both", "formally", "officially",
		"agreed", "expect", "expects", "would", "been", "agree", "then", "just", "further", "later", "now", "were", "already") {
		v--
	}
	return v
}

// happens reports whether a noun with 'between A and B' is told to come about: 'a
// second MoU followed', 'a new MoU between A and B will'. An agreement that is only
// spoken of ('under the MoU between A and B') is not told anew.
func (f *finder) happens(sent segment.Sentence, n noun, end int) bool {
	for i := n.first - 1; i >= max(sent.First, n.first-8); i-- {
		if f.Is(i, "under", "existing", "through", "within", "per") {
			return false
		}
		if f.Is(i, "new", "additional", "signing", "bilateral", "first") {
			return true
		}
	}
	return f.Is(n.first-1, "a", "an") && n.kind == "mou"
}

// with reads the parties behind 'with' that follow the noun: 'three MoUs with B'.
func (f *finder) with(sent segment.Sentence, n noun) (parties []int, end int) {
	for i := n.end; i < min(sent.Last, n.end+6); i++ {
		if f.Is(i, "with") {
			if ps, e := f.PartiesFrom(i+1, sent.Last); len(ps) > 0 {
				return ps, e
			}
			return nil, n.end
		}
		if f.Is(i, ",", ";", ".") || f.AnyNoun(i) {
			break
		}
	}
	return nil, n.end
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
