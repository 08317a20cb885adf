// Package person finds named persons, with their role and organisation where the
// sheet tells them.
//
// Rules decide on titles, forms of address, appositions, bylines and verbs of saying.
// What they leave open (a given name and a surname with nothing around them, a
// name-like phrase with a role but no known given name) is put to the part-of-speech
// tagger of prose/v2, which has one word to say: whether the words read as proper
// nouns in their sentence. The model is loaded when the first such case comes up.
//
// What it adds, over 233 White House fact sheets: it takes all of 48 open cases, so
// that 632 persons are found where the rules with every open case refused find 591, at
// 0.08 ms per 13 kB. It refuses none there, and over the annotated sheets no case is
// open: it guards, more than it decides. TestWhatTheTaggerAdds measures it again.
package person

import (
	"factsheet/extractors/internal/country"
	"factsheet/extractors/partner"
	"factsheet/extractors/place"
	"factsheet/extractors/reference"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Extractor finds named persons.
var Extractor = extractor(tagger)

// extractor makes the extractor around a judge of open cases; tests put others in.
func extractor(judge judge) *extract.Extractor[extract.Person] {
	return &extract.Extractor[extract.Person]{
		Name: "person",
		Doc: "Finds named persons by their titles ('ILO Director-General Gilbert F. Houngbo'), by what is said of them ('Maria Silva, " +
			"programme manager'), by bylines and verbs of saying, and by known given names. Persons that bodies, acts and places are " +
			"named after are left alone.",
		Version:  "2",
		Requires: []extract.Unit{reference.Extractor, partner.Extractor, place.Extractor},
		Rules: []extract.Rule{
			{Name: "person.titled", Doc: "A role and then a name: 'President Joe Biden', 'Secretary of State Antony Blinken'."},
			{Name: "person.addressed", Doc: "A form of address and then a name: 'Mr Haruna Iddrisu', 'H.E. Dr. Jane Doe'."},
			{Name: "person.apposed", Doc: "A name and then a role: 'Maria Silva, programme manager'."},
			{Name: "person.described", Doc: "A name and then what is said of persons only: 'Mutinta Moonga, 34,', 'Chileshe Kapwepwe, " +
				"who …', 'Chileshe Kapwepwe grows … She'."},
			{Name: "person.listed", Doc: "A name by itself on a line, with a role on the next one or under 'Authors' or 'Contact'."},
			{Name: "person.credited", Doc: "A byline or a picture's credit: 'By Maria Silva', 'Photo/Maria Silva'."},
			{Name: "person.speaking", Doc: "A name beside a verb of saying: 'said Maria Silva'."},
			{Name: "person.quoted", Doc: "A name behind the dash that ends a quote: '… – Maria Silva, farmer'."},
			{Name: "person.given", Doc: "A known given name and a surname."},
			{Name: "person.surname", Doc: "The surname alone of a person whom the sheet names in full."},
		},
		Run: func(p *extract.Pass) ([]extract.Mention[extract.Person], error) {
			s := &scan{Pass: p, judge: judge, lex: lexicons(), countries: country.Of(p), taken: make([]bool, len(p.Tokens)+1)}
			s.run()
			return s.mentions(), nil
		},
	}
}

// judge settles an open case: whether the tokens first to last read as proper nouns.
type judge func(p *extract.Pass, first, last int) bool

// scan is one run over one sheet.
type scan struct {
	*extract.Pass
	judge     judge
	lex       *lexicon
	countries *country.Index
	taken     []bool // by token: part of a name found
	found     []find
	bodies    *bodies
	titles    map[int]bool // by sentence: written in title case
	asked     int          // how often the judge was asked
	phraseEnd int          // the token after the last role phrase

	own       *extract.Partner // the sheet's own body
	housed    bool             // own is looked up
	homeState string           // the country that the sheet is about
	homeKnown bool
}

// find is one mention of a person.
type find struct {
	first, last  int // half-open range of the name's tokens
	name         string
	role         string
	organisation string
	rule         string
	far          bool // the organisation is told by the sheet around only
}

func (s *scan) run() {
	for i := range s.Tokens {
		t := s.Tokens[i]
		if t.Kind != segment.Word || s.taken[i] {
			continue
		}
		class, listed := extract.Meaning(s.Pass, i, s.lex.class)
		if t.Case == segment.LowerCase {
			switch {
			case class == roleWord:
				s.titled(i, true)
			case class == sayWord:
				s.said(i)
			}
			continue
		}
		if !listed {
			s.lineOf(i)
			continue
		}
		switch class {
		case roleWord:
			s.titled(i, false)
		case addressWord:
			s.addressed(i)
		case creditWord:
			s.credited(i)
		case givenWord, maybeWord:
			if !s.lineOf(i) {
				s.given(i, class == maybeWord)
			}
		}
	}
	s.surnames()
}

// add keeps a mention.
func (s *scan) add(n name, rule, role, organisation string) {
	if role == "" && organisation == "" {
		role, organisation = s.doneBy(n.first)
	}
	if organisation == "" {
		organisation = s.beside(n, role)
	}
	for k := n.first; k < n.last; k++ {
		s.taken[k] = true
	}
	s.found = append(s.found, find{first: n.first, last: n.last, name: s.words(n.first, n.last), role: role,
		organisation: organisation, rule: rule})
}

// words is the View's text of tokens.
func (s *scan) words(first, last int) string {
	return s.SpanOf(first, last).Of(s.View.Text)
}

func (s *scan) capital(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case != segment.LowerCase
}

// inTitle reports whether the token stands in a sentence in title case, where
// capitals tell nothing.
func (s *scan) inTitle(i int) bool {
	k := s.SentenceAt(s.Tokens[i].Start)
	if title, known := s.titles[k]; known {
		return title
	}
	if s.titles == nil {
		s.titles = map[int]bool{}
	}
	sen := s.Sentences[k]
	long, small := 0, 0
	for j := sen.First; j < sen.Last; j++ {
		if t := s.Tokens[j]; t.Kind == segment.Word && t.End-t.Start > 3 && !s.In(j, linking) {
			long++
			if t.Case == segment.LowerCase {
				small++
			}
		}
	}
	s.titles[k] = long >= 4 && !s.Is(sen.Last-1, ".") && (small == 0 || small == 1 && long >= 9)
	return s.titles[k]
}

// linking are the longer words that stay small in title case.
var linking = wordset.Of("with", "from", "into", "under", "between", "through", "about", "their", "over", "against",
	"across", "after", "before", "during", "toward",
	"towards", "within", "without", "that", "which", "will", "more", "than", "this", "joins", "call", "meeting")

// A sheet may put firstQuestions questions to the judge and one more for each
// perQuestion bytes, so that its cost stays in proportion.
const firstQuestions, perQuestion = 3, 2500

// ask puts an open case to the judge. Past the sheet's share of questions the rules'
// own leaning stands.
func (s *scan) ask(n name, leaning bool) bool {
	if s.asked >= firstQuestions+len(s.View.Text)/perQuestion {
		return leaning
	}
	s.asked++
	return s.judge(s.Pass, n.first, n.last)
}

// span is the View span of a find.
func (s *scan) span(f find) document.Span { return s.SpanOf(f.first, f.last) }
