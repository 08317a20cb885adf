package report

import (
	"context"
	"io"
	"path/filepath"

	"factsheet/pipeline/record"
)

// sheetFolder is where the pages of the sheets are, in the folder of the report.
const sheetFolder = "sheets"

// folder writes the report as a folder of pages with an index.
func (b *batchRun) folder(ctx context.Context) error {
	sheets := b.run.Sheets()
	names := fileNames(sheets)
	if err := b.free(names); err != nil {
		return err
	}
	home := "../../" + address(filepath.Base(b.site.index))
	near := b.nearLinks(func(i int) string { return address(partFile(names[i], 0)) })
	err := b.each(ctx, func(d *done) error {
		o := b.sheetOptions(d.record)
		name := names[d.number]
		o.Home, o.Near = home, near[record.Or(d.record.Document.NearDuplicate, "")]
		o.PartHref = func(part int) string { return address(partFile(name, part)) }
		if i := d.number - 1; i >= 0 {
			o.Before = Way{shown(sheets[i].Source), address(partFile(names[i], 0))}
		}
		if i := d.number + 1; i < len(sheets) {
			o.After = Way{shown(sheets[i].Source), address(partFile(names[i], 0))}
		}
		s := newSheet(d.record, &o)
		d.facts = tell(d.record, s.words, func(id string) string {
			return sheetFolder + "/" + address(partFile(name, s.home(id))) + "#" + id
		})
		d.href = sheetFolder + "/" + address(partFile(name, 0))
		for n := range s.parts {
			err := b.site.write(b.path(sheetFolder, partFile(name, n)), func(w io.Writer) error { return s.page(w, n) })
			if err != nil {
				return err
			}
		}
		return nil
	}, func(*done) error { return nil })
	if err != nil {
		return err
	}
	return b.indexPages()
}

// free refuses the folder before anything is written to it, where the first page of a sheet
// or table would take the place of what is not ours.
func (b *batchRun) free(names []string) error {
	var paths []string
	for _, table := range []string{"contributions", "agreements", "projects", "sheets"} {
		paths = append(paths, b.path(table+".html"))
	}
	for _, name := range names {
		paths = append(paths, b.path(sheetFolder, partFile(name, 0)))
	}
	for _, path := range paths {
		if err := b.site.free(path); err != nil {
			return err
		}
	}
	return nil
}

// indexPages writes the pages of the tables, and the index.
func (b *batchRun) indexPages() error {
	under := address(filepath.Base(b.site.folder)) + "/"
	v := b.tally.page(under)
	for _, t := range []tableView{b.tally.contributions(), b.tally.agreements(), b.tally.projects()} {
		if len(t.Rows) == 0 {
			continue
		}
		first, err := b.tablePages(t)
		if err != nil {
			return err
		}
		v.TableLinks = append(v.TableLinks, link{Text: t.Title + " (" + record.Grouped(decimal(len(t.Rows))) + ")", Href: under + first})
	}
	if v.Sheets = b.tally.sheets(); len(v.Sheets.divided()) > 1 {
		first, err := b.tablePages(v.Sheets)
		if err != nil {
			return err
		}
		v.TableLinks = append(v.TableLinks, link{Text: "All " + record.Grouped(decimal(len(v.Sheets.Rows))) + " sheets", Href: under + first})
		v.Sheets = tableView{}
	}
	v.Sheets.from(under)
	if parts := v.Sheets.divided(); len(parts) == 1 {
		v.Sheets = parts[0]
	}
	return b.site.write(b.site.index, func(w io.Writer) error { return v.write(w, nil) })
}

// from puts the place of the sheets' pages before the ways of a table that stands elsewhere.
func (t *tableView) from(under string) {
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[k]; c.Href != "" {
				c.Href = under + c.Href
			}
		}
	}
}

// tablePages writes a table on as many pages as it needs, and returns the first one's address.
func (b *batchRun) tablePages(t tableView) (first string, err error) {
	parts := t.divided()
	file := func(n int) string {
		if n == 0 {
			return t.ID + ".html"
		}
		return t.ID + "-" + decimal(n+1) + ".html"
	}
	var links []link
	if len(parts) > 1 {
		for n := range parts {
			links = append(links, link{Text: parts[n].reach(), Href: file(n)})
		}
	}
	for n := range parts {
		v := tablePage{Table: parts[n]}
		v.Table.Parts = append([]link(nil), links...)
		if len(links) > 0 {
			v.Table.Parts[n].Here = true
		}
		v.Frame = newFrame(t.Title, "../"+address(filepath.Base(b.site.index)), Extra{}, false)
		err := b.site.write(b.path(file(n)), func(w io.Writer) error { return templates().ExecuteTemplate(w, "table-page", v) })
		if err != nil {
			return "", err
		}
	}
	return file(0), nil
}

// tablePage is the page of a table for its template.
type tablePage struct {
	Frame frame
	Table tableView
}

// reach tells from what to what the rows of a page go.
func (t *tableView) reach() string {
	first, last := t.Rows[0], t.Rows[len(t.Rows)-1]
	if n := len(t.More); n > 0 {
		last = t.More[n-1]
	}
	from, to := brief(first.Cells[0].Text, 24), brief(last.Cells[0].Text, 24)
	if from == to {
		return from
	}
	return from + " to " + to
}
