package fact

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/wordset"
)

// implied is the partner that stands behind 'the Administration' or 'the President's
// Budget' right before token i in a sheet of the United States, or -1.
func (s *Sheet) implied(i, start int) int {
	if s.Is(i-1, ".") && s.Is(i-2, "jr") {
		i -= 2
		if s.Is(i-1, ",") {
			i--
		}
	}
	if i-1 < start || !s.In(i-1, impliers) && !(s.IsCapital(i-1) && s.In(i-1, presidents)) {
		return -1
	}
	if s.Is(i-1, "budget", "request", "proposal", "law", "act", "plan") && !s.IsCapital(i-1) &&
		!(s.In(i-1, proposals) && s.isProposal(i-1, start)) {
		return -1
	}
	if s.Is(i-1, "government") && s.Text(i-1) != "Government" {
		return -1
	}
	if !s.OfUnitedStates() {
		return -1
	}
	return s.Country("US")
}

// impliers are words, in a sheet of the United States, behind which its government stands.
var impliers = wordset.Fields(`administration president budget proposal congress law act plan government request`)

// presidents are the names that do the same.
var presidents = country.AdministrationNames("US")

// OfUnitedStates reports whether the sheet speaks for the United States: its publisher says
// so, or its beginning speaks of one of its presidents or of 'the Administration'.
func (s *Sheet) OfUnitedStates() bool {
	if s.american == nil {
		is := strings.Contains(s.Doc.Publisher, "United States") || strings.Contains(s.Doc.Publisher, "White House")
		for i := 0; i < min(len(s.Tokens), 400) && !is; i++ {
			is = s.IsCapital(i) && (s.Is(i, "administration") && (s.Is(i-1, "the", "this") || s.In(i-1, presidents)) ||
				s.In(i, presidents) && (s.Is(i-1, "president", "-") || s.Is(i+1, "-", "administration", "budget")))
		}
		s.american = &is
	}
	return *s.american
}

func containsFold(s, sub string) bool { return strings.Contains(strings.ToLower(s), sub) }
