package across

import (
	"slices"
	"sort"

	"factsheet/pipeline/record"
)

// leaf is what a batch keeps of a sheet. Of the entries of one that comes back from the store
// only those fields are there that kept.go names.
type leaf struct {
	Document      string
	Text          string
	Title         *string
	People        []string // every mention of one
	Amounts       []record.Amount
	Projects      []record.Project
	Agreements    []record.Agreement
	Contributions []record.Contribution
	Same          map[string]Ref    // as in Links
	Told          map[string]string // Links.Agreements
	titles        map[string]string // normal ones of the projects, by id
	partners      []record.Partner  // of the sheet at hand; not kept, nor are the dates
	dates         []record.Date
}

// dateIn is where a date stands in one of an entry's mentions; the first mention where it
// stands in none.
func (l *leaf) dateIn(mentions []record.Mention, edtf string) record.Span {
	for _, m := range mentions {
		from := sort.Search(len(l.dates), func(i int) bool { return l.dates[i].Start >= m.Start })
		for _, d := range l.dates[from:] {
			if d.Start >= m.End {
				break
			}
			if d.EDTF != nil && *d.EDTF == edtf && d.End <= m.End {
				return d.Span
			}
		}
	}
	return mentions[0].Span
}

// partyWords are the words of the names of some partners.
func (l *leaf) partyWords(ids []string) map[string]bool {
	out := map[string]bool{}
	for _, name := range l.partyNames(ids) {
		for _, w := range nameWords(name) {
			out[w] = true
		}
	}
	return out
}

// partyNames are the names of some partners, short forms among them.
func (l *leaf) partyNames(ids []string) (out []string) {
	for i := range l.partners {
		p := &l.partners[i]
		if !slices.Contains(ids, p.ID) {
			continue
		}
		out = append(out, p.Name)
		if p.Acronym != nil {
			out = append(out, *p.Acronym)
		}
		out = append(out, p.Aliases...)
	}
	return out
}

// projectOf is the normal title of a flow's project.
func (l *leaf) projectOf(c *record.Contribution) string {
	if c.Project == nil {
		return ""
	}
	if l.titles == nil {
		l.titles = make(map[string]string, len(l.Projects))
		for i := range l.Projects {
			l.titles[l.Projects[i].ID] = record.NormalName(l.Projects[i].Title)
		}
	}
	return l.titles[*c.Project]
}

func newLeaf(r *record.Record) *leaf {
	l := &leaf{
		Document: r.Document.ID, Text: r.Text, Title: r.Document.Title,
		Amounts: r.Amounts, Projects: r.Projects, Agreements: r.Agreements, Contributions: r.Contributions,
		partners: r.Partners, dates: r.Dates,
	}
	for i := range r.People {
		for _, m := range r.People[i].Mentions {
			l.People = append(l.People, m.Quote)
		}
	}
	return l
}

// opened is a sheet ready to be compared.
type opened struct {
	*leaf
	*shape
}

func open(l *leaf) *opened { return &opened{l, newShape(l.Text, l.Title, l.People)} }

// ready makes the shape of a sheet that may not need one.
func (o *opened) ready() {
	if o.shape == nil {
		o.shape = newShape(o.Text, o.Title, o.People)
	}
}
