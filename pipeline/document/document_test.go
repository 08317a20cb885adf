package document_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
)

func TestOffsetsCountCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(1, 40).Draw(t, "times"))
		o := document.NewOffsets(text)
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
		if got, want := o.CodePoints(at), utf8.RuneCountInString(text[:at]); got != want {
			t.Fatalf("byte %d of %d is code point %d, want %d", at, len(text), got, want)
		}
	})
}

func TestOffsetsLeadBackToBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(1, 40).Draw(t, "times"))
		o := document.NewOffsets(text)
		points := utf8.RuneCountInString(text)
		for _, point := range []int{0, rapid.IntRange(0, points).Draw(t, "point"), points} {
			if got := o.Bytes(point); got > len(text) || o.CodePoints(got) != point || got < len(text) && !utf8.RuneStart(text[got]) {
				t.Fatalf("code point %d of %d begins at byte %d, which has %d before it", point, points, got, o.CodePoints(got))
			}
		}
		if o.Bytes(-1) != 0 || o.Bytes(points+7) != len(text) {
			t.Fatal("what is beyond the text is not its edge")
		}
	})
}

func TestSliceIsByCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		o, runes := document.NewOffsets(text), []rune(text)
		if o.Len() != len(runes) {
			t.Fatalf("%d code points, want %d", o.Len(), len(runes))
		}
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		if got, ok := o.Slice(from, to); !ok || got != string(runes[from:to]) {
			t.Fatalf("from %d to %d stands %q (%v)", from, to, got, ok)
		}
		for _, span := range [][2]int{{-1, to}, {from, len(runes) + 1}, {to + 1, from}} {
			if got, ok := o.Slice(span[0], span[1]); ok {
				t.Fatalf("%v is no part of the text, and gives %q", span, got)
			}
		}
	})
}

// Quotes tells what Slice tells, of any text and whatever the quote.
func TestQuotesIsWhatSliceGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[aé€😀 ]{0,60}`)).Draw(t, "text")
		o := document.NewOffsets(text)
		start, end := rapid.IntRange(-1, o.Len()+2).Draw(t, "start"), rapid.IntRange(-1, o.Len()+2).Draw(t, "end")
		slice, ok := o.Slice(start, end)
		part := rapid.Map(rapid.IntRange(0, len(slice)), func(n int) string { return slice[:n] })
		quote := rapid.OneOf(rapid.Just(slice), rapid.String(), part).Draw(t, "quote")
		if got, want := o.Quotes(start, end, quote), ok && start < end && quote == slice; got != want {
			t.Fatalf("%q from %d to %d quotes %q: %t", text, start, end, quote, got)
		}
	})
}

func TestPageAt(t *testing.T) {
	d := document.Document{Pages: []document.Page{{Number: 1, Span: document.Span{Start: 0, End: 10}}, {Number: 2, Span: document.Span{Start: 10, End: 20}}}}
	for offset, want := range map[int]int{0: 1, 9: 1, 10: 2, 19: 2, 20: 2} {
		if got := d.PageAt(offset); got != want {
			t.Errorf("offset %d stands on page %d, want %d", offset, got, want)
		}
	}
}
