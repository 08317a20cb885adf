package validate

import (
	"regexp"
	"strconv"
	"strings"
)

// placed is a part of a count that is told without its noun: '25 in Gulu'. More than three
// words behind it tell of something else: '80 in the north have water'.
var placed = regexp.MustCompile(`^([1-9][0-9]{0,2}(?:,?[0-9]{3})*) (?:in|at)(?: [^0-9 ]+){1,3}$`)

// placedParts are the parts of a count that the rest of its sentence tells by their places:
// '40 clinics: 25 in Gulu and 18 in Lira', '120 schools (80 in the north, 50 in the south)'.
// There are none where something else is counted there too.
func placedParts(rest string) []int {
	list, ok := strings.CutPrefix(rest, ": ")
	if !ok {
		if list, ok = strings.CutPrefix(rest, " ("); !ok {
			return nil
		}
		if list, _, ok = strings.Cut(list, ")"); !ok {
			return nil
		}
	}
	var out []int
	for part := range strings.SplitSeq(strings.ReplaceAll(strings.TrimRight(list, ". "), " and ", ", "), ", ") {
		if part == "" { // a comma before 'and'
			continue
		}
		m := placed.FindStringSubmatch(part)
		if m == nil {
			return nil
		}
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
