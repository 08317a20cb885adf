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

// sentence reads the agreements that one sentence tells: first by its clauses, and where
// they tell none by the bodies and dates that stand around a noun.
func (f *finder) sentence(sent segment.Sentence, kind document.Kind) {
	if f.signedField(sent) || f.part(sent) {
		return
	}
	told := len(f.out)
	first, joined := f.clauses(sent, kind, false)
	if first >= 0 && len(f.out) == told && !joined {
		f.clauses(sent, kind, true)
	}
	if len(f.out) == told && !joined && kind != document.Heading {
		f.resumed(sent)
		return
	}
	for i := told; i < len(f.out); i++ {
		f.begins(&f.out[i], sent.Block)
	}
}

// clauses reads the agreements of a sentence noun by noun. It returns the first noun's
// token, or -1, and whether a party joined an accord or one was denied.
func (f *finder) clauses(sent segment.Sentence, kind document.Kind, alone bool) (first int, joined bool) {
	var last *extract.Mention[record.Agreement]
	first = -1
	for i := sent.First; i < sent.Last; i++ {
		n, ok := f.nounAt(i)
		if !ok {
			if !alone && joining.Has(f.Lower(i)) && f.IsLower(i) && f.joined(sent, i) {
				return first, true
			}
			continue
		}
		if first < 0 {
			first = i
		}
		if f.denied(sent, n) {
			joined, i = true, n.end-1 // nothing else of the sentence may tell it
			continue
		}
		if m, ok := f.tell(sent, n, last, alone); ok {
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
			if alone {
				return first, false
			}
		}
		i = n.end - 1
	}
	return first, joined
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
// alone says that the sentence tells no other.
func (f *finder) tell(sent segment.Sentence, n noun, last *extract.Mention[record.Agreement], alone bool) (m extract.Mention[record.Agreement], ok bool) {
	v := record.Agreement{Kind: n.kind, Count: 1}
	if n.plural {
		v.Count = max(1, f.count(n.first, sent.First), f.countBehind(n.end, sent.Last))
	}
	parties, first, end, rule := f.parties(sent, n)
	var doubts []string
	switch {
	case rule != "":
		v.Parties = f.IDs(f.states(parties))
	case last != nil && (f.follows(sent, n) || f.ofYear(n)):
		rule, first, end = "agreement.followed", n.first, f.clauseEnd(n.end, sent.Last)
		v.Parties = last.Value.Parties
		if i := n.end; f.Is(i, "with") || f.Is(i, ",") && f.Is(i+1, "with") {
			// 'and a second one, with C, was signed': with another
			if f.Is(i, ",") {
				i++
			}
			ps, _ := f.PartiesFrom(i+1, sent.Last)
			if len(ps) == 0 || len(v.Parties) == 0 {
				return m, false
			}
			v.Parties = append(v.Parties[:1:1], f.IDs(f.states(ps))...)
		}
	default:
		rule, first, end, doubts = f.otherSides(sent, n, &v)
	}
	if rule == "" && last == nil && alone {
		rule, first, end, doubts = f.bound(sent, n, &v)
	}
	if rule == "" {
		return m, false
	}
	first, end = min(first, n.first), max(end, n.end)
	if v.Date != nil {
		// told with its parties
	} else if d := f.dateOf(sent, first, end); d >= 0 {
		v.Date = f.Dates[d].Value.EDTF
		first, end = min(first, f.Dates[d].First), max(end, f.Dates[d].End)
	} else if t := f.today(sent, first, end); t >= 0 {
		v.Date = &f.Doc.Date
		first, end = min(first, t), max(end, t+1)
	} else if d := f.sameTime(first, end, sent); d != nil {
		v.Date = d
		doubts = append(doubts, fact.FarEvidence)
	}
	v.Title = f.title(n)
	switch {
	case len(v.Parties) > 1 || rule == "agreement.adopted":
	case len(v.Parties) == 0 || v.Date == nil && v.Title == nil && rule != "agreement.one_side":
		return m, false
	}
	v.Amounts = f.sums(sent, n)
	return extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(max(first, sent.First), min(end, sent.Last)), rule, doubts...)}, true
}

// sums are the amounts that an agreement is worth: 'a $20 million grant agreement', 'an
// agreement of USD 3,500,000', 'worth EUR 10 million'.
func (f *finder) sums(sent segment.Sentence, n noun) (ids []string) {
	for i := n.first - 1; i >= max(sent.First, n.first-8); i-- {
		if a := f.AmountAt(i); a >= 0 {
			ids = append(ids, f.Amounts[a].ID)
			break
		}
		if !f.IsWord(i) && !f.Is(i, "-") || f.Is(i, "under", "for", "to", "with", "of", "through", "and", "in", "by", "on", "as", "from") {
			break
		}
	}
	lead := false
	for i := n.end; i < min(sent.Last, n.end+14); i++ {
		if a := f.AmountAt(i); a >= 0 {
			if lead && f.Amounts[a].First == i {
				ids = append(ids, f.Amounts[a].ID)
			}
			break
		}
		if d := f.DateAt(i); d >= 0 {
			i = f.Dates[d].End - 1
			continue
		}
		if k := f.PartnerAt(i); k >= 0 {
			i = f.Partners[k].End - 1
			continue
		}
		if f.Is(i, "of", "worth", "for", "totalling", "totaling", "valued", "amounting") {
			lead = true
		} else if !f.Is(i, "at", "to", "a", "total", "an", "the", "up", "amount", "about", "around", "approximately", "nearly", "over", "some", "in", ",", "(", "value", "sum", "more", "than", "overall", "with", "between", "and") {
			break
		}
	}
	return ids
}

// more reads what a count goes on to: 'three MoUs with B and one with C'.
func (f *finder) more(sent segment.Sentence, n noun, first *extract.Mention[record.Agreement]) {
	if first.At.Rule != "agreement.signed_with" && !(first.At.Rule == "agreement.one_side" && first.Value.Count > 1) {
		return
	}
	base := *first
	with, end := f.with(sent, n)
	if len(with) == 0 {
		// Past whom we do not know: 'four MoUs with towns in 2022 and one with UNDP'.
		for end < min(sent.Last, n.end+12) && !(f.Is(end, "and") && small[f.Lower(end+1)] > 0) {
			end++
		}
	}
	k := len(base.Value.Parties) - len(f.IDs(with))
	if k < 1 {
		return
	}
	at, bare := len(f.out)-1, 1
	for {
		i := f.pastDate(end)
		for f.Is(i, ",", ";", "and", "as", "well", "another") {
			i++
		}
		c := small[f.Lower(i)]
		if f.Is(i-1, "another", "and", ",", ";") && f.Is(i, "with") && !f.Is(i-2, "along", "together") && (n.plural || !f.Is(i-1, ",", ";")) {
			c, i = 1, i-1
			bare++
		}
		if i <= end-1 || i+1 >= sent.Last || c == 0 || !f.Is(i+1, "with") {
			break
		}
		ps, e := f.PartiesFrom(i+2, sent.Last)
		if len(ps) == 0 {
			break
		}
		v := base.Value
		v.Parties = append(append([]string(nil), base.Value.Parties[:k]...), f.IDs(ps)...)
		v.Count, v.Title, v.Amounts = c, nil, nil
		if d := f.DateAt(e + 1); d >= 0 && f.Is(e, "in", "on", "(") && f.Dates[d].Value.EDTF != nil {
			v.Date, e = f.Dates[d].Value.EDTF, f.Dates[d].End
		}
		if f.Is(i, "and", ",", ";") {
			i++
		}
		f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(i, e), "agreement.signed_with")})
		end = e
	}
	if bare > 1 && bare == base.Value.Count {
		f.out[at].Value.Count = 1 // 'three agreements: with A, with B and with C'
	}
}

// follows reports whether an agreement is told to follow from the one before it.
func (f *finder) follows(sent segment.Sentence, n noun) bool {
	signed := false
	for i := n.end; i < sent.Last; i++ {
		if f.Is(i, "followed", "agreed") || acts.Has(f.Lower(i)) && f.IsLower(i) {
			signed = true
		}
	}
	return signed && !n.plural
}

// ofYear reports whether a noun's name in capitals has its year before it: 'a 2021 Joint
// Statement'.
func (f *finder) ofYear(n noun) bool {
	i := n.first
	for i > n.first-7 && (f.IsCapital(i) || f.Is(i, "-", "–")) && f.DateAt(i) < 0 {
		i--
	}
	d := f.DateAt(i)
	return i < n.first && d >= 0 && f.Dates[d].Value.Precision == "year" && f.Is(f.Dates[d].First-1, "a", "the")
}

func (f *finder) clauseEnd(i, limit int) int {
	for i < limit && !f.Is(i, ".", ";") {
		i++
	}
	return i
}
