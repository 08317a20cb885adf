package fact

import "factsheet/pipeline/wordset"

// Secondment is the rule of what people cost whom someone lends or pays for.
const Secondment = "contribution.secondment"

// lentPeople are the nouns of people whom a donor lends or pays for.
var lentPeople = wordset.Fields(`secondment secondments seconded secondee secondees jpo jpos jpp junior associate volunteers loan`)

// payingFor are the verbs by which someone lends or pays for people.
var payingFor = wordset.Fields(`seconded seconds second seconding finances financed finance financing funds funded fund funding
	sponsors sponsored sponsor sponsoring pays paid covers covered loaned lent provided provides`)

// costTie are the words between people and what they cost.
var costTie = wordset.Fields(`cost costs value worth total annual yearly estimated put valued at of for a an the is was were are per year
	these this those to amounts amounted overall combined comes came`)

// secondment reads what people cost whom a donor lends or pays for: 'finances one Junior
// Professional Officer at an annual cost of $180,000', and in a sentence of its own, behind
// that which tells who lends them, 'The value of these secondments is estimated at $650,000'.
func (r *reading) secondment(f *Flow, g int) bool {
	s := r.s
	i := g
	for n := 0; n < 12 && i >= r.clear && (s.In(i, costTie) || s.In(i, lentPeople) || s.Is(i, ",")); n++ {
		i = s.beforeLead(i, r.clear)
	}
	if !s.saysCost(i+1, f.First) {
		return false
	}
	verb, people := -1, false
	for j := f.First - 1; j >= max(r.clear, f.First-30); j-- {
		if s.Is(j, ";") {
			break
		}
		people = people || s.isLent(j)
		if s.In(j, payingFor) && s.IsLower(j) && (s.isFinite(j) || s.Is(j, "seconded", "seconds")) {
			verb = j
			break
		}
	}
	if verb >= 0 {
		people = people || s.Is(verb, "seconded", "seconds") || s.lentIn(r.sent.First, verb)
		first, _, passive := s.groupBefore(verb, r.sent.First)
		if !people || passive || !r.subject(f, first) {
			return false
		}
		f.First, f.Kind, f.Stage = min(f.First, first), "secondment", stageOf(gives, s.Lower(verb), false)
		f.Recipients = s.lentTo(verb+1, s.Amounts[f.Amount].First)
		return true
	}
	f.First = min(f.First, max(i+1, r.clear))
	return people && r.lentBefore(f)
}

// lentTo are the bodies with or to whom people are lent, between two tokens: '34 Junior
// Professional Officers with UNDP'.
func (s *Sheet) lentTo(i, limit int) []int {
	for ; i < limit; i++ {
		if !s.Is(i, "to", "with", "at") {
			continue
		}
		if ps, _ := s.PartiesFrom(i+1, limit); len(ps) > 0 && !s.Partners[ps[0]].Value.Weak {
			return ps
		}
	}
	return nil
}

// saysCost reports whether one of the words before a sum calls it a cost, a worth or a total.
func (s *Sheet) saysCost(i, limit int) bool {
	for ; i < limit; i++ {
		if s.Is(i, "total", "cost", "costs", "value", "valued", "worth") {
			return true
		}
	}
	return false
}

// isLent reports whether token i speaks of people on loan: 'seconded', 'JPOs', 'Junior
// Professional Officer', 'experts on loan'.
func (s *Sheet) isLent(i int) bool {
	switch {
	case !s.In(i, lentPeople):
		return false
	case s.Is(i, "junior", "associate"):
		return s.Is(i+1, "professional", "expert", "experts", "officer", "officers")
	case s.Is(i, "volunteers"):
		return s.Is(i-1, "un", "nations")
	case s.Is(i, "loan"):
		return s.Is(i-1, "on") && s.Is(i-2, "expert", "experts", "staff", "officers", "specialists")
	}
	return true
}

// lentIn reports whether a stretch of tokens speaks of people on loan.
func (s *Sheet) lentIn(first, end int) bool {
	for i := first; i < end; i++ {
		if s.isLent(i) {
			return true
		}
	}
	return false
}

// lentBefore reads who lends people, and to whom, in the sentence before in the block.
func (r *reading) lentBefore(f *Flow) bool {
	s := r.s
	if r.sent.First == 0 {
		return false
	}
	before := s.SentenceOf(r.sent.First - 1)
	if before.Block != r.sent.Block {
		return false
	}
	for v := before.First; v < before.Last; v++ {
		if !s.In(v, payingFor) || !s.IsLower(v) || !s.Is(v, "seconded", "seconds") && !s.lentIn(v, before.Last) {
			continue
		}
		first, _, passive := s.groupBefore(v, before.First)
		ps := s.SubjectTo(first, before.First)
		if passive || len(ps) == 0 || s.governed(ps[0], before.First) {
			return false
		}
		f.Donors, f.Kind, f.Doubts = ps, "secondment", append(f.Doubts, FarEvidence)
		for d := Since(s.Dates, v); d < len(s.Dates) && s.Dates[d].First < before.Last; d++ {
			if e := s.Dates[d].Value.EDTF; e != nil && s.isPeriod(d, before.First) {
				f.Year = *e
				break
			}
		}
		return true
	}
	return false
}
