package agreement

import "factsheet/pipeline/record"

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

// host is the publisher, or else the one body beside the party k that the sheet's title names:
// 'OPEC Fund in Lesotho'. Of a State and a body it is the body.
func (f *finder) host(k int) []int {
	if ps := f.publisher(k); len(ps) > 0 {
		return ps
	}
	var bodies, all []int
	for _, b := range f.titleBodies() {
		v := &f.Partners[b].Value
		if k >= 0 && v.ID == f.Partners[k].Value.ID {
			continue
		}
		if all = append(all, b); v.Type != record.Government {
			bodies = append(bodies, b)
		}
	}
	switch {
	case len(all) == 1:
		return all
	case len(bodies) == 1:
		return bodies
	}
	return nil
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
