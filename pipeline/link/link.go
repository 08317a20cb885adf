// Package link makes one record of a sheet's finds: mentions become entities,
// tellings of one fact become one fact, and bytes become code points.
package link

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Record builds the record of a sheet from all that its extractors found.
func Record(p *extract.Pass) *record.Record {
	b := &builder{pass: p, offsets: p.Offsets()}
	r := &record.Record{Schema: record.Schema, Text: p.Doc.Text}
	r.Sections = b.sections()
	r.Tables = b.tables()
	r.Amounts = single(b, func(v *record.Amount, at basis) {
		v.Basis, v.Span = at.Basis, at.Span
		v.Candidates, v.TotalOf = filled(v.Candidates), filled(v.TotalOf)
		if v.Unit != nil { // the extractor counts bytes
			unit := b.span(document.Span{Start: v.Unit.Start, End: v.Unit.End})
			v.Unit = &unit
		}
	})
	r.Dates = single(b, func(v *record.Date, at basis) {
		v.Basis, v.Span = at.Basis, at.Span
		v.Candidates = filled(v.Candidates)
	})
	r.Quantities = single(b, func(v *record.Quantity, at basis) { v.Basis, v.Span = at.Basis, at.Span })
	r.Acronyms = single(b, func(v *record.Acronym, at basis) { v.Basis, v.Span = at.Basis, at.Span })
	r.Places = b.places()
	r.People = b.people()
	r.References = b.references()
	r.Projects = b.projects()
	r.Agreements = b.agreements()
	r.Contributions = b.contributions()
	r.Events = b.events()
	r.Partners = b.partners(r)
	return r
}

// basis is what every spanned entry is filled with.
type basis struct {
	record.Basis
	record.Span
}

type builder struct {
	pass    *extract.Pass
	offsets *document.Offsets
}

// span turns a stretch of Document.Text into a record span.
func (b *builder) span(s document.Span) record.Span {
	return record.Span{
		Start: b.offsets.CodePoints(s.Start), End: b.offsets.CodePoints(s.End),
		Page: b.pass.Doc.PageAt(s.Start), Quote: s.Of(b.pass.Doc.Text),
	}
}

func filled(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// single turns finds that stand alone, one entry a mention, into entries.
func single[T any](b *builder, fill func(*T, basis)) []T {
	ms := extract.Collect[T](b.pass)
	out := make([]T, len(ms))
	for i, m := range ms {
		out[i] = m.Value
		fill(&out[i], basis{record.Basis{ID: m.ID, Rule: m.At.Rule, Doubts: filled(m.At.Doubts)}, b.span(m.At.Span)})
	}
	return out
}

// group is the mentions of one entity.
type group[T any] struct {
	id       string
	mentions []*extract.Mention[T]
}

// grouped gathers mentions by their entity's id, in the order of the first mention.
func grouped[T any](p *extract.Pass, id func(*extract.Mention[T]) string) []group[T] {
	ms := extract.Collect[T](p)
	if len(ms) == 0 {
		return nil
	}
	at := make(map[string]int, len(ms)/2)
	of, counts := make([]int, len(ms)), make([]int, 0, len(ms)) // a mention's group; a group's mentions
	out := make([]group[T], 0, len(ms)/2+1)
	for k := range ms {
		key := id(&ms[k])
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out, counts = append(out, group[T]{id: key}), append(counts, 0)
		}
		of[k] = i
		counts[i]++
	}
	all := make([]*extract.Mention[T], len(ms)) // one piece of memory for every group's list
	for i := range out {
		out[i].mentions, all = all[:0:counts[i]], all[counts[i]:]
	}
	for k, i := range of {
		out[i].mentions = append(out[i].mentions, &ms[k])
	}
	return out
}

// basis is the group's: the first mention's rule, and the doubts that every mention
// shares (a name read once without doubt is sure).
func (g group[T]) basis() record.Basis {
	doubts := filled(slices.Clone(g.mentions[0].At.Doubts))
	for _, m := range g.mentions[1:] {
		doubts = slices.DeleteFunc(doubts, func(d string) bool { return !slices.Contains(m.At.Doubts, d) })
	}
	return record.Basis{ID: g.id, Rule: g.mentions[0].At.Rule, Doubts: doubts}
}

// entry is the group's basis and its mentions, each with its rule and doubts where they
// are not the basis's.
func (g group[T]) entry(b *builder) (record.Basis, []record.Mention) {
	entry := g.basis()
	out := make([]record.Mention, 0, len(g.mentions))
	for _, m := range g.mentions {
		s := record.Mention{Span: b.span(m.At.Span)}
		if n := len(out); n > 0 && out[n-1].Span == s.Span {
			continue
		}
		if m.At.Rule != entry.Rule {
			s.Rule = m.At.Rule
		}
		if len(m.At.Doubts) > len(entry.Doubts) { // the entry's are among them
			s.Doubts = m.At.Doubts
		}
		out = append(out, s)
	}
	return entry, out
}

func (b *builder) sections() []record.Section {
	out := make([]record.Section, 0, len(b.pass.Sections))
	for _, s := range b.pass.Sections {
		head, body := b.pass.View.Raw(s.Heading), b.pass.View.Raw(s.Body)
		span := b.span(head)
		title := s.Heading.Of(b.pass.View.Text)
		out = append(out, record.Section{
			Basis: record.Basis{ID: record.ID("section", b.pass.ID, span.Quote, itoa(span.Start)), Rule: "section.heading", Doubts: []string{}},
			Span:  span, Level: s.Level, Title: title,
			Body: record.Range{Start: b.offsets.CodePoints(max(body.Start, head.End)), End: b.offsets.CodePoints(max(body.End, head.End))},
		})
	}
	return out
}

func sortByMention[T any](list []T, mentions func(T) []record.Mention, id func(T) string) []T {
	slices.SortStableFunc(list, func(x, y T) int {
		a, b := mentions(x), mentions(y)
		if len(a) > 0 && len(b) > 0 {
			if c := cmp.Or(cmp.Compare(a[0].Start, b[0].Start), cmp.Compare(a[0].End, b[0].End)); c != 0 {
				return c
			}
		}
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(id(x), id(y)))
	})
	return list
}
