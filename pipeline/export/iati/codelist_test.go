package iati

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/codelist"
)

// published reads a codelist beside the project: the codes that are not withdrawn.
func published(t *testing.T, name string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../../shared/data", "iati-"+name+".tsv"))
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the codelists are not here: ", err)
		}
		t.Skip("the codelists are not here: ", err)
	}
	out := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		cells := strings.Split(line, "\t")
		if i > 0 && cells[0] != "" && (len(cells) < 5 || cells[4] != "withdrawn") {
			out[cells[0]] = true
		}
	}
	return out
}

func TestEmbeddedCodelistsAreThePublishedOnes(t *testing.T) {
	for _, name := range []string{"Country", "Currency", "OrganisationType", "Sector", "SectorCategory", "UNSDG-Goals", "CRSChannelCode"} {
		want := published(t, name)
		maps.DeleteFunc(want, func(c string, _ bool) bool { return name == "CRSChannelCode" && strings.HasSuffix(c, "00") })
		got := codelists[name]
		if !maps.Equal(got, want) {
			t.Errorf("%s: %d codes are embedded, %d are published: %v", name, len(got), len(want), slices.Sorted(maps.Keys(want)))
		}
	}
}

func TestCodesOfFinanceArePublished(t *testing.T) {
	list := published(t, "FinanceType")
	for _, c := range []string{codelist.FinanceType("grant"), codelist.FinanceType("loan")} {
		if !list[c] {
			t.Errorf("FinanceType has no %s", c)
		}
	}
	if !published(t, "OrganisationType")[Unnamed.Type] {
		t.Errorf("OrganisationType has no %s", Unnamed.Type)
	}
}

// Every code of the older list of organisations becomes an identifier of the form that the
// standard asks for.
func TestOrganisationsOfTheOlderListHaveAnAgency(t *testing.T) {
	for c := range published(t, "OrganisationIdentifier") {
		p := partner("b", "Body", schemeIATI, c)
		if ref := orgRef(&p); !strings.HasPrefix(ref, "XM-DAC-") {
			t.Errorf("%s is written %q", c, ref)
		}
	}
}
