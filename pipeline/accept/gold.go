package accept

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// Counts tell how a sheet's gold came about.
type Counts struct {
	Accepted  int `json:"accepted"`
	Corrected int `json:"corrected"`
	Added     int `json:"added"`
	Rejected  int `json:"rejected"` // left out
	Right     int `json:"right"`    // not decided, and right since the whole sheet was looked at
	Optional  int `json:"optional"` // not decided: they cost nothing, found or not
}

// Entries is how many entries the gold has before those that are one are merged.
func (c *Counts) Entries() int { return c.Accepted + c.Corrected + c.Added + c.Right + c.Optional }

// Finding is what a person should look at: a decision that can't be followed to the letter.
type Finding struct {
	Kind    string `json:"kind,omitempty"`
	Entry   string `json:"entry,omitempty"` // its id
	Message string `json:"message"`
}

// Result is the gold of a sheet.
type Result struct {
	Gold     *gold.Sheet
	Counts   Counts
	Findings []Finding
}

// annotated are the rules whose issues a gold file tells without being asked to; the
// others are checks of the sheet, not of its reading.
var annotated = map[string]bool{"amount.malformed": true, "amount.currency_assumed": true}

// Gold makes the gold of a sheet of what was decided of it (nil: nothing was). Accepted,
// corrected and added entries are in it, rejected ones are not. One that is not decided is
// right where whole is set or the person said that the sheet is done; else it is optional,
// so that no later run is blamed for what nobody looked at.
func Gold(r *record.Record, d *decision.Document, whole bool) Result {
	if d == nil {
		d = &decision.Document{}
	}
	source := r.Document.Source
	b := &builder{
		rec: r, decided: d, whole: whole || d.Done, forms: NewForms(r), rejected: names{}, renamed: map[string]string{},
		found: map[string]bool{}, origins: map[string][]origin{},
		sheet: &gold.Sheet{Document: source[strings.LastIndexByte(source, '/')+1:], SHA256: r.Document.SHA256},
	}
	b.rename()
	rules := b.rules()
	b.forms.Each(func(kind, id string, e gold.Entry) {
		b.found[id] = true
		if i, ok := e.(*gold.Issue); !ok || rules[i.Rule] {
			b.entry(kind, id, e)
		}
	})
	b.additions()
	b.references()
	b.merge()
	order(b.sheet)
	return Result{Gold: b.sheet, Counts: b.counts, Findings: b.findings}
}

// builder makes the gold of one sheet.
type builder struct {
	rec      *record.Record
	decided  *decision.Document
	whole    bool // what is not decided is right
	forms    *Forms
	sheet    *gold.Sheet
	counts   Counts
	findings []Finding
	found    map[string]bool     // ids that the record has
	origins  map[string][]origin // of the sheet's entries, by kind, as they stand in its lists
	rejected names               // of partners and places that are left out
	renamed  map[string]string   // what a corrected partner or place is called now, by the normal name that it had
}

// origin is where an entry of the gold comes from.
type origin struct {
	id    string
	given bool // a person wrote it
}

func (b *builder) find(kind, id, format string, args ...any) {
	b.findings = append(b.findings, Finding{Kind: kind, Entry: id, Message: fmt.Sprintf(format, args...)})
}

// rules are those whose issues come into the gold: the annotated ones, and the others that
// a person decided an issue of.
func (b *builder) rules() map[string]bool {
	rules := map[string]bool{}
	for rule := range annotated {
		rules[rule] = true
	}
	for i := range b.rec.Issues {
		if e := b.decided.Entries[b.rec.Issues[i].ID]; e.Decided() && e.Verdict != decision.Reject {
			rules[b.rec.Issues[i].Rule] = true
		}
	}
	return rules
}

// rename carries corrected names and sums to what refers to them.
func (b *builder) rename() {
	for _, id := range slices.Sorted(maps.Keys(b.decided.Entries)) { // two may have had one name
		e := b.decided.Entries[id]
		if e.Verdict != decision.Correct {
			continue
		}
		corrected, err := gold.DecodeEntry(e.Kind, e.Gold)
		if err != nil {
			continue // entry tells
		}
		switch c := corrected.(type) {
		case *gold.Partner:
			if old, ok := b.forms.partner[id]; ok {
				b.renamed[record.NormalName(old)] = c.Name
				b.forms.partner[id] = c.Name
			}
		case *gold.Place:
			if old, ok := b.forms.full[id]; ok {
				name := c.Name
				if c.Code != "" {
					name = c.Code
				}
				b.renamed[record.NormalName(old)], b.renamed[record.NormalName(b.forms.place[id])] = name, name
				b.forms.full[id], b.forms.place[id] = c.Name, name
			}
		case *gold.Amount:
			if _, ok := b.forms.sum[id]; ok {
				b.forms.sum[id] = gold.Sum{Value: c.Value, Currency: c.Currency}
			}
		}
	}
}

// entry puts an entry of the record into the gold as it was decided.
func (b *builder) entry(kind, id string, e gold.Entry) {
	d := b.decided.Entries[id]
	if d == nil {
		d = &decision.Entry{}
	}
	given := false
	switch d.Verdict {
	case decision.Reject:
		b.counts.Rejected++
		b.reject(e)
		return
	case decision.Accept:
		b.counts.Accepted++
	case decision.Correct, decision.Add: // an added entry that the run has too is a correction of it
		corrected, ok := b.given(kind, id, d, e)
		if !ok {
			return
		}
		kind, e, given = d.Kind, corrected, true
		b.counts.Corrected++
	default:
		if b.whole {
			b.counts.Right++
		} else {
			b.counts.Optional++
			markOf(e).Optional = true
		}
	}
	b.put(kind, e, d, origin{id, given})
}

// put adds an entry with the mentions as they were decided, and the notes.
func (b *builder) put(kind string, e gold.Entry, d *decision.Entry, from origin) {
	b.mentions(kind, from.id, e, d)
	for _, n := range d.Notes {
		m := markOf(e)
		m.Note = joined(m.Note, n.Text)
	}
	b.origins[kind] = append(b.origins[kind], from)
	b.sheet.Add(e)
}

// given is the gold entry that a person wrote, its spans found in the text. Where it is a
// correction, found is what the run has.
func (b *builder) given(kind, id string, d *decision.Entry, found gold.Entry) (gold.Entry, bool) {
	e, err := gold.DecodeEntry(d.Kind, d.Gold)
	if err != nil {
		b.find(kind, id, "the gold of event %d is wrong, so the entry is left out: %v", d.By, err)
		return nil, false
	}
	if found != nil {
		inherit(e, found)
	}
	for _, s := range e.Spans() {
		if !b.anchor(s) {
			b.find(d.Kind, id, "%q of event %d is not found in the sheet, so the entry is left out; "+
				"tell start and end, or prefix and suffix", s.Quote, d.By)
			return nil, false
		}
	}
	return e, true
}

// anchor finds a span that a person wrote, and fills in what is around it.
func (b *builder) anchor(s *gold.Span) bool {
	start, end, ok := b.forms.anchors.Find(*s)
	if ok {
		*s = b.forms.anchors.Context(start, end)
	}
	return ok
}

// additions puts the entries in that a run missed, in the order of their events.
func (b *builder) additions() {
	var ids []string
	for id := range b.decided.Entries {
		if !b.found[id] {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(x, y string) int {
		return cmp.Or(b.decided.Entries[x].By-b.decided.Entries[y].By, strings.Compare(x, y))
	})
	for _, id := range ids {
		d := b.decided.Entries[id]
		switch {
		case d.Added && d.Gold != nil && d.Verdict != decision.Reject && d.Verdict != "":
			if e, ok := b.given(d.Kind, id, d, nil); ok {
				b.counts.Added++
				b.put(d.Kind, e, d, origin{id, true})
			}
		case !d.Added && d.Decided():
			b.find(d.Kind, id, "event %d decides about an entry that this run does not have; look at the sheet again", max(d.By, d.Last))
		}
	}
}

// reject remembers the names of what is left out.
func (b *builder) reject(e gold.Entry) {
	switch e := e.(type) {
	case *gold.Partner:
		b.rejected.add(e.Name)
	case *gold.Place:
		b.rejected.add(e.Name, e.Code)
	}
}

// order sorts what stands in one place by that.
func order(s *gold.Sheet) {
	slices.SortStableFunc(s.Amounts, func(x, y gold.Amount) int { return before(x.Span, y.Span) })
	slices.SortStableFunc(s.Dates, func(x, y gold.Date) int { return before(x.Span, y.Span) })
	slices.SortStableFunc(s.Quantities, func(x, y gold.Quantity) int { return before(x.Span, y.Span) })
}

func before(x, y gold.Span) int { return cmp.Or(x.Start-y.Start, x.End-y.End) }
