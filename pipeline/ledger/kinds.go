package ledger

import (
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// kinds tells what a token counts as. The capitals of one sentence are counted once.
type kinds struct {
	*extract.Pass
	sentence     int
	upper, words int
}

// of tells what token i counts as, or "" for none of the ledger's business.
func (k *kinds) of(i int) string {
	t := k.Tokens[i]
	switch t.Kind {
	case segment.Number:
		return Number
	case segment.Currency:
		return Currency
	case segment.Punct:
		// '½', '²', and digits of other scripts.
		if c := k.View.Text[t.Start]; c >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(k.View.Text[t.Start:t.End]); unicode.IsNumber(r) {
				return Number
			}
		}
	case segment.Word:
		return k.word(i)
	}
	return ""
}

func (k *kinds) word(i int) string {
	t := k.Tokens[i]
	switch t.Case {
	case segment.LowerCase:
		return ""
	case segment.Mixed:
		if s := k.Text(i); len(s) <= 8 && upperCount(s) >= 3 {
			return ShortForm
		}
		return ""
	}
	if n := t.End - t.Start; n >= 3 && n <= 9 {
		switch m, _ := months.At(t.Key, k.Lower(i)); {
		case m == full, m == verb && (k.nearNumber(i) || !k.first(i)), m == short && k.nearNumber(i):
			return Month
		}
	}
	if t.Case == segment.Upper && k.shortForm(i) {
		return ShortForm
	}
	return ""
}

// How sure a word is a month's name.
const (
	full  = 1 + iota
	verb  // 'May', 'March': a verb too
	short // 'Sept': only beside a number
)

var months = wordset.MapOf(map[string]int{
	"january": full, "february": full, "march": verb, "april": full, "may": verb, "june": full, "july": full,
	"august": full, "september": full, "october": full, "november": full, "december": full,
	"jan": short, "feb": short, "mar": short, "apr": short, "jun": short, "jul": short, "aug": short,
	"sep": short, "sept": short, "oct": short, "nov": short, "dec": short,
})

// first reports whether token i begins its sentence, where every word has a capital.
func (k *kinds) first(i int) bool {
	return k.Sentences[k.SentenceAt(k.Tokens[i].Start)].First == i
}

func (k *kinds) nearNumber(i int) bool {
	return k.Kind(i-1) == segment.Number || k.Kind(i+1) == segment.Number
}

// shortForm tells a short form from a word in a line set in capitals.
func (k *kinds) shortForm(i int) bool {
	if len(k.Text(i)) > 10 || i > 0 && k.Tokens[i].Glued && k.Kind(i-1) == segment.Number || k.inCapitals(i) {
		return false
	}
	if at := k.SentenceAt(k.Tokens[i].Start); at != k.sentence {
		k.sentence, k.upper, k.words = at, 0, 0
		for j := k.Sentences[at].First; j < k.Sentences[at].Last; j++ {
			if k.Tokens[j].Kind == segment.Word && k.Tokens[j].End-k.Tokens[j].Start > 1 {
				k.words++
				if k.Tokens[j].Case == segment.Upper {
					k.upper++
				}
			}
		}
	}
	return k.words <= 1 || k.upper*2 <= k.words
}

// inCapitals reports whether token i stands in a name or phrase set in capitals: three
// such words in a row, or two long ones.
func (k *kinds) inCapitals(i int) bool {
	n, long := 1, 0
	count := func(j, step int) {
		for ; j >= 0 && n < 3; j += step {
			if k.Kind(j) == segment.Possessive || k.Is(j, "&", "-") {
				continue
			}
			if k.Kind(j) != segment.Word || k.Tokens[j].Case != segment.Upper {
				return
			}
			if n++; len(k.Text(j)) > 4 {
				long++
			}
		}
	}
	count(i-1, -1)
	count(i+1, 1)
	return n >= 3 || n == 2 && long == 1 && len(k.Text(i)) > 3
}

func upperCount(s string) int {
	n := 0
	for _, c := range s {
		if 'A' <= c && c <= 'Z' {
			n++
		}
	}
	return n
}
