package agreement

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// publisher is the body that the sheet speaks for, unless it is the party k.
func (f *finder) publisher(k int) []int {
	ps := f.Speaker()
	if len(ps) != 1 || k >= 0 && f.Partners[ps[0]].Value.ID == f.Partners[k].Value.ID {
		return nil
	}
	return ps
}

// titleBodies are the bodies that the sheet's title names.
func (f *finder) titleBodies() []int {
	if title := f.Sentences[0]; !f.Is(title.Last-1, ".") {
		return f.bodiesIn(title)
	}
	return nil
}

// host is the publisher, or else the one body beside the party k that the sheet's title names, a
// donor's government among them and no other State: 'OPEC Fund in Lesotho'.
func (f *finder) host(k int) (out []int) {
	if ps := f.publisher(k); len(ps) > 0 {
		return ps
	}
	for _, b := range f.titleBodies() {
		v := &f.Partners[b].Value
		if v.Type == record.Government && !fact.IsDonor(v.Country) || k >= 0 && v.ID == f.Partners[k].Value.ID {
			continue
		}
		out = append(out, b)
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// ofTitle are the two between whom a sheet tells an agreement without its parties: those of its
// title, 'Denmark and UNDP'; or the body that the sheet speaks for and the State that it is
// about; nil where neither is plain.
func (f *finder) ofTitle() []int {
	if ps := f.titleBodies(); len(ps) == 2 {
		return ps
	}
	own, home := f.publisher(-1), f.home()
	if len(own) == 0 || home < 0 || f.Partners[own[0]].Value.Type == record.Government {
		return nil
	}
	return []int{own[0], home}
}

// onlyThese reports whether a sentence names no body but the given.
func (f *finder) onlyThese(sent segment.Sentence, parties []int) bool {
	ids := f.IDs(parties)
	return !slices.ContainsFunc(f.bodiesIn(sent), func(k int) bool { return !slices.Contains(ids, f.Partners[k].Value.ID) })
}
