package partner

import (
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// acronymInferred doubts a mention by a short form that the sheet never defines.
const acronymInferred = "acronym_inferred"

// infer takes short forms that the sheet uses without telling what they stand for as
// those of the one body named in full before whose initials they are: 'the Haitian
// National Police … the HNP'.
func (s *sheet) infer(defined []extract.Mention[record.Acronym]) {
	owner := map[string]*body{} // by initials; nil where several share them
	for _, f := range s.kept {
		if f.weak || f.body == nil || f.rule == "partner.acronym" || f.rule == "partner.administration" || f.rule == "partner.government" {
			continue
		}
		short := s.initials(f.first, f.last)
		if len(short) < 3 || len(short) > 7 || commonShort.Has(short) {
			continue
		}
		if have, ok := owner[short]; ok && have != f.body {
			owner[short] = nil
		} else {
			owner[short] = f.body
		}
	}
	for _, d := range defined {
		delete(owner, d.Value.Short)
	}
	if len(owner) == 0 {
		return
	}
	k, n := 0, len(s.kept)
	named := map[*body]bool{}
	for i := range s.Tokens {
		for k < n && s.kept[k].first <= i {
			named[s.kept[k].body] = true
			k++
		}
		if s.Kind(i) != segment.Word || s.Tokens[i].Case != segment.Upper || k > 0 && s.kept[k-1].last > i {
			continue
		}
		b := owner[s.Text(i)]
		if b == nil || !named[b] || !s.stands(i, i+1) || s.casing(i) == allCaps {
			continue
		}
		if forms, _ := registry.Match(s.Pass, i); forms != nil {
			continue
		}
		if _, land := s.lands.At(i); land {
			continue
		}
		s.kept = append(s.kept, &find{first: i, last: i + 1, rule: "partner.inferred", body: b, inferred: true})
	}
	s.sort()
}

// initials are the first letters of a name's words with a capital, empty where a word
// is a short form itself or a mark other than a hyphen or '&' stands within.
func (s *sheet) initials(first, last int) string {
	if last-first < 3 || last-first > 14 {
		return ""
	}
	var b [16]byte
	n := 0
	for j := first; j < last; j++ {
		switch s.Kind(j) {
		case segment.Word:
			if s.Tokens[j].Case == segment.LowerCase {
				continue
			}
			c := s.View.Text[s.Tokens[j].Start]
			if s.Tokens[j].Case != segment.Capital || c < 'A' || c > 'Z' {
				return ""
			}
			b[n] = c
			n++
		case segment.Punct:
			if !s.Is(j, "-", "&", "'", ",") {
				return ""
			}
		case segment.Possessive:
		default:
			return ""
		}
	}
	return string(b[:n])
}

// commonShort are short forms that mean something else in most sheets.
var commonShort = wordset.Fields(`GDP GNI SDG NGO CSO SME FDI GBV HIV ICT MOU CEO CFO COO PPP LNG USD EUR GBP FAQ PDF IDP TBD USA UAE
	DRC ESG IPO GHG`)
