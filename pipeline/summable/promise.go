package summable

import (
	"cmp"
	"slices"

	"factsheet/pipeline/record"
)

// stage is how far a flow has come.
type stage uint8

const (
	unspecified stage = iota
	budget
	pledge
	commitment
	disbursement
)

func stageOf(flow string) stage {
	switch flow {
	case "budget":
		return budget
	case "pledge":
		return pledge
	case "commitment":
		return commitment
	case "disbursement":
		return disbursement
	}
	return unspecified
}

// isPromise reports whether money of this stage may be told again as it is paid.
func (s stage) isPromise() bool { return s == budget || s == pledge || s == commitment }

// beside is why money of a stage is left out beside the same money of a further one.
func (s stage) beside(o stage) Reason {
	switch {
	case s == budget:
		return BudgetBesideFlows
	case s == pledge && o == commitment:
		return PledgeBesideCommitment
	case s == pledge:
		return PledgeBesideDisbursement
	}
	return CommitmentBesideDisbursement
}

// paysFor reports whether a flow of stage o may be what became of one of stage s.
func (s stage) paysFor(o stage) bool { return s > o || o == budget && s == unspecified }

// promises leaves out what is promised or planned where the sheet tells what was paid of it.
func (s *sheet) promises(b *Batch) {
	for n := len(s.order) - 1; n >= 0; n-- {
		x := &s.nodes[s.order[n]]
		for _, k := range x.parts {
			x.paid = max(x.paid, s.nodes[k].paid)
			for _, i := range s.nodes[k].claims {
				if c := &s.claims[i]; c.valued {
					x.paid = max(x.paid, c.stage)
				}
			}
		}
	}
	for i := range s.claims {
		if c := &s.claims[i]; c.valued && c.stage.isPromise() && (c.reason == "" || c.told && c.fate == counted) {
			s.promise(c)
		}
	}
	for i := range s.claims {
		if c := &s.claims[i]; c.reason == "" {
			s.inProjectSum(c)
		}
	}
	for i := range s.claims {
		if c := &s.claims[i]; c.reason == "" {
			b.elsewhere(s, c)
		}
	}
}

// promise looks for what was paid of a pledge, a commitment or a budget: among its parts
// (but a budget is the total of what pays for it), or beside it.
func (s *sheet) promise(p *claim) {
	n := &s.nodes[p.node]
	if !p.told && p.stage != budget && n.paid > p.stage {
		p.reason = p.stage.beside(n.paid)
		if s.overlap(p.node) {
			from, to, paid := s.bestRun(p.node, func(k int) score { return s.paidOf(k, p.stage) })
			if paid == (score{}) {
				from, to = 0, 0
			}
			s.block(p.node, p.reason, from, to)
		}
		return
	}
	var furthest stage
	for _, d := range s.beside(p) {
		if d == p || !d.stage.paysFor(p.stage) || p.told == d.told && p.told || !s.pays(d, p) {
			continue
		}
		if p.told { // the promise counts already
			if d.reason == "" {
				d.reason = CountedAsPledge
				s.nodes[d.node].elsewhere, s.nodes[d.node].covers = true, true
			}
			continue
		}
		furthest = max(furthest, d.stage, budget)
	}
	if furthest > 0 {
		p.reason = p.stage.beside(furthest)
		n.elsewhere = true
		s.block(p.node, p.reason, 0, 0)
	}
}

// overlap reports whether the parts of a sum come to more than it: some must be told twice.
func (s *sheet) overlap(i int) bool {
	left := s.nodes[i].value + slack(s.nodes[i].value)
	for _, k := range s.nodes[i].parts {
		if left -= s.nodes[k].value; left < 0 {
			return true
		}
	}
	return false
}

// block leaves out the promises among the parts of a sum, but for those of a run.
func (s *sheet) block(i int, why Reason, from, to int) {
	for p, k := range s.nodes[i].parts {
		if p < from || p >= to {
			s.nodes[k].blocked = why
		}
	}
}

// paidOf ranks a sum by whether it was paid: what is told beside it to come to a promise
// is what is still to be paid.
func (s *sheet) paidOf(i int, of stage) score {
	n := &s.nodes[i]
	paid := n.paid > of
	for _, k := range n.claims {
		paid = paid || s.claims[k].valued && s.claims[k].stage > of
	}
	if !paid {
		return score{}
	}
	return score{told: n.value}
}

// inProjectSum leaves out a payment within the period of a whole sum that the same donor
// gives the same project: 'funded by Sweden with US$ 1.6 million (2022-2025)', 'in 2022
// Sweden contributed US$ 250,000'.
func (s *sheet) inProjectSum(d *claim) {
	if d.stage == unspecified || d.stage == budget || d.Project == nil || d.from == nil || d.until == nil || s.isFurther(d) {
		return
	}
	for _, u := range s.beside(d) {
		if u.isWholeOf(d) && (u.reason == "" || u.told) && !s.related(u.node, d.node) {
			d.reason = InProjectSum
			s.nodes[d.node].elsewhere, s.nodes[d.node].covers = true, true
			return
		}
	}
}

// isWholeOf reports whether a sum that a donor gives a project holds, by their periods,
// what the donor pays of it.
func (c *claim) isWholeOf(d *claim) bool {
	if c == d || c.stage != unspecified || c.Kind != "project" || c.from == nil || c.until == nil ||
		!agree(c.Project, d.Project) || !agree(c.Donor, d.Donor) || differ(c.Recipient, d.Recipient) {
		return false
	}
	within := *c.from <= *d.from && *d.until <= *c.until && (*c.from != *d.from || *c.until != *d.until)
	return within && *c.amount.Currency == *d.amount.Currency && d.value < c.value
}

// pays reports whether flow d is what was paid of promise p: nothing that is told speaks
// against it, and something for it: a recipient or project that both tell, or words that
// refer back. That the donor is the same is not enough.
func (s *sheet) pays(d, p *claim) bool {
	if *p.amount.Currency != *d.amount.Currency || d.value <= 0 || differ(p.Project, d.Project) || kindsDiffer(p.Kind, d.Kind) ||
		!follows(d, p) {
		return false
	}
	takers := common(p.Recipient, p.CoRecipients, d.Recipient, d.CoRecipients)
	if p.Recipient != nil && d.Recipient != nil && takers == 0 {
		return false
	}
	donors := p.Donor != nil && d.Donor != nil
	if donors && common(p.Donor, p.CoDonors, d.Donor, d.CoDonors) < min(1+len(p.CoDonors), 1+len(d.CoDonors)) {
		return false // neither's donors are all among the other's
	}
	row := s.sameRow(p, d)
	if !row && (d.value > p.value || s.isFurther(p) || s.isFurther(d)) || s.related(p.node, d.node) {
		return false
	}
	project := agree(p.Project, d.Project)
	if !row && d.stage == commitment && d.value != p.value && s.otherPurpose(p, d) {
		return false // a donor commits to many things, and to some under one heading
	}
	switch {
	case !donors:
		return project || row && (takers > 0 || p.Recipient == nil && d.Recipient == nil)
	case row, project:
		return true
	case p.stage == budget:
		return false
	case takers > 0:
		within := p.until != nil && d.from != nil && *d.from <= *p.until
		return d.value == p.value || within || p.isNear(d) || !s.isGovernment(record.Or(d.Recipient, ""))
	}
	return p.isNear(d) && s.refersBack(p, d) && !s.otherPurpose(p, d)
}

// follows reports whether the periods let flow d be what was paid of promise p.
func follows(d, p *claim) bool {
	if p.from != nil && d.until != nil && *d.until < *p.from {
		return false
	}
	return p.stage != budget || p.until == nil || d.from == nil || *d.from <= *p.until
}

// instruments are the kinds of money that are never one another.
var instruments = map[string]bool{
	"assessed": true, "voluntary": true, "trust_fund": true, "secondment": true, "grant": true, "loan": true, "in_kind": true,
}

func kindsDiffer(a, b string) bool { return a != b && instruments[a] && instruments[b] }

// common counts the bodies that two sides have in common.
func common(a *string, more []string, b *string, more2 []string) (n int) {
	in := func(id string) bool { return b != nil && *b == id || slices.Contains(more2, id) }
	if a != nil && in(*a) {
		n++
	}
	for _, id := range more {
		if in(id) {
			n++
		}
	}
	return n
}

func (s *sheet) isGovernment(partner string) bool {
	for i := range s.Partners {
		if s.Partners[i].ID == partner {
			return s.Partners[i].Type == record.Government
		}
	}
	return false
}

// sides finds the flows with a value by those who give and by their project.
type sides map[string][]*claim

// looked is how many flows of one donor or project are looked at for each: those that
// stand about it.
const looked = 64

func (s *sheet) sides() sides {
	out := sides{}
	for i := range s.claims {
		c := &s.claims[i]
		if !c.valued {
			continue
		}
		for _, key := range c.keys() {
			out[key] = append(out[key], c)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b *claim) int { return cmp.Compare(a.amount.Start, b.amount.Start) })
	}
	return out
}

func (c *claim) keys() []string {
	var out []string
	if c.Donor != nil {
		out = append(out, *c.Donor)
	}
	out = append(out, c.CoDonors...)
	if c.Project != nil {
		out = append(out, *c.Project)
	}
	if c.Donor == nil && c.Project == nil && c.Recipient != nil {
		out = append(out, *c.Recipient)
	}
	return out
}

// beside are the flows that share a donor or the project with one, each once.
func (s *sheet) beside(c *claim) []*claim {
	if s.near == nil {
		s.near = s.sides()
	}
	var out []*claim
	for _, key := range c.keys() {
		list := s.near[key]
		at, _ := slices.BinarySearchFunc(list, c.amount.Start, func(o *claim, start int) int { return cmp.Compare(o.amount.Start, start) })
		for _, o := range list[max(0, at-looked):min(len(list), at+looked)] {
			if !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}
