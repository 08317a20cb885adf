package fact

import "factsheet/pipeline/wordset"

// atCost reads what a donor pays for, by what it costs: 'Japan furnished ten schools at a cost of
// US$ 2 million', 'Norway bears the cost of NOK 3 million'. A body that gives no aid may build
// with another's money.
func (r *reading) atCost(f *Flow, g int) bool {
	s := r.s
	i := s.Amounts[f.Amount].First - 1
	for i > r.clear && s.In(i, lead) && !s.Is(i, "of") {
		i--
	}
	if s.Is(i, "at") && s.Is(i-1, "put", "estimated", "valued") {
		// 'bears the cost of the experts, put at'
		for i -= 2; i > max(r.clear, g-12) && !s.Is(i, "cost", "costs"); i-- {
		}
	} else if s.Is(i, "of") {
		i--
	}
	if !s.Is(i, "cost", "costs") {
		return false
	}
	v := i - 1
	for n := 0; n < 3 && (s.In(v, lead) || s.Is(v, "full", "entire")); n++ {
		v--
	}
	if s.In(v, bearing) || s.Is(v, "bear", "bears", "bore", "pays", "pay", "paid") {
		first, future, passive := s.groupBefore(v, r.sent.First)
		if passive || !r.subject(f, first) || !r.allMayGive(f) {
			return false
		}
		f.First, f.Stage = min(f.First, first), stageOf(gives, s.Lower(v), future)
		return true
	}
	if !s.Is(i-1, "a", "an", "the") && !s.Is(i-2, "a", "an", "the") || !s.Is(i-2, "at") && !s.Is(i-3, "at") {
		return false
	}
	return r.inherited(f, i-2) && r.allMayGive(f)
}

// allMayGive reports whether all the givers of a flow, one at least, are those that give aid.
func (r *reading) allMayGive(f *Flow) bool {
	for _, k := range f.Donors {
		if !r.s.mayGive(k) && !r.s.isDonorState(k) {
			return false
		}
	}
	return len(f.Donors) > 0
}

// mostOfObject bounds the tokens between a verb and the bracket behind its object.
const mostOfObject = 16

// objectsSum reads the sum in brackets behind what a donor pays for or supports: 'Sweden paid for an
// adviser (SEK 4 million, 2021-2023)', 'Norway supports the courts of Malawi (NOK 12 million)'.
func (r *reading) objectsSum(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if !s.fillsBracket(a.First, a.End) || !s.IsLower(a.First-2) && s.PlaceAt(a.First-2) < 0 && !s.IsCapital(a.First-2) {
		return false
	}
	if k := s.PartnerAt(a.First - 2); k >= 0 && !s.Partners[k].Value.Weak {
		return false // whose sum it is
	}
	for j := a.First - 3; j > max(r.clear, a.First-mostOfObject); j-- {
		if s.Is(j, ";", ":", "that", "which", "who", "(", ")") {
			return false
		}
		if !s.IsLower(j) || !(s.In(j, paysWith) && s.isFinite(j) || s.Is(j, "pays", "pay", "paid") && s.Is(j+1, "for")) {
			continue
		}
		first, future, passive := s.groupBefore(j, r.sent.First)
		if passive || !r.subject(f, first) || !r.allMayGive(f) {
			return false
		}
		f.First, f.End, f.Stage = min(f.First, first), s.skipBrackets(a.First-1, r.sent.Last), stageOf(backs, s.Lower(j), future)
		return true
	}
	return false
}

// thanking are the verbs of thanks whose object is who gave.
var thanking = wordset.Fields(`thank thanks thanked thanking`)

// thankedSum reads who is thanked for a sum: 'thanked China for the 30 million yuan that had
// arrived'. Who thanks has got it.
func (r *reading) thankedSum(f *Flow, g int) bool {
	s := r.s
	if !s.Is(g, "for") || !s.Is(g+1, "the", "its", "their", "this", "these", "a", "an") {
		return false
	}
	ps, start := s.PartiesTo(g, r.clear)
	if len(ps) == 0 || !s.In(start-1, thanking) {
		return false
	}
	first, _, _ := s.groupBefore(start-1, r.sent.First)
	f.Donors, f.Recipients, f.First = ps, s.SubjectTo(first, r.sent.First), min(f.First, start-1)
	f.Stage = Disbursement
	return true
}
