package fact

import "factsheet/pipeline/wordset"
import "strings"

// deniers are the words behind which a verb tells what was not done.
var deniers = wordset.Fields(`not never cannot nor`)

// refusals are the verbs that deny the infinitive behind them: 'declined to pay'.
var refusals = wordset.Fields(`refused refuses refusing declined declines declining failed fails failing unable unwilling
	reluctant neglected omitted`)

// hopes are the verbs that, behind 'had', tell what did not come about: 'had hoped to give'.
var hopes = wordset.Fields(`hoped planned intended wanted wished meant expected`)

// clauseMarks part a clause from the next, so that a negation does not reach over them.
var clauseMarks = wordset.Fields(`, ; : but which who whom that because although though while where when whereas before after
	until unless`)

// contracted are the first pieces of verbs that end in 'n't'.
var contracted = wordset.Fields(`didn doesn don hasn haven hadn won wouldn couldn wasn weren isn aren`)

// asserting follow a 'not' that denies nothing: 'not only', 'not less than'.
var asserting = wordset.Fields(`only just merely simply solely less more fewer including least counting alone`)

// betweenDenial may stand between a negation and its verb: 'not [yet been] concluded'.
var betweenDenial = wordset.Fields(`yet been be ever have has had so far to in fact even itself actually`)

// IsClauseMark reports whether a clause begins or ends at token i.
func (s *Sheet) IsClauseMark(i int) bool { return s.In(i, clauseMarks) }

// DeniedVerb is the verb that a negation, a refusal or an unreal mood which begins at token
// i bears on, or -1: 'did not pay', 'never provided', 'failed to sign', 'could have given',
// 'without signing'. 'Not only' is no negation.
func (s *Sheet) DeniedVerb(i, limit int) int {
	w := s.Lower(i)
	j := i + 1
	switch {
	case s.In(i, deniers):
		if s.In(j, asserting) || w == "not" && (!s.In(i-1, auxiliaries) && !s.Is(i-1, "do", "does", "did", "and", "but", "or")) {
			return -1
		}
	case s.In(i, contracted) && s.Glued(j):
		for j < limit && s.Glued(j) {
			j++ // 'didn't', in pieces
		}
		if s.In(j, asserting) {
			return -1
		}
	case s.In(i, refusals) && s.Is(j, "to"):
	case (w == "could" || w == "would" || w == "might" || w == "should") && s.Is(j, "have"):
	case s.In(i, hopes) && s.Is(i-1, "had") && s.Is(j, "to"):
	case w == "were" && s.Is(j, "to") && s.supposed(i):
	case w == "yet" && s.Is(j, "to") && s.Is(i-1, "has", "have", "had"):
	case w == "without" && strings.HasSuffix(s.Lower(j), "ing"):
	default:
		return -1
	}
	j = s.asideEnd(j, limit)
	for j < limit && (s.In(j, betweenDenial) || adverb(s.Lower(j))) {
		j++
	}
	if j >= limit || !s.IsLower(j) {
		return -1
	}
	return j
}

// supposed reports whether 'if' stands a few words before token i: '[if] Japan were to lend'.
func (s *Sheet) supposed(i int) bool {
	for j := i - 1; j >= max(0, i-6) && s.IsWord(j); j-- {
		if s.Is(j, "if") {
			return true
		}
	}
	return false
}

// interjections are the words of phrases between commas that leave a negation its verb: 'has not, so
// far, paid', 'did not, however, give'.
var interjections = wordset.Fields(`so far however therefore though yet to date as of course in the end unfortunately until now
	despite promises nevertheless`)

// asideEnd is the token behind an aside between commas whose first comma is token i, or i.
func (s *Sheet) asideEnd(i, limit int) int {
	if !s.Is(i, ",") {
		return i
	}
	j := i + 1
	for j < min(limit, i+6) && s.In(j, interjections) {
		j++
	}
	if j > i+1 && s.Is(j, ",") {
		return j + 1
	}
	return i
}

// asideStart is the first comma of an aside whose second is token i, or i.
func (s *Sheet) asideStart(i, start int) int {
	if !s.Is(i, ",") {
		return i
	}
	j := i - 1
	for j > max(start, i-6) && s.In(j, interjections) {
		j--
	}
	if j < i-1 && s.Is(j, ",") {
		return j
	}
	return i
}

// undoing are the verbs that take a gift back: 'withdrew its contribution of'.
var undoing = wordset.Fields(`withdrew withdraw withdraws withdrawn cancelled canceled cancels cancel suspended suspends froze
	frozen halted rejected rejects blocked vetoed revoked rescinded`)

// undone are the participles of a gift that came to nothing.
var undone = wordset.Fields(`cancelled canceled withdrawn rejected vetoed revoked rescinded`)

// tellsDebt reports whether a sum whose text ends at token i is of a debt.
func (r *reading) tellsDebt(i int) bool {
	s := r.s
	for j := max(r.sent.First, i-24); j < min(r.sent.Last, i+14); j++ {
		if s.Is(j, "debt", "debts", "owed", "arrears", "repayment", "repayments") {
			return true
		}
	}
	return false
}

// denied reports whether the clause before an amount at token i says that the money was not
// given: 'will not contribute', 'no grant of'.
func (r *reading) denied(i int) bool {
	s := r.s
	for j := i - 1; j >= max(r.clear, r.sent.First, i-24); j-- {
		if k := s.asideStart(j, r.sent.First); k < j {
			j = k
			continue
		}
		if s.In(j, clauseMarks) {
			return false
		}
		if s.In(j, undoing) && !s.verbBetween(j+1, i) {
			return true
		}
		v := s.DeniedVerb(j, i)
		if v < 0 && s.Is(j, "no") {
			for n := j + 1; n < min(i, j+4) && s.IsLower(n); n++ {
				if s.In(n, giftNouns) {
					v = n
				}
			}
			if v >= 0 {
				return !s.verbBetween(v+1, i)
			}
		}
		if v >= 0 && verbs[s.Lower(v)] != noVerb && !s.verbBetween(v+1, i) {
			return true
		}
	}
	return false
}

// verbBetween reports whether a verb of its own stands among the tokens, no infinitive and
// no participle of a noun: 'those who did not apply [received] $5 million'.
func (s *Sheet) verbBetween(first, end int) bool {
	for j := first; j < end; j++ {
		w := s.Lower(j)
		if s.IsLower(j) && verbs[w] != noVerb && !s.In(j, moneyNouns) && !strings.HasSuffix(w, "ing") &&
			!s.In(j-1, lead) && !s.Is(j-1, "to", "or", "nor", "has", "as", "been") {
			return true
		}
	}
	return false
}

// deniedBehind reports whether the clause goes on from token i to say that the money was not
// given: '$5 million grant was never paid', 'a loan of $5 million from the Bank was cancelled'.
// A debt that is cancelled is a gift.
func (r *reading) deniedBehind(i int) bool {
	s := r.s
	for j := i; j < min(r.sent.Last, i+14) && !s.In(j, clauseMarks) && s.AmountAt(j) < 0; j++ {
		if v := s.DeniedVerb(j, r.sent.Last); v >= 0 && participle(s.Lower(v)) && s.IsPassive(j, v) {
			switch verbs[s.Lower(v)] {
			case gives, commits, pledges, receives:
				return true
			}
		}
		if s.In(j, be) && s.In(j+1, undone) && !r.tellsDebt(i) {
			return true
		}
	}
	return false
}

// IsPassive reports whether a form of 'be' stands between a negation at token i, or right
// before it, and its verb.
func (s *Sheet) IsPassive(i, verb int) bool {
	for j := i - 1; j < verb; j++ {
		if s.In(j, be) || s.Is(j, "wasn", "weren", "isn", "aren") {
			return true
		}
	}
	return false
}

// isOwed reports whether a sum whose text ends at token i is what is left of a loan: '$1 million
// is still outstanding'.
func (s *Sheet) isOwed(i int) bool {
	for n := 0; n < 3 && (s.In(i, be) || s.Is(i, "remains", "remain", "remained", "still")); n++ {
		i++
	}
	return s.Is(i, "outstanding", "undisbursed", "unpaid", "overdue")
}

// forfeits are what is paid or taken without being given.
var forfeits = wordset.Fields(`fine fines penalty penalties settlement settlements ransom bribe bribes damages restitution kickbacks`)

// thefts are the verbs of those who take money that no one gives.
var thefts = wordset.Fields(`stole stolen steal embezzled defrauded misappropriated looted swindled siphoned extorted laundered`)

// forfeited reports whether an amount is a penalty or loot: 'a fine of $4 million',
// 'a $4 million settlement', 'stole $3 million'.
func (s *Sheet) forfeited(g, first, end int) bool {
	for j := max(g, 0); j < first; j++ {
		if s.In(j, forfeits) {
			return true
		}
	}
	return s.In(g, thefts) || s.In(end, forfeits) || s.Is(end, "civil", "criminal", "antitrust", "legal") && s.In(end+1, forfeits) ||
		(s.In(end, be) && s.In(end+1, thefts))
}

// drawingRights reports whether the sum is an allocation of the Fund's reserve asset, which
// no government gives: '$650 billion allocation of Special Drawing Rights'.
func (s *Sheet) drawingRights(end int) bool {
	for j := end; j < end+5; j++ {
		if s.Is(j, "sdr", "sdrs") || s.Is(j, "special") && s.Is(j+1, "drawing") {
			for n := end; n < j; n++ {
				if s.Is(n, "allocation", "issuance") {
					return true
				}
			}
			return s.Is(j+1, "allocation") || s.Is(j+3, "allocation")
		}
	}
	return false
}
