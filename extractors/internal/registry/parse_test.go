package registry

import (
	"reflect"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

func TestBadLineTellsWhereItIsAndWhatToDo(t *testing.T) {
	for data, want := range map[string]string{
		"":                                                       "own.tsv holds no bodies; its first line names the columns",
		"# a remark\n\n":                                         "own.tsv holds no bodies",
		"Lake Fund\tfund\n":                                      `own.tsv:1: the first line names the columns, with tabs between them, and there is no column "lake fund"`,
		"name\tcountry\n":                                        "own.tsv:1: there is no column type",
		"name\ttype\tname\n":                                     "own.tsv:1: the column name stands twice",
		"name\ttype\n\nLake Fund\tfunds\n":                       `own.tsv:3: type "funds" is not known; write one of government, `,
		"name\ttype\n\tfund\n":                                   "own.tsv:2: the name is missing",
		"name\ttype\n--\tfund\n":                                 `own.tsv:2: the name "--" has no letter`,
		"name\ttype\n~Lake\tfund\n":                              `own.tsv:2: the name "~Lake" begins with a mark`,
		"name\ttype\nA Fund\tfund\tx\n":                          "own.tsv:2: it has 3 cells and the first line names 2 columns",
		"name\ttype\nA Fund\tfund\na fund\tngo\n":                `own.tsv:3: "a fund" stands on line 2, too`,
		"name\ttype\n\xff\tfund\n":                               "own.tsv:2: it is not UTF-8",
		"name\ttype\tcountry\nA Fund\tfund\tKenya\n":             `own.tsv:2: country "Kenya" is no ISO 3166-1 alpha-2 code`,
		"name\ttype\tcountry\nA Fund\tfund\tZZ\n":                `own.tsv:2: country "ZZ" is no ISO 3166-1 alpha-2 code; write one in two capitals`,
		"name\ttype\tcountry\nA Fund\tfund\tke\n":                `own.tsv:2: country "ke" is no ISO`,
		"name\ttype\n\nthe\tfund\n":                              `own.tsv:3: the name "the" is a function word, which stands for something else in every sheet; write the body's name in full`,
		"name\ttype\tshort\nA Fund\tfund\tAF; ~million\n":        `own.tsv:2: the form "million" is a number`,
		"name\ttype\tother\nA Fund\tfund\tOur Fund; in May\n":    `own.tsv:2: the form "in May" is a month`,
		"name\ttype\torganisation_type\nA Fund\tfund\t99\n":      `own.tsv:2: organisation_type "99" is no code`,
		"name\ttype\tcodes\nA Fund\tfund\t41302\n":               `own.tsv:2: code "41302" is not understood; write SCHEME:IDENTIFIER`,
		"name\ttype\tshort\nA Fund\tfund\tAF; ~\n":               `own.tsv:2: "~" is a mark without a name`,
		"name\ttype\tother\nA Fund\tfund\t@Fund\n":               `own.tsv:2: "@Fund" asks for the body's country`,
		"name\ttype\tshort\tcountry\nA Fund\tfund\t@AF\tKE\n":    `own.tsv:2: "@AF" is a name`,
		"name\ttype\nA\tx\nB\tx\nC\tx\nD\tx\nE\tx\nF\tx\nG\tx\n": "own.tsv: and 2 more",
	} {
		r, err := With(File{Name: "own.tsv", Data: data})
		if err == nil || r != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", data, err, want)
		}
	}
}

func with(t *testing.T, files ...string) *Registry {
	t.Helper()
	var list []File
	for _, data := range files {
		list = append(list, File{Name: "own.tsv", Data: data})
	}
	r, err := With(list...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestUsersLineAddsABody(t *testing.T) {
	r := with(t, "\ufeff# ours\r\ntype\tname\tshort\tcodes\tcountry\torganisation_type\r\nngo\tOasis Wells Trust\tOWT; ~Oasis\tOUR-CRM:77 ;IATI-ORG:KE-NGO-7\tKE\t24\r\n")
	b := r.Lookup("oasis wells trust")
	if b == nil || b.Acronym != "OWT" || b.Country != "KE" || b.Kind != "24" || len(b.Codes) != 2 || *b.Code() != (record.Registry{Scheme: "OUR-CRM", Identifier: "77"}) {
		t.Fatalf("got %+v", b)
	}
	if r.Lookup("OWT") != b || embedded().Lookup("OWT") != nil {
		t.Error("the short form is not the body's, or is so for those who gave no file")
	}
	if len(r.Bodies()) != len(embedded().Bodies())+1 {
		t.Errorf("%d bodies", len(r.Bodies()))
	}
}

func TestUsersLineOverridesTheBodyOfItsNameOrCode(t *testing.T) {
	r := with(t, "name\ttype\tshort\tother\tcodes\n"+
		"The World Food Programme\tother\tFOOD\t\tMINE:1\n"+
		"Bank of the Blue Lake\tmultilateral\tADB\tOECD\tOECD-DAC-CRS:46002\n")
	if len(r.Bodies()) != len(embedded().Bodies()) {
		t.Errorf("%d bodies, want as many as before", len(r.Bodies()))
	}
	if b := r.Lookup("World Food Programme"); b == nil || b.Type != record.Other || b.Codes[0].Scheme != "MINE" {
		t.Errorf("by its name: %+v", b)
	}
	if b := r.Lookup("WFP"); b != nil {
		t.Errorf("a form that the line does not give stays: %+v", b)
	}
	lake := r.Lookup("Bank of the Blue Lake")
	if lake == nil || r.Lookup("African Development Bank") != nil {
		t.Error("by its code: the body is not renamed")
	}
	for _, form := range []string{"ADB", "OECD"} {
		if got := r.Lookup(form); got != lake {
			t.Errorf("%s is %+v, want the user's body", form, got)
		}
	}
}

func TestLaterFileOverridesAnEarlierOne(t *testing.T) {
	r := with(t, "name\ttype\nOasis Trust\tngo\n", "name\ttype\nOasis Trust\tfoundation\n")
	if b := r.Lookup("Oasis Trust"); b == nil || b.Type != record.Foundation {
		t.Errorf("got %+v", b)
	}
}

func TestNameWithinACountryIsNoFormElsewhere(t *testing.T) {
	if b := embedded().Within("GR", "Ministry of Agriculture"); b == nil || b.Name != "Ministry of Agriculture of Greece" {
		t.Errorf("got %+v", b)
	}
	if b := embedded().Within("ZM", "Ministry of Agriculture"); b != nil {
		t.Errorf("Zambia's is %s", b.Name)
	}
	if b := embedded().Lookup("Ministry of Agriculture"); b != nil {
		t.Errorf("without a country it is %s", b.Name)
	}
}

// FuzzWith asks that no file brings the program down, and that what is taken in is found.
func FuzzWith(f *testing.F) {
	f.Add("name\ttype\nLake Fund\tfund\n")
	f.Add("name\ttype\tshort\tother\tcountry\nLake Fund\tfund\t~LF; ^L\t@Fund; The Fund\tKE\n")
	f.Add("type\tname\nfund\t-\n\nfund\t’’a")
	f.Fuzz(func(t *testing.T, data string) {
		rows, problems := parse("own.tsv", data)
		if len(problems) > 0 {
			return
		}
		r := build(rows)
		for i := range rows {
			if b := r.Lookup(rows[i].body.Name); b == nil {
				t.Errorf("%q is not found", rows[i].body.Name)
			}
		}
	})
}

func TestEverydayWordsNameNoBody(t *testing.T) {
	for kind, names := range map[string][]string{
		"a function word": {"the", "The", "THE", "of", "Of the", "and", "who", "This", "will", "others"},
		"a number":        {"million", "Billion", "MILLION", "bn", "BN", "seven", "Twenty", "five million", "first", "2020", "1,000"},
		"a month":         {"May", "MAY", "december", "Sept", "Dec."},
		"a currency":      {"dollar", "Euros", "POUNDS", "USD", "US$", "€", "Rand", "pence"},
		"a single letter": {"A", "x", "É", "B."},
	} {
		for _, name := range names {
			if got := everyday(name); got != kind {
				t.Errorf("%q is %q, want %q", name, got, kind)
			}
		}
	}
	for _, name := range []string{"WHO", "CAN", "US", "ONE", "RAND", "DEC", "G7", "C40", "March of Dimes", "The Fund", "Bank of England", "UN", "Total", "SOS", "Fund for May", "Half Moon Trust"} {
		if got := everyday(name); got != "" {
			t.Errorf("%q is %s, want a name", name, got)
		}
	}
}

func TestOwnTableKeepsTheRulesForUsersFiles(t *testing.T) {
	if _, problems := parse("bodies.tsv", table); len(problems) > 0 {
		t.Error(problems)
	}
}

// The program's own table is read without its checks, so it must need none.
func TestOwnTableIsReadAsAUsersIs(t *testing.T) {
	checked, _ := parse("bodies.tsv", table)
	if unchecked := own(); !reflect.DeepEqual(checked, unchecked) {
		t.Errorf("%d rows with checks, %d without, or their cells differ", len(checked), len(unchecked))
	}
	for i, name := range []string{nameColumn: "name", shortColumn: "short", otherColumn: "other", typeColumn: "type", countryColumn: "country", kindColumn: "organisation_type", codesColumn: "codes", sourceColumn: "source"} {
		if Columns[i].Name != name {
			t.Errorf("column %d is %s, and read as %s", i, Columns[i].Name, name)
		}
	}
}
