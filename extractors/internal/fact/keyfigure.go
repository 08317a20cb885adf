package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// KeyFigure is the rule of sums that stand as figures, of which a heading or the sheet's
// title tells who gives them.
const KeyFigure = "contribution.key_figure"

// flowNouns are what a figure or a heading over figures calls money that is given.
var flowNouns = wordset.Fields(`contribution contributions funding support assistance aid oda grants loans allocation allocations
		disbursements commitments donations awards`)

// keyFigure reads a sum that stands as a figure: by years under a heading that names the
// giver ('Norway's contributions to UNICEF' over '2019: NOK 1.9 billion'), or over what it
// is, in the sheet of a donor and an organisation ('US$ 10.7 million', 'core contribution').
func (r *reading) keyFigure(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	block, from, end, ok := s.blockOf(a.First)
	if !ok {
		return false
	}
	line, ok := s.lineStart(a.First, from, 14)
	if !ok {
		return false
	}
	line = s.firstIn(line, a.First)
	return r.ofYear(f, block, line) || r.figure(f, block, line, end)
}

// firstIn is the first token of a line that is a word, a number or a sum.
func (s *Sheet) firstIn(line, limit int) int {
	for line < limit && !s.IsWord(line) && s.Kind(line) != segment.Number {
		line++
	}
	return line
}

// ofYear reads a line of a year and its sum under a heading that says who gives.
func (r *reading) ofYear(f *Flow, block, line int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	d := s.DateAt(line)
	if d < 0 || s.Dates[d].First != line || s.Dates[d].Value.EDTF == nil {
		return false
	}
	for i := s.Dates[d].End; i < a.First; i++ {
		if s.IsWord(i) && !s.In(i, lead) && !s.Is(i, "planned", "estimate", "estimated", "budget", "actual", "to", "date") {
			return false
		}
	}
	first, end := s.figuresUnder(block)
	noun := -1
	for i := first; i < end; i++ {
		if s.In(i, needHeads) || s.In(i, trades) {
			return false
		}
		if noun < 0 && s.In(i, flowNouns) {
			noun = i
		}
	}
	if noun < 0 {
		return false
	}
	g := s.givingOf(head{first: first, end: end})
	if g.donors == nil {
		return false
	}
	f.Donors, f.Recipients, f.Year = g.donors, g.recipients, *s.Dates[d].Value.EDTF
	f.First, f.Doubts = line, append(f.Doubts, FarEvidence)
	if s.Is(a.First-1, "planned") || s.Is(a.First-2, "planned", "budget", "estimate") || s.Is(a.First-3, "planned", "budget", "estimate") {
		f.Stage = Budget
	}
	return true
}

// figuresUnder is the heading, or the short line, that figures in a block stand under; the
// same token twice where there is none.
func (s *Sheet) figuresUnder(block int) (first, end int) {
	for b, n := block-1, 0; b >= 0 && n < 12; b, n = b-1, n+1 {
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		first, end = s.TokensIn(s.View.Blocks[b])
		switch {
		case s.hasAmount(first, end): // another figure
		case s.Doc.Blocks[b].Kind == document.Heading, end-first < 14 && s.IsWord(first):
			return first, end
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// figure reads a sum over or before what it is, with no one named, in the sheet of a donor
// and an organisation: 'US$ 47 million', 'earmarked contributions'.
func (r *reading) figure(f *Flow, block, line, end int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	year := ""
	if d := s.DateAt(line); d >= 0 && s.Dates[d].First == line && s.Dates[d].Value.EDTF != nil && s.Dates[d].Value.Precision != "day" {
		f.First = line
		year, line = *s.Dates[d].Value.EDTF, s.firstIn(s.Dates[d].End, a.First) // '2014–2023  USD 164 million'
	}
	if !s.opensWith(line, a.First) {
		return false
	}
	limit := min(end, a.End+5)
	if a.End == end && block+1 < len(s.View.Blocks) { // what it is stands in a block of its own
		next, last := s.TokensIn(s.View.Blocks[block+1])
		if s.Doc.Blocks[block+1].Kind == document.Heading || last-next > 14 {
			return false
		}
		limit = min(last, next+5)
		if !s.callsFlow(next, limit) {
			return false
		}
	} else if !s.callsFlow(a.End, limit) {
		return false
	}
	donor, org := s.Pair()
	if donor < 0 {
		return false
	}
	f.Donors, f.Recipients, f.Doubts = []int{donor}, []int{org}, append(f.Doubts, DonorImplied)
	if year == "" {
		year = s.yearBehind(a.End, end)
	}
	if f.Year = year; year == "" {
		f.Year = s.yearOfFigures(block)
	}
	return true
}

// yearBehind is the year or period that the line of a figure goes on to tell: 'US$ 22 million
// voluntary contributions in 2018–22'; empty where it tells none.
func (s *Sheet) yearBehind(i, end int) string {
	for n := 0; n < 16 && i < end && !s.newLine(i) && s.AmountAt(i) < 0; n++ {
		if d := s.DateAt(i); d >= 0 {
			if m := &s.Dates[d].Value; m.EDTF != nil && m.Precision != "day" {
				return *m.EDTF
			}
			return ""
		}
		i++
	}
	return ""
}

// yearOfFigures is the date in the heading over figures, 'Key figures (2022)'; empty where
// there is none.
func (s *Sheet) yearOfFigures(block int) string {
	for b := block - 1; b >= max(0, block-14); b-- {
		first, end := s.TokensIn(s.View.Blocks[b])
		figures := end-first < 8 && (s.Is(first, "figures", "numbers", "facts") || s.Is(first+1, "figures", "numbers", "facts", "glance"))
		if !figures && (s.Doc.Blocks[b].Kind != document.Heading || s.hasAmount(first, end) || !s.IsWord(first)) {
			continue
		}
		if g := s.givingOf(head{first: first, end: end}); figures && g.period != nil {
			return *g.period
		}
		break
	}
	return ""
}

// figureKinds are the words by which a figure says what kind of gift it is, and notGiven
// those behind the noun by which it says that it is none yet, or another's.
var (
	figureKinds = wordset.Fields(`core non-core noncore earmarked unearmarked softly tightly total voluntary assessed regular thematic
		annual flexible other bilateral multilateral humanitarian development resources financial government in new direct un non multi
		year overall cumulative of`)
	notGiven = wordset.Fields(`gap gaps need needs needed required requirement requirements requested sought expected appeal shortfall
		target targets from by outstanding missing`)
)

// callsFlow reports whether the words at token i call a sum a flow, and say no more than
// what kind it is: 'in core funding', 'total earmarked contributions'.
func (s *Sheet) callsFlow(i, limit int) bool {
	for ; i < limit; i++ {
		switch {
		case s.PartnerAt(i) >= 0:
			return false
		case s.In(i, flowNouns):
			return !s.In(i+1, notGiven) && !(s.Is(i+1, "received") && s.Is(i+2, "by"))
		case !s.In(i, figureKinds) && s.Kind(i) != segment.GapMark && s.Text(i) != "-":
			return false
		}
	}
	return false
}

type pairKey struct{}

// pair is whose sheet it is, where its title names a donor and an organisation, or heads a
// donor's profile.
type pair struct{ donor, org int }

// Pair is the donor's government and the organisation whose partnership the sheet's title
// names, 'UNDP and the Republic of Korea', if it stands within the first lines; -1 twice where
// it names no such two, or others.
func (s *Sheet) Pair() (donor, org int) {
	p := note(s, pairKey{}, func() *pair {
		p := &pair{-1, -1}
		for b, n := 0, 0; b < len(s.View.Blocks) && n < 4; b++ {
			if s.View.Blocks[b].Len() == 0 {
				continue
			}
			n++
			first, end := s.TokensIn(s.View.Blocks[b])
			if end-first > 24 || s.Is(end-1, ".") {
				break
			}
			of, others := s.pairIn(first, end)
			if others || of.org >= 0 && of.donor >= 0 {
				return of
			}
			if of.donor >= 0 && s.isProfile(first, end) {
				of.org = s.profiler(end)
				return of
			}
		}
		return p
	})
	return p.donor, p.org
}

// isProfile reports whether a title heads what an organisation tells of one of its donors:
// 'Donor profile: Ireland'.
func (s *Sheet) isProfile(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if s.Is(i, "donor", "partner", "contributor") && s.Is(i+1, "profile", "page", "brief", "spotlight", "focus") {
			return true
		}
	}
	return false
}

// mostToProfiler bounds the tokens from a donor's profile's title to the organisation that
// tells it.
const mostToProfiler = 40

// profiler is the first organisation or fund named behind a donor's profile's title, at
// token i; -1 where none is close.
func (s *Sheet) profiler(i int) int {
	for k := Since(s.Partners, i); k < len(s.Partners) && s.Partners[k].First < i+mostToProfiler; k++ {
		if v := &s.Partners[k].Value; v.Type == record.Multilateral || v.Type == record.Fund {
			return k
		}
	}
	return -1
}

// pairIn is the donor's government and the organisation that a title names; others tells
// that it names more than these.
func (s *Sheet) pairIn(first, end int) (p *pair, others bool) {
	p = &pair{-1, -1}
	for k := Since(s.Partners, first); k < len(s.Partners) && s.Partners[k].First < end; k++ {
		switch v := &s.Partners[k].Value; {
		case v.Type == record.Government && IsDonor(v.Country) && p.donor < 0:
			p.donor = k
		case v.Type == record.Multilateral && !isBank(v.Name) && p.org < 0:
			p.org = k
		default:
			return &pair{-1, -1}, true
		}
	}
	return p, false
}
