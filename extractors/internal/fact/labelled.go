package fact

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// labelNouns are what a label calls a body's part of the money.
var labelNouns = wordset.Fields(`contribution contributions support funding grant grants loan share commitment financing co-financing
		cofinancing budget donation input amount pledge assistance aid oda donations contributions allocation allocations commitments
		loans disbursements backing`)

// ownNouns are those of the money that a donor's own sheet tells without naming it.
var ownNouns = wordset.Fields(`oda allocation allocations aid`)

// forecasts are words of labels over money that is not yet given.
var forecasts = wordset.Fields(`budget estimate estimated planned projected indicative`)

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
	noun, forecast := -1, false
	for i := line + 1; i < colon; i++ {
		forecast = forecast || s.In(i, forecasts)
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
		k := s.publisher(record.Government)
		if k < 0 || !s.In(noun, ownNouns) || !IsDonor(s.Partners[k].Value.Country) {
			return false
		}
		f.Donors, f.Doubts = []int{k}, append(f.Doubts, DonorImplied)
	}
	f.First = line + 1
	if d := s.onlyDate(f.First, colon); d >= 0 {
		f.Year = *s.Dates[d].Value.EDTF // 'Irish aid to Malawi, 2022:'
	}
	f.Stage = stageOfNoun(s.Lower(noun))
	switch s.Lower(noun) {
	case "grant", "grants":
		f.Kind = "grant"
	case "loan":
		f.Kind = "loan"
	}
	if forecast {
		f.Stage = Budget
	}
	return true
}

// onlyDate is the one date in a range of tokens that is read; -1 where there is none, or more.
func (s *Sheet) onlyDate(first, end int) int {
	d := Since(s.Dates, first)
	if d >= len(s.Dates) || s.Dates[d].End > end || s.Dates[d].Value.EDTF == nil || d+1 < len(s.Dates) && s.Dates[d+1].First < end {
		return -1
	}
	return d
}
