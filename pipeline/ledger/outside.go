package ledger

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// outside lists the numbers, currency signs and months in what no block holds: the
// bullets and list numbers that the layout took off, and whatever it left lying.
func outside(d *document.Document, add func(document.Span, string, func() *string)) {
	parts, bullets := pieces(d)
	at, bullet := 0, 0
	gap := func(end int) {
		for at < end {
			for bullet < len(bullets) && bullets[bullet].End <= at {
				bullet++
			}
			stop, reason := end, noReason
			if bullet < len(bullets) && bullets[bullet].Start < end {
				if b := bullets[bullet]; b.Start <= at {
					stop, reason = min(end, b.End), listNumber
				} else {
					stop = b.Start
				}
			}
			things(d.Text, document.Span{Start: at, End: stop}, func(s document.Span, kind string) {
				if reason := reason; kind == Number || reason() == nil {
					add(s, kind, reason)
				}
			})
			at = stop
		}
	}
	for _, p := range parts {
		gap(p.Start)
		at = max(at, p.End)
	}
	gap(len(d.Text))
}

func noReason() *string { return nil }

func listNumber() *string { r := ListNumber; return &r }

// pieces are the blocks' parts and bullets in the order of the text.
func pieces(d *document.Document) (parts, bullets []document.Span) {
	parts = make([]document.Span, 0, len(d.Blocks)+len(d.Blocks)/4)
	for i := range d.Blocks {
		parts = append(parts, d.Blocks[i].Parts...)
		if b := d.Blocks[i].Bullet; b.Len() > 0 {
			bullets = append(bullets, b)
		}
	}
	order := func(a, b document.Span) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(parts, order) {
		slices.SortFunc(parts, order)
	}
	if !slices.IsSortedFunc(bullets, order) {
		slices.SortFunc(bullets, order)
	}
	return parts, bullets
}

// things finds the numbers, currency signs and months in a stretch of raw text.
func things(text string, s document.Span, found func(document.Span, string)) {
	for i := s.Start; i < s.End; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:s.End])
		}
		from := i
		switch i += size; {
		case r == ' ' || r == '\n':
		case unicode.IsNumber(r):
			for i < s.End {
				r, size := utf8.DecodeRuneInString(text[i:s.End])
				if !unicode.IsNumber(r) && !(r == '.' || r == ',') {
					break
				}
				i += size
			}
			end := i
			for text[end-1] == '.' || text[end-1] == ',' {
				end--
			}
			found(document.Span{Start: from, End: end}, Number)
		case unicode.Is(unicode.Sc, r):
			found(document.Span{Start: from, End: i}, Currency)
		case unicode.IsUpper(r):
			for i < s.End && isLower(text[i]) {
				i++
			}
			if n := i - from; n < 3 || n > 9 {
				break // the length of no month
			}
			if m, _ := months.Get(lower(text[from:i])); m == full {
				found(document.Span{Start: from, End: i}, Month)
			}
		}
	}
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// lower lowers the first letter of an ASCII word.
func lower(s string) string {
	b := []byte(s)
	b[0] |= 0x20
	return string(b)
}
