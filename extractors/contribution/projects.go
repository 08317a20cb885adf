package contribution

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// fromProjects tells the sums of projects' rows, cards and lines of data, which no sentence
// tells.
func (f *finder) fromProjects() {
	for i := range f.projects {
		p := &f.projects[i]
		for _, id := range p.Value.Amounts {
			_, card := f.cards[id]
			if f.flowed[id] || f.inParts[id] || !f.isOwnSum(p, id) {
				continue
			}
			v := record.Contribution{Amount: ptr(id), Flow: fact.Budget, Kind: "project", Period: p.Value.Period, Project: ptr(p.ID)}
			if !f.fromCard(id, &v) {
				continue
			}
			var doubts []string
			if card && f.byGiver(&v) {
				doubts = []string{fact.DonorImplied}
			}
			donors := f.payersOf(p, id)
			if p.At.Rule == "project.funded" && len(donors) == 0 {
				continue
			}
			if len(donors) > 0 && !card {
				v.Donor, v.CoDonors = ptr(donors[0]), donors[1:]
			}
			if k, ok := f.byID[id]; ok && p.At.Rule == "project.item_period" {
				m := &f.Amounts[k]
				if kind := f.KindIn(max(0, m.First-4), min(len(f.Tokens), m.End+3)); kind != "" {
					v.Kind = kind // 'loan of €60 million'
				}
			}
			if p.At.Rule == "project.row" {
				if len(p.Value.Amounts) > 1 {
					f.ofRow(p, id, &v)
				}
				f.schemeOf(p, id, &v)
				f.financed(p, &v)
				if v.Period == nil {
					v.Period = f.listYear(p, id)
				}
			}
			f.flowed[id] = true
			at := f.rowEvidence(p, id)
			at.Doubts = append(at.Doubts, doubts...)
			f.out = append(f.out, told{Value: v, At: at})
		}
	}
}

// financed gives the sum of a row in the table of the bank or fund whose own sheet it is to
// the one body that the row names: its agency, its grantee.
func (f *finder) financed(p *extract.Mention[record.Project], v *record.Contribution) {
	by := p.Value.Implementing
	if v.Recipient == nil && v.Donor != nil && len(by) == 1 && by[0] != *v.Donor && slices.Contains(p.At.Doubts, fact.DonorImplied) {
		v.Recipient = ptr(by[0])
		if k, ok := f.byID[*v.Amount]; ok && v.Kind == "project" && f.kindOver(f.Amounts[k].First) == "grant" {
			v.Kind = "grant" // 'Awards of spring 2024'
		}
	}
}

// listYear is the year of the heading over a table's row, where it says that the sums were
// approved or given in it: 'Approvals in 2021'.
func (f *finder) listYear(p *extract.Mention[record.Project], amount string) *string {
	var over table.Range
	if tab, _ := f.cellOf(amount); tab != nil {
		if over = table.In(f.Pass, tab.Caption); over.End == over.First {
			over = f.over(tab)
		}
	}
	if over.End == over.First {
		over.First, over.End = f.headingOver(p.At.View.Start)
	}
	for i := over.First; i < over.End && over.End-over.First <= 10; i++ {
		if f.In(i, givingWords) || f.Is(i, "approvals", "approved", "signed", "new") {
			return f.dateIn(over)
		}
	}
	return nil
}

// payersOf are those of a project's donors who may give a sum of it: all where a card, a row
// or an item tells it; in running text those whom the sum's own sentence names, for one may
// pay a part that another sentence tells.
func (f *finder) payersOf(p *extract.Mention[record.Project], amount string) []string {
	switch p.At.Rule {
	case "project.funded", "project.does", "project.called", "project.carried_out", "project.launched":
	case "project.row", "project.card":
		return p.Value.Funding
	default:
		return f.withoutOwnSum(p)
	}
	k, ok := f.byID[amount]
	if !ok {
		return nil
	}
	sent := f.SentenceOf(f.Amounts[k].First)
	var out []string
	for _, id := range p.Value.Funding {
		for n := fact.Since(f.Partners, sent.First); n < len(f.Partners) && f.Partners[n].First < sent.Last; n++ {
			if f.Partners[n].Value.ID == id {
				out = append(out, id)
				break
			}
		}
	}
	return out
}

// reachOfText bounds the bytes behind a project's title in which its donors' own sums stand.
const reachOfText = 1200

// withoutOwnSum are a project's donors but for those of whom another sum is told close
// behind its title: 'Finland joined with EUR 4 million' tells who pays that, not the whole.
func (f *finder) withoutOwnSum(p *extract.Mention[record.Project]) (out []string) {
	if len(p.Value.Funding) > 0 && f.givings == nil {
		f.givings = map[string][]int{}
		for i := range f.out {
			if d := f.out[i].Value.Donor; d != nil {
				f.givings[*d] = append(f.givings[*d], f.out[i].At.View.Start)
			}
		}
		for _, starts := range f.givings {
			slices.Sort(starts)
		}
	}
	for _, id := range p.Value.Funding {
		starts := f.givings[id]
		next, _ := slices.BinarySearch(starts, p.At.View.Start+1)
		if next == len(starts) || starts[next]-p.At.View.Start >= reachOfText {
			out = append(out, id)
		}
	}
	return out
}

// isOwnSum reports whether a project's sum is told by where it stands: in its row, its card
// or its line of data. What a card calls a cost, with no one who bears it, is told by no one
// to be given.
func (f *finder) isOwnSum(p *extract.Mention[record.Project], id string) bool {
	switch p.At.Rule {
	case "project.row", "project.item_period":
		return true
	case "project.card":
		return len(p.Value.Funding) > 0 || f.isGranted(id) || len(f.cards[id].takers) > 0 && !f.cards[id].Cost && f.Giver() >= 0
	case "project.funded":
		return true // of those whom its sentence names
	}
	return f.inDataLine(id)
}

// grantedLabels are the words of a card's label over money that is set aside for a project.
var grantedLabels = wordset.Fields(`budget grant grants allocation contribution funding envelope`)

// isGranted reports whether the label before a card's sum calls it the project's budget.
func (f *finder) isGranted(id string) bool {
	k, ok := f.byID[id]
	if !ok {
		return false
	}
	granted := false
	for i := f.Amounts[k].First - 1; i >= max(0, f.Amounts[k].First-7); i-- {
		switch {
		case f.Is(i, "cost", "costs", "approved"):
			return false
		case f.In(i, grantedLabels):
			granted = true
		}
		if f.BeginsLine(i) || f.Kind(i) == segment.Break {
			break
		}
	}
	return granted
}

// inDataLine reports whether a sum and a date fill a printed line: '$36 million, 2018-2025'.
func (f *finder) inDataLine(id string) bool {
	k, ok := f.byID[id]
	if !ok {
		return false
	}
	first := f.Amounts[k].First
	if first > 0 && !f.BeginsLine(first) && f.Kind(first-1) != segment.Break {
		return false
	}
	i := f.Amounts[k].End
	for i < len(f.Tokens) && (f.Is(i, ",", "|", "/", "(", ";", "–", "—", "-") || f.Kind(i) == segment.GapMark) && !f.BeginsLine(i) {
		i++
	}
	d := f.DateAt(i)
	if d < 0 {
		return false
	}
	i = f.Dates[d].End
	if f.Text(i) == ")" {
		i++
	}
	return i >= len(f.Tokens) || f.BeginsLine(i) || f.Kind(i) == segment.Break
}
