package contribution

import (
	"sort"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// agreementOf is the agreement that a flow is part of: one told in its sentence, or,
// where the sentence says 'the agreement', one told shortly before it in its block.
func (f *finder) agreementOf(w *fact.Flow) *extract.Mention[record.Agreement] {
	a := &f.Amounts[w.Amount]
	sent := f.SentenceOf(a.First)
	block := f.View.Blocks[sent.Block]
	begin := sort.Search(len(f.agreements), func(i int) bool { return f.agreements[i].At.View.Start >= sent.Span.Start })
	if begin < len(f.agreements) && f.agreements[begin].At.View.Start < sent.Span.End {
		return &f.agreements[begin] // the sentence's first
	}
	if begin > 0 && f.saysAgreement(sent) < a.First+12 && f.agreements[begin-1].At.View.Start >= block.Start {
		return &f.agreements[begin-1]
	}
	return nil
}

// accords are the words that mean an agreement.
var accords = wordset.Fields(`agreement mou memorandum arrangement partnership compact`)

// saysAgreement is the first token of a sentence that means an agreement; past the sheet's
// end where none does. The last answer is kept: the flows of one sentence come one after another.
func (f *finder) saysAgreement(sent segment.Sentence) int {
	if f.asked != sent.Last {
		f.asked, f.said = sent.Last, sent.First
		for f.said < sent.Last && !f.In(f.said, accords) {
			f.said++
		}
		if f.said == sent.Last {
			f.said = len(f.Tokens) + 12
		}
	}
	return f.said
}

// byAgreement gives a flow the parties and the date of its agreement. Between an
// international organisation and a government, the government gives.
func (f *finder) byAgreement(v *record.Contribution, ag *extract.Mention[record.Agreement], w *fact.Flow, far func()) {
	if v.Period == nil && ag.Value.Date != nil {
		v.Period = ag.Value.Date
	}
	ps := ag.Value.Parties
	if len(ps) != 2 {
		return
	}
	if v.Donor == nil {
		a, b := f.isInternational(ps[0]), f.isInternational(ps[1])
		switch {
		case a && !b:
			v.Donor = ptr(ps[1])
		case b && !a:
			v.Donor = ptr(ps[0])
		default:
			return
		}
		far()
	}
	if v.Recipient != nil {
		return
	}
	other := ""
	switch *v.Donor {
	case ps[0]:
		other = ps[1]
	case ps[1]:
		other = ps[0]
	}
	if other != "" && !f.givesBeside(w, other) {
		v.Recipient = ptr(other)
	}
}

// givesBeside reports whether a body gives another sum of a flow's sentence: 'signed an agreement:
// SECO gives CHF 7 million, the Bank lends USD 6 million' has two givers, and no taker.
func (f *finder) givesBeside(w *fact.Flow, id string) bool {
	sent := f.SentenceOf(f.Amounts[w.Amount].First)
	flows := f.FlowsIn(sent.First, sent.Last)
	for i := range flows {
		for _, k := range flows[i].Donors {
			if flows[i].Amount != w.Amount && f.Partners[k].Value.ID == id {
				return true
			}
		}
	}
	return false
}

func (f *finder) isInternational(id string) bool {
	b := f.Body(id)
	return b != nil && b.Type == record.Multilateral
}

// byContext reads donor and recipient from what stands around the clause: the
// sentence that leads into a list ('China funds the ILO through:'), and the phrase
// that begins the sentence ('As one of UNDP's key partners').
func (f *finder) byContext(v *record.Contribution, w *fact.Flow, far func()) {
	a := &f.Amounts[w.Amount]
	sent := f.SentenceOf(a.First)
	if v.Recipient == nil {
		if k := f.asOneOf(sent); k >= 0 {
			v.Recipient = ptr(f.Partners[k].Value.ID)
		}
	}
	if v.Donor != nil && v.Recipient != nil || sent.Block >= len(f.Doc.Blocks) || f.Doc.Blocks[sent.Block].Kind != document.Item {
		if v.Kind == "" {
			v.Kind = f.blockKind(sent)
		}
		return
	}
	if v.Kind == "" {
		v.Kind = f.blockKind(sent)
	}
	donor, recipient := f.leadIn(sent.Block)
	if donor < 0 {
		return
	}
	id := f.Partners[donor].Value.ID
	if v.Donor == nil {
		v.Donor = ptr(id)
		far()
	}
	if v.Recipient == nil && recipient >= 0 && *v.Donor == id {
		v.Recipient = ptr(f.Partners[recipient].Value.ID)
		far()
	}
}

// asOneOf reads 'As one of UNDP Kenya's key partners and contributors': the body
// that the sentence's subject gives to; or -1.
func (f *finder) asOneOf(sent segment.Sentence) int {
	i := sent.First
	if !f.Is(i, "as") {
		return -1
	}
	for j := i + 1; j < min(sent.Last, i+14); j++ {
		if f.Is(j, ",") && j > i+4 {
			break
		}
		if k := f.PartnerAt(j); k >= 0 {
			giver := false
			for n := f.Partners[k].End; n < min(sent.Last, f.Partners[k].End+8); n++ {
				giver = giver || f.Is(n, "partners", "partner", "contributors", "contributor", "donors", "donor", "supporters", "supporter")
			}
			if giver || f.Is(i+3, "to") {
				return k
			}
			j = f.Partners[k].End
		}
	}
	return -1
}

// leadIn reads the paragraph before a list: who funds whom. It returns partner
// mentions, or -1.
func (f *finder) leadIn(block int) (donor, recipient int) {
	start, end := f.LeadIn(block)
	for i := start; i < end; i++ {
		if !f.Is(i, "funds", "fund", "supports", "finances", "provide", "provides", "provided", "contributes",
			"contributed", "announced", "announces", "funded", "supported", "support", "committed", "invest", "invests") {
			continue
		}
		j := i
		for j > start && f.Is(j-1, "will", "has", "have", "also", "to", "plans", "intends", "is", "are") {
			j--
		}
		ps, _ := f.PartiesTo(j, start)
		if len(ps) == 0 {
			continue
		}
		to, _ := f.PartiesFrom(i+1, end)
		if len(to) > 0 {
			return ps[0], to[0]
		}
		return ps[0], -1
	}
	return -1, -1
}

// blockKind is the kind that a list item's own beginning gives to the money in it:
// 'Assessed contributions, which …'.
func (f *finder) blockKind(sent segment.Sentence) string {
	first, end := f.TokensIn(f.View.Blocks[sent.Block])
	for i := first; i < min(end, first+6); i++ {
		switch {
		case f.Is(i, "assessed") && f.Is(i+1, "contributions", "contribution", "dues"):
			return "assessed"
		case f.Is(i, "voluntary") && f.Is(i+1, "contributions", "contribution"):
			return "voluntary"
		}
	}
	if n := f.SectionAt(f.View.Blocks[sent.Block].Start); n >= 0 {
		h := f.Sections[n].Heading.Of(f.View.Lower)
		first, end := f.TokensIn(f.Sections[n].Heading)
		switch {
		case f.says(table.Range{First: first, End: end}, otherMoney): // what is still required
		case strings.Contains(h, "assessed contribution"):
			return "assessed"
		case strings.Contains(h, "voluntary contribution"):
			return "voluntary"
		}
	}
	return ""
}

var (
	// pointing, undertakingNouns: 'the project', 'this initiative'.
	pointing         = wordset.Of("the", "this")
	undertakingNouns = wordset.Fields(`project programme program initiative`)
	// ordinals tell which of an undertaking's phases is meant.
	ordinals = wordset.Fields(`first second third fourth fifth current next previous last final new initial`)
	// launching are the forms of what money goes to do with a new project.
	launching = wordset.Fields(`launch launching launched`)
)

// reach is how many sentences before and behind a flow's may speak of its project.
const reach = 2

// sightline is how many tokens around its amount tell of a flow's project: more than the
// sentences near it have, unless they go on for ever.
const sightline = 1000

// sayProject reports whether the flow's sentence, or one near it in its block, speaks of
// 'the project' or 'this programme', or the money goes to launch one.
func (f *finder) sayProject(w *fact.Flow) bool {
	a := &f.Amounts[w.Amount]
	sent := f.SentenceOf(a.First)
	first, end := sent.First, sent.Last
	n := f.SentenceAt(f.Tokens[a.First].Start)
	for k := n - 1; k >= max(0, n-reach) && f.Sentences[k].Block == sent.Block; k-- {
		first = f.Sentences[k].First
	}
	for k := n + 1; k <= n+reach && k < len(f.Sentences) && f.Sentences[k].Block == sent.Block; k++ {
		end = f.Sentences[k].Last
	}
	first, end = max(first, a.First-sightline), min(end, a.End+sightline)
	for i := first; i+1 < end; i++ {
		switch {
		case f.In(i, pointing):
			j := i + 1
			if f.IsLower(j) && !f.In(j, undertakingNouns) {
				j++
			}
			if f.In(j-1, ordinals) && f.Is(j, "phase") && i >= sent.First && i < sent.Last {
				return true // 'During the first phase, Norway gave'
			}
			if j < end && f.In(j, undertakingNouns) && f.IsLower(j) && !f.Is(j+1, "budget", "s", "staff") {
				return true
			}
		case f.In(i, launching) && f.IsLower(i):
			if i > sent.First && i < sent.Last && f.Is(i+1, "a", "an", "the") && f.Is(i+2, "new", "\"") {
				return true
			}
		}
	}
	if f.hasUndertaking(a.End, sent.Last) {
		return true
	}
	for i := a.End; i < min(sent.Last, a.End+8); i++ {
		if f.Is(i, "project", "projects", "co-financing") || f.Is(i, "financing") && f.Is(i-1, "-") && f.Is(i-2, "co") {
			return true
		}
	}
	return false
}

// rowEvidence is the table row from the project's title to the amount.
func (f *finder) rowEvidence(p *extract.Mention[record.Project], amount string) extract.Evidence {
	if k, ok := f.byID[amount]; ok {
		m := &f.Amounts[k]
		if v := p.At.View; v.Start < m.At.View.End && m.At.View.End-v.Start < 600 {
			return f.Evidence(document.Span{Start: v.Start, End: m.At.View.End}, "contribution.project")
		}
		return f.Evidence(m.At.View, "contribution.project")
	}
	return f.Evidence(p.At.View, "contribution.project")
}
