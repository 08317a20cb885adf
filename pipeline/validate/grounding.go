package validate

import (
	"fmt"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

var groundingRules = []Rule{{
	ID: "span.not_quoted", Severity: record.Error,
	Doc: "An entry whose span does not quote the sheet's text. The entry is dropped; it is a fault of the program, so please report it.",
	Check: func(s *Sheet, report Report) {
		text := []rune(nil)
		s.Record.EachSpan(func(kind string, at *record.Span) {
			if text == nil {
				text = []rune(s.Record.Text)
			}
			if at.Start < 0 || at.End > len(text) || at.Start >= at.End || !quotes(text[at.Start:at.End], at.Quote) {
				report("", nil, fmt.Sprintf("an entry of %s does not quote the text at %d", kind, at.Start))
			}
		})
	},
}}

func quotes(text []rune, quote string) bool {
	if utf8.RuneCountInString(quote) != len(text) {
		return false
	}
	i := 0
	for _, r := range quote {
		if r != text[i] {
			return false
		}
		i++
	}
	return true
}
