package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// The words of a line that a list of what was signed stands under: its verbs, and its nouns.
var (
	outcomeVerbs = wordset.Fields(`signing signed signature conclusion concluded exchanged inked initialled`)
	outcomeNouns = wordset.Fields(`following documents document instruments texts agreements papers deals accords mous memoranda
		contracts outcomes treaties`)
)

// following reads 'The signing of the following was welcomed:', 'Five texts were signed' or the
// heading 'What was signed' before a list whose items name their own agreements and parties; nil
// where none is.
func (f *finder) following(sent segment.Sentence, at int, above *string) *list {
	heading := f.Doc.Blocks[sent.Block].Kind == document.Heading || !f.Is(sent.Last-1, ".", ":")
	heading = heading && sent.Last-sent.First < 9
	signs, next := false, heading
	for i := sent.First; i < sent.Last; i++ {
		if f.Is(i, "not", "no") {
			return nil
		}
		signs = signs || f.In(i, outcomeVerbs) || heading && f.Is(i, "outcomes", "outcome")
		next = next || f.In(i, outcomeNouns)
	}
	if !signs || !next {
		return nil
	}
	if !f.Is(sent.Last-1, ":") && (f.Doc.Blocks[sent.Block].Kind == document.Item || !f.beginsWithNoun(sent.Block+1)) {
		return nil
	}
	l := &list{block: sent.Block + 1, date: above, own: true, parties: f.bodiesIn(sent)}
	if d := f.dateOf(sent, sent.First, sent.Last); d >= 0 {
		l.date = f.Dates[d].Value.EDTF
	} else if l.date == nil {
		l.date = f.visitDate(at)
	}
	return l
}

// beginsWithNoun reports whether a block names an agreement near its beginning.
func (f *finder) beginsWithNoun(block int) bool {
	first, end := f.TokensIn(f.View.Blocks[block])
	n, ok := f.outcomeNoun(first, end)
	return ok && !f.tellsItself(first, n)
}

// visits are the verbs and nouns of a visit at which something may be signed.
var visits = wordset.Fields(`visit visited visits came travelled traveled arrived hosted received welcomed met talks stay trip`)

// visitReach is how many sentences before a list the visit of which it tells may stand.
const visitReach = 9

// visitDate is the day or days of the visit that one of the sentences before tells; nil where
// none does.
func (f *finder) visitDate(at int) *string {
	for back := at - 1; back >= max(0, at-visitReach); back-- {
		s := f.Sentences[back]
		d := fact.Since(f.Dates, s.First)
		if d >= len(f.Dates) || f.Dates[d].First >= s.Last || f.Dates[d].Value.Precision != "day" || f.isLimit(&f.Dates[d]) {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			if (back >= at-reach && f.In(i, visits) || f.Is(i, "visit", "visited")) && f.DateAt(s.First) < 0 {
				return f.Dates[d].Value.EDTF
			}
		}
	}
	return nil
}

// outcome reads one item of a list of what was signed, all of its block: '2. MoU on Farming.
// Partners: A and B', '(a) an Exchange of Notes for a grant'. A party that it does not name is
// one of the two that the sheet is about.
func (f *finder) outcome(sent segment.Sentence, l *list) bool {
	first, end := f.TokensIn(f.View.Blocks[sent.Block])
	year := ""
	if l.date != nil {
		year = (*l.date)[:min(4, len(*l.date))]
	}
	lead, first := f.leadDay(first, sent, year)
	n, ok := f.outcomeNoun(first, end)
	if !ok || f.tellsItself(first, n) {
		return false
	}
	ps, last, doubts := f.outcomeParties(n, end)
	if len(ps) == 0 && f.namesSides(n, end) {
		ps, doubts = f.host(-1), []string{impliedSide, unnamedSide}
	} else if len(ps) == 0 {
		if ps = l.parties; len(ps) != 2 {
			ps = f.titleBodies()
		}
		if len(ps) != 2 {
			ps = f.mostNamed()
		}
		doubts = append(doubts, impliedSide)
	}
	if len(ps) == 0 {
		return false
	}
	v := record.Agreement{Kind: n.kind, Count: 1, Parties: f.IDs(ps), Date: l.date, Title: f.outcomeTitle(first, n, end)}
	if lead != nil {
		v.Date = lead
	}
	d := f.dateOf(sent, first, max(n.end, min(last, sent.Last)))
	if d < 0 {
		d = f.outcomeDate(first, end)
	}
	if d >= 0 {
		v.Date, last = f.Dates[d].Value.EDTF, max(last, f.Dates[d].End)
	}
	f.add(v, first, max(n.end, last), "agreement.item", append(doubts, fact.FarEvidence)...)
	return true
}

// namesSides reports whether an item goes on to whom the agreement is with: bodies that we do not
// know where no party of it was read.
func (f *finder) namesSides(n noun, end int) bool {
	for i := n.end; i < end; i++ {
		if f.Is(i, "with", "between") && (f.IsCapital(i+1) || f.Is(i+1, "the", "a", "an")) {
			return true
		}
	}
	return false
}

// aboutWords are the prepositions behind which a body in an agreement's name or text is no party
// of it: 'loans from the Fund', 'a hospital for the Ministry'.
var aboutWords = wordset.Fields(`of for from to in on at against under about concerning regarding via through within into`)

// outcomeParties are the parties that an item names behind its noun, and the token past the last:
// those behind 'between' or 'with', else the first two that no preposition leads to. 'For Ghana,
// the Ministry' names the Ministry.
func (f *finder) outcomeParties(n noun, end int) (ps []int, last int, doubts []string) {
	last = n.end
	for i := n.end; i < end; i++ {
		if f.Is(i, "between", "among") {
			if ps, last = f.partiesFrom(i+1, end); len(ps) > 1 {
				return ps, last, nil
			}
			ps, last = nil, n.end
		}
		k := f.PartnerAt(i)
		if k < 0 || f.Partners[k].First != i {
			continue
		}
		p := &f.Partners[k]
		i = p.End - 1
		by := p.First - 1
		for f.Is(by, "the") || f.Kind(by) == segment.Possessive || f.PartnerAt(by) >= 0 && f.owns(f.PartnerAt(by)) {
			by--
		}
		given := f.Is(by, "to") && len(ps) == 1 && f.givesIn(last, by)
		if f.In(by, aboutWords) && !given || f.owns(k) || p.Value.Weak && !f.Is(by, "and", "with", "by", ",") {
			continue
		}
		if ps = f.once(ps, k); f.Is(by, "with") && len(ps) == 1 {
			if own := f.host(k); len(own) > 0 {
				return joint(own, ps), p.End, []string{impliedSide}
			}
		}
		if last = p.End; len(ps) == 2 {
			return ps, last, nil
		}
	}
	if len(ps) == 1 {
		doubts = []string{unnamedSide}
	}
	return ps, last, doubts
}

// owns reports whether a body is told as the owner of what follows: 'Senegal's Ministry'.
func (f *finder) owns(k int) bool { return f.Kind(f.Partners[k].End) == segment.Possessive }

// givesIn reports whether money or a verb of giving stands among the tokens: 'whereby A gives funds
// to B', 'A accords $5 million to B'.
func (f *finder) givesIn(first, end int) bool {
	for i := first; i < end; i++ {
		if f.AmountAt(i) >= 0 || f.Is(i, "gives", "gave", "lends", "lent", "provides", "provided", "grants", "granted", "awards") {
			return true
		}
	}
	return false
}

// tellsItself reports whether an item is a sentence that says itself who signs, or speaks of what
// was told: 'A and B signed an agreement', 'The agreements help four projects'.
func (f *finder) tellsItself(first int, n noun) bool {
	if f.toldBefore(n) {
		return true
	}
	v := f.verb(f.Sentences[f.SentenceAt(f.Tokens[n.first].Start)], n)
	return v >= first && (v < n.first || f.Is(v-1, "was", "were", "been", "be", "will", "to"))
}

// outcomeNoun is the noun that an item begins with: of any agreement, or one that is an agreement
// in such a list, 'an understanding with the university'.
func (f *finder) outcomeNoun(first, end int) (n noun, ok bool) {
	if n, ok = f.nounIn(table.Range{First: first, End: min(end, first+entryReach)}); ok {
		return n, true
	}
	for i := first; i < min(end, first+5); i++ {
		switch {
		case f.Is(i, "understanding"):
			return noun{first: i, end: i + 1, kind: "mou"}, true
		case f.In(i, entryNouns):
			return noun{first: i, end: i + 1, kind: "agreement"}, true
		}
	}
	return n, false
}

// outcomeDate is the day or month that an item ends a sentence or fills a bracket with, where it
// is no limit: 'Signatories: A and B. Lima, 14 September 2021.'; or -1.
func (f *finder) outcomeDate(first, end int) int {
	for d := fact.Since(f.Dates, first); d < len(f.Dates) && f.Dates[d].First < end; d++ {
		m := &f.Dates[d]
		if m.Value.EDTF == nil || m.Value.Precision == "year" || strings.Contains(*m.Value.EDTF, "/") || f.isLimit(m) || f.ownPeriod(m) {
			continue
		}
		stops := m.End >= end || f.Is(m.End, ".", ";", ")", "]") || f.Kind(m.End) == segment.Break
		if stops && (m.First == first || f.Is(m.First-1, ",", "(", ".", "[", "-", "–", "—", "on", "in", ":", "dated")) {
			return d
		}
	}
	return -1
}

// titleStops are the words and marks that the name of an item ends before.
var titleStops = wordset.Fields(`between with among signed whereby , . : ; ( – —`)

// outcomeTitle is the name that an item begins with, as far as its parties or its first stop: nil
// where it is the noun alone.
func (f *finder) outcomeTitle(first int, n noun, end int) *string {
	for first < n.first && f.Is(first, "a", "an", "the") {
		first++
	}
	i := n.end
	for i < min(end, first+24) && !f.In(i, titleStops) && f.Kind(i) != segment.Break {
		i++
	}
	if i-first == n.end-n.first || i-first > 20 {
		return nil
	}
	t := f.Title(first, i)
	return &t
}
