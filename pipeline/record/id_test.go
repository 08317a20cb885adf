package record_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
)

func TestSpanIDIsTheIDOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, end := rapid.Int().Draw(t, "start"), rapid.Int().Draw(t, "end")
		more := strings.Repeat(rapid.String().Draw(t, "more"), rapid.IntRange(0, 30).Draw(t, "times"))
		want := record.ID("amount", "doc-1", strconv.Itoa(start), strconv.Itoa(end), more)
		if got := record.SpanID("amount", "doc-1", start, end, more); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	})
}

func TestNormalNameMakesSpellingsEqual(t *testing.T) {
	for name, want := range map[string]string{
		"The  Fund":                "fund",
		"the":                      "the",
		"The A-Team":               "a-team",
		"A Better World, Inc.":     "better world inc",
		" Ministry of\u00a0Health": "ministry of health",
		"Children's Fund":          "children fund",
		"“Green” Bank":             "green bank",
		"U.S. Agency – Aid":        "us agency - aid",
		"Agência Brasileira ":      "agência brasileira",
		"":                         "",
		" ":                        "",
	} {
		if got := record.NormalName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
