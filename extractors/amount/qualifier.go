package amount

import (
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// qualifier tells how exactly a sum is meant, by the words before token first and
// behind token end.
func qualifier(p *extract.Pass, first, end int) string {
	q := before(p, first-1)
	if q == record.Exact {
		return behind(p, end)
	}
	return q
}

// fillers stand between a qualifier and its sum: 'more than an additional $5 million'.
const maxFillers = 4

func before(p *extract.Pass, j int) string {
	article := false
	for range maxFillers {
		if !p.Is(j, "a", "an", "the", "another", "additional", "further", "extra", "only", "total", "combined") {
			break
		}
		article = article || p.Is(j, "a", "an", "the")
		j--
	}
	if article && p.Is(j, "under", "below", "above", "beyond", "about", "around", "topping", "some") {
		return record.Exact // 'supported under a $10 million grant'
	}
	q, at := wordBefore(p, j)
	if q != record.About && q != record.Nearly {
		return q
	}
	// 'up to about $5 million': the stronger of two.
	for p.Is(at, "a", "an", "or") {
		at--
	}
	if outer, _ := wordBefore(p, at); outer != record.Exact && outer != record.About {
		return outer
	}
	return q
}

// wordBefore reads the qualifier that ends at token j, and the token before it.
func wordBefore(p *extract.Pass, j int) (q string, at int) {
	switch p.Kind(j) {
	case segment.Punct:
		switch p.Text(j) {
		case "~", "≈", "±":
			return record.About, j - 1
		case ">":
			if !number.Greater(p, j) {
				return record.Exact, j
			}
			return record.Over, j - 1
		case "<":
			return record.Under, j - 1
		case "≥":
			return record.AtLeast, j - 1
		case "≤":
			return record.UpTo, j - 1
		case ".":
			if p.Is(j-1, "approx", "ca", "est", "c") {
				return record.About, j - 2
			}
		}
		return record.Exact, j
	case segment.Word:
	default:
		return record.Exact, j
	}
	switch p.Lower(j) {
	case "about", "approximately", "around", "roughly", "some", "estimated", "circa", "approx", "ca", "approximate":
		return record.About, j - 1
	case "nearly", "almost", "approaching", "nearing":
		return record.Nearly, j - 1
	case "over", "above", "beyond", "surpassing", "surpassed", "surpasses", "topping", "topped":
		if p.Is(j-1, "handed", "hand", "handing", "turned", "turn", "turning", "took", "take", "taking", "carried", "carry", "rolled") {
			return record.Exact, j
		}
		if p.Is(j, "over") && contractOver(p, j-1) {
			return record.Exact, j
		}
		return number.More(p, j), j - 1
	case "exceed", "exceeding", "exceeds", "exceeded":
		return number.More(p, j), j - 1
	case "under", "below":
		if p.Is(j-1, "just", "slightly") {
			return record.Nearly, j - 2
		}
		if p.Is(j-1, "or") && p.Is(j-2, "at") {
			return record.UpTo, j - 3
		}
		return number.Less(p, j), j - 1
	case "upto":
		return record.UpTo, j - 1
	case "minimum", "min":
		return record.AtLeast, j - 1
	case "maximum", "max":
		return record.UpTo, j - 1
	case "than":
		return thanBefore(p, j-1)
	case "to":
		switch {
		case p.Is(j-1, "up"):
			return record.UpTo, j - 2
		case p.Is(j-1, "close"):
			return record.Nearly, j - 2
		}
	case "at":
		if p.Is(j-1, "estimated") {
			return record.About, j - 2
		}
	case "least":
		if p.Is(j-1, "at") {
			return record.AtLeast, j - 2
		}
	case "most":
		if p.Is(j-1, "at") {
			return record.UpTo, j - 2
		}
	case "as":
		if p.Is(j-2, "as") {
			switch {
			case p.Is(j-1, "much", "many", "high"):
				return record.UpTo, j - 3
			case p.Is(j-1, "little", "few", "low"):
				return record.AtLeast, j - 3
			}
		}
	case "of":
		return ofBefore(p, j-1)
	}
	return record.Exact, j
}

// thanBefore reads what stands before 'than', at token j.
func thanBefore(p *extract.Pass, j int) (string, int) {
	switch {
	case p.Is(j, "more", "greater", "higher", "larger", "bigger", "better"):
		return number.More(p, j), j - 1
	case p.Is(j, "less", "fewer", "lower", "smaller"):
		return number.Less(p, j), j - 1
	}
	return record.Exact, j
}

// ofBefore reads what stands before 'of', at token j: 'a minimum of', 'in excess of',
// 'a total of more than' has its qualifier behind.
func ofBefore(p *extract.Pass, j int) (string, int) {
	switch {
	case p.Kind(j) != segment.Word:
	case p.Is(j, "excess") && p.Is(j-1, "in"):
		return number.More(p, j-1), j - 2
	case p.Is(j, "excess", "upwards", "north"):
		return number.More(p, j), j - 1
	case p.Is(j, "minimum"):
		return record.AtLeast, j - 1
	case p.Is(j, "maximum"):
		return record.UpTo, j - 1
	case p.Is(j, "shy", "short"):
		return record.Nearly, j - 1
	case p.Is(j, "region", "order", "neighbourhood", "neighborhood", "vicinity", "estimate"):
		return record.About, j - 1
	case p.Is(j, "total", "sum", "amount", "value", "sums", "investment", "contribution", "budget", "cost", "grant"):
		// 'up to a total of', 'at least a sum of'.
		k := j - 1
		for range maxFillers {
			if !p.Is(k, "a", "an", "the", "grand", "estimated", "total", "additional") {
				break
			}
			if p.Is(k, "estimated") {
				return record.About, k - 1
			}
			k--
		}
		if k < j-1 {
			if q, at := wordBefore(p, k); q == record.UpTo || q == record.AtLeast || q == record.Over {
				return q, at
			}
		}
	}
	return record.Exact, j
}

// behind reads a qualifier after the sum: 'or more', '+', 'or less'.
func behind(p *extract.Pass, j int) string {
	switch {
	case p.Is(j, "+"):
		return record.AtLeast
	case p.Is(j, "-") && p.Tokens[j].Glued && p.Is(j+1, "plus") && p.Tokens[j+1].Glued:
		return record.AtLeast
	case p.Is(j, "or", "and") && p.Is(j+1, "more", "above", "higher", "over", "greater", "upwards", "up"):
		return record.AtLeast
	case p.Is(j, "or") && p.Is(j+1, "less", "under", "below", "lower", "fewer"):
		return record.UpTo
	case p.Is(j, "maximum", "max"):
		return record.UpTo
	case p.Is(j, "minimum"):
		return record.AtLeast
	}
	return record.Exact
}

// contractOver reports whether one contract or cheque, the noun at token i, is over a
// sum, which is the sum itself: 'a finance contract over EUR 45 million'. Of 'any contract
// over' or 'contracts over' the sum is a limit.
func contractOver(p *extract.Pass, i int) bool {
	if !p.Is(i, "contract", "agreement", "cheque", "invoice") {
		return false
	}
	for j := i - 1; j >= max(0, i-6); j-- {
		switch {
		case p.Is(j, "a", "an", "the", "this", "its", "second", "new"):
			return true
		case p.Is(j, "any", "every", "each", "no") || p.Kind(j) != segment.Word:
			return false
		}
	}
	return false
}
