package report

import (
	"strings"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
)

// The lists of a card are cut at so many lines: a body that is told a thousand times is
// marked a thousand times, and listed so often.
const (
	mostEvidence = 40
	mostRefs     = 60
)

// cardGroup are the entries of a kind.
type cardGroup struct {
	kind
	Cards []card
}

// card is an entry with its evidence.
type card struct {
	ID, Anchor string
	Kind, Name string
	Said       string
	Place      string // where it is told first: 'line 12'
	Evidence   []evidence
	More       int // evidence that is not listed
	Links      []refLink
	Doubts     []string
	Issues     []issueView
	Rule       string
}

// evidence is a place where an entry is told.
type evidence struct {
	Href   string
	Where  string
	Quote  string
	Rule   string   // where it is not the entry's
	Doubts []string // where they are more than the entry's
}

// refLink is what an entry refers to, or what refers to it.
type refLink struct {
	Role string
	Link link
}

// groups are the cards of a part of the sheet, and how many entries of each kind the whole
// has. The rules that the cards name go into rules.
func (s *sheet) groups(n int, rules map[string]bool) ([]cardGroup, []kindCount) {
	by := make([]cardGroup, len(kinds))
	counts := make([]kindCount, len(kinds))
	for i, k := range kinds {
		by[i].kind, counts[i].kind = k, k
	}
	for i := range s.words.Entries {
		e := &s.words.Entries[i]
		k, ok := kindIndex[e.Kind]
		if !ok {
			continue
		}
		counts[k].Count++
		if !s.holds(n, e.ID) {
			continue
		}
		c := s.card(e)
		rules[c.Rule] = true
		for _, x := range c.Evidence {
			if x.Rule != "" {
				rules[x.Rule] = true
			}
		}
		for _, x := range c.Issues {
			rules[x.Rule] = true
		}
		by[k].Cards = append(by[k].Cards, c)
	}
	delete(rules, "")
	var out []cardGroup
	for _, g := range by {
		if len(g.Cards) > 0 {
			out = append(out, g)
		}
	}
	return out, counts
}

func (s *sheet) card(e *explain.Entry) card {
	c := card{ID: e.ID, Anchor: s.anchor(e.ID), Kind: e.Kind, Name: kindName(e.Kind), Said: brief(e.Said, 600), Rule: e.Rule, Doubts: doubts(e.Doubts)}
	for i := range e.At {
		m := &e.At[i]
		if i == mostEvidence {
			c.More = len(e.At) - i
			break
		}
		v := evidence{Href: s.place(m.Start), Where: s.where(m.Start, m.Page), Quote: brief(m.Quote, 240), Rule: m.Rule, Doubts: doubts(m.Doubts)}
		c.Evidence = append(c.Evidence, v)
	}
	if len(e.At) > 0 {
		c.Place = s.where(e.At[0].Start, e.At[0].Page)
	}
	for _, ref := range e.Refs {
		c.add(ref.Role, s.link(ref.ID))
	}
	for _, other := range s.told[e.ID] {
		c.add("in "+other.Kind, link{Text: brief(other.Said, 120), Href: s.href(other.ID)})
	}
	for _, x := range s.issues[e.ID] {
		c.Issues = append(c.Issues, s.issue(x))
	}
	return c
}

func (c *card) add(role string, l link) {
	if len(c.Links) < mostRefs {
		c.Links = append(c.Links, refLink{role, l})
	}
}

// link is the way to another entry of the sheet.
func (s *sheet) link(id string) link {
	e, ok := s.entries[id]
	if !ok {
		return link{Text: id}
	}
	text, ok := s.words.Names[id]
	if !ok {
		text = e.Said
	}
	return link{Text: brief(text, 160), Href: s.href(id)}
}

// where tells a place in words.
func (s *sheet) where(start, page int) string {
	k := s.lineAt(start)
	for k > 0 && s.pieces[k].line == 0 {
		k--
	}
	if k < 0 {
		return "page " + decimal(page)
	}
	said := "line " + decimal(s.pieces[k].line)
	if s.r.Document.Pages > 1 {
		said += ", page " + decimal(page)
	}
	return said
}

func doubts(keys []string) []string {
	var out []string
	for _, k := range keys {
		words, _ := record.DoubtSays(k)
		out = append(out, words)
	}
	return out
}

// anchor is the id of the element that shows an entry: the entry's own, save on a page of
// several sheets, where a body or a place may stand in each.
func (s *sheet) anchor(id string) string {
	if kind, _, _ := strings.Cut(id, "-"); spread[kind] {
		return s.o.prefix + id
	}
	return id
}

// cardInput is a card with what its template needs beside it.
type cardInput struct {
	Card     *card
	Controls bool
}
