package evaluate

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func limitsOf(t *testing.T, yaml string) (*Limits, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "thresholds.yaml")
	if err := os.WriteFile(file, []byte(yaml), 0o600); err != nil {
		t.Fatal(err)
	}
	return ReadLimits(file)
}

// scores is a result of two sheets with amounts, contributions and grounding.
func scores() *Result {
	a, b := &Score{Sheet: "a.txt", Status: "ok"}, &Score{Sheet: "b.txt", Status: "ok"}
	a.Strict[amounts], a.Partial[amounts], a.Value[amounts] = Tally{9, 1, 1}, Tally{10, 0, 0}, Tally{9, 1, 1}
	b.Strict[amounts], b.Partial[amounts], b.Value[amounts] = Tally{10, 0, 0}, Tally{10, 0, 0}, Tally{10, 0, 0}
	a.Fields[amounts][2] = Right{8, 9}
	a.Grounding, b.Grounding = Tally{TP: 20}, Tally{TP: 20}
	a.Findings = []Finding{{Sheet: "a.txt", What: Missed, Kind: "amounts", Quote: "US$ 5\x00 <b>&\u202e", Says: "5, USD"}, {
		Sheet: "a.txt", What: Extra, Kind: "amounts", Quote: "US$ 6 ]]>", Page: 2, Rule: "amount.code", Says: "6, USD",
		Near: &Near{Says: "5, USD", Why: "currency right; value differs: wanted '5', got '6'"},
	}}
	r := &Result{Sheets: []*Score{a, b}}
	r.sum()
	return r
}

func TestThresholdsThatHoldAndThatDoNot(t *testing.T) {
	for _, c := range []struct{ yaml, short string }{
		{"kinds: {amounts: {f1: 0.95, precision: 0.95, recall: 0.95, missed: 1, extra: 1}}", ""},
		{"kinds: {amounts: {f1: 0.96}}", "amounts f1 0.950, want at least 0.96"},
		{"kinds: {amounts: {missed: 0}}", "amounts missed 1, want at most 0"},
		{"kinds: {amounts: {extra: 0}}", "amounts extra 1, want at most 0"},
		{"kinds: {amounts: {partial: {f1: 1}, value: {f1: 0.9}}}", ""},
		{"kinds: {amounts: {value: {recall: 1}}}", "amounts recall (value) 0.950, want at least 1"},
		{"kinds: {amounts.fields: {f1: 0.889}}", ""}, // 8 of 9, to three places
		{"kinds: {amounts.fields: {f1: 0.8891}}", "amounts.fields f1 0.889, want at least 0.8891"},
		{"fields: {amounts.qualifier: 0.9}", "amounts.qualifier accuracy 0.889, want at least 0.9"},
		{"grounding: 1\nmean: 0.95", ""},
		{"mean: 0.99", "mean of kinds f1 0.950, want at least 0.99"},
		{"kinds: {events: {f1: 0}}", "events f1: there is nothing to score, want at least 0"},
		{"kinds: {events: {missed: 0}}", ""},
		{"sheets: {b.txt: {kinds: {amounts: {f1: 1}}, grounding: 1}}", ""},
		{"sheets: {a.txt: {kinds: {amounts: {f1: 1}}}}", "a.txt: amounts f1 0.900, want at least 1"},
	} {
		l, err := limitsOf(t, c.yaml)
		if err != nil {
			t.Errorf("%s: %v", c.yaml, err)
			continue
		}
		r := scores()
		if err := l.Check(r); err != nil {
			t.Errorf("%s: %v", c.yaml, err)
		}
		var got []string
		for i := range r.Shorts {
			got = append(got, r.Shorts[i].Message())
		}
		if strings.Join(got, "\n") != c.short {
			t.Errorf("%s: short are %q, want %q", c.yaml, got, c.short)
		}
		if r.held() != len(l.List)-len(got) {
			t.Errorf("%s: %d thresholds are said to hold", c.yaml, r.held())
		}
	}
}

func TestThresholdsThatCanNotBeMeantAreErrorsWithTheirLine(t *testing.T) {
	for yaml, want := range map[string]string{
		"kinds:\n  amonts: {f1: 1}":                   `[2:3] there is no kind "amonts"`,
		"kinds:\n  amounts:\n    f2: 1":               `[3:5] there is no key "f2"`,
		"kinds: {dates.fields: {f1: 1}}":              `there is no kind "dates.fields"`,
		"kinds: {amounts.fields: {partial: {f1: 1}}}": `there is no key "partial" here`,
		"kinds: {amounts: {partial: {value: {}}}}":    `there is no key "value" here`,
		"fields: {contributions.perid: 1}":            `there is no field "contributions.perid"`,
		"mean: 1.01":                                  "a number from 0 to 1",
		"mean: -1":                                    "a number from 0 to 1",
		"grounding: .nan":                             "a number from 0 to 1",
		"grounding: yes":                              "a number from 0 to 1",
		`grounding: "1"`:                              "a number from 0 to 1",
		"kinds: {amounts: {missed: 0.5}}":             "missed is a number of entries",
		"kinds: {amounts: {extra: -1}}":               "extra is a number of entries",
		"kinds: [amounts]":                            "here should be keys with values",
		"kinds: {amounts: }":                          "here should be keys with values",
		"kinds:\n  amounts: {f1: 1}\n  amounts: {}":   "already defined",
		"threshold: 1":                                `[1:1] there is no key "threshold"`,
		"sheets: {a.txt: {sheets: {}}}":               `there is no key "sheets" for a sheet`,
		"kinds: {":                                    "[1:8]",
		"":                                            "holds no threshold",
		"# nothing":                                   "holds no threshold",
	} {
		if _, err := limitsOf(t, yaml); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "thresholds.yaml") {
			t.Errorf("%q: the error is %v, want %q in it", yaml, err, want)
		}
	}
	l, err := limitsOf(t, "\nsheets: {c.txt: {grounding: 1}}")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Check(scores()); err == nil || !strings.Contains(err.Error(), `thresholds.yaml:2: no gold file that was given is of the sheet "c.txt"`) {
		t.Errorf("a threshold for a sheet that was not scored: %v", err)
	}
}

func TestThresholdsExampleOfTheHelpIsOne(t *testing.T) {
	l, err := limitsOf(t, strings.ReplaceAll(ThresholdsHelp, "\n  ", "\n")[2:])
	if err != nil {
		t.Fatal(err)
	}
	if len(l.List) != 9 {
		t.Errorf("it has %d thresholds, want 9", len(l.List))
	}
}

func FuzzThresholds(f *testing.F) {
	f.Add(strings.ReplaceAll(ThresholdsHelp, "\n  ", "\n")[2:])
	f.Add("kinds: {amounts: &a {f1: 1}, dates: *a}\n<<: 1\n? [a]\n: {b: |\n c}")
	f.Add("a: !!binary x\n---\n- - -\n")
	f.Fuzz(func(t *testing.T, yaml string) {
		l := &Limits{File: "fuzz"}
		if err := l.parse([]byte(yaml)); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}

// parsed reads JUnit XML back.
func parsed(t *testing.T, r *Result) (*junitSuites, string) {
	t.Helper()
	var b strings.Builder
	if err := r.JUnit(&b); err != nil {
		t.Fatal(err)
	}
	var out junitSuites
	if err := xml.Unmarshal([]byte(b.String()), &out); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	return &out, b.String()
}

func TestJUnitFailsWhatIsNotAsTheGoldSays(t *testing.T) {
	out, all := parsed(t, scores())
	if out.Tests != 4 || out.Failures != 1 || len(out.Suites) != 2 || out.Suites[0].Failures != 1 || out.Suites[1].Failures != 0 {
		t.Fatalf("it is\n%s", all)
	}
	c := out.Suites[0].Cases[0]
	if c.Class != "a.txt" || c.Name != "amounts" || c.Failure == nil || c.Failure.Message != "1 missed, 1 extra" {
		t.Fatalf("the first test is %+v", c)
	}
	for _, want := range []string{"- amounts 5, USD", "<b>&", "+ amounts 6, USD  'US$ 6 ]]>' page 2 [amount.code]", "near: 5, USD: currency right"} {
		if !strings.Contains(c.Failure.Text, want) {
			t.Errorf("%q is not in %q", want, c.Failure.Text)
		}
	}
	if strings.ContainsRune(all, 0) {
		t.Error("there is a NUL in the XML")
	}
}

func TestJUnitFailsOnlyWhatFallsShortOfThresholds(t *testing.T) {
	for yaml, failing := range map[string][]string{
		"kinds: {amounts: {f1: 0.9}}":                      nil,
		"kinds: {amounts: {f1: 0.99}}":                     {"a.txt amounts", "thresholds amounts f1 at least 0.99"},
		"grounding: 1\nfields: {amounts.qualifier: 1}":     {"a.txt amounts", "thresholds amounts.qualifier accuracy at least 1"},
		"sheets: {a.txt: {kinds: {amounts: {missed: 0}}}}": {"a.txt amounts", "thresholds a.txt: amounts missed at most 0"},
		"sheets: {b.txt: {kinds: {amounts: {missed: 0}}}}": nil,
	} {
		l, err := limitsOf(t, yaml)
		if err != nil {
			t.Fatal(err)
		}
		r := scores()
		if err := l.Check(r); err != nil {
			t.Fatal(err)
		}
		out, all := parsed(t, r)
		var got []string
		for _, s := range out.Suites {
			for _, c := range s.Cases {
				if c.Failure != nil {
					got = append(got, c.Class+" "+c.Name)
				}
			}
		}
		if !slices.Equal(got, failing) || (len(r.Shorts) > 0) != (out.Failures > 0) {
			t.Errorf("%s: %q fail, want %q", yaml, got, failing)
		}
		if !strings.Contains(all, "amounts 5, USD") {
			t.Errorf("%s: the miss is not told", yaml)
		}
	}
}
