package read

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"errors"
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// locked is a file that opens with the password, its content packed with hex and Flate
// under the cipher (RC4, 128 bits: ISO 32000-1, 7.6.3, revision 3).
func locked(t *testing.T, password, text string) []byte {
	t.Helper()
	pad := "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"
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
	return []byte(strings.Replace(data, "/Root 1 0 R", fmt.Sprintf("/ID[<%x><%x>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%x>/U<%x>>>/Root 1 0 R", id, id, owner, user), 1))
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
