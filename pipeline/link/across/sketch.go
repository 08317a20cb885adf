package across

import (
	"math"

	"factsheet/internal/hashset"
)

const (
	// shingle is how many words in a row are compared as one. Three tell texts from
	// one another and leave most of a text alike where one word in ten is new.
	shingle = 3
	// bands times rows are the hashes of a sketch. Two texts meet in some band with a
	// probability of 1-(1-J³)³²: 0.99 for half of all shingles in common, 0.23 for a fifth.
	bands, rows = 32, 3
)

// Sketch stands for a text's shingles, figures masked: the share of equal places in two
// sketches estimates the share of shingles that the texts have in common (MinHash, Broder
// 1997). It takes the same room whatever the text's length.
type Sketch struct {
	least [bands * rows]uint32
	words int // of the text
}

// multipliers are those of the hashes, odd and fixed for ever: records must not change
// with them.
var multipliers = func() (out [bands * rows]uint64) {
	x := uint64(0x9e3779b97f4a7c15)
	for i := range out {
		x += 0x9e3779b97f4a7c15
		out[i] = mix(x) | 1
	}
	return out
}()

// NewSketch makes the sketch of a text.
func NewSketch(text string) *Sketch {
	s := &Sketch{}
	var least [bands * rows]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	var some [256]uint64 // shingles: each hash goes over many at a time, with its least at hand
	n := 0
	var last [shingle]uint64
	for scan := (scanner{text: text}); ; {
		w, ok := scan.next()
		if n == len(some) || !ok {
			lessen(&least, some[:n])
			n = 0
		}
		if !ok {
			break
		}
		copy(last[:], last[1:])
		last[shingle-1] = w.masked()
		if s.words++; s.words >= shingle {
			some[n] = join(last[:])
			n++
		}
	}
	for i, v := range least {
		s.least[i] = uint32(v >> 32)
	}
	return s
}

// lessen takes some shingles into the least of each hash, of four hashes at a time.
func lessen(least *[bands * rows]uint64, shingles []uint64) {
	for i := 0; i < len(multipliers); i += 4 {
		m, of := multipliers[i:i+4], least[i:i+4]
		m0, m1, m2, m3 := m[0], m[1], m[2], m[3]
		a, b, c, d := of[0], of[1], of[2], of[3]
		for _, x := range shingles {
			a, b, c, d = min(a, x*m0), min(b, x*m1), min(c, x*m2), min(d, x*m3)
		}
		of[0], of[1], of[2], of[3] = a, b, c, d
	}
}

// comparable reports whether the text is neither too short nor too long to be held against others.
func (s *Sketch) comparable() bool { return s.words >= fewestWords && s.words <= mostWords }

// band is the key of one band.
func (s *Sketch) band(i int) uint64 {
	key := mix(uint64(i) + 1)
	for _, v := range s.least[i*rows : (i+1)*rows] {
		key = mix(key ^ uint64(v))
	}
	return key
}

// like estimates how much two texts have in common, from 0 to 1.
func (s *Sketch) like(o *Sketch) float64 {
	n := 0
	for i := range s.least {
		if s.least[i] == o.least[i] {
			n++
		}
	}
	return float64(n) / float64(len(s.least))
}

// join is the hash of a shingle's words.
func join(forms []uint64) uint64 {
	x := uint64(len(forms))
	for _, f := range forms {
		x = mix(x*0x9e3779b97f4a7c15 ^ f)
	}
	return x
}

// shingles are the hashes of a text's shingles. With figures masked, all numbers and months
// are one word.
func shingles(w []word, masked bool) *hashset.Set {
	out := hashset.Of(len(w))
	var last [shingle]uint64
	for i := range w {
		copy(last[:], last[1:])
		if last[shingle-1] = w[i].form; masked {
			last[shingle-1] = w[i].masked()
		}
		if i >= shingle-1 {
			out.Add(join(last[:]))
		}
	}
	return out
}
