package evaluate

import (
	"strings"
)

// What a finding is.
const (
	Missed     = "missed"     // the gold has it, and the output has not
	Extra      = "extra"      // the output has it, and the gold has not
	Wrong      = "wrong"      // a field of what was found is not what the gold says
	Ungrounded = "ungrounded" // a span does not quote the text
)

// Finding is one thing in which an output is not what the gold says.
type Finding struct {
	Sheet string `json:"sheet"`
	What  string `json:"what"`           // missed, extra, wrong or ungrounded
	Kind  string `json:"kind"`           // amounts …, partners.mentions, or a field: contributions.period
	Quote string `json:"quote"`          // the sheet's words; "" where the gold tells none
	Start *int   `json:"start"`          // code points; null where there is no span
	End   *int   `json:"end"`            //
	Page  int    `json:"page,omitempty"` // from 1; 0, left out, for what only the gold has
	Rule  string `json:"rule,omitempty"` // the rule that found it
	ID    string `json:"id,omitempty"`   // the entry's id
	Says  string `json:"says"`           // what the entry tells, in short

	Wanted string `json:"wanted,omitempty"` // of a wrong field, what the gold says
	Got    string `json:"got,omitempty"`    // of a wrong field, what the output says
	Near   *Near  `json:"near,omitempty"`   // the entry of the other side that comes nearest
}

// Near is the entry that comes nearest to a missed or an extra one, and why it is not the
// same.
type Near struct {
	Quote   string       `json:"quote"`
	Page    int          `json:"page,omitempty"`
	Rule    string       `json:"rule,omitempty"`
	ID      string       `json:"id,omitempty"`
	Says    string       `json:"says"`
	Right   []string     `json:"right"`   // the fields that agree
	Differs []Difference `json:"differs"` // the fields that do not
	Why     string       `json:"why"`     // in a sentence
}

// Difference is a field that is not what the gold says.
type Difference struct {
	Field  string `json:"field"`
	Wanted string `json:"wanted"`
	Got    string `json:"got"`
}

// row is the kind that the finding is of, or 'grounding'.
func (f *Finding) row() string {
	if f.What == Ungrounded {
		return groundingRow
	}
	return kindOf(f.Kind)
}

// finding begins a finding about an item.
func (m *comparison) finding(what string, it *item) Finding {
	f := Finding{
		Sheet: m.score.Sheet, What: what, Kind: kinds[m.kind].name, Quote: it.from.quote, Page: it.from.page,
		Rule: it.from.rule, ID: it.from.id, Says: says(it),
	}
	if start, end := it.from.start, it.from.end; start >= 0 { // copies: a finding must not keep its item in memory
		f.Start, f.End = &start, &end
	}
	return f
}

// says is what an item tells, in short.
func says(it *item) string {
	var out []string
	for _, text := range it.texts {
		if text != "" {
			out = append(out, text)
		}
	}
	return strings.Join(out, ", ")
}

func (m *comparison) wrong(field int, g, p *item) {
	f := m.finding(Wrong, p)
	f.Kind += "." + kinds[m.kind].fields[field].name
	f.Wanted, f.Got = g.texts[field], p.texts[field]
	m.score.Findings = append(m.score.Findings, f)
}

// misses tells what strict matching did not find, with what comes nearest.
func (m *comparison) misses(strict, part pairing) {
	for i, g := range m.golds {
		if g.optional || strict.got[i] >= 0 {
			continue
		}
		f := m.finding(Missed, g)
		j := part.got[i]
		if j < 0 {
			j = nearest(m.outs, strict.gold, func(p *item) float64 { return m.akin(g, p) })
		}
		if j >= 0 {
			taken := strict.gold[j] >= 0
			f.Near = m.near(g, m.outs[j], m.outs[j], taken)
		}
		m.score.Findings = append(m.score.Findings, f)
	}
}

// extras tells what strict matching found too much, with the gold entry that comes nearest.
func (m *comparison) extras(strict, part pairing) {
	for j, p := range m.outs {
		if strict.gold[j] >= 0 || m.excused(p, m.strictly) {
			continue
		}
		f := m.finding(Extra, p)
		i := part.gold[j]
		if i < 0 {
			i = nearest(m.golds, strict.got, func(g *item) float64 { return m.akin(g, p) })
		}
		if i >= 0 {
			f.Near = m.near(m.golds[i], p, m.golds[i], strict.got[i] >= 0)
		}
		m.score.Findings = append(m.score.Findings, f)
	}
}

// akin is how much two items have in common, for one to be told beside the other.
func (m *comparison) akin(g, p *item) float64 {
	if n := m.partly(g, p); n > 0 {
		return 1 + n
	}
	if akin := kinds[m.kind].akin; akin != nil {
		return akin(g, p) / 2
	}
	return 0
}

// nearest is the place of the item that has most in common, of the unpaired ones where
// any has, or -1.
func nearest(items []*item, paired []int, akin func(*item) float64) int {
	best, at := 0.0, -1
	for i, it := range items {
		n := akin(it)
		if at >= 0 && (paired[at] < 0) != (paired[i] < 0) {
			if n > 0 && paired[i] < 0 {
				best, at = n, i
			}
			continue
		}
		if n > best {
			best, at = n, i
		}
	}
	return at
}

// near says how a gold item and one of the output differ; shown is the one of them that
// is told about, and taken whether it is paired with another.
func (m *comparison) near(g, p, shown *item, taken bool) *Near {
	n := &Near{
		Quote: shown.from.quote, Page: shown.from.page, Rule: shown.from.rule, ID: shown.from.id, Says: says(shown),
		Right: []string{}, Differs: []Difference{},
	}
	k := &kinds[m.kind]
	needed := false
	for f := range k.fields {
		rule := &k.fields[f]
		switch {
		case rule.told != nil && !rule.told(g):
		case rule.same(g, p):
			n.Right = append(n.Right, rule.name)
		default:
			n.Differs = append(n.Differs, Difference{rule.name, g.texts[f], p.texts[f]})
			needed = needed || rule.needed
		}
	}
	n.Why = m.why(n, g, p, needed, taken)
	return n
}

// why puts in a sentence why two items are not the same.
func (m *comparison) why(n *Near, g, p *item, differs, taken bool) string {
	var parts []string
	if len(n.Right) > 0 {
		parts = append(parts, strings.Join(n.Right, ", ")+" right")
	}
	for _, d := range n.Differs {
		parts = append(parts, d.Field+" differs: wanted "+quoted(d.Wanted)+", got "+quoted(d.Got))
	}
	switch {
	case taken && !differs:
		parts = append(parts, "but it is counted for another entry already")
	case !differs && g.at.told() && p.at.told():
		parts = append(parts, "but the spans share less than half of the longer: "+quoted(g.from.quote)+" and "+quoted(p.from.quote))
	}
	return strings.Join(parts, "; ")
}

// quoted is a text in quotes, or 'none'.
func quoted(s string) string {
	if s == "" {
		return "none"
	}
	return "'" + s + "'"
}

// mentions scores the mentions of a pair of partners.
func (m *comparison) mentions(g, p *item) {
	s := mentions(g, p, m.anchoring)
	m.score.Mentions.add(s.tally())
	for _, at := range s.missed {
		f := m.finding(Missed, g)
		f.Kind, f.Quote, f.Start, f.End = mentionsRow, "", &at.start, &at.end
		for i := range g.wanted {
			if w := &g.wanted[i]; w.Start == at.start && w.End == at.end {
				f.Quote = w.Quote
			}
		}
		m.score.Findings = append(m.score.Findings, f)
	}
	for _, at := range s.extra {
		f := m.finding(Extra, p)
		f.Kind, f.Start, f.End = mentionsRow, &at.start, &at.end
		for i := range p.found {
			if w := &p.found[i]; w.Start == at.start && w.End == at.end {
				f.Quote, f.Page = w.Quote, w.Page
				if w.Rule != "" {
					f.Rule = w.Rule
				}
			}
		}
		m.score.Findings = append(m.score.Findings, f)
	}
}
