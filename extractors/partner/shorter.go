package partner

import (
	"slices"
	"strings"

	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// furthers are the small words with which a name goes on that a sheet may leave off later:
// 'the Saudi Fund' of the 'Saudi Fund for Development'.
var furthers = wordset.Of("for", "of", "in", "on", "to", "de", "del", "du", "des", "do", "da")

// leading are the words at a name's beginning that a sheet may leave off later: 'the Police
// Inspectorate' of the 'General Police Inspectorate'.
var leading = wordset.Of("general", "national", "royal", "state", "federal", "central", "republican")

// shorter makes one of a body and of what the sheet calls by the beginning of its name, or by
// its name less a leading word, where no other body's name is longer by as much.
func (s *sheet) shorter() {
	type named struct {
		name string
		body *body
	}
	var all []named
	seen := map[*body]bool{}
	for _, f := range s.kept {
		if b := f.body; !seen[b] && b.typ != "" && f.rule != "partner.government" {
			seen[b] = true
			all = append(all, named{strings.ToLower(b.name), b})
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return strings.Compare(a.name, b.name) })
	less := map[string]*body{}
	for _, n := range all {
		if first, rest, ok := strings.Cut(n.name, " "); ok && leading.Has(first) {
			if _, twice := less[rest]; twice {
				less[rest] = nil
			} else {
				less[rest] = n.body
			}
		}
	}
	longer := func(b *body, name string) *body {
		at, _ := slices.BinarySearchFunc(all, name+" ", func(n named, key string) int { return strings.Compare(n.name, key) })
		var one *body
		for ; at < len(all) && strings.HasPrefix(all[at].name, name+" "); at++ {
			word, _, _ := strings.Cut(all[at].name[len(name)+1:], " ")
			if !furthers.Has(word) || all[at].body == b {
				continue
			}
			if one != nil {
				return nil
			}
			one = all[at].body
		}
		if one == nil {
			one = less[name]
		}
		if one == b || one != nil && b.country != "" && one.country != b.country {
			return nil
		}
		return one
	}
	became := map[*body]*body{}
	for _, f := range s.kept {
		b := f.body
		if f.listed || f.rule != "partner.named" && f.rule != "partner.embassy" || len(b.codes) > 0 {
			continue
		}
		to, known := became[b]
		if !known {
			if name := strings.ToLower(b.name); strings.Contains(name, " ") && b.typ != record.PrivateSector {
				to = longer(b, name)
			}
			became[b] = to
		}
		if to != nil {
			f.body = to
		}
	}
}

// sameEmbassy makes one of the embassies of a country that the sheet names in several ways,
// unless it tells of more than one place where it has them.
func (s *sheet) sameEmbassy() {
	type posts struct {
		place   string
		several bool
		body    *body
	}
	of := map[string]*posts{}
	for _, f := range s.kept {
		if f.rule != "partner.embassy" || f.body.country == "" {
			continue
		}
		p := of[f.body.country]
		if p == nil {
			p = &posts{body: f.body}
			of[f.body.country] = p
		}
		_, place, told := strings.Cut(f.body.name, " in ")
		switch {
		case told && p.place != "" && p.place != place:
			p.several = true
		case told && p.place == "":
			p.place, p.body = place, f.body
		}
	}
	for _, f := range s.kept {
		if f.rule == "partner.embassy" {
			if p := of[f.body.country]; p != nil && !p.several {
				f.body = p.body
			}
		}
	}
}
