package write

import (
	"sync"

	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
	"factsheet/pipeline/write/packed"
)

// tabler is a form whatever its rows.
type tabler interface {
	Info() table.Info
	open(all *tables) tableWriter
}

// tableWriter is a writer whatever its rows.
type tableWriter interface {
	add(s *table.Sheet, part int) (grown int, err error)
	held() int
	full() bool
	flush() error
	putAside(f *asideFile) error
	close(b *across.Batch) ([]manifest.Table, error)
	abort()
}

// allTables lists every table, in the order of table.All.
var allTables = []tabler{
	of(table.Documents),
	of(table.DocumentErrors),
	of(table.Sections),
	of(table.Tables),
	of(table.TableCells),
	of(table.Amounts),
	of(table.Dates),
	of(table.Quantities),
	of(table.Partners),
	of(table.PartnerCodes),
	of(table.DocumentPartners),
	of(table.Places),
	of(table.DocumentPlaces),
	of(table.People),
	of(table.Acronyms),
	of(table.AmountParts),
	of(table.Projects),
	of(table.ProjectFunding),
	of(table.ProjectImplementing),
	of(table.ProjectPlaces),
	of(table.ProjectAmounts),
	of(table.ProjectSectors),
	of(table.Agreements),
	of(table.AgreementParties),
	of(table.AgreementAmounts),
	of(table.Contributions),
	of(table.ContributionCoDonors),
	of(table.ContributionCoRecipients),
	of(table.Conflicts),
	of(table.Events),
	of(table.EventPartners),
	of(table.EventPeople),
	of(table.Refs),
	of(table.Mentions),
	of(table.Unread),
	of(table.Issues),
}

// form is a table that can be written, with what its runs share.
type form[R any] struct {
	table.Of[R]
	shape *shape[R]
}

// shape is what all writers of a table share, made when it is first written.
type shape[R any] struct {
	once    sync.Once
	info    table.Info
	packed  *packed.Form[R]
	parquet []parquet.WriterOption
}

func of[R any](t table.Of[R]) tabler { return form[R]{t, &shape[R]{}} }

func (t form[R]) shaped() *shape[R] {
	t.shape.once.Do(func() {
		t.shape.info, t.shape.packed = t.Info(), packed.FormOf[R]()
		t.shape.parquet = parquetOptions[R](&t.shape.info, t.Texts)
	})
	return t.shape
}
