package evaluate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold is a name as it is compared: without case, quotes, punctuation, possessives,
// hyphens and a leading article, and with one spelling of 'organization' and 'program'.
func fold(s string) string {
	if s == "" {
		return ""
	}
	if !isASCII(s) {
		s = apostrophes.Replace(norm.NFKC.String(s))
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case '"', '“', '”', '(', ')', '.', ',', ';', ':':
			return ' '
		}
		return r
	}, s)
	if isASCII(s) {
		s = strings.ToLower(s)
	} else {
		s = cases.Fold().String(s)
	}
	s = spelling.Replace(dashes.Replace(withoutPossessive(s)))
	s = strings.Join(strings.FieldsFunc(s, isBlank), " ")
	for _, article := range [3]string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			return rest
		}
	}
	return s
}

var (
	apostrophes = strings.NewReplacer("’", "'", "‘", "'")
	dashes      = strings.NewReplacer("-", " ", "–", " ", "—", " ")
	spelling    = strings.NewReplacer("organisation", "organization", "programme", "program")
)

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isBlank takes the separators among the control characters as white space, too.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// withoutPossessive takes out each "'s" that ends a word.
func withoutPossessive(s string) string {
	i := strings.Index(s, "'s")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "'s") {
		next, _ := utf8.DecodeRuneInString(s[i+2:])
		if len(s) > i+2 && isWordRune(next) {
			b.WriteString(s[:i+2])
		} else {
			b.WriteString(s[:i])
		}
		s = s[i+2:]
	}
	return b.String() + s
}

func isWordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// idle are words that tell no names apart.
var idle = map[string]bool{
	"the": true, "of": true, "and": true, "in": true, "for": true, "on": true, "to": true, "a": true, "an": true, "with": true, "by": true,
}

// wordsOf are the words of a folded name, each once, sorted, without the idle ones.
func wordsOf(folded string) []string {
	out := strings.FieldsFunc(folded, func(r rune) bool { return r != '+' && !isWordRune(r) })
	out = slices.DeleteFunc(out, func(w string) bool { return idle[w] })
	slices.Sort(out)
	return slices.Compact(out)
}

// shared counts what two sorted lists without repeats have in common.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// jaccard is the share of the words of both that are in both, from 0 to 1.
func jaccard(a, b []string) float64 {
	n := shared(a, b)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(a)+len(b)-n)
}

// containment is the share of the words of the shorter that are in the longer, from 0 to 1.
func containment(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(shared(a, b)) / float64(min(len(a), len(b)))
}
