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

// distribute gives each of several givers the sum that is its own: 'Denmark and Norway give
// DKK 20 million and NOK 15 million respectively'.
func (r *reading) distribute(f *Flow) {
	s := r.s
	if r.last != nil && len(r.last.turn) > 1 {
		f.turn = r.last.turn[1:]
		f.Donors = f.turn[:1]
		return
	}
	if n, ok := s.takesTurns(s.Amounts[f.Amount].End, r.sent.Last); ok && n == len(f.Donors) {
		f.turn = f.Donors
		f.Donors = f.turn[:1]
	}
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
