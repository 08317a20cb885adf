package write

import (
	"bytes"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
	"factsheet/pipeline/table"
)

// store keeps a batch's sheets in memory.
type store struct{ bytes.Buffer }

func (s *store) ReadAt(b []byte, at int64) (int, error) { return copy(b, s.Bytes()[at:]), nil }

// known is a batch with its sheets, as a run knows them.
type known struct {
	sheets []*table.Sheet
	batch  *across.Batch
}

func knownOf(records ...*record.Record) *known {
	w := &known{batch: across.New(&store{})}
	sums := summable.New()
	for _, r := range records {
		links, err := w.batch.Add(r, nil)
		if err != nil {
			panic(err)
		}
		w.sheets = append(w.sheets, table.NewSheet(r, links, sums.Add(r, links), nil))
	}
	return w
}
