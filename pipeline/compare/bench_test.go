package compare

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"factsheet/internal/cputime"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// largeSheet is the record of a sheet of about 13 kB with about 420 entries, as a full
// factsheet has. In an edition above 0 it has another text, and every tenth value, rule
// and mention is another.
func largeSheet(number, edition int) *record.Record {
	r := sheetOf(fmt.Sprintf("sheet%d.txt", number), "")
	var text strings.Builder
	at := 0
	write := func(words string) record.Span {
		text.WriteString(words)
		s := record.Span{Start: at, End: at + utf8.RuneCountInString(words), Page: 1 + at/3000, Quote: words}
		at = s.End
		return s
	}
	id := func(kind string, s record.Span) string {
		return record.SpanID(kind, r.Document.ID, s.Start, s.End, s.Quote)
	}
	if edition > 0 {
		write("Another edition\n\n")
	}
	partners := make([]record.Partner, 20)
	for i := range partners {
		name := fmt.Sprintf("Ministry of Works %d", i)
		basis := record.Basis{ID: record.PartnerID("", name, "", nil), Rule: "partner.named"}
		partners[i] = record.Partner{Basis: basis, Name: name, Type: "government"}
	}
	for i := range 120 {
		other := edition > 0 && i%10 == number%10
		rule, year, sum := "amount.symbol_before", "2019", fmt.Sprint(i+1)
		if other {
			rule, year, sum = "amount.word", "2021", fmt.Sprint(i+2)
		}
		p := &partners[i*7%len(partners)]
		begin := at
		who := write(p.Name)
		p.Mentions = append(p.Mentions, record.Mention{Span: who})
		write(" gave ")
		a := write("US$ " + sum + " million")
		value, usd := sum+"000000", "USD"
		r.Amounts = append(r.Amounts, record.Amount{Basis: record.Basis{ID: id("amount", a), Rule: rule}, Span: a, Value: &value,
			Currency: &usd, Qualifier: "exact", Status: "ok"})
		write(fmt.Sprintf(" to the schools of district %d in ", i))
		d := write(year)
		r.Dates = append(r.Dates, record.Date{Basis: record.Basis{ID: id("date", d), Rule: "date.year"}, Span: d, EDTF: &year,
			Precision: "year"})
		whole := record.Span{Start: begin, End: at, Page: who.Page, Quote: text.String()[len(text.String())-(at-begin):]}
		basis := record.Basis{ID: id("contribution", whole), Rule: "contribution.verb"}
		r.Contributions = append(r.Contributions, record.Contribution{Basis: basis, Donor: &p.ID, Amount: &r.Amounts[len(r.Amounts)-1].ID,
			Flow: "disbursement", Kind: "unspecified", Period: &year, Mentions: []record.Mention{{Span: whole}}})
		write(", for works that go on.\n")
	}
	r.Partners = partners
	r.Text = text.String()
	r.Document.Characters = at
	return r
}

// largeRun writes a run of so many large sheets. It does so by hand: the stage write lets
// the disk take its time over each.
func largeRun(t testing.TB, sheets, edition int) *results.Run {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m := manifest.Manifest{Schema: record.Schema}
	for n := range sheets {
		r := largeSheet(n, edition)
		file := fmt.Sprintf("%d.json", n)
		put(file, r)
		m.Inputs = append(m.Inputs, manifest.Input{Source: r.Document.Source, Document: r.Document.ID, Status: "ok", Output: &file})
	}
	put("manifest.json", &m)
	run, err := results.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// TestRunsInWhichEverySheetDiffersAreComparedInTime bounds what a pair of sheets takes
// tenfold, for the race detector and busy machines: a thousand are to take five seconds of
// two processors. BenchmarkRuns tells the time itself.
func TestRunsInWhichEverySheetDiffersAreComparedInTime(t *testing.T) {
	const sheets = 100
	a, b := largeRun(t, sheets, 0), largeRun(t, sheets, 1)
	began := cputime.Used()
	out, sum := text(t, a, b, Options{Brief: true}, Text{})
	if took := cputime.Used() - began; took > sheets*100*time.Millisecond {
		t.Errorf("it took %v of the processors' time", took)
	}
	if sum.Sheets.Differ != sheets {
		t.Errorf("%d sheets are told to differ, want all", sum.Sheets.Differ)
	}
	wantIn(t, out, "value: 1,000,000 → 2,000,000", "amount.symbol_before → amount.word")
}

// TestThousandsOfEntriesOnOneSpotAreComparedInTime holds records against each other in
// which pairing each entry with each would take minutes.
func TestThousandsOfEntriesOnOneSpotAreComparedInTime(t *testing.T) {
	const entries = 10_000
	crowded := func(edition string) *record.Record {
		r := sheetOf("crowd.txt", strings.Repeat("5 and 5 in ", 20)+edition)
		everywhere := record.Span{Start: 0, End: utf8.RuneCountInString(r.Text), Page: 1, Quote: r.Text}
		p := record.Partner{Basis: record.Basis{ID: "partner-1"}, Name: "Fund"}
		for n := range entries {
			value := edition + fmt.Sprint(n)
			r.Amounts = append(r.Amounts, record.Amount{Basis: record.Basis{ID: "amount-" + value}, Span: everywhere, Value: &value})
			r.Contributions = append(r.Contributions, record.Contribution{Basis: record.Basis{ID: "contribution-" + value},
				Period: &value, Mentions: []record.Mention{{Span: everywhere}}})
			at := everywhere
			at.Quote = value
			p.Mentions = append(p.Mentions, record.Mention{Span: at})
		}
		r.Partners = []record.Partner{p}
		return r
	}
	for name, b := range map[string]*record.Record{"one text": crowded("a"), "another text": crowded("b")} {
		a := crowded("a")
		for i := range b.Amounts {
			*b.Amounts[i].Value += "1"
			b.Amounts[i].ID, b.Contributions[i].ID = b.Amounts[i].ID+"1", b.Contributions[i].ID+"1"
		}
		began := cputime.Used()
		s := differences(t, a, b)
		if took := cputime.Used() - began; took > 60*time.Second {
			t.Errorf("%s: it took %v of the processors' time", name, took)
		}
		if len(s.Changes) < entries {
			t.Errorf("%s: %d changes are told", name, len(s.Changes))
		}
	}
}

// BenchmarkRuns compares two runs of 100 large sheets, each of which differs.
func BenchmarkRuns(b *testing.B) {
	x, y := largeRun(b, 100, 0), largeRun(b, 100, 1)
	info, err := os.Stat(x.File(&x.Sheets()[0]))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(2 * 100 * info.Size())
	b.ReportAllocs()
	for b.Loop() {
		_, err := Runs(context.Background(), x, y, Options{Workers: runtime.GOMAXPROCS(0), Brief: true}, func(*Sheet) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(100*b.N)/b.Elapsed().Seconds(), "sheets/s")
}

// BenchmarkAlign aligns two texts of a megabyte in which a line in ten differs.
func BenchmarkAlign(b *testing.B) {
	var x, y strings.Builder
	for n := range 16000 {
		line := fmt.Sprintf("Line %d tells of US$ %d million for schools, roads and wells.\n", n%500, n%37)
		x.WriteString(line)
		if n%10 == 0 {
			line = strings.Replace(line, "million", "thousand", 1)
		}
		y.WriteString(line)
	}
	b.SetBytes(int64(x.Len()))
	b.ReportAllocs()
	for b.Loop() {
		align(x.String(), y.String())
	}
}
