package contribution

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
)

// resourceLabels are the words that a row of an organisation's kinds of money is labelled
// with: 'Regular resources (core)', 'Other resources – emergency', 'Assessed contributions'.
var resourceLabels = map[string]string{
	"regular": "voluntary", "core": "voluntary", "non-core": "voluntary", "noncore": "voluntary", "other": "voluntary",
	"earmarked": "voluntary", "unearmarked": "voluntary",
	"un-earmarked": "voluntary", "voluntary": "voluntary", "softly": "voluntary", "tightly": "voluntary", "flexible": "voluntary",
	"assessed": "assessed", "thematic": "trust_fund",
}

// resourceNouns are what such labels call the money.
var resourceNouns = map[string]bool{
	"resources": true, "contributions": true, "contribution": true, "funding": true, "funds": true, "budget": true,
	"core": true, "non-core": true, "earmarked": true, "unearmarked": true,
}

// resourceKind is the kind of money that the label of a row names, in lower case; empty where
// it is none of an organisation's.
func resourceKind(label string) string {
	kind, noun, budget := "", false, false
	for _, w := range strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune(" ()/,*:–—\u00a0", r) }) {
		if k := resourceLabels[w]; k != "" && (kind == "" || kind == "voluntary") {
			kind = k
		}
		noun = noun || resourceNouns[w]
		budget = budget || w == "budget"
	}
	switch {
	case !noun:
		return ""
	case budget && kind == "voluntary" && strings.HasPrefix(label, "regular"):
		return "assessed"
	}
	return kind
}

// resourceRows reports whether each row of a table is of one kind of an organisation's money,
// or a total, and two at least are of a kind.
func (f *finder) resourceRows(d *donorTable) bool {
	kinds := 0
	for r := d.body; r < d.Rows; r++ {
		c := d.At(r, d.label)
		if c == nil {
			return false
		}
		switch text := table.Text(f.Pass, c); {
		case resourceKind(text) != "":
			kinds++
		case !isTotal(text):
			return false
		}
	}
	return kinds >= 2
}

// resourceTable reads a table without heads whose rows are an organisation's kinds of money,
// under a line that tells who gives to whom, or in the sheet of the two: 'Canada's contributions
// to UNICEF in 2022' over 'Regular resources  13.0'.
func (f *finder) resourceTable(t *table.Table) (*donorTable, bool) {
	if t.Columns != 2 {
		return nil, false
	}
	d := &donorTable{Table: t, side: oneBody, stage: fact.Unspecified, instrument: -1, day: -1, columns: make([]column, 2)}
	d.caption = table.In(f.Pass, t.Caption)
	if !f.resourceRows(d) {
		return nil, false
	}
	if d.caption.End == d.caption.First {
		d.caption = f.over(t)
	}
	if d.amounts = f.sums(t); len(d.amounts) == 0 || !f.readCaption(d) || !f.says(d.caption, givingWords) {
		return nil, false
	}
	if donor, org := f.Pair(); donor >= 0 && len(d.giver) == 0 && len(d.taker) == 0 {
		d.giver, d.taker = []int{donor}, []int{org}
	}
	return d, len(d.giver) > 0 && len(d.taker) > 0
}
