package chart

import (
	"reflect"
	"testing"

	"github.com/cockroachdb/apd/v3"
)

func TestSumsAreShortAsLabels(t *testing.T) {
	for value, want := range map[string][2]string{ // compact, brief
		"0": {"0", "0"}, "999": {"999", "999"}, "0.50": {"0.5", "0.5"}, "746014": {"746,014", "746\u00a0k"},
		"1234.56": {"1,234.56", "1.23\u00a0k"},
		"999999":  {"999,999", "1\u00a0m"}, "1000000": {"1\u00a0m", "1\u00a0m"}, "1250000": {"1.25\u00a0m", "1.25\u00a0m"},
		"999999999": {"1\u00a0bn", "1\u00a0bn"}, "236400000": {"236\u00a0m", "236\u00a0m"}, "8319024335000": {"8.32\u00a0tn", "8.32\u00a0tn"},
		"1234567890123456789": {"1,230,000\u00a0tn", "1,230,000\u00a0tn"}, "0.001": {"0.001", "0.001"},
	} {
		d, ok := exact(value)
		if !ok {
			t.Fatalf("%q is no sum", value)
		}
		if got := [2]string{compact(d), brief(d)}; got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

func TestSharesAreOfTheWhole(t *testing.T) {
	if got := share(apd.New(1, 30), apd.New(4, 30)); got != 0.25 {
		t.Errorf("a quarter is %v", got)
	}
	if got := share(apd.New(1, 0), apd.New(0, 0)); got != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestColumnsStandForYearsOrSpansOfThem(t *testing.T) {
	for _, c := range []struct {
		title  string
		counts map[int]int
		want   []string
	}{
		{"a few years", map[int]int{2019: 1, 2021: 1}, []string{"2019", "2020", "2021"}},
		{"one far before", map[int]int{1977: 1, 2019: 5, 2020: 5}, []string{
			"1977 to 2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020"}},
		{"one far after", map[int]int{2019: 5, 2020: 5, 2100: 1}, []string{
			"2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029 to 2100"}},
		{"all over a century", map[int]int{1900: 1, 1925: 1, 1950: 1, 1975: 1, 2000: 1}, []string{
			"1900 to 1909", "1910 to 1919", "1920 to 1929", "1930 to 1939", "1940 to 1949", "1950 to 1959", "1960 to 1969",
			"1970 to 1979", "1980 to 1989", "1990 to 1999", "2000 to 2009"}},
		{"none", nil, []string{"0"}},
	} {
		a := newAxis(c.counts)
		var got []string
		for i := range a.columns() {
			got = append(got, a.name(i))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.title, got, c.want)
		}
		for y := range c.counts {
			if first, last := a.years(a.column(y)); y < first || y > last {
				t.Errorf("%s: %d is in the column of %d to %d", c.title, y, first, last)
			}
		}
		if a.columns() > mostColumns {
			t.Errorf("%s: %d columns", c.title, a.columns())
		}
	}
}

func TestDatesAreWrittenForPeople(t *testing.T) {
	for edtf, want := range map[string]string{
		"2022-12-07": "7 Dec 2022", "2019-04": "Apr 2019", "2016": "2016", "2015~": "about 2015",
		"2017/2022": "2017 to 2022", "2015/..": "from 2015",
		"../2020-02": "to Feb 2020", "{2019-04,2019-06}": "Apr 2019 and Jun 2019",
		"{2017..2019,2022}": "2017 to 2019 and 2022", "199X": "199X", "": "",
	} {
		if got := told(edtf); got != want {
			t.Errorf("%q is %q, want %q", edtf, got, want)
		}
	}
}

func TestTiedNodesStandClose(t *testing.T) {
	// A chain told in the worst order, and a pair of its own.
	got := lineUp(6, []bond{{0, 3, 1}, {3, 1, 1}, {1, 2, 1}, {4, 5, 9}})
	if want := []int{0, 3, 1, 2, 4, 5}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestNamesAreTidied(t *testing.T) {
	for name, want := range map[string]string{
		" a\r\n\tb ": "a b", "a\x00b": "ab", "\u202egnp.exe": "gnp.exe", "👩‍👩‍👧": "👩‍👩‍👧", "\u200f": "", "éé": "éé",
	} {
		if got := tidy(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	if got := width(fit("Ministry of Human Resources and Social Security", 100, 12)) * 12; got > 100 || got < 80 {
		t.Errorf("a name cut to 100 pixels has %.1f", got)
	}
	if got := fitNamed("United Nations Development Programme", "UNDP", 150, 12); got != "United Nations…\u00a0(UNDP)" {
		t.Errorf("%q", got)
	}
}
