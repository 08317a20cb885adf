package report

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report/chart"
	"factsheet/pipeline/results"
)

// tally is what the sheets of a run come to.
type tally struct {
	run    *results.Run
	doc    func(rule string) string // may be nil
	facts  factRows
	rows   []row
	rules  map[string]*ruleCount
	failed []told
	partly []told
	near   []told
	charts []chart.Figure
	hrefs  map[string]string // of the sheets, by their documents' ids
	names  map[string]string
}

// ruleCount is how often a validation rule found something.
type ruleCount struct {
	Rule, Doc string
	Severity  string // the gravest
	Count     int
	Sheets    int
}

// told is a sheet and what is to be said of it.
type told struct {
	Sheet  link
	Reason string
	Other  link
}

func newTally(run *results.Run, doc func(string) string) *tally {
	return &tally{run: run, doc: doc, rules: map[string]*ruleCount{}, hrefs: map[string]string{}, names: map[string]string{}}
}

var gravity = map[string]int{"error": 0, "warning": 1, "info": 2}

// add takes a sheet up; in is what the manifest says of it.
func (t *tally) add(in *manifest.Input, d *done) {
	name := shown(in.Source)
	status, reason := in.Status, record.Or(in.Reason, "")
	if d.err != nil {
		status, reason = "failed", "its record can't be read; make the run anew"
	}
	sheet := link{Text: name, Href: d.href}
	t.hrefs[in.Document], t.names[in.Document] = d.href, name
	switch status {
	case "failed":
		t.failed = append(t.failed, told{Sheet: sheet, Reason: shown(reason)})
	case "partial":
		t.partly = append(t.partly, told{Sheet: sheet, Reason: shown(reason)})
	}
	note := shown(reason)
	if in.Near != nil {
		of := link{Text: cmp.Or(t.names[*in.Near], *in.Near), Href: t.hrefs[*in.Near]}
		t.near = append(t.near, told{Sheet: sheet, Other: of})
		note = "another make or edition of " + of.Text
	}
	t.facts.contributions = append(t.facts.contributions, d.facts.contributions...)
	t.facts.agreements = append(t.facts.agreements, d.facts.agreements...)
	t.facts.projects = append(t.facts.projects, d.facts.projects...)
	t.rows = append(t.rows, t.row(sheet, status, note, d.record))
	if d.record != nil {
		t.issues(d.record)
	}
}

// retold tells in the rows of a sheet which of its entries sheets before told.
func (t *tally) retold(facts *factRows, same map[string]across.Ref) {
	for _, rows := range [][]row{facts.contributions, facts.agreements, facts.projects} {
		for i := range rows {
			first, ok := same[rows[i].Entry]
			if !ok {
				continue
			}
			check := &rows[i].Cells[len(rows[i].Cells)-1]
			if check.Empty() {
				check.Text, check.Values = "told before", nil
			} else {
				check.Text += ", told before"
			}
			check.Values = append(check.Values, "told before")
			check.Note = "in " + cmp.Or(t.names[first.Document], first.Document)
		}
	}
}

func (t *tally) issues(r *record.Record) {
	seen := map[string]bool{}
	for i := range r.Issues {
		e := &r.Issues[i]
		c := t.rules[e.Rule]
		if c == nil {
			c = &ruleCount{Rule: e.Rule, Severity: string(e.Severity)}
			if t.doc != nil {
				c.Doc = t.doc(e.Rule)
			}
			t.rules[e.Rule] = c
		}
		if gravity[string(e.Severity)] < gravity[c.Severity] {
			c.Severity = string(e.Severity)
		}
		c.Count++
		if !seen[e.Rule] {
			seen[e.Rule] = true
			c.Sheets++
		}
	}
}

var sheetColumns = []column{
	{Name: "Sheet", Sort: "text", Filter: "words"},
	{Name: "Status", Sort: "text", Filter: "choice"},
	{Name: "Pages", Sort: "number", Number: true},
	{Name: "Entries", Sort: "number", Number: true},
	{Name: "Contributions", Sort: "number", Number: true},
	{Name: "Agreements", Sort: "number", Number: true},
	{Name: "Projects", Sort: "number", Number: true},
	{Name: "Issues", Sort: "number", Filter: "choice", Number: true},
	{Name: "Unread", Sort: "number", Number: true},
	{Name: "Note", Sort: "text", Filter: "words"},
}

func (t *tally) row(sheet link, status, note string, r *record.Record) row {
	number := func(n int) cell { return cell{Text: record.Grouped(decimal(n)), Key: decimal(n)} }
	if r == nil {
		r = &record.Record{}
	}
	entries := len(r.Amounts) + len(r.Dates) + len(r.Quantities) + len(r.Acronyms) + len(r.Partners) + len(r.Places) + len(r.People) +
		len(r.Projects) + len(r.Agreements) + len(r.Contributions) + len(r.Events) + len(r.References)
	unread := 0
	for i := range r.Unread {
		if r.Unread[i].Reason == nil {
			unread++
		}
	}
	issues := number(len(r.Issues))
	issues.Values = severities(r)
	first := cell{Text: sheet.Text, Href: sheet.Href}
	return row{"", []cell{first, {Text: status}, number(r.Document.Pages), number(entries), number(len(r.Contributions)),
		number(len(r.Agreements)), number(len(r.Projects)), issues, number(unread), plain(brief(note, 300))}}
}

// severities are those of a sheet's issues.
func severities(r *record.Record) []string {
	var out []string
	for i := range r.Issues {
		if s := "with " + string(r.Issues[i].Severity); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	if out == nil {
		return []string{"without"}
	}
	return out
}

// sorted are rows by their first cells, those without a value last.
func sorted(rows []row) []row {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b row) int {
		x, y := &a.Cells[0], &b.Cells[0]
		return cmp.Or(cmp.Compare(blank(x), blank(y)), strings.Compare(strings.ToLower(x.Text), strings.ToLower(y.Text)))
	})
	return rows
}

func blank(c *cell) int {
	if c.Key == none {
		return 1
	}
	return 0
}

func (t *tally) contributions() tableView {
	return tableView{ID: "contributions", Title: "Contributions", Noun: "contribution", Columns: contributionColumns, Rows: sorted(t.facts.contributions),
		Lead: "Who gave what to whom. What several sheets tell stands in each of them; the later ones say so."}
}

func (t *tally) agreements() tableView {
	return tableView{ID: "agreements", Title: "Agreements", Noun: "agreement", Columns: agreementColumns, Rows: sorted(t.facts.agreements),
		Lead: "Memoranda, agreements and programmes between parties, once a sheet."}
}

func (t *tally) projects() tableView {
	return tableView{ID: "projects", Title: "Projects", Noun: "project", Columns: projectColumns, Rows: sorted(t.facts.projects),
		Lead: "Projects and programmes, with who pays for them and who carries them out."}
}

func (t *tally) sheets() tableView {
	return tableView{ID: "sheets", Title: "Sheets", Noun: "sheet", Columns: sheetColumns, Rows: slices.Clone(t.rows)}
}
