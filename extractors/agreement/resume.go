package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// again marks a telling of the agreement told before it; merge gives it that one's id.
const again = "again"

// resumed reads that the agreement told just before was signed then, without its noun or
// parties: 'The document was initialled in Accra on 16 May 2024', 'The Rector and the
// Minister sealed it on 14 June 2023', 'it dates from October 2021'.
func (f *finder) resumed(sent segment.Sentence) {
	at := len(f.out) - 1
	if at < 0 {
		return
	}
	before := &f.out[at]
	b := f.View.BlockAt(before.At.View.Start)
	if b < sent.Block-2 || f.Tokens[sent.First].Start-before.At.View.End > 700 || before.Value.Count > 1 && len(before.Value.Parties) > 2 {
		return
	}
	if f.signedToo(sent, before) {
		return
	}
	for i := sent.First; i < sent.Last; i++ {
		dates := f.Is(i, "dates", "goes") && f.Is(i-1, "it")
		if !f.IsLower(i) || !f.In(i, acts) && !dates || f.In(i, goingOn) {
			continue
		}
		if !dates && !f.isObject(i+1) && !f.isResumed(i, sent.First) {
			continue
		}
		d := f.dateOf(sent, i, i+1)
		for j := i + 1; j < min(sent.Last, i+14) && d < 0; j++ {
			if d = f.DateAt(j); d >= 0 && f.Is(f.Dates[d].First-1, "by", "until", "since") {
				d = -1
				break
			}
		}
		if d < 0 || f.Dates[d].Value.EDTF == nil {
			return
		}
		date := f.Dates[d].Value.EDTF
		if before.Value.Date != nil && !within(*date, *before.Value.Date) {
			return
		}
		v := before.Value
		v.Date, v.Amounts = date, nil
		lo, hi := min(i, f.Dates[d].First), max(i+1, f.Dates[d].End)
		f.add(v, lo, hi, "agreement.resumed", fact.FarEvidence)
		f.out[len(f.out)-1].ID = again
		return
	}
}

// isObject reports whether what stands at token i takes up an agreement as an object:
// 'it', 'the agreement'.
func (f *finder) isObject(i int) bool {
	return f.Is(i, "it", "them") && !f.IsCapital(i+1) || f.Is(i, "the", "this") && f.isTaken(i+1)
}

// isTaken reports whether the noun at token i stands for an agreement told before.
func (f *finder) isTaken(i int) bool {
	for f.Is(i, "grant", "loan", "financing", "new", "joint", "framework", "bilateral", "partnership", "cooperation") && f.IsWord(i+1) {
		i++
	}
	return f.In(i, taken)
}

// taken are the nouns that take an agreement up; goingOn the verbs that tell of what became of
// one, and not of its making.
var (
	taken = wordset.Fields(`document text deal accord contract agreement compact instrument convention mou memorandum pact charter
		arrangement protocol notes documents agreements instruments papers signing`)
	goingOn = wordset.Fields(`announced launched adopted came extended amended updated prolonged put entered`)
)

// isResumed reports whether the subject of the verb at token v takes an agreement up: 'The
// document, which runs for three years, was initialled'.
func (f *finder) isResumed(v, start int) bool {
	if !f.Is(v-1, "was", "were", "been", "be", "place") && !f.Is(v-2, "was", "were", "been") {
		return false
	}
	return f.Is(start, "it") || f.Is(start, "the", "this") && f.isTaken(start+1)
}

// signedToo reads that others signed the like of the agreement told before: 'The Ministry and
// UNEP could only sign on 30 January 2023'.
func (f *finder) signedToo(sent segment.Sentence, before *extract.Mention[record.Agreement]) bool {
	for i := sent.First; i < sent.Last; i++ {
		if !f.Is(i, "sign", "signed", "signs") || !f.IsLower(i) {
			continue
		}
		j := i + 1
		for f.Is(j, "only", "later", "too", "also", "in", "on", "theirs") {
			j++
		}
		d := f.DateAt(j)
		g := i
		for g > sent.First && f.Is(g-1, "could", "did", "only", "have", "has", "had", "also", "not", "then", "finally") {
			g--
		}
		ps := f.SubjectTo(g, sent.First)
		if d < 0 || f.Dates[d].Value.EDTF == nil || len(ps) < 2 || f.Is(i-1, "not") {
			return false
		}
		v := record.Agreement{Kind: before.Value.Kind, Count: 1, Parties: f.IDs(ps), Date: f.Dates[d].Value.EDTF}
		f.add(v, f.Partners[ps[0]].First, f.Dates[d].End, "agreement.further", fact.FarEvidence)
		return true
	}
	return false
}
