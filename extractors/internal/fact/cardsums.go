package fact

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// CardSum is one sum that a card or a row tells of its project.
type CardSum struct {
	Amount int    // index into Amounts
	Givers []int  // partner mentions that its label or its entry names; none where it is a whole
	Kind   string // record.Contribution.Kind, empty where neither its label nor its entry tells
	Stage  string // record.Contribution.Flow that its label tells
	Cost   bool   // its label calls it a cost or a value, which others bear
}

// SumsOf are the sums in the fields of a card, whose labels are read too, or of a row of
// cells. What is told a second time in another currency, and the sums of prose, are none.
func (s *Sheet) SumsOf(cells map[Column][]Cell, labelled bool) []CardSum {
	var out []CardSum
	for _, col := range [...]Column{AmountColumn, DonorColumn} {
		for _, v := range cells[col] {
			a := Since(s.Amounts, v.First)
			begin := v.First
			for ; a < len(s.Amounts) && s.Amounts[a].First < v.End; a++ {
				x := CardSum{Amount: a, Stage: Budget}
				entry := Cell{s.entryOf(begin, a), s.Amounts[a].First}
				x.Givers = s.giversOf(entry, v, a)
				if far := s.Amounts[a].First >= v.First+5; len(x.Givers) == 0 && (begin > v.First || far && col == AmountColumn) {
					begin = s.Amounts[a].End
					continue // the sum before in another currency, or one in prose
				}
				x.Kind = s.KindIn(entry.First, min(v.End, s.Amounts[a].End+3))
				if labelled {
					s.byLabel(&x, v)
				}
				out = append(out, x)
				begin = s.Amounts[a].End
			}
		}
	}
	return out
}

// entryOf is the token that the entry of amount a begins at, in a value that is read from
// token begin on: behind what parts entries and the words that join them.
func (s *Sheet) entryOf(begin, a int) int {
	i := s.Amounts[a].First
	for i > begin && !s.Is(i-1, ";", "|", "•", "·") {
		i--
	}
	for i < s.Amounts[a].First && (!s.IsWord(i) || s.Is(i, "and", "of", "which", "plus", "from", "by", "with", "the")) {
		i++
	}
	return i
}

// giversOf are the bodies beside a sum in a card's value: 'Norway EUR 2 million', 'Norway,
// grant: EUR 2 million', 'EUR 2 million (Norway)', 'EUR 2 million from Norway'.
func (s *Sheet) giversOf(entry, v Cell, a int) []int {
	first := entry.First
	for n := 0; n < 3 && first < entry.End && s.PartnerAt(first) < 0 && s.IsLower(first); n++ {
		first++ // 'the mining firm'
	}
	if ps, next := s.PartiesFrom(first, entry.End); len(ps) > 0 {
		for i := next; i < entry.End; i++ {
			if s.isFinite(i) {
				return nil
			}
		}
		return ps
	}
	i := s.Amounts[a].End
	for i < v.End && (s.Is(i, "(", "from", "by", "the", "-", "–", "—") || s.Kind(i) == segment.GapMark) {
		i++
	}
	if i == s.Amounts[a].End {
		return nil
	}
	ps, next := s.PartiesFrom(i, v.End)
	if len(ps) == 0 || s.Is(next, ":", "-", "–") || s.AmountAt(next) >= 0 {
		return nil // the giver of the sum behind it: 'EUR 5 million (Norway: EUR 2 million'
	}
	return ps
}

// sumKinds are the words by which a label or an entry tells the kind of its sum.
var sumKinds = map[string]string{
	"grant": "grant", "grants": "grant", "loan": "loan", "loans": "loan", "credit": "loan", "credits": "loan", "in-kind": "in_kind",
}

// KindIn is the kind of money that the words from token first to end tell, and no body's
// name: a record.Contribution.Kind, or empty.
func (s *Sheet) KindIn(first, end int) string {
	for i := first; i < end; i++ {
		switch k := sumKinds[s.Lower(i)]; {
		case s.PartnerAt(i) >= 0:
		case s.Is(i, "kind") && s.Is(i-1, "in", "-"):
			return "in_kind"
		case k != "":
			return k
		}
	}
	return ""
}

var (
	// costLabels are the words of a label over what a project costs, whoever bears it.
	costLabels = wordset.Fields(`cost costs value price total overall`)
	// paidLabels and agreedLabels are those over what is paid, and what is agreed.
	paidLabels   = wordset.Fields(`disbursed disbursement disbursements paid`)
	agreedLabels = wordset.Fields(`signed committed commitment agreed awarded granted award`)
)

// byLabel reads what the label of a value says of its sum: whose it is ('EIB loan'), of
// which kind, and how far it has come.
func (s *Sheet) byLabel(x *CardSum, v Cell) {
	l := s.labelOf(v)
	for i := l.First; i < l.End; i++ {
		k := s.PartnerAt(i)
		switch {
		case k >= 0 && s.Partners[k].End <= l.End:
			if len(x.Givers) == 0 {
				x.Givers = []int{k}
			}
		case s.In(i, costLabels):
			x.Cost = true
		case s.In(i, paidLabels) && !s.Is(i+1, "by", "for"):
			x.Stage = Disbursement
		case s.In(i, agreedLabels):
			x.Stage = Commitment
		}
	}
	if x.Kind == "" {
		x.Kind = s.KindIn(l.First, l.End)
	}
}
