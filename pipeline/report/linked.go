package report

import (
	"fmt"
	"os"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report/chart"
)

// linked knows what sheets before told, so that what several tell counts once in the charts
// and is told of in the tables.
type linked struct {
	batch  *across.Batch // nil for a sheet alone
	file   *os.File      // what the batch keeps of its sheets
	charts *chart.Gather
}

// newLinked is for a run of so many sheets. Close it.
func newLinked(sheets int) (*linked, error) {
	l := &linked{charts: chart.NewGather()}
	if sheets < 2 {
		return l, nil
	}
	file, err := os.CreateTemp("", "factsheet-report-*")
	if err != nil {
		return nil, fmt.Errorf("there is no room to link sheets in: %w", err)
	}
	l.file, l.batch = file, across.New(file)
	return l, nil
}

func (l *linked) close() {
	if l.file != nil {
		_ = l.file.Close()
		_ = os.Remove(l.file.Name())
	}
}

// add takes the next sheet up and says which of its entries sheets before told.
func (l *linked) add(r *record.Record, sketch *across.Sketch) (map[string]across.Ref, error) {
	if l.batch == nil {
		l.charts.Add(r)
		return nil, nil
	}
	links, err := l.batch.Add(r, sketch)
	if err != nil {
		return nil, fmt.Errorf("%s: what other sheets tell can't be compared: %w", r.Document.Source, err)
	}
	l.charts.AddLinked(r, links)
	return links.Same, nil
}
