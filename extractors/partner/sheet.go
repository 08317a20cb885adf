package partner

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// sheet is what is known of a sheet while its bodies are looked for.
type sheet struct {
	*extract.Pass
	registry  *registry.Registry
	lands     *country.Index
	counts    map[string]int  // namings of a country, by its code
	home      string          // the country that the sheet names most
	leads     bool            // home stands out: it is named twice as often as any other
	only      string          // the country that the sheet is plainly about, empty where it is about none or several
	host      string          // the country that ministries named without one are of, where it is not home
	donors    map[string]bool // countries whose aid agencies the sheet names
	states    map[*country.Country]*body
	listed    map[*registry.Body]*body
	named     map[string]*body // by id
	finds     []find
	unsure    []unsureFind
	groups    []int // where 'Bank Group' stands by itself
	sure      map[*registry.Body]bool
	full      map[*registry.Body]bool // named by more than a short form
	kept      []*find
	names     map[string]*nameInfo
	bySection map[sectionOf]string // what standsOut says of them
	last      document.Span        // the block that breaks asked for last, and whether it is a list
	lastList  bool
	holders   []int32        // of each token, the kept find that holds it, an index plus one; see countries
	sides     map[int]string // the country that the head of a token's column names
	titles    []int8         // by sentence: 0 unknown, 1 capitals tell, 2 title case, 3 all capitals
}

// unsureFind is a listed name that means other things too.
type unsureFind struct {
	first, last int
	forms       []*registry.Form
}

// Countries among the first tokens, near the title, count for more.
const nearTitle, titleWeight = 60, 3

func newSheet(p *extract.Pass) *sheet {
	s := &sheet{Pass: p, registry: registry.Of(p), lands: country.Of(p), counts: map[string]int{},
		states: map[*country.Country]*body{}, listed: map[*registry.Body]*body{},
		named: map[string]*body{}, donors: map[string]bool{}, sure: map[*registry.Body]bool{},
		full: map[*registry.Body]bool{}, names: map[string]*nameInfo{}, bySection: map[sectionOf]string{},
		titles: make([]int8, len(p.Sentences)), finds: make([]find, 0, len(p.Tokens)/16+8)}
	for _, f := range s.lands.Found {
		n := 1
		if f.First < nearTitle {
			n = titleWeight
		}
		if s.Is(f.First-1, ":") && s.Is(f.First-2, "country") {
			n = 50 // 'country: Uganda' above the text
		}
		s.counts[f.Country.Alpha2] += n
	}
	for i := 0; i < min(len(p.Tokens), 120); i++ {
		if p.In(i, presidents) || p.Is(i, "white") && p.Is(i+1, "house") {
			s.counts["US"] += 3 // the White House's own sheets seldom name the country
		}
	}
	best := 0
	for _, c := range sortedKeys(s.counts) {
		if s.counts[c] > best {
			s.home, best = c, s.counts[c]
		}
	}
	second := 0
	for c, n := range s.counts {
		if c != s.home {
			second = max(second, n)
		}
	}
	s.leads = best >= 2*second
	if best >= 5 && best >= 3*second && s.home != "US" {
		s.only = s.home
	}
	return s
}

// nameInfo is what is worked out once of a name found by its shape.
type nameInfo struct {
	name, normal string
	listed       *registry.Body
	shouted      bool // in capitals alone
	state        bool // begins with the name of a state of the United States
	body         *body
	typ, country string // of body
}

// about works out what a find's name tells by itself.
func (s *sheet) about(name string) *nameInfo {
	if n := s.names[name]; n != nil {
		return n
	}
	n := &nameInfo{name: strings.TrimPrefix(name, "The ")}
	if strings.ToUpper(n.name) == n.name && strings.Contains(n.name, " ") {
		n.name, n.shouted = lowered(n.name), true
	}
	n.normal = record.NormalName(n.name)
	n.listed = s.registry.Lookup(n.name)
	first, rest, _ := strings.Cut(n.name, " ")
	second, _, _ := strings.Cut(rest, " ")
	n.state = country.IsState(first) || country.IsState(first+" "+second)
	s.names[name] = n
	return n
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (s *sheet) text(first, last int) string {
	return s.View.Text[s.Tokens[first].Start:s.Tokens[last-1].End]
}

// capital reports whether token i is a word with a capital.
func (s *sheet) capital(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case != segment.LowerCase
}

// opens reports whether token i begins its sentence, where every word has a capital.
func (s *sheet) opens(i int) bool {
	return s.Sentences[s.SentenceAt(s.Tokens[i].Start)].First == i
}

const (
	plainCase = 1 + iota
	titleCase
	allCaps
)

// casing tells how the sentence around token i is set.
func (s *sheet) casing(i int) int8 {
	at := s.SentenceAt(s.Tokens[i].Start)
	if s.titles[at] != 0 {
		return s.titles[at]
	}
	sentence := s.Sentences[at]
	words, low, upper := 0, 0, 0
	for j := sentence.First; j < sentence.Last; j++ {
		if s.Kind(j) != segment.Word || s.Tokens[j].Case == segment.LowerCase &&
			(s.Tokens[j].End-s.Tokens[j].Start < 4 || s.Is(j, "with", "from", "into", "over", "through")) {
			continue
		}
		words++
		switch s.Tokens[j].Case {
		case segment.Upper:
			upper++
		case segment.LowerCase:
			low++
		}
	}
	ended := s.Is(sentence.Last-1, ".") && s.capital(sentence.First)
	c := int8(plainCase)
	switch {
	case words >= 2 && upper*4 >= words*3 && upper >= 2:
		c = allCaps
	case low == 0 && !ended && (words > 3 || s.isHeading(sentence)), low*10 <= words && words > 4 && !ended:
		c = titleCase
	}
	s.titles[at] = c
	return c
}

func (s *sheet) isHeading(sentence segment.Sentence) bool {
	return sentence.Block >= 0 && sentence.Block < len(s.Doc.Blocks) && s.Doc.Blocks[sentence.Block].Kind == document.Heading
}

// settle keeps the longest of candidates that overlap, decides on the unsure ones and
// gives every body one identity.
func (s *sheet) settle() {
	s.confirm()
	order := make([]int, len(s.finds))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &s.finds[a], &s.finds[b]
		return cmp.Or(cmp.Compare(y.last-y.first, x.last-x.first), cmp.Compare(x.first, y.first), -cmp.Compare(rank(x), rank(y)))
	})
	taken := make([]bool, len(s.Tokens))
	steady := map[string]bool{}
	for _, i := range order {
		f := &s.finds[i]
		if !f.shaky && f.body == nil {
			steady[strings.ToLower(f.name)] = true
		}
	}
	for _, i := range order {
		f := &s.finds[i]
		if f.shaky && !steady[strings.ToLower(f.name)] || slices.Contains(taken[f.first:f.last], true) {
			continue
		}
		for j := f.first; j < f.last; j++ {
			taken[j] = true
		}
		s.kept = append(s.kept, f)
	}
	s.sort()
	s.hosts()
	s.identify()
}

// hosts tells whose a ministry is that is named without a country. It leaves out of
// the counts the countries within listed names ('Japan' in 'Japan
// International Cooperation Agency'), and marks those whose aid agencies act.
func (s *sheet) hosts() {
	s.donors["US"] = true
	counts := maps.Clone(s.counts)
	for i := range s.kept {
		f := s.kept[i]
		if f.rule == "partner.embassy" && f.country != "" && f.country != s.home {
			s.donors[f.country] = true // a guest
		}
		if !f.listed || f.body.typ != "government" || f.body.country == "" {
			continue
		}
		name := strings.ToLower(f.body.name)
		if strings.Contains(name, "cooperation") || strings.Contains(name, "development") ||
			strings.HasSuffix(name, " aid") || strings.Contains(name, "zusammenarbeit") ||
			strings.Contains(name, "développement") || len(f.body.codes) > 0 {
			s.donors[f.body.country] = true
		}
		for j := f.first; j < f.last; j++ {
			if _, ok := s.lands.At(j); ok {
				counts[f.body.country]--
				if f.first < nearTitle {
					counts[f.body.country] -= titleWeight - 1
				}
			}
		}
	}
	known := s.donors[s.home]
	if !known && !country.IsDonor(s.home) {
		return
	}
	best, next := "", 0
	for _, c := range sortedKeys(counts) {
		if c != s.home && !s.donors[c] && counts[c] > counts[best] {
			best, next = c, counts[best]
		} else if c != s.home {
			next = max(next, counts[c])
		}
	}
	plain := counts[best] >= 5 && counts[best]*2 >= counts[s.home] && counts[best] >= 2*next && !country.IsDonor(best)
	if counts[best] >= 2 && (known && counts[best]*3 >= counts[s.home] || s.headlines(best) || plain) {
		s.host = best
		s.donors[s.home] = true
	}
}

// headlines reports whether the sheet's first words name the country: its title.
func (s *sheet) headlines(code string) bool {
	for _, f := range s.lands.Found {
		if f.First >= 12 {
			return false
		}
		if f.Country.Alpha2 == code && f.Form == country.Name {
			return true
		}
	}
	return false
}

func rank(f *find) int {
	if f.listed {
		return 1
	}
	return 0
}

func (s *sheet) sort() {
	slices.SortFunc(s.kept, func(a, b *find) int { return cmp.Compare(a.first, b.first) })
}

func (s *sheet) ofListed(r *registry.Body) *body {
	if b := s.listed[r]; b != nil {
		return b
	}
	b := &body{id: r.ID(), name: r.Name, acronym: r.Acronym, typ: r.Type, country: r.Country, kind: r.Kind, codes: r.Codes}
	s.listed[r] = b
	return b
}
