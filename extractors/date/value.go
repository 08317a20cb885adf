package date

import (
	"slices"

	"factsheet/pipeline/record"
)

// form is how the parts of a value hang together.
type form uint8

const (
	single form = iota
	interval
	since // a to open
	until // open to a
	set
)

// value is what one mention says.
type value struct {
	form form
	a, b part   // b of an interval
	more []part // of a set: all its members
	alt  *value // another reading that nothing rules out
}

// find is a value and where it stands.
type find struct {
	first, end int // tokens
	value      value
	rule       string
}

// count is the number of parts.
func (v *value) count() int {
	switch v.form {
	case set:
		return len(v.more)
	case interval:
		return 2
	}
	return 1
}

// part is the part at i, in the order of the text.
func (v *value) part(i int) *part {
	switch {
	case v.form == set:
		return &v.more[i]
	case i == 1:
		return &v.b
	}
	return &v.a
}

func (v *value) doubts() (d doubts) {
	for i := range v.count() {
		d |= v.part(i).doubts
	}
	return d
}

// mapped is the value with every part passed through f; the value given stays.
func (v value) mapped(f func(part) part) value {
	if v.form == set {
		v.more = slices.Clone(v.more)
	}
	for i := range v.count() {
		p := v.part(i)
		*p = f(*p)
	}
	return v
}

// filled is the value after fill; the value given stays.
func (v value) filled() value {
	v.more = slices.Clone(v.more)
	v.fill()
	return v
}

// fill gives the parts what the mention tells once for all of them: the month in
// '3-5 May 2021', the year in 'April to June 2019'.
func (v *value) fill() {
	switch v.form {
	case interval:
		fillPair(&v.a, &v.b)
	case set:
		for i := len(v.more) - 2; i >= 0; i-- {
			fillBack(&v.more[i], v.more[i+1])
		}
		for i := 1; i < len(v.more); i++ {
			fillOn(&v.more[i], v.more[i-1])
		}
	}
}

// fillBack gives p the month and year of the part told after it.
func fillBack(p *part, after part) {
	if p.unit == day && p.month == 0 {
		p.month = after.month
	}
	if !p.hasYear && after.hasYear {
		p.year, p.hasYear = after.year, true
		p.doubts |= after.doubts & (doubtFiscal | doubtYear | doubtCentury)
	}
}

// fillOn gives p the month and year of the part told before it.
func fillOn(p *part, before part) {
	if p.unit == day && p.month == 0 {
		p.month = before.month
	}
	if !p.hasYear && before.hasYear {
		p.year, p.hasYear = before.year, true
		p.doubts |= before.doubts & (doubtFiscal | doubtYear | doubtCentury)
	}
}

// fillPair fills the ends of a range. A year told once is that of the end beside it;
// where the range would run backwards, the other end lies in the year before or after
// ('November-February 2017').
func fillPair(a, b *part) {
	hadA, hadB := a.hasYear, b.hasYear
	fillBack(a, *b)
	fillOn(b, *a)
	if !a.hasYear || a.unit > half || b.unit > half || !b.first().before(a.first()) {
		return
	}
	switch {
	case !hadA && hadB:
		a.year--
	case hadA && !hadB:
		b.year++
	}
}

// swapped is the value with the day and month of its first part exchanged.
func (v value) swapped() value {
	v.a.month, v.a.day = v.a.day, v.a.month
	return v
}

// sound reports whether every part exists and a range runs forwards.
func (v *value) sound() bool {
	ok := true
	for i := range v.count() {
		p := v.part(i)
		ok = ok && p.possible() && p.hasYear
	}
	return ok && (v.form != interval || !v.b.last().before(v.a.first()))
}

// reversed reports whether a range whose ends both exist ends before it begins.
func (v *value) reversed() bool {
	return v.form == interval && v.a.hasYear && v.b.hasYear && v.a.possible() && v.b.possible() && v.b.last().before(v.a.first())
}

// fault is what keeps a value from being sound.
func (v *value) fault() doubts {
	if v.reversed() {
		return doubtReversed
	}
	return doubtImpossible
}

// merged makes one interval of quarters or halves that follow each other
// ('Q1 and Q2 2019').
func (v value) merged() value {
	if v.form != set || len(v.more) == 0 || v.more[0].unit != quarter && v.more[0].unit != half {
		return v
	}
	for i := 1; i < len(v.more); i++ {
		p, q := v.more[i-1], v.more[i]
		n := 4
		if p.unit == half {
			n = 2
		}
		if p.unit != q.unit || q.year*n+q.nth != p.year*n+p.nth+1 {
			return v
		}
	}
	return value{form: interval, a: v.more[0], b: v.more[len(v.more)-1]}
}

// yearless reports whether no part of a value of days or months has a year.
func (v *value) yearless() bool {
	for i := range v.count() {
		if p := v.part(i); p.hasYear || p.relYear != 0 || p.unit > month || p.swap {
			return false
		}
	}
	return true
}

// isDated reports whether every part of a value of days or months has its year, and
// nothing about it is open.
func (v *value) isDated() bool {
	for i := range v.count() {
		if p := v.part(i); !p.hasYear && i == v.count()-1 || p.unit > month || p.swap {
			return false
		}
	}
	return v.alt == nil
}

// withYear is the value with the year y in parts that have none.
func (v value) withYear(y int) value {
	return v.mapped(func(p part) part {
		if !p.hasYear {
			p.year, p.hasYear = y, true
		}
		return p
	})
}

// edtf writes a filled value.
func (v *value) edtf() string {
	var b [32]byte
	return string(v.appendEDTF(b[:0]))
}

func (v *value) appendEDTF(b []byte) []byte {
	switch v.form {
	case single:
		b = v.a.appendEDTF(b, alone)
	case interval:
		b = v.b.appendEDTF(append(v.a.appendEDTF(b, opens), '/'), closes)
	case since:
		b = append(v.a.appendEDTF(b, opens), "/.."...)
	case until:
		b = v.a.appendEDTF(append(b, "../"...), closes)
	case set:
		b = append(b, '{')
		for i, p := range v.more {
			if i > 0 {
				b = append(b, ',')
			}
			b = p.appendEDTF(b, member)
		}
		b = append(b, '}')
	}
	return b
}

// bounds are the value's first and last day, whether or not it is open.
func (v *value) bounds() (first, last civil) {
	first, last = v.a.first(), v.a.last()
	if v.form == interval {
		last = v.b.last()
	}
	for i, p := range v.more {
		if a := p.first(); i == 0 || a.before(first) {
			first = a
		}
		if b := p.last(); i == 0 || last.before(b) {
			last = b
		}
	}
	return first, last
}

// texts are the value in EDTF and its first and last day, empty where it is open, in one
// piece of memory.
func (v *value) texts() (edtf, first, last string) {
	var buf [64]byte
	b := v.appendEDTF(buf[:0])
	a, z := v.bounds()
	n := len(b)
	if v.form != until {
		b = appendDay(b, a)
	}
	m := len(b)
	if v.form != since {
		b = appendDay(b, z)
	}
	s := string(b)
	return s[:n], s[n:m], s[m:]
}

// unit is the finest unit among the parts: how precisely the mention speaks.
func (v *value) unit() unit {
	u := none
	for i := range v.count() {
		if p := v.part(i); u == none || p.unit < u {
			u = p.unit
		}
	}
	return u
}

// date writes a value that may read only one way.
func (v *value) date() record.Date {
	d := record.Date{Precision: precision[v.unit()], Candidates: []string{}}
	if v.sound() {
		var texts struct{ edtf, first, last string } // in one piece of memory
		texts.edtf, texts.first, texts.last = v.texts()
		d.EDTF = &texts.edtf
		if texts.first != "" {
			d.First = &texts.first
		}
		if texts.last != "" {
			d.Last = &texts.last
		}
	}
	return d
}
