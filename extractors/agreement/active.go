package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/wordset"
)

// subjectsSign reads who signs before the verb, where the noun goes on to neither 'with' nor
// 'between': 'A and B signed a contract for the link between C and D'.
func (r *reading) subjectsSign() (t telling, ok bool) {
	if r.Is(r.verb, "announced", "signing", "signature", "launched") || r.Is(r.n.end, "between", "with", "among") {
		return t, false
	}
	ps, start := r.subject(r.groupStart(r.verb, r.sent.First), r.sent)
	return r.told(ps, start, r.n.end), len(ps) >= 2
}

// subjectsMake reads who makes the agreement before a verb that need not bind: 'A and B
// intend to launch a country programme'.
func (r *reading) subjectsMake() (t telling, ok bool) {
	if r.Is(r.n.end, "with") {
		return t, false // with whom, we do not know
	}
	ps, start := r.subject(r.groupStart(r.verb, r.sent.First), r.sent)
	return r.told(ps, start, r.n.end), len(ps) >= 2
}

// signedFirst reads the parties of a phrase that the sentence begins with: 'Signed in 2018 between A
// and B, the loan agreement covers'.
func (r *reading) signedFirst() (t telling, ok bool) {
	if r.verb != r.sent.First {
		return t, false
	}
	for i := r.verb + 1; i < min(r.n.first, r.verb+10) && !ok; i++ {
		if r.Is(i, "between", "by") {
			ps, _ := r.partiesFrom(i+1, r.n.first)
			t, ok = r.told(ps, r.verb, r.n.end), len(ps) > 1
		}
	}
	return t, ok
}

// signsWith reads 'A [intends to] sign a MoU with B', 'we signed one with B', 'the signing
// of the agreement by A and B'.
func (r *reading) signsWith() (t telling, ok bool) {
	g := r.groupStart(r.verb, r.sent.First)
	signing := r.Is(r.verb, "signing", "signature", "conclusion")
	with, end := r.with, r.past
	if len(with) == 0 && signing && r.Is(r.n.end, "by") {
		with, end = r.partiesFrom(r.n.end+1, r.sent.Last)
	}
	if len(with) == 0 {
		return t, false
	}
	ps, start := r.subject(g, r.sent)
	switch {
	case len(ps) > 0:
	case r.Is(g-1, "we"):
		ps, start = r.Speaker(), g-1
	case r.Is(g-1, "and"):
		if ps = r.opening(r.sent); len(ps) > 0 {
			start = r.Partners[ps[0]].First
		}
	case signing && r.Is(r.verb+1, "of", "a", "an", "the"):
		start = r.verb
	}
	ps = joint(ps, with)
	return r.told(ps, start, max(end, r.n.end)), len(ps) >= 2
}

// adopts reads a declaration that one body makes: 'the African Union adopted the Kigali
// Declaration'.
func (r *reading) adopts() (t telling, ok bool) {
	if r.n.kind != "declaration" || !r.In(r.verb, sure) || r.Is(r.n.end, "with") || len(r.with) > 0 {
		return t, false
	}
	ps, start := r.subject(r.groupStart(r.verb, r.sent.First), r.sent)
	return r.told(ps, start, r.n.end), len(ps) == 1
}

// between reads 'between A and B' behind the noun, with or without the verb between them.
func (r *reading) between() (t telling, ok bool) {
	n, sent, verb := r.n, r.sent, r.verb
	i := r.betweenAt()
	if i < 0 {
		return t, false
	}
	ps, end := r.partiesFrom(i+1, sent.Last)
	if more, e := r.signersFrom(i+1, sent.Last); len(ps) < 2 && len(more) > 1 {
		ps, end = more, e // 'between Ambassador A and Minister B'
	}
	unnamed := len(ps) == 0
	for j := i + 1; unnamed && j < min(sent.Last, i+8); j++ {
		if r.Is(j, ",", ";", "(") {
			break
		}
		if r.Is(j, "and") {
			ps, end = r.partiesFrom(j+1, sent.Last) // 'between nine agencies and the Fund'
			break
		}
	}
	for j := end; verb < 0 && j < min(sent.Last, end+14) && !r.anyNoun(j) && !r.Is(j, ";"); j++ {
		if r.isSure(j) {
			verb, end = j, r.pastForce(j+1)
		}
	}
	if verb >= end && verb < end+14 {
		end = r.pastForce(verb + 1)
	}
	d := r.dateBehind(end)
	if len(ps) < 2 && !(unnamed && len(ps) == 1) || verb < 0 && d < 0 && !r.happens() && !r.dateInside(n.end, i) && !r.isEntry(i) {
		return t, false
	}
	first := n.first
	if verb >= 0 {
		first = min(first, verb)
	}
	if d >= 0 {
		if end = max(end, r.Dates[d].End); r.Is(end, ")") {
			end++
		}
	}
	t = r.told(ps, first, max(end, n.end))
	if unnamed {
		t.doubts = []string{unnamedSide}
	}
	return t, true
}

// betweenAt is the token of the 'between' that a noun goes on to, or -1.
func (r *reading) betweenAt() int {
	n, verb := r.n, r.verb
	signed := verb >= 0 && verb < n.first && r.In(verb, acts) && !r.Is(verb, "signing", "signature")
	for i := n.end; i < min(r.sent.Last, n.end+14); i++ {
		if d := r.DateAt(i); d >= 0 {
			i = max(i, r.Dates[d].End-1)
			continue
		}
		switch {
		case r.Is(i, "between", "among", "amongst"):
			return i
		case r.Is(i, ","):
			// 'came after, on 9 June 2023, and is between'
			aside := r.DateAt(i-1) >= 0 || r.DateAt(i+1) >= 0 || r.Is(i+1, "on", "in") && r.DateAt(i+2) >= 0
			if !aside && !r.In(i+1, sure) && !r.Is(i+1, "between") {
				return -1
			}
		case r.Is(i, "for", "over") && signed && i > n.end:
			return -1 // 'signed a contract for the link between A and B'
		case r.Is(i, "to", "which", "that", "will", ";"), r.anyNoun(i):
			return -1 // 'a MoU to build the line between A and B'
		}
	}
	return -1
}

// betweenAside reads 'to initial a bilateral agreement, easing travel between A and B'.
func (r *reading) betweenAside() (t telling, ok bool) {
	if r.n.kind == "country_programme" || !r.Is(r.n.end, ",") {
		return t, false
	}
	for i := r.n.end; i < min(r.sent.Last, r.n.end+10); i++ {
		if r.Is(i, "between") {
			if ps, end := r.PartiesFrom(i+1, r.sent.Last); len(ps) == 2 {
				return r.told(ps, r.verb, end, fact.FarEvidence), true
			}
		}
	}
	return t, false
}

// happens reports whether a noun with 'between A and B' is told to come about: 'a second MoU
// followed', 'a new MoU between A and B will'. An agreement that is only spoken of ('under
// the MoU between A and B') is not told anew.
func (r *reading) happens() bool {
	n := r.n
	if r.founds() {
		return true
	}
	for i := n.first - 1; i >= max(r.sent.First, n.first-8); i-- {
		if r.Is(i, "under", "existing", "through", "within", "per") {
			return false
		}
		if r.Is(i, "new", "additional", "signing", "bilateral", "first") {
			return true
		}
	}
	return r.Is(n.first-1, "a", "an") && n.kind == "mou"
}

// isEntry reports whether the noun's name begins an item of a list, or a line behind its day, and
// goes on to its parties at token by or to what it is on: what such a list names was or is to be
// signed.
func (r *reading) isEntry(by int) bool {
	if r.lineDate() >= 0 {
		return true
	}
	if by > r.n.end && !r.Is(r.n.end, "on", "for", "in", "of", "concerning", "regarding", "to", "(", ",") {
		return false
	}
	i := r.n.first
	for i > r.n.first-5 && (r.IsCapital(i-1) || r.Is(i-1, "of") && r.IsCapital(i-2)) {
		i--
	}
	return r.Doc.Blocks[r.sent.Block].Kind == document.Item && r.IsCapital(i) && i == r.sent.First
}

// founding are the verbs of what an agreement brings about.
var founding = wordset.Fields(`established founded created launched formed set formalised formalized governed regulated based anchored`)

// founds reports whether the agreement is told as what something was made by: 'It was set up
// in June 2015 by a memorandum between A and B'.
func (r *reading) founds() bool {
	i := r.n.first - 1
	for i > max(r.sent.First, r.n.first-5) && !r.Is(i, "a", "an", "the") && (r.IsWord(i) || r.Is(i, "-")) {
		i--
	}
	if !r.Is(i, "a", "an", "the") || !r.Is(i-1, "by", "through", "under", "in", "on") {
		return false
	}
	for j := i - 2; j > max(r.sent.First, i-12); j-- {
		done := r.Is(j-1, "was", "were", "is", "are", "been", "formally", "originally", "first") || r.Is(j+1, "up", "out")
		if r.In(j, founding) && r.IsLower(j) && done {
			return true
		}
		if r.Is(j, ";", ",") {
			break
		}
	}
	return false
}
