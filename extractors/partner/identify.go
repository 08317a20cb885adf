package partner

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// identify gives every kept find its body: one body, one identity, whichever way the
// sheet names it.
func (s *sheet) identify() {
	// the country that a name goes with where the sheet says so once
	told := map[string]string{}
	for i := range s.kept {
		f := s.kept[i]
		if f.body == nil && f.country != "" {
			key := s.about(f.name).normal
			if have, ok := told[key]; ok && have != f.country {
				told[key] = "?"
			} else {
				told[key] = f.country
			}
		}
	}
	government := s.theGovernment()
	out := s.kept[:0]
	for i := range s.kept {
		f := s.kept[i]
		switch {
		case f.body != nil:
		case f.name == bareGovernment:
			switch near, sure := s.governmentNear(i); {
			case government != nil && (!f.small || government.country == s.home && s.home != "US" && near == government):
				f.body = government
			case near != nil && !f.small:
				if f.body = near; !sure {
					f.doubt = antecedentChosen
				}
			default:
				continue
			}
			f.noun = true
		default:
			if f.country == "" {
				n := s.about(f.name)
				if c := told[n.normal]; c != "" && c != "?" {
					f.country = c
				} else if r := n.listed; r != nil && r.Country != "" && s.national(r.Country) {
					f.body = s.ofListed(r)
				} else if c := s.possessor(f.first); c != "" && f.typ == record.Government {
					f.country = c
				} else if c := s.side(f.first); c != "" && f.typ == record.Government {
					f.country = c
				} else if f.part {
					f.country = s.partHome(f)
				} else if f.typ == record.Government && f.rule != "partner.embassy" {
					f.country = cmp.Or(s.countryOf(f), s.atHome(f))
				} else if s.nationwide(f) {
					f.country = s.only
				} else {
					f.country = s.atHome(f)
				}
			}
			if f.body == nil {
				f.body = s.bodyOf(f)
			}
		}
		out = append(out, f)
	}
	s.kept = out
	s.sameShort()
	s.sameCountry()
	s.shorter()
	s.sameEmbassy()
}

// sameShort makes one of the ministries of one name whose country was guessed, where the
// sheet gives the name a short form: what has one in a sheet is one body there, however
// many countries the sheet speaks of.
func (s *sheet) sameShort() {
	var of map[string]*body
	for _, f := range s.kept {
		if f.rule != "partner.ministry" || f.country == "" || f.listed {
			continue
		}
		if name := f.body.name; s.Is(f.last, "(") && s.Is(f.last+2, ")") && s.Kind(f.last+1) == segment.Word &&
			s.Tokens[f.last+1].Case != segment.LowerCase && of[name] == nil {
			if of == nil {
				of = map[string]*body{}
			}
			of[name] = f.body
		}
	}
	if of == nil {
		return
	}
	for _, f := range s.kept {
		if b := of[f.body.name]; b != nil && f.rule == "partner.ministry" && f.right {
			f.body = b
		}
	}
}

// sameCountry makes one of two bodies of one name and type of which the sheet tells the
// country of one alone.
func (s *sheet) sameCountry() {
	s.sameLand()
	lacking := func(f *find) bool { return !f.listed && f.body.country == "" }
	if !slices.ContainsFunc(s.kept, lacking) {
		return
	}
	type named struct{ typ, name string }
	of := map[named]*body{}
	key := func(b *body) named { return named{b.typ, strings.ToLower(b.name)} }
	for _, f := range s.kept {
		b := f.body
		if f.listed || b.country == "" {
			continue
		}
		k := key(b)
		if have, ok := of[k]; ok && have != b {
			b = nil // two countries'
		}
		of[k] = b
	}
	if len(of) == 0 {
		return
	}
	for _, f := range s.kept {
		if !lacking(f) {
			continue
		}
		if b := of[key(f.body)]; b != nil {
			f.body = b
		}
	}
}

// sameLand makes one of the bodies of a country that its name and its adjective tell
// apart: 'Philippine Coast Guard' and 'Philippines Coast Guard'.
func (s *sheet) sameLand() {
	of := map[string]*body{}
	for _, f := range s.kept {
		l, ok := s.lands.At(f.first)
		if f.listed || f.rule != "partner.named" || !ok || l.Last >= f.last || l.Country.Alpha2 != f.body.country {
			continue
		}
		key := f.body.country + " " + strings.ToLower(s.text(l.Last, f.last))
		if b := of[key]; b == nil {
			of[key] = f.body
		} else if b.typ == f.body.typ {
			f.body = b
		}
	}
}

// bodyOf is the body of a name found by its shape: a listed one where the registry
// knows the name after all, else one of its own.
func (s *sheet) bodyOf(f *find) *body {
	n := s.about(f.name)
	if n.body != nil && n.typ == f.typ && n.country == f.country {
		return n.body
	}
	n.typ, n.country = f.typ, f.country
	if r := n.listed; r != nil && (r.Country == "" || r.Country == f.country || f.country == "" && s.national(r.Country)) {
		n.body = s.ofListed(r)
		return n.body
	}
	if f.country != "" && f.typ == record.Government {
		if r := s.registry.Within(f.country, n.name); r != nil {
			n.body = s.ofListed(r)
			return n.body
		}
	}
	id := record.PartnerID(f.typ, n.name, f.country, nil)
	b := s.named[id]
	if b == nil {
		b = &body{id: id, name: n.name, typ: f.typ, country: f.country, shouted: n.shouted}
		s.named[id] = b
	} else if b.shouted && !n.shouted {
		b.name, b.shouted = n.name, false
	}
	n.body = b
	return b
}

// lowered is a name in capitals written as names are.
func lowered(name string) string {
	fields := strings.Fields(strings.ToLower(name))
	for i, w := range fields {
		if i > 0 && (linkers.Has(w) || w == "and" || w == "the") {
			continue
		}
		fields[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(fields, " ")
}

// countries adds the bare names of countries that no other mention holds.
func (s *sheet) countries() {
	s.holders = make([]int32, len(s.Tokens))
	for i, f := range s.kept {
		for j := f.first; j < f.last; j++ {
			s.holders[j] = int32(i + 1)
		}
	}
	bare := make([]find, 0, len(s.lands.Found)) // it never grows: kept points into it
	for _, f := range s.lands.Found {
		if f.Form == country.Demonym || s.holders[f.First] != 0 || s.holders[f.Last-1] != 0 ||
			f.Country.Territory && !actor.Has(f.Country.Alpha2) {
			continue
		}
		if s.Kind(f.Last) == segment.Currency && s.Tokens[f.Last].Glued {
			continue
		}
		rule := "partner.country"
		acts := s.acts(f)
		if acts {
			rule = "partner.acting"
		}
		bare = append(bare, find{first: f.First, last: f.Last, rule: rule, body: s.ofCountry(f.Country), weak: true, acts: acts})
		s.kept = append(s.kept, &bare[len(bare)-1])
	}
	s.sort()
}

// actor are territories that act in their own name in such sheets.
var actor = wordset.Of("HK", "TW", "PS", "XK", "MO")
