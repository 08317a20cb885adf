package compare

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/write"
)

// text is a comparison as people read it, and what it comes to.
func text(t testing.TB, a, b *results.Run, o Options, as Text) (string, *Summary) {
	t.Helper()
	var out bytes.Buffer
	as.Begin(&out, a, b)
	o.Workers = 2
	sum, err := Runs(context.Background(), a, b, o, as.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	if err := as.Summary(sum); err != nil {
		t.Fatal(err)
	}
	return out.String(), sum
}

func wantIn(t *testing.T, out string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(out, w) {
			t.Errorf("%q is not in:\n%s", w, out)
		}
	}
}

func TestRunAgainstItselfTellsNothing(t *testing.T) {
	run := runOf(t, "a", nil, gift(t, "China"))
	out, sum := text(t, run, run, Options{}, Text{})
	wantIn(t, out, "no entry differs in 1 sheet")
	if sum.Changes() != 0 || strings.Contains(out, "cause") {
		t.Errorf("told:\n%s", out)
	}
}

func TestSheetsAreOneByBytesThenByName(t *testing.T) {
	other := sheetOf("edited.txt", "New")
	edited(other, "New words")
	moved := sheetOf("old.txt", "Words")
	moved.Document.Source = "new.txt"
	a := runOf(t, "a", nil, sheetOf("edited.txt", "Old"), sheetOf("old.txt", "Words"), sheetOf("gone.txt", "x"))
	b := runOf(t, "b", nil, other, moved, sheetOf("come.txt", "y"))
	out, sum := text(t, a, b, Options{}, Text{})
	wantIn(t, out, "- gone.txt  in a alone", "+ come.txt  in b alone", "> old.txt → new.txt  renamed",
		"1 sheet of other bytes under the same name: edited.txt", "edited.txt  edited: other bytes")
	if n := sum.Sheets; n.OnlyInA != 1 || n.OnlyInB != 1 || n.Renamed != 1 || n.Edited != 1 || n.Changes() != 2 {
		t.Errorf("the sheets are counted %+v", n)
	}
}

func TestSheetThatFailsIsToldFirstAndItsEntriesAtOnce(t *testing.T) {
	bad := sheetOf("gift.txt", "")
	bad.Document.Status = "failed"
	bad.Document.Errors = []record.DocumentError{{Stage: "read", Message: "it is encrypted"}}
	a, b := runOf(t, "a", nil, gift(t, "China")), runOf(t, "b", nil, bad)
	out, sum := text(t, a, b, Options{}, Text{})
	wantIn(t, out, "! gift.txt  OK → FAILED: ", "it is encrypted", "all of its entries are lost")
	if sum.Sheets.Status != 1 || sum.Changes() < 4 {
		t.Errorf("counted %+v, %d changes", sum.Sheets, sum.Changes())
	}
	if strings.Index(out, "FAILED") > strings.Index(out, "summary") {
		t.Errorf("the status is not told first:\n%s", out)
	}
}

func TestCausesAreToldAtTheTop(t *testing.T) {
	with := func(version, reader, sha string) func(*write.Options) {
		return func(o *write.Options) {
			o.Extractors = []extract.Info{{Name: "amount", Version: version}, {Name: "date", Version: "1"}}
			o.Content = []manifest.Setting{{Name: "reader", Value: reader}}
			o.Registries = []manifest.Registry{{Name: "own.tsv", SHA256: sha}}
			o.Version = "0." + version
		}
	}
	x, y := gift(t, "China"), gift(t, "China")
	six := "6000000"
	y.Amounts[0].Value = &six
	y.Document.Reader = "pdfium"
	a, b := runOf(t, "a", with("3", "auto", "00"), x), runOf(t, "b", with("4", "pdfium", "11"), y)
	out, _ := text(t, a, b, Options{}, Text{})
	wantIn(t, out, "extractor  amount 3 → 4", "option     reader auto → pdfium", "registry   own.tsv: other content",
		"text → pdfium in 1 sheet", "[amount.symbol_before, amount 3 → 4]", "0.3 → 0.4", "value: 5,000,000 → 6,000,000",
		"… China gave «US$ 5 million» to the fund.")
}

func TestExtractorThatDiffersUnderOneVersionIsNamed(t *testing.T) {
	x, y := gift(t, "China"), gift(t, "China")
	six := "6000000"
	y.Amounts[0].Value = &six
	with := func(o *write.Options) { o.Extractors = []extract.Info{{Name: "amount", Version: "3"}} }
	out, _ := text(t, runOf(t, "a", with, x), runOf(t, "b", with, y), Options{}, Text{})
	wantIn(t, out, "unraised   amount 3 (1 change): these versions are equal")
}

func TestOtherIDOfTheSameNameIsNoChangeAndTold(t *testing.T) {
	x, y, z := gift(t, "China"), gift(t, "China"), gift(t, "PRC")
	y.Partners[0].ID = "partner-new"
	y.Contributions[0].Donor = &y.Partners[0].ID
	out, sum := text(t, runOf(t, "a", nil, x), runOf(t, "b", nil, y), Options{}, Text{})
	wantIn(t, out, "ids        of 1 partners and places with the same name")
	if sum.Changes() != 0 {
		t.Errorf("%d changes are counted", sum.Changes())
	}
	if _, sum = text(t, runOf(t, "a", nil, x), runOf(t, "b", nil, z), Options{}, Text{}); sum.OtherIDs != 0 {
		t.Errorf("another name counts for another id")
	}
}

func TestSameChangeInSeveralSheetsIsToldOnce(t *testing.T) {
	var old, renewed []*record.Record
	for _, name := range []string{"1.txt", "2.txt", "10.txt"} {
		for donor, list := range map[string]*[]*record.Record{"China": &old, "PRC": &renewed} {
			r := gift(t, donor)
			r.Document.Source, r.Document.SHA256 = name, name
			r.Document.ID = record.DocumentID(name)
			*list = append(*list, r)
		}
	}
	a, b := runOf(t, "a", nil, old...), runOf(t, "b", nil, renewed...)
	out, sum := text(t, a, b, Options{}, Text{})
	if n := strings.Count(out, "name: China → PRC"); n != 1 {
		t.Errorf("it is told %d times:\n%s", n, out)
	}
	wantIn(t, out, "(in 3 sheets, first 1.txt)", "named so: 1 in contributions")
	if sum.Changes() != 3 {
		t.Errorf("%d changes are counted, want one a sheet", sum.Changes())
	}
	out, _ = text(t, a, b, Options{}, Text{Verbose: true})
	if n := strings.Count(out, "name: China → PRC"); n != 3 {
		t.Errorf("with -v it is told %d times", n)
	}
}

func TestKindsThatAreNotAskedForAreNeitherToldNorCounted(t *testing.T) {
	x, y := gift(t, "China"), gift(t, "China")
	six := "6000000"
	y.Amounts[0].Value = &six
	out, sum := text(t, runOf(t, "a", nil, x), runOf(t, "b", nil, y), Options{Kinds: []string{"contributions"}}, Text{})
	if sum.Changes() != 1 || strings.Contains(out, "value:") {
		t.Errorf("%d changes:\n%s", sum.Changes(), out)
	}
}

func TestNoReferenceIsGroupedAsANumber(t *testing.T) {
	refer := func(goal string) *record.Record {
		r := sheetOf("s.txt", "SDG 16")
		r.References = []record.Reference{{Basis: record.Basis{ID: "reference-1"}, Kind: "sdg", Value: goal,
			Mentions: []record.Mention{{Span: span(t, r, "SDG 16", 0)}}}}
		return r
	}
	out, _ := text(t, runOf(t, "a", nil, refer("SDG 1")), runOf(t, "b", nil, refer("SDG 16")), Options{}, Text{})
	wantIn(t, out, "value: SDG 1 → SDG 16")
}

func TestTextIsHarmlessOnATerminal(t *testing.T) {
	x, y := gift(t, "China"), gift(t, "\x1b[31mChina\u202e")
	out, _ := text(t, runOf(t, "a", nil, x), runOf(t, "b", nil, y), Options{}, Text{})
	if strings.ContainsAny(out, "\x1b\u202e") {
		t.Errorf("control characters come through: %q", out)
	}
}

func TestRunsAreComparedTheSameEitherWay(t *testing.T) {
	moved, bad := sheetOf("a.txt", "Words"), sheetOf("3.txt", "")
	moved.Document.Source = "z.txt"
	bad.Document.Status = "failed"
	one, two := gift(t, "China"), gift(t, "PRC")
	a := runOf(t, "a", nil, one, sheetOf("a.txt", "Words"), sheetOf("3.txt", "Text"), sheetOf("10.txt", "x"))
	b := runOf(t, "b", nil, two, moved, bad, sheetOf("9.txt", "y"))
	names := func(a, b *results.Run) (names []string, sum *Summary) {
		sum, err := Runs(context.Background(), a, b, Options{Workers: 2}, func(s *Sheet) error {
			names = append(names, s.first())
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return names, sum
	}
	there, x := names(a, b)
	back, y := names(b, a)
	if got, want := strings.Join(back, " "), strings.Join(there, " "); got != want || want != "3.txt 9.txt 10.txt a.txt gift.txt" {
		t.Errorf("the sheets are told in the order %s, and the other way in %s", want, got)
	}
	if x.Changes() != y.Changes() || x.Sheets.OnlyInA != y.Sheets.OnlyInB || x.Sheets.Renamed != y.Sheets.Renamed {
		t.Errorf("the one way comes to %+v, the other to %+v", x.Sheets, y.Sheets)
	}
	for i := range x.Kinds {
		if k, l := x.Kinds[i], y.Kinds[i]; k.Gained != l.Lost || k.Lost != l.Gained || k.Changed != l.Changed {
			t.Errorf("%s: %+v and %+v", k.Kind, k.Counts, l.Counts)
		}
	}
}

func TestLimitsCountByKindAndInAll(t *testing.T) {
	s := Summary{Sheets: SheetCounts{OnlyInA: 1}, Kinds: []KindCounts{
		{Kind: "amounts", Counts: Counts{Gained: 1, Lost: 2, Changed: 3, Rule: 4, Moved: 5}}, {Kind: "dates", Counts: Counts{Changed: 1}}}}
	for limit, over := range map[string]bool{"amounts=6": false, "amounts=5": true, "dates=0": true, "dates=1": false, "sheets=0": true,
		"sheets=1": false, "rule=3": true, "rule=4": false, "moved=4": true, "changes=7": true, "changes=8": false} {
		l, err := ParseLimit(limit)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(s.Over([]Limit{l})) > 0; got != over {
			t.Errorf("%s is exceeded: %t, want %t", limit, got, over)
		}
	}
	for _, bad := range []string{"", "amounts", "amounts=", "amounts=-1", "money=1", "=1"} {
		if _, err := ParseLimit(bad); err == nil {
			t.Errorf("%q is taken for a limit", bad)
		}
	}
}
