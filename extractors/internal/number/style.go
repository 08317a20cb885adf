package number

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// Style is how a sheet groups and points its numbers.
type Style uint8

// The styles. Unknown is treated as English for what reads only one way in it.
const (
	Unknown     Style = iota
	English           // 1,234.56
	Continental       // 1.234,56 or 1 234,56
)

type styleKey struct{}

// StyleOf tells a sheet's style from the numbers in it that read only one way. It is
// worked out once a sheet. A lone '373,00' settles nothing by itself, since it may
// be a slip in an English sheet.
func StyleOf(p *extract.Pass) Style {
	return extract.Note(p, styleKey{}, func() Style { return styleOf(p) })
}

// What a number weighs as evidence. One plain '373,00' is not enough; '€1,7 million'
// and '1.234.567' are.
const (
	strong = 4
	plain  = 2
	weak   = 1
	enough = 3
)

func styleOf(p *extract.Pass) Style {
	english, continental := 0, 0
	for i := range p.Tokens {
		if p.Tokens[i].Kind != segment.Number {
			continue
		}
		s := p.Text(i)
		sh := shapeOf(s)
		if sh.commas+sh.points == 0 {
			continue
		}
		weight := plain
		if end, _, ok := scaleAfter(p, i+1, false, false); ok && end > i+1 || p.Is(i+1, "%", "per", "percent") {
			weight = strong
		}
		switch {
		case sh.commas+sh.points > 1:
			switch r := sh.read(English, false); {
			case r.state != fine || sh.indian():
			case sh.commas > 1 || sh.points == 1 && s[sh.last] == '.':
				english += strong
			default:
				continental += strong
			}
		case sh.groupable() && s[sh.last] == ',':
			english += plain
		case sh.groupable():
			continental += weak
		case s[sh.last] == ',' && sh.after() <= 2:
			continental += weight
		case s[sh.last] == '.' && sh.after() <= 2 && p.Kind(i-1) != segment.Break:
			// A number at the head of a block may be a heading's: '2.1 Results'.
			english += weight
		}
	}
	switch {
	case english > continental:
		return English
	case continental > english && continental >= enough:
		return Continental
	}
	return Unknown
}
