package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
)

// The columns of the tables of facts.
var (
	contributionColumns = []column{
		{Name: "Donor", Sort: "text", Filter: "words"},
		{Name: "Recipient", Sort: "text", Filter: "words"},
		{Name: "Amount", Sort: "money", Filter: "choice", Label: "Currency", Number: true},
		{Name: "Flow", Sort: "text", Filter: "choice"},
		{Name: "Kind", Sort: "text", Filter: "choice"},
		{Name: "Period", Sort: "day", Filter: "years"},
		{Name: "Project", Sort: "text", Filter: "words"},
		{Name: "Sheet", Sort: "text", Filter: "words"},
		{Name: "Check", Sort: "number", Filter: "choice"},
	}
	agreementColumns = []column{
		{Name: "Agreement", Sort: "text", Filter: "words"},
		{Name: "Kind", Sort: "text", Filter: "choice"},
		{Name: "Parties", Sort: "text", Filter: "words"},
		{Name: "Date", Sort: "day", Filter: "years"},
		{Name: "Amounts", Sort: "money", Filter: "choice", Label: "Currency", Number: true},
		{Name: "Sheet", Sort: "text", Filter: "words"},
		{Name: "Check", Sort: "number", Filter: "choice"},
	}
	projectColumns = []column{
		{Name: "Project", Sort: "text", Filter: "words"},
		{Name: "Paid by", Sort: "text", Filter: "words"},
		{Name: "Carried out by", Sort: "text", Filter: "words"},
		{Name: "Places", Sort: "text", Filter: "words"},
		{Name: "Period", Sort: "day", Filter: "years"},
		{Name: "Amounts", Sort: "money", Filter: "choice", Label: "Currency", Number: true},
		{Name: "Sheet", Sort: "text", Filter: "words"},
		{Name: "Check", Sort: "number", Filter: "choice"},
	}
)

// factRows are the rows that a sheet adds to the tables of the batch.
type factRows struct{ contributions, agreements, projects []row }

// teller makes rows of a sheet's facts.
type teller struct {
	r       *record.Record
	names   map[string]string
	amounts map[string]*record.Amount
	issues  map[string]int         // by the entry that they concern
	name    string                 // of the sheet
	href    func(id string) string // of an entry
}

// tell are the rows of a sheet whose entries are at href.
func tell(r *record.Record, words explain.Words, href func(id string) string) factRows {
	t := teller{r: r, names: words.Names, amounts: map[string]*record.Amount{}, issues: map[string]int{}, name: shown(r.Document.Source), href: href}
	for i := range r.Amounts {
		t.amounts[r.Amounts[i].ID] = &r.Amounts[i]
	}
	for i := range r.Issues {
		if of := r.Issues[i].Entity; of != nil {
			t.issues[*of]++
		}
	}
	var out factRows
	for i := range r.Contributions {
		out.contributions = append(out.contributions, t.contribution(&r.Contributions[i]))
	}
	for i := range r.Agreements {
		out.agreements = append(out.agreements, t.agreement(&r.Agreements[i]))
	}
	for i := range r.Projects {
		out.projects = append(out.projects, t.project(&r.Projects[i]))
	}
	return out
}

func (t *teller) contribution(e *record.Contribution) row {
	var sums []string
	if e.Amount != nil {
		sums = []string{*e.Amount}
	}
	return row{e.ID, []cell{
		t.bodies(e.Donor, e.CoDonors), t.bodies(e.Recipient, e.CoRecipients), t.sums(sums), term(e.Flow), term(e.Kind), period(e.Period),
		t.named(e.Project), t.sheet(e.ID), t.check(&e.Basis, sums),
	}}
}

func (t *teller) agreement(e *record.Agreement) row {
	title := plain(brief(record.Or(e.Title, ""), 200))
	if e.Title == nil {
		title = plain("untitled")
		title.Key = none
	}
	if e.Count > 1 {
		title.Note = decimal(e.Count) + " of them"
	}
	kind := term(e.Kind)
	if e.Kind == "mou" {
		kind = plain("MoU")
	}
	return row{e.ID, []cell{title, kind, t.bodies(nil, e.Parties), period(e.Date), t.sums(e.Amounts), t.sheet(e.ID), t.check(&e.Basis, e.Amounts)}}
}

func (t *teller) project(e *record.Project) row {
	return row{e.ID, []cell{
		plain(brief(e.Title, 200)), t.bodies(nil, e.Funding), t.bodies(nil, e.Implementing), t.bodies(nil, e.Places), period(e.Period),
		t.sums(e.Amounts), t.sheet(e.ID), t.check(&e.Basis, e.Amounts),
	}}
}

// plain is a cell of words.
func plain(s string) cell {
	if s == "" {
		return cell{Text: nothing, Key: none}
	}
	return cell{Text: s}
}

// term is a cell of a term of the record's, such as 'in_kind'.
func term(s string) cell {
	if s == "unspecified" {
		return cell{Text: nothing, Key: none, Values: []string{"unspecified"}}
	}
	return plain(strings.ReplaceAll(s, "_", " "))
}

func (t *teller) named(id *string) cell {
	if id == nil {
		return plain("")
	}
	return plain(brief(cmp.Or(t.names[*id], *id), 120))
}

// bodies is a cell of partners or places: the first, and those with it.
func (t *teller) bodies(first *string, more []string) cell {
	var out []string
	if first != nil {
		out = append(out, cmp.Or(t.names[*first], *first))
	}
	for _, id := range more {
		out = append(out, cmp.Or(t.names[id], id))
	}
	return plain(brief(strings.Join(out, ", "), 240))
}

// sheet is the cell that leads to the entry in its sheet.
func (t *teller) sheet(id string) cell { return cell{Text: t.name, Href: t.href(id)} }

// check is the cell that tells what there is to look at in an entry.
func (t *teller) check(b *record.Basis, sums []string) cell {
	issues, doubted := t.issues[b.ID], len(b.Doubts)
	for _, id := range sums {
		issues += t.issues[id]
	}
	var said, values []string
	if issues > 0 {
		said, values = append(said, counted(issues, "issue")), append(values, "with issues")
	}
	if doubted > 0 {
		said, values = append(said, counted(doubted, "doubt")), append(values, "with doubts")
	}
	if len(said) == 0 {
		return cell{Text: nothing, Key: none, Values: []string{"with neither"}}
	}
	return cell{Text: strings.Join(said, ", "), Key: decimal(issues*100 + doubted), Values: values}
}

// period is a cell of an EDTF date, which sorts by its first day and is filtered by its years.
func period(edtf *string) cell {
	if edtf == nil {
		return plain("")
	}
	c := cell{Text: brief(*edtf, 80), Key: none, Values: []string{"", ""}}
	first, last := record.Days(*edtf)
	for i, day := range []*int32{first, last} {
		if day != nil {
			c.Values[i] = decimal(yearOf(*day))
			if c.Key == none {
				c.Key = decimal(int(*day))
			}
		}
	}
	if first == nil && last == nil {
		c.Values = nil
	}
	return c
}

// sums is a cell of amounts. It sorts by the first of them that has a value.
func (t *teller) sums(ids []string) cell {
	c := cell{Key: none}
	var said, notes []string
	for _, id := range ids {
		a, ok := t.amounts[id]
		if !ok {
			continue
		}
		text, note := sum(a)
		said = append(said, text)
		if note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
		if v := cmp.Or(a.Value, a.Low, a.High); v != nil && c.Key == none && a.Status != record.AmountMalformed {
			c.Key = record.Or(a.Currency, "") + " " + *v
		}
		currency := record.Or(a.Currency, "no currency")
		if a.Status == record.AmountMalformed {
			currency = "malformed"
		}
		if !slices.Contains(c.Values, currency) {
			c.Values = append(c.Values, currency)
		}
	}
	if len(said) == 0 {
		return cell{Text: nothing, Key: none, Values: []string{"no amount"}}
	}
	c.Text, c.Note = strings.Join(said, "; "), strings.Join(notes, "; ")
	return c
}

// sum is an amount and what is to be told of it in small.
func sum(a *record.Amount) (text, note string) {
	currency := record.Or(a.Currency, "")
	grouped := func(s *string) string { return record.Grouped(record.Or(s, "?")) }
	switch {
	case a.Status == record.AmountMalformed:
		note = "malformed"
		if len(a.Candidates) > 0 {
			of := make([]string, len(a.Candidates))
			for i, c := range a.Candidates {
				of[i] = record.Grouped(c)
			}
			note += ": may mean " + strings.Join(of, " or ")
		}
		return "“" + brief(a.Quote, 60) + "”", note
	case a.Value != nil:
		text = grouped(a.Value)
	case a.Low != nil || a.High != nil:
		text = grouped(a.Low) + " to " + grouped(a.High)
	default:
		return "“" + brief(a.Quote, 60) + "”", "no value"
	}
	if a.Qualifier != record.Exact {
		note = strings.ReplaceAll(a.Qualifier, "_", " ")
	}
	return strings.TrimSpace(text + " " + currency), note
}

// yearOf is the year of a day counted from 1970-01-01.
func yearOf(day int32) int { return time.Unix(int64(day)*86400, 0).UTC().Year() }
