package evaluate

// Tally counts what was found of what was wanted.
type Tally struct {
	TP int `json:"tp"` // found and wanted
	FP int `json:"fp"` // found and not wanted
	FN int `json:"fn"` // wanted and not found
}

func (t *Tally) add(o Tally) { t.TP, t.FP, t.FN = t.TP+o.TP, t.FP+o.FP, t.FN+o.FN }

// any reports whether anything was counted.
func (t Tally) any() bool { return t.TP+t.FP+t.FN > 0 }

// Precision is the share of what was found that is wanted, from 0 to 1; 0 where nothing
// was found.
func (t Tally) Precision() float64 { return share(t.TP, t.TP+t.FP) }

// Recall is the share of what is wanted that was found, from 0 to 1; 0 where nothing is
// wanted.
func (t Tally) Recall() float64 { return share(t.TP, t.TP+t.FN) }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Counts are what one sheet, or all, came to.
type Counts struct {
	Strict, Partial, Value [kindCount]Tally
	Fields                 [kindCount][maxFields]Right
	Mentions               Tally // of the partners that were paired
	Grounding              Tally
}

// maxFields is how many fields a kind has at most.
const maxFields = 6

// Right counts how often a field was right.
type Right struct{ Right, Of int }

// tally takes a field that is wrong for one that was not found and one that was not wanted.
func (r Right) tally() Tally { return Tally{r.Right, r.Of - r.Right, r.Of - r.Right} }

func (c *Counts) add(o *Counts) {
	for k := range kindCount {
		c.Strict[k].add(o.Strict[k])
		c.Partial[k].add(o.Partial[k])
		c.Value[k].add(o.Value[k])
		for f := range c.Fields[k] {
			c.Fields[k][f].Right += o.Fields[k][f].Right
			c.Fields[k][f].Of += o.Fields[k][f].Of
		}
	}
	c.Mentions.add(o.Mentions)
	c.Grounding.add(o.Grounding)
}

// fields is how the fields of a kind came out that strict matching does not ask for.
func (c *Counts) fields(kind int) Tally {
	var t Tally
	for f, rule := range kinds[kind].fields {
		if !rule.needed {
			t.add(c.Fields[kind][f].tally())
		}
	}
	return t
}
