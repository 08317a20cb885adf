package read

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// locked is a file that opens with the password, its content packed with hex and Flate
// under the cipher (RC4, 128 bits: ISO 32000-1, 7.6.3, revision 3).
func locked(t testing.TB, password, text string) []byte {
	t.Helper()
	const pad = passwordPad
	padded := []byte((password + pad)[:32])
	const id = "0123456789abcdef"
	cipher := func(key, data []byte) []byte {
		c, err := rc4.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	}
	rounds := func(key, data []byte) []byte { // as both entries are made
		for i := range 20 {
			k := make([]byte, len(key))
			for n := range k {
				k[n] = key[n] ^ byte(i)
			}
			data = cipher(k, data)
		}
		return data
	}
	again := func(sum [16]byte) []byte {
		for range 50 {
			sum = md5.Sum(sum[:])
		}
		return sum[:]
	}
	owner := rounds(again(md5.Sum(padded)), padded)
	key := again(md5.Sum([]byte(string(padded) + string(owner) + "\xfc\xff\xff\xff" + id)))
	sum := md5.Sum([]byte(pad + id))
	user := append(rounds(key, sum[:]), make([]byte, 16)...)
	object := func(n int, data string) string { // what stands in object n
		k := md5.Sum(append(bytes.Clone(key), byte(n), 0, 0, 0, 0))
		return string(cipher(k[:], []byte(data)))
	}
	content := fmt.Sprintf("%x>", deflated(t, "BT /F1 10 Tf 9 9 Td ("+text+") Tj ET"))
	data := string(makePDF("", nil, "here"))
	data = strings.Replace(data, stream("", "here"), stream("/Filter[/ASCIIHexDecode/FlateDecode]", object(101, content)), 1)
	data = strings.Replace(data, "<</Title(A sheet)", fmt.Sprintf("<</Title<%x>", object(4, "A sheet")), 1)
	return []byte(strings.Replace(data, "/Root 1 0 R", fmt.Sprintf("/ID[<%x><%x>]/Encrypt<</Filter/Standard/V 2/R 3/Length "+
		"128/P -4/O<%x>/U<%x>>>/Root 1 0 R", id, id, owner, user), 1))
}

func TestLockedFilesOpenWithTheirPassword(t *testing.T) {
	for name, c := range map[string]struct {
		locked, given string
		want          error
	}{
		"the empty one":                   {"", "", nil},
		"the empty one, another given":    {"", "key", nil},
		"the one given":                   {"key", "key", nil},
		"a wrong one":                     {"key", "lock", ErrEncrypted},
		"none":                            {"key", "", ErrEncrypted},
		"a long one, cut where it may be": {strings.Repeat("k", 40), strings.Repeat("k", 40), nil},
	} {
		var got string
		info, err := PDF(locked(t, c.locked, "Aid"), Options{Password: c.given}, func(p *document.GlyphPage) {
			for _, g := range p.Glyphs {
				got += g.Text
			}
		})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if c.want == nil && (got != "Aid" || info.Title != "A sheet") {
			t.Errorf("%s: got %q, %q", name, got, info.Title)
		}
	}
}

// The same sheet, locked by another program in each of the ways that are known, gives
// the same text.
func TestFilesLockedByOthersOpen(t *testing.T) {
	const variants = "../../../shared/corpus/pdf/variants/"
	read := func(name string) string {
		data, err := os.ReadFile(variants + name)
		if err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skip("no " + variants + name)
		}
		_, texts := readAllPages(t, data)
		return strings.Join(texts, "\f")
	}
	for _, sheet := range []string{"cr", "lo"} {
		want := read(sheet + "_plain.pdf")
		for _, way := range []string{"rc4_40", "rc4_128", "aes128"} {
			if got := read(sheet + "_" + way + ".pdf"); got != want || len(got) < 1000 {
				t.Errorf("%s, %s: got %.80q", sheet, way, got)
			}
		}
	}
}

func TestOwnersPasswordOpens(t *testing.T) {
	k := &keyMaker{revision: 3, size: 16, metadata: true, id: []byte("id")}
	for _, revision := range []int{2, 3} {
		k.revision = revision
		if k.size = 16; revision == 2 {
			k.size = 5
		}
		// The owner's entry is the user's password under the owner's key.
		key, data := k.again(md5.Sum(padded("owner"))), padded("user")
		rounds := 20
		if revision == 2 {
			rounds = 1
		}
		for i := range rounds {
			data = rc4ed(turned(key, i), data)
		}
		k.owner = data
		if got := k.userPassword("owner"); got != string(padded("user")) {
			t.Errorf("revision %d: got %q", revision, got)
		}
	}
}

// Whatever an encrypted stream holds, taking its cipher off ends without a panic.
func TestTornCipherTextGivesWhatItCan(t *testing.T) {
	l := &lock{key: []byte("0123456789abcdef"), streams: byAES}
	for n := range 70 {
		if got := l.open(byAES, 1, 0, make([]byte, n)); len(got) > n {
			t.Errorf("%d bytes give %d", n, len(got))
		}
	}
	if got := (&lock{}).open(byRC4, 1, 0, []byte("a")); len(got) != 1 {
		t.Errorf("an empty key gives %q", got)
	}
}
