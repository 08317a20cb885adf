package registry

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

// lists is where the codelists stand beside the project.
const lists = "../../../../shared/data"

// codelist reads a codelist: its codes in order, and the rows by column name.
func codelist(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(lists, name))
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatalf("the codelists are not here: %v", err)
	default:
		t.Skip("the codelists are not here")
	}
	var out []map[string]string
	var heads []string
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if heads == nil {
			heads = cells
			continue
		}
		row := map[string]string{}
		for i, c := range cells {
			row[heads[i]] = c
		}
		out = append(out, row)
	}
	return out
}

// left are the codes that no body has, by why.
var left = map[string][]string{
	"a class of bodies, not one": {
		"10000", "11000", "11001", "11002", "11003", "11004", "12000", "12001", "12002", "12003", "12004", "13000", "20000", "21000", "22000", "22501", "22502", "23000", "30000", "31000", "32000",
		"40000", "41000", "41100", "41200", "41300", "41400", "41500", "41503", "41600", "41700", "46000", "47000", "50000", "51000", "52000", "60000", "61000", "61001", "61002", "61003", "61004", "61005", "61006", "61007",
		"61008", "61009", "61010", "62000", "62001", "62002", "62003", "62004", "62005", "62006", "62007", "62008", "62009", "62010", "63000", "63001", "63002", "63003", "63004", "63005", "63006", "63007", "63008", "63009",
		"63010", "90000", "AT-2", "AT-6", "AT-99", "BE-39", "CH-1", "CH-11", "DE-12", "DE-14", "DE-16", "DE-17", "DK-4", "ES-16", "ES-17", "ES-2", "GR-20", "IT-5", "IT-7", "IT-8", "JP-12", "JP-13", "JP-14", "JP-15", "PT-3", "US-8",
		"BE-91", "BE-94",
	},
	"a state, which is named by its country":              {"AT-3", "FI-1", "PT-1"},
	"an account, window or appeal of a body that is here": {"41321", "41311", "43002", "43003", "43004", "43005", "44003", "44007", "45003", "46018", "47109", "47125", "47126"},
	"a way of paying, no body":                            {"44006", "44008"},
	"withdrawn, and of no body that sheets name now":      {"21028", "42005", "47004", "47016", "47023", "47024", "47030", "47031", "47032", "47033", "47038", "47048", "47060", "47085", "47088", "47090", "47091", "47102", "47108", "PT-71"},
}

func TestBodiesOfTheCodelistsAreThere(t *testing.T) {
	why := map[record.Registry]string{}
	for reason, codes := range left {
		for _, c := range codes {
			why[record.Registry{Scheme: "OECD-DAC-CRS", Identifier: c}] = reason
			why[record.Registry{Scheme: "IATI-ORG", Identifier: c}] = reason
		}
	}
	have := map[record.Registry]string{}
	for _, b := range embedded().Bodies() {
		for _, c := range b.Codes {
			have[c] = b.Name
		}
	}
	known := map[record.Registry]bool{}
	missing := map[string]int{}
	for scheme, file := range map[string]string{"OECD-DAC-CRS": "iati-CRSChannelCode.tsv", "IATI-ORG": "iati-OrganisationIdentifier.tsv"} {
		for _, row := range codelist(t, file) {
			c := record.Registry{Scheme: scheme, Identifier: row["code"]}
			known[c] = true
			switch {
			case have[c] != "":
			case why[c] != "":
				missing[why[c]]++
			default:
				t.Errorf("%s %s, %q, is no body's and is left out for no reason", scheme, row["code"], row["name_en"])
			}
		}
	}
	for c, name := range have {
		if !known[c] {
			t.Errorf("%s has a code that the list does not: %v", name, c)
		}
	}
	for reason, n := range missing {
		t.Logf("%3d left out: %s", n, reason)
	}
}

func TestOrganisationTypesAreThoseOfTheCodelist(t *testing.T) {
	var want []string
	for _, row := range codelist(t, "iati-OrganisationType.tsv") {
		want = append(want, row["code"])
	}
	if got := strings.Join(kinds, " "); got != strings.Join(want, " ") {
		t.Errorf("got %s, want %s", got, strings.Join(want, " "))
	}
}
