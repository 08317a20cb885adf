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
	for i := range s.least {
		s.least[i] = math.MaxUint32
	}
	var last [shingle]uint64
	for scan := (scanner{text: text}); ; {
		w, ok := scan.next()
		if !ok {
			return s
		}
		copy(last[:], last[1:])
		last[shingle-1] = w.masked()
		if s.words++; s.words < shingle {
			continue
		}
		x := join(last[:])
		for i, m := range &multipliers {
			s.least[i] = min(s.least[i], uint32(x*m>>32))
		}
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
