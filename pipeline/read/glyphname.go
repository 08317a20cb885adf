package read

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// glyphText is the text that a glyph's name stands for, after the Adobe Glyph List's
// way of naming; empty where the name tells nothing.
func glyphText(name string) string {
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i] // 'one.oldstyle', 'a.sc'
	}
	if t := oneGlyph(name); t != "" {
		return t
	}
	for _, style := range []string{"small", "oldstyle", "superior", "inferior", "fitted"} { // of expert fonts
		if base, ok := strings.CutSuffix(name, style); ok {
			return oneGlyph(base)
		}
	}
	if !strings.Contains(name, "_") {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") { // 'f_f_i'
		t := oneGlyph(part)
		if t == "" {
			return ""
		}
		b.WriteString(t)
	}
	return b.String()
}

func oneGlyph(name string) string {
	if name == "" {
		return ""
	}
	if len(name) == 1 {
		if c := name[0]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			return name
		}
		return ""
	}
	if t, ok := glyphNames[name]; ok {
		return t
	}
	if strings.HasPrefix(name, "uni") && len(name) >= 7 && (len(name)-3)%4 == 0 {
		var b strings.Builder
		for i := 3; i < len(name); i += 4 {
			v, err := strconv.ParseUint(name[i:i+4], 16, 32)
			if err != nil || v == 0 {
				return ""
			}
			b.WriteRune(rune(v))
		}
		return cleanText(b.String())
	}
	if name[0] == 'u' && len(name) >= 5 && len(name) <= 7 {
		if v, err := strconv.ParseUint(name[1:], 16, 32); err == nil && v > 0 {
			return cleanText(string(rune(v)))
		}
	}
	// A letter and its accent: 'eacute', 'Scommaaccent', 'ohungarumlaut'.
	for _, a := range accents {
		if base, ok := strings.CutSuffix(name, a.name); ok && len(base) == 1 {
			t := norm.NFC.String(base + a.mark)
			if len([]rune(t)) == 1 {
				return t
			}
		}
	}
	return ""
}

var accents = []struct{ name, mark string }{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"dieresis", "\u0308"},
	{"tilde", "\u0303"}, {"ring", "\u030a"}, {"cedilla", "\u0327"}, {"caron", "\u030c"},
	{"breve", "\u0306"}, {"ogonek", "\u0328"}, {"macron", "\u0304"}, {"dotaccent", "\u0307"},
	{"hungarumlaut", "\u030b"}, {"commaaccent", "\u0327"}, {"dot", "\u0307"},
}

// glyphNames are the names that are no letter with an accent. Source: the Adobe Glyph
// List (names and code points), the part that Latin text uses, with Greek, the usual
// signs, and dingbats as bullets.
var glyphNames = func() map[string]string {
	m := map[string]string{}
	fields := strings.Fields(glyphNameList)
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	m["space"], m["nbspace"], m["nonbreakingspace"], m["visiblespace"] = " ", "\u00a0", "\u00a0", " "
	return m
}()

const glyphNameList = `
exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^
underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥
brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬ registered ® macron ¯ degree °
plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · middot · cedilla ¸ onesuperior ¹
ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ multiply × divide ÷
AE Æ ae æ Eth Ð eth ð Oslash Ø oslash ø Thorn Þ thorn þ germandbls ß OE Œ oe œ Lslash Ł lslash ł dotlessi ı dotlessj ȷ
Dcroat Đ dcroat đ Dslash Đ dslash đ Hbar Ħ hbar ħ Tbar Ŧ tbar ŧ Eng Ŋ eng ŋ kgreenlandic ĸ IJ Ĳ ij ĳ Aring Å aring å
quoteleft ‘ quoteright ’ quotesinglbase ‚ quotereversed ‛ quotedblleft “ quotedblright ” quotedblbase „
guilsinglleft ‹ guilsinglright › endash – emdash — figuredash ‒ horizontalbar ― sfthyphen - softhyphen - nonbreakinghyphen ‑ hyphentwo ‐
ellipsis … bullet • dagger † daggerdbl ‡ perthousand ‰ florin ƒ fraction ⁄ trademark ™ Euro € euro € rupee ₨ lira ₤
circumflex ˆ tilde ˜ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ hungarumlaut ˝ caron ˇ
fi fi fl fl ff ff ffi ffi ffl ffl st st longst st longs ſ
foursuperior ⁴ fivesuperior ⁵ sixsuperior ⁶ sevensuperior ⁷ eightsuperior ⁸ ninesuperior ⁹ zerosuperior ⁰ nsuperior ⁿ
oneeighth ⅛ threeeighths ⅜ fiveeighths ⅝ seveneighths ⅞ onethird ⅓ twothirds ⅔ numero № servicemark ℠ estimated ℮
zerooldstyle 0 oneoldstyle 1 twooldstyle 2 threeoldstyle 3 fouroldstyle 4 fiveoldstyle 5 sixoldstyle 6 sevenoldstyle 7 eightoldstyle 8 nineoldstyle 9
arrowleft ← arrowup ↑ arrowright → arrowdown ↓ arrowboth ↔ lessequal ≤ greaterequal ≥ notequal ≠ approxequal ≈
infinity ∞ partialdiff ∂ summation ∑ product ∏ radical √ integral ∫ lozenge ◊ Delta Δ Omega Ω pi π
Alpha Α Beta Β Gamma Γ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ
Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν
xi ξ omicron ο rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω
filledbox ■ blacksquare ■ H18543 ▪ square □ H22073 □ filledrect ▬ triagup ▲ triagrt ► triagdn ▼ triaglf ◄ circle ○ H18533 ● blackcircle ●
openbullet ◦ invbullet ◘ invcircle ◙ smileface ☺ sun ☼ female ♀ male ♂ spade ♠ club ♣ heart ♥ diamond ♦ musicalnote ♪ checkmark ✓
commaaccent , overscore ‾ minute ′ second ″ primes ′ prime ′ dotmath ⋅ asteriskmath ∗ mathdot ⋅ existential ∃ universal ∀ element ∈
a1 ✁ a19 ✓ a20 ✔ a21 ✕ a22 ✖ a71 ● a73 ■ a75 ❑ a76 ▲ a77 ▼ a78 ◆ a79 ❖ a160 ➔ a161 → a167 ➜ a177 ➧ a178 ➨`
