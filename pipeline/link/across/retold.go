package across

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// retold is a flow as it may be told again by a sheet that is not one with its own: known
// by its donor and sum, and by the sentence that tells it.
type retold struct {
	ref                        Ref
	recipient, period, project string
	kind, flow                 string
	yearly                     bool   // comes again each year in the same words
	published                  *int32 // day of the sheet
	sentence                   sentence
}

// sentence is the words of the sentence about an amount, or those nearest to it.
type sentence struct {
	start   int      // byte in the text
	before  int      // how many of the shingles stand before the amount or hold it
	grams   []uint32 // shingles in their order
	all     []uint32 // every word, sorted
	figures []uint32 // numbers, months and years
	names   []uint32 // words with a capital letter, not the donor's
	what    []uint32 // words that tell what the money is for
}

const (
	// sentenceBytes is how far a sentence is read on each side of its amount.
	sentenceBytes = 240
	// grammed is how many words make a shingle.
	grammed = 3
	// fewestTold is how many words besides the amount make a sentence that tells a flow from others.
	fewestTold = 9
	// toldAgain is the share of the shingles that two tellings have in common; or they have
	// those after the amount in common, as far as the shorter goes.
	toldAgain, toldAfter = 0.65, 0.85
	// fewestAfter is how many shingles after the amount are enough for that.
	fewestAfter = 7
	// purpose is how many words after the amount tell what it is for, and fewestWhat how
	// many of some weight there must be; those of the whole sentence do where there are fewer.
	purpose, fewestWhat = 12, 3
	// tellingsKept is how many flows of one donor and sum are looked at, the last.
	tellingsKept = 16
	// retoldPerSheet is how many flows of a sheet are kept for others.
	retoldPerSheet = 200
	// oneIssue is how many days apart two sheets may be that tell one year's budget.
	oneIssue = 31
)

// linkRetold links flows that sheets which are not one tell in the same words: those of
// one donor and sum, where recipient, period, project, kind and figures don't differ. It
// returns those that are told for the first time.
func (b *Batch) linkRetold(m *matcher, published *int32) (first []*retold) {
	var own []*record.Contribution
	var spans []int
	for i := range m.own.Contributions {
		c := &m.own.Contributions[i]
		if c.Donor == nil || c.Amount == nil || len(own) == retoldPerSheet {
			continue
		}
		if a := m.amount[*c.Amount]; a != nil && a.Value != nil && a.Currency != nil {
			own = append(own, c)
			spans = append(spans, a.Start, a.End)
		}
	}
	if len(own) == 0 {
		return nil
	}
	at := bytesAt(m.own.Text, spans)
	known := map[string]map[uint32]bool{}
	donorWords := func(id string) map[uint32]bool {
		if known[id] == nil {
			known[id] = map[uint32]bool{}
			for name := range m.own.partyWords([]string{id}) {
				for _, w := range words(name) {
					known[id][uint32(w.form)] = true
				}
			}
		}
		return known[id]
	}
	byKey := map[uint64][]*retold{}
	var keys []uint64
	for _, c := range own {
		a := m.amount[*c.Amount]
		s, ok := newSentence(m.own.Text, at[a.Start], at[a.End], donorWords(*c.Donor))
		if !ok {
			continue
		}
		key := donorAndSum(c, a)
		if byKey[key] == nil {
			keys = append(keys, key)
		}
		byKey[key] = append(byKey[key], &retold{
			ref: Ref{m.own.Document, c.ID}, recipient: strings.Clone(record.Or(c.Recipient, "")), period: strings.Clone(record.Or(c.Period, "")),
			project: strings.Clone(m.own.leaf.projectOf(c)), kind: c.Kind, flow: c.Flow,
			yearly: c.Flow == "budget" || c.Kind == "assessed" || c.Kind == "voluntary", published: published, sentence: s,
		})
	}
	for _, key := range keys {
		list := byKey[key]
		known := b.retold[key]
		taken := map[*retold]bool{}
		for _, t := range list {
			if slices.ContainsFunc(list, func(o *retold) bool { return o != t && o.sentence.start == t.sentence.start }) {
				continue // 'US$ 1 million each to …': which is which is not told
			}
			if _, done := m.links.Same[t.ref.ID]; done {
				continue
			}
			var best *retold
			most := 0.0
			for _, o := range known {
				if like := t.sentence.like(&o.sentence); like > most && !taken[o] && t.mayBe(o) {
					best, most = o, like
				}
			}
			if best != nil {
				taken[best] = true
				m.links.Same[t.ref.ID] = best.ref
				continue
			}
			first = append(first, t)
			b.retold[key] = append(b.retold[key], t)
		}
		if n := len(b.retold[key]); n > tellingsKept {
			b.retold[key] = slices.Clone(b.retold[key][n-tellingsKept:])
		}
	}
	return first
}

// mayBe reports whether nothing that two tellings tell speaks against their being of one flow.
func (t *retold) mayBe(o *retold) bool {
	known := func(x, y, none string) bool { return x == y || x == none || y == none }
	if t.ref.Document == o.ref.Document || !known(t.recipient, o.recipient, "") || !known(t.period, o.period, "") || !known(t.project, o.project, "") ||
		!known(t.kind, o.kind, "unspecified") || !known(t.flow, o.flow, "unspecified") {
		return false
	}
	if t.yearly || o.yearly {
		return t.period != "" && t.period == o.period ||
			t.published != nil && o.published != nil && max(*t.published-*o.published, *o.published-*t.published) <= oneIssue
	}
	return true
}

// published is the day of a sheet; nil where it tells none, or a span.
func published(r *record.Record) *int32 {
	if r.Document.Date == nil {
		return nil
	}
	first, last := record.Days(*r.Document.Date)
	if first == nil || last == nil || *last-*first > oneIssue {
		return nil
	}
	return first
}

// donorAndSum is a hash of a flow's donor and of its sum.
func donorAndSum(c *record.Contribution, a *record.Amount) uint64 {
	h := fnv.New64a()
	for _, s := range []string{*c.Donor, *a.Currency, valueKey(a)} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// bytesAt is where some code points of a text stand in its bytes.
func bytesAt(text string, points []int) map[int]int {
	slices.SortFunc(points, cmp.Compare)
	out := make(map[int]int, len(points))
	n, at := 0, 0
	for _, p := range points {
		for n < p && at < len(text) {
			if text[at] < utf8.RuneSelf {
				at++
			} else {
				_, size := utf8.DecodeRuneInString(text[at:])
				at += size
			}
			n++
		}
		out[p] = at
	}
	return out
}

// light are words of some length that don't tell what money is for.
var light = func() map[uint32]bool {
	out := map[uint32]bool{}
	for _, w := range words(`about above across additional also amount approximately around assistance available been being below between both
		could each fiscal from fund funded funding funds further grant grants have help helping helps includes including into investment
		investments million more most nearly over part provide provided provides resources some such support supported supporting supports
		than that their them these they this those through total toward towards under upon were which while will with within would year years`) {
		out[uint32(w.form)] = true
	}
	return out
}()

// newSentence is the sentence about the amount from one byte to another; donor has the
// words of its giver's names. Its words are -1 where it tells too little.
func newSentence(text string, from, to int, donor map[uint32]bool) (s sentence, ok bool) {
	start := max(0, from-sentenceBytes)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start++
	}
	for i := from - 1; i > start; i-- {
		if ends(text, i-1) {
			start = i
			break
		}
	}
	end := min(len(text), to+sentenceBytes)
	for i := to; i < end; i++ {
		if ends(text, i) {
			end = i
			break
		}
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	before, sum, after := words(text[start:from]), words(text[from:to]), words(text[to:end])
	s.start = start
	if len(before)+len(after) < fewestTold {
		return s, false
	}
	weigh := func(list []word) {
		for _, w := range list {
			if f := uint32(w.form); w.end-w.start > 3 && w.kind == small && !light[f] && !donor[f] {
				s.what = append(s.what, f)
			}
		}
	}
	for i, w := range slices.Concat(before, after) {
		switch f := uint32(w.form); {
		case w.kind >= figure:
			s.figures = append(s.figures, f)
		case w.kind == large && i > 0 && !donor[f]:
			s.names = append(s.names, f)
		}
	}
	if weigh(after[:min(len(after), purpose)]); len(s.what) < fewestWhat {
		weigh(before)
	}
	all := slices.Concat(before, sum, after)
	for _, w := range all {
		s.all = append(s.all, uint32(w.form))
	}
	slices.Sort(s.all)
	for i := range max(0, len(all)-grammed+1) {
		s.grams = append(s.grams, uint32(mix(all[i].form^mix(all[i+1].form^mix(all[i+2].form)))))
		if i < len(before)+len(sum)-1 {
			s.before++
		}
	}
	return s, true
}

// ends reports whether a sentence or paragraph ends at a byte.
func ends(text string, i int) bool {
	if i < 0 || i+1 >= len(text) {
		return true
	}
	switch text[i] {
	case '.', '!', '?', ';':
		rest := strings.TrimLeft(text[i+1:min(len(text), i+80)], " \t\r\n")
		if len(rest) == len(text[i+1:min(len(text), i+80)]) {
			return false
		}
		r, _ := utf8.DecodeRuneInString(rest)
		short := i > 1 && unicode.IsUpper(rune(text[i-1])) // U.S., N. Surname
		return !short && !unicode.IsLower(r) && !unicode.IsDigit(r)
	case '\n':
		line := strings.TrimLeft(text[i+1:min(len(text), i+80)], " \t\r")
		return line == "" || line[0] == '\n' || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "•") || strings.HasPrefix(line, "–")
	}
	return false
}

// like is how alike two sentences are, from 0 to 1; 0 where they are not alike enough or
// each has a figure, a name or a purpose that the other does not know.
func (s *sentence) like(o *sentence) float64 {
	if strange(s.figures, o.all) && strange(o.figures, s.all) || strange(s.names, o.all) && strange(o.names, s.all) || strange(s.what, o.all) && strange(o.what, s.all) {
		return 0
	}
	n := sharedGrams(s.grams, o.grams)
	if like := 2 * float64(n) / float64(max(1, len(s.grams)+len(o.grams))); like >= toldAgain {
		return like
	}
	x, y := s.grams[s.before:], o.grams[o.before:]
	least := min(len(x), len(y))
	if least < fewestAfter {
		return 0
	}
	if like := float64(sharedGrams(x[:least], y[:least])) / float64(least); like >= toldAfter {
		return like * toldAgain
	}
	return 0
}

// strange reports whether one of some words is not among others, which are sorted.
func strange(some, others []uint32) bool {
	return slices.ContainsFunc(some, func(f uint32) bool { _, ok := slices.BinarySearch(others, f); return !ok })
}

// sharedGrams counts the shingles of one that the other has.
func sharedGrams(x, y []uint32) int {
	n := 0
	for _, g := range x {
		if slices.Contains(y, g) {
			n++
		}
	}
	return n
}
