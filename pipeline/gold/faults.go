package gold

import "fmt"

// Faults tells what of the sheet can't be so, whatever the text: a value that is no decimal,
// a date that there is not, a span that ends before it begins. Such an entry is scored all
// the same, and missed.
func (s *Sheet) Faults() []string {
	var out []string
	s.EachEntry(func(kind string, i int, e Entry) {
		if err := e.Check(); err != nil {
			out = append(out, fmt.Sprintf("%s[%d]: %s", kind, i, err))
		}
		for _, at := range e.Spans() {
			if at.Start < 0 || at.End <= at.Start {
				out = append(out, fmt.Sprintf("%s[%d]: %q stands from %d to %d, which is no place of a text", kind, i, at.Quote, at.Start, at.End))
			}
		}
	})
	return out
}
