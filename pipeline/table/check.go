package table

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Check holds rows to their keys as they are written: no primary key comes twice, and what
// a row refers to is there. Sheets come one at a time, each with its tables in the order of
// All, in which a table stands before those that refer to it; what the batch gives comes
// last. A fault is one of the program's own, never the user's; whoever writes the sheet
// says which it is in.
//
// A key is kept as a hash of 64 bits. One that is missing by its hash is missing; one that
// comes twice by its hash is compared to the letter. A nil Check checks nothing.
type Check struct {
	own       map[string]keySet // of the sheet at hand, by table, its document_id left out
	documents keySet            // of the sheets so far
	told      map[string]keySet // of the sheets so far, by table: what a later sheet may refer to
	named     map[string]keySet // what rows so far say is in a table of the batch
	batch     map[string]keySet // what is in it
	names     map[uint64]string // of what is named, for the fault
	mutex     sync.Mutex        // the batch's tables come beside one another
}

type keySet map[uint64]struct{}

func (s keySet) add(k uint64)      { s[k] = struct{}{} }
func (s keySet) has(k uint64) bool { _, ok := s[k]; return ok }

// NewCheck begins a batch.
func NewCheck() *Check {
	c := &Check{
		documents: keySet{}, own: map[string]keySet{}, told: map[string]keySet{}, named: map[string]keySet{}, batch: map[string]keySet{},
		names: map[uint64]string{},
	}
	for name := range plans() {
		c.own[name], c.told[name], c.named[name], c.batch[name] = keySet{}, keySet{}, keySet{}, keySet{}
	}
	return c
}

// Sheet begins the next sheet.
func (c *Check) Sheet() {
	if c == nil {
		return
	}
	for _, s := range c.own {
		clear(s)
	}
}

// Check takes rows of the table: all that a sheet gives, or all that the batch does.
func (t Of[R]) Check(c *Check, rows []R) error {
	if c == nil || len(rows) == 0 {
		return nil
	}
	p, v := plans()[t.Name], reflect.ValueOf(rows)
	if p.document == nil && t.Name != documents {
		return c.batchRows(p, v)
	}
	return c.sheetRows(p, v)
}

// documents is the table whose keys all others hold.
const documents = "documents"

func (c *Check) sheetRows(p *plan, rows reflect.Value) error {
	if err := c.unique(p, rows, c.own[p.table]); err != nil {
		return err
	}
	for i := range rows.Len() {
		row := rows.Index(i)
		if p.document != nil && p.toldAgain {
			c.told[p.table].add(mixed(hashIn(p.document, row), p.key(row)))
		}
		for k := range p.refs {
			r := &p.refs[k]
			v := r.column.In(row)
			if v.Kind() == reflect.Pointer && v.IsNil() {
				continue
			}
			key := hashOf(v)
			if r.registers {
				c.own[r.table].add(key)
				c.name(r.table, key, v)
			} else if to := r.to(row); !c.holds(r, to, row, key) {
				return fault(p, r.column, v, "is in no row of "+to)
			}
		}
	}
	return nil
}

// holds reports whether a key is in a table, of this sheet or of one before.
func (c *Check) holds(r *reference, table string, row reflect.Value, key uint64) bool {
	switch {
	case table == documents:
		return c.documents.has(key)
	case table == anyTable:
		for _, set := range c.own {
			if set.has(key) {
				return true
			}
		}
		return false
	case r.document != nil:
		v := r.document.In(row)
		return (v.Kind() != reflect.Pointer || !v.IsNil()) && c.told[table].has(mixed(hashOf(v), key))
	}
	return c.own[table].has(key)
}

func (c *Check) batchRows(p *plan, rows reflect.Value) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if err := c.unique(p, rows, c.batch[p.table]); err != nil {
		return err
	}
	for i := range rows.Len() {
		for k := range p.refs {
			r := &p.refs[k]
			v := r.column.In(rows.Index(i))
			c.name(r.table, hashOf(v), v)
		}
	}
	return nil
}

// name notes that a row says that a table of the batch has a key.
func (c *Check) name(table string, key uint64, v reflect.Value) {
	c.named[table].add(key)
	if _, ok := c.names[key]; !ok {
		c.names[key] = strings.Clone(textOf(v))
	}
}

// End says whether the tables of the batch have all that sheets say is in them.
func (c *Check) End() error {
	if c == nil {
		return nil
	}
	var missing []string
	for table, named := range c.named {
		for key := range named {
			if !c.batch[table].has(key) {
				missing = append(missing, fmt.Sprintf("%s has no row %s, which a sheet names", table, c.names[key]))
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %s", slices.Min(missing), ownFault)
}

// unique adds the keys of rows to a set, in which none may be.
func (c *Check) unique(p *plan, rows reflect.Value, set keySet) error {
	for i := range rows.Len() {
		row := rows.Index(i)
		key := p.key(row)
		if set.has(key) && p.isTwice(rows, i) {
			return fault(p, p.primary[0], p.primary[0].In(row), "comes twice in the primary key")
		}
		set.add(key)
		if p.table == documents {
			if c.documents.has(key) {
				return fault(p, p.primary[0], p.primary[0].In(row), "comes twice in the primary key")
			}
			c.documents.add(key)
		}
	}
	return nil
}

const ownFault = "a fault of the program, please report it with the sheet"

func fault(p *plan, column *Column, v reflect.Value, what string) error {
	return fmt.Errorf("%s.%s %s %s: %s", p.table, column.Name, textOf(v), what, ownFault)
}

// plan is what is checked of a table's rows.
type plan struct {
	table     string
	document  *Column   // document_id; nil where the row is of no sheet
	primary   []*Column // the primary key but for it
	refs      []reference
	toldAgain bool // later sheets may refer to it
}

// reference is a column that holds a key.
type reference struct {
	column    *Column
	table     string
	kind      *Column // the column that names the table; nil where table does
	document  *Column // the column that names the sheet; nil where it is the row's own
	registers bool    // it says that the sheet names something of the batch, as document_partners does
}

// anyTable is what a key is of that may be any entry's of the sheet.
const anyTable = "any"

// to is the table that a row's key is of.
func (r *reference) to(row reflect.Value) string {
	if r.kind != nil {
		return r.kind.In(row).String()
	}
	return r.table
}

// plans are those of all tables, by name.
var plans = sync.OnceValue(func() map[string]*plan {
	out := map[string]*plan{}
	for _, t := range All() {
		p := &plan{table: t.Name, toldAgain: slices.Contains(toldAgain, t.Name)}
		at := map[string]*Column{}
		for i := range t.Columns {
			at[t.Columns[i].Name] = &t.Columns[i]
		}
		p.document = at["document_id"]
		for i := range t.Columns {
			c := &t.Columns[i]
			if c.Key && c != p.document {
				p.primary = append(p.primary, c)
			}
			if c.Refers == "" && c.in == "" || c == p.document {
				continue
			}
			r := reference{column: c, table: c.Refers, document: at[c.document], kind: at[c.in]}
			if c.in == anyTable {
				r.table = anyTable
			}
			r.registers = c.Key && p.document != nil && t.Name == "document_"+c.Refers
			p.refs = append(p.refs, r)
		}
		out[t.Name] = p
	}
	return out
})

// toldAgain are the tables whose rows a later sheet may refer to.
var toldAgain = []string{"amounts", "projects", "agreements", "contributions"}

// key is a hash of a row's primary key but for its document_id.
func (p *plan) key(row reflect.Value) uint64 {
	key := hashIn(p.primary[0], row)
	for _, c := range p.primary[1:] {
		key = mixed(key, hashIn(c, row))
	}
	return key
}

// isTwice reports whether a row before row i has its key to the letter.
func (p *plan) isTwice(rows reflect.Value, i int) bool {
	for k := range i {
		if !slices.ContainsFunc(p.primary, func(c *Column) bool { return textOf(c.In(rows.Index(k))) != textOf(c.In(rows.Index(i))) }) {
			return true
		}
	}
	return false
}

func hashIn(c *Column, row reflect.Value) uint64 { return hashOf(c.In(row)) }

// hashOf is a hash of a key's value. An id ends in 64 bits of one.
func hashOf(v reflect.Value) uint64 {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.String {
		return uint64(v.Int())
	}
	s := v.String()
	const digits = 16
	if at := len(s) - digits; at > 0 && s[at-1] == '-' {
		key, ok := uint64(0), true
		for i := at; i < len(s) && ok; i++ {
			switch c := s[i]; {
			case c >= '0' && c <= '9':
				key = key<<4 | uint64(c-'0')
			case c >= 'a' && c <= 'f':
				key = key<<4 | uint64(c-'a'+10)
			default:
				ok = false
			}
		}
		if ok {
			return mixed(key, uint64(at))
		}
	}
	key := uint64(len(s))
	for i := range len(s) {
		key = (key ^ uint64(s[i])) * 0x100000001b3
	}
	return key
}

// mixed is a hash of two.
func mixed(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return h ^ h>>32
}

func textOf(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return fmt.Sprint(v.Interface())
}
