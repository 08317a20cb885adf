package validate

import (
	"fmt"

	"factsheet/pipeline/record"
)

var documentRules = []Rule{{
	ID: "document.language", Severity: record.Warning,
	Doc: "A sheet in another language than English. What needs no words of a language is read (amounts, numeric dates, references); the rest may be missing. Give the sheet's English version where there is one.",
	Check: func(s *Sheet, report Report) {
		if l := s.Doc.Language; l != "" && l != "en" {
			report("", nil, fmt.Sprintf("the sheet's language is %q, not English; names and facts in words were not read", l))
		}
	},
}}
