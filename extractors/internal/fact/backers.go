package fact

// backers reads who pays for what another launches: 'With funding from Korea, UNDP launched
// a $5 million programme', 'UNDP launched a $5 million programme with support from Korea'.
// Who launches gets the money then.
func (r *reading) backers(f *Flow) {
	s, a := r.s, &r.s.Amounts[f.Amount]
	find := func(i, limit, last int) []int {
		for ; i < limit; i++ {
			if s.Is(i, ";", "that", "which") || s.AmountAt(i) >= 0 {
				return nil
			}
			from := -1
			switch {
			case (s.In(i, giftNouns) || s.Is(i, "funds", "backing")) && s.Is(i+1, "from", "by", "of"):
				from = i + 2
			case s.IsLower(i) && s.In(i, funding) && s.Is(i+1, "by"):
				from = i + 2
			}
			if from < 0 {
				continue
			}
			if ps, _, _ := s.objects(from, last); len(ps) > 0 {
				return ps
			}
		}
		return nil
	}
	var by []int
	if s.Is(r.sent.First, "with", "thanks", "through", "under") {
		subject := a.First
		if len(f.Donors) > 0 && s.Partners[f.Donors[0]].First > r.sent.First {
			subject = min(subject, s.Partners[f.Donors[0]].First)
		}
		by = find(r.sent.First, min(r.sent.First+10, subject), subject)
	}
	if by == nil {
		by = find(a.End, min(r.sent.Last, a.End+22), r.sent.Last)
	}
	if by == nil {
		return
	}
	for _, k := range by {
		for _, d := range f.Donors {
			if s.Partners[k].Value.ID == s.Partners[d].Value.ID {
				return
			}
		}
	}
	f.Donors, f.Recipients = by, f.Donors
}

// distribute gives each of several givers, or takers, the sum that is its own: 'Denmark and
// Norway give DKK 20 million and NOK 15 million respectively'.
func (r *reading) distribute(f *Flow) {
	s := r.s
	if r.last != nil && len(r.last.turn) > 1 {
		f.takeTurn(r.last.turn[1:], r.last.takers)
		return
	}
	n, ok := s.takesTurns(s.Amounts[f.Amount].End, r.sent.Last)
	switch {
	case !ok:
	case n == len(f.Donors):
		f.takeTurn(f.Donors, false)
	case n == len(f.Recipients):
		f.takeTurn(f.Recipients, true)
	}
}

// takeTurn makes the first of those whose turn it is the flow's only giver, or taker.
func (f *Flow) takeTurn(turn []int, takers bool) {
	f.turn, f.takers = turn, takers
	if takers {
		f.Recipients = turn[:1]
	} else {
		f.Donors = turn[:1]
	}
}

// isEach reports whether a sum is what each of several gives or gets: 'Norway and Denmark
// each gave', 'EUR 5 million each'. Of several givers and several takers nothing is told.
func (r *reading) isEach(f *Flow) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if (len(f.Donors) > 1) == (len(f.Recipients) > 1) {
		return false
	}
	if s.Is(a.End, "each", "apiece") {
		return !s.Is(a.End+1, "year", "month", "day")
	}
	for i := a.First - 1; i >= max(f.First, a.First-9); i-- {
		if s.Is(i, "each") {
			return s.isFinite(i+1) && !s.Is(i-1, "for", "to")
		}
	}
	return false
}

// Shares are the flows that a flow stands for: one, or one for each who gives or gets the sum.
func (f *Flow) Shares() []Flow {
	if !f.Each {
		return []Flow{*f}
	}
	var out []Flow
	for _, k := range f.Donors {
		if len(f.Donors) > 1 {
			share := *f
			share.Donors = []int{k}
			out = append(out, share)
		}
	}
	for _, k := range f.Recipients {
		if len(f.Recipients) > 1 {
			share := *f
			share.Recipients = []int{k}
			out = append(out, share)
		}
	}
	return out
}

// takesTurns reports whether 'respectively' stands behind a sum, further sums between, and
// how many sums there are.
func (s *Sheet) takesTurns(end, limit int) (sums int, ok bool) {
	sums = 1
	for i := end; i < min(limit, end+30); i++ {
		switch {
		case s.Is(i, "respectively"):
			return sums, true
		case s.AmountAt(i) >= 0:
			sums++
			i = s.Amounts[s.AmountAt(i)].End - 1
		case s.Is(i, ";"), s.isFinite(i):
			return 0, false
		}
	}
	return 0, false
}
