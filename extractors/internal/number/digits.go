package number

import (
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// digits reads a number that begins with the digits at token i.
func digits(p *extract.Pass, i int, money bool) (n Number, ok bool) {
	if !money && !startsFree(p, i) {
		return n, false
	}
	s := p.Text(i)
	end := i + 1
	if len(s) <= 3 && blankGroups(p, i) {
		s, end = joinGroups(p, i)
	}
	return finish(p, i, end, s, money)
}

// pointFirst reads '.5'.
func pointFirst(p *extract.Pass, i int, money bool) (Number, bool) {
	s := p.Text(i + 1)
	if shapeOf(s).last >= 0 {
		return Number{}, false
	}
	return finish(p, i, i+2, "0."+s, money)
}

// finish reads s, the digits of tokens first to end, with what follows them.
func finish(p *extract.Pass, first, end int, s string, money bool) (n Number, ok bool) {
	n = Number{First: first, End: end}
	sh := shapeOf(s)
	if len(s) > maxDigits {
		n.Malformed = true
		return n, money
	}
	if !money && isOrdinal(p, end) {
		return n, false
	}
	mantissa, halves := sh.decimal(-1, 0), false
	if sh.last < 0 && len(s) < 16 {
		if m, places, after, isFraction := fractionAfter(p, end); isFraction {
			mantissa = plus(mantissa, m, places)
			n.Decimals, n.End, halves = places, after, true
		}
	}
	next, sc, scaled := scaleAfter(p, n.End, money, sh.points == 1 || sh.commas == 1)
	n.Scaled, n.Power = scaled, sc.power
	r := sh.read(unsettled(p, &sh), scaled)
	n.Grouped = r.grouped
	if r.point >= 0 {
		n.Decimals = len(s) - r.point - 1
	}
	if scaled {
		n.End = next
	} else if past := letterDigits(p, n.End); money && past > n.End {
		n.Malformed, n.End = true, past
		return n, true
	}
	power := int32(sc.power)
	switch {
	case r.state == broken:
		if !money && (sh.points > 1 || sh.commas > 1) {
			return n, false // a version, a date, a list
		}
		n.Malformed, n.Candidates = true, sh.candidates(power)
		return n, true
	case halves:
		n.Value = mantissa
		n.Value.Exponent += power
	default:
		n.Value = sh.decimal(r.point, power)
	}
	if r.state == twoWays {
		n.Doubts, n.Candidates = []string{Ambiguous}, sh.candidates(power)
	}
	if sc.dozen {
		n.Value = dozens(n.Value)
	}
	if scaled && sc.power > 0 && r.state == fine {
		lowerTerms(p, &n, sc.power)
	}
	return n, true
}

// unsettled asks for the sheet's style only where the digits need it: most do not.
func unsettled(p *extract.Pass, sh *shape) Style {
	if sh.commas+sh.points != 1 {
		return Unknown
	}
	return StyleOf(p)
}

// lowerTerms adds what a number goes on with below its scale: '4 thousand 3
// hundred', '5 million 200 thousand', '3 hundred and 21'.
func lowerTerms(p *extract.Pass, n *Number, power int) {
	j := n.End
	and := p.Is(j, "and")
	if and {
		j++
	}
	if p.Kind(j) != segment.Number || n.Decimals > 0 {
		return
	}
	s := p.Text(j)
	if len(s) > 3 {
		return
	}
	sh := shapeOf(s)
	if sh.last >= 0 {
		return
	}
	next, sc, scaled := scaleAfter(p, j+1, false, false)
	switch {
	case scaled && !sc.dozen && sc.power < power && sc.power >= 2 && len(s)+sc.power <= power && !and:
	case !scaled && and && power == 2 && len(s) <= 2 && s != "0" && !followsUnit(p, j+1):
		next, sc = j+1, scale{}
	default:
		return
	}
	more := sh.decimal(-1, int32(sc.power))
	n.Value = sum(n.Value, more)
	n.End = next
	if scaled {
		lowerTerms(p, n, sc.power)
	}
}

// followsUnit reports whether a currency or percent sign follows: the number belongs
// to it alone.
func followsUnit(p *extract.Pass, j int) bool {
	return p.Kind(j) == segment.Currency || p.Is(j, "%")
}

// startsFree reports whether the digits at token i begin a number: not glued behind
// a letter, nor behind a hyphen or slash that is.
func startsFree(p *extract.Pass, i int) bool { return free(p, i, 0) }

func free(p *extract.Pass, i, depth int) bool {
	if !p.Tokens[i].Glued || i == 0 {
		return true
	}
	switch p.Kind(i - 1) {
	case segment.Word, segment.Possessive:
		return false
	case segment.Punct:
		switch p.Text(i - 1) {
		case "-", "/", "_", ".", ":", "#", "@":
			if !p.Tokens[i-1].Glued || i < 2 {
				return p.Text(i-1) != "#"
			}
			switch p.Kind(i - 2) {
			case segment.Word:
				// '$2m-3m' and 'mid-1990s': the letters before the hyphen may be a
				// number's scale.
				return p.Text(i-1) == "-" && i >= 3 && p.Kind(i-3) == segment.Number
			case segment.Number:
				// 'DP/2025/26', 'AFT3-1': part of a code where the digits before it are.
				return p.Text(i-1) != "/" && p.Text(i-1) != "-" || depth > 3 || free(p, i-2, depth+1)
			case segment.Punct:
				return p.Text(i-2) == ")" || p.Text(i-2) == "%" || p.Text(i-2) == "("
			}
		}
	}
	return true
}

// isOrdinal reports whether token j makes the digits before it an ordinal.
func isOrdinal(p *extract.Pass, j int) bool {
	return p.Kind(j) == segment.Word && p.Tokens[j].Glued && p.Is(j, "st", "nd", "rd", "th")
}

// maxGroups bounds how far groups are followed: no sum has more.
const maxGroups = 8

// blankGroups reports whether the digits at token i are the first of a number whose
// groups of three stand apart: '1 000 000'.
func blankGroups(p *extract.Pass, i int) bool {
	s := p.Text(i)
	if s[0] == '0' || !allDigits(s) {
		return false
	}
	groups, sure, j := 0, false, i+1
	for ; groups < maxGroups && groupAt(p, j); j++ {
		groups++
		sure = sure || p.Text(j)[0] == '0' || wideBlank(p, j)
		if !allDigits(p.Text(j)) {
			j++
			break
		}
	}
	if groups == 0 {
		return false
	}
	if sure || groups > 1 && !inRow(p, i, j) {
		return true
	}
	// '85 101' may be two cells of a row, or two numbers of a list; behind a year it is
	// not, in a sheet that writes its thousands so.
	if !inRow(p, i, j) {
		return StyleOf(p) != English || GroupsByBlank(p)
	}
	return p.Kind(j) != segment.Number && isYear(p.Text(i-1)) && GroupsByBlank(p)
}

func isYear(s string) bool {
	return len(s) == 4 && allDigits(s) && (s[:2] == "19" || s[:2] == "20")
}

type blankKey struct{}

// GroupsByBlank reports whether a sheet writes its thousands with a blank, '1 640 000',
// and none with a comma. It is worked out once a sheet.
func GroupsByBlank(p *extract.Pass) bool {
	return extract.Note(p, blankKey{}, func() bool {
		blanks := false
		for i := range p.Tokens {
			if p.Tokens[i].Kind != segment.Number {
				continue
			}
			s := p.Text(i)
			if sh := shapeOf(s); sh.commas > 0 && sh.read(English, false).grouped {
				return false
			}
			if blanks || len(s) > 3 || s[0] == '0' || !allDigits(s) || p.Kind(i-1) == segment.Number {
				continue
			}
			j, sure := i+1, false
			for ; j < i+maxGroups && groupAt(p, j); j++ {
				sure = sure || p.Text(j)[0] == '0'
			}
			blanks = p.Kind(j) != segment.Number && (sure || j > i+2)
		}
		return blanks
	})
}

// Torn reads the digits at token i with the group of three behind them, one blank away,
// that digits does not take for one number since nothing tells: the '507' of '507 750' may
// be a sum by itself. candidates are both readings, and end is behind the group.
func Torn(p *extract.Pass, i int) (candidates []string, end int, ok bool) {
	if i < 0 || p.Kind(i) != segment.Number {
		return nil, 0, false
	}
	s := p.Text(i)
	if len(s) > 3 || s[0] == '0' || !allDigits(s) || inRow(p, i, i+2) && !isYear(p.Text(i-1)) {
		return nil, 0, false
	}
	if lineGroup(p, i+1) {
		return []string{s, s + p.Text(i+1)}, i + 2, true
	}
	if !groupAt(p, i+1) || blankGroups(p, i) {
		return nil, 0, false
	}
	both, end := joinGroups(p, i)
	return []string{s, both}, end, true
}

// inRow reports whether more numbers stand right before or behind tokens i to j.
func inRow(p *extract.Pass, i, j int) bool {
	return p.Kind(j) == segment.Number || p.Kind(i-1) == segment.Number
}

// groupAt reports whether token j is a group of three, one blank behind the digits
// before it; the last group may have decimals.
func groupAt(p *extract.Pass, j int) bool {
	if p.Kind(j) != segment.Number || p.Tokens[j].Glued {
		return false
	}
	s := p.Text(j)
	if len(s) < 3 || !allDigits(s[:3]) || len(s) > 3 && (s[3] != '.' && s[3] != ',' || !allDigits(s[4:])) {
		return false
	}
	gap := p.View.Raw(segment.Token{Start: p.Tokens[j-1].End, End: p.Tokens[j].Start}.Span()).Of(p.Doc.Text)
	return utf8.RuneCountInString(gap) == 1 && gap != "\n"
}

// Blanks reads the digits at token i with the groups of three behind them, one blank
// apart, as one number: where something else says that a blank parts thousands.
func Blanks(p *extract.Pass, i int) (n Number, ok bool) {
	if p.Kind(i) != segment.Number {
		return n, false
	}
	s := p.Text(i)
	if len(s) > 3 || s[0] == '0' || !allDigits(s) || !groupAt(p, i+1) {
		return n, false
	}
	s, end := joinGroups(p, i)
	n, ok = finish(p, i, end, s, true)
	n.Grouped = true
	return n, ok
}

// TornBack reads the number that the group of three digits at token i is the last of,
// where blanks or a line's end part its groups: the '000' of '1 250' and, on the next
// line, '000'. sure says that it can be nothing else: a group begins with a zero.
func TornBack(p *extract.Pass, i int) (n Number, sure, ok bool) {
	first := i
	for first > 0 && i-first < maxGroups && (groupAt(p, first) && allDigits(p.Text(first)) || lineGroup(p, first)) && p.Kind(first-1) == segment.Number && len(p.Text(first-1)) <= 3 && allDigits(p.Text(first-1)) {
		sure = sure || p.Text(first)[0] == '0'
		first--
	}
	if first == i || p.Text(first)[0] == '0' {
		return n, false, false
	}
	s := ""
	for k := first; k <= i; k++ {
		s += p.Text(k)
	}
	n, ok = finish(p, first, i+1, s, true)
	n.Grouped = true
	return n, sure, ok
}

// lineGroup reports whether token j is three digits at the head of a line of running text
// whose line before ends with digits.
func lineGroup(p *extract.Pass, j int) bool {
	if p.Kind(j) != segment.Number || len(p.Text(j)) != 3 || !allDigits(p.Text(j)) || p.Tokens[j].Glued {
		return false
	}
	gap := p.View.Raw(segment.Token{Start: p.Tokens[j-1].End, End: p.Tokens[j].Start}.Span()).Of(p.Doc.Text)
	if strings.TrimLeft(gap, " ") != "\n" {
		return false
	}
	b := p.View.BlockAt(p.Tokens[j].Start)
	return b >= 0 && b < len(p.Doc.Blocks) && (p.Doc.Blocks[b].Kind == document.Paragraph || p.Doc.Blocks[b].Kind == document.Item)
}

// wideBlank reports whether the blank before token j is one that is typed to hold a
// number together.
func wideBlank(p *extract.Pass, j int) bool {
	gap := p.View.Raw(segment.Token{Start: p.Tokens[j-1].End, End: p.Tokens[j].Start}.Span()).Of(p.Doc.Text)
	return gap != " "
}

// joinGroups is the number of blank-parted groups at token i, without the blanks.
func joinGroups(p *extract.Pass, i int) (s string, end int) {
	b := append(make([]byte, 0, 24), p.Text(i)...)
	for end = i + 1; end <= i+maxGroups && groupAt(p, end); end++ {
		g := p.Text(end)
		b = append(b, g[:3]...)
		if len(g) > 3 {
			b = append(append(b, '.'), g[4:]...)
			// The blanks group, so the mark is decimal: four digits before it say so.
			return string(b), end + 1
		}
	}
	return string(b), end
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// letterDigits is where letters that a scan, or a hand, puts for digits (O, l, I, S) end, with the
// digits behind them: '4O' and '1l', '3O,000'. It is i where the next token is none.
func letterDigits(p *extract.Pass, i int) int {
	if p.Kind(i) != segment.Word || !p.Tokens[i].Glued || strings.Trim(p.Text(i), "OolIS") != "" {
		return i
	}
	for i++; i < len(p.Tokens) && p.Tokens[i].Start == p.Tokens[i-1].End; i++ {
		switch {
		case p.Kind(i) == segment.Number, p.Kind(i) == segment.Word && strings.Trim(p.Text(i), "OolIS") == "":
		case p.Is(i, ",", ".") && p.Kind(i+1) == segment.Number && p.Tokens[i+1].Start == p.Tokens[i].End:
		default:
			return i
		}
	}
	return i
}
