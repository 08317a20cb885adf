package explain

import (
	"strings"

	"github.com/rivo/uniseg"
)

// style is a look of text on a terminal.
type style string

const (
	plain  style = ""
	dim    style = "2"
	bold   style = "1"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	blue   style = "34"
	purple style = "35"
	cyan   style = "36"
)

// styles of the kinds of entry.
var styles = map[string]style{
	"amount": green, "date": cyan, "quantity": blue, "acronym": plain, "partner": purple, "place": yellow, "person": purple, "reference": plain,
	"project": bold, "agreement": bold, "contribution": bold, "event": bold, "unread": red, "error": red, "warning": yellow, "info": dim,
}

// painter puts styles on text, or leaves them away.
type painter struct{ colour bool }

func (p painter) paint(s style, text string) string {
	if !p.colour || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// Clean makes text harmless on a terminal, and one line: a control character, and one that
// turns the direction of writing, becomes a sign.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n':
			return ' '
		case r < 0x20, r == 0x7f, r >= 0x80 && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return '\ufffd'
		}
		return r
	}, s)
}

// quoted is a quote in one line, not too long: the sheet's words stand above it.
func quoted(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", " / ")
	s = strings.Join(strings.Fields(s), " ")
	const longest = 70
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest-25]) + " … " + string(runes[len(runes)-20:])
	}
	return "'" + Clean(s) + "'"
}

// Wrap breaks text into lines of at most width columns, at blanks.
func Wrap(text string, width int) []string {
	var out []string
	line, columns := "", 0
	for word := range strings.FieldsSeq(text) {
		w := uniseg.StringWidth(word)
		if columns > 0 && columns+1+w > width {
			out = append(out, line)
			line, columns = "", 0
		}
		if columns > 0 {
			line += " "
			columns++
		}
		line += word
		columns += w
	}
	return append(out, line)
}
