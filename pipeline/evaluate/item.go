package evaluate

import (
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// item is an entry of either side as it is compared: references are the names that they
// may go by, names are folded, numbers and periods in one writing. Which of its fields
// are used is the kind's affair.
type item struct {
	optional bool
	at       stretch   // nowhere, for what stands once a sheet
	mentions []stretch // in the order of the text
	spare    []stretch // mentions that cost nothing, in the order of the text

	value, low, high string // numbers
	currency         string
	malformed        bool
	qualifier        string // as it is written
	edtf             string // of a date, agreement or event; the period of a project or contribution
	kind             string // of an agreement, contribution or reference; the type of a partner; an issue's rule
	code             string // of a place; an acronym's short form; the unit of a quantity, as it is written; a partner's country
	name             string // folded: what it is called
	words            []string
	names            []string      // folded, sorted: all that it may be called
	role             []string      // words
	bodies           [2][][]string // an agreement's parties; a project's funding and implementing bodies
	donor, recipient []string      // a person's organisation is the donor of its role
	places, sums     []string      // of a project; sums are nil where they are not told
	count            int

	wanted []gold.Span      // the mentions as the gold has them
	found  []record.Mention // the mentions as the record has them

	texts []string // the kind's fields for people to read, in their order; "" for what is not told
	from  evidence
	sorts string // see key
}

// evidence is where an entry comes from.
type evidence struct {
	id, rule, quote string
	start, end      int // as the file has them, -1 without
	page            int // from 1; 0 where it is not known
}

// key is all that is compared of the item, but for its span: items of equal keys can take
// each other's place. Ids are not in it, so that it tells nothing of the order of a file.
func (it *item) key() string {
	if it.sorts != "" {
		return it.sorts
	}
	var b strings.Builder
	one := func(s string) { b.WriteString(s); b.WriteByte(0x1f) }
	list := func(l []string) {
		for _, s := range l {
			one(s)
		}
		b.WriteByte(0x1e)
	}
	spans := func(l []stretch) {
		for _, s := range l {
			one(strconv.Itoa(s.start) + "-" + strconv.Itoa(s.end))
		}
		b.WriteByte(0x1e)
	}
	if it.optional {
		one("optional")
	}
	if it.malformed {
		one("malformed")
	}
	for _, s := range [...]string{it.value, it.low, it.high, it.currency, it.qualifier, it.edtf, it.kind, it.code, it.name, strconv.Itoa(it.count)} {
		one(s)
	}
	for _, l := range [...][]string{it.words, it.names, it.role, it.donor, it.recipient, it.places, it.sums} {
		list(l)
	}
	for _, side := range it.bodies {
		for _, names := range side {
			list(names)
		}
		b.WriteByte(0x1d)
	}
	spans(it.mentions)
	spans(it.spare)
	it.sorts = b.String()
	return it.sorts
}

// order puts items in the order of the text, the optional ones last of equals, and by
// what they are, so that the order of the entries in a file is forgotten.
func order(items []*item) {
	slices.SortFunc(items, func(a, b *item) int {
		switch {
		case a.at != b.at:
			if a.at.start != b.at.start {
				return a.at.start - b.at.start
			}
			return a.at.end - b.at.end
		case a.optional != b.optional:
			if a.optional {
				return 1
			}
			return -1
		}
		if c := strings.Compare(a.key(), b.key()); c != 0 {
			return c
		}
		if a.from.start != b.from.start {
			return a.from.start - b.from.start
		}
		return strings.Compare(a.from.id, b.from.id)
	})
}

func orderStretches(list []stretch) []stretch {
	slices.SortFunc(list, func(a, b stretch) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	return list
}

// meet reports whether two sorted lists have a member in common.
func meet(a, b []string) bool { return shared(a, b) > 0 }

// allMeet reports whether each of the wanted bodies is among those that were got.
func allMeet(wanted, got [][]string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(got, func(g []string) bool { return meet(w, g) }) {
			return false
		}
	}
	return true
}
