package fact

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// isTitled reports whether a card has a title: two words or more, or one under which a
// whole card stands, with its sum, its period and who does it: 'Malaria'.
func (c *cards) isTitled(card *Card) bool {
	t := card.Title
	if n := t.End - t.First; n != 1 {
		return n > 1
	}
	_, sum := card.Fields[AmountColumn]
	_, period := card.Fields[PeriodColumn]
	_, by := card.Fields[PartnerColumn]
	return sum && period && by && c.s.PlaceAt(t.First) < 0 && c.s.PartnerAt(t.First) < 0
}

// takerLabels are the labels over who gets the money.
var takerLabels = wordset.Of("grantee", "grantees", "grantee organisation", "grantee organization", "recipient", "recipients",
	"grant recipient", "grant recipients", "principal recipient", "principal recipients", "principal recipient(s)", "grant holder",
	"grant holders", "awardee", "awardees", "borrower", "borrowers", "recipient country", "recipient government",
	"recipient organisation", "recipient organisations", "recipient organization", "recipient organizations", "agreement partner",
	"agreement partners", "lead applicant", "main applicant", "coordinating applicant", "applicant", "applicants", "lead grantee",
	"awarded to", "granted to", "contract partner", "contract partners", "promoter", "project promoter", "obligor")

// labelOf is the label of a card's value.
func (s *Sheet) labelOf(v Cell) Cell {
	end := v.First
	for end > 0 && (s.Kind(end-1) == segment.GapMark || s.Is(end-1, ":", "?", "|")) {
		end--
	}
	first := end
	for n := 0; n < 8 && first > 0 && s.Kind(first-1) != segment.Break && s.Kind(first-1) != segment.GapMark &&
		(n == 0 || !s.newLine(first) && !s.parted(first)); n++ {
		first--
	}
	return Cell{first, end}
}

// isBorrower reports whether a value is the client of a bank: a government that gives no aid.
func (s *Sheet) isBorrower(v Cell) bool {
	k, l := s.PartnerAt(v.First), s.labelOf(v)
	return k >= 0 && s.Is(l.First, "client", "clients") && l.End == l.First+1 &&
		s.Partners[k].Value.Type == record.Government && !IsDonor(s.Partners[k].Value.Country)
}

// takes reports whether the label of a card's value says that its body gets the money.
func (s *Sheet) takes(v Cell) bool {
	l := s.labelOf(v)
	if s.Is(l.First, "client", "clients") {
		return s.isBorrower(v)
	}
	return l.End > l.First && takerLabels.Has(s.View.Lower[s.Tokens[l.First].Start:s.Tokens[l.End-1].End])
}

// joins takes a card without a title of its own into the one before, where both stand under
// one heading and neither tells what the other does: 'Dates and budget', 'Participating
// organisations'. It reports whether it did.
func (c *cards) joins(card *Card) bool {
	if len(c.out) == 0 {
		return false
	}
	one := &c.out[len(c.out)-1]
	if one.under != card.under {
		return false
	}
	if !c.goesOnFrom(card) {
		for col := range card.Fields {
			if one.Fields[col] != nil {
				return false
			}
		}
	}
	for col, v := range card.Fields {
		one.Fields[col] = append(one.Fields[col], v...)
	}
	if one.labels == nil {
		one.labels = card.labels
	}
	for l := range card.labels {
		one.labels[l] = true
	}
	one.End = card.End
	return true
}

// goesOnFrom reports whether a card has the title of the one before and repeats none of its
// labels: a second part of one project's data, 'Finance' behind 'Dates'.
func (c *cards) goesOnFrom(card *Card) bool {
	if len(c.out) == 0 {
		return false
	}
	one := &c.out[len(c.out)-1]
	if one.Title != card.Title || one.under != card.under || card.Title.End == card.Title.First {
		return false
	}
	for l := range card.labels {
		if one.labels[l] {
			return false
		}
	}
	return true
}

// complete gives a card what another under the same title told before it.
func (c *cards) complete(card *Card) {
	for _, k := range c.kept {
		for col, v := range k.Fields {
			if card.Fields[col] == nil && k.End <= card.First && k.Title == card.Title {
				card.Fields[col] = v
			}
		}
	}
}
