// Package contribution finds flows of money.
package contribution

import (
	"slices"
	"strings"

	"factsheet/extractors/agreement"
	"factsheet/extractors/internal/fact"
	"factsheet/extractors/project"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds flows of money.
var Extractor = &extract.Extractor[record.Contribution]{
	Name: "contribution",
	Doc: "Finds money that someone gives or plans to give: donor, recipient, amount, kind, stage and period. Money that is no flow (trade, output, costs, fines, what is to be mobilised) is left an amount only, " +
		"and so is money spent of which neither giver nor taker is told (but not a loan or grant that is said to pay for something), a part of a sum already told that goes to no body or cause of its own, and a sum whose giver is a subject that no partner is known for.",
	Version:  "4",
	Requires: append([]extract.Unit{project.Extractor, agreement.Extractor}, fact.Requires...),
	Rules: append([]extract.Rule{
		{Name: "contribution.project", Doc: "A project's own sum, in its table row, its card, its list item or the clause behind its name; where a card gives each donor's part, the parts; " +
			"and the sum of labelled lines that name who gets it."},
		{Name: inTable, Doc: "A sum in a table whose rows or columns are donors or recipients, or whose caption names the donor: its column tells the stage, the kind or the year. Totals are left."},
		{Name: inSum, Doc: "A sum of a list whose sums add up to one told before: who gives the whole gives the parts."},
	}, fact.Rules...),
	Key: key,
	Run: run,
}

func key(v record.Contribution) string {
	return record.Or(v.Donor, "") + "|" + record.Or(v.Recipient, "") + "|" + record.Or(v.Amount, "") + "|" + record.Or(v.Period, "")
}

func run(p *extract.Pass) ([]extract.Mention[record.Contribution], error) {
	f := &finder{Sheet: fact.Of(p), flowed: map[string]bool{}}
	f.projects = project.Extractor.From(p)
	f.agreements = agreement.Extractor.From(p)
	f.out = make([]extract.Mention[record.Contribution], 0, len(f.Amounts))
	f.index()
	f.fromTables()
	flows := f.Flows()
	for i := range flows {
		w := &flows[i]
		switch id := f.Amounts[w.Amount].ID; {
		case f.inParts[id] || f.flowed[id] || f.cards[id].sole():
		case w.Each:
			for _, share := range w.Shares() {
				f.tell(&share)
			}
		default:
			f.tell(w)
		}
		if w.Whole > 0 {
			f.inParts[f.Amounts[w.Whole-1].ID] = true // its shares are told
		}
	}
	f.fromProjects()
	f.fromGrants()
	f.fromSums()
	f.merge()
	return f.out, nil
}

// told is a contribution with its evidence.
type told = extract.Mention[record.Contribution]

// finder gathers the contributions of one sheet.
type finder struct {
	*fact.Sheet
	projects    []extract.Mention[record.Project]
	agreements  []extract.Mention[record.Agreement]
	out         []extract.Mention[record.Contribution]
	flowed      map[string]bool    // amount ids told
	byID        map[string]int     // amounts
	owner       map[string]int     // the project that an amount's id belongs to
	pooled      *bool              // the sheet is a trust fund's own; see isPooled
	givings     map[string][]int   // by donor, where in the View its flows are told; see withoutOwnSum
	cards       map[string]cardSum // by amount id, what a project's card tells
	inParts     map[string]bool    // amount ids that are told with their donors, or whose parts are
	asked, said int                // the end of the sentence that saysAgreement was last asked of, and its answer
}

func ptr(s string) *string { return &s }

// ids splits parties into the first's id and the others'.
func (f *finder) ids(parties []int) (*string, []string) {
	all := f.IDs(parties)
	if len(all) == 0 {
		return nil, nil
	}
	return &all[0], all[1:]
}

// without are the bodies but one: no one gives to himself.
func without(ids []string, id *string) []string {
	if id == nil || !slices.Contains(ids, *id) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), func(x string) bool { return x == *id })
}

// tell turns a flow into a contribution.
func (f *finder) tell(w *fact.Flow) {
	a := &f.Amounts[w.Amount]
	if f.ofBudget(w) {
		w.Stage = fact.Budget
	}
	v := record.Contribution{Amount: ptr(a.ID), Flow: w.Stage, Kind: w.Kind}
	doubts := append([]string(nil), w.Doubts...)
	far := func() { doubts = append(doubts, fact.FarEvidence) }
	v.Donor, v.CoDonors = f.ids(w.Donors)
	v.Recipient, v.CoRecipients = f.ids(w.Recipients)
	v.Period = f.Period(w)
	if n := len(f.out); v.Period == nil && n > 0 && f.samePeriod(a.End) && w.First-f.Amounts[f.byID[*f.out[n-1].Value.Amount]].End < 60 {
		v.Period = f.out[n-1].Value.Period
		far()
	}

	pr := f.projectOf(a.ID)
	if pr == nil && w.Whole > 0 {
		pr = f.projectOf(f.Amounts[w.Whole-1].ID)
	}
	if w.Rule == "contribution.headed" {
		pr = nil // a list of donors or grantees is no project
	}
	if pr != nil {
		v.Project = ptr(pr.ID)
		if by := f.payersOf(pr, a.ID); v.Donor == nil && len(by) > 0 {
			v.Donor = ptr(by[0])
			far()
		}
		if v.Period == nil {
			v.Period = pr.Value.Period
		}
	}
	if s, ok := f.cards[a.ID]; ok && v.Recipient == nil {
		v.Recipient, v.CoRecipients = s.gets(append([]string{record.Or(v.Donor, "")}, v.CoDonors...))
	}
	ag := f.agreementOf(w)
	if ag != nil && w.Rule != fact.InBrackets { // which names the side of each sum
		f.byAgreement(&v, ag, w, far)
	}
	f.byContext(&v, w, far)
	f.byHeading(&v, w, far)
	f.byHeadingPair(&v, w, far)
	if v.Kind == "" {
		v.Kind = "unspecified"
		switch {
		case ag != nil && (ag.Value.Kind == "loan" || ag.Value.Kind == "grant"):
			v.Kind = ag.Value.Kind
		case ag != nil:
			v.Kind = "agreement"
		case f.isPooled() && v.Donor != nil && v.Recipient == nil && w.Stage != fact.Budget:
			v.Kind = "trust_fund"
		case f.underPaper(w):
			v.Kind = "agreement"
		case pr != nil && f.isProjects(pr, &v), f.sayProject(w):
			v.Kind = "project"
		}
	}
	if v.Donor != nil && v.Recipient != nil && *v.Donor == *v.Recipient {
		v.Recipient = nil
	}
	v.CoDonors, v.CoRecipients = without(v.CoDonors, v.Recipient), without(v.CoRecipients, v.Donor)
	if v.Donor == nil && v.Recipient == nil && pr == nil && ag == nil && w.Rule == "contribution.listed" {
		return // what goes on from a clause that names no one
	}
	if v.Period == nil && w.Stage != fact.Budget {
		if v.Period = f.ActDay(w); v.Period != nil {
			doubts = append(doubts, fact.DayOfAct)
		}
	}
	if v.Period == nil && w.Rule == fact.Payers {
		if v.Period = f.titleYear(); v.Period != nil {
			far()
		}
	}
	f.flowed[a.ID] = true
	f.out = append(f.out, extract.Mention[record.Contribution]{Value: v, At: f.Evidence(f.SpanOf(w.First, w.End), w.Rule, doubts...)})
}

// undertakings are the nouns in the titles of what is done, not of what it is about.
var undertakings = map[string]bool{
	"project": true, "projects": true, "programme": true, "program": true, "initiative": true, "partnership": true, "fund": true,
	"facility": true, "assistance": true, "support": true, "training": true, "scheme": true, "plan": true, "campaign": true,
	"challenge": true, "exchange": true, "hub": true, "centre": true, "center": true, "network": true, "academy": true,
	"fellowship": true, "compact": true, "platform": true, "accelerator": true, "corridor": true, "expansion": true, "grant": true,
}

// isProjects reports whether a flow told under a project is the project's: in a list item
// with a title, money to a body, or of the body that the title names, is that body's.
func (f *finder) isProjects(pr *extract.Mention[record.Project], v *record.Contribution) bool {
	if pr.At.Rule != "project.item" {
		return true
	}
	if v.Recipient != nil || v.Donor == nil {
		return v.Recipient == nil
	}
	title := strings.Fields(strings.ToLower(pr.Value.Title))
	named := len(title) > 0 && strings.HasSuffix(title[0], "ing")
	for _, w := range title {
		named = named || undertakings[strings.Trim(w, "(),:")]
	}
	if !named {
		return false // a topic: 'Global Health Security'
	}
	for k := fact.Since(f.Partners, f.TokenAt(pr.At.View.Start)); k < len(f.Partners) && f.Partners[k].At.View.End <= pr.At.View.End; k++ {
		if f.Partners[k].Value.ID == *v.Donor {
			return false
		}
	}
	return true
}

// samePeriod reports whether 'over the same period' stands behind token i: that of the
// flow before.
func (f *finder) samePeriod(i int) bool {
	for n := 0; n < 8; n++ {
		if f.Is(i+n, "same") && f.Is(i+n+1, "period", "years", "year") {
			return true
		}
		if f.Is(i+n, ".", ";") || f.AmountAt(i+n) >= 0 {
			return false
		}
	}
	return false
}

// index notes where the amounts stand and which project they belong to.
func (f *finder) index() {
	f.byID = make(map[string]int, len(f.Amounts))
	for k := range f.Amounts {
		f.byID[f.Amounts[k].ID] = k
	}
	f.owner, f.inParts = map[string]int{}, map[string]bool{}
	f.readCards()
	for i := range f.projects {
		for _, id := range f.projects[i].Value.Amounts {
			if _, ok := f.owner[id]; !ok {
				f.owner[id] = i
			}
		}
	}
}

// projectOf is the project that an amount belongs to, or nil.
func (f *finder) projectOf(amount string) *extract.Mention[record.Project] {
	if i, ok := f.owner[amount]; ok {
		return &f.projects[i]
	}
	return nil
}
