package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// The labels of a bank's card that tell what it signed, by their last word: the money itself, what
// kind of money it is, and who takes it.
var (
	moneyLabels  = wordset.Fields(`loan grant credit`)
	kindLabels   = wordset.Fields(`product instrument type modality finance financing`)
	takingLabels = wordset.Fields(`borrower recipient beneficiary client company grantee obligor`)
)

// financed is what the labelled lines of one card tell of a loan or a grant that was signed.
type financed struct {
	kind       string
	date       int // its mention, or -1
	first, end int // tokens that tell it
	takers     []int
	labelled   bool
}

// financed reads a bank's cards of the loans and grants that it signed, by the lines of a block:
// 'Loan: €24 million (signed 14 October 2022)', or 'Product: Senior loan' and 'Signed: 26
// September 2019'. The parties are the body that the sheet speaks for and the borrower, told by
// its label or by the line over the labelled ones.
func (f *finder) financed(block int) (told bool) {
	own := f.publisher(-1)
	if len(own) == 0 {
		return false
	}
	first, end := f.TokensIn(f.View.Blocks[block])
	c := financed{date: -1}
	if at := f.SentenceAt(f.Tokens[first].Start) - 1; at >= 0 && f.Doc.Blocks[f.Sentences[at].Block].Kind == document.Heading {
		c.takers = f.bodiesIn(f.Sentences[at])
	}
	for i := first; i < end; {
		line := table.Range{First: i, End: i + 1}
		for line.End < end && !f.BeginsLine(line.End) {
			line.End++
		}
		i = line.End
		if f.financedLine(&c, line) {
			continue
		}
		told = f.addFinanced(&c, own) || told
		c = financed{date: -1, takers: f.bodiesIn(segment.Sentence{First: line.First, Last: line.End})}
	}
	return f.addFinanced(&c, own) || told
}

// addFinanced adds what a card tells, where it tells enough.
func (f *finder) addFinanced(c *financed, own []int) bool {
	if !c.labelled || c.kind == "" || c.date < 0 || len(c.takers) > 2 {
		return false
	}
	doubts := []string{fact.FarEvidence, impliedSide}
	ps := f.IDs(joint(own, c.takers))
	if len(ps) == 1 {
		doubts = append(doubts, unnamedSide)
	}
	v := record.Agreement{Kind: c.kind, Count: 1, Parties: ps, Date: f.Dates[c.date].Value.EDTF}
	f.add(v, c.first, c.end, "agreement.field", doubts...)
	return true
}

// financedLine reads one labelled line of a card; false where it has no label.
func (f *finder) financedLine(c *financed, line table.Range) bool {
	colon := line.First
	for colon < min(line.End, line.First+5) && !f.Is(colon, ":") {
		colon++
	}
	if !f.Is(colon, ":") {
		return false
	}
	c.labelled = true
	value := table.Range{First: colon + 1, End: line.End}
	switch label := colon - 1; {
	case f.In(label, takingLabels):
		c.takers = f.bodiesIn(segment.Sentence{First: value.First, Last: value.End})
		return true
	case f.In(label, kindLabels) && c.kind == "":
		c.kind = f.kindIn(value)
	case f.In(label, moneyLabels) && c.kind == "" && label <= line.First+1 && f.PartnerAt(line.First) < 0:
		c.kind = f.kindIn(table.Range{First: label, End: colon})
		for i := value.First; i < value.End && c.date < 0; i++ {
			if f.Is(i, "signed") && f.IsLower(i) && !f.Is(i-1, "be", "not") {
				c.date = f.dayAt(i+1, value.End)
			}
		}
	default:
		v := f.signedField(line.First)
		if v == line.First || c.date >= 0 {
			return true
		}
		c.date = f.dayAt(v, line.End)
	}
	if c.end == 0 {
		c.first = line.First
	}
	for c.end = line.End; c.end > c.first && (f.Kind(c.end-1) == segment.Break || f.Is(c.end-1, ")")); {
		c.end--
	}
	return true
}

// dayAt is the first day or month among the tokens first to end, or -1.
func (f *finder) dayAt(first, end int) int {
	for i := first; i < min(end, first+3); i++ {
		if d := f.DateAt(i); d >= 0 && f.Dates[d].Value.EDTF != nil && f.Dates[d].Value.Precision != "year" &&
			!strings.Contains(*f.Dates[d].Value.EDTF, "/") {
			return d
		}
	}
	return -1
}
