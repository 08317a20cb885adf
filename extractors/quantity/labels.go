package quantity

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/number"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// label is what a word before a number makes of it. One that is also a common verb
// or noun ('targets 12 districts') counts only where it has a capital.
type label struct {
	reason  string
	capital bool
}

var labels = func() map[string]label {
	m := map[string]label{}
	add := func(l label, list string) {
		for w := range strings.FieldsSeq(list) {
			m[w] = l
		}
	}
	add(label{legalNumber, false}, "article articles paragraph paragraphs clause clauses subsection subparagraph")
	add(label{legalNumber, true}, "convention conventions protocol law act bill decree directive title proposition amendment order code")
	add(label{legalNumber, false}, "rule rules resolution resolutions decision decisions regulation regulations")
	add(label{partOfName, false}, "item items solution output outputs outcome outcomes goal indicator indicators pillar component recommendation objective scenario option principle")
	add(label{sectionNumber, false}, "section sections chapter chapters annex annexes appendix figure fig figs footnote footnotes")
	add(label{sectionNumber, true}, "part parts table tables chart map slide note exhibit diagram schedule")
	add(label{age, false}, "age ages aged")
	add(label{pageNumber, false}, "page pages pp")
	add(label{partOfName, false}, "cop eo sdg sdgs phase phases tier tiers cohort cohorts category grade grades no nos nr version vol volume")
	add(label{partOfName, true}, "goals target stage level class priority action step track lot round cycle module unit issue "+
		"edition question model type team zone area region district ward wards local block building room floor gate terminal "+
		"route highway road interstate line channel boeing airbus apollo flight day week year session agenda vision horizon "+
		"expo window wave batch scope group unit units suite box number study activity strategy task theme programme "+
		"program project quarter mission")
	return m
}()

// labelBefore reads 'Article 5', 'Phases 1 and 2', 'pp. 12-14', 'No. 182'.
func labelBefore(p *extract.Pass, f *figure) (reason string, end int) {
	b := f.first - 1
	if p.Is(b, ".") && p.Tokens[b].Glued && p.Kind(b-1) == segment.Word &&
		p.Is(b-1, "no", "nos", "art", "arts", "fig", "figs", "sec", "vol", "p", "pp", "para", "paras", "ch") {
		switch p.Lower(b - 1) {
		case "art", "arts", "para", "paras":
			return legalNumber, f.end
		case "p", "pp":
			return pageNumber, f.end
		case "fig", "figs", "sec", "ch":
			return sectionNumber, f.end
		}
		return partOfName, f.end
	}
	if p.Is(b, "#", "№", "§") {
		return partOfName, f.end
	}
	if p.Is(b, ")") && p.Kind(b-1) == segment.Word && p.Is(b-2, "(") {
		b -= 3 // 'Executive Order (EO) 14008'
	}
	if p.Kind(b) != segment.Word {
		return "", 0
	}
	l, ok := labels[p.Lower(b)]
	if !ok || l.capital && p.Tokens[b].Case == segment.LowerCase || f.low.Grouped || f.low.Scaled || l.capital && measuredAfter(p, f.end) {
		return "", 0
	}
	many := p.Lower(b)[len(p.Lower(b))-1] == 's' && p.Lower(b) != "class"
	end = f.end
	last := f.low
	for {
		j := end
		switch {
		case p.Is(j, ",") && many:
			j++
			if p.Is(j, "and", "or") {
				j++
			}
		case p.Is(j, "and", "or", "&"):
			j++
		default:
			return l.reason, end
		}
		n, ok := number.Scan(p, j)
		if !ok || n.Grouped || n.Scaled || n.Malformed || !many && !follows(&last.Value, &n.Value) {
			return l.reason, end
		}
		if _, e := percentAt(p, n.End); e > 0 {
			return l.reason, end
		}
		end, last = n.End, n
	}
}

// measuredAfter reports whether a measure or a span of time follows at token j: 'the
// Infrastructure Law 18 months ago'.
func measuredAfter(p *extract.Pass, j int) bool {
	if p.Kind(j) != segment.Word {
		return false
	}
	w := p.Lower(j)
	return p.In(j, unitWords) || w[len(w)-1] == 's' && unitWords.Has(w[:len(w)-1])
}

// follows reports whether b is the whole number after a.
func follows(a, b *apd.Decimal) bool {
	x, err1 := a.Int64()
	y, err2 := b.Int64()
	return err1 == nil && err2 == nil && y-x == 1
}
