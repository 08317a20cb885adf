package agreement

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"

	"factsheet/extractors/internal/fact"
)

// leadsIntoList reads 'Agreements were signed between the ILO and three Ministries:'
// before a list. The date may stand in the sentence, or above it in the block.
func (f *finder) leadsIntoList(sent segment.Sentence, at int, above *string) *list {
	last := at+1 >= len(f.Sentences) || f.Sentences[at+1].Block != sent.Block
	if !last || sent.Block+1 >= len(f.Doc.Blocks) || f.Doc.Blocks[sent.Block+1].Kind != document.Item {
		return nil
	}
	var n noun
	found := false
	for i := sent.First; i < sent.Last && !found; i++ {
		n, found = f.nounAt(i)
	}
	switch {
	case found && !n.plural:
		return nil
	case !found, !f.Is(sent.Last-1, ":"), f.verb(sent, n) < 0:
		return f.following(sent, at, above)
	}
	l := &list{block: sent.Block + 1, kind: n.kind, date: above}
	for i := sent.First; i < sent.Last; i++ {
		if k := f.PartnerAt(i); k >= 0 && f.Partners[k].First == i && (f.Is(i-1, "between", "the", "by", "with") || i == sent.First) {
			ps, _ := f.PartiesFrom(i, sent.Last)
			l.parties = ps
			break
		}
	}
	if d := f.dateOf(sent, sent.First, sent.Last); d >= 0 {
		l.date = f.Dates[d].Value.EDTF
	}
	if len(l.parties) == 0 {
		return f.following(sent, at, above)
	}
	return l
}

// item reads one agreement of a list: the noun, or none, and the party it is with.
func (f *finder) item(sent segment.Sentence, l *list) {
	kind, first := l.kind, sent.First
	i := sent.First
	for j := sent.First; j < min(sent.Last, sent.First+8); j++ {
		if n, ok := f.nounAt(j); ok {
			kind, i = n.kind, n.end
			break
		}
	}
	var with []int
	end := i
	for j := i; j < min(sent.Last, i+14) && len(with) == 0; j++ {
		if f.Is(j, "with", "between", "and", "the") || j == sent.First {
			at := j
			if f.Is(j, "with", "between", "and") {
				at++
			}
			with, end = f.PartiesFrom(at, sent.Last)
		}
	}
	if len(with) == 0 {
		return
	}
	all := append([]int(nil), l.parties...)
	for _, k := range with {
		known := false
		for _, o := range all {
			known = known || f.Partners[o].Value.ID == f.Partners[k].Value.ID
		}
		if !known {
			all = append(all, k)
		}
	}
	if len(all) < 2 {
		return
	}
	v := record.Agreement{Kind: kind, Count: 1, Parties: f.IDs(all), Date: l.date}
	if d := f.dateOf(sent, first, end); d >= 0 {
		v.Date = f.Dates[d].Value.EDTF
	}
	f.add(v, first, end, "agreement.item", fact.FarEvidence)
}

// titled gives an agreement the title of its list item: 'US-Zambia MOU on Commerce: …'.
func (f *finder) titled(m *extract.Mention[record.Agreement], sent segment.Sentence) {
	if m.Value.Title != nil {
		return
	}
	for i := sent.First; i < min(sent.Last, sent.First+18); i++ {
		if !f.Is(i, ":") {
			continue
		}
		for j := sent.First; j < i; j++ {
			if f.anyNoun(j) {
				t := f.Title(sent.First, i)
				m.Value.Title = &t
				return
			}
		}
		return
	}
}

// title is an agreement's own name: capitalised words that lead up to the noun, or an
// 'on' with what it is on.
func (f *finder) title(n noun) *string {
	first := n.first
	if !f.IsCapital(n.first) {
		return nil
	}
	leads := func(i int) bool {
		return f.IsCapital(i) && f.PartnerAt(i) < 0 || f.Is(i, "-", "of", "for", "and") && f.IsCapital(i-1)
	}
	for first > 0 && first > n.first-8 && leads(first-1) {
		first--
	}
	end := n.end
	if f.Is(end, "on", "for") && f.IsCapital(end+1) && f.DateAt(end+1) < 0 && f.AmountAt(end+1) < 0 {
		j := end + 1
		inName := func(i int) bool {
			return f.IsCapital(i) || f.Glued(i) && (f.Is(i, "-") || f.IsWord(i) && f.Is(i-1, "-")) ||
				f.Is(i, "and", "of", "the", "for") && f.IsCapital(i+1)
		}
		for inName(j) {
			j++
		}
		end = j
	}
	if f.Is(first, "the", "a", "an") {
		first++
	}
	if first == n.first && end == n.end {
		return nil
	}
	if n.kind == "mou" && first < n.first {
		first = n.first
		if end == n.end {
			return nil
		}
	}
	t := f.Title(first, end)
	return &t
}
