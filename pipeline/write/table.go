package write

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"reflect"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/summable"
	"factsheet/pipeline/table"
)

// tabler is a form whatever its rows.
type tabler interface {
	Info() table.Info
	open(p *place, formats []Format) (tableWriter, error)
}

type tableWriter interface {
	add(s *table.Sheet) error
	settle() error
	finish(b *across.Batch) error
	close() ([]manifest.Table, error)
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

// form is a table that can be written.
type form[R any] struct{ table.Of[R] }

func of[R any](t table.Of[R]) tabler { return form[R]{t} }

const (
	// batch is how many rows are handed to the Parquet library at a time. The bytes
	// that it writes depend on it, so it is fixed.
	batch = 1024
	// rowGroup bounds what is held in memory of a table.
	rowGroup = 16 * batch
	// heldText is how many bytes of text may pass before all waiting rows are handed on.
	// A waiting row's words lie in its sheet's text and keep the whole of it in memory,
	// and a table of few rows waits long.
	heldText = 8 << 20
)

// codec is one for all tables: each keeps encoders of some megabytes.
var codec = &zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}

// parquetOptions are the same on every machine, so that the bytes are.
func parquetOptions() []parquet.WriterOption {
	return []parquet.WriterOption{
		parquet.CreatedBy("factsheet", "1", "0"),
		parquet.Compression(codec),
		parquet.MaxRowsPerRowGroup(rowGroup),
		parquet.PageBufferSize(64 << 10),
		parquet.DataPageStatistics(true),
	}
}

// writer writes one table's files.
type writer[R any] struct {
	table   table.Of[R]
	columns []table.Column
	rows    []R
	count   int64
	parquet *parquet.GenericWriter[R]
	lines   *lineWriter
	files   []*outFile
}

func (t form[R]) open(p *place, formats []Format) (tableWriter, error) {
	w := &writer[R]{table: t.Of, columns: table.ColumnsOf(reflect.TypeFor[R]()), rows: make([]R, 0, batch)}
	if slices.Contains(formats, Parquet) {
		f, err := newOutFile(p, "tables/"+t.Name+".parquet")
		if err != nil {
			return nil, err
		}
		w.files = append(w.files, f)
		w.parquet = parquet.NewGenericWriter[R](f, parquetOptions()...)
	}
	if slices.Contains(formats, JSONLines) {
		f, err := newOutFile(p, "tables/"+t.Name+".jsonl")
		if err != nil {
			w.abort()
			return nil, err
		}
		w.files = append(w.files, f)
		w.lines = &lineWriter{out: f, columns: w.columns}
	}
	return w, nil
}

func (w *writer[R]) add(s *table.Sheet) error {
	if w.table.Rows == nil {
		return nil
	}
	w.rows = w.table.Rows(s, w.rows)
	return w.hand()
}

// finish adds the rows of the whole batch.
func (w *writer[R]) finish(b *across.Batch) error {
	if w.table.Batch == nil {
		return nil
	}
	w.rows = w.table.Batch(b, w.rows)
	return w.hand()
}

// hand hands full batches of rows on.
func (w *writer[R]) hand() error {
	for len(w.rows) >= batch {
		if err := w.write(w.rows[:batch]); err != nil {
			return err
		}
		n := copy(w.rows, w.rows[batch:])
		clear(w.rows[n:])
		w.rows = w.rows[:n]
	}
	return nil
}

// settle hands the waiting rows on, so that they keep no sheet in memory.
func (w *writer[R]) settle() error {
	if err := w.write(w.rows); err != nil {
		return err
	}
	clear(w.rows)
	w.rows = w.rows[:0]
	if w.table.Texts && w.parquet != nil {
		return w.parquet.Flush()
	}
	return nil
}

func (w *writer[R]) write(rows []R) error {
	if len(rows) == 0 {
		return nil
	}
	w.count += int64(len(rows))
	if w.parquet != nil {
		if _, err := w.parquet.Write(rows); err != nil {
			return err
		}
	}
	if w.lines != nil {
		for i := range rows {
			if err := w.lines.write(reflect.ValueOf(&rows[i]).Elem()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer[R]) close() ([]manifest.Table, error) {
	if err := w.write(w.rows); err != nil {
		return nil, err
	}
	w.rows = nil
	if w.parquet != nil {
		if err := w.parquet.Close(); err != nil {
			return nil, err
		}
	}
	var out []manifest.Table
	for _, f := range w.files {
		if err := f.close(); err != nil {
			return nil, err
		}
		out = append(out, manifest.Table{
			Table: w.table.Name, Version: w.table.Version, File: f.name, Rows: w.count, Size: f.size, SHA256: f.written().sha256,
		})
	}
	return out, nil
}

func (w *writer[R]) abort() {
	for _, f := range w.files {
		f.file.Close()
	}
}

// outFile is a file of the generation that knows its own hash.
type outFile struct {
	name   string
	file   *os.File
	buffer *bufio.Writer
	hash   hash.Hash
	size   int64
}

func newOutFile(p *place, name string) (*outFile, error) {
	f, err := p.create(name)
	if err != nil {
		return nil, err
	}
	o := &outFile{name: name, file: f, hash: sha256.New()}
	o.buffer = bufio.NewWriterSize(io.MultiWriter(f, o.hash), 1<<15)
	return o, nil
}

func (f *outFile) Write(b []byte) (int, error) {
	n, err := f.buffer.Write(b)
	f.size += int64(n)
	return n, err
}

// written is what a file holds that is closed.
type written struct {
	size   int64
	sha256 string // in hex
}

func (f *outFile) written() written { return written{f.size, hex.EncodeToString(f.hash.Sum(nil))} }

func (f *outFile) close() error { return errors.Join(f.buffer.Flush(), f.file.Close()) }

// tables are the open tables of a run; nil where no format asks for them.
type tables struct {
	writers  []tableWriter
	sums     *summable.Batch
	versions table.Versions
	held     int // bytes of text since all rows were handed on
}

func openTables(p *place, formats []Format, extractors []extract.Info) (*tables, error) {
	if !slices.Contains(formats, Parquet) && !slices.Contains(formats, JSONLines) {
		return nil, nil
	}
	if err := p.mkdir("tables"); err != nil {
		return nil, err
	}
	out := &tables{sums: summable.New(), versions: versionsOf(extractors)}
	for _, t := range allTables {
		p.step("open table")
		w, err := t.open(p, formats)
		if err != nil {
			out.abort()
			return nil, err
		}
		out.writers = append(out.writers, w)
	}
	return out, nil
}

// versionsOf are the versions of the extractors by their names.
func versionsOf(extractors []extract.Info) table.Versions {
	out := table.Versions{}
	for i := range extractors {
		out[extractors[i].Name] = &extractors[i].Version
	}
	return out
}
