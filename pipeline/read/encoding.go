package read

import (
	"strings"

	textmap "golang.org/x/text/encoding/charmap"
)

// encoding is the text of each code of a font whose codes are single bytes.
type encoding [256]string

// The encodings that the PDF standard names (ISO 32000-1, annex D).
var (
	winAnsi  = winAnsiEncoding()
	macRoman = fromCharmap(textmap.Macintosh)
	standard = standardEncoding()
	symbol   = symbolEncoding()
	dingbats = dingbatsEncoding()
	// Of Microsoft's fonts of signs, the ones that mark items; the others are pictures.
	wingdings = signs(`28 ☎ 29 ✆ 2a ✉ 6c ● 6d ❍ 6e ■ 6f □ 70 ❐ 71 ❑ 72 ❒ 73 ⬧ 74 ⧫ 75 ◆ 76 ❖ 77 ⬥ 9e · 9f • a0 ▪ a1 ○ a7 ▪ a8 ◻ ab ★ d8 ➢ e0 → e8 ➔
		f0 ⇨ fb ✗ fc ✔ fd ☒ fe ☑`)
	pictures = signs("")
)

func fromCharmap(m *textmap.Charmap) *encoding {
	var e encoding
	for c := 0x20; c < 256; c++ {
		if c == 0x7f {
			continue
		}
		if r := m.DecodeByte(byte(c)); r != '\ufffd' {
			e[c] = cleanText(string(r))
		}
	}
	e[0xa0] = " "
	return &e
}

// winAnsiEncoding has a bullet at each code that Windows-1252 leaves free.
func winAnsiEncoding() *encoding {
	e := fromCharmap(textmap.Windows1252)
	for _, c := range []int{0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d} {
		e[c] = "•"
	}
	return e
}

// symbolic returns the encoding of a font of signs, by the font's name; nil for a font
// of letters.
func symbolic(font string) *encoding {
	switch low := strings.ToLower(font); {
	case strings.HasPrefix(low, "symbol"):
		return symbol
	case strings.Contains(low, "wingdings") && !strings.Contains(low, "wingdings2") && !strings.Contains(low, "wingdings-2") && !strings.Contains(low, "wingdings3"):
		return wingdings
	case strings.Contains(low, "dingbats"):
		return dingbats
	case strings.Contains(low, "wingdings") || strings.Contains(low, "webdings"):
		return pictures
	}
	return nil
}

// named returns the encoding of that name, or nil.
func named(name string) *encoding {
	switch name {
	case "WinAnsiEncoding":
		return winAnsi
	case "MacRomanEncoding":
		return macRoman
	case "StandardEncoding":
		return standard
	}
	return nil
}

func standardEncoding() *encoding {
	e := pairs(`a1 ¡ a2 ¢ a3 £ a4 ⁄ a5 ¥ a6 ƒ a7 § a8 ¤ a9 ' aa “ ab « ac ‹ ad › ae fi af fl b1 – b2 † b3 ‡ b4 · b6 ¶ b7 • b8 ‚ b9 „ ba ”
		bb » bc … bd ‰ bf ¿ c1 ` + "`" + ` c2 ´ c3 ˆ c4 ˜ c5 ¯ c6 ˘ c7 ˙ c8 ¨ ca ˚ cb ¸ cd ˝ ce ˛ cf ˇ d0 — e1 Æ e3 ª e8 Ł e9 Ø ea Œ eb º
		f1 æ f5 ı f8 ł f9 ø fa œ fb ß`)
	for c := 0x20; c < 0x7f; c++ {
		e[c] = string(rune(c))
	}
	e['\''], e['`'] = "’", "‘"
	return e
}

func symbolEncoding() *encoding {
	e := pairs(`a3 ≤ a5 ∞ a7 ♣ a8 ♦ a9 ♥ aa ♠ ab ↔ ac ← ad ↑ ae → af ↓ b0 ° b1 ± b2 ″ b3 ≥ b4 × b6 ∂ b7 • b8 ÷ b9 ≠ bb ≈ bc …
		a0 € a2 ′ a4 ⁄ a6 ƒ d2 ® d3 © d4 ™ e2 ® e3 © e4 ™`)
	for c := 0x20; c < 0x41; c++ {
		e[c] = string(rune(c))
	}
	greek := "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
	i := 0
	for _, r := range greek {
		e['A'+i] = string(r)
		e['a'+i] = strings.ToLower(string(r))
		i++
	}
	for _, c := range "[]_{|}" {
		e[c] = string(c)
	}
	return e
}

func dingbatsEncoding() *encoding {
	return signs(`33 ✓ 34 ✔ 35 ✕ 36 ✖ 37 ✗ 38 ✘ 48 ★ 49 ☆ 6c ● 6d ❍ 6e ■ 6f ❏ 70 ❐ 71 ❑ 72 ❒ 73 ▲ 74 ▼ 75 ◆ 76 ❖ 77 ◗ d5 → e0 ➠ e2 ➢ e3 ➣ e4 ➤ a8 ♣ a9 ♦ aa ♥ ab ♠`)
}

// signs is an encoding of signs: a picture that has no character of its own stands as
// a bullet, since it stands where a bullet does.
func signs(list string) *encoding {
	e := pairs(list)
	e[' '] = " "
	for c := 0x21; c < 256; c++ {
		if e[c] == "" {
			e[c] = "•"
		}
	}
	return e
}

// pairs reads a list of codes, in hex, and what they stand for.
func pairs(list string) *encoding {
	var e encoding
	fields := strings.Fields(list)
	for i := 0; i+1 < len(fields); i += 2 {
		hi, _ := hexDigit(fields[i][0])
		lo, _ := hexDigit(fields[i][1])
		e[hi<<4|lo] = fields[i+1]
	}
	return &e
}
