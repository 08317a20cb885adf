package partner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// wraps reports whether a line ends after token j.
func (s *sheet) wraps(j int) bool {
	if j < 0 || j+1 >= len(s.Tokens) {
		return false
	}
	end, next := s.View.Raw(s.Tokens[j].Span()).End, s.View.Raw(s.Tokens[j+1].Span()).Start
	return next > end && strings.IndexByte(s.Doc.Text[end:next], '\n') >= 0
}

// label reports whether a line begins at token j with a label: at most a few words, then a
// colon or a column edge. A name before it has ended.
func (s *sheet) label(j int) bool {
	if !s.capital(j) || !s.In(j, labels) || !s.wraps(j-1) {
		return false
	}
	for k := j + 1; k < j+5; k++ {
		switch s.Kind(k) {
		case segment.GapMark:
			return true
		case segment.Word:
			if s.wraps(k) {
				return false
			}
			continue
		case segment.Punct:
			if s.Is(k, "/", "(", ")", "&", "-") {
				continue
			}
			return s.Is(k, ":")
		}
		return false
	}
	return false
}

// fieldTokens bounds how far before a line's end the colon of its label may stand.
const fieldTokens = 24

// lineDone reports whether a line ends after token j and a name with it: what begins the next
// line is no word of a body's task, and goes on in small letters or stands alone under a
// heading or a labelled field: 'With: Municipality of Ambato / Field teams have met', 'Ministry
// of Finance / Press service'.
func (s *sheet) lineDone(j int) bool {
	if !s.wraps(j) || s.Kind(j+1) != segment.Word || s.In(j+1, topics) || s.Kind(j+2) != segment.Word ||
		s.Tokens[j+2].Case != segment.LowerCase || s.In(j+2, linkers) || s.Is(j+2, "and") {
		return false
	}
	first, labelled := s.lineStart(j)
	return labelled || first == 0 || s.Kind(first-1) == segment.Break && s.isHeading(s.Sentences[s.SentenceAt(s.Tokens[j].Start)])
}

// lineStart is the first token of token j's line, and whether a label's colon or a column
// edge stands between the two; the search ends there.
func (s *sheet) lineStart(j int) (first int, labelled bool) {
	for k := j; k >= max(0, j-fieldTokens); k-- {
		switch {
		case s.Is(k, ":") || s.Kind(k) == segment.GapMark:
			return k, true
		case k == 0 || s.Kind(k-1) == segment.Break || s.wraps(k-1):
			return k, false
		}
	}
	return j, false
}

// labels are the words that labels of a sheet's fields begin with.
var labels = wordset.Of("implementing", "implemented", "implementer", "implementation", "financing", "financed",
	"funding", "funded", "duration", "responsible", "project", "programme", "program", "country", "countries",
	"overall", "term", "budget", "start", "end", "partner", "partners", "contact", "period", "location", "locations",
	"sector", "lead", "executing", "political", "commissioned", "total", "cost", "costs", "status", "area", "areas", "title",
	"donor", "donors", "client", "author", "date", "beneficiaries", "target", "objective", "objectives", "expected",
	"amount", "contribution", "website", "email", "e", "tel", "telephone", "phone", "address", "approval",
	"closing", "borrower", "recipient", "source", "sources",
	"accredited", "national", "counterpart", "counterparts", "beneficiary", "grantee", "grantor", "credit", "contract",
	"directorate", "other", "guarantor", "signatory", "signatories", "commitment", "timeframe", "time", "key",
	"main", "focus", "sdg", "sdgs", "results", "published", "publisher", "reference", "type", "grant", "loan", "co",
	"cofinancing", "supported", "region", "regions", "year", "years",
	"approved", "signed", "agreed", "launched", "started", "completed", "closed", "disbursed", "committed", "updated", "carried",
	"delivered", "executed", "managed", "run", "led", "product", "currency", "place", "places", "others", "phase")

// breaks reports whether a line of a list ends after token j, and with it the name.
func (s *sheet) breaks(j int) bool {
	if j < 0 || j+1 >= len(s.Tokens) || s.Tokens[j+1].Glued {
		return false
	}
	at := s.Tokens[j].Start
	if at < s.last.Start || at >= s.last.End {
		b := s.View.BlockAt(at)
		if b < 0 {
			return false
		}
		s.last, s.lastList = s.View.Blocks[b], listed(s.Doc, b)
	}
	return s.lastList && s.wraps(j)
}

// listed reports whether the block's lines are a list's, though the layout has them as
// one paragraph: three or more short ones, each beginning with a capital and none
// ending as a sentence or a wrapped line of a list in running text does.
func listed(d *document.Document, b int) bool {
	block := &d.Blocks[b]
	if block.Kind == document.Heading {
		return false
	}
	lines := 0
	for _, part := range block.Parts {
		for line := range strings.SplitSeq(part.Of(d.Text), "\n") {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			lines++
			r, _ := utf8.DecodeRuneInString(line)
			if !unicode.IsUpper(r) || len(line) > 70 || strings.HasSuffix(line, ",") || strings.HasSuffix(line, ".") {
				return false
			}
		}
	}
	return lines >= 3
}
