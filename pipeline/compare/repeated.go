package compare

import "crypto/sha256"

// Repeated is a change that is the same in several sheets.
type Repeated struct {
	Sheets int    `json:"sheets"`
	First  string `json:"first"`  // the first of them
	Change Change `json:"change"` // as it is in the second

	last int // the number of the last of them
}

// differs reports whether a change is one in what the sheet tells.
func (c *Change) differs() bool { return c.Change == Gained || c.Change == Lost || c.Change == Changed }

// repeats reports whether a change may be the same in another sheet.
func (c *Change) repeats() bool { return c.Mentions == nil && c.differs() }

// key is what makes a change the same in two sheets: what both sides tell, and by which
// rule.
func (c *Change) key() [16]byte {
	h := sha256.New()
	put := func(parts ...string) {
		for _, p := range parts {
			h.Write([]byte(p))
			h.Write([]byte{0})
		}
	}
	put(c.Kind, c.Change)
	for _, s := range []*Side{c.A, c.B} {
		if s == nil {
			put("")
			continue
		}
		put(s.Said, s.Rule)
		if s.Where != nil && spanned(c.Kind) {
			put(oneLine(s.Where.Quote))
		}
	}
	for _, f := range c.Fields {
		put(f.Field, f.A, f.B)
	}
	return [16]byte(h.Sum(nil))
}
