package extractors_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"factsheet/extractors"
	"factsheet/internal/cputime"
	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/validate"
)

func newPipeline(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(extractors.All(), validate.Rules())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func input(name string, data []byte) source.Input {
	sum := sha256.Sum256(data)
	return source.Input{Source: name, MediaType: "text/plain", Data: data, SHA256: hex.EncodeToString(sum[:])}
}

// sheets are the text fixtures, by name.
func sheets(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../fixtures/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = data
	}
	return out
}

func TestEveryEntryQuotesItsSheet(t *testing.T) {
	p := newPipeline(t)
	for name, data := range sheets(t) {
		r := p.Process(input(name, data))
		text := []rune(r.Text)
		n := 0
		check := func(kind string, start, end int, quote string) {
			n++
			if start < 0 || end > len(text) || start >= end || string(text[start:end]) != quote {
				t.Errorf("%s: an entry of %s quotes %q at %d to %d", name, kind, quote, start, end)
			}
		}
		r.EachSpan(func(kind string, s *record.Span) { check(kind, s.Start, s.End, s.Quote) })
		for _, s := range r.Sections {
			check("sections", s.Start, s.End, s.Quote)
		}
		for _, u := range r.Unread {
			check("unread", u.Start, u.End, u.Quote)
		}
		for _, i := range r.Issues {
			if i.Span != nil {
				check("issues", i.Start, i.End, i.Quote)
			}
		}
		if n == 0 && r.Document.Status != string(document.Failed) {
			t.Errorf("%s gave nothing at all", name)
		}
	}
}

// The same sheet gives the same bytes, also from several goroutines at once.
func TestSameSheetSameBytes(t *testing.T) {
	p := newPipeline(t)
	for name, data := range sheets(t) {
		want, err := json.Marshal(p.Process(input(name, data)))
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				got, err := json.Marshal(p.Process(input(name, data)))
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s gives other bytes the second time: %v", name, err)
				}
			})
		}
		wg.Wait()
	}
}

// What a sheet was worked out in goes on to the next sheets; its record does not.
func TestRecordsAreNotTouchedByLaterSheets(t *testing.T) {
	p := newPipeline(t)
	all := sheets(t)
	records, want := map[string]*record.Record{}, map[string][]byte{}
	for range 2 {
		for name, data := range all {
			r := p.Process(input(name, data))
			b, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			if want[name] != nil && !bytes.Equal(b, want[name]) {
				t.Errorf("%s gives other bytes after other sheets", name)
			}
			records[name], want[name] = r, b
		}
	}
	for name, r := range records {
		if b, err := json.Marshal(r); err != nil || !bytes.Equal(b, want[name]) {
			t.Errorf("the record of %s changed while other sheets were read: %v", name, err)
		}
	}
}

func TestStatusTellsHowFarASheetCame(t *testing.T) {
	p := newPipeline(t)
	all := sheets(t)
	for name, want := range map[string]document.Status{
		"river-partnership.txt": document.OK, "french-sheet.txt": document.Partial, "empty-sheet.txt": document.Failed, "embassy-sheet.txt": document.OK,
	} {
		r := p.Process(input(name, all[name]))
		if r.Document.Status != string(want) {
			t.Errorf("%s is %s (%v), want %s", name, r.Document.Status, r.Document.Errors, want)
		}
		if want != document.OK && len(r.Document.Errors) == 0 {
			t.Errorf("%s does not say why it is %s", name, want)
		}
	}
}

// sample is a sheet of about n bytes made of the English fixtures.
func sample(t testing.TB, n int) []byte {
	t.Helper()
	all := sheets(t)
	var one strings.Builder
	for _, name := range []string{"river-partnership.txt", "teachers-grant.txt", "mou-press-release.txt", "islands-brief.txt", "embassy-sheet.txt", "energy-portfolio.txt"} {
		text, err := read.Decode(all[name])
		if err != nil {
			t.Fatal(err)
		}
		one.WriteString(text + "\n\n")
	}
	text := strings.Repeat(one.String(), n/one.Len()+1)
	return []byte(text[:strings.LastIndexByte(text[:n], '\n')])
}

// No text makes the pipeline slow: a sheet a hundred times as long takes about a
// hundred times as long. The bound is loose, since the collector's work is in it; the
// benchmarks give the figure.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p := newPipeline(t)
	perByte := func(n int) float64 {
		return float64(leastTime(p, input("sample", sample(t, n)))) / float64(n)
	}
	perByte(13_000)
	small, large := perByte(13_000), perByte(1_000_000)
	t.Logf("%.0f ns a byte at 13 kB, %.0f at 1 MB", small, large)
	if large > 3*small {
		t.Errorf("1 MB takes %.1f times as long a byte as 13 kB", large/small)
	}
}

// Nor does one thing told over and over, in which each could be held against each.
func TestTimeIsLinearInWhatIsRepeated(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p := newPipeline(t)
	for name, one := range map[string]string{
		"a paragraph of sums":  "Body %d lines EUR 3 million\n",
		"a paragraph of funds": "The Green Water Fund %d provided US$ 10 million, of which US$ 6 million went to Kenya. ",
		"a list of cards":      "Title: Water for All %d\nDonor: Norway\nBudget: US$ 3 million\nPeriod: 2019-2022\n",
		"a list of counts": "Agreements %d were signed between FAO and three Ministries:\n- the Ministry of Health\n" +
			"- the Ministry of Trade\n- the Ministry of Water\n",
	} {
		perLine := func(n int) float64 {
			var text strings.Builder
			text.WriteString("Grants\n\n")
			for i := range n {
				fmt.Fprintf(&text, one, i)
			}
			return float64(leastTime(p, input("repeated", []byte(text.String())))) / float64(n)
		}
		perLine(500)
		if small, large := perLine(500), perLine(8_000); large > 4*small {
			t.Errorf("%s: 8,000 of them take %.1f times as long each as 500", name, large/small)
		}
	}
}

// leastTime is the least processor time that a sheet takes in three tries.
func leastTime(p *pipeline.Pipeline, in source.Input) time.Duration {
	best := time.Duration(1 << 62)
	for range 3 {
		start := cputime.Used()
		p.Process(in)
		best = min(best, cputime.Used()-start)
	}
	return best
}

func benchmark(b *testing.B, n int) {
	p := newPipeline(b)
	in := input("sample", sample(b, n))
	p.Process(in) // tables and patterns are made once
	b.SetBytes(int64(len(in.Data)))
	b.ReportAllocs()
	for b.Loop() {
		p.Process(in)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sheets/s")
}

func BenchmarkSheet13kB(b *testing.B) { benchmark(b, 13_000) }

func BenchmarkText1MB(b *testing.B) { benchmark(b, 1_000_000) }

// overPages are sheets in which a find goes on over a page's edge, and so past the end of
// its block or into the next find.
var overPages = []string{
	"$51\nmillion\f$68",
	"Budget: $51\nmillion\f$68 million, of which $20\nmillion\f$12",
	"Total: EUR 9\fmillion: EUR 4\fmillion and EUR 5 million",
	"It comprises 60\nmillion\f$9 (15%) of $60\nmillion\f40 women",
	"# A $51\nmillion\f- $20\nmillion\f- $31 million\f",
}

// Nothing falls over, and no rule or sum is lost, where an amount stands over a page's
// edge.
func TestFindsOverPagesAreCompared(t *testing.T) {
	p := newPipeline(t)
	for _, data := range overPages {
		r := p.Process(input("pages", []byte(data)))
		for _, e := range r.Document.Errors {
			t.Errorf("%q: %s: %s", data, e.Stage, e.Message)
		}
		for _, i := range r.Issues {
			if strings.Contains(i.Message, "internal fault") {
				t.Errorf("%q: %s: %s", data, i.Rule, i.Message)
			}
		}
	}
}

func FuzzProcess(f *testing.F) {
	for _, data := range sheets(f) {
		f.Add(data)
	}
	for _, data := range overPages {
		f.Add([]byte(data))
	}
	p := newPipeline(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		r := p.Process(input("fuzz", data))
		for _, e := range r.Document.Errors {
			if strings.Contains(e.Message, "internal fault") || strings.Contains(e.Message, "please report") {
				t.Fatal(e.Message)
			}
		}
		for _, i := range r.Issues {
			if i.Rule == "span.not_quoted" || strings.Contains(i.Message, "internal fault") {
				t.Fatal(i.Message)
			}
		}
	})
}
