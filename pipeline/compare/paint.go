package compare

import (
	"fmt"
	"strconv"

	"factsheet/pipeline/explain"
)

// style is a look of text on a terminal.
type style string

const (
	dim    style = "2"
	bold   style = "1"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	cyan   style = "36"
)

func (t *Text) paint(s style, text string) string {
	if !t.Colour || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func (t *Text) line(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

// clean makes text of sheets harmless on a terminal.
var clean = explain.Clean

// plural is a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
