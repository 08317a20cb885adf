package summable

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// A sheet is told in lines. '{a 6000000 USD}' in the text is an amount with its id, value
// and currency; '?' is a malformed one, '5-10' a range, '-' no currency. A line that begins
// with ':' is a flow: its id, its amount ('-' for none), 'donor>recipient' and what more is
// told of it; with '=' a total: 't = a b'.
func sheetOf(t fataler, doc, told string) *record.Record {
	t.Helper()
	r := &record.Record{Document: record.Document{ID: doc}}
	var text strings.Builder
	totals := map[string][]string{}
	for line := range strings.Lines(told) {
		line = strings.TrimRight(strings.TrimLeft(line, "\t"), "\n")
		switch total, parts, ok := strings.Cut(line, " = "); {
		case strings.HasPrefix(line, ":"):
			r.Contributions = append(r.Contributions, flowOf(t, r, line[1:]))
		case ok && strings.HasPrefix(line, "="):
			totals[strings.TrimPrefix(total, "= ")] = strings.Fields(parts)
		default:
			amountsOf(t, r, &text, line+"\n")
		}
	}
	r.Text = text.String()
	for i := range r.Amounts {
		r.Amounts[i].TotalOf = totals[r.Amounts[i].ID]
	}
	for i := range r.Contributions {
		c := &r.Contributions[i]
		at := record.Span{Page: 1}
		for _, a := range r.Amounts {
			if c.Amount != nil && a.ID == *c.Amount {
				at = a.Span
			}
		}
		c.Mentions = []record.Mention{{Span: at}}
	}
	return r
}

func amountsOf(t fataler, r *record.Record, text *strings.Builder, line string) {
	t.Helper()
	for {
		before, rest, ok := strings.Cut(line, "{")
		text.WriteString(before)
		if !ok {
			return
		}
		told, after, _ := strings.Cut(rest, "}")
		line = after
		f := strings.Fields(told)
		if len(f) != 3 {
			t.Fatalf("an amount is told as %q", told)
		}
		quote := f[2] + " " + f[1]
		start := utf8.RuneCountInString(text.String())
		text.WriteString(quote)
		at := record.Span{Start: start, End: start + len(quote), Page: 1, Quote: quote}
		a := record.Amount{Basis: record.Basis{ID: f[0]}, Span: at, Status: record.AmountOK}
		if f[2] != "-" {
			a.Currency = &f[2]
		}
		switch low, high, ranged := strings.Cut(f[1], "-"); {
		case f[1] == "?":
			a.Status = record.AmountMalformed
		case ranged:
			a.Low, a.High = &low, &high
		default:
			a.Value = &f[1]
		}
		r.Amounts = append(r.Amounts, a)
	}
}

func flowOf(t fataler, r *record.Record, line string) record.Contribution {
	t.Helper()
	f := strings.Fields(line)
	c := record.Contribution{Basis: record.Basis{ID: f[0]}, Flow: "unspecified", Kind: "unspecified"}
	if f[1] != "-" {
		c.Amount = &f[1]
	}
	donor, recipient, _ := strings.Cut(f[2], ">")
	if donor != "" {
		c.Donor = &donor
	}
	if recipient != "" {
		c.Recipient = &recipient
	}
	for _, more := range f[3:] {
		key, value, _ := strings.Cut(more, "=")
		switch key {
		case "in":
			c.Period = &value
		case "for":
			c.Project = &value
			if !slices.ContainsFunc(r.Projects, func(p record.Project) bool { return p.ID == value }) {
				r.Projects = append(r.Projects, record.Project{Basis: record.Basis{ID: value}, Title: "Project " + value})
			}
		case "kind":
			c.Kind = value
		case "part":
			c.PartOf = &value
		case "with":
			c.CoDonors = strings.Split(value, ",")
		case "pledge", "commitment", "disbursement", "budget":
			c.Flow = key
		default:
			t.Fatalf("a flow is told by %q", more)
		}
	}
	return c
}

// same links entries of a sheet with first tellings: 'f g@a' says that f is a's g.
func same(pairs ...string) *across.Links {
	l := &across.Links{Same: map[string]across.Ref{}}
	for _, p := range pairs {
		own, first, _ := strings.Cut(p, " ")
		id, doc, _ := strings.Cut(first, "@")
		l.Same[own] = across.Ref{Document: doc, ID: id}
	}
	return l
}

// told are the flows with their reasons, '+' for one that counts, in their order.
func told(r *record.Record, why map[string]Reason) string {
	var out []string
	for i := range r.Contributions {
		id := r.Contributions[i].ID
		if reason := why[id]; reason != "" {
			out = append(out, id+" "+string(reason))
		} else {
			out = append(out, id+" +")
		}
	}
	return strings.Join(out, ", ")
}

// holds checks one sheet.
func holds(t *testing.T, sheet, want string) {
	t.Helper()
	r := sheetOf(t, "a", sheet)
	if got := told(r, New().Add(r, nil)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// sums are the sums by currency of what counts in some sheets.
func sums(b *Batch, records []*record.Record, links []*across.Links) map[string]int64 {
	out := map[string]int64{}
	for n, r := range records {
		why := b.Add(r, links[n])
		values := map[string]record.Amount{}
		for _, a := range r.Amounts {
			values[a.ID] = a
		}
		for i := range r.Contributions {
			c := &r.Contributions[i]
			if why[c.ID] != "" {
				continue
			}
			v, ok := record.Hundredths(*values[*c.Amount].Value)
			if !ok {
				panic(fmt.Sprintf("%s counts without a value", c.ID))
			}
			out[*values[*c.Amount].Currency] += v
		}
	}
	maps.DeleteFunc(out, func(_ string, v int64) bool { return v == 0 })
	return out
}

// fataler is a test of any kind.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}
