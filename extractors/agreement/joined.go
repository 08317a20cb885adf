package agreement

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// joined reads that a party joined, ratified or acceded to a named accord, with a
// date. The verb stands at token v.
func (f *finder) joined(sent segment.Sentence, v int) bool {
	i := v + 1
	ratified := f.Is(v, "ratified", "ratifies", "acceded", "accedes", "deposited")
	alone := false // what others may sign with it, they sign as an agreement of theirs
	if at := f.joinedWhich(sent, v); at >= 0 {
		i = at // 'the Framework Agreement, which the ILO joined'
	}
	switch {
	case i < v:
	case f.Is(v, "deposited"):
		// 'deposited, on 20 August 2021, its instrument of ratification of the Convention'
		for i < min(sent.Last, v+16) && !(f.Is(i, "ratification", "accession", "acceptance", "approval", "adhesion") &&
			f.Is(i+1, "of", "to")) {
			i++
		}
		if i += 2; i >= sent.Last {
			return false
		}
	case f.Is(v, "acceded", "accedes") && f.Is(i, "to"):
		i++
	case f.Is(v, "ratified", "ratifies", "joined", "joins"):
	case f.Is(v, "signed", "endorsed"):
		if _, _, kind := f.accord(i, sent.Last); !f.Is(i, "the") || kind != "treaty" && kind != "declaration" {
			return false
		}
		alone = true
	case f.Is(v, "became", "becomes") && f.Is(i, "a", "the") || f.Is(v, "became", "becomes") && f.Is(i, "party"):
		for i < min(sent.Last, v+7) && !f.Is(i, "signatory", "party", "member", "signatories") {
			i++
		}
		if !f.Is(i, "signatory", "party", "signatories") || !f.Is(i+1, "to", "of") {
			return false
		}
		ratified = f.Is(i, "party")
		i += 2
	default:
		return false
	}
	first, end, kind := f.accord(i, sent.Last)
	if end == 0 {
		return false
	}
	if ratified && kind == "agreement" && !f.Is(end-1, "accords") && f.IsCapital(end-1) {
		kind = "treaty"
	}
	g := f.groupStart(v, sent.First)
	ps := f.SubjectTo(g, sent.First)
	if len(ps) > 0 {
		g = f.Partners[ps[0]].First
	}
	if kind == "agreement" && len(ps) == 0 {
		// 'the members acceded to the agreement between them and the Bank'
		for j := end; j < min(sent.Last, end+2); j++ {
			if f.Is(j, "between", "with") {
				ps, end = f.partiesFrom(j+1, sent.Last)
			}
		}
	}
	if len(ps) == 0 || len(ps) > 4 || alone && len(ps) > 1 {
		return false
	}
	a := record.Agreement{Kind: kind, Count: 1, Parties: f.IDs(ps)}
	if d := f.DateAt(end + 1); d >= 0 && f.Is(end, ",", "(") && f.Dates[d].Value.Precision == "year" {
		// The year of its name: 'the Violence and Harassment Convention, 2019 (No. 190)'.
		if end = f.Dates[d].End; f.Is(end, "(") && f.Is(end+1, "no", "no.") {
			for end < sent.Last && f.Text(end-1) != ")" {
				end++
			}
		}
	}
	d := f.joinDate(sent, g, end)
	if d < 0 && i < v || d < 0 && f.Is(v, "deposited") {
		d = f.firstDate(v, sent.Last)
	}
	if d < 0 && f.Is(end, ",") && f.Is(end+1, "which") {
		d = f.pastClause(end+1, sent.Last)
	}
	if d < 0 {
		// A date that the line begins with: '2024: 13 States acceded to …'.
		if d = f.DateAt(sent.First); d < 0 || !f.Is(f.Dates[d].End, ":", "-", "–") || f.Dates[d].Value.EDTF == nil {
			return false
		}
	}
	a.Date = f.Dates[d].Value.EDTF
	t := f.Title(first, max(first+1, f.titleEnd(first, end)))
	a.Title = &t
	lo, hi := min(g, f.Dates[d].First), max(end, f.Dates[d].End)
	f.add(a, lo, hi, "agreement.joined")
	return true
}

// joinedWhich is the first token of the accord that 'which' stands for before the subject of
// the verb at token v, or -1.
func (f *finder) joinedWhich(sent segment.Sentence, v int) int {
	g := f.groupStart(v, sent.First)
	ps := f.SubjectTo(g, sent.First)
	if len(ps) == 0 {
		return -1
	}
	i := f.Partners[ps[0]].First
	for f.Is(i-1, "the") {
		i--
	}
	if !f.Is(i-1, "which", "that") {
		return -1
	}
	if i--; f.Is(i-1, ",") {
		i--
	}
	if f.Is(i-1, ")") {
		for i > sent.First && !f.Is(i, "(") {
			i--
		}
	}
	first := i
	for first > sent.First && (f.IsCapital(first-1) || f.Is(first-1, "and", "of", "on", "for", "the", "-")) {
		first--
	}
	for first < i && !f.IsCapital(first) {
		first++
	}
	if first == i {
		return -1
	}
	return first
}

// firstDate is the first date behind 'in' or 'on' from token i on, or -1.
func (f *finder) firstDate(i, limit int) int {
	for j := i; j < min(limit, i+10); j++ {
		if d := f.DateAt(j); d >= 0 && f.Dates[d].Value.EDTF != nil && f.Is(f.Dates[d].First-1, "in", "on") {
			return d
		}
	}
	return -1
}

// pastClause is the date behind a clause between commas that begins at token i, or -1.
func (f *finder) pastClause(i, limit int) int {
	for j := i; j < min(limit, i+16); j++ {
		if f.Is(j, ",") && f.Is(j+1, "in", "on") && f.DateAt(j+2) >= 0 {
			return f.DateAt(j + 2)
		}
	}
	return -1
}

// joinDate is the date at which a party joined: the one that the sentence begins with,
// or one behind the accord's name; or -1.
func (f *finder) joinDate(sent segment.Sentence, g, end int) int {
	for _, i := range []int{sent.First, sent.First + 1, end + 1, g - 1, g - 2} {
		d := f.DateAt(i)
		if d < 0 || f.Dates[d].Value.EDTF == nil || i > g && !f.Is(end, "in", "on") || f.Dates[d].First < sent.First {
			continue
		}
		if f.Is(f.Dates[d].First-1, "by", "since", "until") {
			continue
		}
		return d
	}
	return -1
}

// titleEnd is the end of an accord's name: its last noun of an accord before end.
func (f *finder) titleEnd(first, end int) int {
	for i := first; i < end; i++ {
		if f.Is(i, "between", "with") {
			return i
		}
	}
	return end
}

// accord is the named accord at token i, past its article: capitalised words that hold
// a noun of an accord, or an agreement told with its parties; end is 0 where there is
// none.
func (f *finder) accord(i, limit int) (first, end int, kind string) {
	for f.Is(i, "the", "both", "an", "a", "'s") {
		i++
	}
	first = i
	for i < min(limit, first+16) {
		switch {
		case f.Is(i, "accords", "accord", "agreement", "compact"):
			kind, end = "agreement", i+1
		case f.Is(i, "convention", "treaty", "protocol", "charter", "covenant", "statute"):
			kind, end = "treaty", i+1
		case f.Is(i, "declaration", "communiqué", "pact"):
			kind, end = "declaration", i+1
		case f.IsCapital(i) && f.DateAt(i) < 0:
			if kind != "" {
				end = i + 1
			}
		case f.Is(i, "on", "of", "the", "for", "to", "and", "against", "-") && (f.IsCapital(i+1) || f.Is(i+1, "the") && f.IsCapital(i+2)):
		case f.Is(i, "partnership", "framework", "trade", "establishment") && kind == "":
		default:
			limit = i
			continue
		}
		i++
	}
	if kind == "" {
		return first, 0, ""
	}
	named := 0
	for j := first; j < end; j++ {
		if f.IsCapital(j) {
			named++
		}
	}
	if named < 2 && !f.Is(end, "between", "with") {
		return first, 0, ""
	}
	return first, end, kind
}
