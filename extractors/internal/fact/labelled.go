package fact

import "factsheet/pipeline/wordset"
import "factsheet/pipeline/segment"

// labelNouns are what a label calls a body's part of the money.
var labelNouns = wordset.Fields(`contribution contributions support funding grant grants loan share commitment financing co-financing cofinancing budget donation
	input amount pledge assistance`)

// labelled reads a label that names whose money it is, and the sum behind its colon:
// 'Sida's contribution: SEK 40 million', 'EU grant: EUR 5 million', 'Contribution from
// Norway: NOK 4 million', 'Financed by: Sweden, SEK 20 million'.
func (r *reading) labelled(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	colon := a.First - 1
	for colon > r.clear && (s.Kind(colon) == segment.GapMark || s.In(colon, lead)) {
		colon--
	}
	if !s.Is(colon, ":") {
		return false
	}
	line := colon - 1
	for n := 0; n < 9 && line >= r.clear && s.Kind(line) != segment.Break && !s.newLine(line+1) && !s.Is(line, ".", ";", ":"); n++ {
		line--
	}
	noun := -1
	for i := line + 1; i < colon; i++ {
		switch {
		case s.In(i, labelNouns):
			noun = i
		case s.In(i, trades), s.In(i, needHeads) && !s.Is(i, "budget"), s.isFinite(i):
			return false
		}
	}
	if noun < 0 {
		return false
	}
	for i := line + 1; i < colon; i++ {
		k := s.PartnerAt(i)
		if k < 0 {
			continue
		}
		ps, end := s.PartiesFrom(i, colon)
		if len(ps) == 0 {
			return false
		}
		switch {
		case i > noun && s.Is(i-1, "to", "for"):
			f.Recipients = ps
		case i < noun, s.Is(s.beforeOwner(i, line+1)-1, "from", "by", "of", "("), s.Is(i-1, "("):
			f.Donors = ps
		default:
			return false
		}
		i = max(i, end-1)
	}
	if len(f.Donors) == 0 && len(f.Recipients) == 0 {
		return false
	}
	f.First = line + 1
	f.Stage = stageOfNoun(s.Lower(noun))
	switch s.Lower(noun) {
	case "grant", "grants":
		f.Kind = "grant"
	case "loan":
		f.Kind = "loan"
	}
	if s.Is(noun, "budget") {
		f.Stage = Budget
	}
	return true
}
