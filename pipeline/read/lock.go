package read

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// lock is how a file is encrypted, and the key that opens it (ISO 32000-1, 7.6: the
// standard handler up to revision 4).
type lock struct {
	key              []byte
	strings, streams method
	metadata         bool // it is encrypted too
}

// method is what takes a cipher off.
type method uint8

const (
	plain method = iota
	byRC4
	byAES
)

// passwordPad fills a password up to 32 bytes.
const passwordPad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock finds the key of an encrypted file: by the empty password, else by the one
// given, as the user's or the owner's. It fails with ErrEncrypted where none opens it,
// and with ErrCipher where the file is encrypted otherwise.
func (o *objects) unlock(trailer operand, password string) (*lock, error) {
	e := o.of(trailer, "Encrypt")
	v, r := int(o.of(e, "V").num), int(o.of(e, "R").num)
	if o.of(e, "Filter").str != "Standard" || r < 2 || r > 4 || v != 1 && v != 2 && v != 4 {
		return nil, ErrCipher
	}
	l := &lock{strings: byRC4, streams: byRC4, metadata: o.of(e, "EncryptMetadata").str != "false"}
	size := 5
	if n := int(o.of(e, "Length").num); r > 2 && n >= 40 && n <= 128 {
		size = n / 8
	}
	if v == 4 {
		size = 16
		var ok, also bool
		l.streams, ok = o.method(e, "StmF")
		l.strings, also = o.method(e, "StrF")
		if !ok || !also {
			return nil, ErrCipher
		}
	}
	k := &keyMaker{revision: r, size: size, metadata: l.metadata, permissions: uint32(int64(o.of(e, "P").num))}
	k.owner, k.user = []byte(o.of(e, "O").str), []byte(o.of(e, "U").str)
	if id := o.of(trailer, "ID"); len(id.list) > 0 {
		k.id = []byte(o.follow(id.list[0]).str)
	}
	if len(k.owner) < 32 || len(k.user) < 16 {
		return nil, ErrCipher
	}
	for _, try := range []string{"", password, k.userPassword(password)} {
		if l.key = k.key(try); k.opens(l.key) {
			return l, nil
		}
	}
	return nil, ErrEncrypted
}

// method is the one that a crypt filter names; ok is false for one that is not known.
func (o *objects) method(e operand, key string) (m method, ok bool) {
	name := o.of(e, key).str
	if name == "" || name == "Identity" {
		return plain, true
	}
	switch o.of(o.of(o.of(e, "CF"), name), "CFM").str {
	case "V2":
		return byRC4, true
	case "AESV2":
		return byAES, true
	case "None":
		return plain, true
	}
	return plain, false
}

// keyMaker makes keys of passwords.
type keyMaker struct {
	revision, size  int
	metadata        bool
	permissions     uint32
	owner, user, id []byte
}

func padded(password string) []byte { return []byte((password + passwordPad)[:32]) }

// again hashes a hash as often as later revisions ask.
func (k *keyMaker) again(sum [16]byte) []byte {
	if k.revision > 2 {
		for range 50 {
			sum = md5.Sum(sum[:k.size])
		}
	}
	return sum[:k.size]
}

// key is the key that a user's password makes (algorithm 2).
func (k *keyMaker) key(password string) []byte {
	b := append(padded(password), k.owner[:32]...)
	b = binary.LittleEndian.AppendUint32(b, k.permissions)
	b = append(b, k.id...)
	if k.revision > 3 && !k.metadata {
		b = append(b, 0xff, 0xff, 0xff, 0xff)
	}
	return k.again(md5.Sum(b))
}

// opens reports whether a key is the file's (algorithms 4 to 6).
func (k *keyMaker) opens(key []byte) bool {
	if k.revision == 2 {
		return len(k.user) >= 32 && bytes.Equal(rc4ed(key, []byte(passwordPad)), k.user[:32])
	}
	sum := md5.Sum(append([]byte(passwordPad), k.id...))
	data := sum[:]
	for i := range 20 {
		data = rc4ed(turned(key, i), data)
	}
	return bytes.Equal(data, k.user[:16])
}

// userPassword is the user's password as the owner's tells it (algorithm 7).
func (k *keyMaker) userPassword(owner string) string {
	key := k.again(md5.Sum(padded(owner)))
	data := k.owner[:32]
	if k.revision == 2 {
		return string(rc4ed(key, data))
	}
	for i := 19; i >= 0; i-- {
		data = rc4ed(turned(key, i), data)
	}
	return string(data)
}

func turned(key []byte, i int) []byte {
	out := make([]byte, len(key))
	for n := range key {
		out[n] = key[n] ^ byte(i)
	}
	return out
}

func rc4ed(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil // a key of no length: it opens nothing
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// open takes the cipher off what stands in an object.
func (l *lock) open(m method, number, generation int, data []byte) []byte {
	if m == plain {
		return data
	}
	b := append(bytes.Clone(l.key), byte(number), byte(number>>8), byte(number>>16), byte(generation), byte(generation>>8))
	if m == byAES {
		b = append(b, "sAlT"...)
	}
	sum := md5.Sum(b)
	key := sum[:min(16, len(l.key)+5)]
	if m == byRC4 {
		return rc4ed(key, data)
	}
	c, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	out := bytes.Clone(data[aes.BlockSize : len(data)-len(data)%aes.BlockSize])
	cipher.NewCBCDecrypter(c, data[:aes.BlockSize]).CryptBlocks(out, out)
	if n := int(out[len(out)-1]); n >= 1 && n <= aes.BlockSize {
		out = out[:len(out)-n]
	}
	return out
}

// value takes the cipher off the strings in a value.
func (l *lock) value(v operand, number, generation int) operand {
	switch v.kind {
	case stringKind:
		v.str = string(l.open(l.strings, number, generation, []byte(v.str)))
	case arrayKind, dictKind:
		list := make([]operand, len(v.list))
		for i := range list {
			list[i] = l.value(v.list[i], number, generation)
		}
		v.list = list
	}
	return v
}

// unlocked writes an encrypted file's objects anew, without the cipher.
func (o *objects) unlocked(l *lock) *objects {
	out := &objects{data: []byte("%PDF-1.7\n"), places: maps.Clone(o.places), budget: o.budget}
	for _, n := range slices.Sorted(maps.Keys(o.places)) {
		p := o.places[n]
		if p.stream != 0 || p.free {
			continue
		}
		v, end, ok := o.at(p.offset, n)
		kind, _ := v.of("Type")
		if !ok || kind.str == "XRef" {
			delete(out.places, n)
			continue
		}
		out.places[n] = objectPlace{offset: len(out.data), generation: p.generation}
		out.data = fmt.Appendf(out.data, "%d %d obj\n", n, p.generation)
		at := lexer{b: o.data, i: end}
		if word := at.next(); v.kind != dictKind || word.str != "stream" {
			out.data = append(o.write(out.data, l.value(v, n, p.generation)), "\nendobj\n"...)
			continue
		}
		length := -1
		if x := o.of(v, "Length"); x.kind == numberKind {
			length = int(x.num)
		}
		m := l.streams
		if kind.str == "Metadata" && !l.metadata {
			m = plain
		}
		for _, f := range o.filters(v) {
			if f.name == "Crypt" {
				m = plain
			}
		}
		raw := l.open(m, n, p.generation, rawStream(o.data, streamStart(o.data, at.i), length))
		dict := l.value(v, n, p.generation)
		for i := 0; i+1 < len(dict.list); i += 2 {
			if dict.list[i].str == "Length" {
				dict.list[i+1] = operand{kind: numberKind, num: float64(len(raw))}
			}
		}
		out.data = append(o.write(out.data, dict), "\nstream\n"...)
		out.data = append(append(out.data, raw...), "\nendstream\nendobj\n"...)
	}
	return out
}
