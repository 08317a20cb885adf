package event

import "factsheet/pipeline/wordset"
import "factsheet/pipeline/segment"

// sentenceWords begin sentences with a capital, and no names.
var sentenceWords = wordset.Fields(`the at during on in a an this that since following after before and president prime today
	yesterday his her our its their both all
	last next through as with for from by under also when while at to minister secretary senator ambassador`)

// between are small words that stand inside names: 'the Second U.S.-French bilateral
// Strategic Dialogue'.
var between = wordset.Fields(`bilateral regional national global ministerial annual joint virtual trilateral international
	special level style high plus`)

// name is the capitalised name whose head noun stands at token i: back over
// capitals and small joining words, and on over 'for Democracy', 'of the Parties'.
func (f *finder) name(i int, sent segment.Sentence) (first, end int, ok bool) {
	first = f.nameStart(i, sent.First)
	for j := i - 1; j > first; j-- {
		if f.Kind(j) == segment.Possessive && f.people.At(j-1) >= 0 {
			first = j + 1 // 'President Biden's Leaders Summit'
			break
		}
	}
	for first < i && (!f.IsCapital(first) && f.Text(first) != "\"" && f.Kind(first) != segment.Number || f.Is(first, "the")) {
		first++
	}
	end = f.topic(i+1, sent.Last)
	if i-first < 1 && end == i+1 || f.standing(first, i) ||
		len(f.Text(first)) == 1 && f.Text(first) != "\"" && f.Kind(first) != segment.Number && f.Kind(first+1) != segment.Number {
		return first, end, false
	}
	if end == i+1 && f.In(end, venues) {
		return first, end, false // 'the Convention Centre', 'the Summit Declaration'
	}
	return first, end, true
}

// nameStart goes back from a head noun at token i over the name before it.
func (f *finder) nameStart(i, start int) int {
	first := i
	for first > start {
		j := first - 1
		switch {
		case f.DateAt(j) >= 0:
		case f.IsCapital(j) && !f.In(j, sentenceWords):
			first = j
			continue
		case f.Kind(j) == segment.Number && f.Glued(j) && f.IsCapital(j-1) && len(f.Text(j)) < 3:
			first = j - 1 // 'G7', 'G20'
			continue
		case f.Is(j, "st", "nd", "rd", "th") && f.Glued(j) && f.Kind(j-1) == segment.Number:
			return j - 1 // '56th Annual Meeting'
		case f.Is(j, "and", "of", "for", "on", "&", "/", "+", "the") && j-1 >= start && f.joins(j, start):
			first = j
			continue
		case f.Kind(j) == segment.Possessive && f.IsCapital(j-1), f.Text(j) == "'" &&
			f.IsCapital(j-1), f.Is(j, "-", "–") && f.Glued(j) && f.Glued(first):
			first = j
			continue
		case f.In(j, between) && first < i+1 && (f.IsCapital(j-1) || f.Is(j-1, "-") && f.IsCapital(j-2)) && j-1 > start:
			first = j
			continue
		case f.Text(j) == "\"" && j-4 >= start:
			// A name in quotation marks before the noun: 'the "1+6" Roundtable'.
			for q := j - 1; q >= j-4; q-- {
				if f.Text(q) == "\"" {
					first = q
					break
				}
			}
			if first <= j {
				continue
			}
		}
		break
	}
	return first
}

// joins reports whether the small word at token j joins two parts of a name: a
// capital before it, past 'the'.
func (f *finder) joins(j, start int) bool {
	inside := f.PartnerAt(j) >= 0 && f.PartnerAt(j) == f.PartnerAt(j+1) && f.PartnerAt(j) == f.PartnerAt(j-1)
	switch {
	case inside:
		return true
	case f.Is(j, "the"):
		return j-2 >= start && f.Is(j-1, "and", "of") && f.IsCapital(j-2) && !f.In(j-2, heads)
	case f.Is(j, "on", "of"):
		return false // 'the Declaration on X Summit' is rare, 'statement of the Summit' is not
	case f.Is(j, "for"):
		return f.IsCapital(j-1) && f.IsCapital(j+1) && !f.In(j-1, heads) && j-2 >= start && (f.IsCapital(j-2) || f.DateAt(j-2) >= 0)
	case f.In(j-1, heads) && f.Is(j+1, "the", "a", "an"):
		return false // 'the Forum and the Summit' are two
	}
	return f.IsCapital(j-1) && f.PlaceAt(j-1) < 0 ||
		f.Is(j, "and") && (f.IsCapital(j+1) || f.Is(j+1, "the")) && f.IsCapital(j-1) && f.Is(j-2, "the")
}

// topic goes on from token end over what a name says that a meeting is on: 'for
// Democracy', 'of the Parties', 'on Hunger, Nutrition, and Health'.
func (f *finder) topic(end, limit int) int {
	for end < limit && f.Is(end, "for", "of", "on", "to") {
		j := end + 1
		if f.Is(j, "the") {
			j++
		}
		if j >= limit || !f.IsCapital(j) || f.DateAt(j) >= 0 || f.Is(j+1, "day") || f.Is(end, "to") && f.PlaceAt(j) < 0 {
			break
		}
		end = j + 1
		for end < limit {
			switch {
			case f.IsCapital(end) && f.DateAt(end) < 0:
			case (f.Is(end, "and", "of", "&", "-") || f.Kind(end) == segment.Possessive) && f.IsCapital(end+1) && !f.headAhead(end+1):
			case f.Is(end, "and") && f.Is(end+1, "the") && f.IsCapital(end+2) && !f.headAhead(end+2):
				end++
			case f.Is(end, ",") && f.listGoesOn(end+1, limit):
			default:
				goto done
			}
			end++
		}
	done:
	}
	return end
}

// headAhead reports whether the capitals from token i on lead to a meeting's noun:
// another name.
func (f *finder) headAhead(i int) bool {
	for j := i; j < i+6 && f.IsCapital(j); j++ {
		if f.In(j, heads) {
			return true
		}
	}
	return false
}

// listGoesOn reports whether a list of capitalised words goes on at token i, behind a
// comma, up to its 'and': 'Hunger, Nutrition, and Health'.
func (f *finder) listGoesOn(i, limit int) bool {
	if f.Is(i, "and") {
		return f.IsCapital(i+1) && f.IsCapital(i-2) && f.DateAt(i+1) < 0 && (f.PlaceAt(i+1) < 0 || f.IsCapital(i+2))
	}
	for j := i; j < min(limit, i+6); j++ {
		switch {
		case f.Is(j, "and") && f.IsCapital(j+1) && j > i:
			return true
		case f.IsCapital(j) && f.PlaceAt(j) < 0 && f.PartnerAt(j) < 0 && f.DateAt(j) < 0:
		case f.Is(j, ",") && f.Is(j+1, "and") && j > i:
		default:
			return false
		}
	}
	return false
}

// standing tells bodies that meet from their meetings: 'the National Assembly', 'the
// U.S. Congress', a treaty.
func (f *finder) standing(first, head int) bool {
	switch f.Lower(head) {
	case "assembly":
		return !f.within(first, head, "general", "annual", "health", "environment") || f.Is(first, "general") && first == head-1
	case "congress":
		return !f.within(first, head, "world", "international", "annual")
	case "convention":
		return f.Is(head+1, "on", "for", "against", "of", "concerning") ||
			!f.within(first, head, "annual", "world", "national", "international", "special") // a treaty
	case "fair", "session", "retreat":
		return !f.within(first, head, "annual", "world", "national", "international", "special", "trade", "leaders", "regular", "plenary")
	case "week", "event":
		return head-first < 2
	case "walk", "day":
		return !f.within(first, head, "world", "national", "international", "global", "annual") || f.PlaceAt(first) >= 0 && head-first < 2
	case "visit":
		return !f.within(first, head, "state", "official")
	case "talks", "table":
		return head-first < 1
	case "meeting", "meetings", "launch", "ceremony", "workshop", "forum", "dialogue", "conference", "consultation",
		"consultations", "gathering", "convening":
		return head == first
	}
	return false
}

func (f *finder) within(first, head int, words ...string) bool {
	for i := first; i < head; i++ {
		if f.Is(i, words...) {
			return true
		}
	}
	return false
}
