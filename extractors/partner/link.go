package partner

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// link ties the short forms that the sheet defines to the bodies whose names they
// stand for, and drops listed bodies whose short form the sheet gives another sense.
func (s *sheet) link(defined []extract.Mention[record.Acronym]) {
	owner := map[string]*body{} // nil: the short form stands for no body
	for _, d := range defined {
		short := d.Value.Short
		if b, ok := owner[short]; ok && b != nil {
			continue
		}
		owner[short] = s.meant(short, s.defines(d))
	}
	s.bracketed(owner)
	if len(owner) == 0 {
		return
	}
	taken := make([]bool, len(s.Tokens))
	out := s.kept[:0]
	for i := range s.kept {
		f := s.kept[i]
		if b, ok := owner[s.text(f.first, f.last)]; ok && f.listed {
			if b == nil {
				continue
			}
			f.body = b
		}
		for j := f.first; j < f.last; j++ {
			taken[j] = true
		}
		out = append(out, f)
	}
	s.kept = out
	for _, short := range sortedKeys(owner) {
		if b := owner[short]; b != nil && b.acronym == "" && b.name != short {
			b.acronym = short
		}
	}
	for i := 0; i < len(s.Tokens); i++ {
		if s.Kind(i) != segment.Word || s.Tokens[i].Case == segment.LowerCase || taken[i] {
			continue
		}
		end, b := s.shortAt(i, owner)
		if b == nil || !s.stands(i, end) && !s.Is(i-1, "-") {
			continue
		}
		s.kept = append(s.kept, &find{first: i, last: end, rule: "partner.acronym", body: b})
		i = end - 1
	}
	s.sort()
}

// bracketed takes the short forms in brackets right behind a body's name as its own, where
// their letters do not tell so because they come from its name in another language: 'Union
// of Chambers and Commodity Exchanges of Türkiye (TOBB)'.
func (s *sheet) bracketed(owner map[string]*body) {
	for _, f := range s.kept {
		i := f.last + 1
		if f.weak || f.body.acronym != "" || f.last-f.first < 2 || !s.Is(f.last, "(") || !s.Is(i+1, ")") ||
			s.Kind(i) != segment.Word || s.casing(f.first) == allCaps {
			continue
		}
		short := s.Text(i)
		if _, known := owner[short]; known || !isShort(short) {
			continue
		}
		if forms, _ := registry.Match(s.Pass, i); forms != nil {
			continue // 'World Bank (IDA)'
		}
		if _, land := s.lands.At(i); land {
			continue // 'Ministry of Health (DRC)'
		}
		owner[short] = f.body
	}
}

// isShort reports whether a word looks like a body's short form: three capitals at
// least, and few small letters.
func isShort(w string) bool {
	upper := 0
	for _, r := range w {
		switch {
		case 'A' <= r && r <= 'Z':
			upper++
		case r < 'a' || r > 'z':
			return false
		}
	}
	return len(w) <= 10 && upper >= 3 && upper*4 >= len(w)*3 && !commonShort.Has(w)
}

// meant is the body that a short form stands for: the listed one that goes by it where
// the sheet's long form is a slip for its name ('Association of Southeast Nations
// (ASEAN)'), else the one that the long form names.
func (s *sheet) meant(short string, b *body) *body {
	if b == nil || len(b.codes) > 0 {
		return b
	}
	r := s.registry.Lookup(short)
	if r == nil || s.listed[r] == b || b.country != "" && r.Country != "" && b.country != r.Country {
		return b
	}
	want, got := strings.Fields(strings.ToLower(r.Name)), strings.Fields(strings.ToLower(b.name))
	shared := 0
	for _, w := range want {
		if slices.Contains(got, w) {
			shared++
		}
	}
	if shared*4 < max(len(want), len(got))*3 && !(r.Name == short && r.Type == b.typ) {
		return b
	}
	l := s.ofListed(r)
	for _, f := range s.kept {
		if f.body == b {
			f.body = l
		}
	}
	return l
}

// stretch makes the finds of names that the sheet gives a short form as long as the
// sheet has them: 'Women in the Digital Economy Fund (WiDEF)'.
func (s *sheet) stretch(defined []extract.Mention[record.Acronym]) {
	if len(defined) == 0 {
		return
	}
	byFirst := make([]int, len(s.finds))
	for i := range byFirst {
		byFirst[i] = i
	}
	slices.SortStableFunc(byFirst, func(a, b int) int { return cmp.Compare(s.finds[a].first, s.finds[b].first) })
	for _, d := range defined {
		if d.At.Rule == "acronym.before" || d.At.Rule == "acronym.list" {
			continue
		}
		first := s.TokenAt(d.At.View.Start)
		last := first
		for last < len(s.Tokens) && s.Tokens[last].End <= d.At.View.End && !s.Is(last, "(", "[") &&
			(!s.Is(last, ",") || s.capital(last+1)) {
			last++
		}
		for last > first && (s.Kind(last-1) == segment.Possessive || s.Kind(last-1) == segment.Punct) {
			last--
		}
		if !s.capital(first) || last-first < 2 {
			continue
		}
		if d.At.Rule == "acronym.foreign" && slices.ContainsFunc(strings.Fields(strings.ToLower(d.Value.Long)),
			func(w string) bool { return watchdogs.Has(w) }) {
			s.finds = append(s.finds, find{first: first, last: last, rule: "partner.named", name: s.text(first, last),
				typ: record.Government, right: true})
			continue
		}
		from := sort.Search(len(byFirst), func(i int) bool { return s.finds[byFirst[i]].first >= first })
		near := byFirst[from:]
		near = near[:sort.Search(len(near), func(i int) bool { return s.finds[near[i]].first >= last })]
		if slices.ContainsFunc(near, func(i int) bool { return s.finds[i].first == first && s.finds[i].last == last }) {
			continue
		}
		for _, i := range near {
			f := &s.finds[i]
			if f.body != nil || f.name == bareGovernment || f.rule == "partner.ministries" {
				continue
			}
			switch {
			case f.first > first && f.last == last && s.Is(f.first-1, "of"),
				f.first == first && f.last < last && !f.right && !s.Is(f.last, "and", "of", "for", "in", "on", ",", "-", "&"):
				f.shaky, f.name = true, "" // 'Compact of Free Association', 'Digital Service Taxes'
			case f.first > first && f.last == last || f.first == first && f.last < last:
				f.name = s.text(min(f.first, first), max(f.last, last))
				f.first, f.last = min(f.first, first), max(f.last, last)
				f.shaky = false
			}
		}
	}
}

// watchdogs are officers by whose title a body goes, where it has a short form: 'Special
// Prosecutor Against Impunity (FECI)'.
var watchdogs = wordset.Of("prosecutor", "ombudsman", "comptroller", "registry")

// shortAt is the defined short form that begins at token i: one token, or several
// with marks between ('AFL-CIO').
func (s *sheet) shortAt(i int, owner map[string]*body) (int, *body) {
	if b, ok := owner[s.Text(i)]; ok {
		return i + 1, b
	}
	for end := i + 2; end <= i+3 && end <= len(s.Tokens); end++ {
		if k := s.Kind(end - 1); k == segment.Break || k == segment.GapMark {
			break
		}
		if b, ok := owner[s.text(i, end)]; ok {
			return end, b
		}
	}
	return i + 1, nil
}

// defines is the body whose name a definition explains: the find that ends where the
// long form does, or that is the whole of it.
func (s *sheet) defines(d extract.Mention[record.Acronym]) *body {
	first, last := s.TokenAt(d.At.View.Start), s.TokenAt(d.At.View.End-1)+1
	var best *find
	from := sort.Search(len(s.kept), func(i int) bool { return s.kept[i].last > first })
	for _, f := range s.kept[from:] {
		if f.first >= last {
			break
		}
		if f.weak {
			continue
		}
		text := s.text(f.first, f.last)
		if text == d.Value.Short {
			continue
		}
		// 'Long (SHORT)': the find ends at the bracket; 'SHORT (Long)': at its closing
		ends := s.Is(f.last, "(", "[") || s.Is(f.last, ")", "]", ",") || s.Kind(f.last) == segment.Possessive || s.Is(f.last, `"`, "'")
		if !ends && !strings.EqualFold(text, d.Value.Long) {
			continue
		}
		if best == nil || f.last-f.first > best.last-best.first {
			best = f
		}
	}
	if best == nil {
		return nil
	}
	return best.body
}
