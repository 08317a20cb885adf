package report_test

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
)

// largestPage is what no page of a report may be larger than.
const largestPage = 2_000_000

var (
	hrefs = regexp.MustCompile(`<a [^>]*href="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

// wantWays fails the test where a link of the pages leads to no file or to no place in it.
func wantWays(t *testing.T, pages []string) {
	t.Helper()
	text, places := map[string]string{}, map[string]bool{}
	for _, page := range pages {
		text[page] = read(t, page)
		for _, m := range ids.FindAllStringSubmatch(text[page], -1) {
			places[page+"#"+m[1]] = true
		}
		if n := len(text[page]); n > largestPage {
			t.Errorf("%s has %d bytes, want at most %d", page, n, largestPage)
		}
	}
	for _, page := range pages {
		for _, m := range hrefs.FindAllStringSubmatch(text[page], -1) {
			way, err := url.Parse(strings.ReplaceAll(m[1], "&amp;", "&"))
			if err != nil {
				t.Fatal(err)
			}
			to := page
			if way.Path != "" {
				to = filepath.Join(filepath.Dir(page), filepath.FromSlash(way.Path))
			}
			if _, ok := text[to]; !ok || way.Fragment != "" && !places[to+"#"+way.Fragment] {
				t.Errorf("%s: %s leads nowhere", filepath.Base(page), m[1])
			}
		}
	}
}

// many are sheets that tell different things.
func many(n int) []*record.Record {
	var out []*record.Record
	for i := range n {
		out = append(out, ledger(fmt.Sprintf("sheet %03d #%%.txt", i), gift{fmt.Sprintf("Donor %d", i), fmt.Sprint(1000 + i), "USD", fmt.Sprint(1990 + i%40)}))
	}
	return out
}

func TestLargeBatchIsAFolderOfPages(t *testing.T) {
	done := reported(t, runOf(t, append(many(30), river("river.txt"))...), report.Options{Largest: 100_000})
	pages := pagesOf(t, done)
	if want := 1 + 31 + 3; len(pages) != want {
		t.Errorf("%d pages are there, want %d: an index, 31 sheets and 3 tables", len(pages), want)
	}
	wantWays(t, pages)
	p := browser.New(t).Open(done.Page)
	p.Click(`nav a[href$="contributions.html"]`)
	p.WaitFor("#contributions tbody tr")
	p.Type(`[data-search]`, "clean taps")
	p.Wait(`one('[data-shown]').textContent === '1 of 31 shown'`)
	p.Click("#contributions tbody tr:not([hidden]) td")
	p.WaitFor(`.card[data-kind="contribution"].on`)
	p.Wait(`all('mark.on').length > 0`)
	p.Click(".brand")
	p.WaitFor("#glance")
	p.WantQuiet()
}

func TestSheetsPageLeadsToThoseBesideIt(t *testing.T) {
	done := reported(t, runOf(t, many(3)...), report.Options{Largest: 1})
	p := browser.New(t).Open(filepath.Join(strings.TrimSuffix(done.Page, ".html"), "sheets", "sheet 001 #%.txt.html"))
	p.Click("a[rel=next]")
	p.WaitFor(".sheet")
	if got := p.Text("h2"); got != "sheet 002 #%.txt" {
		t.Errorf("the next sheet is %q", got)
	}
	p.WantQuiet()
}

func TestTableOfManyRowsIsDividedAndAddedToByAScript(t *testing.T) {
	var gifts []gift
	for i := range 5000 {
		gifts = append(gifts, gift{fmt.Sprintf("Donor %05d%s", i, strings.Repeat(" of a long name", 14)), fmt.Sprint(i), "USD", "2020"})
	}
	var sheets []*record.Record
	for i := 0; i < len(gifts); i += 1000 {
		sheets = append(sheets, ledger(fmt.Sprintf("sheet-%d.txt", i), gifts[i:i+1000]...))
	}
	done := reported(t, runOf(t, sheets...), report.Options{})
	pages := pagesOf(t, done)
	wantWays(t, pages)
	var tables []string
	for _, page := range pages {
		if strings.HasPrefix(filepath.Base(page), "contributions") {
			tables = append(tables, page)
		}
	}
	if len(tables) < 2 {
		t.Fatalf("5,000 rows are on %d pages", len(tables))
	}
	b := browser.New(t)
	rows := 0
	for _, page := range tables {
		p := b.Open(page)
		var n int
		p.Eval(`all('tbody tr').length`, &n)
		rows += n
		p.Eval(`all('tbody tr').filter((row) => row.checkVisibility()).length`, &n)
		if n > 400 {
			t.Errorf("%d rows are shown at once", n)
		}
		p.WantQuiet()
	}
	if rows != len(gifts) {
		t.Errorf("the pages have %d rows, want %d", rows, len(gifts))
	}
}

func TestHugeSheetIsDividedIntoPages(t *testing.T) {
	line := "In 2019 Norway gave a sum to the River Fund for Clean Taps.\n"
	r := blank("huge.txt", strings.Repeat(line, 40_000)+strings.Repeat("x", 300_000))
	all := record.Partner{Basis: record.Basis{ID: "partner-norway"}, Name: "Norway", Type: "government"}
	for i := range 40_000 {
		start := i*len(line) + len("In 2019 ")
		m := record.Mention{Span: record.Span{Start: start, End: start + 6, Page: 1, Quote: "Norway"}}
		all.Mentions = append(all.Mentions, m)
		if i%100 == 0 {
			r.Contributions = append(r.Contributions, record.Contribution{Basis: record.Basis{ID: fmt.Sprint("contribution-", i)}, Donor: &all.ID, Kind: "grant", Flow: "pledge",
				Mentions: []record.Mention{m}})
		}
	}
	r.Partners = []record.Partner{all}
	done := reported(t, runOf(t, r), report.Options{})
	pages := pagesOf(t, done)
	if len(pages) < 5 {
		t.Errorf("2.7 MB are on %d pages", len(pages))
	}
	wantWays(t, pages)
	for _, part := range []int{0, report.Parts(r) - 1} {
		if err := report.SheetPage(io.Discard, r, report.SheetOptions{Part: part}); err != nil {
			t.Error(err)
		}
	}
	if err := report.SheetPage(io.Discard, r, report.SheetOptions{Part: 99}); err == nil {
		t.Error("a part that is not there is shown")
	}
}

func TestPagesThatAreNoLongerMadeAreRemoved(t *testing.T) {
	run := runOf(t, many(3)...)
	first := reported(t, run, report.Options{Largest: 1})
	folder := strings.TrimSuffix(first.Page, ".html")
	foreign := filepath.Join(folder, "sheets", "mine.html")
	if err := os.WriteFile(foreign, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	again := reported(t, run, report.Options{})
	if again.Files != 1 || again.Removed != first.Files-1 {
		t.Errorf("of %d pages %d were removed", first.Files, again.Removed)
	}
	if read(t, foreign) != "mine" {
		t.Error("a file that is not ours is gone")
	}
	if err := os.Remove(foreign); err != nil {
		t.Fatal(err)
	}
	reported(t, run, report.Options{})
	if _, err := os.Stat(folder); err == nil {
		t.Error("the folder that was left empty is still there")
	}
}

func TestSameRunGivesTheSameBytes(t *testing.T) {
	run := runOf(t, append(many(12), river("one.txt"), river("two.txt"))...)
	for name, largest := range map[string]int{"one page": 0, "a folder": 1} {
		written := map[string]string{}
		for workers := range 4 {
			done, err := report.Write(context.Background(), run, report.Options{Workers: workers, Largest: largest, Doc: docOf})
			if err != nil {
				t.Fatal(err)
			}
			for _, page := range pagesOf(t, done) {
				if was, ok := written[page]; ok && was != read(t, page) {
					t.Errorf("%s: %s differs with %d workers", name, page, workers)
				}
				written[page] = read(t, page)
			}
		}
	}
}

func TestReportIsGivenUpWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	run := runOf(t, many(2)...)
	if _, err := report.Write(ctx, run, report.Options{}); err == nil {
		t.Error("a report that was broken off is no error")
	}
	if _, err := os.Stat(filepath.Join(run.Dir, "report.html")); err == nil {
		t.Error("a report that was broken off left a page")
	}
}
