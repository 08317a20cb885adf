package across

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/internal/hashset"
	"factsheet/pipeline/record"
)

// retold is a flow as it may be told again by a sheet that is not one with its own: known
// by its donor and sum, and by the passage that tells it, which lies in the store.
type retold struct {
	ref                        Ref
	recipient, period, project string
	kind, flow                 string
	yearly                     bool   // comes again each year in the same words
	published                  *int32 // day of the sheet
	passage                    place
}

// told is a flow of the sheet at hand.
type told struct {
	*retold
	passage
	start int       // where the passage begins in the sheet's text, in bytes
	key   uint64    // of its donor and sum
	words *sentence // nil until they are asked for
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
	own := b.toldBy(m, published)
	slices.SortStableFunc(own, func(x, y *told) int { return cmp.Compare(x.key, y.key) })
	for len(own) > 0 {
		n := 1
		for n < len(own) && own[n].key == own[0].key {
			n++
		}
		if first, err = b.linkAlike(m, own[:n], first); err != nil {
			return nil, err
		}
		own = own[n:]
	}
	return first, nil
}

// toldBy are the flows of a sheet that may be told again.
func (b *Batch) toldBy(m *matcher, published *int32) []*told {
	var own []*record.Contribution
	var points []int
	for i := range m.own.Contributions {
		c := &m.own.Contributions[i]
		if c.Donor == nil || c.Amount == nil || len(own) == retoldPerSheet {
			continue
		}
		if a := m.amount[*c.Amount]; a != nil && a.Value != nil && a.Currency != nil {
			own = append(own, c)
			points = append(points, a.Start, a.End)
		}
	}
	slices.Sort(points)
	points = slices.Compact(points)
	at := bytesAt(m.own.Text, points)
	byteOf := func(point int) int {
		i, _ := slices.BinarySearch(points, point)
		return at[i]
	}
	var out []*told
	donors := map[string][]uint32{}
	for _, c := range own {
		a := m.amount[*c.Amount]
		p, start := passageAbout(m.own.Text, byteOf(a.Start), byteOf(a.End))
		if !p.tells() {
			continue
		}
		donor, ok := donors[*c.Donor]
		if !ok {
			donor = b.sentences.donor(m.own.partyNames([]string{*c.Donor}))
			donors[*c.Donor] = donor
		}
		p.donor = donor
		out = append(out, &told{retold: &retold{
			ref: Ref{m.own.Document, c.ID}, recipient: b.words.of(record.Or(c.Recipient, "")), period: b.words.of(record.Or(c.Period, "")),
			project: strings.Clone(m.own.leaf.projectOf(c)), kind: b.words.of(c.Kind), flow: b.words.of(c.Flow),
			yearly: c.Flow == "budget" || c.Kind == "assessed" || c.Kind == "voluntary", published: published,
		}, passage: p, start: start, key: donorAndSum(c, a)})
	}
	return out
}

// linkAlike links a sheet's flows of one donor and sum, and adds those that are told for the
// first time to first.
func (b *Batch) linkAlike(m *matcher, own []*told, first []*retold) ([]*retold, error) {
	list := b.retold[own[0].key]
	known := list
	var taken []*retold
	for _, t := range own {
		if slices.ContainsFunc(own, func(o *told) bool { return o != t && o.start == t.start }) {
			continue // 'US$ 1 million each to …': which is which is not told
		}
		if _, done := m.links.Same[t.ref.ID]; done {
			continue
		}
		var best *retold
		most := 0.0
		for _, o := range known {
			if slices.Contains(taken, o) || !t.mayBe(o) {
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
			taken = append(taken, best)
			m.links.Same[t.ref.ID] = best.ref
			continue
		}
		var err error
		if t.retold.passage, err = b.leaves.keep(t.passage.appendTo); err != nil {
			return nil, err
		}
		first = append(first, t.retold)
		list = append(list, t.retold)
	}
	if n := len(list); n > tellingsKept {
		list = slices.Clone(list[n-tellingsKept:])
	}
	if len(list) > 0 {
		b.retold[own[0].key] = list
	}
	return first, nil
}

// alike is how alike the sentences of a flow and of one before it are, from 0 to 1.
func (b *Batch) alike(t *told, o *retold) (float64, error) {
	kept, err := b.leaves.read(o.passage)
	if err != nil {
		return 0, err
	}
	p, err := passageOf(kept)
	if err != nil {
		return 0, err
	}
	if t.words == nil {
		t.words = &sentence{}
		b.sentences.make(t.words, &t.passage)
	}
	s := &b.other
	b.sentences.make(s, p)
	like := t.words.like(s)
	if like == 0 && t.inOtherWords(o) && t.words.tellsAs(s) {
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
	return hashset.HashOf(*c.Donor, *a.Currency, valueKey(a))
}
