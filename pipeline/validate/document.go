package validate

import (
	"fmt"

	"factsheet/pipeline/record"
)

var documentRules = []Rule{{
	ID: "document.language", Severity: record.Warning,
	Doc: "A sheet in another language than English. What needs no words of a language is read (amounts, numeric dates, " +
		"references); the rest may be missing. Give the sheet's English version where there is one.",
	Check: func(s *Sheet, report Report) {
		if l := s.Doc.Language; l != "" && l != "en" {
			report("", nil, fmt.Sprintf("the sheet's language is %q, not English; names and facts in words were not read", l))
		}
	},
}, {
	ID: "page.no_text", Severity: record.Warning,
	Doc: "A page that is a picture without text (a scan), so nothing on it was read. Put the sheet through a text recognition (OCR) program, and give it again.",
	Check: func(s *Sheet, report Report) {
		for _, p := range s.Doc.Pages {
			if p.Picture {
				report("", nil, fmt.Sprintf("page %d is a picture without text, and nothing on it was read; it needs text recognition (OCR)", p.Number))
			}
		}
	},
}}
