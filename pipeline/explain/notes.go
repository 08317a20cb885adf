package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// note is what is told of one stretch of text.
type note struct {
	start, end int // code points
	kind       string
	quote      string
	value      string
	rule       string
	doubts     []string
}

// rank orders notes on one stretch: what stands alone, then entities, then facts,
// then what is wrong.
var rank = map[string]int{}

func init() {
	for i, k := range strings.Fields("heading amount date quantity acronym partner place person reference project agreement contribution event unread error warning info") {
		rank[k] = i
	}
}

// notesOf lists everything that a record says of its text, by place.
func notesOf(r *record.Record) []note {
	n := &noter{r: r, names: map[string]string{}, amounts: map[string]string{}}
	n.gather()
	slices.SortStableFunc(n.notes, func(a, b note) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(rank[a.kind], rank[b.kind]), cmp.Compare(a.end, b.end))
	})
	return n.notes
}

type noter struct {
	r       *record.Record
	notes   []note
	names   map[string]string // of partners, places and projects, by id
	amounts map[string]string
}

func (n *noter) add(kind string, s record.Span, b record.Basis, value string) {
	n.notes = append(n.notes, note{s.Start, s.End, kind, s.Quote, value, b.Rule, b.Doubts})
}

// each adds the mentions of an entry: the first says all, the later ones the name.
func (n *noter) each(kind string, mentions []record.Span, b record.Basis, name, rest string) {
	for i, s := range mentions {
		if i == 0 && rest != "" {
			n.add(kind, s, b, name+": "+rest)
			continue
		}
		n.add(kind, s, b, name)
	}
}

func (n *noter) gather() {
	r := n.r
	for i := range r.Partners {
		n.names[r.Partners[i].ID] = r.Partners[i].Name
	}
	for i := range r.Places {
		n.names[r.Places[i].ID] = r.Places[i].Name
	}
	for i := range r.Projects {
		n.names[r.Projects[i].ID] = r.Projects[i].Title
	}
	for i := range r.Amounts {
		e := &r.Amounts[i]
		n.amounts[e.ID] = amountValue(e)
		n.add("amount", e.Span, e.Basis, amountValue(e))
	}
	for i := range r.Dates {
		e := &r.Dates[i]
		value := "no value"
		switch {
		case e.EDTF != nil:
			value = *e.EDTF + " (" + e.Precision + ")"
		case len(e.Candidates) > 0:
			value = "no value; it may mean " + strings.Join(e.Candidates, " or ")
		}
		n.add("date", e.Span, e.Basis, value)
	}
	for i := range r.Quantities {
		e := &r.Quantities[i]
		n.add("quantity", e.Span, e.Basis, qualified(e.Qualifier, number(e.Value, e.Low, e.High)+" "+e.Unit))
	}
	for i := range r.Acronyms {
		e := &r.Acronyms[i]
		n.add("acronym", e.Span, e.Basis, e.Short+" is "+e.Long)
	}
	n.entities()
	n.facts()
	for i := range r.Unread {
		u := &r.Unread[i]
		value := strings.ReplaceAll(u.Kind, "_", " ") + " that was not understood"
		if u.Reason != nil {
			value = strings.ReplaceAll(u.Kind, "_", " ") + " left out on purpose: " + *u.Reason
		}
		n.notes = append(n.notes, note{u.Start, u.End, "unread", u.Quote, value, "", nil})
	}
	for i := range r.Issues {
		if e := &r.Issues[i]; e.Span != nil {
			n.notes = append(n.notes, note{e.Start, e.End, string(e.Severity), e.Quote, e.Message, e.Rule, nil})
		}
	}
}

func (n *noter) entities() {
	r := n.r
	for i := range r.Partners {
		e := &r.Partners[i]
		rest := strings.ReplaceAll(e.Type, "_", " ")
		if e.Country != nil {
			rest += ", " + *e.Country
		}
		if e.Registry != nil {
			rest += ", " + e.Registry.Scheme + " " + e.Registry.Identifier
		}
		n.each("partner", e.Mentions, e.Basis, e.Name, rest)
	}
	for i := range r.Places {
		e := &r.Places[i]
		rest := e.Kind
		if e.Code != nil {
			rest += ", " + *e.Code
		}
		n.each("place", e.Mentions, e.Basis, e.Name, rest)
	}
	for i := range r.People {
		e := &r.People[i]
		n.each("person", e.Mentions, e.Basis, e.Name, joined("", text(e.Role), "of ", n.name(e.Organisation)))
	}
	for i := range r.References {
		e := &r.References[i]
		n.each("reference", e.Mentions, e.Basis, e.Value, e.Kind)
	}
}

func (n *noter) facts() {
	r := n.r
	for i := range r.Projects {
		e := &r.Projects[i]
		n.each("project", e.Mentions, e.Basis, e.Title, joined(
			"", text(e.Period), "paid by ", n.list(e.Funding), "carried out by ", n.list(e.Implementing), "in ", n.list(e.Places), "", n.sums(e.Amounts)))
	}
	for i := range r.Agreements {
		e := &r.Agreements[i]
		name := strings.ReplaceAll(e.Kind, "_", " ")
		if e.Title != nil {
			name += " '" + *e.Title + "'"
		}
		count := ""
		if e.Count != 1 {
			count = fmt.Sprint(e.Count)
		}
		n.each("agreement", e.Mentions, e.Basis, name, joined("", text(e.Date), "between ", n.list(e.Parties), "number: ", count, "", n.sums(e.Amounts)))
	}
	for i := range r.Contributions {
		e := &r.Contributions[i]
		from := cmp.Or(n.name(e.Donor), "?")
		if len(e.CoDonors) > 0 {
			from += " with " + n.list(e.CoDonors)
		}
		to := cmp.Or(n.name(e.Recipient), "?")
		if len(e.CoRecipients) > 0 {
			to += " with " + n.list(e.CoRecipients)
		}
		sum := "no sum"
		if e.Amount != nil {
			sum = cmp.Or(n.amounts[*e.Amount], *e.Amount)
		}
		flow := e.Flow
		if e.Kind != "unspecified" && e.Kind != e.Flow {
			flow = joined("", strings.ReplaceAll(e.Kind, "_", " "), "", known(e.Flow))
		}
		n.each("contribution", e.Mentions, e.Basis, from+" → "+to, joined("", sum, "", known(flow), "", text(e.Period), "for ", n.name(e.Project)))
	}
	for i := range r.Events {
		e := &r.Events[i]
		n.each("event", e.Mentions, e.Basis, e.Name, joined("", text(e.Date), "in ", n.name(e.Place)))
	}
}

func known(s string) string {
	if s == "unspecified" {
		return ""
	}
	return s
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// joined puts the parts that are there in a row, each after its lead.
func joined(leadsAndParts ...string) string {
	var out []string
	for i := 0; i+1 < len(leadsAndParts); i += 2 {
		if leadsAndParts[i+1] != "" {
			out = append(out, leadsAndParts[i]+leadsAndParts[i+1])
		}
	}
	return strings.Join(out, ", ")
}

func (n *noter) name(id *string) string {
	if id == nil {
		return ""
	}
	return cmp.Or(n.names[*id], *id)
}

func (n *noter) list(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, n.name(&id))
	}
	return strings.Join(out, " and ")
}

func (n *noter) sums(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, cmp.Or(n.amounts[id], id))
	}
	return strings.Join(out, " and ")
}

func amountValue(a *record.Amount) string {
	if a.Status == record.AmountMalformed {
		if len(a.Candidates) == 0 {
			return "malformed, so no value"
		}
		return "malformed, so no value; it may mean " + strings.Join(a.Candidates, " or ")
	}
	return qualified(a.Qualifier, strings.TrimSpace(number(a.Value, a.Low, a.High)+" "+text(a.Currency)))
}

func qualified(qualifier, s string) string {
	if qualifier == record.Exact || qualifier == "" {
		return s
	}
	return strings.ReplaceAll(qualifier, "_", " ") + " " + s
}

// number is a value, or the range in its place, with commas between the thousands.
func number(value, low, high *string) string {
	if value != nil {
		return grouped(*value)
	}
	if low == nil && high == nil {
		return "no value"
	}
	ends := [2]string{"?", "?"}
	for i, e := range []*string{low, high} {
		if e != nil {
			ends[i] = grouped(*e)
		}
	}
	return ends[0] + " to " + ends[1]
}

// grouped writes a decimal with commas between its thousands.
func grouped(s string) string {
	whole, rest, point := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		rest = "." + rest
	}
	return sign + whole + rest
}
