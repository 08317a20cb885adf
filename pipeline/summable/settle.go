package summable

// settle decides, totals before their parts, which contributions count.
func (s *sheet) settle() {
	for _, i := range s.order {
		for _, k := range s.nodes[i].claims {
			c := &s.claims[k]
			switch n := &s.nodes[i]; {
			case c.told && (c.fate == broken || c.fate == aside):
				n.above = true
			case c.told:
				n.elsewhere, n.covers = true, true
			}
		}
	}
	for n := len(s.order) - 1; n >= 0; n-- {
		x := &s.nodes[s.order[n]]
		for _, k := range x.parts {
			x.above = x.above || s.nodes[k].elsewhere || s.nodes[k].above
		}
	}
	for _, i := range s.order {
		if s.nodes[i].covers { // before any total claims what it holds
			s.coverBelow(i)
		}
	}
	for _, i := range s.order {
		s.settleNode(i)
	}
}

func (s *sheet) settleNode(i int) {
	n := &s.nodes[i]
	if n.cover != "" {
		s.leave(i, n.cover)
		return // its parts know
	}
	if n.blocked != "" {
		for _, k := range n.claims {
			if c := &s.claims[k]; c.reason == "" && c.stage.isPromise() {
				c.reason = n.blocked
			}
		}
		for _, k := range n.parts {
			s.nodes[k].blocked = n.blocked
		}
	}
	if n.covers {
		return
	}
	candidate := false
	for _, k := range n.claims {
		candidate = candidate || s.claims[k].reason == ""
	}
	if candidate && !n.elsewhere {
		if !n.above && !s.holdsCovered(i) {
			n.counts = true
			s.coverBelow(i)
			return
		}
		s.leave(i, HoldsCountedParts)
	}
	s.split(i)
}

// leave gives what would count of a sum a reason not to.
func (s *sheet) leave(i int, why Reason) {
	for _, k := range s.nodes[i].claims {
		if c := &s.claims[k]; c.reason == "" {
			c.reason = why
		}
	}
}

// coverBelow notes that all that a sum holds counts with it.
func (s *sheet) coverBelow(i int) {
	s.below(i, func(k int) bool {
		if s.nodes[k].cover != "" {
			return false
		}
		s.nodes[k].cover = PartOfTotal
		return true
	})
}

// holdsCovered reports whether a sum holds one that counts with another total: the cells
// of a table count with their rows or with their columns.
func (s *sheet) holdsCovered(i int) bool {
	found := false
	s.below(i, func(k int) bool {
		found = found || s.nodes[k].cover != ""
		return !found
	})
	return found
}

// split keeps of a total that does not count itself one way in which it is split: of
// donors or of countries, of rows or of columns.
func (s *sheet) split(i int) {
	n := &s.nodes[i]
	if !n.known || len(n.parts) < 2 {
		return
	}
	memo := map[int]score{}
	from, to, worth := s.bestRun(i, func(k int) score { return s.worth(k, memo) })
	if from < 0 || to-from == len(n.parts) || worth == (score{}) {
		return // nothing to leave out, or no flow is told of them
	}
	chosen := map[int]bool{}
	for _, k := range n.parts[from:to] {
		chosen[k] = true
		s.below(k, func(d int) bool {
			if chosen[d] {
				return false
			}
			chosen[d] = true
			return true
		})
	}
	cover := func(k int) bool {
		if chosen[k] || s.nodes[k].cover != "" {
			return false
		}
		s.nodes[k].cover = OtherSplit
		return true
	}
	for _, k := range n.parts {
		if cover(k) {
			s.below(k, cover)
		}
	}
}

// score ranks a way to split a total: by the money of it that counts already, by that
// which contributions tell, and by that of them which is no mere budget.
type score struct{ already, told, flows int64 }

func (a score) plus(b score) score {
	return score{a.already + b.already, a.told + b.told, a.flows + b.flows}
}

func (a score) less(b score) bool {
	switch {
	case a.already != b.already:
		return a.already < b.already
	case a.told != b.told:
		return a.told < b.told
	}
	return a.flows < b.flows
}

func (a score) within(most int64) score {
	return score{min(a.already, most), min(a.told, most), min(a.flows, most)}
}

// worth is how much of a sum is told to flow, of itself or of its parts.
func (s *sheet) worth(i int, memo map[int]score) score {
	if w, ok := memo[i]; ok {
		return w
	}
	n := &s.nodes[i]
	var w score
	if n.elsewhere || n.cover != "" {
		w.already = n.value
	}
	for _, k := range n.claims {
		if c := &s.claims[k]; c.reason == "" && (n.blocked == "" || !c.stage.isPromise()) {
			w.told = n.value
			if c.stage != budget {
				w.flows = n.value
			}
		}
	}
	if w == (score{}) {
		for _, k := range n.parts {
			w = w.plus(s.worth(k, memo))
		}
		if n.known {
			w = w.within(n.value)
		}
	}
	memo[i] = w
	return w
}

// bestRun finds neighbours among the parts of a total that come to it, and of several such
// runs the one that is worth most, the first of equals; from is -1 where there is none.
// Each way of splitting a total stands together among its parts.
func (s *sheet) bestRun(i int, worth func(int) score) (from, to int, best score) {
	n := &s.nodes[i]
	near := slack(n.value)
	if from = -1; n.value <= 0 {
		return from, to, best
	}
	sum, begin := int64(0), 0
	for k, p := range n.parts {
		part := &s.nodes[p]
		if !part.known || part.value <= 0 || part.currency != n.currency {
			sum, begin = 0, k+1
			continue
		}
		for sum += part.value; sum > n.value+near; begin++ {
			sum -= s.nodes[n.parts[begin]].value
		}
		if begin > k || sum < n.value-near {
			continue
		}
		var w score
		for _, q := range n.parts[begin : k+1] {
			w = w.plus(worth(q))
		}
		if from < 0 || best.less(w) {
			from, to, best = begin, k+1, w
		}
	}
	return from, to, best
}
