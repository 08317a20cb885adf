package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

// marks are the attributes of the arcs of a network.
func marks(t *testing.T, chart string) []map[string]string {
	var out []map[string]string
	for _, e := range elements(t, chart) {
		if e.name == "path" && e.attrs["data-tie"] != "" {
			out = append(out, e.attrs)
		}
	}
	return out
}

func TestTiesSayWhoGivesSignsFundsImplements(t *testing.T) {
	s := tell("a")
	gift := s.flow("Norway", "Kenya", "5 USD", "2020")
	gift.CoRecipients = []string{*s.partner("Uganda"), *gift.Recipient}
	s.agreement("mou", "", "2020", "Kenya", "Norway")
	s.Projects = []record.Project{{
		Basis: record.Basis{ID: "project-1"}, Funding: []string{*s.partner("Sweden")},
		Implementing: []string{*s.partner("Kenya"), *s.partner("Uganda")},
	}}
	got := charts(s)["partners"]
	has(t, got, "Norway gives to Kenya", "Norway gives to Uganda", "Kenya signs with Norway",
		"Sweden funds a project of Kenya", "Sweden funds a project of Uganda",
		"implements a project with")
	if n := len(marks(t, got)); n != 6 {
		t.Errorf("%d arcs, want 6", n)
	}
	for _, m := range marks(t, got) {
		leads := m["data-from"] == *s.partner("Norway") && m["data-entry"] == gift.ID && m["data-kind"] == "contributions"
		if m["data-tie"] == "gives" && !leads {
			t.Errorf("a gift leads to %v", m)
		}
	}
}

func TestPartOfAGiftIsATieOnlyBetweenOthers(t *testing.T) {
	s := tell("a")
	whole := s.flow("Norway", "Kenya", "10 USD", "2020").ID
	s.flow("Norway", "Kenya", "6 USD", "2020").PartOf = &whole
	s.flow("Norway", "Uganda", "4 USD", "2020").PartOf = &whole
	got := charts(s)["partners"]
	has(t, got, "Norway gives to Kenya</title>", "Norway gives to Uganda</title>")
	lacks(t, got, "times)")
}

func TestNetworkOfManyShowsTheTiesToldMostAndCountsTheRest(t *testing.T) {
	s := tell("a")
	for i := range 100 {
		s.flow(fmt.Sprintf("Donor %d", i), fmt.Sprintf("Recipient %d", i), "5 USD", "2020")
	}
	for range 3 {
		s.flow("Norway", "Kenya", "5 USD", "2020")
	}
	got := charts(s)["partners"]
	has(t, got, "202 partners, 202 of whom give to", "Norway gives to Kenya (3 times)",
		"Not drawn: 162 partners with fewer ties.", "Not drawn: 81 ties told less often.")
	if n := len(marks(t, got)); n != 20 {
		t.Errorf("%d arcs, want 20", n)
	}
}

func TestNamesOfANetworkCoverNoOther(t *testing.T) {
	rows := map[string]string{}
	for _, e := range elements(t, byID(figures(batch(100)))["partners"]) {
		if e.svg == 1 && strings.Contains(e.attrs["class"], "chart-label") {
			if other, taken := rows[e.attrs["y"]]; taken {
				t.Errorf("%q and %q stand at one height", other, e.text)
			}
			rows[e.attrs["y"]] = e.text
		}
	}
	if len(rows) == 0 || len(rows) > 40 {
		t.Errorf("%d names", len(rows))
	}
}

func TestPartnersWithoutTiesAreBars(t *testing.T) {
	s := tell("a")
	s.partner("Norway")
	s.partner("Kenya")
	s.partner("Kenya")
	has(t, charts(s)["partners"], "2 partners; the sheets tell of nothing that ties two of them.", "Kenya, government: 2 mentions in 1 sheet")
}

func TestPartnerOfManySheetsIsOne(t *testing.T) {
	a, b := tell("a"), tell("b")
	a.partner("Kenya")
	b.partner("Kenya")
	has(t, charts(a, b)["partners"], "1 partner;", "2 mentions in 2 sheets")
}
