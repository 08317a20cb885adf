package gold

import "slices"

// EachEntry calls f with every entry of the sheet, kind by kind, and which one of its kind
// it is. f may change the entry.
func (s *Sheet) EachEntry(f func(kind string, i int, e Entry)) {
	each("amounts", s.Amounts, f)
	each("dates", s.Dates, f)
	each("partners", s.Partners, f)
	each("places", s.Places, f)
	each("people", s.People, f)
	each("acronyms", s.Acronyms, f)
	each("quantities", s.Quantities, f)
	each("projects", s.Projects, f)
	each("agreements", s.Agreements, f)
	each("contributions", s.Contributions, f)
	each("events", s.Events, f)
	each("references", s.References, f)
	each("issues", s.Issues, f)
}

func each[E any, P interface {
	*E
	Entry
}](kind string, list []E, f func(string, int, Entry)) {
	for i := range list {
		f(kind, i, P(&list[i]))
	}
}

// EachSpan calls f with every span of the sheet, the kind of its entry, and which one of
// that kind it is. f may change the span.
func (s *Sheet) EachSpan(f func(kind string, entry int, span *Span)) {
	s.EachEntry(func(kind string, i int, e Entry) {
		for _, at := range e.Spans() {
			f(kind, i, at)
		}
	})
}

// Clone is the sheet with spans of its own, which may be changed.
func (s *Sheet) Clone() *Sheet {
	out := *s
	out.Amounts = slices.Clone(s.Amounts)
	out.Dates = slices.Clone(s.Dates)
	out.Quantities = slices.Clone(s.Quantities)
	out.Partners = slices.Clone(s.Partners)
	for i := range out.Partners {
		p := &out.Partners[i]
		p.Mentions, p.OptionalMentions = slices.Clone(p.Mentions), slices.Clone(p.OptionalMentions)
	}
	out.Places = cloned(s.Places, func(e *Place) *[]Span { return &e.Mentions })
	out.People = cloned(s.People, func(e *Person) *[]Span { return &e.Mentions })
	out.Acronyms = slices.Clone(s.Acronyms)
	for i := range out.Acronyms {
		out.Acronyms[i].Span = clonedSpan(out.Acronyms[i].Span)
	}
	out.Projects = cloned(s.Projects, func(e *Project) *[]Span { return &e.Mentions })
	out.Agreements = cloned(s.Agreements, func(e *Agreement) *[]Span { return &e.Mentions })
	out.Contributions = cloned(s.Contributions, func(e *Contribution) *[]Span { return &e.Mentions })
	out.Events = cloned(s.Events, func(e *Event) *[]Span { return &e.Mentions })
	out.References = cloned(s.References, func(e *Reference) *[]Span { return &e.Mentions })
	out.Issues = slices.Clone(s.Issues)
	for i := range out.Issues {
		out.Issues[i].Span = clonedSpan(out.Issues[i].Span)
	}
	return &out
}

func cloned[E any](entries []E, mentions func(*E) *[]Span) []E {
	out := slices.Clone(entries)
	for i := range out {
		m := mentions(&out[i])
		*m = slices.Clone(*m)
	}
	return out
}

func clonedSpan(s *Span) *Span {
	if s == nil {
		return nil
	}
	c := *s
	return &c
}
