package person

import (
	"sort"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/partner"
	"factsheet/extractors/place"
	"factsheet/extractors/reference"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// bodies are the organisations, places and instruments of the sheet.
type bodies struct {
	partners []extract.Mention[extract.Partner] // by where they start
	ids      map[string]bool
	cover    extract.Cover // all but bare countries
}

// others gathers them once, when the first candidate asks.
func (s *scan) others() *bodies {
	if s.bodies != nil {
		return s.bodies
	}
	b := &bodies{partners: partner.Extractor.From(s.Pass), ids: map[string]bool{}}
	for _, m := range b.partners {
		b.ids[m.Value.ID] = true
		if !m.Value.Weak && m.At.Rule != "partner.administration" {
			b.cover.Add(m.At.View)
		}
	}
	for _, m := range place.Extractor.From(s.Pass) {
		b.cover.Add(m.At.View)
	}
	extract.CoverOf(&b.cover, reference.Extractor.From(s.Pass))
	s.bodies = b
	return b
}

// since is the index of the first mention of a body that begins at or behind an offset of
// the View.
func (b *bodies) since(at int) int {
	return sort.Search(len(b.partners), func(k int) bool { return b.partners[k].At.View.Start >= at })
}

// bodyAt is the organisation whose mention begins at token i, the token after it, and
// whether it is a country's bare name.
func (s *scan) bodyAt(i int) (id string, end int, weak bool) {
	if i >= len(s.Tokens) || i < 0 {
		return "", i, false
	}
	b, start := s.others(), s.Tokens[i].Start
	k := b.since(start)
	if k < len(b.partners) && b.partners[k].At.View.Start == start {
		m := b.partners[k]
		return m.Value.ID, max(i+1, s.TokenAt(m.At.View.End)), m.Value.Weak
	}
	return "", i, false
}

// placeAt is the token after the place that is found at token i, or i.
func (s *scan) placeAt(i int) int {
	if i >= len(s.Tokens) || i < 0 {
		return i
	}
	places, start := place.Extractor.From(s.Pass), s.Tokens[i].Start
	k := sort.Search(len(places), func(k int) bool { return places[k].At.View.Start >= start })
	if k < len(places) && places[k].At.View.Start == start {
		return max(i+1, s.TokenAt(places[k].At.View.End))
	}
	return i
}

// bodyBefore is the organisation whose mention ends with token i-1, and its first
// token; a demonym gives its country's government, if the sheet has it.
func (s *scan) bodyBefore(i int) (id string, first int) {
	if i <= 0 {
		return "", i
	}
	end := i
	if s.Kind(end-1) == segment.Possessive {
		end--
	}
	bracket := s.Is(end-1, ")") && end > 3 && (s.Is(end-3, "(") || s.Is(end-5, "(")) && !s.lineBreak(end)
	if bracket {
		end-- // 'Agency for International Development (USAID) Administrator'
	}
	if end <= 0 {
		return "", i
	}
	b, at := s.others(), s.Tokens[end-1].End
	k := b.since(at)
	for k--; k >= 0 && at-b.partners[k].At.View.Start < 160; k-- {
		if m := b.partners[k]; m.At.View.End == at {
			first := s.TokenAt(m.At.View.Start)
			if m.Value.Weak && bracket {
				return "", i // 'Maria Silva (Poland) Chair'
			}
			if m.Value.Weak {
				// 'ILO Viet Nam Director': the body before the country employs.
				if s.Is(first-1, "/") && s.Tokens[first-1].Glued && s.Tokens[first].Glued {
					if id, f := s.employer(first - 1); id != "" {
						return id, f // 'USAID/Georgia Mission Director'
					}
				}
				if id, f := s.employer(first); id != "" && s.Kind(first-1) != segment.Possessive &&
					s.Tokens[first-1].End < m.At.View.Start {
					return id, f
				}
			}
			return m.Value.ID, first
		}
	}
	for first := max(0, end-4); first < end; first++ {
		if f, ok := s.countries.At(first); ok && f.Last == end {
			return s.government(f.Country), first
		}
	}
	return "", i
}

// ownerBefore is the body that 'its' at token i stands for: the one that its sentence, else
// the sentence before, begins with; empty where neither does.
func (s *scan) ownerBefore(i int) string {
	at := s.SentenceAt(s.Tokens[i].Start)
	for n := 0; n < 2 && at-n >= 0; n++ {
		sen := s.Sentences[at-n]
		if sen.Block != s.Sentences[at].Block {
			break
		}
		for j := sen.First; j < min(sen.First+8, i); j++ {
			if id, _, weak := s.bodyAt(j); id != "" && !weak {
				return id
			}
		}
	}
	return ""
}

// employer is the organisation, no bare country, whose mention ends with token i-1.
func (s *scan) employer(i int) (id string, first int) {
	if i <= 0 {
		return "", i
	}
	b, at := s.others(), s.Tokens[i-1].End
	k := b.since(at)
	for k--; k >= 0 && at-b.partners[k].At.View.Start < 160; k-- {
		if m := b.partners[k]; m.At.View.End == at && !m.Value.Weak {
			return m.Value.ID, s.TokenAt(m.At.View.Start)
		}
	}
	return "", i
}

// government is the id of a country's government, where the sheet has a mention of it.
func (s *scan) government(c *country.Country) string {
	id := record.PartnerID(record.Government, c.Name, c.Alpha2, nil)
	if s.others().ids[id] {
		return id
	}
	return ""
}
