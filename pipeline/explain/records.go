package explain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// ErrNoEntry says that a sheet has no entry of the id or kind asked for.
var ErrNoEntry = errors.New("there is no such entry")

// longestEvidence bounds the quote of a record, in code points.
const longestEvidence = 240

// evidence is a quote on one line.
func evidence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > longestEvidence {
		head, tail := string(runes[:longestEvidence-60]), string(runes[len(runes)-57:])
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
		if i := strings.IndexByte(tail, ' '); i >= 0 {
			tail = tail[i+1:]
		}
		s = head + " … " + tail
	}
	return "\"" + Clean(s) + "\""
}

// sentence is an entry with its evidence: 'China → ILO, 5,000 USD, 2019 — page 2, "China
// gave …", rule contribution.verb'.
func sentence(e *Entry) string {
	said := Clean(strings.Join(strings.Fields(e.Said), " "))
	var rest []string
	if len(e.At) > 0 {
		rest = append(rest, fmt.Sprintf("page %d, %s", e.At[0].Page, evidence(e.At[0].Quote)))
	}
	if n := len(e.At); n > 1 {
		rest = append(rest, fmt.Sprintf("told %d times", n))
	}
	if e.Rule != "" {
		rest = append(rest, "rule "+e.Rule)
	}
	if len(rest) > 0 {
		said += " — " + strings.Join(rest, ", ")
	}
	return said + doubted(e.Doubts) + " [" + e.ID + "]"
}

// doubted tells doubts at the end of a line; empty where there are none.
func doubted(doubts []string) string {
	if len(doubts) == 0 {
		return ""
	}
	words := make([]string, len(doubts))
	for i, d := range doubts {
		words[i], _ = record.DoubtSays(d)
	}
	return " (in doubt: " + strings.Join(words, "; ") + ")"
}

// records shows what the sheet tells of flows, agreements, projects, events and people:
// a sentence an entry.
func (v *view) records(all []Entry) {
	begun := false
	for _, kind := range factKinds {
		for i := range all {
			if all[i].Kind != kind {
				continue
			}
			if !begun {
				fmt.Fprintln(v.b, v.paint(bold, "records"))
				begun = true
			}
			v.labelled(kind, kind, sentence(&all[i]))
		}
	}
	if !begun {
		fmt.Fprintln(v.b, "records  none: no flow, agreement, project, event or person was read")
	}
}

// labelled shows words behind a label, in the look of a kind.
func (v *view) labelled(label, kind, said string) {
	const indent = 14
	for i, line := range Wrap(said, v.width-indent) {
		if i > 0 {
			label = ""
		}
		fmt.Fprintf(v.b, "%s%s\n", v.paint(styles[kind], fmt.Sprintf("%-*s", indent, label)), v.dimRule(line))
	}
}

// chosen shows the entries of an id, or of every id that begins so, in full, and those
// of a kind as a sentence each.
func (v *view) chosen(all []Entry) error {
	for i, word := range v.o.Entries {
		if i > 0 {
			fmt.Fprintln(v.b)
		}
		found := false
		kind := kindNamed(word)
		for k := range all {
			switch e := &all[k]; {
			case kind != "" && e.Kind == kind:
				v.labelled(kind, kind, sentence(e))
				found = true
			case kind == "" && strings.HasPrefix(e.ID, word):
				if found {
					fmt.Fprintln(v.b)
				}
				v.entry(e, all)
				found = true
			}
		}
		switch source := Clean(v.r.Document.Source); {
		case !found && kind != "":
			return fmt.Errorf("%w: %s has none of kind %s", ErrNoEntry, source, kind)
		case !found:
			return fmt.Errorf("%w: nothing in %s has an id that begins with %q, and it is no kind of entry; --records shows "+
				"ids, and the record's JSON all of them", ErrNoEntry, source, word)
		}
	}
	return nil
}

// entry shows one entry: its sentence, where it is told, what it refers to, what refers
// to it, and what its rule does.
func (v *view) entry(e *Entry, all []Entry) {
	v.labelled(e.Kind, e.Kind, sentence(e))
	if e.Rule != "" {
		v.shown(e.Rule)
	}
	if lines := split([]rune(v.r.Text)); len(e.At) > 0 {
		for i := range e.At {
			m := &e.At[i]
			said := fmt.Sprintf("line %d, page %d: %s", lineOf(lines, m.Span), m.Page, evidence(m.Quote))
			if m.Rule != "" {
				said += ", rule " + m.Rule
				v.shown(m.Rule)
			}
			v.labelled("  told", "", said+doubted(m.Doubts))
		}
	}
	for _, r := range e.Refs {
		for i := range all {
			if all[i].ID == r.ID {
				v.labelled("  "+r.Role, "", sentence(&all[i]))
				break
			}
		}
	}
	for i := range all {
		if !slices.ContainsFunc(all[i].Refs, func(r Ref) bool { return r.ID == e.ID }) {
			continue
		}
		label := "  in"
		if all[i].Kind == "issue" {
			label = "  issue"
			v.shown(all[i].Rule)
		}
		v.labelled(label, "", sentence(&all[i]))
	}
}

// lineOf is the number of the line, from 1, in which a span begins.
func lineOf(lines []line, s record.Span) int {
	i, found := slices.BinarySearchFunc(lines, s.Start, func(l line, at int) int { return l.start - at })
	if found {
		return i + 1
	}
	return max(i, 1)
}
