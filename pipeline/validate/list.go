package validate

import (
	"fmt"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

var listRules = []Rule{{
	ID: "count.list", Severity: record.Notice,
	Doc: "A number of things that the list behind it does not have: under it ('four priorities:' over three bullets) or in the sentence ('three cities: Accra, Dakar, Lagos and Nairobi'). An item may have been lost or split; compare with the source.",
	Check: func(s *Sheet, report Report) {
		ms := extract.Collect[record.Quantity](s.Pass)
		for i := range ms {
			m := &ms[i]
			if !isCount(m) {
				continue
			}
			if n := inline(s.View.Text[m.At.View.End:sentenceEnd(s.Pass, m)]); n > 0 && n != number(m) && number(m) <= 20 && !durations[lastWord(m.Value.Unit)] {
				report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is followed by a list of %d; compare with the source", m.At.Quote, n))
				continue
			}
			if !listable[lastWord(m.Value.Unit)] {
				continue
			}
			b := s.View.BlockAt(m.At.View.Start)
			if b < 0 || i+1 < len(ms) && s.View.BlockAt(ms[i+1].At.View.Start) == b {
				continue
			}
			rest := s.View.Between(m.At.View.End, s.View.Blocks[b].End)
			if !strings.HasSuffix(rest, ":") || len(rest) > 40 {
				continue
			}
			n := items(s.Doc, b)
			if n < number(m) && (strings.Contains(rest, "includ") || strings.Contains(rest, "such as")) {
				continue
			}
			if n > 1 && n != number(m) {
				report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is followed by a list of %d; compare with the source", m.At.Quote, n))
			}
		}
	},
}}

// listable are the nouns, in the singular, whose number a list under them should
// have; what merely stands near a list ('over four years:') is not among them.
var listable = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("priority pillar area goal objective step component action way principle commitment outcome output programme program initiative element theme track measure " +
		"recommendation ministry institution agency part dimension phase strategy category target result agreement document workstream topic item point condition requirement aim task type group sector " +
		"mou project partner challenge factor reason question lesson message axis window stage feature benefit approach issue activity deliverable product service area aspect criterion criteria") {
		m[w] = true
	}
	return m
}()

// durations are nouns, in the singular, whose number says nothing of a list.
var durations = map[string]bool{"year": true, "month": true, "week": true, "day": true, "hour": true, "minute": true, "decade": true, "time": true, "percentage point": true, "point": true}

// sentenceEnd is the View offset at which the sentence of a mention ends.
func sentenceEnd(p *extract.Pass, m *counted) int {
	return max(m.At.View.End, sentenceOf(p, m.At.View).End)
}

// itemWords bounds the words of an item that is told from a clause.
const itemWords = 5

// inline is the number of items of the list that rest begins with behind a colon:
// short items, the last joined by one 'and'. It is 0 where no such list stands
// there, or where its items can't be told apart.
func inline(rest string) int {
	list, ok := strings.CutPrefix(rest, ":")
	if !ok {
		return 0
	}
	list = strings.TrimRight(strings.TrimSpace(list), ".")
	if strings.ContainsAny(list, ";:()–—\n\t.") {
		return 0
	}
	parts := strings.Split(list, ", ")
	last := parts[len(parts)-1]
	n := len(parts)
	switch strings.Count(" "+last, " and ") {
	case 0:
		return 0
	case 1:
		if !strings.HasPrefix(last, "and ") {
			n++
		}
	default:
		return 0
	}
	for i, part := range parts {
		if w := len(strings.Fields(part)); w == 0 || w > itemWords && !(i == len(parts)-1 && w <= 2*itemWords) || i < len(parts)-1 && strings.Contains(part, " and ") {
			return 0
		}
	}
	if len(parts) < 2 {
		return 0
	}
	return n
}

// items is the number of items in the list right behind block b: those with the
// bullet of the first, page headers and footers and deeper lists aside. It is 0
// where the list can't be counted.
func items(d *document.Document, b int) int {
	n, kind := 0, ""
	for i := b + 1; i < len(d.Blocks); i++ {
		switch bl := &d.Blocks[i]; bl.Kind {
		case document.Header, document.Footer:
		case document.Item:
			k := bulletKind(bl.Bullet.Of(d.Text))
			if n == 0 {
				kind = k
			}
			if k == kind {
				n++
			}
		case document.Heading: // the last item of a list, short and bold, may pass for one
			if n == 0 || bl.Bullet.Len() == 0 || bulletKind(bl.Bullet.Of(d.Text)) != kind {
				return n
			}
			n++
		default:
			if n == 0 || i+1 < len(d.Blocks) && d.Blocks[i+1].Kind == document.Item {
				return 0 // a paragraph among the items
			}
			return n
		}
	}
	return n
}

// bulletKind is the bullet itself, or what sort of number it is.
func bulletKind(bullet string) string {
	bullet = strings.TrimSpace(bullet)
	if strings.ContainsAny(bullet, "0123456789") {
		return "1"
	}
	if len(bullet) > 1 && strings.HasSuffix(bullet, ")") {
		return "a)"
	}
	return bullet
}
