package reconcile

import (
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
)

func ptr(s string) *string { return &s }

func TestFigureHoldsWhatWouldBePrintedSo(t *testing.T) {
	for _, c := range []struct {
		value, quote, qualifier string
		low, high               int64 // in hundredths
	}{
		{"1100000", "US$ 1.1 million", record.Exact, 105000000, 114999999},
		{"746014", "$ 746,014", record.Exact, 74601350, 74601449},
		{"5.25", "$5.25", record.Exact, 525, 525},
		{"2000000", "two million dollars", record.Exact, 150000000, 249999999},
		{"1100000", "US$ 1.1 million", record.Over, 105000000, 121000000},
		{"10000000", "EUR 10 million", record.Nearly, 900000000, 1049999999},
		{"10000000", "EUR 10 million", record.About, 900000000, 1100000000},
		{"-32000000", "(32)", record.Exact, -3250000000, -3150000001},
	} {
		f := figureOf(&record.Amount{Value: &c.value, Qualifier: c.qualifier, Span: record.Span{Quote: c.quote}})
		if !f.Known || f.Low != c.low || f.High != c.high {
			t.Errorf("%s (%s): %d to %d, want %d to %d", c.quote, c.qualifier, f.Low, f.High, c.low, c.high)
		}
	}
	for name, a := range map[string]record.Amount{
		"no value":            {},
		"too many places":     {Value: ptr("1.234")},
		"too large":           {Value: ptr("99999999999999999")},
		"a range upside down": {Low: ptr("5"), High: ptr("2")},
	} {
		if f := figureOf(&a); f.Known {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestUpToAndAtLeastAgreeWithNothingFarOffAndContradictNothing(t *testing.T) {
	part := figure("2000000", "2 million", record.Exact)
	for _, q := range []string{record.UpTo, record.Under} {
		if v := verdict(figure("9000000", "9 million", q), part); v != Unsure {
			t.Errorf("%s: %d", q, v)
		}
	}
	if v := verdict(figure("1000000", "1.0 million", record.AtLeast), part); v != Unsure {
		t.Errorf("at least: %d", v)
	}
}

// Whatever the parts were before they were rounded to hundreds, their rounded total agrees.
func TestRoundedPartsOfATotalAgreeWithIt(t *testing.T) {
	rounded := func(n int64) Figure {
		n = (n + 50) / 100
		return figure(Decimal(n*10000), Decimal(n)+" hundred", record.Exact)
	}
	rapid.Check(t, func(t *rapid.T) {
		exact, sum := int64(0), Figure{Known: true}
		for _, n := range rapid.SliceOfN(rapid.Int64Range(50, 5000), 2, 8).Draw(t, "parts") {
			exact += n
			sum = sum.plus(rounded(n))
		}
		if v := verdict(rounded(exact), sum); v != Agrees {
			t.Fatalf("the verdict is %d on %d and %d", v, rounded(exact).Value, sum.Value)
		}
		if v := verdict(rounded(exact+1000), sum); v == More {
			t.Fatalf("parts that come to less are said to come to more")
		}
	})
}

func TestDecimalWritesHundredths(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 100: "1", 150: "1.5", 1: "0.01", -307: "-3.07", 123456789: "1234567.89"} {
		if got := Decimal(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
	if got := Grouped(-123456789); got != "-1,234,567.89" {
		t.Errorf("got %s", got)
	}
}
