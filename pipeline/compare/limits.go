package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limit is how many changes of a kind are allowed.
type Limit struct {
	Of  string // a kind, or 'sheets', 'rule', 'moved', 'changes'
	Max int
}

// limited are the names that limits have beside those of the kinds, with what they count.
var limited = map[string]func(*Summary) int{
	"changes": (*Summary).Changes,
	"sheets":  func(s *Summary) int { return s.Sheets.Changes() },
	"rule":    func(s *Summary) int { return s.total(func(c *Counts) int { return c.Rule }) },
	"moved":   func(s *Summary) int { return s.total(func(c *Counts) int { return c.Moved }) },
}

func (s *Summary) total(of func(*Counts) int) int {
	n := 0
	for i := range s.Kinds {
		n += of(&s.Kinds[i].Counts)
	}
	return n
}

// ParseLimit reads 'contributions=0'.
func ParseLimit(s string) (Limit, error) {
	of, number, ok := strings.Cut(s, "=")
	most, err := strconv.Atoi(number)
	if !ok || err != nil || most < 0 {
		return Limit{}, fmt.Errorf("%q is no limit; write a kind and a number, as contributions=0", s)
	}
	if limited[of] == nil && !slices.Contains(Kinds(), of) {
		return Limit{}, fmt.Errorf("there is no kind %q; there are %s, and sheets, rule and moved", of, strings.Join(Kinds(), ", "))
	}
	return Limit{of, most}, nil
}

// Over is a limit that is exceeded.
type Over struct {
	Of      string `json:"of"`
	Max     int    `json:"max"`
	Changes int    `json:"changes"`
}

// Over are the limits that the comparison exceeds, sorted. A kind that was not compared
// has no changes.
func (s *Summary) Over(limits []Limit) []Over {
	out := []Over{}
	for _, l := range limits {
		n := 0
		if of := limited[l.Of]; of != nil {
			n = of(s)
		} else if k := slices.IndexFunc(s.Kinds, func(k KindCounts) bool { return k.Kind == l.Of }); k >= 0 {
			n = s.Kinds[k].Changes()
		}
		if n > l.Max {
			out = append(out, Over{l.Of, l.Max, n})
		}
	}
	slices.SortFunc(out, func(a, b Over) int { return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(a.Max, b.Max)) })
	return out
}
