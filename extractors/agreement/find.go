package agreement

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// list is an open list of agreements: what its lead-in says for the items.
type list struct {
	block   int // the item that may come next
	parties []int
	date    *string
	kind    string
	own     bool // the items name their own parties
}

// find reads the sheet sentence by sentence.
func (f *finder) find() {
	var open *list
	var above *string // the latest date in the block, for what follows it
	block, read := -1, -1
	for n := range f.Sentences {
		sent := f.Sentences[n]
		kind := f.Doc.Blocks[sent.Block].Kind
		if kind == document.Header || kind == document.Footer || kind == document.Tile || kind == document.Caption {
			continue
		}
		if sent.Block != block {
			block, above = sent.Block, nil
		}
		if open != nil && kind == document.Item && sent.Block == open.block {
			open.block++
			if !open.own {
				f.item(sent, open)
				continue
			}
			if f.outcome(sent, open) {
				read = sent.Block
			}
		}
		if sent.Block == read {
			continue // the whole block was read as an item
		}
		if open != nil && sent.Block > open.block {
			open = nil
		}
		if l := f.leadsIntoList(sent, n, above); l != nil {
			open = l
			continue
		}
		if kind == document.Heading {
			f.drop(sent.Block)
		}
		told := len(f.out)
		f.sentence(sent, kind)
		if kind == document.Item && len(f.out) == told {
			f.entry(sent)
		} else if f.listing != nil && kind != document.Item && sent.Block >= f.listing.next {
			f.listing = nil
		} else if f.listing != nil && sent.Block == f.listing.next {
			f.listing.next++
		}
		f.listsUnder(sent, kind)
		if d := f.dateOf(sent, sent.First, sent.Last); d >= 0 {
			above = f.Dates[d].Value.EDTF
		}
	}
}

// drop takes back an undated agreement that the heading before a text told, where the
// text told another: the heading only announced it. It is called at every heading,
// and once at the end.
func (f *finder) drop(block int) {
	h := f.heading
	if h.told && f.out[h.at].Value.Date == nil && len(f.out) > h.at+1 && f.View.BlockAt(f.out[h.at+1].At.View.Start) <= h.block+2 &&
		!completes(&f.out[h.at].Value, &f.out[h.at+1]) {
		f.out = append(f.out[:h.at], f.out[h.at+1:]...)
	}
	f.heading = heading{block: block}
}

// completes reports whether a heading, 'Japan and Ghana sign grant', and the text under it tell
// one agreement: the text names no party that the heading does not. The party that it leaves out
// becomes its own.
func completes(heading *record.Agreement, text *extract.Mention[record.Agreement]) bool {
	v := &text.Value
	if len(heading.Parties) < 2 || heading.Count != v.Count ||
		heading.Kind != v.Kind && heading.Kind != "agreement" && v.Kind != "agreement" {
		return false
	}
	for _, id := range v.Parties {
		if !slices.Contains(heading.Parties, id) {
			return false
		}
	}
	if len(v.Parties) < len(heading.Parties) {
		v.Parties = heading.Parties
		text.At.Doubts = slices.DeleteFunc(slices.Clone(text.At.Doubts), func(d string) bool { return d == unnamedSide || d == impliedSide })
		if !slices.Contains(text.At.Doubts, fact.FarEvidence) {
			text.At.Doubts = append(text.At.Doubts, fact.FarEvidence)
		}
	}
	if v.Kind == "agreement" {
		v.Kind = heading.Kind
	}
	return true
}

// heading is an agreement told by a heading, whose text is still to be read.
type heading struct {
	block, at int
	told      bool
}

// sentence reads the agreements that one sentence tells: first by its clauses, and where
// they tell none by the bodies and dates that stand around a noun.
func (f *finder) sentence(sent segment.Sentence, kind document.Kind) {
	if f.field(sent) || f.part(sent) {
		return
	}
	told := len(f.out)
	first, joined := f.clauses(sent, kind, false)
	if first >= 0 && len(f.out) == told && !joined {
		f.clauses(sent, kind, true)
	}
	if len(f.out) == told && !joined && kind != document.Heading {
		f.resumed(sent)
	}
}

// clauses reads the agreements of a sentence noun by noun. It returns the first noun's
// token, or -1, and whether a party joined an accord or one was denied.
func (f *finder) clauses(sent segment.Sentence, kind document.Kind, alone bool) (first int, joined bool) {
	var last *extract.Mention[record.Agreement]
	first = -1
	for i := sent.First; i < sent.Last; i++ {
		n, ok := f.nounAt(i)
		if !ok {
			if !alone && f.In(i, joining) && f.IsLower(i) && f.joined(sent, i) {
				return first, true
			}
			continue
		}
		if first < 0 {
			first = i
		}
		if f.denied(sent, n) {
			joined, i = true, n.end-1 // nothing else of the sentence may tell it
			continue
		}
		r := f.readNoun(sent, n, last, alone)
		if m, ok := r.tell(); ok {
			if kind == document.Item {
				f.titled(&m, sent)
			}
			if kind == document.Heading || m.Value.Date == nil && sent.Block < 6 && f.present(sent) {
				f.heading.block = sent.Block
				f.heading.told, f.heading.at = true, len(f.out)
			}
			f.out = append(f.out, r.apart(m)...)
			last = &f.out[len(f.out)-1]
			f.begins(len(f.out)-1, sent.Block, n.plural)
			r.severally(last)
			if alone {
				return first, false
			}
		}
		i = n.end - 1
	}
	return first, joined
}

// present reports whether a sentence is a headline in the present tense without a full
// stop: 'Japan and Ghana sign grant for roads'.
func (f *finder) present(sent segment.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		if f.Is(i, "sign", "signs") && !f.Is(i-1, "to", "will") {
			return !f.Is(sent.Last-1, ".")
		}
	}
	return false
}
