package extractors_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/record"
)

// checked are the families of rules that hold what a sheet tells against what it tells elsewhere.
var checked = []string{"amount.total", "amount.differs", "amount.supported", "count", "percent", "period", "date.after_sheet"}

// checksOf is what a record says of its sheet as its own checksum, a line each: totals
// with their parts, and what the rules in checked find.
func checksOf(r *record.Record) []string {
	out := sumsOf(r)
	for i := range r.Issues {
		rule := r.Issues[i].Rule
		family, _, _ := strings.Cut(rule, ".")
		if slices.Contains(checked, rule) || slices.Contains(checked, family) {
			out = append(out, rule+": "+r.Issues[i].Message)
		}
	}
	return out
}

// Each case of testdata/checks.txt is a name, a sheet, and behind a line '--' all that its
// checks say; nothing where nothing is wrong.
func TestSheetIsItsOwnChecksum(t *testing.T) {
	data, err := os.ReadFile("testdata/checks.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split("\n"+string(data), "\n== ")[1:]
	if len(cases) < 50 {
		t.Fatalf("%d cases were read", len(cases))
	}
	p := newPipeline(t)
	for _, c := range cases {
		name, rest, _ := strings.Cut(c, "\n")
		text, said, ok := strings.Cut("\n"+rest+"\n", "\n--\n")
		if !ok {
			t.Fatalf("%s has no line '--'", name)
		}
		t.Run(name, func(t *testing.T) {
			want := strings.Split(strings.TrimSpace(said), "\n")
			got := checksOf(p.Process(input("sheet", []byte(text[1:]+"\n"))))
			if diff := cmp.Diff(slices.DeleteFunc(want, func(s string) bool { return s == "" }), got); diff != "" {
				t.Errorf("the checks say otherwise (-want +got)\n%s", diff)
			}
		})
	}
}
