package across

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
)

type memory struct{ bytes.Buffer }

func (m *memory) ReadAt(b []byte, at int64) (int, error) { return copy(b, m.Bytes()[at:]), nil }

// What waits is read back as well as what is in the store, be it short or longer than may wait.
func TestAllThatIsKeptIsReadBack(t *testing.T) {
	store := &memory{}
	a := &archive{store: store}
	want := map[place]string{}
	for i := range 3000 {
		s := strings.Repeat(strconv.Itoa(i)+" ", 1+i%50)
		if i%1000 == 500 {
			s = strings.Repeat(s, waits/len(s)+1)
		}
		p, err := a.keep(func(b []byte) []byte { return append(b, s...) })
		if err != nil {
			t.Fatal(err)
		}
		want[p] = s
		if i%500 != 499 {
			continue
		}
		for p, s := range want {
			if b, err := a.read(p); err != nil || string(b) != s {
				t.Fatalf("%d bytes at %d come back as %d, %v", len(s), p.at, len(b), err)
			}
		}
	}
	if store.Len() == 0 || len(a.waiting) == 0 {
		t.Errorf("%d bytes are in the store, %d wait", store.Len(), len(a.waiting))
	}
}
