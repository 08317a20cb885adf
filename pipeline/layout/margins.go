package layout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

const (
	marginRows  = 3   // rows that a header or footer has at most
	marginShare = 0.1 // of the page's height, that one which nothing sets apart may stand in
)

// marginLine is a line at the top or foot of its page.
type marginLine struct {
	line   *line
	kind   document.Kind
	hint   bool     // the page sets it apart from the rest
	outer  bool     // nothing but such lines stands between it and the page's edge
	large  bool     // it is set larger than the sheet's body
	pieces []string // what stands beside one another in it
}

// place is what a piece of a margin is known by on other pages: its words without
// digits, its size, and its height, in steps.
type place struct {
	words   string
	size, y int
}

// markMargins marks the running titles, page numbers and document symbols of a document
// whose lines were drawn on pages. That a line stands in the margin is no more than a
// hint: running is what stands at the same height on other pages too, digits aside (to
// the left or to the right, since pages may face one another), or is nothing but a
// page's number or a document's symbol.
func markMargins(d *document.Document, lines []line, body float64) {
	var all []marginLine
	pages := 0
	for i := 0; i < len(lines); pages++ {
		end := i + 1
		for end < len(lines) && lines[end].page == lines[i].page {
			end++
		}
		all = append(all, pageMargins(d, lines[i:end], body)...)
		i = end
	}
	type onPage struct {
		place
		page int
	}
	seen := map[onPage]bool{}
	count := map[place]int{}
	for i := range all {
		for _, p := range all[i].pieces {
			for _, k := range all[i].places(p) {
				if o := (onPage{k, all[i].line.page}); !seen[o] {
					seen[o] = true
					count[k]++
				}
			}
		}
	}
	last := map[[2]int]bool{} // of a page's top or foot: what stands outside was running
	for i := range all {
		m := &all[i]
		edge := [2]int{m.line.page, int(m.kind)}
		stopped := last[edge]
		if !m.hint && (stopped || !m.outer) || !m.runs(count, pages) {
			last[edge] = true
			continue
		}
		m.line.running, m.line.bullet = m.kind, document.Span{}
	}
}

// pageMargins are the lines of one page that the layout found in its margins, and the
// first and last few, from the edges inwards.
func pageMargins(d *document.Document, page []line, body float64) []marginLine {
	order := make([]*line, 0, len(page))
	alone := map[*line]bool{} // blocks of one line
	for i := range page {
		if l := page[i].shown; l.Kind != document.TableRow && l.Turn == 0 {
			order = append(order, &page[i])
			alone[&page[i]] = (i == 0 || l.Block) && (i+1 == len(page) || page[i+1].shown.Block)
		}
	}
	if len(order) == 0 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b *line) int { return cmp.Compare(b.shown.Box.Y1, a.shown.Box.Y1) })
	var out []marginLine
	add := func(l *line, near document.Kind, share float64, row int) {
		m := marginLine{line: l, kind: l.shown.Kind, large: l.shown.Size > 1.15*body}
		m.hint = m.kind == document.Header || m.kind == document.Footer
		if !m.hint {
			m.kind = near
		}
		if m.kind != near || !m.hint && row >= marginRows {
			return
		}
		m.outer = share < marginShare && alone[l]
		for p := range strings.SplitSeq(l.span.Of(d.Text), cellGap) {
			if p = strings.TrimSpace(p); p != "" {
				m.pieces = append(m.pieces, p)
			}
		}
		out = append(out, m)
	}
	// What is printed may be a part of the paper: its own edges count.
	top, foot := order[0].shown.Box.Y1, order[len(order)-1].shown.Box.Y0
	h := max(top-foot, 1)
	for i, l := range order {
		add(l, document.Header, (top-l.shown.Box.Y1)/h, i)
	}
	for i := range order {
		l := order[len(order)-1-i]
		add(l, document.Footer, (l.shown.Box.Y0-foot)/h, i)
	}
	return out
}

func (m *marginLine) places(piece string) [2]place {
	p := place{strings.ToLower(strings.Trim(withoutDigits(piece), " -–—|.")), int(2*m.line.shown.Size + 0.5), int(m.line.shown.Box.Y0 / 4)}
	q := p
	q.y++ // a line a little off meets it in the one step or the other
	return [2]place{p, q}
}

// runs reports whether a line of the margin is a running title.
func (m *marginLine) runs(count map[place]int, pages int) bool {
	if len(m.pieces) == 0 {
		return false
	}
	repeats, marks := 0, 0
	for _, p := range m.pieces {
		at := m.places(p)
		n := max(count[at[0]], count[at[1]])
		switch words := at[0].words != ""; {
		case m.large && (!words || withoutDigits(p) != p):
			// 'Project 3' over a page, or a figure set large
		case words && n >= 2 && (m.hint || n >= 3 || n == pages):
			repeats++
		case isPageMark(p) && (n >= 2 || m.hint && !isYear(p)), symbol.MatchString(p):
			marks++
		}
	}
	if repeats+marks == len(m.pieces) {
		return true
	}
	// The title of a chapter beside the page's number, or what stands by another piece
	// that repeats.
	return m.hint && !m.large && repeats+marks > 0 && len(m.line.shown.Words) <= 20
}

// pageMark is a page's number, as it stands alone.
var pageMark = regexp.MustCompile(`^(?i:[-–—|\s]*(?:(?:page|pages|p\.|pg\.?|seite|página|pág\.?)\s*)?(?:\d{1,4}|[ivxl]{1,7}|[a-z]-?\d{1,3})(?:\s*(?:of|/|\||de|von|sur)\s*\d{1,4})?[-–—|\s]*)$`)

// symbol is the number that a body gives a document: 'A/79/847', '25-04321 (E)'.
var symbol = regexp.MustCompile(`^(?:[A-Z][A-Z0-9]*(?:/[A-Z0-9][A-Za-z0-9.()*-]*)+|(?:GE\.)?\d{2}-\d{4,6}X?(?: ?\([A-Z]\))?(?: \d{6})?|\*\d{6,8}\*)$`)

// pagedTitle is a running title with its page: 'Urban programme, page 1'.
var pagedTitle = regexp.MustCompile(`^.{2,60}[,|–—-]\s*(?i:page|seite|página)\s\d{1,4}$`)

func isPageMark(s string) bool {
	return pageMark.MatchString(s) || symbol.MatchString(s) || pagedTitle.MatchString(s)
}
