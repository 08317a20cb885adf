package decision

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sort"
)

// Log is what a file of events holds.
type Log struct {
	Events []Event // in their order, each with its number
	Torn   *Torn   // an unfinished line at the end, which is not among Events; nil where there is none
	lines  int     // how many lines were read
}

// Torn is a line that a program had not written to its end when it was killed. Nobody was
// told that its event is kept.
type Torn struct {
	Line int // from 1
	Text string
}

// Load reads a file of events. A line in it that is no event is an error that names the
// line. The error holds fs.ErrNotExist where there is no file.
func Load(file string) (Log, error) {
	f, err := os.Open(file)
	if err != nil {
		return Log{}, fmt.Errorf("the decisions can't be read: %w", err)
	}
	defer f.Close()
	if unlock, err := lock(f, file, true); err == nil { // without it, a line that is being written looks torn
		defer unlock()
	}
	var data bytes.Buffer
	if _, err := data.ReadFrom(f); err != nil {
		return Log{}, fmt.Errorf("the decisions can't be read: %w", err)
	}
	var l Log
	whole := bytes.LastIndexByte(data.Bytes(), '\n') + 1
	if err := l.lineByLine(file, data.Bytes()[:whole]); err != nil {
		return Log{}, err
	}
	return l, l.end(file, data.Bytes()[whole:])
}

// lineByLine reads whole lines. Empty ones count and say nothing.
func (l *Log) lineByLine(file string, data []byte) error {
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		if err := l.line(file, line); err != nil {
			return err
		}
	}
	return nil
}

func (l *Log) line(file string, line []byte) error {
	l.lines++
	if l.lines == 1 {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	if line = bytes.TrimSpace(line); len(line) == 0 {
		return nil
	}
	e, err := decode(line)
	last := l.lastN()
	switch {
	case err != nil:
	case e.N == 0:
		e.N = last + 1
	case e.N <= last:
		err = fmt.Errorf("its number n is %d, and an event before it has %d", e.N, last)
	}
	if err == nil {
		err = e.refers(l.find(e.Of))
	}
	if err != nil {
		return fmt.Errorf("%s, line %d: %w", file, l.lines, err)
	}
	l.Events = append(l.Events, e)
	return nil
}

// end reads what stands behind the last line end: a line like the others, or a torn one.
func (l *Log) end(file string, tail []byte) error {
	switch {
	case len(bytes.TrimSpace(tail)) == 0:
		return nil
	case torn(tail):
		l.Torn = &Torn{Line: l.lines + 1, Text: string(tail)}
		return nil
	}
	return l.line(file, tail)
}

// torn reports whether a line breaks off: it is no JSON.
func torn(line []byte) bool {
	return !json.Valid(bytes.TrimPrefix(bytes.TrimSpace(line), []byte("\ufeff")))
}

func (l *Log) lastN() int {
	if len(l.Events) == 0 {
		return 0
	}
	return l.Events[len(l.Events)-1].N
}

// find is the event with a number; nil where there is none.
func (l *Log) find(n int) *Event {
	i := sort.Search(len(l.Events), func(i int) bool { return l.Events[i].N >= n })
	if i < len(l.Events) && l.Events[i].N == n {
		return &l.Events[i]
	}
	return nil
}
