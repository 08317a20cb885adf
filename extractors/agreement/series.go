package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// series is an agreement told as several, whose parts may be told one by one: 'concluded
// four programmes … The first, with UNICEF, …'.
type series struct {
	base  record.Agreement
	at    int // where all of them are told, in out
	block int
	told  int // of its parts
	most  int
}

// uncounted is how many parts may be told of several agreements whose number no one tells.
const uncounted = 4

// begins notes a telling of several agreements, the one at place at in out.
func (f *finder) begins(at, block int, plural bool) {
	v := &f.out[at].Value
	if v.Count < 2 && !plural || len(v.Parties) == 0 {
		return
	}
	f.series = series{base: *v, at: at, block: block, most: uncounted}
	if v.Count > 1 {
		f.series.most = v.Count
	}
}

// dropSeries marks the telling of several agreements, each of which is told, by no count:
// run leaves it out.
func (f *finder) dropSeries() {
	s := &f.series
	if s.told > 1 && s.told == s.base.Count && s.at < len(f.out) && f.out[s.at].Value.Count == s.told {
		f.out[s.at].Value.Count = 0
	}
}

// ordinals name a part of a series; partWords are what may stand behind them.
var (
	ordinals  = wordset.Fields(`first second third fourth fifth sixth seventh last other`)
	partWords = wordset.Fields(`, was is with were agreement programme program contract one mou convention deal instrument memorandum
		grant loan of comes came goes went`)
)

// part reads one agreement of a series: 'The second was agreed with B', 'Under the third, C
// receives', 'The first, a financing agreement of $3 million, is for roads'.
func (f *finder) part(sent segment.Sentence) bool {
	s := &f.series
	if s.told == s.most || sent.Block > s.block+3 || sent.Block < s.block {
		return false
	}
	i := sent.First
	for f.Is(i, "under", "the", "through") {
		i++
	}
	if !f.In(i, ordinals) || i-sent.First > 2 || i == sent.First && !f.IsCapital(i) || !f.In(i+1, partWords) {
		return false
	}
	kind, end := s.base.Kind, i+1
	var with []int
	under := f.Is(sent.First, "under", "through")
	comes := f.Is(i+1, "comes", "came", "goes", "went") // 'The third comes from the Fund'
	joins := func(j int) bool { return f.Is(j, "with", "by", "between") || comes && f.Is(j, "from", "to") }
	for j := i + 1; j < min(sent.Last, i+24); j++ {
		if k := f.PartnerAt(j); k >= 0 && !f.Partners[k].Value.Weak && (end == i+1 || under && j < end+3 || joins(j-1) || joins(j-2)) {
			if with, end = f.PartiesFrom(j, sent.Last); len(with) == 0 {
				with, end = []int{k}, f.Partners[k].End
			}
			break
		}
		if f.Is(j, "grant", "loan") && j < i+8 {
			kind, end = f.Lower(j), j+1
		}
		if n, ok := f.nounAt(j); ok && len(with) == 0 {
			kind, end = n.kind, n.end
		}
	}
	v := s.base
	v.Kind, v.Count, v.Title, v.Amounts = kind, 1, nil, nil
	if len(with) > 0 {
		v.Parties = append(v.Parties[:1:1], f.IDs(with)...)
	} else if end == i+1 {
		return false
	}
	if v.Kind == s.base.Kind {
		if kind := f.moneyOf(sent, end); kind != "" {
			v.Kind = kind
		}
	}
	if d := f.dateOf(sent, sent.First, end); d >= 0 {
		v.Date = f.Dates[d].Value.EDTF
	}
	s.told++
	f.add(v, i, end, "agreement.part", fact.FarEvidence)
	f.dropSeries()
	return true
}

// moneyOf is the kind of money that a sentence, or the one behind it, calls the part that it tells:
// 'The first, with A, is a loan of', 'The third … It is a grant', 'at an
// interest rate of'; empty where neither does.
func (f *finder) moneyOf(sent segment.Sentence, i int) string {
	limit := sent.Last
	if f.Is(limit, "it") {
		limit = min(len(f.Tokens), limit+5)
	}
	for ; i < limit; i++ {
		switch {
		case f.Is(i, "is", "was") && f.Is(i+1, "a", "an") && f.Is(i+2, "loan", "grant", "credit"):
			return f.moneyKind(i + 3)
		case f.Is(i, "interest") && f.Is(i+1, "rate"):
			return "loan"
		}
	}
	return ""
}
