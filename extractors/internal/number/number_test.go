package number

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/pipeline/extract"
)

// first is the first number of a text, and its quote.
func first(t testing.TB, text string, scan func(*extract.Pass, int) (Number, bool)) (quote string, n Number, ok bool) {
	t.Helper()
	p := extracttest.NewPass(t, text, "")
	for i := range p.Tokens {
		if n, ok := scan(p, i); ok {
			return p.View.Raw(p.SpanOf(n.First, n.End)).Of(p.Doc.Text), n, true
		}
	}
	return "", Number{}, false
}

func TestScanReadsDigitsAndWords(t *testing.T) {
	for _, c := range []struct{ text, quote, value string }{
		{"a total of 1,234,567.89 units", "1,234,567.89", "1234567.89"},
		{"a total of 1.234.567,89 units", "1.234.567,89", "1234567.89"},
		{"some 1 000 000 people", "1 000 000", "1000000"},
		{"some 40\u00a0500 people", "40\u00a0500", "40500"},
		{"some 40 500,25 units", "40 500,25", "40500.25"},
		{"worth 1'234'500 altogether", "1'234'500", "1234500"},
		{"worth 1’234’500.50 altogether", "1’234’500.50", "1234500.5"},
		{"about 5,00,000 homes", "5,00,000", "500000"},
		{"about 12,34,567.89 homes", "12,34,567.89", "1234567.89"},
		{"rose by 0.5 points", "0.5", "0.5"},
		{"rose by .5 points", ".5", "0.5"},
		{"fell by -3.2 points", "-3.2", "-3.2"},
		{"fell to minus five", "minus five", "-5"},
		{"5.2 million people", "5.2 million", "5200000"},
		{"1,7 million people", "1,7 million", "1700000"},
		{"2\nmillion people", "2\nmillion", "2000000"},
		{"10k followers", "10k", "10000"},
		{"3.5bn trees", "3.5bn", "3500000000"},
		{"5 mln trees", "5 mln", "5000000"},
		{"3 Mio. trees", "3 Mio", "3000000"},
		{"35 lakh people", "35 lakh", "3500000"},
		{"1.5 lakh crore", "1.5 lakh crore", "1500000000000"},
		{"two crore people", "two crore", "20000000"},
		{"3 dozen schools", "3 dozen", "36"},
		{"two dozen schools", "two dozen", "24"},
		{"a dozen schools", "a dozen", "12"},
		{"half a dozen schools", "half a dozen", "6"},
		{"2½ million people", "2½ million", "2500000"},
		{"2 1/2 million people", "2 1/2 million", "2500000"},
		{"3 hundred and 21 people", "3 hundred and 21", "321"},
		{"4 thousand 3 hundred and 21 people", "4 thousand 3 hundred and 21", "4321"},
		{"two hundred and fifty people", "two hundred and fifty", "250"},
		{"sixteen", "sixteen", "16"},
		{"one hundred and sixty-one", "one hundred and sixty-one", "161"},
		{"twenty-one trillion and three hundred", "twenty-one trillion and three hundred", "21000000000300"},
		{"two hundred and two thousand", "two hundred and two thousand", "202000"},
		{"two thousand and two hundred", "two thousand and two hundred", "2200"},
		{"two hundred point seventy-one", "two hundred point seventy-one", "200.71"},
		{"nine point nought four", "nine point nought four", "9.04"},
		{"nought point five", "nought point five", "0.5"},
		{"one point five million people", "one point five million", "1500000"},
		{"a hundred people", "a hundred", "100"},
		{"a hundred and fifty thousand people", "a hundred and fifty thousand", "150000"},
		{"hundred thousand people", "hundred thousand", "100000"},
		{"a million people", "a million", "1000000"},
		{"a million and a half people", "a million and a half", "1500000"},
		{"half a million people", "half a million", "500000"},
		{"half-a-million people", "half-a-million", "500000"},
		{"quarter million people", "quarter million", "250000"},
		{"a quarter of a million people", "a quarter of a million", "250000"},
		{"three quarters of a million people", "three quarters of a million", "750000"},
		{"three-quarters billion people", "three-quarters billion", "750000000"},
		{"two and a half million people", "two and a half million", "2500000"},
		{"2 and a half million people", "2 and a half million", "2500000"},
		{"two hundred thousand million", "two hundred thousand million", "200000000000"},
		{"twenty-five hundred homes", "twenty-five hundred", "2500"},
		{"nine-million homes", "nine-million", "9000000"},
		{"123456789012345678901234567890 units", "123456789012345678901234567890", "123456789012345678901234567890"},
	} {
		quote, n, ok := first(t, c.text, Scan)
		if !ok || n.Malformed || quote != c.quote || Text(&n.Value) != c.value {
			t.Errorf("%q: got %q = %s (ok %v, malformed %v %v), want %q = %s", c.text, quote, Text(&n.Value), ok, n.Malformed, n.Candidates, c.quote, c.value)
		}
	}
}

func TestScanLeavesAloneWhatIsNoNumber(t *testing.T) {
	for _, text := range []string{
		"CO2", "FY2024", "COVID-19", "the 2nd phase", "version 1.50.30", "on 12.05.2020 it", "a person", "hundreds of people",
		"several hundred", "half of them", "the second quarter", "millions", "a", "DP/2025/26", "a few million", "negative results",
	} {
		if quote, n, ok := first(t, text, Scan); ok {
			t.Errorf("%q: read %q as %s", text, quote, Text(&n.Value))
		}
	}
}

func TestScanKeepsUnitsAndMoneyLettersApart(t *testing.T) {
	if quote, n, _ := first(t, "ran 100m today", Scan); Text(&n.Value) != "100" {
		t.Errorf("metres: read %q as %s", quote, Text(&n.Value))
	}
	if quote, n, _ := first(t, "ran 100m today", ScanMoney); Text(&n.Value) != "100000000" {
		t.Errorf("money: read %q as %s", quote, Text(&n.Value))
	}
	if quote, n, _ := first(t, "5 M&E posts", ScanMoney); Text(&n.Value) != "5" {
		t.Errorf("M&E: read %q as %s", quote, Text(&n.Value))
	}
}

func TestMalformedNumbersAreNeverGuessed(t *testing.T) {
	english := "Of 1,200 schools 3.5 per cent; "
	for _, c := range []struct{ text, want string }{
		{english + "then 373,00 more", "373 373000"},
		{english + "then 1,23,4 more", "123.4 1234"},
		{english + "then 12.34.5 more", "1234.5 12345"},
		{english + "then 1,234.56.7 more", "123456.7 1234567"},
	} {
		p := extracttest.NewPass(t, c.text, "")
		found := false
		for i := range p.Tokens {
			if n, ok := ScanMoney(p, i); ok && n.Malformed {
				found = true
				if got := strings.Join(n.Candidates, " "); got != c.want {
					t.Errorf("%q: candidates %q, want %q", c.text, got, c.want)
				}
				if !n.Value.IsZero() {
					t.Errorf("%q: a malformed number has the value %s", c.text, Text(&n.Value))
				}
			}
		}
		if !found {
			t.Errorf("%q: nothing malformed found", c.text)
		}
	}
}

func TestStyleSettlesWhatReadsTwoWays(t *testing.T) {
	for _, c := range []struct {
		name, text string
		style      Style
		last       string // the value of the last number, or its candidates
	}{
		{"nothing settles", "then 1.234 of them", Unknown, "1.234?1234"},
		{"points as decimals elsewhere", "after 2.5 and 3,400 came 1.234 of them", English, "1.234"},
		{"commas as decimals elsewhere", "after 2.345.678 and 3,4 % came 1.234 of them", Continental, "1234"},
		{"a decimal comma", "after 12.000,50 came 373,00 of them", Continental, "373"},
		{"one slip settles nothing", "then 373,00 of them", Unknown, "malformed 373|373000"},
		{"a scale word behind a comma", "after 4.5 million came 1,7 million of them", Unknown, "1700000"},
		{"two scaled decimals", "after €4,5 million came 12,50 of them", Continental, "12.5"},
		{"a heading's number is no evidence", "2.1 Results\n\nThere were 3,4 % and 373,00 of them", Continental, "373"},
	} {
		p := extracttest.NewPass(t, c.text, "")
		if got := StyleOf(p); got != c.style {
			t.Errorf("%s: style %v, want %v", c.name, got, c.style)
		}
		last := ""
		for i := 0; i < len(p.Tokens); i++ {
			if n, ok := Scan(p, i); ok {
				i = n.End - 1
				switch last = Text(&n.Value); {
				case n.Malformed:
					last = "malformed " + strings.Join(n.Candidates, "|")
				case n.IsAmbiguous():
					last = strings.Join(n.Candidates, "?")
				}
			}
		}
		if last != c.last {
			t.Errorf("%s: last number %s, want %s", c.name, last, c.last)
		}
	}
}

func TestCellsOfARowAreNotJoinedToOneNumber(t *testing.T) {
	for _, text := range []string{"Revenue 103 168 65", "In 2024 85 101 more", "of 3.5 and 1,200: 85 101"} {
		p := extracttest.NewPass(t, text, "")
		for i := range p.Tokens {
			if n, ok := Scan(p, i); ok && n.End > n.First+1 {
				t.Errorf("%q: joined to %s", text, Text(&n.Value))
			}
		}
	}
}

func TestScaleWordPastABlockEndIsRead(t *testing.T) {
	if _, n, _ := first(t, "a grant of US$ 236\n\nmillion for schools", ScanMoney); Text(&n.Value) != "236000000" {
		t.Errorf("read %s", Text(&n.Value))
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"1,234.5", "two hundred and fifty million", "1 000 000,5 Mio", "-½ lakh crore", "1.2.3,4'567", "a hundred thousand million and a half", "3 hundred and 21", "US$ 4 (million)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = "x " + strings.Map(readable, text) // the reader refuses what is no text
		p := extracttest.NewPass(t, text, "")
		for i := range p.Tokens {
			for _, scan := range []func(*extract.Pass, int) (Number, bool){Scan, ScanMoney} {
				n, ok := scan(p, i)
				if !ok {
					continue
				}
				if n.First != i || n.End <= i || n.End > len(p.Tokens) {
					t.Fatalf("%q: tokens %d to %d, asked at %d", text, n.First, n.End, i)
				}
				if n.Malformed && !n.Value.IsZero() {
					t.Fatalf("%q: malformed, yet %s", text, Text(&n.Value))
				}
				if s := Text(&n.Value); strings.ContainsAny(s, "eE") || s == "" {
					t.Fatalf("%q: value %q", text, s)
				}
			}
		}
	})
}

func readable(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' {
		return ' '
	}
	return r
}

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("In 2023 the fund gave US$ 5.2 million to 1,250 schools in two hundred and fifty districts, 12 per cent more than the year before. ", 100)
	p := extracttest.NewPass(b, text, "")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range p.Tokens {
			Scan(p, i)
		}
	}
}
