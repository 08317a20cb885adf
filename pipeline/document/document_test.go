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

func TestPageAt(t *testing.T) {
	d := document.Document{Pages: []document.Page{{Number: 1, Span: document.Span{Start: 0, End: 10}}, {Number: 2, Span: document.Span{Start: 10, End: 20}}}}
	for offset, want := range map[int]int{0: 1, 9: 1, 10: 2, 19: 2, 20: 2} {
		if got := d.PageAt(offset); got != want {
			t.Errorf("offset %d stands on page %d, want %d", offset, got, want)
		}
	}
}
