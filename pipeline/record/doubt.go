package record

import (
	"maps"
	"slices"
	"strings"
)

// doubts are the keys that stand in entries' Doubts, and what each says of the entry, as
// the end of a sentence that begins with it.
var doubts = map[string]string{
	"acronym_inferred":  "its short form is told nowhere, but has its first letters",
	"ambiguous_number":  "its digits read in two ways",
	"antecedent_chosen": "the sheet names other bodies that the noun may stand for",
	"century_assumed":   "its century is not told",
	"chart_label":       "it is a label of a chart",
	"crossed_column":    "its words go on in another column",
	"crossed_page":      "its words go on over a page",
	"currency_assumed":  "the sheet's country, or its other sums, settled the currency",
	"currency_unknown":  "nothing settles the currency",
	"day_of_act":        "its period is the day on which the money was promised, allocated or paid",
	"donor_implied":     "its donor is told by another name or by the context alone",
	"era_converted":     "its year is of another calendar",
	"far_evidence":      "a part of it is told at some distance",
	"fiscal_year":       "it is a fiscal year, read as a calendar year",
	"impossible_date":   "there is no such day",
	"joined_hyphen":     "a word of it was parted at a line's end",
	"looks_like_year":   "it may be a year",
	"malformed_number":  "its digits read in no one way",
	"order_assumed":     "the day is taken to stand before the month",
	"part_of_period":    "a part of a month or year is read as the whole",
	"party_implied":     "a party is told by the context alone",
	"party_unnamed":     "a party is not named",
	"reversed_period":   "it ends before it begins",
	"scale_from_line":   "a line above told the scale",
	"scale_inherited":   "the sum behind it told the scale",
	"season_span":       "it is a season, whose months differ from place to place",
	"table_cell":        "it stands in a table's cell",
	"unit_from_line":    "a line above, a head or a label told the currency or scale",
	"week_assumed":      "its week is taken to begin on a Monday",
	"year_assumed":      "its year was told elsewhere",
}

// DoubtSays tells in words what a doubt says of its entry; ok is false for a key that is
// none of ours, whose own words stand for it.
func DoubtSays(key string) (words string, ok bool) {
	if words, ok = doubts[key]; ok {
		return words, true
	}
	return strings.ReplaceAll(key, "_", " "), false
}

// DoubtKeys are all keys of doubts, sorted.
func DoubtKeys() []string { return slices.Sorted(maps.Keys(doubts)) }
