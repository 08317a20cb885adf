package evaluate

import "slices"

var projectKind = kind{
	name: "projects",
	doc:  "60% of the words of both titles are shared",
	near: "30% of the words of both titles are shared",
	keys: func(it *item, _ bool) []string { return it.words },
	match: func(g, p *item, _ anchoring) float64 {
		return from(0.6, jaccard(g.words, p.words))
	},
	like: func(g, p *item) float64 { return from(0.3, jaccard(g.words, p.words)) },
	fields: []fieldRule{
		{name: "title", needed: true, same: func(g, p *item) bool { return jaccard(g.words, p.words) >= 0.6 }},
		{name: "period", told: func(g *item) bool { return g.edtf != absent }, same: samePeriod},
		{
			name: "funding", told: func(g *item) bool { return len(g.bodies[0]) > 0 },
			same: func(g, p *item) bool { return allMeet(g.bodies[0], p.bodies[0]) },
		},
		{
			name: "implementing", told: func(g *item) bool { return len(g.bodies[1]) > 0 },
			same: func(g, p *item) bool { return allMeet(g.bodies[1], p.bodies[1]) },
		},
		{
			name: "places", told: func(g *item) bool { return len(g.places) > 0 },
			same: func(g, p *item) bool { return jaccard(g.places, p.places) >= 0.6 },
		},
		{
			name: "amounts", told: func(g *item) bool { return g.sums != nil },
			same: func(g, p *item) bool { return slices.Equal(g.sums, p.sums) },
		},
	},
}

var agreementKind = kind{
	name: "agreements",
	doc:  "date equal, all gold parties there and at most one more",
	near: "a party is shared, and the date or the kind is equal",
	keys: byPeriod,
	match: func(g, p *item, _ anchoring) float64 {
		if !samePeriod(g, p) || !sameParties(g, p) {
			return 0
		}
		more := max(0, len(p.bodies[0])-len(g.bodies[0]))
		return 1 + one(g.kind == p.kind) + one(g.count == p.count) - 0.1*float64(more)
	},
	akin: sharedParties,
	like: func(g, p *item) float64 {
		parties := sharedParties(g, p)
		if parties == 0 || !samePeriod(g, p) && g.kind != p.kind {
			return 0
		}
		return parties + one(samePeriod(g, p)) + one(g.kind == p.kind)
	},
	fields: []fieldRule{
		{name: "parties", needed: true, same: sameParties},
		{name: "date", needed: true, same: samePeriod},
		{name: "kind", same: func(g, p *item) bool { return g.kind == p.kind }},
		{name: "count", same: func(g, p *item) bool { return g.count == p.count }},
	},
}

// sharedParties is the share of the gold's parties that the output has, from 0 to 1.
func sharedParties(g, p *item) float64 {
	n := 0
	for _, names := range g.bodies[0] {
		if allMeet([][]string{names}, p.bodies[0]) {
			n++
		}
	}
	return share(n, len(g.bodies[0]))
}

func sameParties(g, p *item) bool {
	return len(p.bodies[0]) <= len(g.bodies[0])+1 && allMeet(g.bodies[0], p.bodies[0])
}

var contributionKind = kind{
	name: "contributions",
	doc:  "value, currency and donor equal, and the recipient where the gold names one",
	near: "value, currency and one of the named parties are equal",
	keys: func(it *item, _ bool) []string { return []string{sum(it.value, it.currency)} },
	match: func(g, p *item, _ anchoring) float64 {
		if !sameSum(g, p) || !sameDonor(g, p) || !sameRecipient(g, p) {
			return 0
		}
		return 1 + one(samePeriod(g, p)) + one(g.kind == p.kind)
	},
	akin: func(g, p *item) float64 { return one(sameSum(g, p)) },
	like: func(g, p *item) float64 {
		parties := one(meet(g.donor, p.donor)) + one(meet(g.recipient, p.recipient))
		if !sameSum(g, p) || parties == 0 && (g.donor != nil || g.recipient != nil) {
			return 0
		}
		return 1 + parties + one(samePeriod(g, p)) + one(g.kind == p.kind)
	},
	fields: []fieldRule{
		{name: "value", needed: true, same: func(g, p *item) bool { return g.value == p.value }},
		{name: "currency", needed: true, same: func(g, p *item) bool { return g.currency == p.currency }},
		{name: "donor", needed: true, told: func(g *item) bool { return g.donor != nil }, same: sameDonor},
		{name: "recipient", needed: true, told: func(g *item) bool { return g.recipient != nil }, same: sameRecipient},
		{name: "kind", same: func(g, p *item) bool { return g.kind == p.kind }},
		{name: "period", same: samePeriod},
	},
}

func sameSum(g, p *item) bool { return g.value == p.value && g.currency == p.currency }

func sameDonor(g, p *item) bool { return g.donor == nil || meet(g.donor, p.donor) }

func sameRecipient(g, p *item) bool { return g.recipient == nil || meet(g.recipient, p.recipient) }
