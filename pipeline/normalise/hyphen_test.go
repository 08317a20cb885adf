package normalise_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
)

func TestHyphensAtLineEnds(t *testing.T) {
	for _, c := range []struct {
		name, raw, want string
		doubt           bool
	}{
		{"a compound whose first word calls for it", "high-\nquality jobs", "high-quality jobs", false},
		{"a compound of income", "in low-\nincome countries", "in low-income countries", false},
		{"a compound of three words", "lower-middle-\nincome countries", "lower-middle-income countries", false},
		{"the prefix co", "It co-\norganised a forum", "It co-organised a forum", false},
		{"a capital behind it", "the US-\nChina talks", "the US-China talks", false},
		{"a figure behind it", "by mid-\n2023", "by mid-2023", false},
		{"a name with a figure", "COVID-\n19", "COVID-19", false},
		{"years", "in 2019-\n2022", "in 2019-2022", false},
		{"years with a dash", "in 2019–\n2022", "in 2019–2022", false},
		{"a sum's range", "US$ 5-\n10 million", "US$ 5-10 million", false},
		{"a figure before it", "a 3-\nyear plan", "a 3-year plan", false},
		{"names with a dash", "the Asia–\nPacific region", "the Asia–Pacific region", false},
		{"a dash between blanks is no hyphen", "the plan –\nwhich works", "the plan – which works", false},
		{"a hyphen between blanks is none either", "the plan -\nwhich works", "the plan - which works", false},
		{"a hyphen that waits for its word", "pre-\nand post-harvest losses", "pre- and post-harvest losses", false},
		{"one of three words", "an up-\nto-date register", "an up-to-date register", false},
		{"a word that is known", "a develop-\nment plan", "a development plan", true},
		{"a known word in British spelling", "the organi-\nsation of labour", "the organisation of labour", true},
		{"a known word inflected", "it has bor-\nrowed and imple-\nmented", "it has borrowed and implemented", true},
		{"an ending that is no word", "the reconstitu-\ntion of it", "the reconstitution of it", true},
		{"the sheet has it joined", "agro-\npastoral and agropastoral", "agropastoral and agropastoral", true},
		{"the sheet has it with a hyphen", "agro-\npastoral and agro-pastoral", "agro-pastoral and agro-pastoral", false},
		{"the sheet has both", "agro-\npastoral, agro-pastoral, agropastoral", "agro-pastoral, agro-pastoral, agropastoral", true},
		{"nothing tells", "a zebu-\nherding clan", "a zebu-herding clan", true},
		{"a soft hyphen", "a develop\u00ad\nment plan", "a development plan", true},
		{"a hyphen of another form", "high‐\nquality", "high-quality", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := view(c.raw)
			if v.Text != c.want {
				t.Errorf("View of %q = %q, want %q", c.raw, v.Text, c.want)
			}
			if got := v.JoinedIn(document.Span{End: len(v.Text)}); got != c.doubt {
				t.Errorf("the hyphen of %q is doubted: %t, want %t", c.raw, got, c.doubt)
			}
		})
	}
}

// A table's row is one line of the text: only its words tell where a cell's line ended.
func TestHyphensAtLineEndsInTheCellsOfATable(t *testing.T) {
	text := "Fiji   a develop-ment plan of high-quality   12"
	word := func(s string) document.Word {
		i := strings.Index(text, s)
		return document.Word{Span: document.Span{Start: i, End: i + len(s)}}
	}
	d := &document.Document{
		Text: text,
		Lines: []document.Line{{Span: document.Span{End: len(text)},
			Words: []document.Word{word("Fiji"), word("a"), word("develop-"), word("ment"), word("plan"), word("of"), word("high-"),
				word("quality"), word("12")}}},
		Blocks: []document.Block{{Parts: []document.Span{{End: len(text)}}}},
	}
	v := normalise.New(d)
	if want := "Fiji\ta development plan of high-quality\t12"; v.Text != want {
		t.Fatalf("got %q, want %q", v.Text, want)
	}
	i := strings.Index(v.Text, "development")
	if got := v.Raw(document.Span{Start: i, End: i + len("development")}).Of(text); got != "develop-ment" {
		t.Errorf("it was read from %q", got)
	}
	if !v.JoinedIn(document.Span{Start: i, End: i + len("development")}) {
		t.Error("the hyphen is not told")
	}
}
