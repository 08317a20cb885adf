// Package layout finds the blocks of a sheet and their reading order.
package layout

import (
	"strings"

	"factsheet/pipeline/document"
)

// Text sets the blocks of a document: paragraphs, list items, headings and number
// tiles. It joins a paragraph that a column or page edge has broken, and marks what
// repeats at page edges as header or footer. What the lines look like where a page
// shows them (Document.Lines) tells more than the words of a text file do.
func Text(d *document.Document) {
	if len(d.Lines) > 0 {
		nameTables(d)
		d.Blocks = shownBlocks(d)
		addCharts(d)
		return
	}
	lines := besides(d.Text, splitLines(d))
	markRunning(d, lines)
	marks := markGrids(d, lines)
	blocks := make([]document.Block, 0, len(lines)/2+2)
	var parts []document.Span // of the blocks to come: most have one
	for i := 0; i < len(lines); {
		if lines[i].blank() {
			i++
			continue
		}
		if next := marks.blocksAt(i, &blocks); next > i {
			i = next
			continue
		}
		end := i + 1
		for end < len(lines) && !marks.has(end) && continues(d.Text, lines[i:end], &lines[end]) {
			end++
		}
		if len(parts) == 0 {
			parts = make([]document.Span, 64)
		}
		blocks = append(blocks, makeBlock(d.Text, lines[i:end], parts[:0:1]))
		parts = parts[1:]
		i = end
	}
	classify(d.Text, blocks)
	markTitle(d.Text, blocks)
	d.Blocks = join(d.Text, blocks)
}

// line is one line of text without its edge blanks.
type line struct {
	span    document.Span // trimmed
	bullet  document.Span // a bullet or list number that it begins with
	indent  int           // columns before it
	page    int
	running document.Kind  // Header or Footer where it repeats at page edges, else Paragraph
	shown   *document.Line // as its page shows it; nil in a text file
	at      int            // of the lines that pages show, which one it is
}

func (l *line) blank() bool { return l.span.Len() == 0 }

// body is the line's text after its bullet.
func (l *line) body() document.Span {
	if l.bullet.Len() == 0 {
		return l.span
	}
	return document.Span{Start: l.bullet.End, End: l.span.End}
}

func splitLines(d *document.Document) []line {
	out := make([]line, 0, strings.Count(d.Text, "\n")+len(d.Pages)+4)
	for _, p := range d.Pages {
		for at := p.Span.Start; at < p.Span.End; {
			end := p.Span.End
			next := end
			if i := strings.IndexAny(d.Text[at:p.Span.End], "\n\r\f\v"); i >= 0 {
				end, next = at+i, at+i+1
				if d.Text[end] == '\r' && next < p.Span.End && d.Text[next] == '\n' {
					next++
				}
			}
			out = append(out, newLine(d.Text, at, end, p.Number))
			at = next
		}
		if len(out) > 0 && !out[len(out)-1].blank() && p.Number < len(d.Pages) {
			out = append(out, line{span: document.Span{Start: p.Span.End, End: p.Span.End}, page: p.Number})
		}
	}
	return out
}

func newLine(text string, at, end, page int) line {
	s := text[at:end]
	trimmed := strings.TrimLeft(s, " \t\u00a0\u3000\ufeff")
	start := end - len(trimmed)
	l := line{indent: columnsOf(text[at:start]), page: page}
	l.span = document.Span{Start: start, End: start + len(strings.TrimRight(trimmed, " \t\u00a0\u3000"))}
	l.bullet = bulletOf(text, l.span)
	return l
}

// columnsOf is how many character columns blanks fill.
func columnsOf(blanks string) int {
	n := 0
	for _, r := range blanks {
		switch r {
		case '\t':
			n += tabWidth - n%tabWidth
		case '\ufeff':
		default:
			n++
		}
	}
	return n
}

// continues reports whether next goes on with the block that the lines so far make.
func continues(text string, block []line, next *line) bool {
	last := &block[len(block)-1]
	if next.blank() || next.running != last.running || next.bullet.Len() > 0 && next.body().Len() >= 0 {
		return false
	}
	if last.running != document.Paragraph {
		return false
	}
	if last.bullet.Len() > 0 && last.body().Len() == 0 {
		return true
	}
	a, b := last.body().Of(text), next.span.Of(text)
	if isKeyValue(a) || isKeyValue(b) || isDateLine(b) {
		return false
	}
	if len(block) == 1 && last.bullet.Len() == 0 && headsNext(a, b) {
		return false
	}
	return true
}

// headsNext reports whether line a reads as a heading set right above the paragraph
// that line b begins.
func headsNext(a, b string) bool {
	if endsOpen(a) || endsSentence(a) || !startsUpper(b) || strings.HasSuffix(a, "-") {
		return false
	}
	if isCapitals(a) {
		return !isCapitals(b)
	}
	return len(a) < 45 && len(b) > 2*len(a)+20
}

// makeBlock makes a block of lines, whose parts it puts into the memory of parts where
// they fit.
func makeBlock(text string, lines []line, parts []document.Span) document.Block {
	first := &lines[0]
	b := document.Block{Kind: first.running, Page: first.page, Bullet: first.bullet}
	start := first.body().Start
	for start < first.span.End && (text[start] == ' ' || text[start] == '\t') {
		start++
	}
	b.Parts = append(parts, document.Span{Start: start, End: first.span.End})
	for i := 1; i < len(lines); i++ {
		p, s := &b.Parts[len(b.Parts)-1], lines[i].span
		if strings.TrimSpace(text[p.End:s.Start]) == "" {
			p.End = s.End
		} else {
			b.Parts = append(b.Parts, s) // another column's line stands between
		}
	}
	if first.bullet.Len() > 0 {
		b.Kind = document.Item
	}
	return b
}
