package across

import (
	"cmp"
	"slices"
)

// sheet is one that later ones may be near duplicates of.
type sheet struct {
	*Sketch
	place
	id    string       // the document's
	group *group       // of sheets that are one
	next  [bands]int32 // the sheet before in the same band and its key, from 1; 0 at the end
}

// group is sheets that are one: the first in the batch's order, and those whose
// near_duplicate it is.
type group struct {
	first *sheet
	news  []place // of the last members that tell what none before did
}

const (
	// chain is how many sheets of one band and key are looked at, the last first: where
	// a whole batch is alike, each still meets few.
	chain = 16
	// tried is how many sheets are compared to the letter at most.
	tried = 8
	// promising is the estimate from which on it is worth it. It is off by 0.05 in a
	// third of cases, by 0.1 in few.
	promising = 0.33
	// oneMore is the likeness from which on a near duplicate is not kept to find others
	// by: those are like the one it is a duplicate of.
	oneMore = 0.9
	// newsKept is how many members' news a group keeps beside its first sheet.
	newsKept = 6
)

// index finds sheets that may be alike (locality-sensitive hashing).
type index struct {
	sheets []*sheet
	heads  heads
}

func (x *index) add(s *sheet) {
	x.sheets = append(x.sheets, s)
	n := int32(len(x.sheets))
	for i := range bands {
		s.next[i] = x.heads.put(s.band(i), n)
	}
}

// candidates are the sheets that may be alike, the likeliest first.
func (x *index) candidates(s *Sketch) []*sheet {
	type candidate struct {
		n    int32
		like float64
	}
	var found []candidate
	seen := map[int32]bool{}
	for i := range bands {
		n := x.heads.last(s.band(i))
		for range chain {
			if n == 0 {
				break
			}
			o := x.sheets[n-1]
			if !seen[n] {
				seen[n] = true
				if like := s.like(o.Sketch); like >= promising {
					found = append(found, candidate{n, like})
				}
			}
			n = o.next[i]
		}
	}
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.n, b.n)) })
	var out []*sheet
	for _, c := range found[:min(len(found), tried)] {
		out = append(out, x.sheets[c.n-1])
	}
	return out
}

// nearest is the sheet that s is a near duplicate of: of those that it is, the one most
// like it by their sketches, the first of equals; like is the share of the shingles in common.
// It returns nil where there is none, and the sheet itself where it was given before.
func (b *Batch) nearest(o *opened, s *Sketch) (near *sheet, like float64, err error) {
	for _, c := range b.index.candidates(s) {
		if c.id == o.Document {
			return c, like, nil
		}
		other, err := b.leaves.get(c.place)
		if err != nil {
			return nil, 0, err
		}
		o.ready()
		if like, ok := oneSheet(other.shape, o.shape, min(s.words, c.words)); ok {
			return c, like, nil
		}
	}
	return nil, 0, nil
}
