package validate

import (
	"fmt"
	"strconv"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

type counted = extract.Mention[record.Quantity]

var countRules = []Rule{{
	ID: "count.sum", Severity: record.Warning,
	Doc: "A total that its parts do not add up to. Parts that come to more than the total are always shown ('10 schools, including 8 primary " +
		"schools and 4 secondary schools', '40 clinics: 25 in Gulu and 18 in Lira'); parts that come to less only where the words say that the " +
		"list is whole ('comprising', 'consisting of', 'namely', a colon). Look it up at the source.",
	Check: func(s *Sheet, report Report) {
		ms := extract.Collect[record.Quantity](s.Pass)
		for i := range ms {
			parts, whole := partsOf(s.Pass, ms[i:])
			counts := make([]int, len(parts))
			for k := range parts {
				counts[k] = number(&parts[k])
			}
			if len(parts) == 0 && isCount(&ms[i]) && !someOf(s, &ms[i]) {
				counts, whole = placedParts(s.View.Text[ms[i].At.View.End:sentenceEnd(s.Pass, &ms[i])]), true
			}
			if says := apart(&ms[i], counts, whole); says != "" {
				report(ms[i].ID, spanOf(s, ms[i].ID), fmt.Sprintf("%q has parts that come to %s; check both at the source",
					reconcile.OneLine(ms[i].At.Quote), says))
			}
		}
	},
}}

// apart says what the parts of a total come to where that is more, or less and they claim
// to be all of it; "" where nothing is wrong.
func apart(total *counted, parts []int, whole bool) string {
	if len(parts) == 0 {
		return ""
	}
	sum := 0
	figures := make([]string, len(parts))
	for k, n := range parts {
		sum += n
		figures[k] = strconv.Itoa(n)
	}
	added := strings.Join(figures, " + ")
	if len(parts) > 1 {
		added += " = " + strconv.Itoa(sum)
	}
	switch want := number(total); {
	case sum > want:
		return "more: " + added
	case sum < want && whole && len(parts) > 1:
		return "less: " + added
	}
	return ""
}

// number is the count of a mention that isCount holds for.
func number(m *counted) int {
	n, _ := strconv.Atoi(*m.Value.Value)
	return n
}

// isCount reports whether the mention is an exact whole number of things.
func isCount(m *counted) bool {
	q := &m.Value
	if q.Value == nil || q.Unit == "%" || q.Qualifier != record.Exact || m.At.Rule == "quantity.part" || len(*q.Value) > 12 {
		return false
	}
	n, err := strconv.Atoi(*q.Value)
	return err == nil && n > 0
}

// partsOf returns the parts that follow the first of the mentions in its sentence,
// where it is a total, and whether they claim to be all of it.
func partsOf(p *extract.Pass, ms []counted) (parts []counted, whole bool) {
	total := &ms[0]
	if len(ms) < 2 || !isCount(total) {
		return nil, false
	}
	sentence := sentenceOf(p, total.At.View)
	if sentence.End < total.At.View.End {
		return nil, false
	}
	before := p.View.Between(total.At.View.End, sentence.End)
	if ms[1].At.View.Start >= sentence.End || ms[1].At.View.Start < total.At.View.End {
		return nil, false
	}
	cue, whole := cueIn(before[:ms[1].At.View.Start-total.At.View.End])
	if !cue {
		return nil, false
	}
	sexes := false
	for k := 1; k < len(ms); k++ {
		m := &ms[k]
		if m.At.View.Start >= sentence.End {
			break
		}
		if k > 1 && !listed(p.View.Between(ms[k-1].At.View.End, m.At.View.Start)) {
			break
		}
		same, sex := sameThing(total.Value.Unit, m.Value.Unit)
		if !isCount(m) || !same || k > 2 && sex != sexes {
			// Something else is counted here: what went before is no whole list.
			return parts, false
		}
		sexes = sex
		parts = append(parts, *m)
	}
	return parts, whole
}

// cues lead from a total to its parts; true are those that claim all of it.
var cues = []struct {
	words string
	whole bool
}{
	{"which include", false}, {"that include", false}, {"including", false}, {"of which", false}, {"of whom", false},
	{"among them", false}, {"include", false},
	{"comprising", true}, {"comprised of", true}, {"composed of", true}, {"consisting of", true}, {"made up of", true},
	{"which comprise", true}, {"namely", true}, {"split into", true}, {"broken down into", true}, {"divided into", true},
	{":", true},
	{"(", false},
}

// cueIn reports whether the words between a total and the first count behind it end
// in a cue.
func cueIn(between string) (found, whole bool) {
	between = strings.TrimSpace(between)
	if len(between) > 60 {
		return false, false
	}
	for _, tail := range []string{" a total of", " about", " over", " the"} {
		between = strings.TrimSuffix(between, tail)
	}
	for _, c := range cues {
		if head, ok := strings.CutSuffix(between, c.words); ok && !strings.ContainsAny(head, ":;.") && strings.Count(head, ",") < 2 {
			if c.words != ":" && c.words != "(" && head != "" && strings.IndexByte(" ,(-–", head[len(head)-1]) < 0 {
				continue
			}
			return true, c.whole
		}
	}
	return false, false
}

// listed reports whether what stands between two counts joins them in a list.
func listed(between string) bool {
	between = strings.TrimSpace(between)
	if len(between) > 60 || strings.ContainsAny(between, ".:") {
		return false
	}
	return strings.HasSuffix(between, ",") || strings.HasSuffix(between, " and") || between == "and" ||
		strings.HasSuffix(between, ", and") || strings.HasSuffix(between, ";") || strings.HasSuffix(between, "as well as")
}

// sexWords part people without overlap, two by two.
var sexWords = map[string]bool{"women": true, "men": true, "girls": true, "boys": true, "females": true, "males": true, "female": true, "male": true}

// personWords are what sexes are parts of.
var personWords = map[string]bool{
	"people": true, "persons": true, "participants": true, "officials": true, "members": true, "students": true, "teachers": true, "trainees": true, "farmers": true,
	"staff": true, "workers": true, "beneficiaries": true, "individuals": true, "children": true, "youth": true, "delegates": true,
	"officers": true, "educators": true, "volunteers": true, "entrepreneurs": true,
}

// sameThing reports whether a part counts things of the total's sort: the same head
// noun, or one of the sexes of people.
func sameThing(total, part string) (same, sex bool) {
	a, b := lastWord(total), lastWord(part)
	if personWords[a] && sexWords[b] {
		return true, true
	}
	return a == b && a != "", false
}

// lastWord is a unit's last word in the singular, lower case; the words for people and
// their sexes stay as they are.
func lastWord(unit string) string {
	w := reconcile.LastWord(unit)
	if personWords[w] || sexWords[w] {
		return w
	}
	return reconcile.Singular(w)
}
