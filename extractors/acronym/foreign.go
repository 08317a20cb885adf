package acronym

import (
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// kindsOfBody are words by which a translated name shows that it is a body's.
var kindsOfBody = map[string]bool{
	"ministry": true, "department": true, "agency": true, "authority": true, "commission": true, "bureau": true,
	"office": true, "directorate": true,
	"bank": true, "fund": true, "union": true, "federation": true, "confederation": true, "association": true,
	"council": true, "institute": true,
	"university": true, "board": true, "centre": true, "center": true, "service": true, "secretariat": true,
	"foundation": true, "corporation": true,
	"company": true, "committee": true, "chamber": true, "organization": true, "organisation": true, "academy": true,
	"college": true, "network": true,
	"statistics": true, "court": true, "parliament": true, "movement": true, "party": true, "society": true,
	"inspectorate": true, "administration": true,
	"prosecutor": true, "ombudsman": true, "comptroller": true, "police": true, "registry": true,
}

// foreign finds the name of a body right before token end whose short form comes from
// its name in another language: capitalised words with small ones between, one of them
// a kind of body. A short form that is some listed body's own is not explained so:
// 'World Bank (IDA)'.
func foreign(p *extract.Pass, end int, short string, letters []byte, loose bool) (first int, ok bool) {
	if loose || len(letters) < 3 || short[0] >= 'a' || registry.Of(p).Lookup(short) != nil {
		return 0, false
	}
	for i := 1; i < len(short); i++ {
		if 'a' <= short[i] && short[i] <= 'z' {
			return 0, false
		}
	}
	first, body, caps := end, false, 0
	for i := end - 1; i >= max(0, end-12); i-- {
		switch p.Kind(i) {
		case segment.Word:
			w := p.Lower(i)
			if p.Tokens[i].Case == segment.LowerCase && !small[w] || p.Tokens[i].Case == segment.Upper || outside[w] {
				break
			}
			if p.Tokens[i].Case == segment.Capital && !starts(p, i) || p.Tokens[i].Case == segment.Capital && kindsOfBody[w] {
				first = i
				caps++
				body = body || kindsOfBody[w]
			}
			continue
		case segment.Punct:
			if p.Is(i, "-", "&", "'") && p.Tokens[i].Glued {
				continue
			}
		}
		break
	}
	if !body || caps < 2 || titleCase(p, first) {
		return 0, false
	}
	return first, true
}

// outside are capitalised words that stand before a name and are no part of it.
var outside = map[string]bool{
	"president": true, "minister": true, "secretary": true, "director": true, "vice": true, "chair": true, "the": true,
	"this": true, "our": true,
	"under": true, "through": true, "and": true,
}
