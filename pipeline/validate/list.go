package validate

import (
	"fmt"
	"strconv"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

var listRules = []Rule{{
	ID: "count.list", Severity: record.Notice,
	Doc: "A number of things that the list under it does not have ('four priorities:' over three bullets). An item may have been lost or split; compare with the source.",
	Check: func(s *Sheet, report Report) {
		ms := extract.Collect[record.Quantity](s.Pass)
		for i := range ms {
			m := &ms[i]
			if !isCount(m) || !listable[lastWord(m.Value.Unit)] {
				continue
			}
			b := s.View.BlockAt(m.At.View.Start)
			if b < 0 || i+1 < len(ms) && s.View.BlockAt(ms[i+1].At.View.Start) == b {
				continue
			}
			rest := s.View.Text[m.At.View.End:s.View.Blocks[b].End]
			if !strings.HasSuffix(rest, ":") || len(rest) > 40 {
				continue
			}
			n := items(s.Doc, b)
			if n < number(m) && (strings.Contains(rest, "includ") || strings.Contains(rest, "such as")) {
				continue
			}
			if n > 1 && n != number(m) {
				report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is followed by a list of %s; compare with the source", m.At.Quote, strconv.Itoa(n)))
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
		case document.Heading:
			return n
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
