package compare

import "factsheet/pipeline/record"

// The ways in which an entry can differ between two runs.
const (
	Gained  = "gained"  // run B has it alone
	Lost    = "lost"    // run A has it alone
	Changed = "changed" // what it tells, its words or its mentions differ
	Rule    = "rule"    // it tells the same, by another rule, with other doubts or under another id
	Moved   = "moved"   // it tells the same in the same words, which stand elsewhere in the text
)

// Change is one entry that differs.
type Change struct {
	Kind   string `json:"kind"` // the record's key: 'amounts'
	Change string `json:"change"`
	A      *Side  `json:"a"` // the entry as run A has it; null where it is gained
	B      *Side  `json:"b"` // null where it is lost
	// Fields are what it tells otherwise, in words: partners by name, not by id.
	Fields []Field `json:"fields,omitempty"`
	// OtherID tells that the id of a partner or place, which is the same in every sheet of a
	// run, is not the same in both runs.
	OtherID bool `json:"other_id,omitempty"`
	// Mentions are the places where it is told in one run alone, or in other words.
	Mentions *Mentions `json:"mentions,omitempty"`
	// NamedBy counts, by kind, how often entries of both runs refer to this one, where its
	// name differs: they tell the new name, and are not told for that one by one.
	NamedBy map[string]int `json:"named_by,omitempty"`
}

// Side is an entry in one of the runs.
type Side struct {
	ID        string   `json:"id"`
	Said      string   `json:"said"` // what it tells, in a sentence
	Rule      string   `json:"rule"` // empty for what no rule made; of a document its reader
	Extractor string   `json:"extractor"`
	Doubts    []string `json:"doubts"`
	Told      int      `json:"told"`  // how often
	Where     *Where   `json:"where"` // where it is told first; null where it has no place
}

// Where is a place in a sheet's text. Before and After are the text around it, on one
// line, with white space folded to blanks.
type Where struct {
	record.Span
	Before string `json:"before"`
	After  string `json:"after"`
}

// Field is what an entry tells on either side, in words; empty for nothing.
type Field struct {
	Field string `json:"field"`
	A     string `json:"a"`
	B     string `json:"b"`
}

// Mentions are the mentions of an entry that differ.
type Mentions struct {
	Gained  []Where       `json:"gained,omitempty"`
	Lost    []Where       `json:"lost,omitempty"`
	Changed []WhereChange `json:"changed,omitempty"` // at one place, in other words
}

// WhereChange is a place on either side.
type WhereChange struct {
	A Where `json:"a"`
	B Where `json:"b"`
}

// flip exchanges the sides.
func (c *Change) flip() {
	c.A, c.B = c.B, c.A
	switch c.Change {
	case Gained:
		c.Change = Lost
	case Lost:
		c.Change = Gained
	}
	for i := range c.Fields {
		f := &c.Fields[i]
		f.A, f.B = f.B, f.A
	}
	if m := c.Mentions; m != nil {
		m.Gained, m.Lost = m.Lost, m.Gained
		for i := range m.Changed {
			w := &m.Changed[i]
			w.A, w.B = w.B, w.A
		}
	}
}

// shown is the side by which a change is told: that of run B where it has one.
func (c *Change) shown() *Side {
	if c.B != nil {
		return c.B
	}
	return c.A
}
