package report_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
)

// evil is what a sheet may hold to break out of its place in a page.
const evil = `<script>window.pwned=1</script>"onmouseover="window.pwned=2" ' autofocus onfocus='window.pwned=3' ` +
	`</script></style></title></textarea><!-- --> ]]> {{.}} ${1} javascript:window.pwned=4 <img src=x onerror=window.pwned=5> ` +
	"\u2028\u2029\u202e\u2066\x00\x1b\r &lt;b&gt; <svg onload=window.pwned=6> \U0001F4A9 \u05e9\u05dc\u05d5\u05dd"

// hostile is a sheet in which everything is evil.
func hostile() *record.Record {
	r := blank(`a"><script>window.pwned=7</script>.txt`, evil+"\n"+evil+"\n\f"+strings.Repeat(evil, 3))
	r.Document.Title, r.Document.Publisher, r.Document.Date, r.Document.Language = ptr(evil), ptr(evil), ptr(evil), ptr(evil)
	r.Document.MediaType, r.Document.Status = evil, "partial"
	r.Document.Errors = []record.DocumentError{{Stage: evil, Message: evil}}
	span := record.Span{Start: 3, End: 60, Page: 1, Quote: string([]rune(evil)[3:60])}
	wide := record.Span{Start: 10, End: len([]rune(evil)) + 20, Page: 1, Quote: evil}
	b := func(id string) record.Basis {
		return record.Basis{ID: id + `"><script>window.pwned=8</script>`, Rule: "rule" + evil, Doubts: []string{evil}}
	}
	amount := record.Amount{Basis: b("amount"), Span: span, Currency: ptr(evil), Value: ptr(evil), Qualifier: evil, Status: "ok"}
	broken := record.Amount{Basis: b("amount2"), Span: wide, Currency: ptr(evil), Qualifier: evil, Status: "malformed", Candidates: []string{evil}}
	r.Amounts = []record.Amount{amount, broken}
	r.Partners = []record.Partner{{Basis: b("partner"), Name: evil, Acronym: ptr(evil), Type: evil, Country: ptr(evil), Mentions: []record.Mention{{Span: wide, Rule: evil, Doubts: []string{evil}}}}}
	r.References = []record.Reference{{Basis: b("reference"), Kind: "url", Value: "javascript:window.pwned=9", Mentions: []record.Mention{{Span: span}}}}
	partner := r.Partners[0].ID
	mention := []record.Mention{{Span: wide}}
	r.Contributions = []record.Contribution{{Basis: b("contribution"), Donor: &partner, Recipient: &partner, CoDonors: []string{partner, evil}, Flow: evil, Kind: evil,
		Amount: &broken.ID, Period: ptr(evil), Mentions: mention}}
	r.Agreements = []record.Agreement{{Basis: b("agreement"), Kind: evil, Title: ptr(evil), Date: ptr(evil), Parties: []string{evil}, Count: 2, Amounts: []string{amount.ID}, Mentions: mention}}
	r.Projects = []record.Project{{Basis: b("project"), Title: evil, Period: ptr(evil), Funding: []string{partner}, Mentions: mention}}
	r.Unread = []record.Unread{{ID: evil, Span: span, Kind: evil, Reason: ptr(evil)}}
	r.Issues = []record.Issue{{ID: evil, Rule: evil, Severity: record.Severity(evil), Message: evil, Entity: &partner, Span: &span}, {ID: "issue2", Rule: evil, Severity: "error", Message: evil}}
	r.Tables = []record.Table{{Rows: 2, Columns: 2, Cells: []record.TableCell{{Span: span, Text: evil, RowSpan: 900000, ColumnSpan: -4}, {Span: span, Row: 77, Text: evil}}}}
	r.Sections = []record.Section{{Span: record.Span{Start: -5, End: 99999999}}}
	return r
}

func TestHostileSheetsStayText(t *testing.T) {
	for name, largest := range map[string]int{"one page": 0, "a folder of pages": 1} {
		t.Run(name, func(t *testing.T) {
			run := runOf(t, river("river.txt"), river("other.txt"))
			overwrite(t, run.File(&run.Sheets()[1]), hostile())
			run.Sheets()[1].OutputSHA256 = nil
			run.Sheets()[1].Document = hostile().Document.ID
			run.Sheets()[1].Source = `a"><script>window.pwned=10</script>.txt`
			run.Sheets()[1].Status, run.Sheets()[1].Reason = "partial", ptr(evil)
			done, err := report.Write(context.Background(), run, report.Options{Doc: func(string) string { return evil }, Largest: largest})
			if err != nil {
				t.Fatal(err)
			}
			b := browser.New(t)
			for _, page := range pagesOf(t, done) {
				p := b.Open(page)
				p.Eval(`for (const e of all('summary, mark, th button, .tool')) e.click()`, nil)
				p.Eval(`for (const e of all('mark, td, a')) e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))`, nil)
				for expression, want := range map[string]string{
					`String(window.pwned)`: "undefined",
					`all('*').flatMap((e) => e.getAttributeNames()).filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc').join(' ')`: "",
					`all('script:not([type="application/json"])').length + ' ' + all('img, iframe, object, embed, base, textarea, style ~ title').length`:       "1 0",
					`all('a').map((a) => a.getAttribute('href')).filter((h) => !/^(#|[^:]*$)/.test(h)).join(' ')`:                                               "",
				} {
					if got := text(p, expression); got != want {
						t.Errorf("%s: %s is %q, want %q", filepath.Base(page), expression, got, want)
					}
				}
				p.WantQuiet()
			}
		})
	}
}

func TestHostileTextIsShownToTheLetter(t *testing.T) {
	run := runOf(t, river("river.txt"))
	overwrite(t, run.File(&run.Sheets()[0]), hostile())
	run.Sheets()[0].Document, run.Sheets()[0].OutputSHA256 = hostile().Document.ID, nil
	p := browser.New(t).Open(reported(t, run, report.Options{}).Page)
	want := strings.NewReplacer("\x00", "␀", "\x1b", "␛", "\r", "␍").Replace(evil)
	if got := text(p, `one('.line').textContent`); got != want {
		t.Errorf("the line reads\n%q, want\n%q", got, want)
	}
	p.WantQuiet()
}

func TestNotOurFileStays(t *testing.T) {
	run := runOf(t, river("river.txt"))
	mine := filepath.Join(t.TempDir(), "mine.html")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{mine, filepath.Dir(mine)} {
		if _, err := report.Write(context.Background(), run, report.Options{Out: out}); !errors.Is(err, report.ErrForeign) {
			t.Errorf("%s: the error is %v", out, err)
		}
	}
	if read(t, mine) != "mine" {
		t.Error("a file that is not ours was written over")
	}
}

func TestPagesInTheFolderThatAreNotOursStay(t *testing.T) {
	for name, lay := range map[string]func(t *testing.T, folder string) (kept string){
		"a table's page": func(t *testing.T, folder string) string { return put(t, filepath.Join(folder, "contributions.html")) },
		"a sheet's page": func(t *testing.T, folder string) string {
			return put(t, filepath.Join(folder, "sheets", "river.txt.html"))
		},
		"a folder that a link leads to": func(t *testing.T, folder string) string {
			elsewhere := t.TempDir()
			if err := os.Symlink(elsewhere, folder); err != nil {
				t.Skip(err)
			}
			return put(t, filepath.Join(elsewhere, "notes.html"))
		},
		"a file in the folder's place": put,
	} {
		t.Run(name, func(t *testing.T) {
			run := runOf(t, river("river.txt"), river("other.txt"))
			kept := lay(t, filepath.Join(run.Dir, "report"))
			_, err := report.Write(context.Background(), run, report.Options{Largest: 1})
			if !errors.Is(err, report.ErrForeign) {
				t.Errorf("the error is %v", err)
			}
			if read(t, kept) != "mine" {
				t.Error("what is not ours was written over")
			}
			beside, _ := filepath.Glob(filepath.Join(filepath.Dir(kept), "*.html"))
			if len(beside) > 1 {
				t.Errorf("pages were written: %v", beside)
			}
		})
	}
}

// put makes a file that no report wrote.
func put(t *testing.T, path string) string {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("mine"), 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}
