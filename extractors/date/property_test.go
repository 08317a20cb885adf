package date

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// parseEDTF reads the EDTF that this package writes, on its own, as first and last
// day; "" where open.
func parseEDTF(t string) (first, last string, ok bool) {
	if strings.HasPrefix(t, "{") {
		for _, m := range strings.Split(strings.Trim(t, "{}"), ",") {
			f, l, ok := parseEDTF(strings.Replace(m, "..", "/", 1))
			if !ok {
				return "", "", false
			}
			if first == "" || f < first {
				first = f
			}
			if l > last {
				last = l
			}
		}
		return first, last, true
	}
	if a, b, two := strings.Cut(t, "/"); two {
		ok = true
		if a != ".." {
			first, _, ok = parseEDTF(a)
		}
		if ok && b != ".." {
			_, last, ok = parseEDTF(b)
		}
		return first, last, ok
	}
	t = strings.TrimSuffix(t, "~")
	sign := ""
	if strings.HasPrefix(t, "-") {
		sign, t = "-", t[1:]
	}
	fields := strings.Split(t, "-")
	if len(fields[0]) != 4 {
		return "", "", false
	}
	lo, hi := sign+strings.ReplaceAll(fields[0], "X", "0"), sign+strings.ReplaceAll(fields[0], "X", "9")
	y, err := strconv.Atoi(lo)
	if err != nil {
		return "", "", false
	}
	if len(fields) == 1 {
		return lo + "-01-01", hi + "-12-31", true
	}
	m, err := strconv.Atoi(fields[1])
	if err != nil || len(fields[1]) != 2 {
		return "", "", false
	}
	if 21 <= m && m <= 24 && len(fields) == 2 {
		return lo + "-01-01", hi + "-12-31", true
	}
	if m < 1 || m > 12 {
		return "", "", false
	}
	if len(fields) == 2 {
		return lo + "-" + fields[1] + "-01", lo + "-" + fields[1] + "-" + strconv.Itoa(daysIn(m, y, true)), true
	}
	d, err := strconv.Atoi(fields[2])
	if err != nil || len(fields[2]) != 2 || d < 1 || d > daysIn(m, y, true) {
		return "", "", false
	}
	day := lo + "-" + fields[1] + "-" + fields[2]
	return day, day, true
}

// holds checks what every find must be.
func holds(t interface{ Fatalf(string, ...any) }, text string, d record.Date) {
	str := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	if d.EDTF == nil {
		if d.First != nil || d.Last != nil {
			t.Fatalf("%q: bounds without a value: %+v", text, d)
		}
		for _, c := range d.Candidates {
			if _, _, ok := parseEDTF(c); !ok {
				t.Fatalf("%q: candidate %q is no EDTF", text, c)
			}
		}
		return
	}
	first, last, ok := parseEDTF(*d.EDTF)
	if !ok || first != str(d.First) || last != str(d.Last) {
		t.Fatalf("%q: %s reads as %s to %s (%v), given %s to %s", text, *d.EDTF, first, last, ok, str(d.First), str(d.Last))
	}
	if d.Precision == "" || len(d.Candidates) > 0 {
		t.Fatalf("%q: %+v", text, d)
	}
}

// pieces are what the texts of the property test are strung together from.
var pieces = []string{"7", "12", "31", "7th", "21st", "first", "twenty", "second", "December", "dec.", "Sept", "may", "May", "2022",
	"2019", "1990s", "'90s", "2020-2024", "2017–22", "2016/17",
	"2022-12-07", "07/12/2022", "25/12/2022", "12.05.2020", "2010-11", "04/2019", "Q3", "H1", "FY", "FY22", "fiscal year",
	"quarter", "half", "century", "week", "of", "the", "in", "from", "between",
	"to", "until", "since", "and", ",", "-", "–", "/", ".", "(", ")", "'", "early", "mid", "spring", "BCE", "AD", "BE", "onwards",
	"present", "same", "year", "this", "last", "Wednesday", "people", "%", "\n", "\n\n", "1", "3", "99", "0", "20221207",
	"31,1994", "months", "nine", "234"}

func TestEveryValueReadsBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var b strings.Builder
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 14).Draw(rt, "pieces") {
			b.WriteString(p)
			if rapid.IntRange(0, 4).Draw(rt, "blank") > 0 {
				b.WriteByte(' ')
			}
		}
		own := rapid.SampledFrom([]string{"", "2023-03-30", "2020-02-29", "2021"}).Draw(rt, "own")
		p := block(b.String(), own)
		ms, err := run(p)
		if err != nil {
			rt.Fatal(err)
		}
		for i, m := range ms {
			holds(rt, b.String(), m.Value)
			if m.At.Span.Of(p.Doc.Text) != m.At.Quote {
				rt.Fatalf("%q: quote %q", b.String(), m.At.Quote)
			}
			if i > 0 && ms[i-1].At.Span.End > m.At.Span.Start {
				rt.Fatalf("%q: %q and %q overlap", b.String(), ms[i-1].At.Quote, m.At.Quote)
			}
		}
	})
}

// block is a text of one block, whatever it holds.
func block(text, own string) *extract.Pass {
	return extract.NewPass(&document.Document{Text: text, SHA256: "00", Date: own, Pages: []document.Page{{Number: 1, Span: document.Span{End: len(text)}}},
		Blocks: []document.Block{{Page: 1, Parts: []document.Span{{End: len(text)}}}}})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"It ran from 4 to 22 January 1995.", "April 30 - May 2, 2020", "07/12/2022 and 25/11/2022",
		"FY2023/24, the '90s and Q1-Q3 2020", "mid to late 2018 – present", "the 3rd week of 2027, 10 August 234 BCE"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ms, err := run(block(strings.ToValidUTF8(text, ""), "2023-03-30"))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ms {
			holds(t, text, m.Value)
		}
	})
}

// TestRepetitionIsLinear reads long runs of what dates are made of: none may cost more
// than its length.
func TestRepetitionIsLinear(t *testing.T) {
	for _, s := range append(pieces, "Monday ", "week of ", "spring/", "mid-", "1, ", "1 and ", "May, ", "2019, ", "2019 and ",
		"2019-", "1-", "1/", "from ", "2019/20-", "in May, ", "12 May and ", "first and ", "FY ", "twenty ", "1990s and ",
		"Q1 and ", "2019.4-", "decision 2025/") {
		p := block(strings.Repeat(s+" ", 3000), "2023-03-30")
		sc := &scanner{p: p, loose: -1}
		sc.scan()
		if most := 40 * len(p.Tokens); sc.steps > most {
			t.Errorf("%q, 3,000 times: %d steps for %d tokens", s, sc.steps, len(p.Tokens))
		}
	}
}

func TestDaysCountBothWays(t *testing.T) {
	if got := weekdayOf(civil{2023, 3, 30}); got != 4 {
		t.Errorf("30 March 2023 is weekday %d, want 4, a Thursday", got)
	}
	for n := -800000; n < 800000; n += 17 {
		if c := dayAt(n); dayCount(c) != n || c.d < 1 || c.d > daysIn(c.m, c.y, true) {
			t.Fatalf("day %d is %v, which counts %d", n, c, dayCount(c))
		}
	}
}
