package verify

import (
	"path/filepath"
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// shape is a table in one format, while it is looked at.
type shape struct {
	v     *verifier
	info  *table.Info
	form  string
	files []manifest.Table
	keys  keySet
	ready bool // its rows can be looked at: the files are those of the run, with the right columns
}

func (v *verifier) path(file string) string { return filepath.Join(v.root, filepath.FromSlash(file)) }

// tablesOf looks at the tables in one format: first each by itself, then by the keys that
// lead from one to another.
func (v *verifier) tablesOf(form string) {
	files := v.filesOf(form)
	if len(files) == 0 {
		return
	}
	shapes := make([]*shape, len(v.tables))
	byName := map[string]*shape{}
	for i := range v.tables {
		info := &v.tables[i]
		shapes[i] = &shape{v: v, info: info, form: form, files: files[info.Name]}
		byName[info.Name] = shapes[i]
	}
	parts := v.partitions(byName["documents"])
	v.parallel(len(shapes), func(i int, t *tally) {
		s := shapes[i]
		if s.ready = s.intact() && s.columns(t); s.ready {
			s.rows(t)
			s.entries(t)
			s.places(parts, t)
		}
	})
	v.parallel(len(shapes), func(i int, t *tally) {
		if shapes[i].ready {
			shapes[i].references(byName, t)
			shapes[i].batch(byName, t)
		}
	})
	if !v.recorded() {
		v.quotes(shapes, byName["documents"])
	}
	if form == "parquet" || v.report.Rows == 0 {
		v.report.Rows = 0
		for _, s := range shapes {
			for _, f := range s.files {
				v.report.Rows += f.Rows
			}
		}
	}
}

// intact reports whether all files of the table are as the manifest says, and of the
// version that this program knows.
func (s *shape) intact() bool {
	for _, f := range s.files {
		if !s.v.intact[f.File] || f.Version != s.info.Version {
			return false
		}
	}
	return len(s.files) > 0
}

// each reads columns of all files of the table.
func (s *shape) each(columns []string, row func(f *manifest.Table, cells []cell) error) error {
	for i := range s.files {
		f := &s.files[i]
		if s.v.ctx.Err() != nil {
			return s.v.ctx.Err()
		}
		if _, err := scan(s.v.path(f.File), s.form, columns, func(cells []cell) error { return row(f, cells) }); err != nil {
			return &fileError{f.File, err}
		}
	}
	return nil
}

// fileError is what is wrong with a file's rows.
type fileError struct {
	file string
	err  error
}

func (e *fileError) Error() string { return e.file + ": " + e.err.Error() }
func (e *fileError) Unwrap() error { return e.err }

// rows counts the rows, and holds their primary keys to be unique.
func (s *shape) rows(t *tally) {
	primary := s.info.PrimaryKey()
	k := s.v.key
	k.row = nil
	total := int64(0)
	for i := range s.files {
		f := &s.files[i]
		at := where{file: f.File}
		t.looked(tablesRows, 1)
		n, err := scan(s.v.path(f.File), s.form, primary, func(cells []cell) error {
			hash, whole := k.of(cells)
			if !whole {
				t.fail(tablesKeys, at, "a row lacks its key (%s): %s", strings.Join(primary, ", "), told(cells))
			}
			s.keys.hashes = append(s.keys.hashes, hash)
			return nil
		})
		if err != nil {
			t.fail(tablesRows, at, "its rows can't be read: %v", err)
			continue
		}
		if total += n; n != f.Rows {
			t.fail(tablesRows, at, "it has %d rows, and the manifest says %d", n, f.Rows)
		}
	}
	t.looked(tablesKeys, len(s.keys.hashes))
	if twice := s.keys.sort(); len(twice) > 0 {
		s.tellTwice(primary, twice, t)
	}
	if want, counted := s.counted(); counted && int64(want) != total {
		t.fail(tablesRows, where{file: s.files[0].File}, "the table %s has %d rows, and the manifest counts %d entries", s.info.Name, total, want)
	}
}

// tellTwice names the keys of several rows.
func (s *shape) tellTwice(primary []string, twice []uint64, t *tally) {
	k := s.v.key
	k.row = nil
	seen := map[uint64]int{}
	err := s.each(primary, func(f *manifest.Table, cells []cell) error {
		hash, _ := k.of(cells)
		if !has(twice, hash) {
			return nil
		}
		if seen[hash]++; seen[hash] == 2 {
			t.fail(tablesKeys, where{file: f.File, sheet: s.v.sheetOf(primary, cells)}, "several rows have the key %s", told(cells))
		}
		return nil
	})
	if err != nil {
		t.fail(tablesRows, where{}, "%v", err)
	}
}

func has(sorted []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(sorted, h)
	return ok
}

// of begins a row with these cells. It reports whether none of them is null.
func (k *rowKey) of(cells []cell) (hash uint64, whole bool) {
	k.begin()
	whole = true
	for _, c := range cells {
		if c.null {
			whole = false
			k.null()
		} else {
			k.bytes(c.text)
		}
	}
	return k.hash(), whole
}

// told are cells as a message has them.
func told(cells []cell) string {
	var out []string
	for _, c := range cells {
		switch {
		case c.null:
			out = append(out, "null")
		case len(c.text) > 80:
			out = append(out, strings.ToValidUTF8(string(c.text[:80]), "")+"…")
		default:
			out = append(out, strings.ToValidUTF8(string(c.text), "\ufffd"))
		}
	}
	return strings.Join(out, ", ")
}

// sheetOf is the source of the sheet that a row with these columns is of; empty where they
// do not tell.
func (v *verifier) sheetOf(columns []string, cells []cell) string {
	for i, name := range columns {
		if name == "document_id" && !cells[i].null {
			return v.source(cells[i].text)
		}
	}
	return ""
}

func (v *verifier) source(document []byte) string {
	if i, ok := v.sheets[string(document)]; ok {
		return v.m.Inputs[i].Source
	}
	return ""
}

// counted is how many entries of the table's kind the manifest counts.
func (s *shape) counted() (n int, ok bool) {
	c := &s.v.m.Counts
	switch s.info.Name {
	case "documents":
		return len(s.v.m.Inputs), true
	case "issues":
		return c.Issues.Error + c.Issues.Warning + c.Issues.Info, true
	case "unread":
		return c.Unread + c.Masked, true
	case "refs":
		n, ok = c.Entries["references"]
	case "document_partners":
		n, ok = c.Entries["partners"]
	case "document_places":
		n, ok = c.Entries["places"]
	case "partners", "places": // a row a body of the batch, and the manifest counts each sheet's
	default:
		n, ok = c.Entries[s.info.Name]
	}
	return n, ok
}
