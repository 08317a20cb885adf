// Package across links what several sheets of a batch tell of the same thing. Sheets
// come in the batch's order, each once, and what is known of one is settled when it
// comes, from those before it: so nothing depends on how the work was shared out, and a
// sheet is written as soon as it is read. 'The other' of two sheets is always the earlier.
package across

import "factsheet/pipeline/record"

// Ref is an entry of a sheet.
type Ref struct {
	Document, ID string
}

// Links are what a sheet tells that sheets before it told as well.
type Links struct {
	// Same leads from the ids of the sheet's amounts, projects, agreements and
	// contributions to the first telling of each, which has no entry here in its own turn.
	Same map[string]Ref
	// Agreements has the id of each of the sheet's agreements in the batch: the id of the
	// one that told of it first, which is its own where that is this one.
	Agreements map[string]string
	Conflicts  []Conflict
}

// Conflict is where two sheets tell one thing differently.
type Conflict struct {
	Kind  string // of the entries: agreements or contributions
	Field string // of the entry: amount, date, count, title or kind
	Own   Telling
	Other Telling // of a sheet before
}

// Telling is a value as a sheet tells it, and the words.
type Telling struct {
	Ref
	Value string
	Span  record.Span
}

// Batch is what is known of the sheets so far. It belongs to one goroutine.
type Batch struct {
	partners map[string]*body
	places   map[string]*site

	leaves archive
	index  index

	agreements map[string]*agreement   // by their id in the batch
	parties    map[uint64][]*agreement // by a hash of a pair of parties, and of a title of its own
	flows      map[string]*flow
	retold     map[uint64][]*retold // by donor and sum
	words      interned
	sentences  sentencer
	other      sentence // of the flow that is compared last
}

// New begins a batch. What may be needed of a sheet again is kept in the store.
func New(s Store) *Batch {
	return &Batch{
		partners: map[string]*body{}, places: map[string]*site{},
		leaves:     archive{store: s},
		agreements: map[string]*agreement{}, parties: map[uint64][]*agreement{}, flows: map[string]*flow{}, retold: map[uint64][]*retold{},
		words: interned{},
	}
}

// Add takes the next sheet, with its text's sketch (made here where it is nil), and says
// what it tells that others told. It sets the record's near_duplicate. An error is the
// store's.
func (b *Batch) Add(r *record.Record, s *Sketch) (*Links, error) {
	b.name(r)
	if s == nil {
		s = NewSketch(r.Text)
	}
	links := &Links{Same: map[string]Ref{}, Agreements: map[string]string{}}
	if s.words < fewestWords && len(r.Agreements) == 0 && len(r.Contributions) == 0 {
		return links, nil
	}
	o := &opened{leaf: newLeaf(r)}
	var near *sheet
	var like float64
	if s.comparable() {
		var err error
		if near, like, err = b.nearest(o, s); err != nil {
			return nil, err
		}
	}
	if near != nil && near.id == o.Document {
		return links, nil
	}
	m := newMatcher(o, links)
	if near != nil {
		id := near.group.first.id
		r.Document.NearDuplicate = &id
		if err := b.compareGroup(m, near); err != nil {
			return nil, err
		}
	}
	first := b.linkFlows(m)
	retold, err := b.linkRetold(m, published(r))
	if err != nil {
		return nil, err
	}
	b.linkAgreements(m)
	for _, f := range first { // an agreement may have told that it was told before
		if same, ok := links.Same[f.ref.ID]; ok {
			f.ref = same
		}
	}
	for _, f := range retold {
		if same, ok := links.Same[f.ref.ID]; ok {
			f.ref = same
		}
	}
	return links, b.keep(o, s, near, like, m)
}

// compareGroup matches a sheet's entries with those of the sheets that it is one with:
// the first, the one most like it, and the last that told something new.
func (b *Batch) compareGroup(m *matcher, near *sheet) error {
	g := near.group
	places := append([]place{g.first.place}, near.place)
	places = append(places, g.news...)
	seen := map[place]bool{}
	for _, p := range places {
		if seen[p] {
			continue
		}
		seen[p] = true
		other, err := b.leaves.get(p)
		if err != nil {
			return err
		}
		m.match(other)
	}
	return nil
}

// keep keeps what later sheets may be compared with. A near duplicate that is much like
// another and tells nothing new would not help.
func (b *Batch) keep(o *opened, s *Sketch, near *sheet, like float64, m *matcher) error {
	if !s.comparable() {
		return nil
	}
	news := near != nil && m.news()
	if near != nil && like >= oneMore && !news {
		return nil
	}
	o.Same, o.Told = m.links.Same, m.links.Agreements
	p, err := b.leaves.keep(o.leaf.appendTo)
	if err != nil {
		return err
	}
	if near == nil || like < oneMore {
		k := &sheet{Sketch: s, place: p, id: o.Document}
		if k.group = (&group{first: k}); near != nil {
			k.group = near.group
		}
		b.index.add(k)
	}
	if near != nil { // the next of its kind is likely to be held against it
		o.partners, o.dates = nil, nil
		b.leaves.remember(p, o)
	}
	if g := near; news {
		if len(g.group.news) == newsKept {
			g.group.news = append(g.group.news[:0], g.group.news[1:]...)
		}
		g.group.news = append(g.group.news, p)
	}
	return nil
}
