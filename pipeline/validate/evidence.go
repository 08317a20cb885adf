package validate

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

// farEvidence is the doubt of an entry some of whose facts stand apart from it.
const farEvidence = "far_evidence"

// reach is how many characters may lie between a flow's telling and its amount.
const reach = 1000

var evidenceRules = []Rule{{
	ID: "evidence.far", Severity: record.Notice,
	Doc: "An entry some of whose facts stand far from where it is told: under another heading, or many lines away. Read both places before relying on it.",
	Check: func(s *Sheet, report Report) {
		r := s.Record
		at := make(map[string]*record.Span, len(r.Amounts))
		for i := range r.Amounts {
			at[r.Amounts[i].ID] = &r.Amounts[i].Span
		}
		far := func(id string, doubts []string, mentions []record.Mention, amounts ...string) {
			if len(mentions) == 0 {
				return
			}
			if slices.Contains(doubts, farEvidence) {
				report(id, &mentions[0].Span, fmt.Sprintf("what is told at %q rests on words that stand elsewhere; read both places", short(mentions[0].Quote)))
				return
			}
			for _, a := range amounts {
				if span := at[a]; span != nil && distance(span, mentions) > reach {
					report(id, &mentions[0].Span, fmt.Sprintf("what is told at %q has its amount, %q, far away; read both places",
						short(mentions[0].Quote), reconcile.OneLine(span.Quote)))
				}
			}
		}
		for i := range r.Contributions {
			c := &r.Contributions[i]
			if c.Amount != nil {
				far(c.ID, c.Doubts, c.Mentions, *c.Amount)
			} else {
				far(c.ID, c.Doubts, c.Mentions)
			}
		}
		for i := range r.Agreements {
			a := &r.Agreements[i]
			far(a.ID, a.Doubts, a.Mentions, a.Amounts...)
		}
		for i := range r.Projects {
			p := &r.Projects[i]
			far(p.ID, p.Doubts, p.Mentions)
		}
		for i := range r.Events {
			e := &r.Events[i]
			far(e.ID, e.Doubts, e.Mentions)
		}
	},
}}

// distance is the number of characters between a span and the nearest mention.
func distance(s *record.Span, mentions []record.Mention) int {
	best := -1
	for i := range mentions {
		m := &mentions[i]
		d := max(m.Start-s.End, s.Start-m.End, 0)
		if best < 0 || d < best {
			best = d
		}
	}
	return best
}

// short is the head of a quote on one line, for a message.
func short(quote string) string {
	quote = strings.Join(strings.Fields(quote), " ")
	r := []rune(quote)
	if len(r) <= 60 {
		return quote
	}
	return string(r[:60]) + "…"
}
