package normalise_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
)

// blocksOf makes one block of each stretch of text between two empty lines.
func blocksOf(text string) *document.Document {
	d := &document.Document{Text: text}
	at := 0
	for _, part := range strings.SplitAfter(text, "\n\n") {
		d.Blocks = append(d.Blocks, document.Block{Parts: []document.Span{{Start: at, End: at + len(part)}}})
		at += len(part)
	}
	return d
}

func view(text string) *normalise.View { return normalise.New(blocksOf(text)) }

func TestViewHasOneForm(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"a wrap is a blank", "US$ 236 \nmillion", "US$ 236 million"},
		{"carriage returns", "one\r\ntwo\r\n", "one two"},
		{"an indent at a wrap", "Development:  The\n    Agency", "Development: The Agency"},
		{"a no-break blank", "US$\u00a0236\u202fmillion", "US$ 236 million"},
		{"curly quotes", "‘the’ “new” ILO’s", `'the' "new" ILO's`},
		{"non-breaking hyphen", "high‑quality", "high-quality"},
		{"dashes stay", "2017–2022 — a period", "2017–2022 — a period"},
		{"ligatures", "oﬃce ﬁnance ﬂow", "office finance flow"},
		{"zero width", "\ufeffUN\u200bDP", "UNDP"},
		{"soft hyphen inside a word", "co\u00adoperation", "cooperation"},
		{"soft hyphen at a line end", "co\u00ad\noperation", "cooperation"},
		{"full-width digits", "ＵＳＤ １２", "USD 12"},
		{"a combining accent", "Cafe\u0301 Bogota\u0301", "Café Bogotá"},
		{"a column edge", "Budget     Spent", "Budget\tSpent"},
		{"control characters", "a\x01b", "ab"},
		{"edges", "  \n  words  \n ", "words"},
		{"two blocks", "one\n\ntwo", "one\ntwo"},
		{"a line-end hyphen that the word has", "a high-\nquality job", "a high-quality job"},
		{"a line-end hyphen that the sheet settles", "The pro-\ngramme. This programme", "The programme. This programme"},
		{"a hyphen that stands both ways stays", "co-\noperate, co-operate, cooperate", "co-operate, co-operate, cooperate"},
		{"a hyphen before a capital", "South-\nSouth", "South-South"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := view(c.raw).Text; got != c.want {
				t.Errorf("View of %q = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

func TestRawLeadsBackToTheWords(t *testing.T) {
	for _, c := range []struct{ raw, find, want string }{
		{"nearly US$ 236 \nmillion between", "US$ 236 million", "US$ 236 \nmillion"},
		{"a\n\nthe oﬃce of", "office", "oﬃce"},
		{"a\n\nthe oﬃce of", "ffi", "ﬃ"},
		{"the ‘new’ deal", "'new'", "‘new’"},
		{"the pro-\ngramme and programme", "programme", "pro-\ngramme"},
		{"in Bogota\u0301 now", "Bogotá", "Bogota\u0301"},
		{"Agency  for\n   Health", "Agency for Health", "Agency  for\n   Health"},
	} {
		v := view(c.raw)
		i := strings.Index(v.Text, c.find)
		if i < 0 {
			t.Fatalf("%q is not in %q", c.find, v.Text)
		}
		got := v.Raw(document.Span{Start: i, End: i + len(c.find)}).Of(c.raw)
		if got != c.want {
			t.Errorf("%q leads back to %q, want %q", c.find, got, c.want)
		}
	}
}

func TestPartsOfABlockAreJoinedByABlank(t *testing.T) {
	raw := "strengthened |side box| the capacity"
	d := &document.Document{Text: raw, Blocks: []document.Block{{Parts: []document.Span{{Start: 0, End: 13}, {Start: 24, End: len(raw)}}}}}
	v := normalise.New(d)
	if v.Text != "strengthened the capacity" {
		t.Fatalf("got %q", v.Text)
	}
	if !v.CrossedIn(document.Span{Start: 0, End: len(v.Text)}) || v.CrossedIn(document.Span{Start: 0, End: 12}) {
		t.Error("the seam is not told")
	}
}

func TestLowerIsAsLong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := view(rapid.String().Draw(t, "text"))
		if len(v.Lower) != len(v.Text) {
			t.Fatalf("lower has %d bytes, text %d", len(v.Lower), len(v.Text))
		}
	})
}

// pieces are what sheets are made of, the awkward ones included.
var pieces = []string{
	"US$", " ", "\n", "  \n ", "\n\n", "236", "million", "pro-", "-\n", "\u00ad\n", "\u00a0", "’s", "ﬁ", "é", "e\u0301", "\u200b",
	"–", "programme", "    ", "\t", "１", "İ", "\x00", "\ufffd", "世界", "\r\n", "\f", "X ", "(a)",
}

// The way back holds: any span of the View maps to raw text whose own View is that
// span's text, blanks at the edges aside.
func TestAnySpanMapsToTextOfItsOwnForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		v := view(raw)
		check(t, raw, v, rapid.IntRange(0, len(v.Text)).Draw(t, "start"), rapid.IntRange(0, len(v.Text)).Draw(t, "end"))
	})
}

type fataler interface{ Fatalf(string, ...any) }

func check(t fataler, raw string, v *normalise.View, a, b int) {
	start, end := runeStart(v.Text, min(a, b)), runeStart(v.Text, max(a, b))
	span := document.Span{Start: start, End: end}
	got := v.Raw(span)
	if got.Start < 0 || got.End > len(raw) || got.Start > got.End {
		t.Fatalf("%v of %q leads to %v, outside %d bytes", span, v.Text, got, len(raw))
	}
	if !utf8.ValidString(got.Of(raw)) {
		t.Fatalf("%q leads into the middle of a character: %q", span.Of(v.Text), got.Of(raw))
	}
	// A joined word needs the whole sheet to be told, a fold of several letters can be
	// cut by the span, and a block's end stands for no text: those are left out.
	if v.JoinedIn(document.Span{Start: start - 1, End: end + 2}) || strings.Contains(span.Of(v.Text), "\n") || strings.ContainsAny(got.Of(raw), "ﬁﬃ-") {
		return
	}
	want := strings.Trim(span.Of(v.Text), " \t")
	if strings.HasPrefix(want, "–") {
		return // what stands before a dash at a line's end tells whether a blank follows it
	}
	again := strings.Trim(strings.ReplaceAll(view(got.Of(raw)).Text, "\n", " "), " \t")
	if want != again {
		t.Fatalf("%q of the View leads to %q, whose View is %q", want, got.Of(raw), again)
	}
}

func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

func FuzzView(f *testing.F) {
	for _, p := range pieces {
		f.Add(p+"a"+p, 0, 2)
	}
	f.Add("The pro-\ngramme of Cafe\u0301 programme", 4, 20)
	f.Fuzz(func(t *testing.T, raw string, a, b int) {
		if !utf8.ValidString(raw) {
			return
		}
		v := view(raw)
		n := len(v.Text) + 1
		check(t, raw, v, (a%n+n)%n, (b%n+n)%n)
	})
}

func BenchmarkNew(b *testing.B) {
	text := strings.Repeat("The Ministry of Health and the Fund’s partners signed a pro-\ngramme worth US$ 2.5 million\nbetween 2017 and 2022 for high-\nquality care.\n\n", 95)
	d := blocksOf(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		normalise.New(d)
	}
}

func TestNothingStandsBetweenFindsThatOverlap(t *testing.T) {
	v := &normalise.View{Lower: "one two"}
	for _, c := range []struct {
		from, to int
		want     string
	}{{0, 3, "one"}, {3, 3, ""}, {5, 3, ""}, {4, 99, "two"}, {-1, 3, "one"}, {99, 120, ""}} {
		if got := v.Between(c.from, c.to); got != c.want {
			t.Errorf("from %d to %d: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
