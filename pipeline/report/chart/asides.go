package chart

import (
	"cmp"
	"maps"
	"slices"
)

// others tells of the currencies that have no chart.
func others(rest []*currency) string {
	if len(rest) == 0 {
		return ""
	}
	var list []string
	for _, c := range rest {
		list = append(list, plain(&c.all.sum)+" "+c.code+" ("+whole(c.all.n)+")")
	}
	return "Not drawn, for few are told in them: " + listed(short(list, "more currency")) + "."
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
	var left []string
	for _, code := range slices.Sorted(maps.Keys(f.byCurrency)) {
		if c := f.byCurrency[code]; c.all.n == 0 { // else its own chart tells
			left = append(left, c.leftOut()...)
		}
	}
	out = append(out, inNoSum(left))
	return append(out, g.repeats(), g.eachTime("contribution"))
}

// leftOut says what of a currency is in no sum.
func (c *currency) leftOut() []string {
	var out []string
	if c.malformed > 0 {
		out = append(out, whole(c.malformed)+" malformed in "+c.code)
	}
	if c.ranges > 0 {
		out = append(out, counted(c.ranges, "range")+" in "+c.code)
	}
	if c.unreadable > 0 {
		out = append(out, counted(c.unreadable, "unreadable figure")+" in "+c.code)
	}
	return out
}

// inNoSum tells what is left out; empty for nothing.
func inNoSum(left []string) string {
	if len(left) == 0 {
		return ""
	}
	return "In no sum: " + listed(short(left, "more kind")) + "."
}

// short is a list of a dozen things at most, with how many more of a kind there are.
func short(list []string, one string) []string {
	const shown = 12
	if n := len(list) - shown; n > 0 {
		return append(slices.Clip(list[:shown]), counted(n, one))
	}
	return list
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
	s.note(inNoSum(c.leftOut()))
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

// eachTime says that what several sheets tell counts in each, where that may be.
func (g *Gather) eachTime(one string) string {
	if !g.unlinked {
		return ""
	}
	return "Whether several sheets tell of the same " + one + " is not known here: it counts in each."
}
