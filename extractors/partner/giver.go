package partner

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

var (
	// givers are the words that giver starts from.
	givers = wordset.Fields(`will plans aims intends is has invests invested commits committed pledges pledged donates donated contributes
		contributed awarded granted operates manages supplies maintains supervises oversees implements executes
		coordinates administers delivers runs finances`)
	// invests are verbs of putting money into something, as a sentence's first body does it.
	invests = wordset.Fields(`invests invested commits committed pledges pledged donates donated contributes contributed awarded granted`)
	// invest are the same behind 'will', 'plans to' and 'aims to'.
	invest = wordset.Fields(`invest commit donate contribute pledge provide mobilize mobilise deploy expand open train hire build launch
		support work make finance fund increase`)
	// investing are the same behind 'is' and 'is also'.
	investing = wordset.Fields(`investing committing donating contributing pledging providing expanding building launching supporting opening
		making increasing financing funding training`)
	// operates are verbs of what a utility or an agency does for others, as a short form that
	// opens a sentence does it: 'UNELCO will run the network', 'SONAMA supplies the water'.
	operates = wordset.Fields(`run operate manage supply maintain supervise oversee implement execute coordinate administer deliver host carry
		operates manages supplies maintains supervises oversees implements executes coordinates administers delivers
		runs contributes finances`)
	// outlays are what invests, too, and is no body: a law, a budget, a plan.
	outlays = wordset.Fields(`act law bill budget plan deal agenda program programme initiative strategy framework roadmap order rule
		agreement compact declaration charter resolution package fund loan project platform scheme campaign challenge
		action protocol convention treaty proposal amendment policy title section chapter administration`)
)

// asides are the words that a phrase between a body and what it does begins with.
var asides = wordset.Fields("in together along alongside with which who through a an the jointly working as one")

const (
	giverReach  = 30 // tokens behind the verb within which what is given must stand
	minOperator = 4  // letters of a short form that opens a sentence as a body does
	sumAhead    = 14 // tokens behind a verb in the past, which tells less
)

// giver takes the free name before the verb at token i that a sentence or list item opens
// with, where the sentence tells of money: 'Nextil will invest $40 million'. Lists of what
// firms and charities commit to are written so, and most of those are in no registry.
func (c *contexts) giver(i int) {
	verb := i
	reach := giverReach
	switch w := c.Lower(i); w {
	case "will", "plans", "aims", "intends", "is", "has":
		verb++
		for verb < i+3 && c.Is(verb, "to", "also", "now", "be") {
			verb++
		}
		v := c.lower(verb)
		if w == "will" && operates.Has(v) {
			c.operator(i)
			return
		}
		if !(w == "is" && investing.Has(v) || w == "has" && invests.Has(v) || w != "is" && w != "has" && invest.Has(v)) {
			return
		}
	default:
		if operates.Has(w) {
			c.operator(i)
			return
		}
		reach = sumAhead
	}
	first, end := c.opener(i)
	if first == end || c.In(end-1, outlays) || c.run(first) != end || c.names(first, end) || !c.tellsMoney(verb, reach) {
		return
	}
	f := c.take(first, end, c.guess(first, end))
	if f.typ == record.Other {
		f.typ = record.PrivateSector
	}
}

// operator takes the short form that the sentence whose verb token i is opens with.
func (c *contexts) operator(i int) {
	k := i - 1
	if k < 0 || !c.short(k) || len(c.Text(k)) < minOperator || !c.opens(k) && !(c.Is(k-1, "the") && c.opens(k-1)) {
		return
	}
	c.take(k, i, record.PrivateSector)
}

// opener is the capitalised words that may be the name of who acts at token i: those that
// the sentence opens with, right before it or before a phrase between commas ('Nextil, in
// partnership with USAID, committed'), or those that a body is joined to ('The Honduran
// Coffee Company and Grupo Cadelga committed'). They are none where both ends are one.
func (c *contexts) opener(i int) (first, end int) {
	end = i
	if c.Is(i-1, ",") {
		first = c.Sentences[c.SentenceAt(c.Tokens[i].Start)].First
		for end = first; end < i && (c.capital(end) || c.Is(end, "-", "&", "'") && c.Tokens[end].Glued); end++ {
		}
		if !c.Is(end, ",") || i-end > giverReach || !c.In(end+1, asides) {
			return i, i
		}
		return first, end
	}
	first = i
	for first > 0 && i-first < 6 && !c.opens(first) && (c.capital(first-1) || c.Is(first-1, "-", "&", "'") && c.Tokens[first-1].Glued) {
		first--
	}
	if first < i && !c.opens(first) && !(c.Is(first-1, "and", "&") && c.listed(first-2)) {
		return i, i
	}
	return first, end
}

// tellsMoney reports whether a sum stands within some tokens behind token i, in its
// sentence.
func (c *contexts) tellsMoney(i, reach int) bool {
	for j := i; j < min(i+reach, len(c.Tokens)); j++ {
		switch c.Kind(j) {
		case segment.Currency:
			return true
		case segment.Break:
			return false
		}
		if c.Is(j, ".") && !c.Tokens[j].Glued {
			return false
		}
	}
	return false
}
