package contribution

import (
	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// headingKinds are the kinds that a heading gives to the money under it.
var headingKinds = map[string]string{
	"assessed": "assessed", "voluntary": "voluntary", "grants": "grant", "loans": "loan", "credits": "loan", "in-kind": "in_kind",
}

// byHeading reads kind and period from the heading that a flow stands under, where the flow
// tells none: 'Assessed contributions, 2022-2023', 'Grants approved in 2023'.
func (f *finder) byHeading(v *record.Contribution, w *fact.Flow, far func()) {
	if v.Kind != "" && v.Period != nil {
		return
	}
	first, end := f.headingOver(f.Tokens[f.Amounts[w.Amount].First].Start)
	if end <= first || end-first > 10 {
		return
	}
	kind, giving := "", false
	for i := first; i < end; i++ {
		w := f.Lower(i)
		if f.In(i, otherMoney) {
			return
		}
		giving = giving || f.In(i, givingWords)
		switch k := headingKinds[w]; {
		case k == "" || f.PartnerAt(i) >= 0:
		case kind != "" && kind != k:
			kind = "unspecified" // 'Loans and grants'
		default:
			kind = k
		}
	}
	if !giving {
		return
	}
	if v.Kind == "" && kind != "unspecified" {
		v.Kind = kind
	}
	if v.Period == nil {
		if v.Period = f.dateIn(table.Range{First: first, End: end}); v.Period != nil {
			far()
		}
	}
}

// byHeadingPair reads the recipient of a flow from the heading that it stands under, where
// that tells to whom its donor gives: 'Financial contributions of Korea to the ILO'.
func (f *finder) byHeadingPair(v *record.Contribution, w *fact.Flow, far func()) {
	if v.Recipient != nil || v.Donor == nil || w.Rule != "contribution.verb" && w.Rule != "contribution.noun" && w.Rule != fact.InPart {
		return
	}
	if v.Kind != "assessed" && v.Kind != "voluntary" {
		return // what goes to a project or a fund of its own
	}
	n := f.SectionAt(f.Tokens[f.Amounts[w.Amount].First].Start)
	if n < 0 {
		return
	}
	first, end := f.TokensIn(f.Sections[n].Heading)
	if !f.says(table.Range{First: first, End: end}, givingWords) {
		return
	}
	giver, taker, parties := "", "", 0
	for k := fact.Since(f.Partners, first); k < len(f.Partners) && f.Partners[k].First < end; k++ {
		parties++
		i := f.Partners[k].First
		if f.Is(i-1, "the") {
			i--
		}
		switch id := f.Partners[k].Value.ID; {
		case f.Is(i-1, "to"):
			taker = id
		case f.Is(i-1, "of", "from", "by"), f.IsPossessive(f.Partners[k].End):
			giver = id
		}
	}
	if parties == 2 && taker != "" && giver == *v.Donor {
		v.Recipient = ptr(taker)
		far()
	}
}

// headingOver is the heading over a View offset: the section's, or a short line right
// before its block that is no sentence.
func (f *finder) headingOver(at int) (first, end int) {
	b := f.View.BlockAt(at) - 1
	for b >= 0 && f.View.Blocks[b].Len() == 0 {
		b--
	}
	if b > 0 && b < len(f.Doc.Blocks) && f.Doc.Blocks[b].Kind == document.Paragraph {
		if first, end = f.TokensIn(f.View.Blocks[b]); end-first <= 9 && !f.Is(end-1, ".", ":", ";", ",") {
			return first, end
		}
	}
	if n := f.SectionAt(at); n >= 0 {
		return f.TokensIn(f.Sections[n].Heading)
	}
	return 0, 0
}

// mostFromBudget bounds the tokens from a budget to a sum that it asks for, in one sentence.
const mostFromBudget = 200

// ofBudget reports whether a flow's giver stands for a budget that is asked for: 'the
// President's Budget provides', 'the request includes'.
func (f *finder) ofBudget(w *fact.Flow) bool {
	if len(w.Donors) == 0 {
		return false
	}
	sent := f.SentenceOf(f.Amounts[w.Amount].First)
	sum := f.Amounts[w.Amount].First
	for i := sum - 1; i > max(sent.First, sum-mostFromBudget); i-- {
		if f.Proposes(i, sent.First) {
			return true
		}
	}
	return false
}
