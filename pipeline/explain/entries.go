package explain

import (
	"cmp"
	"fmt"
	"strings"

	"factsheet/pipeline/record"
)

// Entry is an entry of a record in words.
type Entry struct {
	Kind         string // in the singular: 'contribution'
	Said         string // the value in a sentence: 'China → ILO, 5,000 USD, 2019'
	record.Basis        // the rule is empty for what no rule made
	At           []record.Mention
	Refs         []Ref
}

// Ref is one entry's word for another.
type Ref struct{ Role, ID string }

// Words are a record in words.
type Words struct {
	Entries []Entry           // all of them, facts first, in the order of the record
	Names   map[string]string // how facts tell a partner, a place, a person, a project or a sum, by its id
}

// Tell puts a record in words.
func Tell(r *record.Record) Words {
	n := newNoter(r)
	n.learn()
	for id, sum := range n.amounts {
		n.names[id] = sum
	}
	return Words{n.entries(), n.names}
}

// factKinds are those that the part 'records' of a sheet shows, in its order.
var factKinds = []string{"contribution", "agreement", "project", "event", "person"}

// plurals are the record's keys whose singular is not the key without its last letter.
var plurals = map[string]string{"people": "person", "quantities": "quantity", "unread": "unread"}

// kindNamed is the kind that a user's word means: the record's key ('people') or the
// kind itself; empty where it is none.
func kindNamed(word string) string {
	word = strings.ToLower(word)
	kind := cmp.Or(plurals[word], word)
	for _, w := range []string{kind, strings.TrimSuffix(kind, "s")} {
		if _, ok := rank[w]; ok && w != "heading" || w == "table" || w == "issue" || w == "section" {
			return w
		}
	}
	return ""
}

// entries lists every entry of the record, facts first.
func (n *noter) entries() []Entry {
	r := n.r
	var out []Entry
	add := func(kind string, b record.Basis, at []record.Mention, said string, refs ...Ref) {
		out = append(out, Entry{Kind: kind, Said: said, Basis: b, At: at, Refs: refs})
	}
	for i := range r.Contributions {
		e := &r.Contributions[i]
		name, rest := n.contribution(e)
		refs := slice(one("donor", e.Donor), many("donor too", e.CoDonors), one("recipient", e.Recipient),
			many("recipient too", e.CoRecipients), one("amount", e.Amount), one("project", e.Project), one("part of", e.PartOf))
		add("contribution", e.Basis, e.Mentions, comma(name, rest), refs...)
	}
	for i := range r.Agreements {
		e := &r.Agreements[i]
		name, rest := n.agreement(e)
		add("agreement", e.Basis, e.Mentions, comma(name, rest), slice(many("party", e.Parties), many("amount", e.Amounts))...)
	}
	for i := range r.Projects {
		e := &r.Projects[i]
		refs := slice(many("funding", e.Funding), many("carried out", e.Implementing), many("place", e.Places), many("amount", e.Amounts))
		add("project", e.Basis, e.Mentions, comma("'"+e.Title+"'", n.project(e)), refs...)
	}
	for i := range r.Events {
		e := &r.Events[i]
		add("event", e.Basis, e.Mentions, comma(e.Name, n.event(e)), slice(one("place", e.Place), many("participant", e.Participants))...)
	}
	for i := range r.People {
		e := &r.People[i]
		add("person", e.Basis, e.Mentions, comma(e.Name, n.person(e)), one("organisation", e.Organisation)...)
	}
	for i := range r.Amounts {
		e := &r.Amounts[i]
		said := sumValue(e)
		refs := many("holds", e.TotalOf)
		if e.Supported != nil {
			said += "; " + e.Supported.Why + ", which supports " + record.Grouped(e.Supported.Candidate)
			refs = slice(refs, many("supported by", e.Supported.By))
		}
		add("amount", e.Basis, []record.Mention{{Span: e.Span}}, said, refs...)
	}
	for i := range r.Dates {
		e := &r.Dates[i]
		add("date", e.Basis, []record.Mention{{Span: e.Span}}, dateValue(e))
	}
	for i := range r.Quantities {
		e := &r.Quantities[i]
		add("quantity", e.Basis, []record.Mention{{Span: e.Span}}, quantityValue(e))
	}
	for i := range r.Partners {
		e := &r.Partners[i]
		add("partner", e.Basis, e.Mentions, comma(e.Name, partnerValue(e)))
	}
	for i := range r.Places {
		e := &r.Places[i]
		add("place", e.Basis, e.Mentions, comma(e.Name, placeValue(e)))
	}
	for i := range r.Acronyms {
		e := &r.Acronyms[i]
		add("acronym", e.Basis, []record.Mention{{Span: e.Span}}, e.Short+" is "+e.Long)
	}
	for i := range r.References {
		e := &r.References[i]
		add("reference", e.Basis, e.Mentions, comma(e.Value, e.Kind))
	}
	return append(out, n.others()...)
}

// others are the entries that hold nothing: sections, tables, what is unread, issues.
func (n *noter) others() []Entry {
	r := n.r
	var out []Entry
	for i := range r.Sections {
		e := &r.Sections[i]
		out = append(out, Entry{Kind: "section", Said: fmt.Sprintf("'%s', level %d", e.Title, e.Level), Basis: e.Basis, At: []record.Mention{{Span: e.Span}}})
	}
	for i := range r.Tables {
		e := &r.Tables[i]
		t := Entry{Kind: "table", Said: fmt.Sprintf("%d rows of %d columns", e.Rows, e.Columns), Basis: e.Basis}
		if e.Caption != nil {
			t.At = append(t.At, record.Mention{Span: *e.Caption})
		} else if len(e.Cells) > 0 {
			t.At = append(t.At, record.Mention{Span: e.Cells[0].Span})
		}
		out = append(out, t)
	}
	for i := range r.Unread {
		e := &r.Unread[i]
		out = append(out, Entry{Kind: "unread", Said: "a " + unreadValue(e), Basis: record.Basis{ID: e.ID}, At: []record.Mention{{Span: e.Span}}})
	}
	for i := range r.Issues {
		e := &r.Issues[i]
		t := Entry{Kind: "issue", Said: string(e.Severity) + ": " + e.Message, Basis: record.Basis{ID: e.ID, Rule: e.Rule}, Refs: one("entry", e.Entity)}
		if e.Span != nil {
			t.At = []record.Mention{{Span: *e.Span}}
		}
		out = append(out, t)
	}
	return out
}

func one(role string, id *string) []Ref {
	if id == nil {
		return nil
	}
	return []Ref{{role, *id}}
}

func many(role string, ids []string) []Ref {
	var out []Ref
	for _, id := range ids {
		out = append(out, Ref{role, id})
	}
	return out
}

func slice(lists ...[]Ref) []Ref {
	var out []Ref
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// comma puts what is told of a name behind it.
func comma(name, rest string) string {
	if rest == "" {
		return name
	}
	return name + ", " + rest
}
