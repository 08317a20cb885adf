package validate

import (
	"fmt"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

var listRules = []Rule{{
	ID: "count.list", Severity: record.Notice,
	Doc: "A number of things that the list behind it does not have: under it ('four priorities:' over three bullets) or in the sentence " +
		"('three cities: Accra, Dakar, Lagos and Nairobi', 'three cities (…)', 'four priorities: (i) …; (ii) …'). " +
		"An item may have been lost or split; compare with the source.",
	Check: func(s *Sheet, report Report) {
		ms := extract.Collect[record.Quantity](s.Pass)
		for i := range ms {
			m := &ms[i]
			if !isCount(m) || number(m) > mostListed || durations[lastWord(m.Value.Unit)] || someOf(s, m) {
				continue
			}
			n := inline(s.View.Text[m.At.View.End:sentenceEnd(s.Pass, m)])
			if n == 0 && listable[lastWord(m.Value.Unit)] {
				n = listBehind(s, ms, i)
			}
			if n > 1 && n != number(m) {
				report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is followed by a list of %d; compare with the source", reconcile.OneLine(m.At.Quote), n))
			}
		}
	},
}}

// mostListed is the largest number of things that a list is compared with.
const mostListed = 20

// someOf reports whether the words before a count tell of some of the things counted: 'three
// of the five countries (Chad, Mali and Niger)'.
func someOf(s *Sheet, m *counted) bool {
	before := s.View.Between(max(0, m.At.View.Start-12), m.At.View.Start)
	for _, w := range []string{" of the ", " of its ", " of our ", " of these ", " of all "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// listBehind is the number of items of the list that follows the ith count in its block, or
// under the block; 0 where none does, or another count stands nearer to it.
func listBehind(s *Sheet, ms []counted, i int) int {
	at := ms[i].At.View.End
	b := s.View.BlockAt(ms[i].At.View.Start)
	if b < 0 {
		return 0
	}
	rest := s.View.Between(at, s.View.Blocks[b].End)
	if n := numbered(rest); n > 0 {
		return n
	}
	if i+1 < len(ms) && s.View.BlockAt(ms[i+1].At.View.Start) == b || !strings.HasSuffix(rest, ":") || len(rest) > 40 {
		return 0
	}
	n := items(s.Doc, b)
	if n < number(&ms[i]) && (strings.Contains(rest, "includ") || strings.Contains(rest, "such as")) {
		return 0
	}
	return n
}

// listable are the nouns, in the singular, whose number a list under them should
// have; what merely stands near a list ('over four years:') is not among them.
var listable = wordSet(`priority pillar area goal objective step component action way principle commitment outcome output programme
	program initiative element theme track measure recommendation ministry institution agency part dimension phase strategy category target
	result agreement document workstream topic item point condition requirement aim task type group sector mou project partner challenge
	factor reason question lesson message axis window stage feature benefit approach issue activity deliverable product service aspect
	criterion criteria declaration treaty memorandum memoranda convention protocol contract donor funder country province district`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// durations are nouns, in the singular, whose number says nothing of a list.
var durations = map[string]bool{
	"year": true, "month": true, "week": true, "day": true, "hour": true, "minute": true, "decade": true, "time": true,
	"percentage point": true, "point": true,
}

// sentenceEnd is the View offset at which the sentence of a mention ends.
func sentenceEnd(p *extract.Pass, m *counted) int {
	return max(m.At.View.End, sentenceOf(p, m.At.View).End)
}

// listReach is how many blocks a list may have: one that goes on beyond is not the list
// of a count, and would be read again for each count in it.
const listReach = 400

// items is the number of items in the list right behind block b: those with the
// bullet of the first, page headers and footers and deeper lists aside. It is 0
// where the list can't be counted.
func items(d *document.Document, b int) int {
	n, kind := 0, ""
	for i := b + 1; i < len(d.Blocks); i++ {
		if i-b > listReach {
			return 0
		}
		switch bl := &d.Blocks[i]; bl.Kind {
		case document.Header, document.Footer:
		case document.Item:
			k := d.BulletKind(i)
			if n == 0 {
				kind = k
			}
			if k == kind {
				n++
			}
		case document.Heading: // the last item of a list, short and bold, may pass for one
			if n == 0 || bl.Bullet.Len() == 0 || d.BulletKind(i) != kind {
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
