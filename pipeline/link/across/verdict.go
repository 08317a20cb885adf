package across

import (
	"math/big"
	"slices"
	"strings"
)

const (
	// sameWeek is how far two tellings of one signing may be apart in days, where nothing
	// but parties and kind says that it is one; sameQuarter where a title does.
	sameWeek, sameQuarter = 7, 92
	// revisedBy is by how much of the less, in per cent, two tellings of one sum may differ.
	revisedBy = 25
)

// verdict is what comparing one field of two tellings says.
type verdict int

const (
	unknown verdict = iota // one does not tell it, or both tell too little
	agrees
	vaguely // agrees, but as much else would
	close
	differs
)

func (a *agreement) titles(o *agreement) verdict {
	x, y := a.own, o.own
	if len(x) == 0 || len(y) == 0 {
		if len(a.vague) > 1 && slices.Equal(a.vague, o.vague) {
			return vaguely
		}
		return unknown
	}
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	switch {
	case n == len(x) && n == len(y) || n > 2 && n == min(len(x), len(y)):
		return agrees
	case 2*n >= max(len(x), len(y)):
		return unknown
	}
	return differs
}

// dates compares the days that two dates cover; apart is how many lie between them.
func (a *agreement) dates(o *agreement) (v verdict, apart int32) {
	if a.date == nil || o.date == nil {
		return unknown, 0
	}
	from, to := a.days[0], a.days[1]
	from2, to2 := o.days[0], o.days[1]
	if from == nil || to == nil || from2 == nil || to2 == nil {
		if a.date.Value == o.date.Value {
			return vaguely, 0
		}
		return unknown, 0
	}
	apart = max(*from-*to2, *from2-*to)
	held := *from >= *from2 && *to <= *to2 || *from2 >= *from && *to2 <= *to
	coarser := max(*to-*from, *to2-*from2)
	switch finer := min(*to-*from, *to2-*from2); {
	case held && finer <= 31 && coarser <= 366:
		return agrees, 0
	case held:
		return vaguely, 0
	case coarser > 31: // 2021 is not close to 2022
		return differs, max(*from-*from2, *from2-*from)
	case apart <= sameWeek:
		return close, apart
	}
	return differs, apart
}

func (a *agreement) amounts(o *agreement) verdict {
	v := unknown
	for _, s := range a.sums {
		for _, t := range o.sums {
			if s.Value == t.Value {
				return agrees
			}
			if c, _, _ := strings.Cut(s.Value, " "); strings.HasPrefix(t.Value, c+" ") {
				v = differs
			}
		}
	}
	return v
}

func (a *agreement) sameDay(o *agreement) bool {
	return a.date.Value == o.date.Value && *a.days[0] == *a.days[1]
}

// inMonth reports whether one date is a month at most, and holds the other or is it.
func (a *agreement) inMonth(o *agreement) bool {
	return max(*a.days[1]-*a.days[0], *o.days[1]-*o.days[0]) <= 31
}

// sumsNear reports whether each tells one sum, of one currency, and they differ by no
// more than revisions do: a month may well see two loans to one country.
func (a *agreement) sumsNear(o *agreement) bool {
	if len(a.sums) != 1 || len(o.sums) != 1 {
		return false
	}
	c, v, _ := strings.Cut(a.sums[0].Value, " ")
	d, w, _ := strings.Cut(o.sums[0].Value, " ")
	x, ok := new(big.Rat).SetString(v)
	y, ok2 := new(big.Rat).SetString(w)
	if c != d || !ok || !ok2 {
		return false
	}
	if x.Cmp(y) > 0 {
		x, y = y, x
	}
	return y.Cmp(x.Mul(x, big.NewRat(100+revisedBy, 100))) <= 0
}

// covers reports whether all of b's parties are a's.
func covers(a, b []string) bool {
	for _, p := range b {
		if !slices.Contains(a, p) {
			return false
		}
	}
	return true
}

// one reports whether two tellings are of one agreement, and how sure that is. Parties
// must be the same, or those of one be among the other's; of title, date and amount one at
// least must agree, and one at most differ, and that not by much: of one month and no
// title, one sum by a quarter at most. In sheets that are one,
// the same words are enough where date and title do not speak against it.
func (a *agreement) one(o *agreement, words bool) (sure int, ok bool) {
	title, amount := a.titles(o), a.amounts(o)
	date, apart := a.dates(o)
	within := covers(a.parties, o.parties) || covers(o.parties, a.parties)
	if words {
		return 9, within && title != differs && (date != differs || apart <= sameQuarter)
	}
	least := min(len(a.parties), len(o.parties))
	equal := within && len(a.parties) == len(o.parties)
	generic := a.kind.Value == "agreement" || o.kind.Value == "agreement"
	kind := a.kind.Value == o.kind.Value
	switch {
	case !within || least < 2 && title != agrees:
		return 0, false
	case !kind && !generic && (title != agrees || date != agrees):
		return 0, false
	case title == agrees:
		if date == differs && apart > sameQuarter || amount == differs && date != agrees && date != unknown {
			return 0, false
		}
		if least < 2 && date != agrees { // known by its title alone
			return 0, false
		}
		return 6 + points(date, amount), true
	case title == differs:
		return 3, date == agrees && amount == agrees
	case date == agrees:
		return 3 + points(amount), amount != differs || equal && kind && (a.sameDay(o) || a.inMonth(o) && a.sumsNear(o))
	case date == close:
		return 2 + points(amount), amount != differs && equal && kind
	case date == vaguely:
		return 1 + points(amount), amount == agrees || amount == unknown && equal && kind && !generic
	case date == unknown:
		return 2, kind && (amount == agrees || title == vaguely && equal && !generic && amount == unknown)
	}
	return 0, false
}

func points(verdicts ...verdict) int {
	n := 0
	for _, v := range verdicts {
		if v == agrees {
			n++
		}
	}
	return n
}
