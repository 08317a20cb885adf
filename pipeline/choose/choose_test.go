package choose

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

const (
	good    = "The two governments signed an agreement on fisheries in May 2019, worth US$ 4.2 million over five years."
	shifted = "7KH WZR JRYHUQPHQWV VLJQHG DQ DJUHHPHQW RQ ILVKHULHV LQ 0D\\ ZRUWK 86 PLOOLRQ"
)

func page(n int, text string, problems ...string) document.Take {
	t := document.Take{Number: n, Text: text}
	for _, p := range problems {
		t.Problems = append(t.Problems, document.Problem{Stage: "read", Page: n, Message: p})
	}
	return t
}

func TestWhatIsDoubted(t *testing.T) {
	contents := strings.Repeat("Chapter 3 ........................................................... 12\n", 8)
	for name, c := range map[string]struct {
		take document.Take
		want string // part of the reason; empty for none
	}{
		"a sound page":                  {page(1, strings.Repeat(good+"\n", 5)), ""},
		"a table of contents":           {page(1, contents), ""},
		"a table of figures":            {page(1, strings.Repeat("12,400 (65) - 7.5% US$ 3 ", 20)), ""},
		"a few strange characters":      {page(1, strings.Repeat(good, 5)+"\uf0b7\ufffd"), ""},
		"Chinese":                       {page(1, strings.Repeat("两国政府于二〇一九年五月签署了渔业协定。", 10)), ""},
		"Russian":                       {page(1, strings.Repeat("Правительства двух стран подписали соглашение в мае. ", 5)), ""},
		"Arabic":                        {page(1, strings.Repeat("وقعت الحكومتان اتفاقية بشأن مصائد الأسماك ", 10)), ""},
		"addresses":                     {page(1, strings.Repeat("https://example.org/a/long/path/to/a/page/that/goes/on ", 10)), ""},
		"a short line without a letter": {page(1, "* * *"), ""},
		"nothing":                       {page(1, "\n"), "found no text"},
		"a scan":                        {document.Take{Number: 1, Picture: true}, ""},
		"a blank page":                  {document.Take{Number: 1, Wordless: true}, ""},
		"a fault":                       {page(1, good, "the page is damaged"), "the page is damaged"},
		"a limit":                       {page(1, good, "more than 512MiB (--max-decompressed)"), ""},
		"letters that nobody knows":     {page(1, strings.Repeat("The \ufffd\ufffd\ufffd signed ", 20)), "60 of 240 characters tell no letter"},
		"private letters":               {page(1, strings.Repeat("\ue001\ue002 ", 20)), "characters tell no letter"},
		"control characters":            {page(1, strings.Repeat("a\x01b\x02c ", 20)), "characters tell no letter"},
		"signs for letters":             {page(1, strings.Repeat("!\"#$ %&'( ", 20)), "no letters"},
		"letters one by one":            {page(1, strings.Repeat("T h e t w o ", 20)), "single letters"},
		"words without a vowel":         {page(1, strings.Repeat("Thr wrk grw thn ", 20)), "no vowel"},
		"no blanks":                     {page(1, strings.Repeat("Thetwogovernmentssignedanagreementonfisheriesandmore ", 4)), "blanks between its words"},
	} {
		if got := Doubt(&c.take); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestTheBetterTakeOfAPage(t *testing.T) {
	half := good[:50]
	for name, c := range map[string]struct {
		a, b document.Take
		want bool
	}{
		"nothing, and a text":              {page(1, ""), page(1, good), true},
		"half of it, and all":              {page(1, half, "broke off"), page(1, good), true},
		"a text, and nothing":              {page(1, good, "broke off"), page(1, ""), false},
		"a text, and half of it":           {page(1, good, "broke off"), page(1, half), false},
		"the same, but whole":              {page(1, good, "broke off"), page(1, good), true},
		"the same twice":                   {page(1, good), page(1, good), false},
		"lost letters, and the letters":    {page(1, strings.ReplaceAll(good, "e", "\ufffd")), page(1, good), true},
		"lost letters, and left-out words": {page(1, good+" \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd", "6 of 88 characters are lost"), page(1, good), false},
		"wrong letters, and right ones":    {page(1, shifted), page(1, good), true},
	} {
		if got := Better(&c.a, &c.b); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// asked is an Ask that answers from what the two readers make of a sheet, and notes
// what it was asked.
type asked struct {
	fast, net Result
	log       []string
}

func (a *asked) ask(r Reader, only []int, from int) Result {
	a.log = append(a.log, fmt.Sprint(r, " ", only, " ", from))
	if r == Fast {
		return a.fast
	}
	o := read.Options{Only: only, From: from}
	out := a.net
	out.Takes = nil
	for _, t := range a.net.Takes {
		if o.Wants(t.Number) {
			out.Takes = append(out.Takes, t)
		}
	}
	return out
}

func TestWhoReadsASheet(t *testing.T) {
	slow := errors.New("reading it took longer than 5s")
	whole := []document.Take{page(1, good), page(2, good), page(3, good), page(4, good)}
	for name, c := range map[string]struct {
		reader    Reader
		fast, net Result
		log       []string
		want      string // who made it
		texts     int    // pages with text
		problems  string
		err       error
	}{
		"a sound sheet": {Auto, Result{Takes: whole}, Result{}, []string{"fast [] 0"}, "fast", 4, "", nil},
		"a page in doubt": {Auto, Result{Takes: []document.Take{page(1, good), page(2, "", "damaged"), page(3, good)}}, Result{Takes: whole},
			[]string{"fast [] 0", "pdfium [2] 0"}, "fast; pdfium for page 2: damaged", 3, "", nil},
		"pages in doubt, for two reasons": {Auto, Result{Takes: []document.Take{page(1, ""), page(2, "", "damaged"), page(3, ""), page(4, good)}}, Result{Takes: whole},
			[]string{"fast [] 0", "pdfium [1 2 3] 0"}, "fast; pdfium for pages 1, 3: it found no text; pdfium for page 2: damaged", 4, "", nil},
		"no page that will do": {Auto, Result{Takes: []document.Take{page(1, ""), page(2, "")}}, Result{Takes: whole[:2]},
			[]string{"fast [] 0", "pdfium [1 2] 0"}, "pdfium: it found no text", 2, "", nil},
		"a net that is no better": {Auto, Result{Takes: []document.Take{page(1, good, "broke off"), page(2, good)}}, Result{Takes: []document.Take{page(1, good[:30])}},
			[]string{"fast [] 0", "pdfium [1] 0"}, "fast", 2, "1: broke off", nil},
		"a net that fails": {Auto, Result{Takes: []document.Take{page(1, good, "broke off"), page(2, good)}}, Result{Err: errors.New("no")},
			[]string{"fast [] 0", "pdfium [1] 0"}, "fast", 2, "1: broke off", nil},
		"a file that does not open": {Auto, Result{Err: errors.New("the file is damaged")}, Result{Takes: whole},
			[]string{"fast [] 0", "pdfium [] 0"}, "pdfium: the file is damaged", 4, "", nil},
		"a cipher that the fast one lacks": {Auto, Result{Err: read.ErrCipher}, Result{Takes: whole},
			[]string{"fast [] 0", "pdfium [] 0"}, "pdfium: the fast reader does not know its encryption", 4, "", nil},
		"a password that nobody has": {Auto, Result{Err: read.ErrCipher}, Result{Err: read.ErrEncrypted}, []string{"fast [] 0", "pdfium [] 0"}, "", 0, "", read.ErrEncrypted},
		"no PDF":                     {Auto, Result{Err: read.ErrNotPDF}, Result{Takes: whole}, []string{"fast [] 0"}, "", 0, "", read.ErrNotPDF},
		"a fast reader that hangs at page 3": {Auto, Result{Takes: []document.Take{page(1, good), page(2, "")}, Err: slow}, Result{Takes: whole},
			[]string{"fast [] 0", "pdfium [2] 3"}, "fast; pdfium for page 2: it found no text; pdfium for pages 3-4: reading it took longer than 5s", 4, "", nil},
		"two that hang": {Auto, Result{Takes: whole[:1:1], Err: slow}, Result{Takes: whole[:2], Err: errors.New("12s")},
			[]string{"fast [] 0", "pdfium [] 2"}, "fast; pdfium for page 2: reading it took longer than 5s", 2, "3: 12s; this page and those after it were not read", nil},
		"a net that comes no further": {Auto, Result{Takes: whole[:1:1], Err: slow}, Result{Err: errors.New("12s")},
			[]string{"fast [] 0", "pdfium [] 2"}, "fast", 1, "2: reading it took longer than 5s; this page and those after it were not read", nil},
		"two that fail": {
			Auto, Result{Err: slow}, Result{Err: errors.New("no")}, []string{"fast [] 0", "pdfium [] 0"}, "", 0, "",
			errors.New(slow.Error() + "; and by pdfium: no; get the file again, or have a program that shows it print it to " +
				"a new PDF"),
		},
		"two that fail, one by a limit": {
			Auto, Result{Err: slow}, Result{Err: errors.New("12s (--max-seconds)")}, []string{"fast [] 0", "pdfium [] 0"}, "", 0,
			"", errors.New(slow.Error() + "; and by pdfium: 12s (--max-seconds)"),
		},
		"a bomb": {
			Auto, Result{Err: errors.New("more than --max-decompressed")}, Result{Takes: whole}, []string{"fast [] 0"}, "", 0, "",
			errors.New("more than --max-decompressed"),
		},
		"a bomb on a page, and no text": {Auto, Result{Takes: []document.Take{page(1, "", "more than --max-decompressed"), page(2, "")}}, Result{Takes: whole[:2]},
			[]string{"fast [] 0", "pdfium [2] 0"}, "fast; pdfium for page 2: it found no text", 1, "1: more than --max-decompressed", nil},
		"a scan within": {Auto, Result{Takes: []document.Take{page(1, good), {Number: 2, Picture: true}}}, Result{}, []string{"fast [] 0"}, "fast", 1, "", nil},
		"a scan as a whole": {
			Auto, Result{Takes: []document.Take{{Number: 1, Picture: true}}}, Result{Takes: whole[:1]},
			[]string{"fast [] 0", "pdfium [1] 0"}, "pdfium: it found no text", 1, "", nil,
		},
		"pdfium alone":       {PDFium, Result{}, Result{Takes: whole}, []string{"pdfium [] 0"}, "pdfium", 4, "", nil},
		"the fast one alone": {Fast, Result{Takes: []document.Take{page(1, "")}}, Result{}, []string{"fast [] 0"}, "fast", 0, "", nil},
		"the fast one, broken off": {
			Fast, Result{Takes: whole[:2], Err: slow}, Result{}, []string{"fast [] 0"}, "fast", 2,
			"3: reading it took longer than 5s; this page and those after it were not read", nil,
		},
	} {
		a := &asked{fast: clone(c.fast), net: clone(c.net)}
		got, err := Read(c.reader, a.ask)
		if !slices.Equal(a.log, c.log) {
			t.Errorf("%s: asked %q, want %q", name, a.log, c.log)
		}
		if c.err != nil {
			if err == nil || !errors.Is(err, c.err) && err.Error() != c.err.Error() {
				t.Errorf("%s: got %v, want %v", name, err, c.err)
			}
			continue
		}
		texts, problems := 0, []string(nil)
		for i, p := range got.Takes {
			if p.Text != "" {
				texts++
			}
			if p.Number != i+1 {
				t.Errorf("%s: page %d stands in place %d", name, p.Number, i+1)
			}
			for _, x := range p.Problems {
				problems = append(problems, fmt.Sprintf("%d: %s", x.Page, x.Message))
			}
		}
		if err != nil || got.Reader != c.want || texts != c.texts || strings.Join(problems, "\n") != c.problems {
			t.Errorf("%s: %q, %d pages with text, problems %q, %v", name, got.Reader, texts, problems, err)
		}
	}
}

func clone(r Result) Result {
	r.Takes = slices.Clone(r.Takes)
	return r
}
