package write

import (
	"bytes"
	"encoding/json"
	"io"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
)

func indented(compact []byte) string {
	var b bytes.Buffer
	if err := indent(&b, compact); err != nil {
		panic(err)
	}
	return b.String()
}

// anyJSON draws what JSON can hold, with strings that look like JSON.
func anyJSON() *rapid.Generator[any] {
	text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune(`"\{}[],: a`)), 0, 8, -1))
	leaf := rapid.OneOf(
		rapid.Map(text, func(s string) any { return s }),
		rapid.Map(rapid.Int(), func(n int) any { return n }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Just(any(nil)),
	)
	return rapid.Custom(func(t *rapid.T) any {
		v := leaf.Draw(t, "value")
		for range rapid.IntRange(0, 20).Draw(t, "depth") {
			switch rapid.IntRange(0, 3).Draw(t, "around") {
			case 0:
				v = []any{v, leaf.Draw(t, "beside")}
			case 1:
				v = map[string]any{text.Draw(t, "key"): v, text.Draw(t, "other"): []any{}}
			case 2:
				v = []any{map[string]any{}, v}
			case 3:
				v = []any{v}
			}
		}
		return v
	})
}

func TestIndentedJSONIsAsTheLibraryWritesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyJSON().Draw(t, "json")
		compact, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if got := indented(compact); got != string(want) {
			t.Errorf("got %s\nwant %s", got, want)
		}
	})
}

func BenchmarkIndent(b *testing.B) {
	compact, err := json.Marshal(sample(b, 1))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(compact)))
	for b.Loop() {
		if err := indent(io.Discard, compact); err != nil {
			b.Fatal(err)
		}
	}
}
