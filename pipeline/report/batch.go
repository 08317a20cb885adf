package report

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// errLarge says that the report is too large for one page.
var errLarge = errors.New("too large for one page")

// batchRun makes the report of a run.
type batchRun struct {
	run     *results.Run
	o       Options
	site    *site
	tally   *tally
	damaged []error
}

// done is a sheet that was shown.
type done struct {
	number   int // from 0
	record   *record.Record
	sketch   *across.Sketch
	facts    factRows
	fragment []byte // of the one page
	href     string // of its page, or of its place in the one page; empty where it has no text
	err      error
}

// each shows the sheets side by side with show, and takes them up in their order.
func (b *batchRun) each(ctx context.Context, show func(*done) error, take func(*done) error) error {
	sheets := b.run.Sheets()
	links, err := newLinked(len(sheets))
	if err != nil {
		return err
	}
	defer links.close()
	b.tally, b.damaged = newTally(b.run, b.o.Doc), nil
	n := 0
	next := func() (int, bool, error) {
		n++
		return n - 1, n <= len(sheets), nil
	}
	err = batch.Ordered(ctx, batch.Options{Workers: b.o.Workers}, next, func(_ context.Context, i int) *done {
		d := &done{number: i}
		r, err := b.run.Record(&sheets[i])
		if err != nil {
			d.err = err
			return d
		}
		d.record = r
		if len(sheets) > 1 {
			d.sketch = across.NewSketch(r.Text)
		}
		if err := show(d); err != nil {
			d.err = fault{err}
		}
		return d
	}, func(d *done) error {
		var f fault
		if errors.As(d.err, &f) {
			return f.error
		}
		if d.err != nil {
			b.damaged = append(b.damaged, d.err)
		} else {
			same, err := links.add(d.record, d.sketch)
			if err != nil {
				return err
			}
			b.tally.retold(&d.facts, same)
		}
		b.tally.add(&sheets[d.number], d)
		return take(d)
	})
	if err == nil {
		b.tally.charts = links.charts.Charts()
	}
	return err
}

// fault is an error that ends the report, unlike that of a record which can't be read.
type fault struct{ error }

func (b *batchRun) sheetOptions(r *record.Record) SheetOptions {
	o := SheetOptions{Doc: b.o.Doc, Extractor: b.run.ExtractorOf}
	if b.o.Pictures != nil {
		o.Pictures = b.o.Pictures(r)
	}
	return o
}

// onePage writes the report as one page, or says that it is too large for that.
func (b *batchRun) onePage(ctx context.Context) error {
	alone := len(b.run.Sheets()) == 1
	near := b.nearLinks(func(i int) string { return "#" + placeOf(alone, i) })
	size := 0
	var fragments [][]byte
	err := b.each(ctx, func(d *done) error {
		o := b.sheetOptions(d.record)
		if !alone {
			o.prefix = placeOf(alone, d.number) + "-"
		}
		o.Near = near[record.Or(d.record.Document.NearDuplicate, "")]
		s := newSheet(d.record, &o)
		d.facts = tell(d.record, s.words, func(id string) string { return "#" + s.anchor(id) })
		if d.record.Text == "" && len(s.pictures) == 0 {
			return nil
		}
		if len(s.parts) > 1 {
			return errLarge
		}
		d.href = "#" + placeOf(alone, d.number)
		var w bytes.Buffer
		err := templates().ExecuteTemplate(&w, "sheet", s.view(0))
		d.fragment = w.Bytes()
		return err
	}, func(d *done) error {
		if size += len(d.fragment); size > b.o.Largest {
			return errLarge
		}
		fragments = append(fragments, d.fragment)
		return nil
	})
	if err != nil {
		return err
	}
	v := b.tally.page("")
	for _, t := range []tableView{b.tally.contributions(), b.tally.agreements(), b.tally.projects()} {
		if len(t.Rows) > 0 {
			v.Tables = append(v.Tables, t)
		}
	}
	v.Sheets = b.tally.sheets()
	var w bytes.Buffer
	if err := v.write(&w, fragments); err != nil {
		return err
	}
	if w.Len() > b.o.Largest {
		return errLarge
	}
	return b.site.write(b.site.index, func(out io.Writer) error {
		_, err := out.Write(w.Bytes())
		return err
	})
}

// placeOf is the id of a sheet's element on the one page.
func placeOf(alone bool, number int) string {
	if alone {
		return "sheet"
	}
	return "s" + decimal(number+1)
}

// nearLinks are the ways to sheets that others are near duplicates of, by their documents' ids.
func (b *batchRun) nearLinks(href func(int) string) map[string]link {
	wanted, out := map[string]bool{}, map[string]link{}
	sheets := b.run.Sheets()
	for i := range sheets {
		if id := sheets[i].Near; id != nil {
			wanted[*id] = true
		}
	}
	for i := range sheets {
		if id := sheets[i].Document; wanted[id] {
			out[id] = link{Text: shown(sheets[i].Source), Href: href(i)}
		}
	}
	return out
}

// fileNames are the names of the sheets' pages without their ending: those of their records.
func fileNames(sheets []manifest.Input) []string {
	out := make([]string, len(sheets))
	taken := map[string]bool{}
	for i := range sheets {
		name := strings.TrimSuffix(path.Base(*sheets[i].Output), ".json")
		if taken[strings.ToLower(name)] || strings.Contains(name, partMark) {
			name += "~" + decimal(i+1)
		}
		taken[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}

// partMark stands before the number of a part in the name of its page.
const partMark = ".part-"

// partFile is the name of the page of a part of a sheet.
func partFile(name string, part int) string {
	if part == 0 {
		return name + ".html"
	}
	return name + partMark + decimal(part+1) + ".html"
}

// address is a file's name as a link tells it.
func address(name string) string { return url.PathEscape(name) }

func (b *batchRun) path(elements ...string) string {
	return filepath.Join(append([]string{b.site.folder}, elements...)...)
}
