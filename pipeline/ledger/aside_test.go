package ledger_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/ledger"
	"factsheet/pipeline/link"
)

// A sum that goes on over a page edge holds no number of the footer between its parts.
func TestASpanOverAPageEdgeHoldsNoFooter(t *testing.T) {
	text := "It gave US$ 236\n\nFund 17\fmillion in all."
	at := func(s string) document.Span {
		i := strings.Index(text, s)
		return document.Span{Start: i, End: i + len(s)}
	}
	d := &document.Document{Text: text, Pages: []document.Page{{Number: 1, Span: document.Span{End: 25}},
		{Number: 2, Span: document.Span{Start: 25, End: len(text)}}}, Blocks: []document.Block{
		{Parts: []document.Span{at("It gave US$ 236"), at("million in all.")}},
		{Kind: document.Footer, Parts: []document.Span{at("Fund 17")}},
	}}
	p := extract.NewPass(d)
	plan, err := extract.NewPlan([]extract.Unit{quoting("US$ 236 million")})
	if err != nil {
		t.Fatal(err)
	}
	if errs := plan.Run(p); errs != nil {
		t.Fatal(errs)
	}
	r := link.Record(p)
	if a := r.Amounts[0]; a.Quote != "US$ 236\n\nFund 17\fmillion" || !cmp.Equal(a.Doubts, []string{"crossed_page"}) {
		t.Errorf("the sum is %q with doubts %v", a.Quote, a.Doubts)
	}
	var left []string
	for _, u := range ledger.Unread(p, r) {
		left = append(left, u.Quote)
	}
	if diff := cmp.Diff([]string{"17"}, left); diff != "" {
		t.Errorf("unread (-want +got)\n%s", diff)
	}
}
