package wordset

import "unicode/utf8"

// Key is a word as sets look for it. That of a word of one character is the character's
// code point; that of any other is a hash, above every code point. Each token of a sheet
// has the key of its lower-case form, worked out once.
type Key uint32

// hashed marks the key of a word of several characters.
const hashed Key = 1 << 31

// KeyOf is the key of a word; that of no word at all is 0. The first four bytes, the last
// four and the length make the hash, whatever the word's length: few words share all three.
func KeyOf(w string) Key {
	n := len(w)
	if n <= utf8.UTFMax {
		if n == 0 {
			return 0
		}
		if r, size := utf8.DecodeRuneInString(w); size == n && r != utf8.RuneError {
			return Key(r)
		}
	}
	var head, tail uint32
	if n < 4 {
		head, tail = uint32(w[0])|uint32(w[n/2])<<8, uint32(w[n-1])
	} else {
		head, tail = four(w), four(w[n-4:])
	}
	// Odd constants of many bits: each of the 32 bits goes into the upper ones.
	h := (head^uint32(n))*0x9e3779b1 ^ tail*0x85ebca6b
	return Key(h^h>>15) | hashed
}

// four is the number that the first four bytes are.
func four(w string) uint32 {
	return uint32(w[0]) | uint32(w[1])<<8 | uint32(w[2])<<16 | uint32(w[3])<<24
}

// Char is the character that a word of one character is; 0 for any other word.
func (k Key) Char() rune {
	if k >= hashed {
		return 0
	}
	return rune(k)
}
