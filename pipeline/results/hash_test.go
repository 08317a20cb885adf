package results

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

func TestAHashIsTheSameOfBytesAndOfAReader(t *testing.T) {
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // of FIPS 180-4's example
	if got := Hash([]byte("abc")); got != want {
		t.Errorf("of bytes it is %s", got)
	}
	for _, buffer := range [][]byte{nil, make([]byte, 1)} {
		if got, err := HashOf(strings.NewReader("abc"), buffer); err != nil || got != want {
			t.Errorf("of a reader it is %s, %v", got, err)
		}
	}
}

func TestWhatCannotBeReadHasNoHash(t *testing.T) {
	broken := errors.New("broken")
	if got, err := HashOf(iotest.ErrReader(broken), nil); got != "" || !errors.Is(err, broken) {
		t.Errorf("%q, %v", got, err)
	}
}
