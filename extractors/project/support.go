package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// giver is the support that a heading tells for the projects under it.
type giver struct {
	ids  []string
	once bool // another heading of the kind stands beside it, so that its reach is unsure
}

// backedForms and backingNouns tell in a heading who supports what stands under it.
var (
	backedForms  = wordset.Fields(`funded financed supported sponsored`)
	backingNouns = wordset.Fields(`support funding contributions contribution financing`)
)

// speaksForSeveral reads a heading that is no title but tells who supports what
// stands under it: 'With support from the Fund', 'Projects funded by China'. A nil
// giver is a heading of that kind that names no donor.
func (f *finder) speaksForSeveral(e fact.Entry) (*giver, bool) {
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		support := f.In(i, backedForms) && f.Is(i+1, "by", "through")
		support = support || f.In(i, backingNouns) && f.Is(i+1, "from", "of")
		if !support {
			continue
		}
		if i > e.TitleFirst+1 && !f.plural(e.TitleFirst, i) {
			continue
		}
		ps, _ := f.PartiesFrom(i+2, e.TitleEnd)
		if len(ps) == 0 {
			return nil, true
		}
		return &giver{ids: f.IDs(ps)}, true
	}
	if f.Is(e.TitleFirst, "in") && f.Is(e.TitleFirst+1, "collaboration", "cooperation", "partnership") {
		return nil, true
	}
	if ids := f.giverOfProjects(e); len(ids) > 0 {
		return &giver{ids: ids}, true
	}
	return nil, false
}

// giverOfProjects is the body that a heading calls the giver of the projects or loans under
// it: 'Selected KOICA projects', 'EDCF loans', 'Projects of the Orchid Foundation'.
func (f *finder) giverOfProjects(e fact.Entry) []string {
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if !f.In(i, severalNouns) && !f.Is(i, "loans", "grants") {
			continue
		}
		j := i - 1
		if f.Kind(j) == segment.Possessive {
			j--
		}
		k := -1
		if j >= e.TitleFirst {
			k = f.PartnerAt(j)
		}
		if k < 0 && f.Is(i+1, "of", "by") && i == e.TitleFirst {
			if ps, end := f.PartiesFrom(i+2, e.TitleEnd); len(ps) == 1 && end == e.TitleEnd {
				k = ps[0]
			}
		}
		if k >= 0 && f.givesAid(k) {
			return []string{f.Partners[k].Value.ID}
		}
	}
	return nil
}

func (f *finder) plural(first, end int) bool {
	for i := first; i < end; i++ {
		if f.Is(i, "projects", "programmes", "programs", "initiatives", "activities") {
			return true
		}
	}
	return false
}

func (f *finder) textIsEmpty(e fact.Entry) bool { return e.End-e.First < 4 }

// underSupport gives the cards, the items and the rows under a heading that speaks for
// several projects ('Projects funded by Japan'), and the items of a list that a sentence
// leads into ('Norway funds three projects:'), their donor, where they tell none.
func (f *finder) underSupport() {
	all := f.Entries()
	for n := range all {
		if !all[n].Heading {
			continue
		}
		g, ok := f.speaksForSeveral(all[n])
		if !ok || g == nil {
			continue
		}
		end := len(f.Tokens)
		for m := n + 1; m < len(all); m++ {
			if h := all[m]; h.Heading && !f.taken(h.TitleFirst) {
				end = h.TitleFirst
				if _, again := f.speaksForSeveral(h); again && f.textIsEmpty(all[n]) {
					end = all[n].TitleEnd // two such headings side by side: the reach is unsure
				}
				break
			}
		}
		f.fund(all[n].TitleEnd, end, g.ids)
	}
	lead := -1
	var ids []string
	for k := range f.out {
		m := &f.out[k]
		first, _ := f.TokensIn(m.At.View)
		b := f.View.BlockAt(f.Tokens[first].Start)
		if b < 0 || f.Doc.Blocks[b].Kind != document.Item || len(m.Value.Funding) > 0 {
			continue
		}
		from, to := f.LeadIn(b)
		if from == to {
			continue
		}
		if from != lead {
			lead, ids = from, f.giverOfList(from, to)
		}
		if len(ids) > 0 {
			f.fund(first, first+1, ids)
		}
	}
}

// giverOfList is who pays for what a list names, by the sentence that leads into it:
// 'Norway funds three projects:', 'Projects financed by Japan:'.
func (f *finder) giverOfList(first, end int) []string {
	if !f.plural(first, end) {
		return nil
	}
	for i := first; i < end; i++ {
		if by := f.fundedBy(i); by > 0 {
			if ps, _ := f.PartiesFrom(by, end); len(ps) > 0 {
				return f.IDs(f.givers(i, ps))
			}
		}
		if f.IsLower(i) && f.Is(i, "funds", "finances", "fund", "finance", "financed", "funded", "financing", "funding") {
			if ps := f.payers(i, first); len(ps) > 0 {
				return f.IDs(ps)
			}
		}
	}
	return nil
}

// fund gives the projects whose titles begin among the tokens first to end a donor, with
// a doubt, where they tell none.
func (f *finder) fund(first, end int, ids []string) {
	for k := range f.out {
		if at, _ := f.TokensIn(f.out[k].At.View); at >= first && at < end {
			f.fundOne(k, ids)
		}
	}
}

// fundOne gives a project a donor, with a doubt, where it tells none.
func (f *finder) fundOne(k int, ids []string) {
	m := &f.out[k]
	if len(m.Value.Funding) > 0 {
		return
	}
	m.Value.Funding = ids
	if !hasDoubt(m.At.Doubts, fact.FarEvidence) {
		m.At.Doubts = append(append([]string(nil), m.At.Doubts...), fact.FarEvidence)
	}
}

// ofHouse gives the projects with a sum of which the text names no payer the bank or fund
// whose own sheet it is, with a doubt.
func (f *finder) ofHouse() {
	house := f.House()
	if house < 0 {
		return
	}
	ids := []string{f.Partners[house].Value.ID}
	for k := range f.out {
		if v := &f.out[k].Value; len(v.Amounts) > 0 || f.out[k].At.Rule == "project.card" || f.out[k].At.Rule == "project.row" {
			f.fundOne(k, ids)
		}
	}
}
