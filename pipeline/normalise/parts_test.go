package normalise_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
)

// overFooter is a sentence over a page edge, with a footer between and a paragraph after.
func overFooter() *document.Document {
	text := "It gave US$ 236\n\nFund | 2\fmillion in all.\n\nMore."
	at := func(s string) document.Span {
		i := strings.Index(text, s)
		return document.Span{Start: i, End: i + len(s)}
	}
	return &document.Document{Text: text, Blocks: []document.Block{
		{Parts: []document.Span{at("It gave US$ 236"), at("million in all.")}},
		{Parts: []document.Span{at("Fund | 2")}, Kind: document.Footer},
		{Parts: []document.Span{at("More.")}},
	}}
}

func TestWhatStandsBetweenTwoPartsIsReadAfterThem(t *testing.T) {
	d := overFooter()
	v := normalise.New(d)
	if want := "It gave US$ 236 million in all.\nFund | 2\nMore."; v.Text != want {
		t.Fatalf("the View is %q, want %q", v.Text, want)
	}
	span := document.Span{Start: 8, End: 23}
	if span.Of(v.Text) != "US$ 236 million" {
		t.Fatal("the test's span is off")
	}
	if got, want := v.Raw(span).Of(d.Text), "US$ 236\n\nFund | 2\fmillion"; got != want {
		t.Errorf("it was read from %q, want %q", got, want)
	}
	var pieces []string
	for _, p := range v.Pieces(span) {
		pieces = append(pieces, p.Of(d.Text))
	}
	if diff := cmp.Diff([]string{"US$ 236", "million"}, pieces); diff != "" {
		t.Errorf("pieces (-want +got)\n%s", diff)
	}
	if !v.CrossedIn(span) {
		t.Error("the edge is not told")
	}
}

func TestASpanOverBlocksThatStandApartHoldsThemAll(t *testing.T) {
	d := overFooter()
	v := normalise.New(d)
	for _, c := range []struct{ from, to, want string }{
		{"million", "Fund", "Fund | 2\fmillion in all."},
		{"It", "Fund | 2", "It gave US$ 236\n\nFund | 2\fmillion in all."},
		{"gave", "Fund", "gave US$ 236\n\nFund | 2\fmillion in all."},
		{"Fund", "More", "Fund | 2\fmillion in all.\n\nMore"},
	} {
		from, to := strings.Index(v.Text, c.from), strings.Index(v.Text, c.to)+len(c.to)
		got := v.Raw(document.Span{Start: from, End: to}).Of(d.Text)
		if got != c.want {
			t.Errorf("%q to %q was read from %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestAHyphenAtAPagesEndIsJoinedOverTheFooter(t *testing.T) {
	text := "a develop-\n\nFund | 2\fment plan and high-\n\nquality work"
	cut := func(s string) document.Span {
		i := strings.Index(text, s)
		return document.Span{Start: i, End: i + len(s)}
	}
	d := &document.Document{Text: text, Blocks: []document.Block{
		{Parts: []document.Span{cut("a develop-"), cut("ment plan and high-"), cut("quality work")}}, {Parts: []document.Span{cut("Fund | 2")}},
	}}
	v := normalise.New(d)
	if want := "a development plan and high-quality work\nFund | 2"; v.Text != want {
		t.Fatalf("the View is %q, want %q", v.Text, want)
	}
	if got := v.Raw(document.Span{Start: 2, End: 13}).Of(text); got != "develop-\n\nFund | 2\fment" {
		t.Errorf("the word was read from %q", got)
	}
}

// Blocks whose parts are strewn over the text lead back inside it, whatever is asked.
func TestSpansOfStrewnBlocksLeadBackIntoTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"US$ 236", "mil-", "lion", "and", "x\ny", "ﬁve", "  "}), 1, 12).Draw(t, "words")
		d := &document.Document{}
		var spans []document.Span
		for _, w := range words {
			spans = append(spans, document.Span{Start: len(d.Text), End: len(d.Text) + len(w)})
			d.Text += w + "\n\n"
		}
		owner := map[int]int{} // what block a part is of
		for _, s := range spans {
			k := rapid.IntRange(0, 3).Draw(t, "block")
			i, ok := owner[k]
			if !ok {
				i = len(d.Blocks)
				owner[k] = i
				d.Blocks = append(d.Blocks, document.Block{})
			}
			d.Blocks[i].Parts = append(d.Blocks[i].Parts, s)
		}
		v := normalise.New(d)
		a := rapid.IntRange(0, len(v.Text)).Draw(t, "start")
		b := rapid.IntRange(a, len(v.Text)).Draw(t, "end")
		got := v.Raw(document.Span{Start: a, End: b})
		if got.Start < 0 || got.End > len(d.Text) || got.Start > got.End {
			t.Fatalf("%d to %d of %q leads to %v", a, b, v.Text, got)
		}
		for _, p := range v.Pieces(document.Span{Start: a, End: b}) {
			if p.Start < 0 || p.End > len(d.Text) || p.Start > p.End {
				t.Fatalf("a piece of %d to %d of %q is %v", a, b, v.Text, p)
			}
		}
	})
}
