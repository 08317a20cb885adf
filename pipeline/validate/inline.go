package validate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// itemWords bounds the words of an item that is told from a clause.
const itemWords = 5

// opening is what stands between a number of things and their list in the sentence.
type opening struct {
	words string
	names bool   // the items must be names: what else stands there explains as often as it lists
	until string // what ends the list before the sentence's end; a bracket must close
}

var openings = []opening{
	{":", false, ""},
	{", namely ", false, ""},
	{" namely ", false, ""},
	{" (", true, ")"},
	{" – ", true, " – "},
	{" — ", true, " — "},
}

// inline is the number of items of the list that the rest of a sentence, behind a number
// of things, begins with: 'three cities: Accra, Dakar and Lagos', 'three cities (Accra,
// Dakar and Lagos)'. It is 0 where no such list stands there, or where its items can't be
// told apart.
func inline(rest string) int {
	for _, o := range openings {
		list, ok := strings.CutPrefix(rest, o.words)
		if !ok {
			continue
		}
		if o.until != "" {
			if list, _, ok = strings.Cut(list, o.until); !ok && o.until == ")" {
				return 0
			}
		}
		return listLength(strings.TrimRight(strings.TrimSpace(list), "."), o.names)
	}
	return 0
}

// openEnds are what a list ends in that leaves some out.
var openEnds = []string{"others", "other", "more", "etc", "elsewhere", "beyond"}

// listLength is the number of items in a list of short items, the last joined by one 'and'.
func listLength(list string, names bool) int {
	if strings.ContainsAny(list, ";:()–—\n\t.") {
		return 0
	}
	parts := strings.Split(list, ", ")
	n := len(parts)
	last, joined := strings.CutPrefix(parts[n-1], "and ")
	if !joined {
		before, after, found := strings.Cut(last, " and ")
		if !found {
			return 0
		}
		parts = append(parts[:n-1], before, after)
		n++
	} else {
		parts[n-1] = last
	}
	if strings.Contains(parts[n-1], " and ") {
		return 0
	}
	for i, part := range parts {
		most := itemWords
		if i == n-1 {
			most *= 2
		}
		words := strings.Fields(part)
		if len(words) == 0 || len(words) > most || strings.Contains(part, " and ") || names && !isName(part) {
			return 0
		}
		for _, w := range openEnds {
			if words[0] == w || words[len(words)-1] == w {
				return 0
			}
		}
	}
	return n
}

// isName reports whether an item begins with a capital letter, 'the' aside, and holds no figure.
func isName(item string) bool {
	item = strings.TrimPrefix(item, "the ")
	r, _ := utf8.DecodeRuneInString(item)
	return unicode.IsUpper(r) && !strings.ContainsAny(item, "0123456789")
}

// markers are the ways to number the items of a list in a sentence, in their order.
var markers = [][]string{
	{"(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)"},
	{"(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)", "(j)"},
	{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"},
}

// markerReach is how far, in bytes, the first marker stands behind a number of things.
const markerReach = 50

// numbered is the number of items that rest, behind a number of things, numbers: 'four
// priorities: (i) jobs; (ii) skills; and (iii) rights'. It is 0 where it numbers fewer
// than two, or another number of things may stand between.
func numbered(rest string) int {
	for _, set := range markers {
		at := strings.Index(rest[:min(len(rest), markerReach)], set[0])
		if at < 0 || !strings.HasSuffix(strings.TrimSpace(rest[:at]), ":") {
			continue
		}
		n := 0
		for n < len(set) {
			k := strings.Index(rest[at:], set[n])
			if k < 0 {
				break
			}
			at += k + len(set[n])
			n++
		}
		if n > 1 && n < len(set) {
			return n
		}
	}
	return 0
}
