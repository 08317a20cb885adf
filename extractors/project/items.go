package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// itemPeriods reads list items that begin with a title and its data: 'Better Work
// (2019-2022), funded by Japan', 'Safer Mines, 2018-2021, USD 1.2 million, Norway',
// 'Skills for girls (EUR 4 million), run by UNICEF'.
func (f *finder) itemPeriods() {
	first := 0
	for b := range f.Doc.Blocks {
		if f.View.Blocks[b].Len() == 0 {
			continue
		}
		last := first
		for last < len(f.Tokens) && f.Kind(last) != segment.Break {
			last++
		}
		if k := f.Doc.Blocks[b].Kind; (k == document.Item || k == document.Paragraph) && f.IsCapital(first) {
			from := first
			for i := first + 1; i < last; i++ {
				if f.BeginsLine(i) && (f.placedTitle(i, last) || f.dataOnLine(i, last)) {
					f.itemPeriod(from, i) // one project a line
					from = i
				}
			}
			f.itemPeriod(from, last)
		}
		first = last + 1
	}
}

// itemData is where an item's title ends and its data begin.
type itemData struct {
	end, rest    int  // the token after the title, and after a bracket behind it
	date, amount int  // what stands there, or -1
	placed       bool // where it is stands in brackets, and who funds it behind them
	over         bool // a line of the bodies that carry it out stands over the data
}

// dataOf finds the data behind an item's title: a period, a sum, or who funds it or
// carries it out, in brackets or behind a comma, a colon or a dash.
func (f *finder) dataOf(first, last int) (itemData, bool) {
	for i := first; i < min(last, first+34); i++ {
		if i > first+1 && f.BeginsLine(i) && f.PartnerAt(i) >= 0 && f.Partners[f.PartnerAt(i)].First == i {
			if line, ok := f.bodiesOverData(i, last); ok {
				return itemData{end: i, rest: i, date: line.date, amount: line.amount, over: true}, f.titled(first, i)
			}
		}
		if i > first+1 && f.AmountAt(i) >= 0 && f.IsWord(i-1) {
			if line, ok := f.dataLineAt(i, last); ok {
				return itemData{end: i, rest: f.Dates[line.date].End, date: line.date, amount: line.amount}, f.titled(first, i)
			}
		}
		c := f.Char(i)
		if f.verbHere(i) || f.AmountAt(i) >= 0 || c == '.' || c == ';' || f.Kind(i) == segment.GapMark {
			return itemData{}, false
		}
		bracket := c == '('
		if !bracket && c != ',' && c != ':' && (c != '-' && c != '–' && c != '—' || f.Glued(i)) {
			if f.DateAt(i) >= 0 {
				return itemData{}, false
			}
			continue
		}
		d := itemData{end: i, rest: i + 1, date: f.DateAt(i + 1), amount: f.AmountAt(f.behindKind(i + 1))}
		if k := f.DateAt(i + 2); bracket && k >= 0 && f.Is(i+1, "ended", "closed", "completed", "since", "from") &&
			f.Is(f.Dates[k].End, ";", ",") {
			d.amount = f.AmountAt(f.Dates[k].End + 1) // '(ended 2023; $60 million)'
		}
		if d.date >= 0 && f.Dates[d.date].Value.EDTF == nil {
			d.date = -1
		}
		switch {
		case d.date >= 0:
			d.rest = f.Dates[d.date].End
		case d.amount >= 0:
			d.rest = f.Amounts[d.amount].End
		case !bracket && f.carries(i+1):
			return d, f.titled(first, i)
		case c == ',' && f.bodyThenData(i+1, last):
			return d, f.titled(first, i)
		case bracket && f.placeThenFunder(i+1, last):
			d.rest, d.placed = f.Places[f.PlaceAt(i+1)].End+1, true
			return d, f.titled(first, i)
		default:
			if c == ':' {
				return itemData{}, false
			}
			continue
		}
		if bracket {
			if k := f.DateAt(d.rest + 1); d.amount >= 0 && k >= 0 && f.Is(d.rest, ",", ";") && f.Dates[k].Value.EDTF != nil {
				d.date = k // '(€5 million, 2022-2024)'
			}
			for d.rest < last && f.Text(d.rest) != ")" {
				d.rest++
			}
			d.rest = min(d.rest+1, last)
		}
		return d, f.titled(first, i)
	}
	return itemData{}, false
}

// isSentence reports whether the tokens before an item's data are the beginning of a
// sentence rather than a title.
func (f *finder) isSentence(first, end int) bool {
	if f.Is(first, "the", "this", "a", "an", "it", "they", "in", "under", "with", "these") {
		return true
	}
	for i := first; i < end; i++ {
		if f.IsLower(i) && len(f.Text(i)) > 4 && !f.projectNoun(i) {
			return true
		}
	}
	return false
}

// titled reports whether the tokens may be a title: two or more, or one that is written
// as a project's short name, with a capital or a figure inside ('EU4Roads').
func (f *finder) titled(first, end int) bool {
	if end-first != 1 {
		return end-first >= 2
	}
	w := f.Text(first)
	return f.PartnerAt(first) < 0 && len(w) > 4 && strings.ToUpper(w) != w && w[1:] != strings.ToLower(w[1:])
}

// carries reports whether 'implemented by', 'funded by' or the like begins at token i.
func (f *finder) carries(i int) bool {
	return f.Is(i+1, "by") && f.Is(i, "funded", "financed", "co-funded", "co-financed", "implemented", "executed",
		"run", "led", "managed", "delivered", "supported", "backed", "sponsored") ||
		f.Is(i, "paid") && f.Is(i+1, "for") && f.Is(i+2, "by") ||
		f.Is(i, "implemented", "executed", "delivered") && f.Is(i+1, "with", "through")
}

// moneyHeads are the nouns that end a line's head over money of a sort, which is no project:
// 'Private cofinancing', 'Loan commitments'.
var moneyHeads = wordset.Fields(`cofinancing co-financing financing disbursements commitments
	lending approvals contributions funding expenditure`)

func (f *finder) itemPeriod(first, last int) {
	lead := first
	first = f.behindLead(first, last)
	d, ok := f.dataOf(first, last)
	if !ok || f.taken(first) || moneyHeads.Has(f.Lower(d.end-1)) ||
		f.Is(first, "of", "for", "in", "total", "bilateral", "cumulative", "annual", "overall") {
		return
	}
	if f.KindOf(first) == document.Paragraph && f.isSentence(first, d.end) || f.IsLabel(first) ||
		imperatives.Has(f.Lower(first)) && f.Is(first+1, ",") {
		return
	}
	if k := f.PartnerAt(first); k >= 0 && f.Partners[k].End >= d.end &&
		!(f.Partners[k].Value.Type == record.Fund && f.endsInProject(first, d.end) && f.Text(d.end) == "(") {
		return // a donor and what it gives
	}
	v := record.Project{Title: f.Title(first, d.end)}
	if d.date >= 0 {
		if v.Period = f.Dates[d.date].Value.EDTF; !strings.Contains(*v.Period, "/") || strings.HasPrefix(*v.Period, "..") {
			return
		}
		if d.rest < last && !d.over && !f.BeginsLine(d.rest) && !f.Is(d.rest, ",", ":", ".", ";", "-", "–", "—", "(", "funded", "with", "financed") {
			return
		}
	}
	if d.over {
		ps, _ := f.PartiesFrom(d.end, f.Amounts[d.amount].First)
		if with := f.withWhom(d.end, last); len(with) > 0 {
			ps = append(ps, with...)
		}
		for _, k := range f.notDonors(ps) {
			if !f.Partners[k].Value.Weak {
				v.Implementing = union(v.Implementing, f.IDs([]int{k}))
			}
		}
		if d.rest = f.Amounts[d.amount].End; d.date >= 0 {
			d.rest = max(d.rest, f.Dates[d.date].End)
		}
	}
	bare := f.bare(d.rest, last)
	if bare {
		v.Funding, v.Implementing = f.bareBodies(d.end, last)
	}
	f.fill(&v, first, d.end, d.rest, last)
	if at := f.placesOf(lead, first, first, first, nil); len(at) > 0 {
		v.Places = at
	}
	if d.placed {
		v.Places = []string{f.Places[f.PlaceAt(d.end+1)].Value.ID}
	}
	f.subjectRole(&v, fact.Entry{TitleFirst: first, TitleEnd: d.end, First: min(d.rest+1, last), End: last})
	v.Implementing = union(v.Implementing, f.IDs(f.withWhom(d.rest, last)))
	if from := f.behindFrom(d.rest); d.amount >= 0 && from > 0 {
		ps, _ := f.PartiesFrom(from, last) // 'Wells for Gao – USD 3 million from Norway'
		v.Funding = union(v.Funding, f.IDs(ps))
	}
	switch {
	case d.amount >= 0:
		v.Amounts = []string{f.Amounts[d.amount].ID}
	case bare || d.date < 0 || f.AmountAt(d.rest+1) >= 0:
		for a := fact.Since(f.Amounts, d.rest); a < len(f.Amounts) && f.Amounts[a].First < last; a++ {
			v.Amounts = union(v.Amounts, []string{f.Amounts[a].ID})
			if !bare {
				break // the project's own; further on stand others
			}
		}
	}
	for a := fact.Since(f.Amounts, d.end); a < len(f.Amounts) && f.Amounts[a].First < last; a++ {
		if by := f.shares(f.Amounts[a].End, last); len(by) > 0 {
			v.Funding, v.Amounts = union(v.Funding, by), []string{f.Amounts[a].ID}
			break
		}
	}
	switch {
	case d.date >= 0:
		if len(v.Funding)+len(v.Amounts)+len(v.Implementing) == 0 && !f.anaphora(d.rest, last) && !f.endsInProject(first, d.end) {
			return
		}
	default:
		if v.Period == nil {
			v.Period = f.rangeIn(d.rest, last)
		}
		// 'Harbour Works: £46 million (2021-2028)', 'Warm Schools (EUR 4 million loan). The'
		told := d.over || bare && len(v.Amounts) > 0 && v.Period != nil || d.amount >= 0 && (v.Period != nil || f.sumTells(&d, first, last))
		if !told && len(v.Funding)+len(v.Implementing) == 0 || len(v.Amounts) == 0 && v.Period == nil && !d.placed || bare && !told {
			return
		}
	}
	var doubts []string
	if f.financier(&v, first, d.amount >= 0) {
		doubts = append(doubts, fact.DonorImplied)
	}
	if f.placeless(&v, first) {
		doubts = append(doubts, fact.FarEvidence)
	}
	f.tell(v, first, d.end, "project.item_period", doubts...)
}

// withWhom are the bodies that an item's data end in: '(2020-2024), USD 7 million, with UNFPA
// and Oxfam'.
func (f *finder) withWhom(i, last int) []int {
	for ; i < last && !f.Is(i, ".", ";") && !f.verbHere(i); i++ {
		if f.Is(i, ",") && f.Is(i+1, "with") && (f.PartnerAt(i+2) >= 0 || f.PartnerAt(i+3) >= 0) {
			ps, _ := f.PartiesFrom(i+2, last)
			return f.notDonors(ps)
		}
	}
	return nil
}

// sumTells reports whether the sum behind an item's title tells by itself that the title is
// a project's: text stands behind its bracket, or the title ends in the noun of one and the
// text speaks of it, begins the next line or is none.
func (f *finder) sumTells(d *itemData, first, last int) bool {
	closed := f.Text(d.rest-1) == ")"
	if closed && f.Is(d.rest, ".") && last-d.rest > 8 {
		return true
	}
	behind := f.anaphora(d.rest, last) || f.BeginsLine(d.rest) && last-d.rest > 5 || last-d.rest < 2 && (closed || f.Text(d.end) == ":")
	return behind && f.endsInProject(first, d.end)
}

// rangeIn is the first period in a range of tokens.
func (f *finder) rangeIn(first, end int) *string {
	for d := fact.Since(f.Dates, first); d < len(f.Dates) && f.Dates[d].First < end; d++ {
		if f.isPeriod(d) {
			return f.Dates[d].Value.EDTF
		}
	}
	return nil
}

// sentenceVerbs make a sentence of what they stand in.
var sentenceVerbs = wordset.Fields(`will is are was were has have had signed provided began launched held received rose fell grew contributed met adopted
	agreed increased decreased follows followed ran`)

// verbHere reports whether token i is a verb that makes a sentence of what it stands
// in: 'will', 'is', 'signed'.
func (f *finder) verbHere(i int) bool {
	return f.IsLower(i) && f.In(i, sentenceVerbs)
}

// bareBodies are the bodies in an item's data that may fund it, and those that may carry it
// out. A bare country funds it only where it gives aid, for one that gets it is where the
// work is; an agency of the United Nations or a society carries it out.
func (f *finder) bareBodies(first, end int) (funding, implementing []string) {
	for k := fact.Since(f.Partners, first); k < len(f.Partners) && f.Partners[k].First < end; k++ {
		switch v := &f.Partners[k].Value; {
		case v.Weak && !fact.IsDonor(v.Country) && v.Country != "CN":
		case !v.Weak && v.Type == record.Government && f.House() >= 0 && v.ID != f.Partners[f.House()].Value.ID:
			implementing = union(implementing, []string{v.ID}) // the sheet's own bank pays
		case v.Type == record.NGO || v.Type == record.Multilateral && v.Acronym != "EU" && !f.givesAid(k):
			implementing = union(implementing, []string{v.ID})
		default:
			funding = union(funding, []string{v.ID})
		}
	}
	return funding, implementing
}

// bare reports whether the rest of an item is a list of data, not a sentence.
func (f *finder) bare(first, last int) bool {
	for i := first; i < last; i++ {
		if f.verbHere(i) || f.Is(i, "by", "the", "to", "of", ":") {
			return false
		}
	}
	return true
}
