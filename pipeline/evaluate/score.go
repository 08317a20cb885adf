// Package evaluate holds a run to gold files: what was found of what people say stands in
// the sheets, what was missed, and what was found that should not be there.
package evaluate

import (
	"fmt"
	"slices"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// Score is what became of one sheet.
type Score struct {
	Sheet    string   // the name of its file, as the gold tells it
	Gold     string   // the gold file
	Source   string   // the sheet as the run knows it
	Status   string   // ok, partial or failed, as the record has it
	Warnings []string // what whoever reads the score should know
	Counts
	Findings []Finding // kind by kind
}

// Options say how a sheet is held to its gold.
type Options struct {
	// Unanchored leaves spans aside, for a text that is not the gold's to the letter: the
	// same sheet read from a PDF. Strict matching is then matching by value.
	Unanchored bool
}

func (o Options) anchoring() anchoring { return anchoring(!o.Unanchored) }

// Sheet holds a record to the gold of its sheet. The gold's spans are looked for where the
// text has them now; one that is not found is scored as if it stood nowhere, with a warning.
func Sheet(g *gold.Sheet, r *record.Record, o Options) *Score {
	s := &Score{Sheet: g.Document, Source: r.Document.Source, Status: r.Document.Status}
	if r.Document.Status == "failed" {
		why := "it failed"
		if len(r.Document.Errors) > 0 {
			why += ": " + r.Document.Errors[0].Message
		}
		s.Warnings = append(s.Warnings, why+"; all that is wanted of it is missed")
	}
	if !o.Unanchored && r.Text != "" {
		var lost []gold.Lost
		g, lost = g.Anchored(r.Text)
		for _, l := range lost {
			s.Warnings = append(s.Warnings, fmt.Sprintf("the gold's %s[%d]: the words '%s' %s", l.Kind, l.Entry, l.Span.Quote, l.Why))
		}
	}
	rules := map[string]bool{}
	for i := range g.Issues {
		rules[g.Issues[i].Rule] = true
	}
	golds, outs := wanted(g), found(r, rules)
	for k := range kinds {
		m := comparison{kind: k, golds: golds[k], outs: outs[k], anchoring: o.anchoring(), score: s}
		m.run()
	}
	s.ground(r)
	return s
}

// comparison is one kind of a sheet.
type comparison struct {
	kind        int
	golds, outs []*item
	anchoring   anchoring
	score       *Score
}

func (m *comparison) run() {
	k := &kinds[m.kind]
	strict := pair(k, m.golds, m.outs, m.anchoring)
	part := m.inPart(strict)
	m.score.Strict[m.kind] = m.tally(strict, m.strictly)
	m.score.Partial[m.kind] = m.tally(part, m.partly)
	if m.anchoring == anchored {
		value := *m
		value.anchoring = unanchored
		m.score.Value[m.kind] = value.tally(pair(k, m.golds, m.outs, unanchored), value.strictly)
	} else {
		m.score.Value[m.kind] = m.score.Strict[m.kind]
	}
	m.fields(strict, part)
	m.misses(strict, part)
	m.extras(strict, part)
}

// strictly is how well two items agree by strict matching.
func (m *comparison) strictly(g, p *item) float64 { return kinds[m.kind].match(g, p, m.anchoring) }

// tally counts a pairing. An optional gold item costs nothing, found or not, nor does
// what touches one.
func (m *comparison) tally(p pairing, agree func(g, p *item) float64) Tally {
	var t Tally
	for i, g := range m.golds {
		switch {
		case g.optional:
		case p.got[i] >= 0:
			t.TP++
		default:
			t.FN++
		}
	}
	for j, out := range m.outs {
		if p.gold[j] < 0 && !m.excused(out, agree) {
			t.FP++
		}
	}
	return t
}

func (m *comparison) excused(out *item, agree func(g, p *item) float64) bool {
	return slices.ContainsFunc(m.golds, func(g *item) bool {
		if !g.optional {
			return false
		}
		if m.anchoring == anchored && g.at.told() && out.at.told() {
			return g.at.touches(out.at)
		}
		return agree(g, out) > 0
	})
}

// fields looks at the fields of pairs: those that strict matching asks for of all that
// was found in part, the others of what is the same.
func (m *comparison) fields(strict, part pairing) {
	k := &kinds[m.kind]
	for i, g := range m.golds {
		for f := range k.fields {
			j := strict.got[i]
			if k.fields[f].needed {
				j = part.got[i]
			}
			if j >= 0 {
				m.field(f, g, m.outs[j])
			}
		}
		if j := strict.got[i]; j >= 0 && m.kind == partners && !g.optional {
			m.mentions(g, m.outs[j])
		}
	}
}

// field looks at a field of a pair.
func (m *comparison) field(f int, g, p *item) {
	rule := &kinds[m.kind].fields[f]
	if g.optional && !rule.always || rule.told != nil && !rule.told(g) {
		return
	}
	n := &m.score.Fields[m.kind][f]
	n.Of++
	if rule.same(g, p) {
		n.Right++
		return
	}
	if !rule.needed { // what is needed is told with the miss
		m.wrong(f, g, p)
	}
}
