package agreement

import (
	"slices"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// merge gives tellings of one agreement one id: the same parties, dates of which one
// lies in the other, and kinds that do not differ ('agreement' is any).
func (f *finder) merge() {
	told := map[string][]int{} // by parties
	for i := range f.out {
		m := &f.out[i]
		ps := slices.Clone(m.Value.Parties)
		slices.Sort(ps)
		k := strings.Join(ps, "|")
		if m.ID == again {
			m.ID = ""
			for o := i - 1; o >= max(0, i-3) && m.ID == ""; o-- {
				if slices.Equal(f.out[o].Value.Parties, m.Value.Parties) && f.out[o].Value.Kind == m.Value.Kind {
					m.ID = f.out[o].ID
				}
			}
			if m.ID != "" {
				told[k] = append(told[k], i)
				continue
			}
		}
		m.ID = record.SpanID("agreement", f.ID, m.At.Span.Start, m.At.Span.End, key(m.Value))
		for _, j := range told[k] {
			if f.out[j].At.Rule == m.At.Rule && apart(&f.out[j].Value, &m.Value, m.At.Rule) {
				continue
			}
			if same(&f.out[j], m) {
				m.ID = f.out[j].ID
				break
			}
		}
		for o := i - 1; o >= max(0, i-3); o-- {
			if m.ID != f.out[o].ID && f.anew(&f.out[o], m) {
				m.ID = f.out[o].ID
				break
			}
		}
		if len(told[k]) < 16 {
			told[k] = append(told[k], i)
		}
	}
}

// apart reports whether two tellings by one rule are two agreements though all else is one: the
// first and the second of a series, two items of a list with a name each.
func apart(a, b *record.Agreement, rule string) bool {
	switch rule {
	case "agreement.part":
		return true
	case "agreement.item":
		return a.Title == nil || b.Title == nil || *a.Title != *b.Title
	}
	return false
}

// anew reports whether an undated telling is of the agreement told right before it, by
// those who signed it: 'The loan agreement was signed by A of the Bank and B of the
// Ministry'.
func (f *finder) anew(a, b *extract.Mention[record.Agreement]) bool {
	if b.At.Rule != "agreement.signatories" && b.At.Rule != "agreement.signed_by" {
		return false
	}
	if b.Value.Date != nil || a.Value.Kind != b.Value.Kind || b.At.View.Start-a.At.View.End > 600 {
		return false
	}
	i := f.TokenAt(b.At.View.Start)
	if !f.Is(i-1, "the", "this") && !f.Is(i-2, "the", "this") {
		return false
	}
	for _, p := range b.Value.Parties {
		if slices.Contains(a.Value.Parties, p) {
			return true
		}
	}
	return false
}

// same reports whether two tellings with the same parties are one agreement.
func same(a, b *extract.Mention[record.Agreement]) bool {
	x, y := &a.Value, &b.Value
	if x.Count != y.Count || x.Kind != y.Kind && x.Kind != "agreement" && y.Kind != "agreement" {
		return false
	}
	if x.Date == nil || y.Date == nil {
		return x.Kind == y.Kind || b.At.View.Start-a.At.View.Start < 600
	}
	return within(*x.Date, *y.Date) || within(*y.Date, *x.Date)
}

// within reports whether date a lies in date b: a day in its month, a month in its
// year.
func within(a, b string) bool {
	return a == b || len(a) > len(b) && strings.HasPrefix(a, b) && a[len(b)] == '-' && !strings.ContainsAny(a+b, "/{")
}
