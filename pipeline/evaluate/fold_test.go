package evaluate

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestNamesAreComparedWithoutTheirDress(t *testing.T) {
	for name, want := range map[string]string{
		"The World Bank":                    "world bank",
		"U.S. Government":                   "u s government",
		"Côte d’Ivoire":                     "côte d'ivoire",
		"Co\u0302te d’Ivoire":               "côte d'ivoire", // decomposed
		"China’s Ministry":                  "china ministry",
		"it'sy":                             "it'sy",
		"International Labour Organisation": "international labour organization",
		"Programmes – “A”":                  "programs a",
		"ﬁnance　Straße":                     "finance strasse",
		"an\tEU–ACP (fund)":                 "eu acp fund",
		"":                                  "",
		"The":                               "the",
	} {
		if got := fold(name); got != want {
			t.Errorf("%q is compared as %q, want %q", name, got, want)
		}
	}
}

func TestNumbersAreComparedByValue(t *testing.T) {
	text := func(s string) *string { return &s }
	for _, same := range [][]string{
		{"10", "1E+1", "10.0", "+10", " 10 ", "1_0", "0010"},
		{"0", "0.00", "-0", "0E7"},
		{"2500000", "2.5e6"},
		{"-3", "-3.0"},
		{"ten"},
		{"1e999999999999"},
		{"NaN"},
		{""},
		{"10000000000000000000000000001", "1.0000000000000000000000000001E28"},
	} {
		for _, s := range same {
			if got, want := number(text(s)), number(text(same[0])); got != want {
				t.Errorf("%q is compared as %q and %q as %q", s, got, same[0], want)
			}
		}
	}
	apart := []string{"10", "0", "1", "100", "ten", "", "NaN", "-10"}
	for i, a := range apart {
		for _, b := range apart[i+1:] {
			if number(text(a)) == number(text(b)) {
				t.Errorf("%q and %q are taken for the same", a, b)
			}
		}
	}
	if number(nil) == number(text("")) {
		t.Error("no number is taken for an empty one")
	}
}

func TestSetsOfDatesHaveNoOrder(t *testing.T) {
	a, b, c := "{2019-04, 2019-06}", "{2019-06,2019-04}", "[2019-04,2019-06]"
	if period(&a) != period(&b) || period(&a) != period(&c) {
		t.Errorf("%q, %q and %q are compared as %q, %q and %q", a, b, c, period(&a), period(&b), period(&c))
	}
	blank, bare := "", "["
	if period(&blank) != period(nil) || period(&bare) != "{}" {
		t.Errorf("%q and %q", period(&blank), period(&bare))
	}
}

// TestFoldIsThatOfTheScorer holds fold, wordsOf and number to score.py's functions, over
// names of the annotated sheets and odd ones.
func TestFoldIsThatOfTheScorer(t *testing.T) {
	const scorer = "../../../shared/score.py"
	if _, err := os.Stat(scorer); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("score.py is not here")
	}
	names := []string{"A’s B‘s", "ŒUVRE", "ǅ", "İstanbul's", "x's.", "'s", "a 's b", "１２３ ＡＢＣ", "½ m²", "naïve—test", "עברית \u200f's", "😀 org", "the an a x",
		"\x1c a\u2028b\u00a0c", "Organisations' Programmes", "co+op C++", "a_b", "ΣΑΣ", "ß's ẞ", "ﬀ", "١٢", "Ⅷ"}
	numbers := []string{"1", "1.50", "1E+3", "1e3", "1,000", "007", "-0", "0.0", ".5", "5.", "1__0", "_1", "Infinity", "abc", "123456789012345678901234567890"}
	in, err := json.Marshal([][]string{names, numbers})
	if err != nil {
		t.Fatal(err)
	}
	const program = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("score", sys.argv[1])
s = importlib.util.module_from_spec(spec)
spec.loader.exec_module(s)
names, numbers = json.loads(sys.argv[2])
print(json.dumps([[s.norm(n) for n in names], [sorted(s.words(n)) for n in names], [[s.dec(a) == s.dec(b) for b in numbers] for a in numbers]]))`
	data, err := exec.Command("python3", "-c", program, scorer, string(in)).Output()
	if err != nil {
		t.Skip("there is no python3 to ask")
	}
	var want []json.RawMessage
	var folded []string
	var words [][]string
	var equal [][]bool
	for i, into := range []any{&want, &folded, &words, &equal} {
		if i > 0 {
			data = want[i-1]
		}
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range names {
		if got := fold(name); got != folded[i] {
			t.Errorf("%q: score.py compares it as %q, we as %q", name, folded[i], got)
		}
		got := wordsOf(fold(name))
		slices.Sort(words[i])
		if strings.Join(got, " ") != strings.Join(words[i], " ") {
			t.Errorf("%q: score.py has the words %q, we %q", name, words[i], got)
		}
	}
	for i := range numbers {
		for j := range numbers {
			if got := number(&numbers[i]) == number(&numbers[j]); got != equal[i][j] {
				t.Errorf("%q and %q: score.py has them equal %v, we %v", numbers[i], numbers[j], equal[i][j], got)
			}
		}
	}
}
