package gold

import "slices"

// EachSpan calls f with every span of the sheet, the kind of its entry, and which one of
// that kind it is. f may change the span.
func (s *Sheet) EachSpan(f func(kind string, entry int, span *Span)) {
	for i := range s.Amounts {
		f("amounts", i, &s.Amounts[i].Span)
	}
	for i := range s.Dates {
		f("dates", i, &s.Dates[i].Span)
	}
	for i := range s.Partners {
		eachOf("partners", i, s.Partners[i].Mentions, f)
		eachOf("partners", i, s.Partners[i].OptionalMentions, f)
	}
	for i := range s.Places {
		eachOf("places", i, s.Places[i].Mentions, f)
	}
	for i := range s.People {
		eachOf("people", i, s.People[i].Mentions, f)
	}
	for i := range s.Acronyms {
		if s.Acronyms[i].Span != nil {
			f("acronyms", i, s.Acronyms[i].Span)
		}
	}
	for i := range s.Quantities {
		f("quantities", i, &s.Quantities[i].Span)
	}
	for i := range s.Projects {
		eachOf("projects", i, s.Projects[i].Mentions, f)
	}
	for i := range s.Agreements {
		eachOf("agreements", i, s.Agreements[i].Mentions, f)
	}
	for i := range s.Contributions {
		eachOf("contributions", i, s.Contributions[i].Mentions, f)
	}
	for i := range s.Events {
		eachOf("events", i, s.Events[i].Mentions, f)
	}
	for i := range s.References {
		eachOf("references", i, s.References[i].Mentions, f)
	}
	for i := range s.Issues {
		if s.Issues[i].Span != nil {
			f("issues", i, s.Issues[i].Span)
		}
	}
}

func eachOf(kind string, entry int, mentions []Span, f func(string, int, *Span)) {
	for i := range mentions {
		f(kind, entry, &mentions[i])
	}
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
