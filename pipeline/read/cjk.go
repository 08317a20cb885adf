package read

import (
	"strings"

	textcode "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// coded is one of the character maps that PDF names for Chinese, Japanese and Korean
// fonts (ISO 32000-1, table 118): their codes are those of a national standard or of
// Unicode, so that they tell the text without a table of their own.
type coded struct {
	unicode  bool
	shift    bool // JIS X 0208 without its high bits
	shiftJIS bool
	decoder  *textcode.Decoder
}

// namedMap returns the map of that name, or nil.
func namedMap(name string) *coded {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	has := func(s string) bool { return strings.Contains(name, s) }
	switch {
	case strings.HasPrefix(name, "Uni") && (has("UCS2") || has("UTF16")):
		return &coded{unicode: true}
	case has("GBK") || has("GB-EUC") || has("GBpc"):
		return &coded{decoder: simplifiedchinese.GBK.NewDecoder()}
	case has("RKSJ"):
		return &coded{decoder: japanese.ShiftJIS.NewDecoder(), shiftJIS: true}
	case has("B5") || has("ETen"):
		return &coded{decoder: traditionalchinese.Big5.NewDecoder()}
	case has("KSC"):
		return &coded{decoder: korean.EUCKR.NewDecoder()}
	case name == "EUC":
		return &coded{decoder: japanese.EUCJP.NewDecoder()}
	case name == "H" || name == "V":
		return &coded{decoder: japanese.EUCJP.NewDecoder(), shift: true}
	}
	return nil
}

// next takes the next code from s: its text, its character number as far as the width
// needs it (those of plain letters, which are alike in all collections), and how many
// bytes it had.
func (c *coded) next(s string) (text string, cid uint32, n int) {
	if c.unicode {
		n = min(2, len(s))
		if n == 2 && s[0] >= 0xd8 && s[0] <= 0xdb && len(s) >= 4 {
			n = 4
		}
		text = bigEndianText(operand{kind: stringKind, str: s[:n]})
	} else {
		n = 1
		if b := s[0]; (c.shift || b >= 0x80) && len(s) > 1 && !(c.shiftJIS && b >= 0xa0 && b < 0xe0) {
			n = 2
		}
		code := []byte(s[:n])
		if c.shift {
			for i := range code {
				code[i] |= 0x80
			}
		}
		out, err := c.decoder.Bytes(code)
		if err == nil {
			text = cleanText(strings.ReplaceAll(string(out), "\ufffd", ""))
		}
	}
	if len(text) == 1 && text[0] >= 0x20 && text[0] < 0x7f {
		return text, uint32(text[0]) - 0x1f, n
	}
	return text, 1 << 20, n
}
