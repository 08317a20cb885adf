package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// topics are words of titles over what several projects have in common, and over what is
// no project.
var topics = wordset.Fields(`other further more results result impact funding funds budget finance financing support partners partner partnerships
	money next
	background monitoring evaluation challenges beneficiaries scholarships volunteers people contact contacts
	figures numbers facts
	technical assistance cooperation development operations sovereign nonsovereign private public sector looking ahead steps
	achievements outcomes governance management coordination context work what where when information news events loans grants loan grant
	pipeline active completed closed new ongoing planned our total overall humanitarian emergency core contributions contribution`)

// sidesOf are the nouns that end titles over what sides do together or owe each other.
var sidesOf = wordset.Fields(`cooperation co-operation financing funding assistance relations ties dialogue cost no yes description`)

// isOneOf reports whether a title among those that are said to be of projects is one: a
// name over a text that tells of money, of a period, or of who pays or does the work.
func (f *finder) isOneOf(e fact.Entry) bool {
	if e.TitleEnd-e.TitleFirst < 2 || e.End-e.First < 4 || f.notTitle(e) || f.isPaper(e) || f.onlyBodies(e, true) ||
		f.isDateline(e) || f.isBodyOfSheet(e) || f.finite(e.TitleFirst, e.TitleEnd) || !f.IsCapital(e.TitleFirst) {
		return false
	}
	if k := f.PartnerAt(e.TitleFirst); k >= 0 && f.behindBrackets(f.Partners[k].End) >= e.TitleEnd-1 {
		return false
	}
	own := false
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if f.AmountAt(i) >= 0 {
			return false
		}
		own = own || (len(f.Text(i)) > 3 || f.shouts(i)) && f.IsWord(i) && f.PlaceAt(i) < 0 && !f.In(i, topics)
	}
	if !own || f.In(e.TitleEnd-1, sidesOf) || e.Heading && !f.isTitleCase(e) && e.Period < 0 && !f.bigPair(e) {
		return false
	}
	if e.Period >= 0 && f.isPeriod(e.Period) {
		return true
	}
	if !e.Heading && f.verbal(e) {
		return false
	}
	if a := fact.Since(f.Amounts, e.First); a < len(f.Amounts) && f.Amounts[a].First < e.End {
		return true
	}
	for i := e.First; i < e.End; i++ {
		if f.fundedBy(i) > 0 || f.carriedOutBy(i) > 0 {
			return true
		}
	}
	return false
}

// numbered reports whether the number of a list stands before an entry's title.
func (f *finder) numbered(e fact.Entry) bool {
	before := strings.TrimRight(f.Doc.Text[:f.View.Raw(f.Tokens[e.TitleFirst].Span()).Start], " \t")
	bare := strings.TrimRight(before, ".)")
	return bare != "" && '0' <= bare[len(bare)-1] && bare[len(bare)-1] <= '9' &&
		(len(bare) < len(before) || strings.HasSuffix(strings.TrimRight(bare, "0123456789"), "\n"))
}

// runIns reads paragraphs and items under a heading that calls them projects and whose printed lines
// begin with titles in small letters: 'Cold chain in Zambia. The fridges were paid for by'.
func (f *finder) runIns(first, end int) {
	for i := first; i < end; i++ {
		if k := f.KindOf(i); k != document.Paragraph && k != document.Item ||
			f.Kind(i-1) != segment.Break && !(f.BeginsLine(i) && f.Is(i-1, ".")) {
			continue
		}
		stop := f.runInEnd(i, end)
		if stop == 0 || f.taken(i) {
			continue
		}
		last := stop + 1
		for last < end && f.Kind(last) != segment.Break && !(f.BeginsLine(last) && f.Is(last-1, ".") && f.runInEnd(last, end) > 0) {
			last++
		}
		e := f.Titled(i, stop)
		if e.First, e.End = stop, last; f.Is(stop, ".") {
			e.First++
		}
		if f.isOneOf(e) {
			f.tellEntry(&reach{}, e, e.TitleFirst, "project.item", true)
		}
	}
}

// runInEnd is the token behind a title of a few words at token i, which a full stop ends, or
// behind the number of a list its line; 0 where a sentence stands there.
func (f *finder) runInEnd(i, end int) int {
	numbered := f.numbered(fact.Entry{TitleFirst: i})
	if !f.IsCapital(i) || f.Is(i, "the", "this", "it", "in", "for", "with", "we", "our") {
		return 0
	}
	for j := i + 1; j < min(end, i+10); j++ {
		switch {
		case f.Is(j, "."):
			if j-i < 2 || !f.IsCapital(j+1) || f.Glued(j+1) || len(f.Text(j-1)) < 3 {
				return 0
			}
			return j
		case numbered && j-i > 1 && f.BeginsLine(j) && f.IsCapital(j):
			return j
		case f.Kind(j) == segment.Break, f.Is(j, ":", ";", "!", "?"), f.verbHere(j), f.IsLower(j) && works.Has(f.Lower(j)):
			return 0
		}
	}
	return 0
}

// bigPair reports whether a title is two words, each with a capital: 'Milk Banks'.
func (f *finder) bigPair(e fact.Entry) bool {
	return e.TitleEnd-e.TitleFirst == 2 && f.IsCapital(e.TitleFirst) && f.IsCapital(e.TitleFirst+1)
}
