package chart

import (
	"cmp"
	"maps"
	"slices"
)

// others tells of the currencies that have no chart.
func others(ranked []*currency) string {
	if len(ranked) <= drawnCurrencies {
		return ""
	}
	var list []string
	for _, c := range ranked[drawnCurrencies:] {
		list = append(list, plain(&c.all.sum)+" "+c.code+" ("+whole(c.all.n)+")")
	}
	const shown = 12
	if n := len(list) - shown; n > 0 {
		list = append(list[:shown], "those in "+counted(n, "more currency"))
	}
	return "Not drawn, for few are told in them: " + listed(list) + "."
}

// unsummed tells of the contributions that are in no sum of any chart.
func (g *Gather) unsummed() []string {
	f := &g.flows
	var out []string
	tell := func(n int, one, many string) {
		if n == 1 {
			out = append(out, "1 contribution "+one)
		} else if n > 1 {
			out = append(out, whole(n)+" contributions "+many)
		}
	}
	tell(f.partial, "is a part of another and counts with it.", "are parts of others and count with them.")
	tell(f.again, "was told by a sheet before and counts there.", "were told by sheets before and count there.")
	tell(f.unsummed, "tells no sum of money.", "tell no sum of money.")
	tell(f.noCurrency, "is in a currency that nothing settles, and in no chart.", "are in currencies that nothing settles, and in no chart.")
	var malformed, ranges, unreadable []string
	for _, code := range slices.Sorted(maps.Keys(f.byCurrency)) {
		c := f.byCurrency[code]
		if c.all.n > 0 {
			continue // its own chart tells
		}
		malformed, ranges, unreadable = tally3(c, malformed, ranges, unreadable)
	}
	for _, l := range [][]string{malformed, ranges, unreadable} {
		if len(l) > 0 {
			out = append(out, "In no sum: "+listed(l)+".")
		}
	}
	return append(out, g.repeats())
}

// tally3 adds what of a currency is in no sum to three lists.
func tally3(c *currency, malformed, ranges, unreadable []string) (m, r, u []string) {
	if c.malformed > 0 {
		malformed = append(malformed, whole(c.malformed)+" malformed in "+c.code)
	}
	if c.ranges > 0 {
		ranges = append(ranges, counted(c.ranges, "range")+" in "+c.code)
	}
	if c.unreadable > 0 {
		unreadable = append(unreadable, counted(c.unreadable, "unreadable figure")+" in "+c.code)
	}
	return malformed, ranges, unreadable
}

// repeats tells of the sheets that were left out whole.
func (g *Gather) repeats() string {
	switch g.repeated {
	case 0:
		return ""
	case 1:
		return "1 sheet is another make or edition of one before and is left out, with what is new in it."
	}
	return whole(g.repeated) + " sheets are other makes or editions of sheets before and are left out, with what is new in them."
}

// notes tells beside a chart what is not in it, or is there in a way of its own.
func (c *currency) notes(s *sketch, none *donor) {
	if c.undated > 0 {
		s.note("No year told: " + counted(c.undated, "contribution") + ". They are in the bars by donor, not in the columns by year.")
	}
	if none != nil {
		s.note("No donor told: " + counted(none.all.n, "contribution") + ".")
	}
	if c.long > 0 {
		s.note("Over several years: " + counted(c.long, "contribution") + ", hatched, in the year in which each begins; no sum is split.")
	}
	s.note(c.added())
	if c.inexact > 0 {
		s.note(counted(c.inexact, "sum") + " told as about, over, up to or the like: the figure itself is added.")
	}
	if c.shared > 0 {
		s.note("Several donors: " + counted(c.shared, "contribution") + ". The sum stands with the one named first.")
	}
	if m, r, u := tally3(c, nil, nil, nil); len(m)+len(r)+len(u) > 0 {
		s.note("In no sum: " + listed(slices.Concat(m, r, u)) + ".")
	}
}

// added tells what kinds of flow are added up, where there are several.
func (c *currency) added() string {
	if len(c.kinds) < 2 {
		return ""
	}
	var list []string
	for _, k := range slices.SortedFunc(maps.Keys(c.kinds), func(a, b string) int {
		return cmp.Or(cmp.Compare(c.kinds[b], c.kinds[a]), cmp.Compare(a, b))
	}) {
		if k == "unspecified" || k == "" {
			list = append(list, whole(c.kinds[k])+" of no kind told")
			continue
		}
		list = append(list, counted(c.kinds[k], tidy(k)))
	}
	return "Added up as told: " + listed(list) + ". A pledge and its payment may both be among them."
}
