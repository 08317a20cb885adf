package reference

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// head is what the last word of an instrument's own name asks of the words around it.
type head struct {
	kind string
	// before: how many words with a capital must stand before the head; 0 where it
	// cannot be told by what stands before.
	before int
	// after: prepositions after which what the instrument is about follows.
	after []string
}

var heads = wordset.MapOf(map[string]head{
	"act":          {kindInstrument, 1, nil},
	"law":          {kindInstrument, 2, []string{"on", "for", "against"}},
	"convention":   {kindInstrument, 1, []string{"on", "for", "against", "to", "concerning"}},
	"declaration":  {kindInstrument, 1, []string{"on", "for", "of", "against"}},
	"treaty":       {kindInstrument, 1, []string{"on", "of", "for"}},
	"protocol":     {kindInstrument, 1, []string{"on", "to", "against"}},
	"covenant":     {kindInstrument, 0, []string{"on"}},
	"charter":      {kindInstrument, 2, []string{"on", "for"}},
	"accord":       {kindInstrument, 1, []string{"on"}},
	"accords":      {kindInstrument, 1, nil},
	"order":        {kindInstrument, 0, []string{"on"}},
	"code":         {kindInstrument, 0, nil},
	"constitution": {kindInstrument, 0, []string{"of"}},
	"agenda":       {kindAgenda, 2, nil},
})

// vague are words that, before a head, give it no name of its own.
var vague = wordset.Of("the", "this", "that", "a", "an", "new", "joint", "ministerial", "framework", "final",
	"political", "emergency", "disaster",
	"major", "national", "annual", "constitutional", "democratic", "republican", "international", "federal", "state", "common", "civil",
	"criminal", "family", "labour", "labor", "local", "our", "their", "its", "each", "any", "another", "first",
	"second", "third", "bilateral",
	"multilateral", "regional", "governance", "technical", "fundamental", "signed", "today's", "house", "senate", "public", "executive",
	"presidential", "leaders", "security", "draft", "optional", "additional", "fundamental", "core", "ilo", "un", "us",
	"u.s.", "european", "peace", "trade", "summit",
	"martial", "maritime", "tax", "administrative", "environmental", "immigration", "employment", "international", "law", "reform",
	"policy", "ambitious", "foreign", "economic", "domestic", "affirmative", "legislative", "proactive", "climate", "health",
	"global", "gender", "development", "research", "reauthorization", "reauthorisation", "government", "congress",
	"council")

// leads are words that begin a heading or a sentence before an instrument's name and
// are no part of it.
var leads = wordset.Of("under", "through", "thanks", "because", "before", "after", "since", "with", "without",
	"building", "implementing", "using",
	"how", "why", "as", "in", "on", "for", "by", "from", "of", "to", "and", "the", "this", "that", "when", "where",
	"while", "if", "both", "signing", "passing",
	"president", "congress", "house", "senate", "signed", "signs", "sign", "passed", "pass", "passes", "enacted",
	"advances", "advance", "announces", "today",
	"implements", "implement", "implementation", "expand", "expands", "strengthen", "strengthening", "supporting",
	"support", "via", "per", "consistent", "releases",
	"highlights", "celebrates", "marks", "leverages", "leveraging", "invoking", "invokes", "authorized", "authorised",
	"funded", "funding", "enforce", "enforcing", "ratify",
	"ratified", "adopted", "adopting", "adopt", "biden", "harris", "trump", "obama", "our", "their", "his", "her", "its", "your",
	"a", "an", "at", "following", "pursuant", "including",
	"historic", "new", "proposed", "executive", "law", "act", "all", "any", "each", "other", "these", "those", "section", "title",
	"article", "must", "will", "should", "can", "may", "would", "we", "they", "who", "it", "let", "time", "not",
	"delivers", "delivering", "deliver", "provides", "providing", "also", "additionally", "further", "furthermore", "moreover",
	"finally", "one", "part", "joining", "upholding", "statement", "anniversary", "fact", "sheet")

// about are the small words inside the name of what an instrument is about.
var about = wordset.Of("of", "the", "and", "for", "in", "on", "against", "to", "with", "all", "&", "its", "their", "from", "by")

// headed reads an instrument by a head at token i, a word with a capital: 'Escazú
// Agreement', 'Convention on the Rights of the Child', 'Resolution 1325'.
func (s *scan) headed(i int) {
	if s.numbered(i) {
		return
	}
	h, ok := extract.Meaning(s.Pass, i, heads)
	if !ok || s.Tokens[i].Case != segment.Capital ||
		s.Is(i+1, "school", "schools", "enforcement", "center", "centre", "body", "bodies", "now", "firm", "review", "organization",
			"organisation", "commission", "tribes", "rights") {
		return
	}
	first, n := s.nameBefore(i)
	if s.Is(i, "order") {
		if !s.Is(i-1, "executive") {
			return
		}
		first, n = i-1, 0
	}
	if s.Is(i, "code") {
		if s.Is(i-1, "labour", "labor", "penal", "civil", "criminal", "electoral", "commercial", "family") && s.capital(i-1) {
			s.emit(i-1, s.tail(i+1), h.kind)
		}
		return
	}
	if end := s.subjectAfter(i, h.after); end > 0 {
		s.emit(first, s.tail(end), h.kind)
		return
	}
	if h.before == 0 || n < h.before {
		return
	}
	end := s.tail(i + 1)
	if s.Is(i, "act") && s.Is(end, "for") && s.Is(end+1, "fiscal") && s.Is(end+2, "year") && s.Kind(end+3) == segment.Number {
		// 'Authorization Act for Fiscal Year 2023': the year is a date too.
		s.emitNamed(first, end, h.kind)
		return
	}
	s.emitNamed(first, end, h.kind)
}

// nameBefore walks back from a head over the words of its name: capitals, and small
// words between two of them. It returns the first and how many tell it from others.
func (s *scan) nameBefore(i int) (first, telling int) {
	first = i
	for j := i - 1; j >= s.taken && i-j <= 12; j-- {
		t := s.Tokens[j]
		switch {
		case t.Kind == segment.Word && t.Case != segment.LowerCase:
			l := s.Lower(j)
			if _, other := extract.Meaning(s.Pass, j, heads); other && l != "code" || s.In(j, leads) && s.leadStops(j, first) {
				return first, telling
			}
			if !s.In(j, vague) {
				telling++
			}
			first = j
			if s.sentenceStart(j) {
				return first, telling
			}
		case t.Kind == segment.Word && s.Is(j, "and", "of", "for", "with", "to", "in", "against") || s.Is(j, "&"):
			if first == i || !s.capital(j-1) {
				return first, telling
			}
		case t.Kind == segment.Possessive && s.Is(j-1, "women", "children", "workers", "people", "veterans", "farmers", "patient",
			"patients", "consumers", "students", "nation", "moms", "mothers", "girls") && j-1 >= s.taken:
		case s.Is(j, ")") && j == i-1 && s.Kind(j-1) == segment.Word && s.Tokens[j-1].Case == segment.Upper &&
			s.Is(j-2, "(") && j-2 > s.taken:
			j -= 2 // '(READ) Act'
		case s.Is(j, "-", "'") && t.Glued && s.capital(j-1) && (s.Is(j, "'") || s.Tokens[j+1].Glued):
		case s.Is(j, ".") && t.Glued && s.capital(j-1) && s.Tokens[j-1].End-s.Tokens[j-1].Start == 1: // 'James M. Inhofe'
		case s.Is(j, ",") && s.capital(j-1) && (s.Is(j+1, "and") || s.capital(j+1)) && s.listed(j, i):
		default:
			return first, telling
		}
	}
	return first, telling
}

// leadStops reports whether a lead word at j ends the name that begins at first. It
// does not after 'the' ('the Building Energy Security Act') nor, where it describes,
// inside a name ('National Historic Preservation Act', 'New Delhi Declaration').
func (s *scan) leadStops(j, first int) bool {
	switch {
	case s.Is(j, "president", "biden", "executive", "congress", "law", "act", "section", "title", "article"):
		return true
	case s.Is(j, "historic", "new", "proposed", "all", "any", "each", "time") && s.capital(j-1) && j-1 >= s.taken:
		return false
	case s.Is(j, "new"):
		return !s.Is(j+1, "delhi", "york", "zealand", "urban", "orleans", "england", "mexico")
	}
	return !s.Is(j-1, "the") || first == j+1 && s.Is(j+1, "act")
}

// listed reports whether the comma at j stands in a list inside a name, as in
// 'Women, Peace and Security Act': an 'and' follows before the head.
func (s *scan) listed(j, head int) bool {
	for k := j + 1; k < head; k++ {
		if s.Is(k, "and", "&") {
			return head-k <= 4 && k-j <= 4
		}
	}
	return false
}

func (s *scan) sentenceStart(j int) bool {
	return j == 0 || s.Kind(j-1) == segment.Break
}

// subjectAfter is the end of what an instrument is about, after one of the
// prepositions; 0 where nothing with a capital follows.
func (s *scan) subjectAfter(i int, prepositions []string) int {
	if !s.Is(i+1, prepositions...) {
		return 0
	}
	end, listed := 0, false
	for j := i + 2; j < i+26 && j < len(s.Tokens); j++ {
		t := s.Tokens[j]
		switch {
		case t.Kind == segment.Word && t.Case != segment.LowerCase:
			end = j + 1
		case t.Kind == segment.Possessive && end == j:
			if !s.capital(j + 1) {
				return s.subjectLength(i, j)
			}
			end = j + 1
		case t.Kind == segment.Word && s.In(j, about):
			if end > 0 && !s.reaches(j) {
				return s.subjectLength(i, end)
			}
			if end == 0 && j > i+3 {
				return 0
			}
		case s.Is(j, "-") && t.Glued && j+1 < len(s.Tokens) && s.Tokens[j+1].Glued:
		case s.Is(j, ",") && s.capital(j+1) && s.listedAfter(j):
			listed = true
		case s.Is(j, ",") && listed && s.Is(j+1, "and", "&") && s.capital(j+2):
		default:
			return s.subjectLength(i, end)
		}
	}
	return s.subjectLength(i, end)
}

// subjectLength refuses a subject of nothing.
func (s *scan) subjectLength(i, end int) int {
	if end <= i+2 {
		return 0
	}
	return end
}

// reaches reports whether the small words from j on lead to another word with a
// capital, no more than two of them.
func (s *scan) reaches(j int) bool {
	for k := j; k < j+3; k++ {
		if s.capital(k) {
			return true
		}
		if s.Kind(k) != segment.Word || !s.In(k, about) {
			return false
		}
	}
	return s.capital(j + 3)
}

// listedAfter reports whether the comma at j stands in a list of capitals that ends in
// an 'and', as in 'Covenant on Economic, Social and Cultural Rights'.
func (s *scan) listedAfter(j int) bool {
	for k := j + 1; k < j+6; k++ {
		if s.Is(k, "and", "&") {
			return s.capital(k+1) && !s.Is(k+1, "president", "vice", "the")
		}
		if s.Is(k, "president") || !s.capital(k) && !s.Is(k, ",") {
			return false
		}
	}
	return false
}

func (s *scan) emit(first, end int, kind string) {
	s.add(first, end, "reference.named", kind, s.value(first, end))
}

// emitNamed emits a name told by the words before its head.
func (s *scan) emitNamed(first, end int, kind string) {
	if s.Is(first, "and", "of", "for", "with", "to", "in", "against", "&", ",", "-") {
		return
	}
	s.emit(first, end, kind)
}

// value is the View's words of a name, without the year of its version.
func (s *scan) value(first, end int) string {
	last := end
	switch {
	case end-first > 3 && s.Is(end-1, ")") && s.Is(end-3, "("):
		last = end - 3
	case end-first > 2 && s.Is(end-2, "of", ",") && s.lawYear(end-1):
		last = end - 2
	}
	v := s.SpanOf(first, last).Of(s.View.Text)
	if open := strings.Index(v, " ("); open > 0 {
		if shut := strings.Index(v, ") "); shut > open {
			v = v[:open] + v[shut+1:]
		}
	}
	return strings.TrimSuffix(v, "'s")
}

// settleNames gives names found by their heads the shortest form that the sheet has
// for them: in a heading, 'Implementing Clean Rivers Act' is the 'Clean Rivers Act'
// that the text speaks of.
func settleNames(ms []extract.Mention[extract.Reference]) {
	short := map[string]bool{}
	for i := range ms {
		if ms[i].At.Rule == "reference.named" {
			short[ms[i].Value.Value] = true
		}
	}
	if len(short) < 2 {
		return
	}
	for i := range ms {
		if ms[i].At.Rule != "reference.named" {
			continue
		}
		v := ms[i].Value.Value
		for at := 0; at < len(v); at++ {
			if v[at] != ' ' {
				continue
			}
			if rest := v[at+1:]; short[rest] && strings.Contains(rest, " ") {
				ms[i].Value.Value = rest
			}
		}
		// The same from behind: a heading that goes on after the name.
		v = ms[i].Value.Value
		for at := range v {
			if v[at] == ' ' && short[v[:at]] && strings.Contains(v[:at], " ") {
				ms[i].Value.Value = v[:at]
				break
			}
		}
	}
}
