package selftest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// difference tells where two records' JSON first differs, and what stands there in each;
// the names say which is which.
func difference(a, b []byte, nameA, nameB string) string {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return "one of the two is no JSON"
	}
	path, u, w, differ := firstDiffering("", x, y)
	if !differ {
		return "the same values stand otherwise, in their order or form"
	}
	return fmt.Sprintf("%s is %s %s, and %s %s", path, u, nameA, w, nameB)
}

// firstDiffering walks two JSON values down to where they differ.
func firstDiffering(path string, a, b any) (where, x, y string, differ bool) {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok {
			break
		}
		keys := slices.Sorted(maps.Keys(a))
		for _, k := range slices.Sorted(maps.Keys(b)) {
			if _, ok := a[k]; !ok {
				keys = append(keys, k)
			}
		}
		for _, k := range keys {
			u, inA := a[k]
			w, inB := b[k]
			at := k
			if path != "" {
				at = path + "." + k
			}
			if !inA || !inB {
				return at, shown(u, inA), shown(w, inB), true
			}
			if where, x, y, differ = firstDiffering(at, u, w); differ {
				return where, x, y, true
			}
		}
		return "", "", "", false
	case []any:
		b, ok := b.([]any)
		if !ok {
			break
		}
		for i := range max(len(a), len(b)) {
			at := fmt.Sprintf("%s[%d]", path, i)
			if i >= len(a) {
				return at, shown(nil, false), shown(b[i], true), true
			}
			if i >= len(b) {
				return at, shown(a[i], true), shown(nil, false), true
			}
			if where, x, y, differ = firstDiffering(at, a[i], b[i]); differ {
				return where, x, y, true
			}
		}
		return "", "", "", false
	}
	// What is no object and no list can be compared, and so can those of two kinds.
	if kind(a) == kind(b) && a == b {
		return "", "", "", false
	}
	return path, shown(a, true), shown(b, true), true
}

func kind(v any) string { return fmt.Sprintf("%T", v) }

// shown is a value as a message has it.
func shown(v any, there bool) string {
	if !there {
		return "not there"
	}
	b, err := json.Marshal(v)
	if err != nil {
		return "?"
	}
	return brief(string(b))
}
