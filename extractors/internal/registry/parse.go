package registry

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
)

// row is a line of a table of bodies.
type row struct {
	body           Body
	shorts, others []string // with the marks '~', '^' and '@' before them
	unnamed        bool     // the name is a form of a user's body
}

// Column is a column of a table of bodies.
type Column struct{ Name, Doc string }

// Columns are those of a table of bodies. Its first line names them, in any order; name
// and type must be there.
var Columns = []Column{
	{"name", "The body's name in full. It is found whatever its capitals, one of a single word only as it is written here."},
	{"short", "Its short forms, '; ' between them, found only as they are written. '~' before one that means other things, too ('~ADA'): it is read as this body only where the sheet names it otherwise as well. '^' before one that means it in sheets about its country alone."},
	{"other", "Its other names, '; ' between them; '~' as above. '@' before a name that it has only within its country ('@Ministry of Health'): it is read so where the sheet tells the country."},
	{"type", "One of " + strings.Join(Types, ", ") + "."},
	{"country", "Whose it is: ISO 3166-1 alpha-2, as KE. Empty for an international body."},
	{"organisation_type", "Its code in the IATI codelist OrganisationType, as 10 (government) or 22 (national NGO)."},
	{"codes", "Its codes in lists that others or you keep, as SCHEME:IDENTIFIER, '; ' between them. The first makes its id."},
	{"source", "Where the line is from, for those who read the file."},
}

// Where each column stands in Columns.
const (
	nameColumn = iota
	shortColumn
	otherColumn
	typeColumn
	countryColumn
	kindColumn
	codesColumn
	sourceColumn
	numColumns
)

func columnNames() string {
	names := make([]string, len(Columns))
	for i, c := range Columns {
		names[i] = c.Name
	}
	return strings.Join(names, ", ")
}

// Types are the types that a body may have.
var Types = []string{record.Government, record.Multilateral, record.TradeUnion, record.EmployerOrganisation, record.NGO, record.Foundation,
	record.PrivateSector, record.Academic, record.Fund, record.Network, record.Other}

// kinds are the codes of the IATI codelist OrganisationType (version 2.03).
var kinds = []string{"10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"}

// mostProblems bounds how many faults of a file are told at once.
const mostProblems = 5

// File is a user's table of bodies.
type File struct {
	Name string // as the user gave it, for messages
	Data string
}

// With is the program's registry with the files' bodies. A line overrides the body of its
// name, and one that has the same first code; of several lines, the last one holds. An
// error tells each bad line with its file, number and what to do, one a line.
func With(files ...File) (*Registry, error) {
	rows := own()
	for _, f := range files {
		theirs, problems := parse(f.Name, f.Data)
		if len(problems) > mostProblems {
			problems = append(problems[:mostProblems], fmt.Errorf("%s: and %d more", f.Name, len(problems)-mostProblems))
		}
		if len(problems) > 0 {
			return nil, errors.Join(problems...)
		}
		rows = override(rows, theirs)
	}
	return build(rows), nil
}

// override puts the rows of a user over those before: in their place where they are of
// one body, else at the end. Forms that a user gives to a body are no other's.
func override(rows, own []row) []row {
	byName, byCode := map[string]int{}, map[record.Registry]int{}
	note := func(i int) {
		byName[record.NormalName(rows[i].body.Name)] = i
		if c := rows[i].body.Code(); c != nil {
			byCode[*c] = i
		}
	}
	for i := range rows {
		note(i)
	}
	taken := map[string]int{} // a sure form of a user's row, by the row
	for _, r := range own {
		i, ok := byName[record.NormalName(r.body.Name)]
		if c := r.body.Code(); !ok && c != nil {
			i, ok = byCode[*c]
		}
		if !ok {
			i = len(rows)
			rows = append(rows, row{})
		}
		rows[i] = r
		note(i)
		for _, form := range slices.Concat([]string{r.body.Name}, r.shorts, r.others) {
			if !marked(form) {
				taken[strings.ToLower(form)] = i
			}
		}
	}
	for i := range rows {
		others := func(form string) bool {
			of, ok := taken[strings.ToLower(strings.TrimLeft(form, "~^"))]
			return ok && of != i
		}
		rows[i].unnamed = others(rows[i].body.Name)
		if slices.ContainsFunc(rows[i].shorts, others) || slices.ContainsFunc(rows[i].others, others) {
			rows[i].shorts = slices.DeleteFunc(slices.Clone(rows[i].shorts), others)
			rows[i].others = slices.DeleteFunc(slices.Clone(rows[i].others), others)
		}
	}
	return rows
}

func marked(form string) bool { return strings.ContainsAny(form[:1], "~^@") }

// own are the rows of the program's own table, which a test has parsed.
func own() []row {
	rows, problems := scan("bodies.tsv", table, nil)
	if len(problems) > 0 {
		panic(problems[0])
	}
	return rows
}

// parse reads a user's table of bodies. It returns every fault that it meets.
func parse(file, data string) (rows []row, problems []error) {
	seen := map[string]int{}
	return scan(file, data, func(r *row, number int) error {
		if err := r.check(); err != nil {
			return err
		}
		key := record.NormalName(r.body.Name)
		if before, ok := seen[key]; ok {
			return fmt.Errorf("%q stands on line %d, too; make one line of them", r.body.Name, before)
		}
		seen[key] = number
		return nil
	})
}

// scan reads a table of bodies: tabs between the columns, '; ' between the entries of a
// cell, '#' before a remark. Where there is a check, each line is made plain and asked by
// it, with its number.
func scan(file, data string, check func(*row, int) error) (rows []row, problems []error) {
	data = strings.TrimPrefix(data, "\ufeff")
	var at *positions
	var cells []string
	number := 0
	for line := range strings.Lines(data) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		fault := func(format string, args ...any) {
			problems = append(problems, fmt.Errorf("%s:%d: %w", file, number, fmt.Errorf(format, args...)))
		}
		if check != nil && !utf8.ValidString(line) {
			fault("it is not UTF-8; save the file as UTF-8")
			continue
		}
		cells = appendCells(cells[:0], line)
		if at == nil {
			var err error
			if at, err = heads(cells); err != nil {
				fault("%w", err)
				return nil, problems
			}
			rows = make([]row, 0, strings.Count(data, "\n"))
			continue
		}
		if len(cells) > at.n {
			fault("it has %d cells and the first line names %d columns; take the tabs too many out", len(cells), at.n)
			continue
		}
		if check != nil {
			for i, c := range cells {
				cells[i] = plain(c)
			}
		}
		r, err := read(cells, at)
		if err == nil && check != nil {
			err = check(&r, number)
		}
		if err != nil {
			fault("%w", err)
			continue
		}
		rows = append(rows, r)
	}
	if at == nil && len(problems) == 0 {
		problems = append(problems, fmt.Errorf("%s holds no bodies; its first line names the columns: name, type and, as need be, %s", file, "short, other, country, organisation_type, codes, source"))
	}
	return rows, problems
}

func appendCells(cells []string, line string) []string {
	for {
		cell, rest, more := strings.Cut(line, "\t")
		cells = append(cells, cell)
		if !more {
			return cells
		}
		line = rest
	}
}

// positions says in which cell of a line each of Columns stands, counted from one; 0 where
// the table has no such column.
type positions struct {
	cell [numColumns]int
	n    int // how many columns the table has
}

// heads says which column stands where.
func heads(cells []string) (*positions, error) {
	at := &positions{n: len(cells)}
	for i, c := range cells {
		c = strings.ToLower(strings.TrimSpace(c))
		column := slices.IndexFunc(Columns, func(known Column) bool { return known.Name == c })
		if column < 0 {
			return nil, fmt.Errorf("the first line names the columns, with tabs between them, and there is no column %q; there are %s", c, columnNames())
		}
		if at.cell[column] > 0 {
			return nil, fmt.Errorf("the column %s stands twice", c)
		}
		at.cell[column] = i + 1
	}
	for _, must := range []int{nameColumn, typeColumn} {
		if at.cell[must] == 0 {
			return nil, fmt.Errorf("there is no column %s; name it in the first line, with a tab between it and the next", Columns[must].Name)
		}
	}
	return at, nil
}

// read makes a row of a line's cells.
func read(cells []string, at *positions) (row, error) {
	cell := func(column int) string {
		if i := at.cell[column]; i > 0 && i <= len(cells) {
			return cells[i-1]
		}
		return ""
	}
	r := row{
		body:   Body{Name: cell(nameColumn), Type: cell(typeColumn), Country: cell(countryColumn), Kind: cell(kindColumn), Source: cell(sourceColumn)},
		shorts: list(cell(shortColumn)), others: list(cell(otherColumn)),
	}
	for _, c := range list(cell(codesColumn)) {
		scheme, identifier, ok := strings.Cut(c, ":")
		scheme, identifier = strings.TrimSpace(scheme), strings.TrimSpace(identifier)
		if !ok || scheme == "" || identifier == "" {
			return row{}, fmt.Errorf("code %q is not understood; write SCHEME:IDENTIFIER, as in OECD-DAC-CRS:41302", c)
		}
		r.body.Codes = append(r.body.Codes, record.Registry{Scheme: scheme, Identifier: identifier})
	}
	return r, nil
}

// check is the row's fault, or nil.
func (r *row) check() error {
	b := &r.body
	switch {
	case b.Name == "":
		return errors.New("the name is missing; write it in the column name")
	case strings.IndexFunc(b.Name, unicode.IsLetter) < 0:
		return fmt.Errorf("the name %q has no letter", b.Name)
	case marked(b.Name):
		return fmt.Errorf("the name %q begins with a mark; marks belong to the columns short and other", b.Name)
	case !slices.Contains(Types, b.Type):
		return fmt.Errorf("type %q is not known; write one of %s", b.Type, strings.Join(Types, ", "))
	case b.Country != "" && country.ByCode(b.Country) == nil:
		return fmt.Errorf("country %q is no ISO 3166-1 alpha-2 code; write one in two capitals, as KE (and XK for Kosovo), or leave it empty", b.Country)
	case b.Kind != "" && !slices.Contains(kinds, b.Kind):
		return fmt.Errorf("organisation_type %q is no code of the IATI list; write one of %s, or leave it empty", b.Kind, strings.Join(kinds, ", "))
	}
	if err := canName(b.Name); err != nil {
		return fmt.Errorf("the name %w", err)
	}
	for _, form := range slices.Concat(r.shorts, r.others) {
		switch {
		case strings.TrimLeft(form, "~^@") == "":
			return fmt.Errorf("%q is a mark without a name", form)
		case form[0] == '@' && b.Country == "":
			return fmt.Errorf("%q asks for the body's country; write it in the column country", form)
		}
		if err := canName(strings.TrimLeft(form, "~^@")); err != nil {
			return fmt.Errorf("the form %w", err)
		}
	}
	for _, s := range r.shorts {
		if s[0] == '@' {
			return fmt.Errorf("%q is a name, so write it in the column other", s)
		}
	}
	return nil
}

// plain is a cell with straight apostrophes and single blanks.
func plain(s string) string {
	if strings.Contains(s, "’") || strings.Contains(s, "  ") || s != strings.TrimSpace(s) {
		return strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " ")
	}
	return s
}

// list are the entries of a cell.
func list(s string) []string {
	if s == "" {
		return nil
	}
	out := make([]string, 0, strings.Count(s, ";")+1)
	for e := range strings.SplitSeq(s, ";") {
		if e = strings.TrimSpace(e); e != "" {
			out = append(out, e)
		}
	}
	return out
}
