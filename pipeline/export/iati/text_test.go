package iati

import (
	"encoding/xml"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"

	"factsheet/pipeline/record"
)

func TestCleanTextIsTheSameLengthAndFitForXML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.Rune()).Draw(t, "text")
		got := clean(s)
		if len([]rune(got)) != len([]rune(s)) {
			t.Fatalf("%q becomes %q: spans no longer hold", s, got)
		}
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(got)); err != nil {
			t.Fatal(err)
		}
		var back string
		if err := xml.Unmarshal([]byte("<a>"+b.String()+"</a>"), &back); err != nil || back != got {
			t.Fatalf("%q is read back as %q: %v", got, back, err)
		}
	})
	if got := clean("a\fb\x00c\ufffed"); got != "a b\ufffdc\ufffdd" {
		t.Errorf("%q", got)
	}
}

func TestDescriptionIsTheSentenceOfTheWords(t *testing.T) {
	for name, c := range map[string]struct{ text, words, want string }{
		"a sentence":        {"It rains. Japan gave US$ 5 in May. It stops.", "gave US$ 5", "Japan gave US$ 5 in May."},
		"the first":         {"Japan gave US$ 5. It stops.", "Japan", "Japan gave US$ 5."},
		"abbreviations":     {"It rains. The U.S. Agency gave Mr. Ito US$ 5. It stops.", "US$ 5", "The U.S. Agency gave Mr. Ito US$ 5."},
		"a quotation":       {"He said: “It rains.” Japan gave US$ 5.", "US$ 5", "Japan gave US$ 5."},
		"a paragraph":       {"Rain\n\nJapan gave\nUS$ 5\n\nSun", "US$ 5", "Japan gave US$ 5"},
		"an item":           {"Gifts:\n• Japan gave US$ 5\n  to Kenya\n• Norway gave none", "US$ 5", "Japan gave US$ 5 to Kenya"},
		"another sign":      {"f Japan gave US$ 5\nf Norway gave none", "US$ 5", "Japan gave US$ 5"},
		"a page":            {"one\fJapan gave US$ 5\ftwo", "US$ 5", "Japan gave US$ 5"},
		"a title":           {"Wells.  It digs wells. And more.", "Wells", "Wells. It digs wells."},
		"a word in a title": {"Deep Wells. It digs wells.", "Wells", "Deep Wells."},
	} {
		a := exported(t, Options{}, sheetOf("a.txt", c.text, "2023-06-01", bodies,
			flow("c1", "jp", "un", "pledge", "2022", c.words, "5", "USD"))).only(t)
		if got := a.Descriptions[0].Text; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestDescriptionOfATablesRowIsItsLine(t *testing.T) {
	a := exported(t, Options{}, sheetOf("a.txt", "Project   Donor\nWells     Japan\nPipes     Norway", "2023-06-01", bodies,
		project("p1", "Wells", "2020", func(p *record.Project) { p.Funding, p.Doubts = []string{"jp"}, []string{"table_cell"} }))).only(t)
	if got := a.Descriptions[0].Text; got != "Wells Japan" {
		t.Errorf("%q", got)
	}
}

func TestDescriptionOfAHeadingIsWhatFollowsIt(t *testing.T) {
	body := strings.Repeat("The wells are deep and dark, and they hold. ", 40)
	a := exported(t, Options{}, sheetOf("a.txt", "Deep Wells\n\n"+body, "2023-06-01", bodies,
		project("p1", "Deep Wells", "2020", func(p *record.Project) { p.Funding = []string{"jp"} }),
		func(r *record.Record) {
			r.Sections = []record.Section{{Span: wordsOf(r, "Deep Wells"), Title: "Deep Wells", Body: record.Range{Start: 12, End: len(r.Text)}}}
		})).only(t)
	got := a.Descriptions[0].Text
	if !strings.HasPrefix(got, "The wells") || !strings.HasSuffix(got, "hold.") || len(got) > longestParagraph {
		t.Errorf("%q", got)
	}
}

// Bodies are named by identifiers of the form that the standard asks for.
func TestIdentifierOfABody(t *testing.T) {
	for code, want := range map[string]string{"41114": "XM-DAC-41114", "JP-8": "XM-DAC-701-8", "XM-DAC-7": "XM-DAC-7",
		"GB-CHC-202918": "GB-CHC-202918", "FJ-NGO-88": "FJ-NGO-88",
		"": "", "acme": "", "GB CHC 1": "", "GB-CHC-1/2": "", "QQ-1": "QQ-1", "GB-\x00": ""} {
		p := partner("b", "Body", schemeChannel, "11000", schemeIATI, code)
		if got := orgRef(&p); got != want {
			t.Errorf("%q is written %q, want %q", code, got, want)
		}
	}
}

func TestAddressesOfSheets(t *testing.T) {
	for base, want := range map[string]string{"": "dir/b%20c%23.pdf",
		"https://example.org/x": "https://example.org/x/dir/b%20c%23.pdf", "https://example.org/x/": "https://example.org/x/dir/b%20c%23.pdf"} {
		a := exported(t, Options{BaseURL: base}, sheetOf("dir/b c#.pdf", "It gave US$ 5.", "2023-06-01", bodies,
			flow("c1", "jp", "un", "pledge", "2022", "US$ 5", "5", "USD"))).only(t)
		if a.Links[0].URL != want {
			t.Errorf("below %q it is %s, want %s", base, a.Links[0].URL, want)
		}
	}
}

func TestOptionsAreChecked(t *testing.T) {
	good := Organisation{"XM-DAC-41114", "UNDP", "40"}
	for want, o := range map[string]Options{
		"no identifier": {Reporting: Organisation{"UN DP", "UNDP", "40"}},
		"no name":       {Reporting: Organisation{"XM-DAC-41114", " ", "40"}},
		"no type":       {Reporting: Organisation{"XM-DAC-41114", "UNDP", "9"}},
		"is no address": {Reporting: good, BaseURL: "sheets/"},
		"is no day":     {Reporting: good, AsOf: "2024"},
	} {
		if err := o.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", o, err, want)
		}
	}
	if err := (Options{Reporting: good, BaseURL: "https://example.org", AsOf: "2024-02-29"}).Check(); err != nil {
		t.Error(err)
	}
}

func TestReportingOrganisationIsInEveryActivity(t *testing.T) {
	f := exported(t, Options{Reporting: Organisation{"XM-DAC-41114", "UNDP", "40"}}, sheetOf("a.txt", "It gave US$ 5.", "2023-06-01", bodies,
		flow("c1", "jp", "", "pledge", "2022", "US$ 5", "5", "USD")))
	org := `<reporting-org ref="XM-DAC-41114" type="40" secondary-reporter="1">`
	if a := f.only(t); a.Identifier != "XM-DAC-41114-c1" || !strings.Contains(f.raw, org) {
		t.Errorf("%s\n%s", a.Identifier, f.raw)
	}
	if f.gap("", NoReportingOrg) != nil {
		t.Error("a reporting organisation was given")
	}
}
