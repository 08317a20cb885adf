// Package metrics tells of a run in figures that a monitor reads: OpenMetrics text, which
// Prometheus' own text format holds as well, so that node_exporter's textfile collector
// takes the file as it is.
package metrics

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Label is a name and a value that tell a figure from others of its family.
type Label struct{ Name, Value string }

// family is figures of one name. All are gauges: what a run came to is less tomorrow where
// there is less to do, and a counter never is.
type family struct {
	name    string // ends in its unit where it has one
	unit    string // as seconds or bytes; empty for plain numbers
	help    string
	samples []sample
}

type sample struct {
	labels []Label
	value  float64
}

// text builds the families of one file, each with the labels that all its figures bear.
type text struct {
	common   []Label
	families []family
}

// gauge begins a family.
func (t *text) gauge(name, unit, help string) {
	t.families = append(t.families, family{name: name, unit: unit, help: help})
}

// add adds a figure to the family begun last.
func (t *text) add(value float64, labels ...Label) {
	f := &t.families[len(t.families)-1]
	f.samples = append(f.samples, sample{labels, value})
}

// one is a family of one figure.
func (t *text) one(name, unit, help string, value float64) {
	t.gauge(name, unit, help)
	t.add(value)
}

// bytes are the families that have figures, as OpenMetrics 1.0 writes them.
func (t *text) bytes() []byte {
	var b bytes.Buffer
	for _, f := range t.families {
		if len(f.samples) == 0 {
			continue
		}
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %[1]s gauge\n", f.name, escape(f.help))
		if f.unit != "" {
			fmt.Fprintf(&b, "# UNIT %s %s\n", f.name, f.unit)
		}
		for _, s := range f.samples {
			b.WriteString(f.name)
			t.writeLabels(&b, s.labels)
			b.WriteByte(' ')
			b.WriteString(number(s.value))
			b.WriteByte('\n')
		}
	}
	b.WriteString("# EOF\n")
	return b.Bytes()
}

func (t *text) writeLabels(b *bytes.Buffer, own []Label) {
	mark := byte('{')
	for _, list := range [][]Label{t.common, own} {
		for _, l := range list {
			b.WriteByte(mark)
			fmt.Fprintf(b, `%s="%s"`, l.Name, escape(l.Value))
			mark = ','
		}
	}
	if mark == ',' {
		b.WriteByte('}')
	}
}

// escaped is what may not stand in a label's value as it is.
var escaped = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)

// escape makes any text a label's value. A NUL, which no reader expects in a text, and
// what is no UTF-8 are replaced.
func escape(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
	return escaped.Replace(s)
}

// number writes whole numbers whole: a time in seconds is easier to read so.
func number(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
		return strconv.FormatInt(int64(v), 10)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// figure is the value of a family's figure that bears all the labels; false where there
// is none, as in a file of another make.
func figure(file []byte, name string, labels []Label) (float64, bool) {
	for line := range strings.Lines(string(file)) {
		rest, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), name)
		if !ok {
			continue
		}
		at := strings.LastIndexByte(rest, ' ')
		if at < 0 {
			continue
		}
		if v, err := strconv.ParseFloat(rest[at+1:], 64); err == nil && bears(rest[:at], labels) {
			return v, true
		}
	}
	return 0, false
}

// bears reports whether what stands between a name and its value are those labels.
func bears(written string, labels []Label) bool {
	want := &bytes.Buffer{}
	(&text{common: labels}).writeLabels(want, nil)
	return written == want.String()
}
