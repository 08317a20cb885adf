package load

import "strings"

// Quoted is a name as SQL has it, whatever stands in it.
func Quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// QuotedList is names as a list of SQL's.
func QuotedList(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = Quoted(n)
	}
	return strings.Join(out, ", ")
}
