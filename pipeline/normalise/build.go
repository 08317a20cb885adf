package normalise

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/pipeline/document"
)

// New builds the View of a document's blocks, in their order.
func New(d *document.Document) *View {
	b := builder{
		raw:  d.Text,
		text: make([]byte, 0, len(d.Text)+len(d.Blocks)),
		view: &View{raw: len(d.Text), Blocks: make([]document.Span, 0, len(d.Blocks)), runs: make([]run, 0, len(d.Text)/20+8)},
	}
	b.glue = gluedWords(d)
	for i := range d.Blocks {
		b.block(&d.Blocks[i])
	}
	b.view.Text = string(b.text)
	b.view.Lower = lower(b.text)
	return b.view
}

type builder struct {
	raw   string
	text  []byte
	view  *View
	glue  []int           // raw offsets where a word goes on behind a line end's hyphen, ascending
	end   int             // of the raw text that is in the View so far
	words map[string]bool // lower-case words of the sheet; made when the first line-end hyphen asks
}

// copied adds raw[from:to] as it stands.
func (b *builder) copied(from, to int) {
	if from == to {
		return
	}
	at := len(b.text)
	b.text = append(b.text, b.raw[from:to]...)
	if n := len(b.view.runs); n > 0 {
		if r := &b.view.runs[n-1]; r.exact && r.raw+r.n == from && r.view+r.n == at {
			r.n += to - from
			r.rawLen = r.n
			return
		}
	}
	b.view.runs = append(b.view.runs, run{view: at, raw: from, n: to - from, rawLen: to - from, exact: true})
}

// replaced adds s in place of raw[from:to].
func (b *builder) replaced(from, to int, s string) {
	if s == "" {
		return
	}
	at := len(b.text)
	b.text = append(b.text, s...)
	b.view.runs = append(b.view.runs, run{view: at, raw: from, n: len(s), rawLen: to - from})
}

func (b *builder) block(bl *document.Block) {
	if len(b.view.Blocks) > 0 {
		// The mark between two blocks stands for no text: it maps to the empty span
		// after the last one.
		b.view.runs = append(b.view.runs, run{view: len(b.text), raw: b.lastRaw(), n: 1})
		b.text = append(b.text, BlockEnd)
	}
	start := len(b.text)
	for i, p := range bl.Parts {
		b.view.apart = b.view.apart || p.Start < b.end
		b.end = max(b.end, p.End)
		if i > 0 && len(b.text) > start {
			b.seam(bl.Parts[i-1].End, p)
		}
		for k := sort.SearchInts(b.glue, p.Start+1); k < len(b.glue) && b.glue[k] < p.End; k++ {
			b.part(document.Span{Start: p.Start, End: b.glue[k]}, start)
			b.lineEnd(b.raw[b.glue[k]:p.End])
			p.Start = b.glue[k]
		}
		b.part(p, start)
	}
	b.trim(start)
	b.view.Blocks = append(b.view.Blocks, document.Span{Start: start, End: len(b.text)})
}

func (b *builder) lastRaw() int {
	if n := len(b.view.runs); n > 0 {
		r := b.view.runs[n-1]
		return r.raw + r.rawLen
	}
	return 0
}

// seam joins two parts of one block: a blank, or nothing behind a hyphen that stays or
// goes.
func (b *builder) seam(from int, next document.Span) {
	b.trimBlank()
	if !b.lineEnd(next.Of(b.raw)) {
		b.replaced(from, max(next.Start, from), " ")
	}
	b.view.Breaks = append(b.view.Breaks, len(b.text))
}

// part adds one stretch of raw text.
func (b *builder) part(p document.Span, blockStart int) {
	raw := b.raw
	i := p.Start
	plain := i // start of the run of bytes to copy
	for i < p.End {
		c := raw[i]
		if c < utf8.RuneSelf && asciiPlain[c] {
			i++
			continue
		}
		if c == ' ' && i+1 < p.End && raw[i+1] < utf8.RuneSelf && asciiPlain[raw[i+1]] && i > p.Start && !isBlank(raw[i-1]) {
			i++ // a lone blank between words
			continue
		}
		b.copied(plain, i)
		i = b.special(p, i, blockStart)
		plain = i
	}
	b.copied(plain, i)
}

// special handles what is not plain at raw[i] and returns the offset after it.
func (b *builder) special(p document.Span, i, blockStart int) int {
	raw := b.raw
	if end, newline, gap := blanks(raw, i, p.End); end > i {
		b.blank(i, end, newline, gap, p, blockStart)
		return end
	}
	r, size := utf8.DecodeRuneInString(raw[i:p.End])
	end := i + size
	if size == 1 && r < utf8.RuneSelf { // an ASCII control character
		return end
	}
	if s, ok := folds[r]; ok {
		if s == "" {
			return b.noWidth(p, r, end)
		}
		b.replaced(i, end, s)
		return end
	}
	if r >= 0xff01 && r <= 0xff5e { // full-width forms
		b.replaced(i, end, string(r-0xff01+'!'))
		return end
	}
	if d, ok := digit(r); ok {
		b.replaced(i, end, string('0'+d))
		return end
	}
	if unicode.Is(unicode.Mn, r) {
		return b.compose(i, end)
	}
	if unicode.IsControl(r) {
		return end
	}
	b.copied(i, end)
	return end
}

// noWidth drops a soft hyphen or zero-width character; with a soft hyphen the line
// break after it goes too.
func (b *builder) noWidth(p document.Span, r rune, end int) int {
	if r != '\u00ad' {
		return end
	}
	if next, newline, _ := blanks(b.raw, end, p.End); newline {
		b.view.Joined = append(b.view.Joined, len(b.text))
		return next
	}
	return end
}

// compose joins a combining mark to the letter before it ('e' + U+0301 is 'é').
func (b *builder) compose(i, end int) int {
	if len(b.text) == 0 {
		return end
	}
	r, size := utf8.DecodeLastRune(b.text)
	both := norm.NFC.String(string(r) + b.raw[i:end])
	if utf8.RuneCountInString(both) != 1 || !unicode.IsLetter(r) {
		return end
	}
	from := b.view.runs[len(b.view.runs)-1].raw
	if last := b.view.runs[len(b.view.runs)-1]; last.exact {
		from = last.raw + last.n - size
	}
	b.dropLast(size)
	b.replaced(from, end, both)
	return end
}

// dropLast takes n bytes, the last letter, off the View.
func (b *builder) dropLast(n int) {
	b.text = b.text[:len(b.text)-n]
	last := len(b.view.runs) - 1
	r := &b.view.runs[last]
	if r.exact {
		r.n -= n
		r.rawLen = r.n
	} else {
		r.n -= n
		r.rawLen = 0
	}
	if r.n <= 0 {
		b.view.runs = b.view.runs[:last]
	}
}

// blank adds what a run of white space stands for.
func (b *builder) blank(from, to int, newline, gap bool, p document.Span, blockStart int) {
	if len(b.text) == blockStart || to == p.End {
		return // an indent, or blanks that seam and trim deal with
	}
	if newline && b.lineEnd(b.raw[to:p.End]) {
		return
	}
	if gap && !newline {
		b.replaced(from, to, string(Gap))
		return
	}
	if b.text[len(b.text)-1] == ' ' {
		return
	}
	if to-from == 1 && b.raw[from] == ' ' {
		b.copied(from, to)
		return
	}
	b.replaced(from, to, " ")
}

// trim takes trailing blanks off the block that began at start.
func (b *builder) trim(start int) {
	for len(b.text) > start && isBlank(b.text[len(b.text)-1]) {
		b.trimBlank()
	}
}

func (b *builder) trimBlank() {
	for n := len(b.text); n > 0 && (b.text[n-1] == ' ' || b.text[n-1] == Gap); n = len(b.text) {
		b.text = b.text[:n-1]
		last := len(b.view.runs) - 1
		r := &b.view.runs[last]
		r.n--
		if r.exact {
			r.rawLen = r.n
		}
		if r.n == 0 {
			b.view.runs = b.view.runs[:last]
		}
	}
}
