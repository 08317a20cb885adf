package write

import (
	"path"
	"strings"
	"unicode/utf8"
)

// documentNames gives each document its file name: the sheet's file name with its
// ending, and .json. Where several sheets have one name, each gets a part of its own
// SHA-256, so the names are the same in whatever order the sheets came. Names that
// differ only in case count as one, for the file systems that think so too.
func documentNames(documents []sheetFile) []string {
	base := make([]string, len(documents))
	count := map[string]int{}
	for i, d := range documents {
		base[i] = baseName(d.source)
		count[strings.ToLower(base[i])]++
	}
	out := make([]string, len(documents))
	for digits := 8; ; digits *= 2 {
		taken := map[string]bool{}
		clash := false
		for i, d := range documents {
			name := base[i]
			if count[strings.ToLower(name)] > 1 {
				name += "-" + d.hash[:min(digits, len(d.hash))]
			}
			out[i] = name + ".json"
			clash = clash || taken[strings.ToLower(out[i])]
			taken[strings.ToLower(out[i])] = true
		}
		if !clash || digits > 64 {
			return out
		}
	}
}

// longestName leaves room for a hash and '.json' in the 255 bytes that file systems
// allow.
const longestName = 255 - len(".json") - 65

// baseName is the file name in a source, made fit to be a file name anywhere.
func baseName(source string) string {
	name := path.Base(source)
	switch name {
	case "-", ".", "..", "/", "":
		name = "stdin"
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"|?*\`, r) || r == utf8.RuneError {
			return '_'
		}
		return r
	}, name)
	for len(name) > longestName {
		_, n := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-n]
	}
	return name
}
