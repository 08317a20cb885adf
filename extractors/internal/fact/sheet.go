// Package fact holds what the rules for projects, agreements, contributions and
// events share: the finds of a sheet by token, lists of parties, verb groups, and
// the flows of money.
package fact

import (
	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/partner"
	"factsheet/extractors/person"
	"factsheet/extractors/place"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// Requires are the extractors whose finds a Sheet is made of: every extractor that
// calls Of must list them.
var Requires = []extract.Unit{amount.Extractor, date.Extractor, partner.Extractor, place.Extractor, person.Extractor}

// Sheet is one sheet with its finds laid over its tokens.
type Sheet struct {
	*extract.Pass
	Amounts  []Found[record.Amount]
	Dates    []Found[record.Date]
	Partners []Found[extract.Partner]
	Places   []Found[extract.Place]
	at       []marks // by token
	flows    []Flow
	read     bool // flows were read
	bodies   map[string]*extract.Partner
	codes    map[string]string // place id by country code
	states   map[string]int    // a country's first mention as a partner, by code
	speaker  []int             // who says 'we'; see Speaker
	american *bool             // the sheet speaks for the United States
	spoken   bool              // speaker is known
	house    *int              // see House
}

// Found is a find with its tokens, half-open.
type Found[T any] struct {
	*extract.Mention[T]
	First, End int
}

// marks are the finds that cover a token, each an index plus one.
type marks struct{ amount, date, partner, place int32 }

type sheetKey struct{}

// marksOf are the marks of sheets done with.
var marksOf extract.Store[marks]

// Of lays out the sheet, once a Pass.
func Of(p *extract.Pass) *Sheet {
	return extract.Note(p, sheetKey{}, func() *Sheet {
		s := &Sheet{Pass: p, at: marksOf.Lend(p, len(p.Tokens))}
		s.Amounts = lay(p, amount.Extractor.From(p), func(i int) *int32 { return &s.at[i].amount })
		s.Dates = lay(p, date.Extractor.From(p), func(i int) *int32 { return &s.at[i].date })
		s.Partners = lay(p, partner.Extractor.From(p), func(i int) *int32 { return &s.at[i].partner })
		s.adjectives()
		s.Places = lay(p, place.Extractor.From(p), func(i int) *int32 { return &s.at[i].place })
		return s
	})
}

// lay finds each mention's tokens and marks them. Of two mentions that overlap the
// longer keeps the tokens.
func lay[T any](p *extract.Pass, ms []extract.Mention[T], mark func(int) *int32) []Found[T] {
	out := make([]Found[T], len(ms))
	t := 0
	for k := range ms {
		m := &ms[k]
		for t > 0 && p.Tokens[t-1].End > m.At.View.Start {
			t--
		}
		for t < len(p.Tokens) && p.Tokens[t].End <= m.At.View.Start {
			t++
		}
		end := t
		for end < len(p.Tokens) && p.Tokens[end].Start < m.At.View.End {
			end++
		}
		out[k] = Found[T]{m, t, end}
		markLonger(out, k, mark)
	}
	return out
}

// markLonger marks the tokens of find k, but for those of a longer find before it.
func markLonger[T any](out []Found[T], k int, mark func(int) *int32) {
	for i := out[k].First; i < out[k].End; i++ {
		if old := *mark(i); old == 0 || out[old-1].End-out[old-1].First < out[k].End-out[k].First {
			*mark(i) = int32(k + 1)
		}
	}
}

// Lower is the View's lower-case text of a token; empty past either end, so that
// scanners need not ask.
func (s *Sheet) Lower(i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Pass.Lower(i)
}

// Text is the View's text of a token; empty past either end.
func (s *Sheet) Text(i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Pass.Text(i)
}

// IsLower reports whether token i is a word in lower case.
func (s *Sheet) IsLower(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case == segment.LowerCase
}

// Glued reports whether nothing stands between token i and the one before it.
func (s *Sheet) Glued(i int) bool { return i >= 0 && i < len(s.Tokens) && s.Tokens[i].Glued }

// PartnerAt is the partner mention that covers token i, or -1.
func (s *Sheet) PartnerAt(i int) int {
	if i < 0 || i >= len(s.at) {
		return -1
	}
	return int(s.at[i].partner) - 1
}

// AmountAt is the amount that covers token i, or -1.
func (s *Sheet) AmountAt(i int) int {
	if i < 0 || i >= len(s.at) {
		return -1
	}
	return int(s.at[i].amount) - 1
}

// DateAt is the date that covers token i, or -1.
func (s *Sheet) DateAt(i int) int {
	if i < 0 || i >= len(s.at) {
		return -1
	}
	return int(s.at[i].date) - 1
}

// PlaceAt is the place that covers token i, or -1.
func (s *Sheet) PlaceAt(i int) int {
	if i < 0 || i >= len(s.at) {
		return -1
	}
	return int(s.at[i].place) - 1
}

// Body is the partner of an id, or nil.
func (s *Sheet) Body(id string) *extract.Partner {
	if s.bodies == nil {
		s.bodies = make(map[string]*extract.Partner, len(s.Partners))
		for k := range s.Partners {
			if v := &s.Partners[k].Value; s.bodies[v.ID] == nil {
				s.bodies[v.ID] = v
			}
		}
	}
	return s.bodies[id]
}

// PlaceOf is the id of the place that the sheet names for a country code, or empty.
func (s *Sheet) PlaceOf(code string) string {
	if s.codes == nil {
		s.codes = make(map[string]string, len(s.Places))
		for k := range s.Places {
			if v := &s.Places[k].Value; v.Code != "" && s.codes[v.Code] == "" {
				s.codes[v.Code] = v.ID
			}
		}
	}
	return s.codes[code]
}

// TokensIn is the half-open range of the tokens that begin inside a View span.
func (s *Sheet) TokensIn(v document.Span) (first, end int) {
	first = s.TokenAt(v.Start)
	end = first
	if v.Len() > 0 {
		end = s.TokenAt(v.End - 1)
		if end < len(s.Tokens) && s.Tokens[end].Start < v.End {
			end++
		}
	}
	return first, max(first, end)
}

// SentenceOf is the sentence that token i stands in.
func (s *Sheet) SentenceOf(i int) segment.Sentence {
	if len(s.Sentences) == 0 {
		return segment.Sentence{}
	}
	return s.Sentences[s.SentenceAt(s.Tokens[i].Start)]
}

// KindOf is the kind of the block that token i stands in.
func (s *Sheet) KindOf(i int) document.Kind {
	if b := s.View.BlockAt(s.Tokens[i].Start); b >= 0 {
		return s.Doc.Blocks[b].Kind
	}
	return document.Paragraph
}

// IsWord reports whether token i is a word.
func (s *Sheet) IsWord(i int) bool { return s.Kind(i) == segment.Word }

// IsCapital reports whether token i is a word that begins with a capital.
func (s *Sheet) IsCapital(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case != segment.LowerCase
}
