package iati

import (
	"context"
	"fmt"
	"os"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
)

// told is what other sheets tell of a sheet's entries.
type told struct {
	uncounted map[string]uncounted
	before    map[string]across.Ref
	damaged   error // why the sheet's record could not be read
}

// retelling is what a later sheet adds to a project or agreement that was told before.
type retelling struct {
	period   period
	seen     asOf
	bodies   []org
	flows    []*money
	lost     []Gap
	link     link
	evidence []evidence
}

func ref(s *sheet, id string) across.Ref { return across.Ref{Document: s.Document.ID, ID: id} }

// link goes through the sheets in their order and says of each what was told before, and what
// later sheets add to it.
func (x *exporter) link(ctx context.Context) error {
	x.told = make([]told, x.sheets)
	file, err := scratch()
	if err != nil {
		return err
	}
	defer func() {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}()
	links, sums := across.New(file), summable.New()
	type read struct {
		number int
		record *record.Record
		sketch *across.Sketch
		err    error
	}
	return batch.Ordered(ctx, batch.Options{Workers: x.o.Workers}, x.numbers(), func(_ context.Context, i int) read {
		r, err := x.read(i)
		if err != nil {
			return read{number: i, err: err}
		}
		return read{number: i, record: r, sketch: across.NewSketch(r.Text)}
	}, func(r read) error {
		if r.err != nil {
			x.told[r.number].damaged = r.err
			return nil
		}
		l, err := links.Add(r.record, r.sketch)
		if err != nil {
			return fmt.Errorf("%s: what other sheets tell can't be compared: %w", r.record.Document.Source, err)
		}
		t := &x.told[r.number]
		*t = told{uncounted: map[string]uncounted{}, before: firstTellings(r.record, l)}
		s := x.sheet(r.record, t)
		s.leaveOut(sums.Add(r.record, l), l)
		x.collect(s)
		return nil
	})
}

// firstTellings are those of the projects and agreements of a sheet that one before it told of.
func firstTellings(r *record.Record, l *across.Links) map[string]across.Ref {
	out := map[string]across.Ref{}
	for i := range r.Projects {
		if first, ok := l.Same[r.Projects[i].ID]; ok {
			out[r.Projects[i].ID] = first
		}
	}
	for i := range r.Agreements {
		if first, ok := l.Same[r.Agreements[i].ID]; ok {
			out[r.Agreements[i].ID] = first
		}
	}
	return out
}

// collect keeps what a sheet adds to what sheets before it told of.
func (x *exporter) collect(s *sheet) {
	if len(s.before) == 0 {
		return
	}
	flows := s.share()
	for i := range s.Projects {
		p := &s.Projects[i]
		bodies := func() []org {
			return append(s.bodies(roleFunding, p.Funding...), s.bodies(roleImplement, p.Implementing...)...)
		}
		x.again(s, &p.Basis, p.Mentions, p.Period, bodies, flows.projects[p.ID])
	}
	for i := range s.Agreements {
		a := &s.Agreements[i]
		bodies := func() []org { return s.bodies(roleAccountable, a.Parties...) }
		x.again(s, &a.Basis, a.Mentions, a.Date, bodies, flows.agreements[a.ID])
	}
}

func (x *exporter) again(s *sheet, b *record.Basis, mentions []record.Mention, date *string, bodies func() []org,
	flows []*record.Contribution) {
	first, ok := s.before[b.ID]
	if !ok {
		return
	}
	r := &retelling{period: periodOf(date), seen: s.asOf, bodies: bodies()}
	for _, c := range flows {
		if _, ok := s.uncounted[c.ID]; ok {
			continue
		}
		m, lost := s.money(c)
		if lost != nil {
			r.lost = append(r.lost, *lost)
			continue
		}
		r.flows = append(r.flows, m)
	}
	if len(x.retold[first]) > 0 && len(r.flows)+len(r.lost) == 0 {
		return // one that adds no money is enough to tell a date and bodies by
	}
	r.evidence = s.quotedAll(b, mentions, date)
	r.link = s.link(r.evidence)
	x.retold[first] = append(x.retold[first], r)
}

// scratch is a file for what the sheets before told.
func scratch() (*os.File, error) {
	f, err := os.CreateTemp("", "factsheet-iati-*")
	if err != nil {
		return nil, fmt.Errorf("there is no room to link sheets in: %w", err)
	}
	return f, nil
}
