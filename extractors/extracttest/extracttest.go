// Package extracttest runs an extractor over the corpora beside its rules:
// testdata/corpus.txt, what it must find, and testdata/negative.txt, what it must
// leave alone. Whatever is found and not listed fails just as what is listed and not
// found.
//
// A case is a title line that begins with '# ', the text (further lines; a line
// break within a sentence is written as it would stand), and the finds, each on a
// line that begins with a tab: the quote, ' = ', and the value as the test renders
// it; a line break in a quote is written '\n'. A blank line ends a case; '\n\n' in
// the text is written as a line holding only a '.'. A title may end in '@' and an
// EDTF date: the sheet's own.
package extracttest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/read"
)

// Case is one case of a corpus.
type Case struct {
	Title, Date, Text string
	Want              []string // 'quote = value'
}

// Run runs e, after what it requires, over the corpora in testdata. render writes a
// value the way the corpus does.
func Run[T any](t *testing.T, e *extract.Extractor[T], render func(T) string) {
	t.Helper()
	RunIn(t, e, func(_ *extract.Pass, v T) string { return render(v) })
}

// RunIn is Run for values that are written with the sheet's help: those that hold the
// ids of other finds.
func RunIn[T any](t *testing.T, e *extract.Extractor[T], render func(*extract.Pass, T) string) {
	t.Helper()
	for _, file := range []string{"corpus.txt", "negative.txt"} {
		cases, err := ReadCases(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			t.Run(strings.TrimSuffix(file, ".txt")+"/"+c.Title, func(t *testing.T) {
				if file == "negative.txt" && len(c.Want) > 0 {
					t.Fatal("a negative case lists finds")
				}
				got := []string{}
				p := Pass(t, c.Text, c.Date, e)
				for _, m := range e.From(p) {
					got = append(got, strings.ReplaceAll(m.At.Quote, "\n", `\n`)+" = "+render(p, m.Value))
				}
				if diff := cmp.Diff(append([]string{}, c.Want...), got); diff != "" {
					t.Errorf("%s\n(-want +got)\n%s", c.Text, diff)
				}
			})
		}
	}
}

// Pass is a text after the given extractors, and what they require, have run.
func Pass(t testing.TB, text, date string, units ...extract.Unit) *extract.Pass {
	t.Helper()
	p := NewPass(t, text, date)
	Extract(t, p, units...)
	return p
}

// Extract runs units over a pass, with all that they require.
func Extract(t testing.TB, p *extract.Pass, units ...extract.Unit) {
	t.Helper()
	plan, err := extract.NewPlan(closure(units))
	if err != nil {
		t.Fatal(err)
	}
	if errs := plan.Run(p); len(errs) > 0 {
		t.Fatal(errors.Join(errs...))
	}
}

// NewPass is a text read and laid out, before any extractor.
func NewPass(t testing.TB, text, date string) *extract.Pass {
	t.Helper()
	sum := sha256.Sum256([]byte(text))
	d := &document.Document{Source: "case", SHA256: hex.EncodeToString(sum[:]), MediaType: "text/plain", Date: date}
	if err := read.Text(d, []byte(text)); err != nil {
		t.Fatal(err)
	}
	layout.Text(d)
	return extract.NewPass(d)
}

func closure(units []extract.Unit) []extract.Unit {
	var out []extract.Unit
	seen := map[extract.Unit]bool{}
	var add func(u extract.Unit)
	add = func(u extract.Unit) {
		if seen[u] {
			return
		}
		seen[u] = true
		for _, r := range u.Info().Requires {
			add(r)
		}
		out = append(out, u)
	}
	for _, u := range units {
		add(u)
	}
	return out
}

// ReadCases reads a corpus file; one that does not exist holds no cases.
func ReadCases(path string) ([]Case, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var cases []Case
	open := false
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			title, date, _ := strings.Cut(line[2:], " @")
			cases, open = append(cases, Case{Title: title, Date: date}), true
		case line == "":
			open = false
		case !open:
			return nil, errors.New(path + ": a line outside any case: " + line)
		case strings.HasPrefix(line, "\t"):
			c := &cases[len(cases)-1]
			c.Want = append(c.Want, line[1:])
		default:
			c := &cases[len(cases)-1]
			if c.Text != "" {
				c.Text += "\n"
			}
			if line != "." {
				c.Text += line
			}
		}
	}
	return cases, nil
}
