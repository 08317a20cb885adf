package partner

import (
	"strings"

	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// confirm takes in the unsure names that the sheet bears out: those of bodies that it
// names surely elsewhere, and the plain names of its own country's bodies.
func (s *sheet) confirm() {
	s.rivals()
	s.bankGroups()
	for _, u := range s.unsure {
		_, land := s.lands.At(u.first)
		for _, f := range u.forms {
			switch {
			case land && f.Short: // 'DRC' is the country
			case s.branched(u, f):
			case s.owned(f), s.sure[f.Body], !f.Short && f.Body.Country != "" &&
				s.national(f.Body.Country), s.listing(u, f), s.trading(u, f):
				b := s.ofListed(f.Body)
				if f.Short && b.acronym == "" && f.Text != b.name && strings.ToLower(f.Text[1:]) != f.Text[1:] {
					b.acronym = f.Text
				}
				s.finds = append(s.finds, find{first: u.first, last: u.last, rule: "partner.registry", body: b, listed: true})
			default:
				continue
			}
			break
		}
	}
}

// branched takes a charity's or firm's short form with the country behind it: 'CARE Niger'.
func (s *sheet) branched(u unsureFind, f *registry.Form) bool {
	if _, ok := s.branchOf(f, u.last); !ok || !f.Short || s.casing(u.first) == allCaps {
		return false
	}
	s.listedFind(f, u.first, u.last)
	return true
}

// rivals decides on the short forms that one body has surely and others may have, before
// those of which nothing is sure: 'ADB' is the African Development Bank's where the sheet
// names that one in full and the Asian one never.
func (s *sheet) rivals() {
	out := s.unsure[:0]
	for _, u := range s.unsure {
		f := u.forms[0]
		if f.Unsure || f.National {
			out = append(out, u)
			continue
		}
		for _, g := range u.forms[1:] {
			if !s.kin(u.forms[0].Body) && s.kin(g.Body) && (!s.shortened(g) || african.Has(s.home)) {
				f = g
				break
			}
		}
		if f.Short && s.In(u.first, words) && u.last == u.first+1 && s.casing(u.first) == allCaps {
			continue
		}
		s.sure[f.Body] = true
		s.finds = append(s.finds, find{first: u.first, last: u.last, rule: "partner.registry", body: s.ofListed(f.Body), listed: true})
	}
	s.unsure = out
}

// kin reports whether the sheet names in full the body, or one whose name begins with the
// same two words: the African Development Fund's bank.
func (s *sheet) kin(b *registry.Body) bool {
	if s.full[b] {
		return true
	}
	first, rest, _ := strings.Cut(b.Name, " ")
	second, _, more := strings.Cut(rest, " ")
	if !more {
		return false
	}
	for other := range s.full {
		if strings.HasPrefix(other.Name, first+" "+second+" ") {
			return true
		}
	}
	return false
}

// shortened reports whether the sheet calls the form's body by another short form, so
// that this one is more likely another's.
func (s *sheet) shortened(f *registry.Form) bool {
	b := s.listed[f.Body]
	for i := range s.finds {
		g := &s.finds[i]
		if b != nil && g.body == b && g.last == g.first+1 && s.text(g.first, g.last) != f.Text {
			return true
		}
	}
	return false
}

// african are the countries in which the African banks work.
var african = wordset.Of("DZ", "AO", "BJ", "BW", "BF", "BI", "CV", "CM", "CF", "TD", "KM", "CG", "CD", "CI", "DJ", "EG",
	"GQ", "ER", "SZ", "ET", "GA", "GM", "GH", "GN", "GW", "KE", "LS", "LR", "LY",
	"MG", "MW", "ML", "MR", "MU", "MA", "MZ", "NA", "NE", "NG", "RW", "ST", "SN", "SC", "SL", "SO", "ZA", "SS", "SD",
	"TZ", "TG", "TN", "UG", "ZM", "ZW")

// owned reports whether a national short form is that country's body here: the sheet is
// that country's, or, for one that seldom means something else, names it or another body
// of its government.
func (s *sheet) owned(f *registry.Form) bool {
	own := f.Body.Country
	if !f.National || own == "" {
		return false
	}
	if f.Unsure {
		return own == s.home && (s.leads || s.fromWhiteHouse())
	}
	if own == s.home {
		return true
	}
	if s.counts[own] > 0 {
		return true
	}
	for b := range s.sure {
		if b.Country == own && b.Type == record.Government {
			return true
		}
	}
	return false
}

// trading reports whether a company's short form that means other things too stands among
// companies: 'firms such as SAP'.
func (s *sheet) trading(u unsureFind, f *registry.Form) bool {
	if !f.Short || f.Body.Type != record.PrivateSector || f.Text != strings.ToUpper(f.Text) ||
		s.capital(u.last) && !s.Is(u.last, "foundation") || s.Is(u.last, "code", "number", "system", "no", "id", "vaccine") {
		return false
	}
	sentence := s.Sentences[s.SentenceAt(s.Tokens[u.first].Start)]
	for j := sentence.First; j < sentence.Last; j++ {
		if s.Is(j, "companies", "company", "firms", "firm", "corporations", "businesses", "employers", "ceo") {
			return s.casing(u.first) != allCaps
		}
	}
	if s.Is(u.last, "foundation") {
		return true
	}
	if !s.itemised(u.first, u.last) {
		return false
	}
	for i := range s.finds {
		if g := &s.finds[i]; g.listed && g.body.typ == record.PrivateSector && g.first >= sentence.First && g.last <= sentence.Last {
			return true
		}
	}
	return false
}

// listing reports whether a short form that is a word, too, stands in capitals as an
// item of a list of names: 'Implementing partners: CARE, PATH and Oxfam'.
func (s *sheet) listing(u unsureFind, f *registry.Form) bool {
	return f.Short && f.Body.Type == record.NGO && s.In(u.first, words) && s.Tokens[u.first].Case == segment.Upper &&
		s.itemised(u.first, u.last)
}

// itemised reports whether the tokens stand between the marks of a list of names.
func (s *sheet) itemised(first, last int) bool {
	return s.casing(first) != allCaps && s.Is(first-1, ",", ";", ":", "and", "&") &&
		(s.Is(last, ",", ";", ".", "and", "&") || s.Kind(last) == segment.Break) &&
		(s.capital(first-2) || s.Is(first-1, ":")) && (!s.Is(last, "and", "&") || s.capital(last+1))
}

// national reports whether the sheet speaks from or of the country, so that its
// bodies need no 'U.S.' before them.
func (s *sheet) national(code string) bool {
	return code == s.home || s.counts[code] >= 4
}

// bankGroups gives a bare 'Bank Group' to the one development bank that the sheet names.
func (s *sheet) bankGroups() {
	if len(s.groups) == 0 {
		return
	}
	var one *registry.Body
	for i := range s.finds {
		f := &s.finds[i]
		if !f.listed || f.body.typ != record.Multilateral || !strings.HasSuffix(strings.TrimSuffix(f.body.name, " Group"), " Bank") {
			continue
		}
		r := s.registry.Lookup(f.body.name)
		if one == nil || r != nil && one.Name == r.Name+" Group" {
			one = r
		} else if r != nil && r != one && r.Name != one.Name+" Group" {
			return
		}
	}
	if one == nil {
		return
	}
	for _, first := range s.groups {
		s.finds = append(s.finds, find{first: first, last: first + 2, rule: "partner.registry", body: s.ofListed(one), listed: true})
	}
}
