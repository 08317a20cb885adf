package evaluate

import (
	"fmt"
	"strings"
)

// The kinds of entries, in the order of the record.
const (
	amounts = iota
	dates
	quantities
	partners
	places
	people
	acronyms
	projects
	agreements
	contributions
	events
	references
	issues
	kindCount
)

// entries are those of one side, by kind.
type entries [kindCount][]*item

// kind is how the entries of a kind are compared. An item is of the gold where it is
// called g, and of the output where it is called p.
type kind struct {
	name string
	doc  string // what pairs an entry with a gold one, in a sentence for --help
	near string // what pairs them by partial matching, where their spans do not overlap
	// keys are words of which an entry and a gold one that can be paired share at least
	// one, so that not all need be compared with all.
	keys func(it *item, gold bool) []string
	// match says how well two items agree, and 0 where they are not the same.
	match func(g, p *item, a anchoring) float64
	// like is match for items that are the same in part, where their spans do not overlap.
	like func(g, p *item) float64
	// akin says of items that are not even the same in part how much they have in common
	// that is worth telling; nil for nothing.
	akin func(g, p *item) float64
	// bound is what items have in common that are the same in part; nil for no more.
	bound  func(g, p *item) bool
	fields []fieldRule
}

// fieldRule is how a field is compared. Fields stand in the order of the items' texts.
type fieldRule struct {
	name string
	// needed says that match asks for the field: its accuracy is looked at on the
	// entries that are found in part, and that of the others on those that are the same.
	needed bool
	// always says that the field counts for an optional gold entry, too.
	always bool
	told   func(g *item) bool // nil where the gold always tells it
	same   func(g, p *item) bool
}

// anchoring says whether spans count.
type anchoring bool

const (
	anchored   anchoring = true
	unanchored anchoring = false
)

// covers is how much two spans share where that is at least half of the longer, and 0
// otherwise; 1 where spans do not count.
func (a anchoring) covers(g, p stretch) int {
	if a == unanchored {
		return 1
	}
	return g.covers(p)
}

func (a anchoring) touches(g, p stretch) bool { return a == unanchored || g.touches(p) }

var kinds = [kindCount]kind{
	amounts: {
		name: "amounts",
		doc:  "spans share at least half of the longer; value (low and high of a range) and currency equal, malformed where the gold is",
		keys: func(it *item, _ bool) []string { return []string{it.value + it.low + it.high} },
		match: func(g, p *item, a anchoring) float64 {
			if !sameValue(g, p) || g.currency != p.currency {
				return 0
			}
			return float64(a.covers(g.at, p.at))
		},
		fields: []fieldRule{
			{name: "value", needed: true, same: sameValue},
			{name: "currency", needed: true, same: func(g, p *item) bool { return g.currency == p.currency }},
			{name: "qualifier", told: func(g *item) bool { return g.qualifier != absent }, same: func(g, p *item) bool { return g.qualifier == p.qualifier }},
		},
	},
	dates: {
		name: "dates",
		doc:  "spans overlap, EDTF equal",
		keys: byPeriod,
		match: func(g, p *item, a anchoring) float64 {
			if !samePeriod(g, p) || !a.touches(g.at, p.at) {
				return 0
			}
			return 1 + float64(a.covers(g.at, p.at))
		},
		fields: []fieldRule{{name: "edtf", needed: true, same: samePeriod}},
	},
	quantities: {
		name: "quantities",
		doc:  "spans overlap, value equal, both percentages or neither; the units share words, or the spans at least half of the longer",
		keys: func(it *item, _ bool) []string { return []string{it.value} },
		match: func(g, p *item, a anchoring) float64 {
			percent := g.code == "%"
			switch {
			case !a.touches(g.at, p.at), g.value != p.value, percent != (p.code == "%"):
				return 0
			case percent, containment(g.words, p.words) >= 0.5, a.covers(g.at, p.at) > 0:
				return 1
			}
			return 0
		},
		fields: []fieldRule{
			{name: "value", needed: true, same: func(g, p *item) bool { return g.value == p.value }},
			{name: "unit", same: func(g, p *item) bool { return g.code == p.code || containment(g.words, p.words) >= 0.5 }},
		},
	},
	partners: {
		name:  "partners",
		doc:   "name, acronym or alias equal; their mentions are scored as 'partners.mentions'",
		near:  "half of the words of their names are shared",
		keys:  func(it *item, _ bool) []string { return it.names },
		match: func(g, p *item, _ anchoring) float64 { return float64(shared(g.names, p.names)) },
		like:  func(g, p *item) float64 { return from(0.5, jaccard(g.words, p.words)) },
		fields: []fieldRule{
			{name: "name", needed: true, same: func(g, p *item) bool { return meet(g.names, p.names) }},
			{name: "type", told: func(g *item) bool { return g.kind != absent }, same: func(g, p *item) bool { return g.kind == p.kind }},
			{name: "country", told: func(g *item) bool { return g.code != absent }, same: func(g, p *item) bool { return g.code == p.code }},
		},
	},
	places: {
		name:  "places",
		doc:   "ISO 3166-1 code equal, or the name where the gold has no code",
		near:  "the name is equal",
		keys:  placeKeys,
		match: func(g, p *item, _ anchoring) float64 { return one(samePlace(g, p)) },
		like:  func(g, p *item) float64 { return one(g.name == p.name) },
		fields: []fieldRule{
			{name: "place", needed: true, same: samePlace},
		},
	},
	people: {
		name:  "people",
		doc:   "name equal",
		near:  "half of the words of the shorter name are in the other",
		keys:  func(it *item, _ bool) []string { return []string{it.name} },
		match: func(g, p *item, _ anchoring) float64 { return one(g.name == p.name) },
		like:  func(g, p *item) float64 { return from(0.5, containment(g.words, p.words)) },
		fields: []fieldRule{
			{name: "name", needed: true, same: func(g, p *item) bool { return g.name == p.name }},
			{
				name: "role", always: true, told: func(g *item) bool { return g.texts[1] != "" },
				same: func(g, p *item) bool { return containment(g.role, p.role) >= 0.5 },
			},
			{
				name: "organisation", always: true, told: func(g *item) bool { return g.texts[2] != "" },
				same: func(g, p *item) bool { return meet(g.donor, p.donor) },
			},
		},
	},
	acronyms: {
		name: "acronyms",
		doc:  "short and long form equal",
		near: "the short or the long form is equal",
		keys: func(it *item, _ bool) []string { return []string{it.code} },
		match: func(g, p *item, _ anchoring) float64 {
			return one(g.code == p.code && meet(g.names, p.names))
		},
		like: func(g, p *item) float64 { return one(g.code == p.code) + one(meet(g.names, p.names)) },
		fields: []fieldRule{
			{name: "short", needed: true, same: func(g, p *item) bool { return g.code == p.code }},
			{name: "long", needed: true, same: func(g, p *item) bool { return meet(g.names, p.names) }},
		},
	},
	projects:      projectKind,
	agreements:    agreementKind,
	contributions: contributionKind,
	events: {
		name: "events",
		doc:  "date equal, half of the words of the shorter name in the other",
		near: "half of the words of the shorter name are in the other",
		keys: byPeriod,
		match: func(g, p *item, _ anchoring) float64 {
			if !samePeriod(g, p) {
				return 0
			}
			return from(0.5, containment(g.words, p.words))
		},
		like: func(g, p *item) float64 { return from(0.5, containment(g.words, p.words)) },
		fields: []fieldRule{
			{name: "name", needed: true, same: func(g, p *item) bool { return containment(g.words, p.words) >= 0.5 }},
			{name: "date", needed: true, same: samePeriod},
		},
	},
	references: {
		name:  "references",
		doc:   "kind and value equal",
		near:  "the kind is equal, and half of the words of the shorter value are in the other",
		keys:  func(it *item, _ bool) []string { return []string{it.name} },
		match: func(g, p *item, _ anchoring) float64 { return one(g.kind == p.kind && g.name == p.name) },
		like: func(g, p *item) float64 {
			if g.kind != p.kind {
				return 0
			}
			return from(0.5, containment(g.words, p.words))
		},
		fields: []fieldRule{
			{name: "kind", needed: true, same: func(g, p *item) bool { return g.kind == p.kind }},
			{name: "value", needed: true, same: func(g, p *item) bool { return g.name == p.name }},
		},
	},
	issues: {
		name: "issues",
		doc:  "rule equal, spans share at least half of the longer; only rules that the gold names are looked at",
		keys: func(it *item, _ bool) []string { return []string{it.kind} },
		match: func(g, p *item, a anchoring) float64 {
			if g.kind != p.kind {
				return 0
			}
			return float64(a.covers(g.at, p.at))
		},
		bound:  func(g, p *item) bool { return g.kind == p.kind },
		fields: []fieldRule{{name: "rule", needed: true, same: func(g, p *item) bool { return g.kind == p.kind }}},
	},
}

// Doc says for --help how entries are held to gold entries.
func Doc() string {
	var b strings.Builder
	b.WriteString("  strict: each entry is used once, what agrees best first\n")
	for i := range kinds {
		describe(&b, kinds[i].name, kinds[i].doc)
	}
	b.WriteString("  partial: what is the same strictly; else spans or mentions overlap by a character, or\n")
	for i := range kinds {
		describe(&b, kinds[i].name, kinds[i].near)
	}
	b.WriteString("  value: as strictly, wherever the words stand")
	return b.String()
}

// describe writes what pairs the entries of a kind, in lines that fit a terminal.
func describe(b *strings.Builder, name, doc string) {
	const width = 68
	line := ""
	for _, word := range strings.Fields(doc) {
		if len(line)+1+len(word) > width {
			fmt.Fprintf(b, "    %-14s%s\n", name, line)
			name, line = "", ""
		}
		line += " " + word
	}
	if line != "" {
		fmt.Fprintf(b, "    %-14s%s\n", name, line)
	}
}

// one is 1 for what holds.
func one(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

// from is the share, or 0 where it is less than the least.
func from(least, share float64) float64 {
	if share < least {
		return 0
	}
	return share
}

func byPeriod(it *item, _ bool) []string { return []string{it.edtf} }

func samePeriod(g, p *item) bool { return g.edtf == p.edtf }

func sameValue(g, p *item) bool {
	return g.malformed == p.malformed && g.value == p.value && g.low == p.low && g.high == p.high
}

func samePlace(g, p *item) bool {
	if g.code != "" {
		return g.code == p.code
	}
	return g.name == p.name
}

func placeKeys(it *item, gold bool) []string {
	code, name := "code "+it.code, "name "+it.name
	switch {
	case !gold:
		return []string{code, name}
	case it.code != "":
		return []string{code}
	}
	return []string{name}
}
