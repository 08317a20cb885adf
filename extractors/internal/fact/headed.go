package fact

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// head is what stands over lines of bodies with sums, and says who they are.
type head struct {
	first, end int  // its tokens
	takers     bool // the bodies are given to; else they give
	sums       bool // it speaks of sums that a sentence has told in all: 'The grants include:'
	needs      bool // it speaks of what no one gives
	stage      string
	kind       string
}

// giverHeads and takerHeads are words of headings over bodies with sums; needHeads are
// those over what no one gives.
var (
	giverHeads = wordset.Fields(`contributions contributors contributor contribution donors donor funders pledges pledged pledge
		commitments committed funding supporters sponsors financiers contributed financing`)
	takerHeads = wordset.Fields(`grants grantees grantee recipients allocations awards awardees awarded allocated beneficiaries winners
		loans disbursements`)
	needHeads = wordset.Fields(`requirements requirement needs gap gaps budget budgets expenditure expenditures costs cost spending
		required needed shortfall trade exports imports debt unfunded income revenue sales investment investments salaries prices losses
		damage savings results`)
)

// mostBefore bounds the tokens of a line before its sum: a line of a body and a sum has
// fewer, and a sheet that is one line would be gone over for every sum.
const mostBefore = 80

// blockOf is the block that token i stands in, with its tokens; not ok where it stands in
// none.
func (s *Sheet) blockOf(i int) (block, from, end int, ok bool) {
	block = s.View.BlockAt(s.Tokens[i].Start)
	if block < 0 || block >= len(s.Doc.Blocks) {
		return block, 0, 0, false
	}
	from, end = s.TokensIn(s.View.Blocks[block])
	return block, from, end, true
}

// lineStart is the first token of the printed line of token i, no earlier than from; not ok
// where it stands more tokens before than most.
func (s *Sheet) lineStart(i, from, most int) (line int, ok bool) {
	for line = i; line > from && !s.newLine(line); line-- {
		if i-line >= most {
			return line, false
		}
	}
	return line, true
}

// headed reads a line or list item that holds just a body and a sum, or a sum and to or
// from whom it goes, under a heading or a lead-in that speaks of giving: 'Top donors:',
// 'Germany – EUR 12 million', '$2 million to Oxfam for wells'.
func (r *reading) headed(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	block, from, end, ok := s.blockOf(a.First)
	if !ok {
		return false
	}
	line, ok := s.lineStart(a.First, from, mostBefore)
	if !ok {
		return false
	}
	for line < a.First && (!s.IsWord(line) || s.Is(line, "and")) {
		line++ // a bullet
	}
	if r.grantee(f, block, from, line, end) {
		return true
	}
	if line > from && !s.beginsEntry(line, from) {
		return r.itemised(f, block)
	}
	giver, taker, last := s.lineParty(line, end, a.First, a.End)
	if last < 0 {
		return r.itemised(f, block)
	}
	h, ok := s.headOver(block, from, line)
	if own := s.houseHead(block, giver); !ok && own {
		h, ok = head{takers: true, stage: Commitment}, true
	}
	if !ok {
		return r.itemised(f, block) || !h.needs && last <= a.First && r.houseItem(f, block, line, giver)
	}
	if h.takers && giver != nil && last <= a.First {
		giver, taker = nil, giver
	}
	f.Donors, f.Recipients = giver, taker
	if h.takers && s.Is(a.End, "to") {
		r.recipient(f) // 'Niger: $12 million to the Ministry of Energy'
	}
	f.First, f.End = line, max(f.End, last)
	f.Stage, f.Kind = h.stage, h.kind
	r.byHead(f, h)
	return true
}

// lineParty reads the body of a line that begins at token line: before the sum, with
// nothing but marks between, or behind it after 'to' or 'from'. last is the token after
// the body, or -1 where the line is none of these.
func (s *Sheet) lineParty(line, end, sum, after int) (giver, taker []int, last int) {
	if ps, next := s.PartiesFrom(line, sum); len(ps) > 0 {
		mark := sum - 1
		for mark >= next && (s.In(mark, lead) || s.isFiller(mark) || s.In(mark, loneNouns)) {
			mark--
		}
		// A mark stands between, or nothing.
		gap := s.Kind(mark) == segment.GapMark || s.Is(mark, ":", "–", "—") || s.Is(mark, "-") && !s.Glued(mark) ||
			s.Is(mark, "(") && mark == next && len(ps) == 1
		if !gap && mark >= next {
			return nil, nil, -1
		}
		for i := s.behindSeat(next, mark); i < mark; i++ {
			if s.isFinite(i) || s.AmountAt(i) >= 0 || s.Is(i, ".", ";") || !s.Is(next, ",", "(") && s.IsWord(i) {
				return nil, nil, -1
			}
		}
		return ps, nil, next
	}
	for i := line; i < sum; i++ {
		if !s.In(i, lead) && !s.In(i, giftNouns) && !s.isFiller(i) && !s.isAdjective(i, line) && s.Text(i) != "-" {
			return nil, nil, -1
		}
	}
	for i := after; i < min(end, after+10); i++ {
		switch {
		case s.AmountAt(i) >= 0 || s.Is(i, ";", "."):
			return nil, nil, -1
		case i == after && s.Is(i, ":", "-", "–", "—") || s.Is(i, "to", "from", "for"):
			ps, next := s.PartiesFrom(i+1, end)
			if len(ps) == 0 || s.Kind(next) == segment.Possessive {
				if s.Is(i, "to") {
					return nil, nil, -1
				}
				continue
			}
			if s.Is(i, "from") {
				return ps, nil, next
			}
			if s.Is(i, "for") && s.Partners[ps[0]].Value.Weak {
				continue
			}
			return nil, ps, next
		}
	}
	return nil, nil, -1
}

// beginsEntry reports whether a printed line inside its block begins an entry of a list:
// the one before it ended, or is the block's first.
func (s *Sheet) beginsEntry(line, from int) bool {
	i := line - 1
	for i > from && !s.IsWord(i) && s.AmountAt(i) < 0 && !s.Is(i, ".", ":", ";", ")") {
		i--
	}
	if s.AmountAt(i) >= 0 || s.Is(i, ".", ":", ";", ")") {
		return true
	}
	for i > from && !s.newLine(i) {
		i--
	}
	if s.PartnerAt(i) >= 0 && s.PartnerAt(line) >= 0 && s.hasAmount(i, line) {
		return true // the line before is an entry too
	}
	return i == from && !s.hasAmount(from, line)
}

// headOver finds what stands over the line at token line: the first line of its block, a
// paragraph that leads into it, or the heading above.
func (s *Sheet) headOver(block, from, line int) (head, bool) {
	if line > from {
		e := from + 1
		for e < line && !s.newLine(e) {
			e++
		}
		if h, ok := s.readHead(from, e); ok || !s.hasAmount(from, e) && e-from < 14 {
			return h, ok // the block's own head, whatever it says
		}
	}
	for b, n := block-1, 0; b >= 0 && n < 40; b, n = b-1, n+1 {
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		first, end := s.TokensIn(s.View.Blocks[b])
		switch s.Doc.Blocks[b].Kind {
		case document.Header, document.Footer:
			continue
		case document.Heading:
			return s.readHead(first, end)
		}
		if s.Is(end-1, ":") || end-first < 14 && !s.hasAmount(first, end) {
			return s.readHead(s.SentenceOf(end-1).First, end)
		}
		if s.Doc.Blocks[b].Kind != document.Item && end-first > 30 {
			return head{}, false
		}
	}
	return head{}, false
}

func (s *Sheet) hasAmount(first, end int) bool {
	n := Since(s.Amounts, first)
	return n < len(s.Amounts) && s.Amounts[n].First < end
}

// readHead reads a heading or lead-in as one over bodies with sums.
func (s *Sheet) readHead(first, end int) (head, bool) {
	h := head{first: first, end: end, stage: Unspecified}
	gives, takes, gets := false, false, false
	if end-first > 30 {
		return h, false
	}
	for i := first; i < end; i++ {
		w := s.Lower(i)
		if s.In(i, needHeads) {
			h.needs = true
			return h, false
		}
		gives = gives || s.In(i, giverHeads)
		takes = takes || s.In(i, takerHeads)
		gets = gets || s.Is(i, "receive", "receives", "receiving", "get", "gets")
		switch {
		case strings.HasPrefix(w, "pledge"):
			h.stage = Pledge
		case strings.HasPrefix(w, "commit"), strings.HasPrefix(w, "award"), strings.HasPrefix(w, "allocat"):
			h.stage = Commitment
		case w == "received" || w == "paid" || w == "disbursed" || w == "disbursements" || w == "deposits":
			h.stage = Disbursement
		}
	}
	for i := first; i < end; i++ {
		switch s.Lower(i) {
		case "grants", "grantees":
			h.kind = "grant"
		case "loans":
			h.kind = "loan"
		case "assessed", "voluntary":
			h.kind = s.Lower(i)
		}
	}
	h.takers = takes && !gives || gets // 'These bodies will receive funding:'
	h.sums = s.Is(end-1, ":") && s.Is(first, "the", "these") && end-first < 6
	return h, gives || takes || gets && s.Is(end-1, ":")
}

// saidOver is what a heading or a lead-in says of the money under it.
type saidOver struct {
	donors, recipients []int // partner mentions
	period             *string
}

// givingOf reads who gives or takes, and when, in the words of a head.
func (s *Sheet) givingOf(h head) (g saidOver) {
	dates := 0
	for i := h.first; i < h.end; i++ {
		if d := s.DateAt(i); d >= 0 && s.Dates[d].First == i && s.Dates[d].Value.EDTF != nil {
			g.period = s.Dates[d].Value.EDTF
			dates++
		}
		ps, end := s.PartiesFrom(i, h.end)
		if len(ps) == 0 {
			continue
		}
		if s.Is(i-1, "to") && g.recipients == nil {
			g.recipients = ps
		} else if g.donors == nil && (s.Kind(end) == segment.Possessive || s.isFinite(end) || s.Is(i-1, "by", "from") ||
			flowNouns.Has(s.Lower(end)) && s.IsWord(end)) {
			g.donors = ps
		}
		i = end - 1
	}
	if dates > 1 {
		g.period = nil
	}
	return g
}

// byHead gives a line's flow what its heading says of all: who gives or takes, and when.
func (r *reading) byHead(f *Flow, h head) {
	s := r.s
	g := s.givingOf(h)
	if g.period != nil && f.Year == "" && !s.dateIn(f) {
		f.Year = *g.period
	}
	if f.Recipients == nil {
		f.Recipients = g.recipients
	}
	if f.Donors == nil && g.donors != nil {
		f.Donors, f.Doubts = g.donors, append(f.Doubts, FarEvidence)
	}
	if f.Donors != nil {
		return
	}
	for n := len(s.flows) - 1; h.sums && n >= 0; n-- {
		// The sum that the head goes on from tells who gives.
		w := &s.flows[n]
		if s.Amounts[w.Amount].First >= h.first {
			continue
		}
		if h.first-s.Amounts[w.Amount].End < 160 && len(w.Donors) > 0 {
			f.Donors, f.Doubts = w.Donors, append(f.Doubts, FarEvidence)
			return
		}
		break
	}
	if f.Recipients != nil {
		if k := s.publisher(record.Foundation, record.Government, record.Multilateral, record.Fund); k >= 0 {
			f.Donors, f.Doubts = []int{k}, append(f.Doubts, DonorImplied)
		}
	}
}

// dateIn reports whether a date stands in a flow's line behind its sum.
func (s *Sheet) dateIn(f *Flow) bool {
	end := s.Amounts[f.Amount].End
	d := Since(s.Dates, end)
	return d < len(s.Dates) && s.Dates[d].First < end+12 && !s.newLineIn(end, s.Dates[d].First)
}

func (s *Sheet) newLineIn(first, end int) bool {
	for i := first; i <= end; i++ {
		if s.newLine(i) {
			return true
		}
	}
	return false
}

// publisher is the first mention of the sheet's publisher where it is of one of the
// types, or -1.
func (s *Sheet) publisher(types ...string) int {
	if s.Doc.Publisher == "" {
		return -1
	}
	for k := range s.Partners {
		v := &s.Partners[k].Value
		if v.Name != s.Doc.Publisher && v.Acronym != s.Doc.Publisher {
			continue
		}
		for _, t := range types {
			if v.Type == t {
				return k
			}
		}
		return -1
	}
	return -1
}
