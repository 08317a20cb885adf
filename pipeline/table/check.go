package table

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"factsheet/internal/hashset"
)

// Check holds rows to their keys as they are written: no primary key comes twice, and what
// a row refers to is there. Sheets come one at a time, each with its tables in the order of
// All, in which a table stands before those that refer to it; what the batch gives comes
// last. A fault is one of the program's own, never the user's; whoever writes the sheet
// says which it is in.
//
// A key is kept as a hash of 64 bits. One that is missing by its hash is missing; one that
// comes twice in a sheet by its hash is compared to the letter; that a sheet comes twice its
// hash alone says. A nil Check checks nothing.
type Check struct {
	own       []hashset.Set     // of the sheet at hand, by table, its document_id left out
	documents hashset.Set       // of the sheets so far
	told      []hashset.Set     // of the sheets so far, by table: what a later sheet may refer to
	named     []hashset.Set     // what rows so far say is in a table of the batch
	batch     []hashset.Set     // what is in it
	names     map[uint64]string // of what is named, for the fault
	keys      []uint64          // of the rows at hand
	kind      string            // what a row named last as the table of what it refers to
	kindOf    int               // its number
	mutex     sync.Mutex        // the batch's tables come beside one another
}

// NewCheck begins a batch.
func NewCheck() *Check {
	n := len(plans())
	return &Check{
		own: make([]hashset.Set, n), told: make([]hashset.Set, n), named: make([]hashset.Set, n), batch: make([]hashset.Set, n),
		names: map[uint64]string{}, kindOf: none,
	}
}

// Sheet begins the next sheet.
func (c *Check) Sheet() {
	if c == nil {
		return
	}
	for i := range c.own {
		c.own[i].Clear()
	}
}

// Check takes rows of the table: all that a sheet gives, or all that the batch does.
func (t Of[R]) Check(c *Check, rows []R) error {
	if c == nil || len(rows) == 0 {
		return nil
	}
	p := plans()[t.Name]
	if p.document == nil && t.Name != documents {
		return c.batchRows(p, rowsOf(rows))
	}
	return c.sheetRows(p, rowsOf(rows))
}

// documents is the table whose keys all others hold.
const documents = "documents"

func (c *Check) sheetRows(p *plan, rows rowsAt) error {
	if err := c.unique(p, rows, &c.own[p.number]); err != nil {
		return err
	}
	if p.toldAgain {
		document, _ := p.document.hash(rows.row(0)) // all are of one sheet
		for _, key := range c.keys {
			c.told[p.number].Add(mixed(document, key))
		}
	}
	for k := range p.refs {
		if err := c.refers(p, &p.refs[k], rows); err != nil {
			return err
		}
	}
	return nil
}

// refers holds one column of the rows to what it refers to.
func (c *Check) refers(p *plan, r *reference, rows rowsAt) error {
	last, lastIn := "", none-1
	for i := range rows.n {
		row := rows.row(i)
		text, ok := r.column.text(row)
		if !ok {
			continue
		}
		in := c.numberOf(r, row)
		if text == last && in == lastIn && r.document == nil {
			continue // most mentions are of what the one before them is of
		}
		last, lastIn = text, in
		key := hashOf(text)
		if r.registers {
			c.own[in].Add(key)
			c.name(in, key, text)
		} else if !c.holds(r, in, row, key) {
			return fault(p, r.column, row, "is in no row of "+r.to(row))
		}
	}
	return nil
}

// none is the number of a table that is none.
const none = -1

// numberOf is the number of the table that a row's key is of.
func (c *Check) numberOf(r *reference, row unsafe.Pointer) int {
	if r.kind == nil {
		return r.number
	}
	if name := r.to(row); name != c.kind {
		c.kind, c.kindOf = name, none
		if p := plans()[name]; p != nil {
			c.kindOf = p.number
		}
	}
	return c.kindOf
}

// holds reports whether a key is in a table, of this sheet or of one before.
func (c *Check) holds(r *reference, in int, row unsafe.Pointer, key uint64) bool {
	switch {
	case r.table == documents:
		return c.documents.Has(key)
	case r.table == anyTable:
		return slices.ContainsFunc(c.own, func(s hashset.Set) bool { return s.Has(key) })
	case in == none:
		return false
	case r.document != nil:
		document, ok := r.document.hash(row)
		return ok && c.told[in].Has(mixed(document, key))
	}
	return c.own[in].Has(key)
}

func (c *Check) batchRows(p *plan, rows rowsAt) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if err := c.unique(p, rows, &c.batch[p.number]); err != nil {
		return err
	}
	for i := range rows.n {
		for k := range p.refs {
			r := &p.refs[k]
			if text, ok := r.column.text(rows.row(i)); ok {
				c.name(r.number, hashOf(text), text)
			}
		}
	}
	return nil
}

// name notes that a row says that a table of the batch has a key.
func (c *Check) name(table int, key uint64, text string) {
	if !c.named[table].Add(key) {
		return
	}
	if _, ok := c.names[key]; !ok {
		c.names[key] = strings.Clone(text)
	}
}

// End says whether the tables of the batch have all that sheets say is in them.
func (c *Check) End() error {
	if c == nil {
		return nil
	}
	var missing []string
	for table, p := range plans() {
		for key := range c.named[p.number].All() {
			if !c.batch[p.number].Has(key) {
				missing = append(missing, fmt.Sprintf("%s has no row %s, which a sheet names", table, c.names[key]))
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %s", slices.Min(missing), ownFault)
}

// unique notes the keys of rows, and adds them to a set in which none may be.
func (c *Check) unique(p *plan, rows rowsAt, set *hashset.Set) error {
	c.keys = c.keys[:0]
	for i := range rows.n {
		row := rows.row(i)
		key := p.key(row)
		if !set.Add(key) && p.isTwice(rows, i) || p.table == documents && !c.documents.Add(key) {
			return fault(p, p.primary[0], row, "comes twice in the primary key")
		}
		c.keys = append(c.keys, key)
	}
	return nil
}

const ownFault = "a fault of the program, please report it with the sheet"

func fault(p *plan, k *keyColumn, row unsafe.Pointer, what string) error {
	text, _ := k.text(row)
	return fmt.Errorf("%s.%s %s %s: %s", p.table, k.name, text, what, ownFault)
}
