package reconcile

import "strings"

// HeadNoun is the head of a quantity's unit in the singular, lower case: 'project' of
// 'pilot projects of the Fund'.
func HeadNoun(unit string) string { return Singular(LastWord(unit)) }

// LastWord is the last word of a unit, lower case, before any 'of'.
func LastWord(unit string) string {
	unit = strings.ToLower(unit)
	if i := strings.Index(unit, " of "); i > 0 {
		unit = unit[:i]
	}
	return unit[strings.LastIndexAny(unit, " -")+1:]
}

// Singular is a noun's singular, by its ending alone.
func Singular(noun string) string {
	if s, ok := strings.CutSuffix(noun, "ies"); ok {
		return s + "y"
	}
	return strings.TrimSuffix(noun, "s")
}

// OneLine is a quote with its line breaks and runs of blanks made single blanks.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
