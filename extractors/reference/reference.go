// Package reference finds URLs, e-mail addresses, agendas, goals and legal instruments.
package reference

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// The kinds of reference.
const (
	kindURL        = "url"
	kindEmail      = "email"
	kindAgenda     = "agenda"
	kindSDG        = "sdg"
	kindInstrument = "instrument"
)

// Extractor finds URLs, e-mail addresses, agendas, goals and legal instruments.
var Extractor = &extract.Extractor[extract.Reference]{
	Name: "reference",
	Doc: "Finds URLs, e-mail addresses, agendas ('2030 Agenda'), Sustainable Development Goals and legal instruments " +
		"(conventions, treaties, declarations, laws, numbered resolutions). Agreements between two parties, memoranda and " +
		"generic mentions ('the Convention', 'a new Act') are left to others or alone.",
	Version:  "2",
	Requires: nil,
	Rules: []extract.Rule{
		{Name: "reference.url", Doc: "A web address with a scheme or 'www.', or a bare host name, over a line break too."},
		{Name: "reference.email", Doc: "An e-mail address."},
		{Name: "reference.goal", Doc: "Numbered Sustainable Development Goals, lists and ranges too: 'SDGs 5, 8 and 13'."},
		{Name: "reference.goals", Doc: "The Sustainable Development Goals as a whole."},
		{Name: "reference.agenda", Doc: "An agenda or vision with its year, or a named agenda."},
		{Name: "reference.known", Doc: "A well-known instrument by one of its names."},
		{Name: "reference.numbered", Doc: "A numbered resolution, convention, executive order or public law."},
		{Name: "reference.named", Doc: "A convention, treaty, declaration, act or law by a name of its own."},
	},
	Run: run,
}

// scan is one run over one sheet.
type scan struct {
	*extract.Pass
	out   []extract.Mention[extract.Reference]
	taken int // no rule reads tokens before this one
	goals int // whether 'Goal 5' is a Sustainable Development Goal here: 0 not asked yet, 1 yes, -1 no
}

func (s *scan) add(first, last int, rule, kind, value string) {
	s.addSpan(s.SpanOf(first, last), rule, kind, value)
	s.taken = max(s.taken, last)
}

func (s *scan) addSpan(at document.Span, rule, kind, value string) {
	s.out = append(s.out, extract.Mention[extract.Reference]{
		Value: extract.Reference{Kind: kind, Value: value}, At: s.Evidence(at, rule),
	})
}

func run(p *extract.Pass) ([]extract.Mention[extract.Reference], error) {
	s := &scan{Pass: p}
	for i := 0; i < len(p.Tokens); i++ {
		if i < s.taken {
			continue
		}
		switch t := p.Tokens[i]; {
		case t.Kind == segment.Punct:
			s.address(i)
		case t.Kind == segment.Number:
			if s.In(i-1, resolutions) && i-1 >= s.taken && s.Tokens[i-1].Case == segment.LowerCase {
				s.resolution(i-1, i-1)
			} else if s.Is(i+1, "agenda") {
				s.goal(i + 1)
			}
		case t.Kind == segment.Word && t.Case != segment.LowerCase:
			if !s.known(i) && !s.goal(i) {
				s.headed(i)
			}
		}
	}
	settleNames(s.out)
	return s.out, nil
}

// capital reports whether token i is a word with a capital.
func (s *scan) capital(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case != segment.LowerCase
}
