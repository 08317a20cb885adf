package table

import (
	"strings"

	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// Figure is a cell that is one number and what accounts write around it.
type Figure struct {
	number.Number
	Negative  bool
	Qualifier string // record.Exact where nothing tells
	Range            // the tokens that are the figure's
}

// signs stand before a figure and tell how exactly it is meant.
var signs = map[string]string{">": record.Over, "<": record.Under, "≥": record.AtLeast, "≤": record.UpTo,
	"~": record.About, "≈": record.About}

// Sign is the qualifier that token i stands for, where it is a sign before a figure.
func Sign(p *extract.Pass, i int) (string, bool) {
	if p.Kind(i) != segment.Punct {
		return "", false
	}
	q, ok := signs[p.Text(i)]
	return q, ok
}

// FigureOf reads a cell as a figure without a currency: '12', '(39)', '>100', '12.5%'.
func FigureOf(p *extract.Pass, c *Cell) (f Figure, ok bool) {
	r, ok := c.Tokens()
	if !ok {
		return f, false
	}
	f.Range, f.Qualifier = r, record.Exact
	i := r.First
	if q, ok := Sign(p, i); ok {
		f.Qualifier, i = q, i+1
	}
	open := p.Is(i, "(")
	if open {
		f.Negative, i = true, i+1
	}
	if p.Is(i, "-", "–", "+") && i+1 < r.End && p.Tokens[i+1].Glued {
		f.Negative, i = f.Negative || !p.Is(i, "+"), i+1
	}
	if i >= r.End || p.Kind(i) != segment.Number {
		return f, false
	}
	n, ok := number.ScanMoney(p, i)
	if !ok || n.End > r.End || n.Scaled {
		return f, false
	}
	j := n.End
	if p.Is(j, "%") && j < r.End {
		j++
	}
	if open {
		if j >= r.End || !p.Is(j, ")") {
			return f, false
		}
		j++
		if p.Is(j, "%") && j < r.End {
			j++
		}
	}
	f.Number, f.Range.End = n, j
	if f.Negative && !n.Value.IsZero() {
		f.Number.Value.Negative = true
	}
	return f, IsMark(p, j, r.End)
}

// IsMark reports whether what stands from token j to the cell's end is nothing or the
// marks of footnotes: a letter, a star, raised digits or letters, in brackets or parted by
// commas ('a', 'a/', '²,³', '(⁴)').
func IsMark(p *extract.Pass, j, end int) bool {
	if j < end && p.Is(end-1, "/") {
		end--
	}
	if j == end || j+1 == end && p.Kind(j) == segment.Word && p.Tokens[j].End-p.Tokens[j].Start == 1 {
		return true
	}
	marks := 0
	for ; j < end; j++ {
		switch {
		case p.Kind(j) != segment.Punct:
			return false
		case document.IsNoteMark(p.Text(j)):
			marks++
		case !p.Is(j, ",", "(", ")"):
			return false
		}
	}
	return marks > 0
}

// IsPercent reports whether a head or label, in lower case, names percentages.
func IsPercent(s string) bool {
	if len(s) > longestHead {
		return false
	}
	for _, unit := range [...]string{"%", "per cent", "percent"} {
		for from := 0; ; {
			i := strings.Index(s[from:], unit)
			if i < 0 {
				break
			}
			before := strings.TrimRight(s[:from+i], " ")
			if before == "" || before[len(before)-1] < '0' || before[len(before)-1] > '9' {
				return true // '10%' is a figure of its own, and tells nothing of others
			}
			from += i + len(unit)
		}
	}
	return false
}

// A head or label of more bytes is several that the page did not part, and one whose
// thing counted has more words or a figure too: they say nothing for sure.
const (
	longestHead = 80
	longestUnit = 6
)

// Counted is what a head or label, in lower case, says that its figures count:
// 'projects' of 'number of projects'.
func Counted(s string) string {
	for _, before := range []string{"number of ", "no. of ", "nos. of ", "total number of ", "# of "} {
		if rest, ok := strings.CutPrefix(s, before); ok {
			if i := strings.IndexAny(rest, "(,;:/"); i >= 0 {
				rest = rest[:i]
			}
			rest = strings.TrimSpace(rest)
			if len(strings.Fields(rest)) > longestUnit || strings.ContainsAny(rest, "0123456789") {
				return ""
			}
			return rest
		}
	}
	return ""
}
