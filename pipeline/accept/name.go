package accept

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"factsheet/pipeline/manifest"
)

// longest is how many bytes a case's name has at most.
const longest = 60

// CaseName makes the name of a case from that of its sheet: small letters and digits of
// ASCII, with hyphens between. It is empty where nothing is left.
func CaseName(source string) string {
	base := source[strings.LastIndexAny(source, `/\`)+1:]
	base = strings.TrimSuffix(base, path.Ext(base))
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(base)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= longest {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// CaseNames are the names of the cases of all sheets of a run, by the SHA-256 of the
// sheet. Those that would have one name, or none, have the beginning of their hash in it;
// so a name does not hang on which sheets are taken.
func CaseNames(sheets []manifest.Input) map[string]string {
	count := map[string]int{}
	for i := range sheets {
		count[CaseName(sheets[i].Source)]++
	}
	out := make(map[string]string, len(sheets))
	for i := range sheets {
		in := &sheets[i]
		name := CaseName(in.Source)
		short := in.SHA256[:min(8, len(in.SHA256))]
		switch {
		case name == "":
			name = "sheet-" + short
		case count[name] > 1 || reserved[name]:
			name += "-" + short
		}
		out[in.SHA256] = name
	}
	return out
}

// reserved are names that Windows keeps for devices.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// SafeCase reports whether a name that a user gave can be that of a case's folder: one
// name that every system takes.
func SafeCase(name string) bool {
	if name == "" || len(name) > 200 || strings.Trim(name, ". ") != name || strings.HasPrefix(name, "-") || reserved[strings.ToLower(name)] {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) })
}

// sheetName is what a sheet's file is called in its case: as its source, with an ending
// that tells what it is.
func sheetName(source, mediaType, fallback string) string {
	name := source[strings.LastIndexAny(source, `/\`)+1:]
	if !SafeCase(name) {
		name = fallback
	}
	ending := ".txt"
	if mediaType == "application/pdf" {
		ending = ".pdf"
	}
	if got := strings.ToLower(path.Ext(name)); got != ".txt" && got != ".pdf" {
		name += ending
	}
	return name
}
