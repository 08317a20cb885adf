package fact

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Payers is the rule of bodies with their sums in a list of those who pay or get.
const Payers = "contribution.payers"

// payerHead is what stands over, or before, a list of bodies each with its sum.
type payerHead struct {
	takers bool
	kind   string
	stage  string
	period *string
}

// whoGives are the verbs of 'Who pays?', 'Who has given so far', 'What our donors put in'.
var whoGives = wordset.Fields(`pays pay paid gives give gave given puts put contributes contribute contributed funds fund funded
		finances finance financed helps supports supported pledged pledges backs backed joined joins chips committed else invests
		invested`)

// whoGets are the verbs and nouns of 'Who gets what', 'Where it goes'.
var whoGets = wordset.Fields(`went goes gets get got receives receive received benefits`)

// payerWords are the words that make a short heading or label one over those who pay.
var payerWords = wordset.Fields(`financing co-financing cofinancing funding funders funder donors donor contributors contributions
		contribution contributed income financiers co-financiers cofinanciers supporters sponsors backers pledges pledged cofunding
		co-funding`)

// payerSides are the words that such a heading may hold besides.
var payerSides = wordset.Fields(`plan plans sources source of the and our by project total main other further external in from received
		secured confirmed breakdown structure partners so far budget programme program realised realized materialised committed amount
		amounts softly tightly earmarked unearmarked to for top largest latest current us$ usd eur euro chf gbp $ € £ million m all with
		multi-year key recent new first who what is`)

// payerHeadIn reads a heading or label as one over bodies that pay or get money; false
// where it is none.
func (s *Sheet) payerHeadIn(first, end int) (h payerHead, ok bool) {
	for end > first && !s.IsWord(end-1) && s.DateAt(end-1) < 0 {
		end--
	}
	if end <= first || end-first > 12 {
		return h, false
	}
	h.stage = Unspecified
	who, gives, gets, words := false, false, false, 0
	others := false
	for i := first; i < end; i++ {
		w := s.Lower(i)
		switch {
		case s.DateAt(i) >= 0:
			d := s.DateAt(i)
			if e := s.Dates[d].Value.EDTF; e != nil && s.Dates[d].Value.Precision != "day" {
				h.period = e
			}
			continue
		case w == "who" || w == "where" && i == first || w == "what" && i == first:
			who = true
		case s.In(i, needHeads) && w != "income" && w != "budget", w == "required", w == "outstanding":
			return h, false
		case strings.HasPrefix(w, "pledge"):
			h.stage, words = Pledge, words+1
		case strings.HasPrefix(w, "commit") || strings.HasPrefix(w, "award") || strings.HasPrefix(w, "allocat"):
			h.stage = Commitment
		case w == "received" || w == "paid" || w == "disbursed" || w == "deposits":
			h.stage = Disbursement
		case w == "loans" || w == "grants":
			h.kind = strings.TrimSuffix(w, "s")
		case w == "plan":
			h.stage = Budget
		}
		gives = gives || s.In(i, whoGives)
		gets = gets || s.In(i, whoGets)
		if s.In(i, payerWords) {
			words++
			continue
		}
		if s.IsWord(i) && !s.In(i, payerSides) && !s.In(i, whoGives) && s.PartnerAt(i) < 0 {
			others = true
		}
	}
	if who && gives {
		return h, true
	}
	if who && gets {
		h.takers = true
		return h, true
	}
	return h, words > 0 && !others
}

// mostPayers bounds the tokens of a line of payers before a sum.
const mostPayers = 250

// mostLinesOver bounds the lines of a list of payers between its heading and a sum.
const mostLinesOver = 60

// payers reads a body with its sum in a list of those who pay, whatever stands between:
// 'CAF loan  USD 132 m' under 'Financing plan', 'KfW ...... $3.9 million (soft loan)' under
// 'Who puts in what', 'Who pays? Belgium, EUR 34 million; the Global Fund, EUR 12 million'.
func (r *reading) payers(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	block, from, end, ok := s.blockOf(a.First)
	if !ok {
		return false
	}
	line, ok := s.lineStart(a.First, from, mostPayers)
	if !ok {
		return false
	}
	begin := s.entryStart(line, a.First)
	if h, ok := s.payerLabel(&begin, line, from, a.First); ok {
		if h.period == nil {
			h.period = s.cardPeriod(from, end)
		}
		if h.kind == "" && h.period != nil {
			h.kind = "project" // what a project's card says of it
		}
		return r.payer(f, h, begin, end)
	}
	if begin > s.firstWord(line, a.First) && !s.Is(begin-1, "|", "·", ";", "•") {
		return false
	}
	if h, ok := s.payersOver(block, from, line); ok {
		return r.payer(f, h, begin, end)
	}
	return false
}

// firstWord is the first token of a line behind its bullet.
func (s *Sheet) firstWord(line, limit int) int {
	for line < limit && !s.IsWord(line) {
		line++
	}
	return line
}

// entryStart is where the entry begins that the sum at token a stands in: behind the sum
// before it in the line and what parts the two, or at the line's first word.
func (s *Sheet) entryStart(line, a int) int {
	i := a - 1
	for i >= line && s.AmountAt(i) < 0 && !s.Is(i, "|", "·", ";") {
		i--
	}
	i = max(i+1, line)
	for i < a && (!s.IsWord(i) || s.Is(i, "and", "plus")) {
		i++
	}
	return i
}

// payerLabel finds a label before the entries of a line, 'Who pays?', 'Co-financing:', and
// moves begin behind it where it opens the entry. A line may have wrapped under its label.
func (s *Sheet) payerLabel(begin *int, line, from, a int) (h payerHead, ok bool) {
	for up := 0; up < 3; up++ {
		for i := line; i < min(a, line+13); i++ {
			if c := s.Char(i); c != ':' && c != '?' {
				continue
			}
			if h, ok = s.payerHeadIn(line, i); ok || s.Is(i-1, "which") && s.Is(i-2, "of") && s.saysWhose(i, a) {
				ok = true
				*begin = s.firstWord(max(*begin, i+1), a)
				return h, true
			}
			if up == 0 {
				return h, false
			}
			break
		}
		if line <= from {
			return h, false
		}
		for line--; line > from && !s.newLine(line); {
			line--
		}
	}
	return h, false
}

// saysWhose reports whether the entries behind 'of which:' at token i are called bodies'
// own: a body's contribution, loan or grant is among them.
func (s *Sheet) saysWhose(i, a int) bool {
	for j := i; j < min(len(s.Tokens), a+14) && (j <= a || !s.newLine(j)); j++ {
		if s.Is(j, "contribution", "contributions", "grant", "loan", "co-financing", "cofinancing", "financing", "funding", "share") {
			return true
		}
	}
	return false
}

// cardPeriod is the period behind a label of time in the lines of a block: 'When? February
// 2023 to January 2028'.
func (s *Sheet) cardPeriod(from, end int) *string {
	for i := from; i < end; i++ {
		if i > from && !s.newLine(i) || !s.Is(i, "when", "period", "duration", "timeline", "dates", "timeframe",
			"implementation", "running", "years", "term") {
			continue
		}
		for j := i + 1; j < min(end, i+8) && !s.newLine(j); j++ {
			if d := s.DateAt(j); d >= 0 && s.Dates[d].Value.EDTF != nil {
				return s.Dates[d].Value.EDTF
			}
		}
	}
	return nil
}

// payersOver finds what stands over the line at token line: a line above it in its block,
// or the block before.
func (s *Sheet) payersOver(block, from, line int) (h payerHead, ok bool) {
	for l, n := line, 0; l > from && n < mostLinesOver; n++ {
		end := l
		for l--; l > from && !s.newLine(l); {
			l--
		}
		if !s.hasAmount(l, end) {
			return s.payerHeadIn(s.firstWord(l, end), end)
		}
	}
	for b, n := block-1, 0; b >= 0 && n < 40; b, n = b-1, n+1 {
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		first, end := s.TokensIn(s.View.Blocks[b])
		switch k := s.Doc.Blocks[b].Kind; {
		case k == document.Header || k == document.Footer:
			continue
		case k == document.Heading:
			return s.payerHeadIn(first, end)
		case s.hasAmount(first, end):
			// an entry before; the list may stand in one block with its heading
			last := first
			for last++; last < end && !s.newLine(last); {
				last++
			}
			if !s.hasAmount(first, last) {
				return s.payerHeadIn(s.firstWord(first, last), last)
			}
			if k != document.Item && k != document.Paragraph && end-first > 60 {
				return h, false
			}
		default:
			return s.payerHeadIn(first, end)
		}
	}
	return h, false
}

// payer reads one entry that begins at token begin.
func (r *reading) payer(f *Flow, h payerHead, begin, limit int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	i := begin
	for n := 0; n < 3 && i < a.First && s.PartnerAt(i) < 0 && s.IsLower(i); n++ {
		i++ // 'the mining firm'
	}
	if s.Is(begin, "total", "subtotal", "others", "other", "balance", "running") {
		return false
	}
	ps, next := s.PartiesFrom(i, a.First)
	if len(ps) == 0 || s.Partners[ps[0]].First < begin || next > a.First ||
		s.IsCapital(next) && !s.newLine(next) && s.AmountAt(next) < 0 && s.PartnerAt(next) < 0 {
		return false // 'Monaco Red Cross'
	}
	if s.isFinite(next) {
		return false // a sentence, which tells more
	}
	words := 0
	for j := next; j < a.First; j++ {
		if s.IsWord(j) {
			words++
		}
		switch {
		case words > 14:
			return false
		case s.Is(j, ".") && !s.Is(j+1, ".") && !s.Is(j-1, ".") && !s.Glued(j+1), s.AmountAt(j) >= 0, s.Is(j, "|", ";", "·"):
			return false
		case s.Is(j, "for", "to", "of") && s.PartnerAt(j+1) >= 0:
			return false // what it gets, or has
		}
	}
	f.Rule, f.Stage, f.Kind = Payers, h.stage, h.kind
	if f.Donors = ps; h.takers {
		f.Donors, f.Recipients = nil, ps
	}
	f.First = i
	if h.period != nil && !s.dateIn(f) {
		f.Year = *h.period
	}
	for j := next; j < min(limit, a.End+6); j++ {
		if j >= a.End && (s.newLine(j) || s.Is(j, ";", "|", ",", "·") || s.Kind(j) == segment.Break) || j > a.End && s.AmountAt(j) >= 0 {
			break
		}
		switch s.Lower(j) {
		case "loan", "credit", "loans":
			if !s.Is(j-1, "on") {
				f.Kind = "loan"
			}
		case "grant", "grants":
			f.Kind = "grant"
		case "kind":
			if s.Is(j-1, "in", "-") {
				f.Kind = "in_kind"
			}
		}
	}
	if f.Kind == "" && h.stage == Budget {
		f.Kind = "project"
	}
	f.End = a.End
	return true
}
