package across

import (
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// retold is a flow as it may be told again by a sheet that is not one with its own: known
// by its donor and sum, and by the sentence that tells it, which lies in the store.
type retold struct {
	ref                        Ref
	recipient, period, project string
	kind, flow                 string
	yearly                     bool   // comes again each year in the same words
	published                  *int32 // day of the sheet
	sentence                   place
}

// told is a flow of the sheet at hand.
type told struct {
	*retold
	sentence sentence
}

const (
	// otherWords ranks a flow told in other words below each that is told in the same.
	otherWords = 0.01
	// tellingsKept is how many flows of one donor and sum are looked at, the last.
	tellingsKept = 16
	// retoldPerSheet is how many flows of a sheet are kept for others.
	retoldPerSheet = 200
	// oneIssue is how many days apart two sheets may be that tell one year's budget.
	oneIssue = 31
)

// linkRetold links flows that sheets which are not one tell in the same words: those of
// one donor and sum, where recipient, period, project, kind and figures don't differ; or in
// other words, where the recipient and the period or project are the same. It returns those
// that are told for the first time.
func (b *Batch) linkRetold(m *matcher, published *int32) (first []*retold, err error) {
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
		return nil, nil
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
	byKey := map[uint64][]*told{}
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
		byKey[key] = append(byKey[key], &told{&retold{
			ref: Ref{m.own.Document, c.ID}, recipient: b.words.of(record.Or(c.Recipient, "")), period: b.words.of(record.Or(c.Period, "")),
			project: strings.Clone(m.own.leaf.projectOf(c)), kind: b.words.of(c.Kind), flow: b.words.of(c.Flow),
			yearly: c.Flow == "budget" || c.Kind == "assessed" || c.Kind == "voluntary", published: published,
		}, s})
	}
	for _, key := range keys {
		list := byKey[key]
		known := b.retold[key]
		taken := map[*retold]bool{}
		for _, t := range list {
			if slices.ContainsFunc(list, func(o *told) bool { return o != t && o.sentence.start == t.sentence.start }) {
				continue // 'US$ 1 million each to …': which is which is not told
			}
			if _, done := m.links.Same[t.ref.ID]; done {
				continue
			}
			var best *retold
			most := 0.0
			for _, o := range known {
				if taken[o] || !t.mayBe(o) {
					continue
				}
				like, err := b.alike(t, o)
				if err != nil {
					return nil, err
				}
				if like > most {
					best, most = o, like
				}
			}
			if best != nil {
				taken[best] = true
				m.links.Same[t.ref.ID] = best.ref
				continue
			}
			if t.retold.sentence, err = b.leaves.write(t.sentence.bytes()); err != nil {
				return nil, err
			}
			first = append(first, t.retold)
			b.retold[key] = append(b.retold[key], t.retold)
		}
		if n := len(b.retold[key]); n > tellingsKept {
			b.retold[key] = slices.Clone(b.retold[key][n-tellingsKept:])
		}
	}
	return first, nil
}

// alike is how alike the sentences of a flow and of one before it are, from 0 to 1.
func (b *Batch) alike(t *told, o *retold) (float64, error) {
	kept, err := b.leaves.read(o.sentence)
	if err != nil {
		return 0, err
	}
	s, err := sentenceOf(kept)
	if err != nil {
		return 0, err
	}
	like := t.sentence.like(&s)
	if like == 0 && t.inOtherWords(o) && t.sentence.tellsAs(&s) {
		like = otherWords
	}
	return like, nil
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

// inOtherWords reports whether two tellings have one recipient and one period or project:
// donor and sum are the same already. They may be one whose words differ, where these tell
// of one purpose (sentence.tellsAs).
func (t *retold) inOtherWords(o *retold) bool {
	same := func(x, y string) bool { return x != "" && x == y }
	return same(t.recipient, o.recipient) && (same(t.period, o.period) || same(t.project, o.project))
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
	return hashOf(*c.Donor, *a.Currency, valueKey(a))
}
