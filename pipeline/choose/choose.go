// Package choose says which of two readers made the text of a PDF: the fast one, or
// pdfium, the net for what the fast one can't read. It asks the net only for the pages
// that are in doubt, and takes a page from it only where that is the better one.
package choose

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// Reader is how a sheet is read.
type Reader string

// The fast reader, pdfium, or the fast one with pdfium where it is needed.
const (
	Auto   Reader = "auto"
	Fast   Reader = "fast"
	PDFium Reader = "pdfium"
)

// Parse takes one of the three words.
func Parse(s string) (Reader, error) {
	switch r := Reader(s); r {
	case Auto, Fast, PDFium:
		return r, nil
	}
	return "", fmt.Errorf("%q is no reader; choose auto, fast or pdfium", s)
}

// Result is what one reader made of a sheet, or of the pages asked for.
type Result struct {
	Takes []document.Take // in the order of their pages
	Info  document.Info
	Err   error // what kept the rest from being read; it has Takes where it came after some
}

// Ask reads a sheet by one of the two readers: the pages that the options Only and From
// of read.Options say.
type Ask func(r Reader, only []int, from int) Result

// Chosen is the text of a sheet, page by page, and who made it.
type Chosen struct {
	Takes  []document.Take
	Info   document.Info
	Reader string // "fast", "pdfium", "pdfium: why", "fast; pdfium for page 2: why"
}

// Read reads a sheet as r says.
func Read(r Reader, ask Ask) (Chosen, error) {
	if r != Auto {
		return alone(r, ask(r, nil, 0))
	}
	first := ask(Fast, nil, 0)
	doubts := doubted(first.Takes)
	from := 0
	if first.Err != nil {
		if final(first.Err) {
			return alone(Fast, first)
		}
		if n := len(first.Takes); n > 0 {
			from = first.Takes[n-1].Number + 1
		}
	} else if len(doubts) == 0 {
		return alone(Fast, first)
	}
	var only []int
	if from > 0 || first.Err == nil {
		only = make([]int, 0, len(doubts)) // not nil, which is all pages
		for page := range doubts {
			only = append(only, page)
		}
		slices.Sort(only)
	}
	return merged(first, ask(PDFium, only, from), doubts, from)
}

// final reports whether no other reader can do better, or is to try. What takes the fast
// reader too long, or too much memory, may take pdfium less.
func final(err error) bool {
	said := err.Error()
	return errors.Is(err, read.ErrNotPDF) || errors.Is(err, ErrStopped) ||
		strings.Contains(said, limitFlag) && !strings.Contains(said, limitFlag+"seconds") && !strings.Contains(said, limitFlag+"memory")
}

// ErrStopped says that the caller has given the sheet up.
var ErrStopped = errors.New("reading it was broken off")

// doubted says of each page in doubt why it is. Where the sheet has text, a page that a
// picture covers is not in doubt; where it has none, every page is, but for one that
// went over a limit of the user's.
func doubted(takes []document.Take) map[int]string {
	out := map[int]string{}
	empty := true
	for i := range takes {
		if why := Doubt(&takes[i]); why != "" {
			out[takes[i].Number] = why
		}
		empty = empty && strings.TrimSpace(takes[i].Text) == ""
	}
	for i := range takes {
		if n := takes[i].Number; empty && out[n] == "" && !limited(&takes[i]) {
			out[n] = "it found no text"
		}
	}
	return out
}

// alone is a sheet that one reader has read.
func alone(r Reader, x Result) (Chosen, error) {
	if x.Err != nil {
		if len(x.Takes) == 0 {
			return Chosen{}, x.Err
		}
		brokenOff(x.Takes, x.Err)
	}
	return Chosen{Takes: x.Takes, Info: x.Info, Reader: string(r)}, nil
}

// brokenOff notes at the last page that was read why there are no more.
func brokenOff(takes []document.Take, err error) {
	last := &takes[len(takes)-1]
	last.Problems = append(last.Problems, document.Problem{Stage: "read", Page: last.Number + 1, Message: err.Error() + "; this page and those after it were not read"})
}

// merged puts together what the two readers made of a sheet. Pages from from on, which
// the first did not come to, are the second's; so is all where it came to none.
func merged(first, second Result, doubts map[int]string, from int) (Chosen, error) {
	if len(first.Takes) == 0 {
		return instead(first, second)
	}
	out := Chosen{Takes: first.Takes, Info: first.Info}
	at := map[int]int{}
	for i := range first.Takes {
		at[first.Takes[i].Number] = i
	}
	taken := map[int]string{}
	for _, t := range second.Takes {
		i, again := at[t.Number]
		switch {
		case !again:
			out.Takes = append(out.Takes, t)
			taken[t.Number] = reason(first.Err)
		case Better(&out.Takes[i], &t):
			out.Takes[i] = t
			taken[t.Number] = doubts[t.Number]
		case out.Takes[i].Text == "" && len(out.Takes[i].Problems) == 0:
			out.Takes[i].Picture = out.Takes[i].Picture || t.Picture
		}
	}
	if last := out.Takes[len(out.Takes)-1].Number; from > 0 && (second.Err != nil || last < from) {
		err := first.Err
		if second.Err != nil && last >= from {
			err = second.Err
		}
		brokenOff(out.Takes, err)
	}
	out.Reader = who(taken, len(out.Takes))
	return out, nil
}

// instead is a sheet of which the first reader read nothing.
func instead(first, second Result) (Chosen, error) {
	if len(second.Takes) == 0 {
		switch {
		case second.Err == nil:
			return Chosen{}, first.Err
		case errors.Is(second.Err, ErrStopped), errors.Is(second.Err, read.ErrEncrypted), errors.Is(first.Err, read.ErrCipher), first.Err == nil, first.Err.Error() == second.Err.Error():
			return Chosen{}, second.Err
		}
		err := fmt.Errorf("%w; and by pdfium: %w", first.Err, second.Err)
		if !strings.Contains(err.Error(), limitFlag) { // whose message says what to raise
			err = fmt.Errorf("%w; get the file again, or have a program that shows it print it to a new PDF", err)
		}
		return Chosen{}, err
	}
	out, err := alone(PDFium, second)
	out.Reader += ": " + reason(first.Err)
	return out, err
}

// reason says in few words why a reader would not do.
func reason(err error) string {
	switch {
	case err == nil:
		return "the fast reader found no page"
	case errors.Is(err, read.ErrEncrypted):
		return "the fast reader found no way to open it with the password"
	case errors.Is(err, read.ErrCipher):
		return "the fast reader does not know its encryption"
	}
	return err.Error()
}

// who says who made the text of a sheet of that many pages, where the net was asked.
func who(taken map[int]string, pages int) string {
	if len(taken) == 0 {
		return string(Fast)
	}
	var order []string // reasons, by their first page
	by := map[string][]int{}
	for _, page := range sortedKeys(taken) {
		why := taken[page]
		if by[why] == nil {
			order = append(order, why)
		}
		by[why] = append(by[why], page)
	}
	if len(taken) == pages {
		return string(PDFium) + ": " + strings.Join(order, "; ")
	}
	var b strings.Builder
	b.WriteString(string(Fast))
	for _, why := range order {
		fmt.Fprintf(&b, "; %s for %s: %s", PDFium, pageList(by[why]), why)
	}
	return b.String()
}

func sortedKeys(m map[int]string) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// pageList writes ascending pages as 'page 2' or 'pages 2, 5-7'.
func pageList(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, strconv.Itoa(pages[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d-%d", pages[i], pages[j]))
		}
		i = j + 1
	}
	if len(pages) == 1 {
		return "page " + parts[0]
	}
	return "pages " + strings.Join(parts, ", ")
}
