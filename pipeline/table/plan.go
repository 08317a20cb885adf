package table

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"sync"
	"unsafe"
)

// plan is what is checked of a table's rows.
type plan struct {
	table     string
	number    int          // of the table, in the order of All
	document  *keyColumn   // document_id; nil where the row is of no sheet
	primary   []*keyColumn // the primary key but for it
	refs      []reference
	toldAgain bool // later sheets may refer to it
}

// keyColumn is a column that is part of a key, or refers to one.
type keyColumn struct {
	name string
	at   uintptr // where it stands in a row
	kind keyKind
}

// keyKind is the type of a column of keys.
type keyKind uint8

const (
	keyText keyKind = iota
	keyTextOrNull
	keyNumber
)

// reference is a column that holds a key.
type reference struct {
	column    *keyColumn
	table     string
	number    int        // of that table
	kind      *keyColumn // the column that names the table; nil where table does
	document  *keyColumn // the column that names the sheet; nil where it is the row's own
	registers bool       // it says that the sheet names something of the batch, as document_partners does
}

// to is the table that a row's key is of.
func (r *reference) to(row unsafe.Pointer) string {
	if r.kind == nil {
		return r.table
	}
	name, _ := r.kind.text(row)
	return name
}

// anyTable is what a key is of that may be any entry's of the sheet.
const anyTable = "any"

// toldAgain are the tables whose rows a later sheet may refer to.
var toldAgain = []string{"amounts", "projects", "agreements", "contributions"}

// plans are those of all tables, by name.
var plans = sync.OnceValue(func() map[string]*plan {
	out := map[string]*plan{}
	for i, t := range All() {
		out[t.Name] = planOf(i, &t)
	}
	for _, p := range out {
		for i := range p.refs {
			if to := out[p.refs[i].table]; to != nil {
				p.refs[i].number = to.number
			}
		}
	}
	return out
})

func planOf(number int, t *Info) *plan {
	p := &plan{table: t.Name, number: number, toldAgain: slices.Contains(toldAgain, t.Name)}
	column := func(name string) *keyColumn {
		i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
		if i < 0 {
			return nil
		}
		return keyColumnOf(t.Name, &t.Columns[i])
	}
	p.document = column("document_id")
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Name == "document_id" {
			continue
		}
		if c.Key {
			p.primary = append(p.primary, column(c.Name))
		}
		if c.Refers == "" && c.in == "" {
			continue
		}
		r := reference{column: column(c.Name), table: c.Refers, document: column(c.document), kind: column(c.in)}
		if c.in == anyTable {
			r.table = anyTable
		}
		r.registers = c.Key && p.document != nil && t.Name == "document_"+c.Refers
		p.refs = append(p.refs, r)
	}
	return p
}

// keyColumnOf panics where a column of keys is of a type that none has, which a test sees
// before anyone else.
func keyColumnOf(table string, c *Column) *keyColumn {
	k := &keyColumn{name: c.Name, at: c.at}
	switch {
	case c.Type == "VARCHAR" && c.Nullable:
		k.kind = keyTextOrNull
	case c.Type == "VARCHAR":
		k.kind = keyText
	case c.Type == "INTEGER" && !c.Nullable:
		k.kind = keyNumber
	default:
		panic(fmt.Sprintf("%s.%s: a key of type %s is not known", table, c.Name, c.Type))
	}
	return k
}

// rowsAt are rows of a table, whatever their type.
type rowsAt struct {
	first unsafe.Pointer
	size  uintptr
	n     int
}

func rowsOf[R any](rows []R) rowsAt {
	return rowsAt{unsafe.Pointer(unsafe.SliceData(rows)), unsafe.Sizeof(rows[0]), len(rows)}
}

func (r rowsAt) row(i int) unsafe.Pointer { return unsafe.Add(r.first, uintptr(i)*r.size) }

// text is the column's value in a row; ok is false where it is null.
func (k *keyColumn) text(row unsafe.Pointer) (s string, ok bool) {
	p := unsafe.Add(row, k.at)
	switch k.kind {
	case keyText:
		return *(*string)(p), true
	case keyTextOrNull:
		if s := *(**string)(p); s != nil {
			return *s, true
		}
		return "", false
	}
	return strconv.Itoa(int(*(*int32)(p))), true
}

// hash is a hash of the column's value in a row; ok is false where it is null.
func (k *keyColumn) hash(row unsafe.Pointer) (key uint64, ok bool) {
	if k.kind == keyNumber {
		return uint64(*(*int32)(unsafe.Add(row, k.at))), true
	}
	s, ok := k.text(row)
	return hashOf(s), ok
}

// key is a hash of a row's primary key but for its document_id.
func (p *plan) key(row unsafe.Pointer) uint64 {
	key, _ := p.primary[0].hash(row)
	for _, c := range p.primary[1:] {
		h, _ := c.hash(row)
		key = mixed(key, h)
	}
	return key
}

// isTwice reports whether a row before row i has its key to the letter.
func (p *plan) isTwice(rows rowsAt, i int) bool {
	for k := range i {
		if !slices.ContainsFunc(p.primary, func(c *keyColumn) bool {
			one, _ := c.text(rows.row(k))
			other, _ := c.text(rows.row(i))
			return one != other
		}) {
			return true
		}
	}
	return false
}

// seed is another in each run: what a hash is comes out nowhere.
var seed = maphash.MakeSeed()

func hashOf(s string) uint64 { return maphash.String(seed, s) }

// mixed is a hash of two.
func mixed(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return h ^ h>>32
}
