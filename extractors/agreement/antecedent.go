package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// sides are the nouns that stand for parties told before; states those that only States are.
var (
	sides = wordset.Fields(`governments countries sides parties states nations organizations organisations institutions ministries
		agencies bodies partners entities foundations banks universities`)
	states = wordset.Fields(`governments countries states nations`)
)

// groups are the words for a number of parties that need no noun.
var groups = map[string]int{"both": 2, "pair": 2, "duo": 2, "trio": 3, "two": 2, "three": 3, "four": 4, "latter": 1}

// pair are those that 'the two governments', 'both sides', 'the three organizations' or 'the
// trio' stand for before token g, and their first token: the parties of the agreement told
// before, the bodies of a sentence before or of the title, or the two States that the sheet
// names most.
func (f *finder) pair(g int) (parties []int, first int) {
	i := g - 1
	noun := i
	if f.In(i, sides) {
		i--
	}
	n := groups[f.Lower(i)]
	if n < 2 || noun == i && !(f.Is(i-1, "the") || f.Is(i, "both")) {
		return nil, g
	}
	if first = i; f.Is(i-1, "the") {
		first--
	}
	at := f.SentenceAt(f.Tokens[first].Start) - 1
	if !f.In(noun, states) {
		// 'A and B ran the school, and in May 2020 the two signed'
		own := segment.Sentence{First: f.Sentences[at+1].First, Last: first}
		if parties = f.bodiesIn(own); len(parties) == n {
			return parties, first
		}
		parties = nil
	}
	if at >= 0 && f.Sentences[at].Block == f.Sentences[at+1].Block {
		if parties = f.bodiesIn(f.Sentences[at]); len(parties) == n {
			return parties, first
		}
		parties = nil
	}
	if at := len(f.out) - 1; at >= 0 && len(f.out[at].Value.Parties) == n {
		for _, id := range f.out[at].Value.Parties {
			if k := f.mention(id); k >= 0 {
				parties = append(parties, k)
			}
		}
		return parties, first
	}
	if n == 2 && (f.In(noun, states) || f.Is(noun, "sides")) {
		if parties = f.mostNamed(); len(parties) == 2 {
			return parties, first
		}
	}
	if parties = f.namedBefore(first, n); len(parties) == n {
		return parties, first
	}
	return nil, g
}

// reach is how many sentences back the parties of an agreement may have been named.
const reach = 3

// namedBefore are the n bodies that one of the sentences before token i names, the title, or
// the sentence behind.
func (f *finder) namedBefore(i, n int) []int {
	at := f.SentenceAt(f.Tokens[i].Start)
	for back := at - 1; back >= max(0, at-reach); back-- {
		if f.Sentences[back].Block < f.Sentences[at].Block-2 {
			break
		}
		if ps := f.bodiesIn(f.Sentences[back]); len(ps) == n {
			return ps
		}
	}
	for _, o := range [...]int{0, at + 1} {
		// the title, or what the block goes on to
		if o == at || o >= len(f.Sentences) || o > at && f.Sentences[o].Block != f.Sentences[at].Block {
			continue
		}
		if ps := f.bodiesIn(f.Sentences[o]); len(ps) == n {
			return ps
		}
	}
	return nil
}

// bodiesIn are the bodies that a sentence names, each once.
func (f *finder) bodiesIn(sent segment.Sentence) (out []int) {
	for i := sent.First; i < sent.Last; i++ {
		if k := f.PartnerAt(i); k >= 0 {
			if out = f.once(out, k); len(out) > 4 {
				return nil
			}
			i = f.Partners[k].End - 1
		}
	}
	return out
}

// mostNamed are the two States that the sheet names most, where two stand out.
func (f *finder) mostNamed() []int {
	count := map[string]int{}
	var codes []string
	for k := range f.Partners {
		if v := &f.Partners[k].Value; v.Type == record.Government && v.Country != "" {
			if count[v.Country]++; count[v.Country] == 1 {
				codes = append(codes, v.Country)
			}
		}
	}
	var out []int
	for _, c := range codes {
		more := 0
		for _, o := range codes {
			if count[o] > count[c] {
				more++
			}
		}
		if k := f.Country(c); more < 2 && k >= 0 {
			out = append(out, k)
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// retold reads the agreement told just before, taken up by its noun: 'The agreement was
// signed in Luxembourg on April 27, 2022, by A and B of the Bank'. Whoever is named here is
// a party of it.
func (r *reading) retold() (t telling, ok bool) {
	n := r.n
	if len(r.out) == 0 || r.last != nil || !r.toldBefore(n) || r.withUnknown() || r.Is(n.end, "between") {
		return t, false
	}
	of := &r.out[len(r.out)-1]
	b := r.View.BlockAt(of.At.View.Start)
	if b < r.sent.Block-1 || r.Tokens[n.first].Start-of.At.View.End > 700 || len(of.Value.Parties) < 2 {
		return t, false
	}
	if n.kind != of.Value.Kind && n.kind != "agreement" || n.plural && of.Value.Count < 2 {
		return t, false
	}
	named, _, e := r.signerBodies(r.sent, n, r.verb)
	if len(named) == 0 && r.verb >= n.end {
		named, e = r.withBehind()
	}
	end := max(r.verb+1, e)
	own := 0
	ids := r.IDs(named)
	for _, id := range ids {
		for _, o := range of.Value.Parties {
			if o == id {
				own++
			}
		}
	}
	t = telling{parties: of.Value.Parties, first: n.first, end: max(end, n.end), doubts: []string{fact.FarEvidence}, of: of}
	if d := r.dateOf(r.sent, n.first, t.end); d >= 0 {
		if t.date = r.Dates[d].Value.EDTF; of.Value.Date != nil && !within(*t.date, *of.Value.Date) {
			return t, false
		}
		t.end = max(t.end, r.Dates[d].End)
	}
	return t, own > 0 || len(ids) == 0 && t.date != nil && r.verb >= n.end && !r.Is(r.verb-1, "be")
}

// another reads 'B signed a second agreement' after one that the sheet told of A with others:
// its first party goes on, and its day where this one has none.
func (r *reading) another() (t telling, ok bool) {
	if len(r.out) == 0 || r.n.plural || len(r.with) > 0 || r.withUnknown() || !r.ordinal() {
		return t, false
	}
	before := &r.out[len(r.out)-1]
	if r.View.BlockAt(before.At.View.Start) < r.sent.Block-2 {
		return t, false
	}
	ps, start := r.subject(r.groupStart(r.verb, r.sent.First), r.sent)
	if len(ps) != 1 {
		return t, false
	}
	ids := r.IDs(ps)
	t = telling{first: start, end: r.n.end, doubts: []string{fact.FarEvidence, impliedSide}}
	t.parties = append([]string{before.Value.Parties[0]}, ids...)
	if r.dateOf(r.sent, start, r.n.end) < 0 {
		t.date = before.Value.Date
	}
	return t, ids[0] != before.Value.Parties[0]
}

// ordinal reports whether a noun is told as one more: 'a second agreement', 'another one'.
func (r *reading) ordinal() bool {
	for i := r.n.first - 1; i >= max(r.sent.First, r.n.first-4) && r.IsWord(i); i-- {
		if r.Is(i, "second", "third", "fourth", "similar", "another", "further") {
			return true
		}
	}
	return false
}
