package table

import (
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
)

func TestMoneyThatAColumnCannotHoldIsNull(t *testing.T) {
	for value, want := range map[string]string{"5200000": "5200000.00", "-0.5": "-0.50", "0.07": "0.07", "9999999999999999.99": "9999999999999999.99"} {
		if got := money(&value); got == nil || got.String() != want {
			t.Errorf("%s is stored as %v", value, got)
		}
	}
	for _, value := range []string{"1250.375", "10000000000000000", "1e6", ""} {
		if got := money(&value); got != nil {
			t.Errorf("%q is stored as %v", value, got)
		}
	}
}

func TestDaysOfDates(t *testing.T) {
	for edtf, want := range map[string]string{
		"2016": "2016-01-01 2016-12-31", "2019-04": "2019-04-01 2019-04-30", "2020-02": "2020-02-01 2020-02-29", "2022-12-07": "2022-12-07 2022-12-07",
		"2017/2022": "2017-01-01 2022-12-31", "2015/..": "2015-01-01 -", "../2015": "- 2015-12-31", "{2019-04,2019-06}": "2019-04-01 2019-06-30",
		"{2017,2022}": "2017-01-01 2022-12-31", "{2022,2017}": "2017-01-01 2022-12-31", "{2015..2017,2020}": "2015-01-01 2020-12-31",
		"2015~": "2015-01-01 2015-12-31", "199X": "1990-01-01 1999-12-31", "20XX": "2000-01-01 2099-12-31", "2019-07/2019-09": "2019-07-01 2019-09-30",
		"1969-12-31": "1969-12-31 1969-12-31", "0001": "0001-01-01 0001-12-31", "1XXX": "- -", "2022/2017": "- -", "2022-13": "- -",
		"2022-02-30": "- -", "": "- -", "soon": "- -", "{}": "- -",
	} {
		first, last := days(&edtf)
		show := func(d *Day) string {
			if d == nil {
				return "-"
			}
			return d.String()
		}
		if got := show(first) + " " + show(last); got != want {
			t.Errorf("%q covers %s, want %s", edtf, got, want)
		}
	}
}

func TestDecimalsAreWrittenAsTheyWereRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-999999999999999999, 999999999999999999).Draw(t, "n")
		s := Money(n).String()
		if back, ok := record.Hundredths(s); !ok || back != n {
			t.Fatalf("%d hundredths are written %s and read %d", n, s, back)
		}
		d := Day(rapid.Int32Range(-700000, 2900000).Draw(t, "day"))
		if s := d.String(); *day(&s) != d {
			t.Fatalf("day %d is written %s", d, s)
		}
	})
}
