package gold_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/gold"
)

// spanOf is the span of the n-th place (from 0) of words in a text, with its context.
func spanOf(t testing.TB, text, words string, n int) gold.Span {
	t.Helper()
	at := 0
	for range n {
		at += strings.Index(text[at:], words) + 1
	}
	i := strings.Index(text[at:], words)
	if i < 0 {
		t.Fatalf("%q does not stand %d times in %q", words, n+1, text)
	}
	start := utf8.RuneCountInString(text[:at+i])
	return gold.Context(text, start, start+utf8.RuneCountInString(words))
}

// bare is a span without what is around it.
func bare(s gold.Span) gold.Span {
	s.Prefix, s.Suffix = "", ""
	return s
}

func slice(text string, start, end int) string { return string([]rune(text)[start:end]) }

func TestContextIsTheWordsAround(t *testing.T) {
	text := "Für die Länder: 5 Mio. €, für 2019 und für 2020 gegeben."
	got := gold.Context(text, 16, 24)
	want := gold.Span{Start: 16, End: 24, Quote: "5 Mio. €", Prefix: "Für die Länder: ", Suffix: ", für 2019 und für 2020 "}
	if got != want {
		t.Errorf("the context is %+v, want %+v", got, want)
	}
	for _, c := range [][2]int{{-1, 4}, {4, 2}, {0, 1000}} {
		if got := gold.Context(text, c[0], c[1]); got.Quote != "" {
			t.Errorf("%v has the words %q, and is no part of the text", c, got.Quote)
		}
	}
}

func TestWordsAreFoundInATextReadDifferently(t *testing.T) {
	const was = "In 2019 Japan gave US$ 236 million for the co-operation's \"first office\" in Beijing, 2017-2022."
	for name, c := range map[string]struct{ words, text, want string }{
		"unchanged":            {"US$ 236 million", was, "US$ 236 million"},
		"shifted":              {"US$ 236 million", "HEAD\n\n" + was, "US$ 236 million"},
		"over a line end":      {"US$ 236 million", "In 2019 Japan gave US$ 236 \nmillion for", "US$ 236 \nmillion"},
		"parted at a line end": {"Japan", "In 2019 Ja-\npan gave US$", "Ja-\npan"},
		"joined":               {"co-operation", "for the cooperation’s “first", "cooperation"},
		"soft hyphen":          {"million", "Japan gave US$ 236 mil\u00adlion for", "mil\u00adlion"},
		"ligature":             {"office", "the \"first oﬃce\" in", "oﬃce"},
		"straight and curly":   {"\"first office\"", "the “first office” in", "“first office”"},
		"en dash":              {"2017-2022", "in Beijing, 2017–2022.", "2017–2022"},
		"no-break blank":       {"US$ 236", "gave US$\u00a0236 million", "US$\u00a0236"},
		"accent apart":         {"Beijing", "in Be\u0301ijing, 2017", "Be\u0301ijing"},
		"last letter accented": {"Japan", "In  2019 Japan\u0301 gave", "Japan\u0301"},
		"full width":           {"2019", "In ２０１９ Japan gave", "２０１９"},
		"bullets and columns":  {"Japan gave", "In 2019 Japan     gave", "Japan     gave"},
		"right to left marks":  {"Japan gave", "In 2019 \u200fJapan\u200e gave", "Japan\u200e gave"},
		"no blanks":            {"US$ 236 million", "In 2019 Japan gave US$236million for the", "US$236million"},
		"letters set apart":    {"Japan", "In 2019 J a p a n gave", "J a p a n"},
		"behind an emoji":      {"Japan", "🎌🎌 In 2019 Japan gave", "Japan"},
	} {
		t.Run(name, func(t *testing.T) {
			s := spanOf(t, was, c.words, 0)
			for _, s := range []gold.Span{s, bare(s)} {
				start, end, ok := gold.NewAnchors(c.text).Find(s)
				if !ok {
					t.Fatalf("%q is not found in %q", c.words, c.text)
				}
				if got := slice(c.text, start, end); got != c.want {
					t.Errorf("it is found as %q, want %q", got, c.want)
				}
			}
		})
	}
}

func TestNoOtherWordsAreTaken(t *testing.T) {
	const was = "It gave 5 million in 2019, 200 to Niger (ILO), and 10 000 more."
	for name, c := range map[string]struct{ words, text string }{
		"in a longer number":    {"2019", "It gave 12019 euros"},
		"digits of a decimal":   {"5", "It gave 1.5 million"},
		"thousands of a number": {"200", "it gave 1,200 to others"},
		"number with thousands": {"200", "it gave 200,000 to others"},
		"in a longer word":      {"Niger", "200 to Nigeria (ILO)"},
		"in an acronym":         {"ILO", "the MILO fund"},
		"digits parted":         {"10 000", "and 1 0000 more"},
		"digits joined":         {"10 000", "and 10000 more"},
		"digits in two lines":   {"2019", "It had 20\n19 and more"},
		"other case":            {"Niger", "200 to niger"},
		"nowhere":               {"million", "It gave nothing"},
		"an empty text":         {"million", ""},
		"parted at a line end":  {"million", "gave 3 tri-\n  million"},
		"behind a soft hyphen":  {"million", "gave 3 tri\u00admillion"},
		"before a line end":     {"gave", "it gave-\n ness"},
		"far surroundings":      {"2019", "The tenth meeting of the fund (2019) took place elsewhere."},
	} {
		t.Run(name, func(t *testing.T) {
			s := spanOf(t, was, c.words, 0)
			if start, end, ok := gold.NewAnchors(c.text).Find(s); ok {
				t.Errorf("%q is found as %q in %q", c.words, slice(c.text, start, end), c.text)
			}
		})
	}
}

func TestPartOfAWordIsFoundAsSuch(t *testing.T) {
	s := spanOf(t, "All Tanzanian partners", "Tanzania", 0)
	text := "Once more: all Tanzanian partners"
	start, end, ok := gold.NewAnchors(text).Find(s)
	if !ok || slice(text, start, end) != "Tanzania" {
		t.Errorf("it is found from %d to %d (%v)", start, end, ok)
	}
}

func TestSurroundingsChooseAmongPlaces(t *testing.T) {
	const was = "China signed in 2019. Japan gave to China in 2020. The office in China closed."
	text := "A new head of the sheet. " + strings.ReplaceAll(was, " ", "\n")
	for n := range 3 {
		s := spanOf(t, was, "China", n)
		want := spanOf(t, text, "China", n)
		if start, end, ok := gold.NewAnchors(text).Find(s); !ok || start != want.Start || end != want.End {
			t.Errorf("place %d is found at %d to %d (%v), want %d", n, start, end, ok, want.Start)
		}
	}
}

func TestAmbiguousPlacesAreNotGuessed(t *testing.T) {
	const was = "China and China and China"
	text := "Here: " + was
	s := bare(spanOf(t, was, "China", 1))
	if start, _, ok := gold.NewAnchors(text).Find(s); ok {
		t.Errorf("it is taken to stand at %d, which nothing tells", start)
	}
	row := strings.Repeat("| grant | paid | 5,000 | yes | voluntary | - |\n", 5)
	s = spanOf(t, row, "5,000", 2)
	if start, _, ok := gold.NewAnchors("Table\n" + row).Find(s); ok {
		t.Errorf("it is taken to stand at %d, and five rows are alike", start)
	}
}

func TestOldPlaceIsLeftWhereItsSurroundingsAreOthers(t *testing.T) {
	const was = "In the year 2019 we gave; in the end, 2020 was good."
	s := spanOf(t, was, "2019", 0)
	text := "At home, in 2019 they met. In the year 2019 we gave;"
	s.Start, s.End = 12, 16 // where the other 2019 stands now
	if slice(text, 12, 16) != "2019" {
		t.Fatal("the test's place is off")
	}
	if start, _, ok := gold.NewAnchors(text).Find(s); !ok || start != 39 {
		t.Errorf("it is found at %d (%v), want 39", start, ok)
	}
}

// reread is a text as another reader makes it of the words, and where each word stands
// then, in code points.
func reread(t *rapid.T, words []string) (text string, at [][2]int) {
	var b strings.Builder
	n := 0
	add := func(s string) {
		b.WriteString(s)
		n += utf8.RuneCountInString(s)
	}
	add(rapid.SampledFrom([]string{"", "Head\n", "é • seven pages\n\n"}).Draw(t, "head"))
	for _, w := range words {
		start := n
		for i, r := range w {
			if i > 0 && 'a' <= r && r <= 'z' && rapid.IntRange(0, 9).Draw(t, "break") == 0 {
				add(rapid.SampledFrom([]string{"\u00ad", "-\n", "\u200b"}).Draw(t, "broken by"))
			}
			add(string(r))
		}
		at = append(at, [2]int{start, n})
		add(rapid.SampledFrom([]string{" ", "\n", "  ", "\u00a0", " \n• "}).Draw(t, "blank"))
	}
	return b.String(), at
}

func TestNoSpanIsFoundInAWrongPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"fund", "Fund", "refund", "2019", "12", "office", "ILO", "élan", "5",
			"gave,"}), 1, 60).Draw(t, "words")
		was := strings.Join(words, " ")
		text, at := reread(t, words)
		var s gold.Sheet
		n := 0
		for i, w := range words {
			start := n
			n += utf8.RuneCountInString(w) + 1
			span := gold.Context(was, start, n-1)
			if rapid.Bool().Draw(t, "bare") {
				span = bare(span)
			}
			s.Dates = append(s.Dates, gold.Date{Span: span})
			if from, to, ok := gold.NewAnchors(text).Find(span); ok && [2]int{from, to} != at[i] && !(from == span.Start && to == span.End) {
				t.Fatalf("word %d %q is found at %d to %d, want %v\n%q\n%q", i, w, from, to, at[i], was, text)
			}
		}
		got, lost := s.Anchored(text)
		for _, l := range lost {
			if w := words[l.Entry]; slices.Index(words, w) == l.Entry && !slices.Contains(words[l.Entry+1:], w) {
				t.Fatalf("%q, which stands once, is not found in %q", w, text)
			}
		}
		for i, d := range got.Dates {
			if d.Start != gold.Nowhere && slice(text, d.Start, d.End) != d.Quote {
				t.Fatalf("word %d is %q at %d to %d", i, d.Quote, d.Start, d.End)
			}
		}
	})
}

func FuzzAnchors(f *testing.F) {
	f.Add("In 2019 Japan gave", "2019", "In ", " Ja", 3, 7)
	f.Add("\xff\u0301a-\nb", "a-b", "\u00ad", "", -4, 1<<40)
	f.Add("10 000", " ", "10", "000", 2, 3)
	f.Fuzz(func(t *testing.T, text, words, prefix, suffix string, start, end int) {
		text, words = strings.ToValidUTF8(text, "?"), strings.ToValidUTF8(words, "?")
		s := gold.Span{Start: start, End: end, Quote: words, Prefix: prefix, Suffix: suffix}
		from, to, ok := gold.NewAnchors(text).Find(s)
		if ok && (from < 0 || from >= to || to > utf8.RuneCountInString(text)) {
			t.Fatalf("found from %d to %d in %q", from, to, text)
		}
		(&gold.Sheet{Dates: []gold.Date{{Span: s}, {Span: s}}}).Anchored(text)
	})
}
