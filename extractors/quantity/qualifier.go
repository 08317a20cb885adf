package quantity

import (
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// qualifierBefore tells the qualifier that the words before token i give to the
// number there, "" for none.
func qualifierBefore(p *extract.Pass, i int) string {
	j := i - 1
	// 'more than an additional 200', 'up to a total of 50', 'over the 30'
	for k := 0; k < 5; k++ {
		switch {
		case p.Kind(j) != segment.Word:
		case p.Is(j, "additional", "further", "another", "estimated", "total", "combined", "a", "an", "the", "our",
			"its", "of") && p.Kind(j-1) == segment.Word:
			if p.Is(j, "estimated") {
				return record.About
			}
			if q := ofQualifier(p, j); q != "" {
				return q
			}
			j--
			continue
		}
		break
	}
	return wordQualifier(p, j)
}

// ofQualifier reads 'a minimum of', 'a maximum of', 'in excess of' that end at 'of'
// at token j.
func ofQualifier(p *extract.Pass, j int) string {
	if !p.Is(j, "of") {
		return ""
	}
	switch {
	case p.Is(j-1, "minimum"):
		return record.AtLeast
	case p.Is(j-1, "maximum"):
		return record.UpTo
	case p.Is(j-1, "excess") && p.Is(j-2, "in"):
		return number.More(p, j-2)
	case p.Is(j-1, "excess"), p.Is(j-1, "upwards", "upward"):
		return number.More(p, j-1)
	case p.Is(j-1, "estimate"):
		return record.About
	}
	return ""
}

// wordQualifier reads the qualifier that ends at token j.
func wordQualifier(p *extract.Pass, j int) string {
	switch p.Kind(j) {
	case segment.Punct:
		switch p.Text(j) {
		case ">":
			if !number.Greater(p, j) {
				return ""
			}
			return record.Over
		case "<":
			return record.Under
		case "~", "≈":
			return record.About
		case "≥":
			return record.AtLeast
		case "≤":
			return record.UpTo
		case "=":
			if p.Is(j-1, ">") {
				return record.AtLeast
			}
			if p.Is(j-1, "<") {
				return record.UpTo
			}
		case ".":
			if p.Is(j-1, "approx", "ca", "c") {
				return record.About
			}
		}
		return ""
	case segment.Word:
	default:
		return ""
	}
	switch p.Lower(j) {
	case "about", "approximately", "around", "some", "roughly", "circa", "ca", "approx", "estimated":
		return record.About
	case "nearly", "almost":
		return record.Nearly
	case "to":
		switch {
		case p.Is(j-1, "close", "closer", "near"):
			return record.Nearly
		case p.Is(j-1, "up"):
			return record.UpTo
		}
	case "over", "exceed", "exceeding", "above", "exceeds", "exceeded", "surpassing", "surpassed":
		return number.More(p, j)
	case "under", "below":
		return number.Less(p, j)
	case "than":
		switch {
		case p.Is(j-1, "more", "greater", "higher", "better", "bigger", "larger"):
			return number.More(p, j-1)
		case p.Is(j-1, "less", "fewer", "lower", "smaller"):
			return number.Less(p, j-1)
		}
	case "least":
		if p.Is(j-1, "at") {
			return record.AtLeast
		}
	case "most":
		if p.Is(j-1, "at") {
			return record.UpTo
		}
	case "minimum":
		return record.AtLeast
	case "maximum":
		return record.UpTo
	case "as":
		if p.Is(j-1, "many", "much", "high") && p.Is(j-2, "as") {
			return record.UpTo
		}
		if p.Is(j-1, "few", "little") && p.Is(j-2, "as") {
			return record.AtLeast
		}
	}
	return ""
}

// qualifierAfter tells the qualifier that the words from token j give to what stands
// before them.
func qualifierAfter(p *extract.Pass, j int) string {
	switch {
	case p.Is(j, "+"):
		return record.Over
	case p.Is(j, "or") && p.Is(j+1, "more", "above", "higher", "greater", "over"),
		p.Is(j, "and") && p.Is(j+1, "above", "over"):
		return record.AtLeast
	case p.Is(j, "or") && p.Is(j+1, "less", "fewer", "below", "under", "lower"):
		return record.UpTo
	case p.Is(j, "at") && p.Is(j+1, "least"):
		return record.AtLeast
	case p.Is(j, "at") && p.Is(j+1, "most"):
		return record.UpTo
	}
	return ""
}

// exactly is q, or exact where there is no qualifier.
func exactly(q string) string {
	if q == "" {
		return record.Exact
	}
	return q
}
