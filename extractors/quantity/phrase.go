package quantity

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// phrase is the noun phrase behind a number: tokens first to end, head the last
// word of its first noun.
type phrase struct {
	first, end int
	head       int
	plural     bool
}

// maxPhrase bounds the words of a noun phrase.
const maxPhrase = 12

// joined is the token after the word at token k with what hyphens, slashes and
// apostrophes join to it: 'start-ups', 'R&D', "Côte d'Ivoire", 'MoU/agreements'.
func joined(p *extract.Pass, k int) int {
	end := k + 1
	if end < len(p.Tokens) && p.Tokens[end].Glued && p.Tokens[k].Case == segment.Upper &&
		(p.Kind(end) == segment.Number || p.Is(end, "₂", "₃", "₄")) {
		end++ // 'CO2'
	}
	for end+1 < len(p.Tokens) && p.Tokens[end].Glued && p.Tokens[end+1].Glued && p.Kind(end) == segment.Punct &&
		p.Is(end, "-", "/", "&", "'") && (p.Kind(end+1) == segment.Word || p.Kind(end+1) == segment.Number) {
		end += 2
	}
	return end
}

// after reads the noun phrase that begins at token j, up to its first plural noun;
// ok is false where none comes before the phrase must end.
func after(p *extract.Pass, j int) (ph phrase, ok bool) {
	ph.first = j
	k, n := j, 0
	if p.Is(k, ",") && p.Kind(k+1) == segment.Word && hasEnding(p.Lower(k+1), "ly") {
		// '25, carefully selected trade union educators'
		k++
		ph.first = k + 2
	}
	for n < maxPhrase {
		switch p.Kind(k) {
		case segment.Possessive:
			k++
			continue
		case segment.Punct:
			next := between(p, k, n)
			if next == 0 {
				return ph, false
			}
			if n == 0 {
				ph.first = next
			}
			k = next
			continue
		case segment.Word:
		default:
			return ph, false
		}
		w := p.Lower(k)
		if n > 0 && (w == "and" || w == "or") && p.Kind(k+1) == segment.Word && !p.In(k+1, ends) {
			// No plural yet: the phrase goes on ('small and medium enterprises').
			k++
			continue
		}
		end := joined(p, k)
		if end == k+1 && ends.Has(w) && !opens(p, k, n, w) {
			return ph, false
		}
		n++
		if n == 1 && dropped.Has(w) && end == k+1 && !p.Is(end, "and", "or", ",") {
			ph.first = k + 1
		} else if pluralAt(p, end-1) {
			if p.Is(end, "'") && p.Tokens[end].Glued && p.Kind(end+1) == segment.Word {
				// 'ten workers' organisations', or else the workers of 'ten workers' homes'
				if rest, ok := after(p, end+1); ok && rest.end <= k+maxPhrase {
					ph.head, ph.end, ph.plural = rest.head, rest.end, true
					return ph, true
				}
			}
			ph.head, ph.end, ph.plural = end-1, end, true
			ph.end = goesOn(p, &ph)
			return ph, true
		}
		if p.Is(k+1, "/") && end > k+1 && pluralAt(p, k) {
			ph.head, ph.end, ph.plural = k, k+1, true // '25 litres/day'
			return ph, true
		}
		k = end
	}
	return ph, false
}

// pluralAt reports whether token k reads as a plural noun: by its word, or as a short
// form with an 's' ('MoUs', 'SMEs').
func pluralAt(p *extract.Pass, k int) bool {
	if p.Kind(k) != segment.Word {
		return false
	}
	t := p.Text(k)
	return isPlural(p.Lower(k)) || p.Tokens[k].Case == segment.Mixed && len(t) > 2 && t[len(t)-1] == 's' && t[len(t)-2] < 'a'
}

// opens reports whether a word that would end a phrase goes on with it: 'more' and
// 'fewer' at its head, and participles right before a plural ('100 participating
// firms', 'two new working groups').
func opens(p *extract.Pass, k, n int, w string) bool {
	return n == 0 && (w == "more" || w == "fewer") || hasEnding(w, "ing") && !linking.Has(w) && pluralAt(p, k+1)
}

// between is the token after a punctuation mark at token k that a noun phrase of n
// words so far may go on over; 0 where it ends there.
func between(p *extract.Pass, k, n int) int {
	switch p.Text(k) {
	case `"`, "'":
		if p.Kind(k+1) == segment.Word {
			return k + 1
		}
	case ",":
		if n == 0 || p.Kind(k+1) != segment.Word {
			return 0
		}
		if p.Is(k+1, "and", "or") && p.Kind(k+2) == segment.Word && !p.In(k+2, ends) {
			return k + 2
		}
		if !p.In(k+1, ends) && (isAdjective(p.Lower(k-1)) || listAhead(p, k+1)) {
			return k + 1
		}
	case "(":
		if n > 0 && p.Kind(k+1) == segment.Word && p.Is(k+2, ")") && p.Kind(k+3) == segment.Word && !p.In(k+3, ends) {
			return k + 3
		}
	case "-":
		// 'low- and middle-income countries'
		if n > 0 && p.Tokens[k].Glued && p.Is(k+1, "and", "or", ",", "to") {
			return k + 1
		}
	case "&":
		if n > 0 && p.Kind(k+1) == segment.Word {
			return k + 1
		}
	}
	return 0
}

// listAhead reports whether the words from token k run to an 'and' or 'or', as the
// rest of a list does: 'wind, solar and geothermal projects'.
func listAhead(p *extract.Pass, k int) bool {
	for end := k + 10; k < end; k++ {
		switch p.Kind(k) {
		case segment.Word:
			if p.Is(k, "and", "or") {
				return true
			}
			if p.In(k, ends) {
				return false
			}
		case segment.Punct:
			if !p.Is(k, ",", "-", "'") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// goesOn is the end of a phrase whose first plural has been found: further where
// that plural stands before the noun it goes with ('women miners'), is joined to
// another of its sort ('women and girls'), or measures something ('litres of water').
func goesOn(p *extract.Pass, ph *phrase) int {
	w := p.Lower(ph.head)
	if attributive.Has(w) {
		if end := attributed(p, ph.end); end > 0 {
			ph.head = end - 1
			return end
		}
	}
	if end := alike(p, ph.end); end > 0 && personal.Has(w) {
		return end
	}
	if measured.Has(w) && p.Is(ph.end, "of") && ph.head > 0 {
		if head := single(p, ph.end+1, true); head > 0 {
			return head
		}
	}
	return ph.end
}

// attributed is the end of the plural that the words from token k lead to, within
// three words that are no verbs; 0 where they lead to none.
func attributed(p *extract.Pass, k int) int {
	for n := 0; n < 3 && p.Kind(k) == segment.Word; n++ {
		w := p.Lower(k)
		end := joined(p, k)
		if end == k+1 && ends.Has(w) {
			return 0
		}
		if pluralAt(p, end-1) {
			return end
		}
		if hasEnding(w, "ed", "ly", "ing") && !led.Has(w) && end == k+1 && !isCompoundNoun(w) {
			return 0
		}
		k = end
	}
	return 0
}

// isCompoundNoun reports whether an -ing word is a noun that others go with.
func isCompoundNoun(w string) bool {
	return w == "training" || w == "learning" || w == "housing" || w == "banking" || w == "farming" || w == "fishing" ||
		w == "mining" || w == "parenting"
}

// alike is the end of 'and girls' at token k behind a noun of persons; 0 where
// something else follows.
func alike(p *extract.Pass, k int) int {
	if p.Is(k, "and", "&") && p.Kind(k+1) == segment.Word && (p.In(k+1, personal) || p.In(k+1, irregular)) {
		return k + 2
	}
	return 0
}

// single is the end of a noun phrase in the singular, or of mass, at token j:
// adjectives, then one noun and the nouns it stands before; 0 where there is none.
// many allows that noun to be a plural.
func single(p *extract.Pass, j int, many bool) int {
	k, nouns := j, 0
	for n := 0; n < 5 && p.Kind(k) == segment.Word; n++ {
		w := p.Lower(k)
		end := joined(p, k)
		if end == k+1 && ends.Has(w) {
			break
		}
		if nouns > 0 && (nouns > 2 || hasEnding(w, "ed", "ing", "ly") ||
			!many && w[len(w)-1] == 's' && p.Tokens[k].Case == segment.LowerCase) {
			break
		}
		goesOn := p.Kind(end) == segment.Word && !p.In(end, ends)
		if nouns > 0 || !(isAdjective(p.Lower(end-1)) || end > k+1 && goesOn) {
			nouns++
		}
		k = end
		if pluralAt(p, end-1) {
			return end
		}
	}
	if nouns == 0 || k == j+1 && hasEnding(p.Lower(j), "ing") {
		return 0 // 'one showing …' is no noun
	}
	return k
}

// loose is the end of the caption at token j, up to the first word that ends a
// phrase: what stands under a tile's figure need be no plural ('1.5 million
// POPULATION SERVED').
func loose(p *extract.Pass, j int) int {
	k := j
	if p.Kind(j) == segment.Word && p.Tokens[j].Case == segment.Capital {
		return 0 // more likely the name that the next figure belongs to
	}
	for n := 0; n < 4 && p.Kind(k) == segment.Word && !p.In(k, ends); n++ {
		k = joined(p, k)
	}
	if k == j || p.Kind(k) == segment.Number {
		return 0
	}
	return k
}
