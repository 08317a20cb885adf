package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// cards reads the cards of labelled lines.
func (f *finder) cards() {
	for _, c := range f.Cards() {
		e := f.Titled(f.behindCountry(c.Title), c.Title.End)
		if first := c.Title.First; e.TitleFirst > first && len(c.Fields[fact.PlaceColumn]) == 0 {
			c.Fields[fact.PlaceColumn] = []fact.Cell{{First: first, End: e.TitleFirst}}
		}
		f.tellFields([]fact.Cell{{First: e.TitleFirst, End: e.TitleEnd}}, c.Fields, c.Text, e.Period, "project.card")
		f.mark(c.First, c.End) // nothing in its lines is a title
	}
	for _, c := range f.HalfCards() {
		f.completeBy(&c)
	}
}

// behindCountry is where a card's title begins behind the country in capitals that it
// stands under, 'KENYA - Roads to Markets'.
func (f *finder) behindCountry(title fact.Cell) int {
	k := f.PlaceAt(title.First)
	if k < 0 || !f.shouts(title.First) {
		return title.First
	}
	if end := f.Places[k].End; f.Is(end, "-", "–", "—", ":") && !f.Glued(end) && end+3 < title.End && !f.shouts(end+1) {
		return end + 1
	}
	return title.First
}

// completeBy gives a told project what labelled lines under its title tell further on, or
// under no title where the sheet is of one project: 'Executing agency: Roads Department'.
func (f *finder) completeBy(c *fact.Card) {
	at := -1
	if c.Title.End > c.Title.First {
		e := f.Titled(c.Title.First, c.Title.End)
		if k, ok := f.seen[core(f.Title(e.TitleFirst, e.TitleEnd))]; ok {
			at = k
		}
	}
	if at < 0 && len(f.out) == 1 {
		at = 0
	}
	if at < 0 {
		return
	}
	var v record.Project
	f.bodiesOf(&v, c.Fields)
	f.complete(&f.out[at], v)
}

// bodiesOf reads who pays and who carries out from a card's cells.
func (f *finder) bodiesOf(v *record.Project, cells map[fact.Column][]fact.Cell) {
	for _, c := range cells[fact.DonorColumn] {
		ids := f.partiesIn(c)
		if len(ids) == 0 && f.ownMeans(c) {
			ids = f.IDs(f.Speaker())
		}
		v.Funding = union(v.Funding, ids)
	}
	for _, c := range cells[fact.PartnerColumn] {
		v.Implementing = union(v.Implementing, f.partiesIn(c))
	}
	if len(v.Implementing) == 0 {
		for _, c := range cells[fact.LeadColumn] {
			v.Implementing = union(v.Implementing, f.partiesIn(c))
		}
	}
}

// ownMeans reports whether a cell says that whose sheet it is pays by its own means:
// 'Ordinary Capital', 'Own resources'.
func (f *finder) ownMeans(c fact.Cell) bool {
	return f.Is(c.First, "ordinary", "own", "core", "regular") && f.Is(c.First+1, "capital", "resources", "funds", "budget", "funding")
}

// tellFields tells a project whose data stand in cells, with the prose behind them and the
// date in brackets behind its title, or -1. Its title's lines may stand apart.
func (f *finder) tellFields(lines []fact.Cell, cells map[fact.Column][]fact.Cell, text fact.Cell, period int, rule string) {
	var v record.Project
	for _, l := range lines {
		if v.Title != "" && !strings.HasSuffix(v.Title, "-") {
			v.Title += " "
		}
		v.Title += f.Title(l.First, l.End)
	}
	title := lines[0]
	if len(v.Title) < 4 {
		return
	}
	f.bodiesOf(&v, cells)
	if v.Period = f.periodOf(cells); v.Period == nil {
		v.Period = f.lineOfYears(cells)
	}
	if v.Period == nil && period >= 0 {
		v.Period = f.Dates[period].Value.EDTF
	}
	for _, c := range cells[fact.AmountColumn] {
		for i := c.First; i < c.End; i++ {
			if f.Is(i, "shared", "co-financed", "cofinanced", "together", "jointly") && f.Is(i+1, "with", "by") {
				ps, _ := f.PartiesFrom(i+2, c.End) // 'EUR 2 million, shared with the Fund'
				v.Funding = union(v.Funding, f.IDs(ps))
			}
		}
	}
	sum := false
	for _, x := range f.SumsOf(cells, rule == "project.card") {
		sum = sum || !x.Cost
		v.Funding = union(v.Funding, f.IDs(x.Givers))
		v.Amounts = union(v.Amounts, []string{f.Amounts[x.Amount].ID})
	}
	v.Sectors = f.sectorsIn(cells[fact.SectorColumn]...)
	for _, c := range cells[fact.PlaceColumn] {
		for k := fact.Since(f.Places, c.First); k < len(f.Places) && f.Places[k].First < c.End; k++ {
			v.Places = union(v.Places, []string{f.Places[k].Value.ID})
		}
	}
	if len(v.Places) == 0 {
		v.Places = f.placesOf(title.First, title.End, title.End, title.End, v.Funding)
	}
	for _, c := range append(cells[fact.LeadColumn], cells[fact.PartnerColumn]...) {
		if len(v.Places) == 0 {
			v.Places = f.helped(c.First, c.End, v.Funding) // where its ministries are
		}
	}
	if text.End > text.First {
		f.roles(&v, text.First, text.End)
	}
	if len(v.Funding)+len(v.Implementing)+len(v.Amounts)+len(v.Places) == 0 && v.Period == nil {
		return
	}
	var doubts []string
	if len(v.Funding) == 0 && len(v.Amounts) > 0 {
		if v.Funding = f.giverOfAll(title.First); len(v.Funding) > 0 {
			doubts = append(doubts, fact.FarEvidence)
		}
	}
	if f.financier(&v, title.First, sum) {
		doubts = append(doubts, fact.DonorImplied)
	}
	if f.placeless(&v, title.First) {
		doubts = append(doubts, fact.FarEvidence)
	}
	f.tell(v, title.First, title.End, rule, doubts...)
}

// giverOfAll is who gives the money for several projects at once, told before the first
// of their cards: 'JICA signed agreements to provide 3 billion yen for two projects'; nil
// where the text before token i tells none.
func (f *finder) giverOfAll(i int) []string {
	for _, w := range f.FlowsIn(0, i) {
		if len(w.Donors) == 0 || hasDoubt(w.Doubts, fact.DonorImplied) {
			continue
		}
		end := f.Amounts[w.Amount].End
		for j := f.SentenceOf(end - 1).First; j < min(end+8, i); j++ {
			if j >= end && f.Is(j, ".", ";") {
				break
			}
			made := f.Is(j, "awards", "grants") || j >= end && f.Is(j, "projects", "programmes", "programs", "operations")
			if made && f.isCount(j-1) {
				return f.IDs(w.Donors) // 'for two projects', 'made nine awards, together worth £20 million'
			}
		}
	}
	return nil
}

// isCount reports whether token i counts things: 'two', '3', 'new' behind a number.
func (f *finder) isCount(i int) bool {
	if f.Is(i, "new", "separate", "further") {
		i--
	}
	return f.Kind(i) == segment.Number || f.Is(i, "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten", "these", "the", "both")
}

// placeless gives a project without a place the country of the heading that its title, at
// token i, stands under, the sheet's own, or the only one that the sheet names and speaks
// of; it reports whether it did.
func (f *finder) placeless(v *record.Project, i int) bool {
	if len(v.Places) > 0 {
		return f.landOf(v, i)
	}
	if v.Places = f.headingCountry(i); len(v.Places) == 0 {
		v.Places = f.ownCountry()
	}
	if len(v.Places) == 0 {
		v.Places = f.onlyCountry(i)
	}
	return len(v.Places) > 0
}

// landOf puts the sheet's own country for the region of it that a project's title names, and
// reports whether it did: 'Khatlon Rural Roads' in a sheet on Tajikistan.
func (f *finder) landOf(v *record.Project, i int) bool {
	if len(v.Places) != 1 || f.OfUnitedStates() || !f.isPart(v.Places[0]) {
		return false
	}
	land := f.ownCountry()
	if land == nil {
		land = f.onlyCountry(i)
	}
	if land != nil {
		v.Places = land
	}
	return land != nil
}

// isPart reports whether the place of an id is a part of a country: a province, a district.
func (f *finder) isPart(id string) bool {
	for k := range f.Places {
		if m := &f.Places[k]; m.Value.ID == id {
			return m.At.Rule == "place.state" || m.At.Rule == "place.area"
		}
	}
	return false
}

// lineOfYears is the period that a printed line of a card is, with no label before it.
func (f *finder) lineOfYears(cells map[fact.Column][]fact.Cell) *string {
	for _, col := range [...]fact.Column{fact.AmountColumn, fact.DonorColumn, fact.PartnerColumn, fact.PlaceColumn, fact.LeadColumn} {
		for _, c := range cells[col] {
			for d := fact.Since(f.Dates, c.First); d < len(f.Dates) && f.Dates[d].First < c.End; d++ {
				m := &f.Dates[d]
				if e := m.Value.EDTF; e != nil && strings.Contains(*e, "/") && f.BeginsLine(m.First) &&
					(m.End >= c.End || f.BeginsLine(m.End)) {
					return e
				}
			}
		}
	}
	return nil
}

// periodOf is the period of a card: one value, or the days it begins and ends.
func (f *finder) periodOf(cells map[fact.Column][]fact.Cell) *string {
	for _, c := range cells[fact.PeriodColumn] {
		d := fact.Since(f.Dates, c.First)
		if d >= len(f.Dates) || f.Dates[d].First >= min(c.End, c.First+4) {
			continue
		}
		edtf := f.Dates[d].Value.EDTF
		if edtf != nil && !strings.Contains(*edtf, "/") {
			for j := f.Dates[d].End; j < min(c.End, f.Dates[d].End+3); j++ {
				if f.Is(j, "ongoing", "present", "open-ended", "today", "date", "now", "continuing") {
					open := *edtf + "/.."
					return &open // '2008-ongoing'
				}
			}
			if f.Is(f.Dates[d].First-1, "from", "since", "starting") {
				open := *edtf + "/.."
				return &open // 'from January 2022, for 18 months'
			}
			if len(*edtf) == len("2021-11-26") && (f.IsCapital(f.Dates[d].End) || f.Kind(f.Dates[d].End) == segment.GapMark) {
				continue // a day and what happened then, under 'Timeline'
			}
		}
		return edtf
	}
	day := func(col fact.Column) string {
		for _, c := range cells[col] {
			if d := fact.Since(f.Dates, c.First); d < len(f.Dates) && f.Dates[d].First < min(c.End, c.First+3) &&
				f.Dates[d].Value.EDTF != nil && !strings.Contains(*f.Dates[d].Value.EDTF, "/") {
				return *f.Dates[d].Value.EDTF
			}
		}
		return ""
	}
	start, end := day(fact.StartColumn), day(fact.EndColumn)
	if start == "" || end != "" && end < start[:min(4, len(start))] {
		return nil
	}
	for _, c := range cells[fact.StartColumn] {
		for d := fact.Since(f.Dates, c.First); end == "" && d < len(f.Dates) && f.Dates[d].First < c.End; d++ {
			if m := &f.Dates[d]; m.Value.EDTF != nil &&
				(f.Is(m.First-1, "end", "completion", "closing", "closure", "until") ||
					f.Is(m.First-1, ":") && f.Is(m.First-2, "end", "completion", "closing", "closure")) {
				end = *m.Value.EDTF // '1 May 2022 / planned end: 30 April 2027'
			}
		}
	}
	if end == "" {
		end = ".."
	}
	period := start + "/" + end
	return &period
}
