package explain

import (
	"cmp"
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

// newNoter is ready to gather what a record says.
func newNoter(r *record.Record) *noter {
	return &noter{r: r, names: map[string]string{}, amounts: map[string]string{}}
}

// sorted is everything that the record says of its text, by place.
func (n *noter) sorted() []note {
	slices.SortStableFunc(n.notes, func(a, b note) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(rank[a.kind], rank[b.kind]), cmp.Compare(a.end, b.end))
	})
	return n.notes
}

type noter struct {
	r       *record.Record
	notes   []note
	names   map[string]string // of partners, places and projects, by id
	amounts map[string]string // as facts tell them, by id
	flow    map[string]string // see flows
}

func (n *noter) add(kind string, s record.Span, b record.Basis, value string) {
	n.notes = append(n.notes, note{s.Start, s.End, kind, s.Quote, value, b.Rule, b.Doubts})
}

// each adds the mentions of an entry: the first says all, the later ones the name.
func (n *noter) each(kind string, mentions []record.Mention, b record.Basis, name, rest string) {
	for i := range mentions {
		m := &mentions[i]
		at := record.Basis{ID: b.ID, Rule: m.RuleIn(&b), Doubts: m.DoubtsIn(&b)}
		if i == 0 && rest != "" {
			n.add(kind, m.Span, at, name+": "+rest)
			continue
		}
		n.add(kind, m.Span, at, name)
	}
}

// learn notes how facts tell entities and sums.
func (n *noter) learn() {
	r := n.r
	for i := range r.Partners {
		n.names[r.Partners[i].ID] = shortName(&r.Partners[i])
	}
	for i := range r.Places {
		n.names[r.Places[i].ID] = r.Places[i].Name
	}
	for i := range r.People {
		n.names[r.People[i].ID] = r.People[i].Name
	}
	for i := range r.Projects {
		n.names[r.Projects[i].ID] = r.Projects[i].Title
	}
	for i := range r.Amounts {
		n.amounts[r.Amounts[i].ID] = factSum(&r.Amounts[i])
	}
}

func (n *noter) gather() {
	n.learn()
	r := n.r
	for i := range r.Amounts {
		e := &r.Amounts[i]
		n.add("amount", e.Span, e.Basis, amountValue(e))
	}
	for i := range r.Dates {
		e := &r.Dates[i]
		n.add("date", e.Span, e.Basis, dateValue(e))
	}
	for i := range r.Quantities {
		e := &r.Quantities[i]
		n.add("quantity", e.Span, e.Basis, quantityValue(e))
	}
	for i := range r.Acronyms {
		e := &r.Acronyms[i]
		n.add("acronym", e.Span, e.Basis, e.Short+" is "+e.Long)
	}
	n.entities()
	n.facts()
	for i := range r.Unread {
		u := &r.Unread[i]
		n.notes = append(n.notes, note{u.Start, u.End, "unread", u.Quote, unreadValue(u), "", nil})
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
		n.each("partner", e.Mentions, e.Basis, e.Name, partnerValue(e))
	}
	for i := range r.Places {
		e := &r.Places[i]
		n.each("place", e.Mentions, e.Basis, e.Name, placeValue(e))
	}
	for i := range r.People {
		e := &r.People[i]
		n.each("person", e.Mentions, e.Basis, e.Name, n.person(e))
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
		n.each("project", e.Mentions, e.Basis, e.Title, n.project(e))
	}
	for i := range r.Agreements {
		e := &r.Agreements[i]
		name, rest := n.agreement(e)
		n.each("agreement", e.Mentions, e.Basis, name, rest)
	}
	for i := range r.Contributions {
		e := &r.Contributions[i]
		name, rest := n.contribution(e)
		n.each("contribution", e.Mentions, e.Basis, name, rest)
	}
	for i := range r.Events {
		e := &r.Events[i]
		n.each("event", e.Mentions, e.Basis, e.Name, n.event(e))
	}
}
