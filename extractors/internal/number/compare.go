package number

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Greater reports whether the '>' at token i says that what follows is more: it does not
// end an HTML tag ('<b>17 roofs'), an arrow ('->') or a change ('5>10'), since nothing but a
// blank or a bracket stands before it.
func Greater(p *extract.Pass, i int) bool {
	if i > 0 && p.Tokens[i].Glued && !p.Is(i-1, "(", "[", "|", "\"", "'", "=") && p.Kind(i-1) != segment.GapMark && p.Kind(i-1) != segment.Break {
		return false
	}
	for j := i - 1; j >= max(0, i-maxTag) && p.Kind(j) != segment.Break; j-- {
		switch {
		case p.Is(j, ">"):
			return true
		case p.Is(j, "<"):
			return !(p.Kind(j+1) == segment.Word && p.Tokens[j+1].Glued) // '<td class="sum" >'
		}
	}
	return true
}

// maxTag is how many tokens a tag may hold.
const maxTag = 12

// Negated reports whether the comparison whose first word is token i is denied: 'no more
// than', 'may not be larger than', 'No single grant may exceed', 'never above'. One that is
// no denial of the number is none: 'not only over', 'if not more than'.
func Negated(p *extract.Pass, i int) bool {
	j := i - 1
	if p.Is(j, "any", "much", "ever") {
		j--
	}
	if p.Is(j, "no", "not", "never", "without", "nor") {
		return !p.Is(j-1, "if", "why")
	}
	for verbs := 0; ; verbs++ {
		for p.In(j, often) {
			j--
		}
		if p.Is(j, "not", "never", "cannot", "nor", "neither") || denies(p, j) {
			return true
		}
		if verbs == maxVerbs || !p.In(j, auxiliaries) && !(verbs == 0 && isVerb(p, j)) {
			return verbs > 0 && denied(p, j)
		}
		j--
	}
}

// More is the qualifier of a comparison that begins at token i: over, or up to where it is
// denied.
func More(p *extract.Pass, i int) string {
	if Negated(p, i) {
		return record.UpTo
	}
	return record.Over
}

// Less is the qualifier of a comparison that begins at token i: under, or at least where it
// is denied.
func Less(p *extract.Pass, i int) string {
	if Negated(p, i) {
		return record.AtLeast
	}
	return record.Under
}

const (
	maxVerbs   = 5 // 'should at no time have to be'
	maxSubject = 9 // tokens of what 'No' begins: 'No single grant to a farm in Kenya'
)

// denies reports whether token j is the end of 'don't' or 'can’t', or of 'in no case'.
func denies(p *extract.Pass, j int) bool {
	if p.Is(j, "case", "circumstances", "event", "time", "point", "year", "way", "account") && p.Is(j-1, "no") {
		return p.Is(j-2, "in", "under", "at", "on", "by")
	}
	return p.Is(j, "t") && p.Is(j-1, "'") || p.Kind(j) == segment.Word && strings.HasSuffix(p.Lower(j), "n't")
}

// denied reports whether the words up to token j, before a verb, are a subject that 'no' or
// the like begins ('No single grant', 'None of the schools'), or follow 'in no case'.
func denied(p *extract.Pass, j int) bool {
	other := false // another subject's words: 'With no delay the fund', 'In no case may a fee'
	for n := 0; n < maxSubject && p.Kind(j) == segment.Word && !p.In(j, clauseStarts); n++ {
		switch {
		case denies(p, j):
			return true
		case p.Is(j, "no"):
			return !other && !p.In(j-1, beforeNo)
		case p.Is(j, "none", "neither", "nobody", "nothing"):
			return !other
		case p.In(j, auxiliaries), p.In(j, ownSubject) && !p.Is(j-1, "of"):
			other = true
		}
		j--
	}
	return false
}

// isVerb reports whether token j is a verb that a comparison may follow: 'gave more than',
// 'reached over'.
func isVerb(p *extract.Pass, j int) bool {
	if p.Kind(j) != segment.Word || p.Tokens[j].Case != segment.LowerCase {
		return false
	}
	return p.In(j, auxiliaries) || p.In(j, measuring) || len(p.Lower(j)) > 4 && strings.HasSuffix(p.Lower(j), "ed")
}

var (
	// auxiliaries stand between a denial and what is compared: 'may not be', 'does not have to'.
	auxiliaries = wordset.Fields(`be been being is are was were am may might can could shall should will would must do does did
		has have had need needs to go goes went gone rise rises rose fall falls fell fallen get gets got amount amounts come comes came`)
	// measuring are verbs whose object is the number.
	measuring = wordset.Fields(`cost costs pay pays paid give gives gave given receive receives take takes took spend spends spent
		raise raises earn earns hold holds held make makes made reach reaches run runs ran total totals weigh weighs last lasts
		contribute contributes provide provides require requires use uses exceed exceeds see saw grow grows grew keep keeps kept bring brings
		brought cover covers serve serves employ employs lend lends lent buy buys bought sell sells sold lose loses lost owe owes set
		drop drops dip dips ask asks contain contains`)
	// often stand between a denial and its verb, or between two verbs.
	often = wordset.Fields(`yet ever usually normally always also still actually exactly`)
	// ownSubject begin a subject, or are one.
	ownSubject = wordset.Fields(`the a an these those its their our his her it they we he she`)
	// clauseStarts end the search for the subject.
	clauseStarts = wordset.Fields(`and but or that which who whom whose where when while because since if although though so as than yet`)
	// beforeNo make of 'no' and its noun an aside: 'at no cost trained over 500'.
	beforeNo = wordset.Fields(`at with for by in of under on to from has have had is are was were there be`)
)
