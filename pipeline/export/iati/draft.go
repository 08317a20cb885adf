package iati

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// draft is an activity in the making, with all that was told of it and can't be in it.
type draft struct {
	s        *sheet
	kind     string // project, agreement or contribution
	basis    *record.Basis
	mentions []record.Mention
	act      activity
	period   period // its own; none where no sheet tells it
	seen     asOf   // of the sheet that tells the period
	flows    []*money
	lost     []Gap // money that is neither transaction nor budget
	gaps     []Gap
	notes    []string
}

// draft begins an activity. The title is ours, in English, where it is not the sheet's.
func (s *sheet) draft(kind, id string, b *record.Basis, mentions []record.Mention, title string, ours bool) *draft {
	d := &draft{s: s, kind: kind, basis: b, mentions: mentions, seen: s.asOf}
	d.act = activity{Lang: s.lang, Identifier: s.x.identifier(id), Reporting: s.x.reporting}
	d.act.Title = text{narrative{Text: folded(title)}}
	if ours {
		d.act.Title.Narrative.Lang = english
	}
	return d
}

// english is the language of what this package says itself.
const english = "en"

// lacks notes what the activity has not.
func (d *draft) lacks(g Gap) {
	about := d.s.gapOf(d.kind, d.basis, d.mentions)
	about.Element, about.Reason, about.Message, about.Value, about.Done = g.Element, g.Reason, g.Message, g.Value, g.Done
	if about.Message == "" {
		about.Message = g.Reason.Says()
	}
	if about.Done == "" {
		about.Done = NotTold
	}
	d.gaps = append(d.gaps, about)
}

func (d *draft) note(s string) { d.notes = append(d.notes, s) }

// take makes a transaction or a budget of a contribution, or keeps why it is none.
func (d *draft) take(c *record.Contribution) {
	m, lost := d.s.money(c)
	if lost != nil {
		d.lost = append(d.lost, *lost)
		return
	}
	d.flows = append(d.flows, m)
}

// retold adds what later sheets tell of the same: new money, and a date or bodies where the
// first sheet tells none.
func (d *draft) retold(list []*retelling) {
	for _, r := range list {
		used := len(r.flows) > 0
		d.flows = append(d.flows, r.flows...)
		d.lost = append(d.lost, r.lost...)
		if !d.period.known() && r.period.known() {
			d.period, d.seen, used = r.period, r.seen, true
			d.lacks(Gap{Element: "activity-date", Reason: DateFromElsewhere, Done: Derived, Value: r.link.Title.Narrative.Text})
		}
		if len(d.act.Participating) == 0 && len(r.bodies) > 0 {
			d.act.Participating, used = r.bodies, true
		}
		if used {
			d.act.Links = append(d.act.Links, r.link)
			d.act.Evidence = append(d.act.Evidence, r.evidence...)
		}
	}
}

// finish makes the activity whole. It is not ok where the standard asks for what no sheet tells.
func (d *draft) finish() bool {
	if missing, ok := d.needed(); !ok {
		d.gaps = nil
		d.lacks(missing)
		for _, m := range d.flows {
			d.gaps = append(d.gaps, d.noActivity(m))
		}
		d.gaps = append(d.gaps, d.lost...)
		return false
	}
	for _, m := range d.flows {
		d.gaps = append(d.gaps, m.gaps...)
		m.addTo(&d.act)
		if m.transaction == nil { // whose description says it
			d.note(fmt.Sprintf("The %s of %s %s from %s to %s: “%s” (%s).", strings.ReplaceAll(m.element(), "-", " "), m.value.Currency,
				record.Grouped(m.value.Amount), day(*m.period.first), day(*m.period.last), folded(m.proof[0].Quote), whereTold(&m.proof[0])))
		}
	}
	d.act.Currency = d.oneCurrency()
	for i := range d.lost {
		g := &d.lost[i]
		if g.Reason != ToldBefore && g.Reason != PartOfAnother && g.Reason != ToldElsewhere && g.Quote != "" {
			d.note(fmt.Sprintf("The sheet tells money that is no %s here (%s): “%s” (page %d, characters %d–%d).",
				strings.SplitN(g.Element, "/", 2)[0],
				g.Message, folded(g.Quote), g.Page, g.Start, g.End))
		}
	}
	d.gaps = append(d.gaps, d.lost...)
	for i := range d.gaps {
		d.gaps[i].Activity = d.act.Identifier
	}
	d.describe()
	return true
}

// needed sets what the schema asks of every activity, or says what of it no sheet tells.
func (d *draft) needed() (missing Gap, ok bool) {
	if d.act.Title.Narrative.Text == "" {
		return Gap{Element: "title", Reason: NoTitle, Done: LeftOut}, false
	}
	for _, m := range d.flows {
		d.act.Participating = append(d.act.Participating, m.funding...)
	}
	d.act.Participating = onceEach(d.act.Participating)
	if len(d.act.Participating) == 0 {
		return Gap{Element: "participating-org", Reason: NoOrganisation, Done: LeftOut}, false
	}
	if d.period.known() {
		d.act.Dates = d.period.dates(d.seen, d.numbersLang())
	} else {
		d.act.Dates = d.datesOfFlows()
	}
	if len(d.act.Dates) == 0 {
		return Gap{Element: "activity-date", Reason: NoDate, Done: LeftOut}, false
	}
	status, why := d.status()
	if status == "" {
		return Gap{Element: "activity-status", Reason: NoStatus, Done: LeftOut, Value: d.period.edtf}, false
	}
	d.act.Status = code{status}
	g := Gap{Element: "activity-status", Reason: why, Done: Derived, Value: status}
	if why == StatusByDates {
		g.Message = fmt.Sprintf("%s, %s", why.Says(), d.seen.how)
	}
	d.lacks(g)
	return Gap{}, true
}

// numbersLang is the language of a narrative that is a date alone: the activity's, or none of
// any.
func (d *draft) numbersLang() string {
	if d.act.Lang == "" {
		return english
	}
	return ""
}

// noActivity says of money that it has no activity to be in.
func (d *draft) noActivity(m *money) Gap {
	e := &m.proof[0]
	return Gap{
		Source: e.Sheet, Document: e.Document, Kind: "contribution", Entry: e.Entry, Element: m.element(),
		Done: LeftOut, Reason: NoActivity, Message: NoActivity.Says(), Value: m.value.Currency + " " + m.value.Amount,
		Page: e.Page, Start: e.Start, End: e.End, Quote: e.Quote,
	}
}

// again is the gap of an activity whose identifier another has.
func (d *draft) again() Gap {
	g := d.s.gapOf(d.kind, d.basis, d.mentions)
	g.Element, g.Done, g.Reason, g.Message, g.Activity = "iati-activity", Repeated, ToldBefore, ToldBefore.Says(), d.act.Identifier
	return g
}

// datesOfFlows is the start of an activity that has no date of its own: the standard lets it
// be the commencement of funding. Of money that was all planned the end is told, too.
func (d *draft) datesOfFlows() []dated {
	if len(d.flows) == 0 {
		return nil
	}
	first, last, plans := d.flows[0], d.flows[0], true
	for _, m := range d.flows {
		if *m.period.first < *first.period.first {
			first = m
		}
		if *m.period.last > *last.period.last {
			last = m
		}
		plans = plans && m.transaction == nil
	}
	from, _ := ends(first.period.edtf)
	d.lacks(Gap{Element: "activity-date", Reason: DateByFlows, Done: Derived, Value: first.period.edtf})
	if plans {
		one, to := ends(last.period.edtf)
		if to == "" {
			to = one
		}
		d.period = period{from + "/" + to, first.period.first, last.period.last}
		return d.period.dates(d.seen, d.numbersLang())
	}
	start := dated{Type: startActual, Day: day(*first.period.first)}
	if first.transaction == nil || first.flow == "pledge" {
		start.Type = startPlanned
	}
	if !(period{edtf: from, first: first.period.first}).isDay() {
		start.Narrative = &narrative{d.numbersLang(), from}
	}
	return []dated{start}
}

// status is the activity's status by its dates, as seen from the sheet's own, or by its money
// where they do not settle it.
func (d *draft) status() (status string, why Reason) {
	p := d.period
	_, to := ends(p.edtf)
	switch {
	case p.last != nil && to != "" && d.seen.past(*p.last):
		return statusClosed, StatusByDates
	case p.first != nil && d.seen.ahead(*p.first):
		return statusPipeline, StatusByDates
	case p.first != nil && d.seen.begun(*p.first):
		return statusUnderWay, StatusByDates
	}
	var plans, pledged, committed, paid int
	for _, m := range d.flows {
		switch {
		case m.planned != nil || m.budget != nil && !d.s.asOf.past(*m.period.last):
			plans++
		case m.flow == "pledge":
			pledged++
		case m.flow == "commitment":
			committed++
		case m.flow == "disbursement":
			paid++
		}
	}
	switch {
	case committed+paid == 0 && pledged > 0:
		return statusPipeline, StatusByFlows
	case paid > 0 && plans+pledged+committed == 0 && d.kind == "contribution":
		return statusClosed, StatusByFlows
	case committed+paid > 0:
		return statusUnderWay, StatusByFlows
	}
	return "", NoStatus
}

// oneCurrency is the currency of all the activity's money; empty where there are several.
func (d *draft) oneCurrency() string {
	one := ""
	for _, m := range d.flows {
		if one != "" && m.value.Currency != one {
			return ""
		}
		one = m.value.Currency
	}
	return one
}

// longestDescription is how many code points of a paragraph a description tells.
const longestDescription = 1000

// describe sets the words that the activity rests on, the notes and the link to the sheet.
func (d *draft) describe() {
	s := d.s
	about := description{Type: aboutGeneral}
	if len(d.mentions) > 0 {
		m := d.mentions[0]
		from, to := s.around(&m, slices.Contains(d.basis.Doubts, "table_cell"))
		if from < to {
			m.Span = record.Span{Start: from, End: to, Page: s.page(&m, from), Quote: string(s.runes()[from:to])}
			e := s.quoted(d.basis, &m, nil)
			about.Evidence = []evidence{e}
			about.Narrative.Text = shortened(e.Quote, longestDescription)
		}
		if about.Narrative.Text == "" {
			about.Narrative.Text = shortened(m.Quote, longestDescription)
		}
	}
	if about.Narrative.Text == "" {
		about.Narrative = d.act.Title.Narrative
	}
	d.act.Descriptions = []description{about}
	for _, n := range d.notes {
		d.act.Descriptions = append(d.act.Descriptions, description{Type: aboutOther, text: text{narrative{english, n}}})
	}
	var own []evidence
	if d.kind == "contribution" {
		for _, m := range d.flows { // which have it themselves, and their sums'
			own = append(own, m.proof[:len(m.proof)-1]...)
		}
		d.act.Links = append(d.act.Links, s.link(own))
	} else {
		own = s.quotedAll(d.basis, d.mentions, &d.period.edtf)
		d.act.Evidence = append(own, d.act.Evidence...)
		d.act.Links = append([]link{s.link(own)}, d.act.Links...)
	}
	if s.lang == "" {
		d.lacks(Gap{Element: "narrative/@xml:lang", Reason: NoLanguage})
		d.gaps[len(d.gaps)-1].Activity = d.act.Identifier
	}
}
