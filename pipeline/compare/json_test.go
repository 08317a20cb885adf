package compare

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestJSONKeepsItsShape holds what --json writes to the keys that programs read. A key that
// comes is to raise the minor number of Schema, one that goes the major.
func TestJSONKeepsItsShape(t *testing.T) {
	x, y := gift(t, "China"), gift(t, "PRC")
	six := "6000000"
	y.Amounts[0].Value = &six
	y.Partners[0].Mentions = y.Partners[0].Mentions[:1]
	a, b := runOf(t, "a", nil, x, sheetOf("same.txt", "x")), runOf(t, "b", nil, y, sheetOf("same.txt", "x"))
	var out bytes.Buffer
	j, err := NewJSON(&out, a, b, false)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := Runs(context.Background(), a, b, Options{Workers: 1}, j.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Summary(sum, sum.Over([]Limit{{"changes", 0}})); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines are written, want the runs, one sheet and the summary:\n%s", len(lines), out.String())
	}
	for i, want := range []string{
		"a b causes schema type", "a b changes match records_differ source text type",
		"changes kinds other_ids over readers repeated rules same_version sheets type untold",
	} {
		if got := keys(t, lines[i]); got != want {
			t.Errorf("line %d has the keys %s, want %s", i+1, got, want)
		}
	}
	var sheet struct{ Changes []json.RawMessage }
	if err := json.Unmarshal([]byte(lines[1]), &sheet); err != nil {
		t.Fatal(err)
	}
	side := func(id, said string) string {
		return `{"id":"` + id + `","said":"` + said + `","rule":"amount.symbol_before","extractor":"amount","doubts":[],"told":1,` +
			`"where":{"start":11,"end":24,"page":1,"quote":"US$ 5 million",` +
			`"before":"China gave ","after":" to the fund. China gave more in 2019."}}`
	}
	want := `{"kind":"amounts","change":"changed","a":` + side(x.Amounts[0].ID, "5,000,000 USD") +
		`,"b":` + side(y.Amounts[0].ID, "6,000,000 USD") + `,"fields":[{"field":"value","a":"5000000","b":"6000000"}]}`
	if !slices.ContainsFunc(sheet.Changes, func(c json.RawMessage) bool { return string(c) == want }) {
		t.Errorf("the change\n%s\nis not in\n%s", want, lines[1])
	}
}

// keys are the sorted keys of a JSON object.
func keys(t *testing.T, object string) string {
	t.Helper()
	var m map[string]json.RawMessage
	if err := json.Unmarshal([]byte(object), &m); err != nil {
		t.Fatal(err)
	}
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestJSONOfEqualRunsHasEmptyListsAndNoSheets(t *testing.T) {
	a := runOf(t, "a", nil, gift(t, "China"))
	var out bytes.Buffer
	j, err := NewJSON(&out, a, a, false)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := Runs(context.Background(), a, a, Options{Workers: 1}, j.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Summary(sum, sum.Over(nil)); err != nil {
		t.Fatal(err)
	}
	wantIn(t, out.String(), `"causes":[]}`, `"rules":[],"readers":[],"same_version":[],"other_ids":0,`,
		`"untold":[],"repeated":[],"changes":0,"over":[]`)
	if strings.Contains(out.String(), `"type":"sheet"`) {
		t.Errorf("a sheet is told:\n%s", out.String())
	}
}
