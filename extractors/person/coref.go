package person

import (
	"slices"
	"sort"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// short forms of given names, so that 'Joe Biden' and 'Joseph R. Biden' are one.
var short = map[string]string{"joe": "joseph", "bill": "william", "tony": "antony", "bob": "robert", "rob": "robert",
	"jim": "james", "mike": "michael",
	"tom": "thomas", "dan": "daniel", "chris": "christopher", "kate": "katherine", "liz": "elizabeth", "jake": "jacob",
	"deb": "debra", "pete": "peter",
	"steve": "steven", "ed": "edward", "ted": "edward", "sam": "samuel", "ben": "benjamin", "alex": "alexander",
	"nick": "nicholas", "andy": "andrew", "tim": "timothy"}

// person is one person of the sheet.
type person struct {
	words        []string // of the name, lower case, initials and 'jr' left out
	longest      string
	role         string
	organisation string
	finds        []int
}

// mentions makes one person of the mentions that mean one, and writes them out.
func (s *scan) mentions() []extract.Mention[extract.Person] {
	if len(s.found) == 0 {
		return nil
	}
	sort.SliceStable(s.found, func(i, j int) bool { return s.found[i].first < s.found[j].first })
	people := s.people()
	for _, p := range people {
		s.employ(p)
	}
	out := make([]extract.Mention[extract.Person], 0, len(s.found))
	for _, p := range people {
		id := record.PersonID(s.ID, p.longest)
		for _, k := range p.finds {
			f := s.found[k]
			m := extract.Mention[extract.Person]{Value: extract.Person{ID: id, Name: f.name, Role: p.role, Organisation: p.organisation}}
			if f.far {
				m.At = s.Evidence(s.span(f), f.rule, farEvidence)
			} else {
				m.At = s.Evidence(s.span(f), f.rule)
			}
			out = append(out, m)
		}
	}
	return out
}

// employ gives a person with a role and no organisation the one that the sheet leaves no
// doubt of, seen from the mention that tells the role.
func (s *scan) employ(p *person) {
	if p.role == "" || p.organisation != "" {
		return
	}
	for _, k := range p.finds {
		if s.found[k].role == p.role {
			p.organisation = s.assumed(s.found[k])
			s.found[k].far = p.organisation != ""
			return
		}
	}
}

// people groups the finds: full names first, then surnames with the one person who
// bears them.
func (s *scan) people() []*person {
	var people []*person
	byLast, byWords := map[string][]*person{}, map[string]*person{}
	for k, f := range s.found {
		words := nameWords(f.name)
		if len(words) < 2 {
			continue
		}
		last, any := words[len(words)-1], sortedWords(words)
		same := byWords[any]
		for _, p := range byLast[last] {
			if same == nil && sameName(p.words, words) {
				same = p
			}
		}
		if same == nil {
			same = &person{words: words}
			people = append(people, same)
			byLast[last] = append(byLast[last], same)
			byWords[any] = same
		}
		if len(words) > len(same.words) && words[len(words)-1] == same.words[len(same.words)-1] {
			same.words = words
		}
		same.take(k, f)
	}
	byFirst := map[string][]*person{} // 'President Xi' is 'Xi Jinping'
	for _, p := range people {
		byFirst[p.words[0]] = append(byFirst[p.words[0]], p)
	}
	for k, f := range s.found {
		words := nameWords(f.name)
		if len(words) != 1 {
			continue
		}
		var fits []*person
		for _, p := range byLast[words[0]] {
			if compatible(f.role, p.role) {
				fits = append(fits, p)
			}
		}
		for _, p := range byFirst[words[0]] {
			if f.role != "" && p.role != "" && compatible(f.role, p.role) {
				fits = append(fits, p)
			}
		}
		if len(fits) > 1 {
			fits = sameRole(fits, f.role)
		}
		if len(fits) == 0 {
			fits = []*person{{words: words}}
			people = append(people, fits[0])
			byLast[words[0]] = append(byLast[words[0]], fits[0])
		}
		fits[0].take(k, f)
	}
	return people
}

// compatible reports whether one person may hold both roles in one sheet: who is
// called President is no First Lady and no Vice President.
func compatible(a, b string) bool {
	return a == "" || b == "" || exclusive(a) == "" || exclusive(b) == "" || exclusive(a) == exclusive(b)
}

func exclusive(role string) string {
	role = strings.ToLower(role)
	for _, r := range []string{"vice president", "vice-president", "first lady", "first gentleman", "second gentleman",
		"deputy prime minister", "prime minister", "president", "king", "queen"} {
		if strings.Contains(role, r) && !strings.Contains(role, "to the "+r) {
			return strings.ReplaceAll(r, "-", " ")
		}
	}
	return ""
}

// sameRole keeps of several bearers of a surname those with the role, or the first.
func sameRole(people []*person, role string) []*person {
	for _, p := range people {
		if role != "" && (strings.Contains(p.role, role) || p.role != "" && strings.Contains(role, p.role)) {
			return []*person{p}
		}
	}
	return people[:1]
}

func (p *person) take(k int, f find) {
	p.finds = append(p.finds, k)
	if len(f.name) > len(p.longest) {
		p.longest = f.name
	}
	if p.role == "" || len(f.role) > len(p.role) && strings.Contains(f.role, p.role) {
		p.role = f.role
	}
	if p.organisation == "" {
		p.organisation = f.organisation
	}
}

// nameWords are a name's words as they are compared.
func nameWords(name string) []string {
	words := strings.Fields(strings.ToLower(name))
	out := words[:0]
	for _, w := range words {
		if w = strings.Trim(w, ".,"); len(w) > 1 && w != "jr" && w != "sr" {
			out = append(out, w)
		}
	}
	return out
}

// sortedWords is the key under which names of the same words in another order are
// one: 'Kishida Fumio' and 'Fumio Kishida'.
func sortedWords(words []string) string {
	words = slices.Clone(words)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// sameName reports whether two full names with one surname are one person's: one is the
// other's end, or their given names may be the same.
func sameName(a, b []string) bool {
	if n := len(a) - len(b); n > 0 && slices.Equal(a[n:], b) || n < 0 && slices.Equal(b[-n:], a) {
		return true // 'Mr Semedo Vaz' is 'Abraão Semedo Vaz'
	}
	x, y := a[0], b[0]
	if long, ok := short[x]; ok {
		x = long
	}
	if long, ok := short[y]; ok {
		y = long
	}
	return x == y && !(len(a) > 2 && len(a) == len(b) && a[1] != b[1])
}

// surnames finds the bare surnames of those whom the sheet names with a role or in
// full.
func (s *scan) surnames() {
	if len(s.found) == 0 {
		return
	}
	known := map[string]int{} // surname to how many bear it
	for _, f := range s.found {
		words := nameWords(f.name)
		if len(words) < 2 {
			continue
		}
		if last := words[len(words)-1]; len(last) > 3 && !s.lex.common.Has(last) && !s.lex.given.Has(last) {
			known[last]++
		}
	}
	bearers := map[string]string{}
	for _, f := range s.found {
		words := nameWords(f.name)
		last, e := words[len(words)-1], exclusive(f.role)
		if before, ok := bearers[last]; ok && before != e && before != "" && e != "" {
			delete(known, last) // two of one surname: a bare one tells nothing
		}
		if e != "" || bearers[last] == "" {
			bearers[last] = e
		}
	}
	if len(known) == 0 {
		return
	}
	for i, t := range s.Tokens {
		if t.Kind != segment.Word || t.Case != segment.Capital && t.Case != segment.Mixed || s.taken[i] || known[s.Lower(i)] == 0 {
			continue
		}
		if s.capital(i-1) && !s.sentenceStart(i-1) && s.head(i-1) == 0 || s.capital(i+1) || s.Is(i+1, "-", "–") ||
			s.Is(i-1, "-", "–", ".", "/", "@") && t.Glued {
			continue
		}
		n := name{first: i, last: i + 1, parts: 1}
		if s.namedAfter(n) {
			continue
		}
		s.add(n, "person.surname", "", "")
	}
}
