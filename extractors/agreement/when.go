package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// dateOf is the date of what the tokens first to end of a sentence tell, or -1: one
// inside, one right behind, or the one that the sentence begins with.
func (f *finder) dateOf(sent segment.Sentence, first, end int) int {
	best := -1
	for d := fact.Since(f.Dates, sent.First); d < len(f.Dates) && f.Dates[d].First < sent.Last; d++ {
		m := &f.Dates[d]
		if m.First < first && f.Is(m.End, ",") && f.Is(m.End+1, "when") && m.Value.EDTF != nil && first-m.End < 8 {
			return d // 'partners since 2010, when they signed'
		}
		if f.isLimit(m) || f.PartnerAt(m.First) >= 0 || f.ownPeriod(m) {
			continue
		}
		switch {
		case m.First >= first && (m.End <= end || m.First <= end+2 && f.Is(m.First-1, "on", "in", ",", "(", "dated", "of")):
			if best < 0 || f.Dates[best].First < first || f.finer(m, &f.Dates[best]) {
				best = d
			}
		case m.First >= end && best < 0 && f.fallsBehind(m, end):
			best = d
		case m.First < first && f.standsBefore(m, sent.First, first) && (best < 0 || first-m.End < 4):
			best = d
		}
	}
	return best
}

// sinceDay is a date without the open end that 'since' gives it.
func sinceDay(date *string) *string {
	if date == nil || !strings.HasSuffix(*date, "/..") {
		return date
	}
	d := strings.TrimSuffix(*date, "/..")
	return &d
}

// isLimit reports whether a date tells how far something goes, not when it was made.
func (f *finder) isLimit(m *fact.Found[record.Date]) bool {
	if by := f.byBefore(m); by >= 0 {
		return m.Value.EDTF == nil || !f.planned(by)
	}
	if f.In(m.First-2, ending) {
		return true
	}
	return m.Value.EDTF == nil || f.Is(m.First-1, "until", "since") || f.Is(m.First-1, "to") && f.Is(m.First-2, "prolonged", "extended")
}

// ending are the verbs of what comes to its end on a day: 'lapsed on 31 December'.
var ending = wordset.Fields(`lapsed lapses expired expires expire ended ends end`)

// byBefore is the token of the 'by' that a date hangs on, or -1: 'by the end of June 2024'.
func (f *finder) byBefore(m *fact.Found[record.Date]) int {
	i := m.First - 1
	for n := 0; n < 3 && f.Is(i, "of", "end", "the", "early", "late", "mid"); n++ {
		i--
	}
	if f.Is(i, "by") {
		return i
	}
	return -1
}

// plans are the verbs of what is still to be done.
var plans = wordset.Fields(`plan plans intend intends expect expects hope hopes due expected agreed`)

// planned reports whether what stands before token i is still to be signed: 'are to be
// initialled by the Ministry [by the end of June]'.
func (f *finder) planned(i int) bool {
	for j := i - 1; j > max(0, i-14) && f.Kind(j) != segment.Break; j-- {
		if f.In(j, acts) && f.IsLower(j) {
			return f.Is(j-1, "be") || f.Is(j-1, "to") && f.In(j-2, plans)
		}
	}
	return false
}

// fallsBehind reports whether a date behind an agreement that ends before token end is its
// own: a day in its clause, a month or a year close by, one that it is planned for.
func (f *finder) fallsBehind(m *fact.Found[record.Date], end int) bool {
	if f.Is(m.First-1, "for") && f.Is(m.First-2, "scheduled", "planned", "set", "foreseen", "due") {
		return m.First < end+8
	}
	if f.Is(m.First-1, "(") && f.Text(m.End) == ")" && m.Value.Precision != "year" {
		steps := f.steps(end, m.First-1) // 'a protocol on data sharing (8 March 2023)'
		return steps >= 0 && steps < 9 && f.bodyless(end, m.First)
	}
	if !f.Is(m.First-1, "on", "in") && f.byBefore(m) < 0 {
		return false
	}
	if f.In(end, signing) {
		end++ // 'an MoU signed in Turin on 23 September'
	}
	steps := f.steps(end, m.First)
	switch m.Value.Precision {
	case "day":
		return steps >= 0 && steps < 16
	case "month":
		return steps >= 0 && steps < 9
	case "year": // 'a letter of intent on hazelnuts in 2022.'
		return steps >= 0 && steps < 9 && f.Is(m.First-1, "in") &&
			(f.Is(m.End, ".") || f.Kind(m.End) == segment.Break) && f.bodyless(end, m.First)
	}
	return false
}

// bodyless reports whether no body is named by the tokens first to end.
func (f *finder) bodyless(first, end int) bool {
	for i := first; i < end; i++ {
		if f.PartnerAt(i) >= 0 {
			return false
		}
	}
	return true
}

// standsBefore reports whether a date before an agreement that begins at token first is its
// own: it begins the sentence, stands right before, or leads the clause in.
func (f *finder) standsBefore(m *fact.Found[record.Date], start, first int) bool {
	if m.First-start < 5 || first-m.End < 4 {
		return true
	}
	return m.Value.Precision != "year" && f.Is(m.First-1, "in", "on") && f.Is(m.End, ",") && first-m.End < 16 && f.calmBefore(m.End, first)
}

// steps is how many words stand between an agreement and a date behind it, a sum, a body, a
// place and a bracket each counted as one; -1 where something else is told between.
func (f *finder) steps(first, end int) (n int) {
	for i := first; i < end; n++ {
		if next := f.aside(i, end); next > i {
			i = next
			continue
		}
		if f.In(i, signing) && f.IsLower(i) || f.Is(i, ";") {
			return -1
		}
		if f.Is(i, ",") && f.Is(i+1, "on", "in") && i+2 == end {
			return n // ', on 20 March 2023'
		}
		sum := f.Is(i+1, "worth", "valued", "totalling") || f.AmountAt(i-1) >= 0 || f.AmountAt(i+1) >= 0
		if f.Is(i, ",") && !sum && f.PlaceAt(i-1) < 0 && !f.Is(i-1, ")") && !f.In(i-1, weekday) {
			return -1
		}
		i++
	}
	return n
}

// lasting are the nouns that a programme's own years stand behind.
var lasting = wordset.Fields(`strategy framework programme program plan document agreement dwcp unsdcf undaf cpd cpf cps )`)

// ownPeriod reports whether a period is a programme's own, right behind its name:
// 'Country Partnership Strategy 2020-2024'.
func (f *finder) ownPeriod(m *fact.Found[record.Date]) bool {
	i := m.First - 1
	if f.Is(i, "(", "for", "covering") {
		i--
	}
	return m.Value.EDTF != nil && strings.Contains(*m.Value.EDTF, "/") && (f.Is(m.First-1, "covering") || f.In(i, lasting))
}

var weekday = wordset.Fields(`monday tuesday wednesday thursday friday saturday sunday`)

// calmBefore reports whether nothing else is told between a date and an agreement behind
// it: 'in May 2018, during the President's stay, the two signed'.
func (f *finder) calmBefore(first, end int) bool {
	for i := first; i < end; i++ {
		if f.DateAt(i) >= 0 || f.Is(i, ";", "which", "that", "and", "after", "before") || f.In(i, signing) && f.IsLower(i) {
			return false
		}
	}
	return true
}

func (f *finder) finer(a, b *fact.Found[record.Date]) bool {
	return rank(a.Value.Precision) > rank(b.Value.Precision)
}

func rank(precision string) int {
	switch precision {
	case "day":
		return 3
	case "month":
		return 2
	case "year":
		return 1
	}
	return 0
}

// dateInside reports whether a day stands between two tokens: 'came after, on 9 June 2023,
// and is [between]'.
func (f *finder) dateInside(first, end int) bool {
	for i := first; i < end; i++ {
		if d := f.DateAt(i); d >= 0 && f.Dates[d].Value.Precision == "day" && f.Is(i-1, "on", "of", "dated") {
			return true
		}
	}
	return false
}

// dateBehind is the day right behind parties that end before token i, in brackets or
// behind 'dated' or 'of': 'the agreement between A and B (15 December 2022)'; or -1.
func (f *finder) dateBehind(i int) int {
	d := -1
	if f.Is(i, "that", "which") {
		i++
	}
	if f.Is(i, ",", ":") && f.Is(i+1, "in") && f.Is(i+2, "force") && f.Is(i+3, "since") {
		if d = f.DateAt(i + 4); d >= 0 && f.Dates[d].Value.EDTF != nil {
			return d // 'in force since May 2016'
		}
		return -1
	}
	switch {
	case f.Is(i, "dates", "dating", "goes") && (f.Is(i+1, "from") || f.Is(i+1, "back") && f.Is(i+2, "to")):
		if d = f.DateAt(i + 2); d < 0 {
			d = f.DateAt(i + 3)
		}
		if d >= 0 && f.Dates[d].Value.EDTF != nil {
			return d // 'dates from 1972'
		}
	case f.Is(i, ",") && f.DateAt(i+1) >= 0 && (f.Kind(f.Dates[f.DateAt(i+1)].End) == segment.Break ||
		f.Is(f.Dates[f.DateAt(i+1)].End, ";")):
		if d = f.DateAt(i + 1); f.Dates[d].Value.EDTF != nil && f.Dates[d].Value.Precision != "year" {
			return d // an entry of a list: '… between A and B, 1 October 2014'
		}
	case f.Is(i, ",") && f.Is(i+1, "dated"):
		d = f.DateAt(i + 2)
	case f.Is(i, "(", "dated", "of", ":"):
		d = f.DateAt(i + 1)
	case f.Is(i-1, ")"):
		d = f.DateAt(i - 2) // the bracket was read as the party's own
	}
	if d >= 0 && f.Dates[d].Value.EDTF != nil && !strings.Contains(*f.Dates[d].Value.EDTF, "/") {
		return d
	}
	return -1
}

// dateClause is the date of a clause behind an agreement that tells when it was made, and the
// token past it; or -1: ', which was signed in Canberra on 7 December 2023', 'bears the date
// of 19 August 2022', '; it dates from October 2021'.
func (r *reading) dateClause(end int) (d, past int) {
	for i := end; i < min(r.sent.Last, end+9); i++ {
		if d := r.DateAt(i); d >= 0 && r.ownPeriod(&r.Dates[d]) {
			i = r.Dates[d].End - 1
			continue
		}
		if r.anyNoun(i) || r.DateAt(i) >= 0 || r.PartnerAt(i) >= 0 {
			break
		}
		was := r.Is(i-1, "having", "being") || r.Is(i-1, "was", "were", "been") && r.Is(i-2, "which", "that", "it", "and", "has")
		signed := (was || r.Is(i-1, "they", "both") && r.Is(i-2, "which", "that")) && r.In(i, acts)
		if !signed && !r.Is(i, "dates", "dated", "date") && !(r.Is(i, "goes") && r.Is(i+1, "back")) {
			continue
		}
		for j := i + 1; j < min(r.sent.Last, i+9) && !r.Is(j, ";"); j++ {
			if d := r.DateAt(j); d >= 0 {
				if r.isLimit(&r.Dates[d]) {
					break
				}
				return d, r.Dates[d].End
			}
		}
		break
	}
	return -1, end
}

// signedLater is the day of signing that a sentence tells behind the day of an agreement's
// entry into force, and the token past it; or -1: 'took effect on 15 January 2024, having been
// signed in Lima (7 November 2023)'.
func (r *reading) signedLater() (d, past int) {
	if !r.Is(r.verb, "took", "takes", "became", "becomes", "came", "entered") || r.verb < r.n.end {
		return -1, 0
	}
	for i := r.verb + 1; i < r.sent.Last && !r.anyNoun(i); i++ {
		if !r.Is(i, "signed", "concluded", "initialled") || !r.Is(i-1, "been", "was", "after", "being", "and", ",") {
			continue
		}
		for j := i + 1; j < r.sent.Last && !r.Is(j, ";"); j++ {
			if d := r.DateAt(j); d >= 0 && !r.isLimit(&r.Dates[d]) {
				return d, r.Dates[d].End
			}
		}
	}
	return -1, 0
}
