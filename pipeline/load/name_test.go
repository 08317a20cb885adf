package load

import "testing"

func TestANameIsQuotedWhateverStandsInIt(t *testing.T) {
	const want = `"order", "a ""b"" c", ""`
	if got := QuotedList([]string{"order", `a "b" c`, ""}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
