package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// maxFailures is how many sheets may fail before a run stops: a number, or a share of all
// sheets. Its zero value sets no bound.
type maxFailures struct {
	text    string
	n       int
	percent float64 // of all sheets; used where share is set
	share   bool
}

// String, Set and Type make it a flag.
func (m *maxFailures) String() string { return m.text }

// Set reads a number, or a per cent as '2.5%'.
func (m *maxFailures) Set(s string) error {
	wrong := errors.New("write a number of sheets, as 20, or a share of them, as 2.5%")
	v := maxFailures{text: s}
	if figure, ok := strings.CutSuffix(s, "%"); ok {
		p, err := strconv.ParseFloat(figure, 64)
		if err != nil || !(p >= 0 && p <= 100) {
			return wrong
		}
		v.percent, v.share = p, true
	} else {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return wrong
		}
		v.n = n
	}
	*m = v
	return nil
}

// Type names what the flag takes, for --help.
func (m *maxFailures) Type() string { return "N|N%" }

// of is how many of that many sheets may fail.
func (m *maxFailures) of(sheets int) int {
	switch {
	case m.text == "":
		return math.MaxInt
	case m.share:
		return int(math.Floor(m.percent * float64(sheets) / 100))
	}
	return m.n
}

// told is the bound as a message gives it.
func (m *maxFailures) told(sheets int) string {
	if m.share {
		return fmt.Sprintf("%s, which of %s is %s", m.text, plural(sheets, "sheet"), count(m.of(sheets)))
	}
	return m.text
}
