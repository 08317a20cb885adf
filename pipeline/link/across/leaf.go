package across

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sort"

	"factsheet/pipeline/record"
)

// Store is where a batch keeps what it may need of a sheet again, so that it need not
// stay in memory: a file, written at its end and read anywhere.
type Store interface {
	io.Writer
	io.ReaderAt
}

// leaf is what a batch keeps of a sheet.
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
	for i := range l.partners {
		p := &l.partners[i]
		if !slices.Contains(ids, p.ID) {
			continue
		}
		for _, name := range append([]string{p.Name, record.Or(p.Acronym, "")}, p.Aliases...) {
			for _, w := range nameWords(name) {
				out[w] = true
			}
		}
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

// archive keeps leaves in a store, and the last ones that were asked for in memory.
type archive struct {
	store  Store
	size   int64
	recent []*held // the last asked for at the end
	text   int     // bytes of text among them
}

// place is where a leaf stands in the store.
type place struct{ at, size int64 }

type held struct {
	place
	*opened
}

// What is kept in memory of the leaves: this many, or the last alone where it is longer.
const (
	recentLeaves = 16
	recentText   = 1 << 20
)

// put keeps a leaf.
func (a *archive) put(l *leaf) (place, error) {
	b, err := json.Marshal(l)
	if err != nil {
		return place{}, fmt.Errorf("what links sheets can't be kept: %w", err)
	}
	return a.write(b)
}

// write keeps some bytes.
func (a *archive) write(b []byte) (place, error) {
	if _, err := a.store.Write(b); err != nil {
		return place{}, fmt.Errorf("what links sheets can't be kept (is the disk full?): %w", err)
	}
	p := place{a.size, int64(len(b))}
	a.size += p.size
	return p, nil
}

// read has kept bytes back.
func (a *archive) read(p place) ([]byte, error) {
	b := make([]byte, p.size)
	if _, err := a.store.ReadAt(b, p.at); err != nil {
		return nil, fmt.Errorf("what links sheets can't be read back: %w", err)
	}
	return b, nil
}

// get reads a leaf back.
func (a *archive) get(p place) (*opened, error) {
	for i, h := range a.recent {
		if h.place == p {
			copy(a.recent[i:], a.recent[i+1:])
			a.recent[len(a.recent)-1] = h
			return h.opened, nil
		}
	}
	b, err := a.read(p)
	if err != nil {
		return nil, err
	}
	l := &leaf{}
	if err := json.Unmarshal(b, l); err != nil {
		return nil, fmt.Errorf("what links sheets can't be read back: %w", err)
	}
	o := open(l)
	a.remember(p, o)
	return o, nil
}

// remember keeps an opened leaf in memory for a while.
func (a *archive) remember(p place, o *opened) {
	a.recent, a.text = append(a.recent, &held{p, o}), a.text+len(o.Text)
	for len(a.recent) > 1 && (len(a.recent) > recentLeaves || a.text > recentText) {
		a.text -= len(a.recent[0].Text)
		a.recent[0] = nil
		a.recent = a.recent[1:]
	}
}
