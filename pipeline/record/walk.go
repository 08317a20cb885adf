package record

// EachSpan calls f with every span that an entry stands on, and the kind of the
// entry. Sections, unread things and issues are no entries in this sense: they hold
// nothing.
func (r *Record) EachSpan(f func(kind string, s *Span)) {
	for i := range r.Amounts {
		f("amounts", &r.Amounts[i].Span)
	}
	for i := range r.Dates {
		f("dates", &r.Dates[i].Span)
	}
	for i := range r.Quantities {
		f("quantities", &r.Quantities[i].Span)
	}
	for i := range r.Acronyms {
		f("acronyms", &r.Acronyms[i].Span)
	}
	each := func(kind string, mentions []Mention) {
		for i := range mentions {
			f(kind, &mentions[i].Span)
		}
	}
	for i := range r.Partners {
		each("partners", r.Partners[i].Mentions)
	}
	for i := range r.Places {
		each("places", r.Places[i].Mentions)
	}
	for i := range r.People {
		each("people", r.People[i].Mentions)
	}
	for i := range r.Projects {
		each("projects", r.Projects[i].Mentions)
		for k := range r.Projects[i].Sectors {
			f("projects", &r.Projects[i].Sectors[k].Span)
		}
	}
	for i := range r.Agreements {
		each("agreements", r.Agreements[i].Mentions)
	}
	for i := range r.Contributions {
		each("contributions", r.Contributions[i].Mentions)
	}
	for i := range r.Events {
		each("events", r.Events[i].Mentions)
	}
	for i := range r.References {
		each("references", r.References[i].Mentions)
	}
}

// EachPlace calls f with every other span: those of tables, and those of the units
// that amounts have from elsewhere. They hold nothing either.
func (r *Record) EachPlace(f func(s *Span)) {
	for i := range r.Amounts {
		if r.Amounts[i].Unit != nil {
			f(r.Amounts[i].Unit)
		}
	}
	for i := range r.Tables {
		t := &r.Tables[i]
		if t.Caption != nil {
			f(t.Caption)
		}
		for k := range t.Cells {
			f(&t.Cells[k].Span)
			for p := range t.Cells[k].Parts {
				f(&t.Cells[k].Parts[p])
			}
		}
	}
}
