package contribution

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// over is the heading, or the line that ends in a colon, right above a table that has no
// caption.
func (f *finder) over(t *table.Table) table.Range {
	first := -1
	for i := range t.Cells {
		if len(t.Cells[i].Parts) > 0 {
			first = t.Cells[i].Parts[0].First
			break
		}
	}
	if first < 1 || first >= len(f.Tokens) {
		return table.Range{}
	}
	b := f.View.BlockAt(f.Tokens[first].Start) - 1
	for b >= 0 && f.View.Blocks[b].Len() == 0 {
		b--
	}
	if b < 0 || b >= len(f.Doc.Blocks) {
		return table.Range{}
	}
	from, end := f.TokensIn(f.View.Blocks[b])
	for i := from; i < end; i++ {
		if f.Is(i, "|") || f.Kind(i) == segment.GapMark {
			return table.Range{} // another table's
		}
	}
	if f.Doc.Blocks[b].Kind != document.Heading && !f.Is(end-1, ":") && end-from > 25 {
		return table.Range{}
	}
	return table.Range{First: from, End: end}
}

// says reports whether a stretch holds one of the words.
func (f *finder) says(r table.Range, set *wordset.Set) bool {
	for i := r.First; i < r.End; i++ {
		if f.In(i, set) {
			return true
		}
	}
	return false
}

// readCaption reads what a caption says of all sums under it: who gives or takes, the
// stage, the kind and the period. It reports false where it speaks of other money.
func (f *finder) readCaption(d *donorTable) bool {
	for i := d.caption.First; i < d.caption.End; i++ {
		w := f.Lower(i)
		switch {
		case otherMoney.Has(w) && w != "due" && !(w == "share" || w == "balance"):
			return false
		case w == "plan" && f.Is(i-1, "financing", "funding", "finance"):
			d.plan, d.stage, d.kind = true, fact.Budget, "project"
		case strings.HasPrefix(w, "pledge"):
			d.stage = fact.Pledge
		case strings.HasPrefix(w, "commit") || strings.HasPrefix(w, "allocat") || strings.HasPrefix(w, "award"):
			d.stage = fact.Commitment
		case w == "received" || strings.HasPrefix(w, "disburse") || w == "paid" || strings.HasPrefix(w, "deposit"):
			d.stage = fact.Disbursement
		case kindWords[w] != "" && w != "core" && w != "kind" && w != "credit":
			if d.kind == "" {
				d.kind = kindWords[w]
			} else if d.kind != kindWords[w] {
				d.kind = "unspecified" // 'loans and grants'
			}
		}
		ps, end := f.PartiesFrom(i, d.caption.End)
		if len(ps) == 0 {
			continue
		}
		switch {
		case f.IsPossessive(end), f.Is(i-1, "from", "by"):
			d.giver = ps
		case i == d.caption.First && f.Is(end, "financing", "finance", "funding", "grant", "loan", "credit", "contribution"):
			d.financier = ps // 'GCF financing'
		case f.Is(i-1, "to", "into") && !f.IsPlaceName(ps[0]) || f.Is(i-1, "the") && f.Is(i-2, "to", "into"):
			d.taker = ps
		}
		i = end - 1
	}
	d.period = f.dateIn(d.caption)
	for i := d.caption.First; i < d.caption.End && d.period == nil; i++ {
		if f.Is(i, "signed", "concluded") && f.DateAt(i+2) >= 0 && f.Is(i+1, "on", "in") {
			d.period = f.Dates[f.DateAt(i+2)].Value.EDTF // 'Conventions signed on 27 July 2022'
		}
	}
	return true
}

// bodyIn are the parties that a cell's words name, and nothing else but what stands in
// brackets or tells the kind of money.
func (f *finder) bodyIn(c *table.Cell) []int {
	if c == nil || len(c.Parts) == 0 {
		return nil
	}
	first, end := c.Parts[0].First, c.Parts[len(c.Parts)-1].End
	if end <= first || end-first > 40 {
		return nil
	}
	for first < end && f.Is(first, "-", "–", "•", "*") {
		first++
	}
	ps, next := f.PartiesFrom(first, end)
	if len(ps) == 0 {
		return nil
	}
	if len(ps) == 2 {
		if one, land := &f.Partners[ps[0]].Value, &f.Partners[ps[1]].Value; land.Weak && !one.Weak && land.Country == one.Country {
			ps = ps[:1] // 'University of Malawi, Malawi'
		}
	}
	for next < end {
		switch {
		case kindWords[f.Lower(next)] != "", f.In(next, givingWords), f.IsMark(next),
			f.Is(next, "group", "in", "kind", "of", "ordinary", "technical"), f.AmountAt(next) >= 0:
			next++
		case f.PartnerAt(next) >= 0:
			next = f.Partners[f.PartnerAt(next)].End
		case f.Text(next) == "(":
			for next < end && f.Text(next) != ")" {
				next++
			}
			next++
		default:
			return nil
		}
	}
	return ps
}

// IsMark reports whether token i is a mark of a label: a gap, a stroke, a footnote's sign.
func (f *finder) IsMark(i int) bool {
	return !f.IsWord(i) && !f.Is(i, "(", ")")
}

// IsPossessive reports whether token i is the 's behind a name.
func (f *finder) IsPossessive(i int) bool { return f.Is(i, "'s", "’s", "'", "’") }

// IsPlaceName reports whether a partner mention is only a country's name in passing.
func (f *finder) IsPlaceName(k int) bool { return f.Partners[k].Value.Weak }

// ofFund reports whether a table of those who pay in stands in a pooled fund's own sheet:
// its title names one.
func (f *finder) ofFund(d *donorTable) bool {
	if d.side != givers && d.side != across || len(f.View.Blocks) == 0 {
		return false
	}
	return f.isPooled()
}

// isPooled reports whether the sheet is a trust fund's own, so that what is paid is paid
// into it: its title says so, or it names who administers the fund.
func (f *finder) isPooled() bool {
	if f.pooled == nil {
		is := strings.Contains(f.View.Lower, "administrative agent")
		if len(f.View.Blocks) > 0 && !strings.HasSuffix(f.View.Blocks[0].Of(f.View.Lower), ".") {
			title := f.View.Blocks[0].Of(f.View.Lower)
			for _, w := range [...]string{"trust fund", "joint fund", "pooled fund", "multi-donor fund",
				"multi-partner fund", "humanitarian fund", "peace fund", "peacebuilding fund"} {
				is = is || strings.Contains(title, w)
			}
		}
		f.pooled = &is
	}
	return *f.pooled
}

// periodInHeads takes the period that stands over a column without sums: a title that the
// page runs into the heads, 'Conventions signed on 27 July 2022'.
func (f *finder) periodInHeads(d *donorTable) {
	sums := make([]bool, d.Columns)
	for _, x := range d.amounts {
		sums[d.Cells[x.cell].Column] = true
	}
	for c := range d.columns {
		if sums[c] || d.period != nil {
			continue
		}
		for _, cell := range d.Heads(c) {
			for _, r := range cell.Parts {
				for k := fact.Since(f.Dates, r.First); k < len(f.Dates) && f.Dates[k].First < r.End; k++ {
					if e := f.Dates[k].Value.EDTF; e != nil && f.Is(f.Dates[k].First-1, "on", "in") && d.period == nil {
						d.period = e
					}
				}
			}
		}
	}
}
