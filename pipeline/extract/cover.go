package extract

import (
	"slices"
	"sort"

	"factsheet/pipeline/document"
)

// Cover answers whether a View span touches any of a set of spans, in logarithmic
// time: what other extractors have claimed.
type Cover struct {
	spans []document.Span
	dirty bool // a span begins before the one added before it ends
}

// CoverOf gathers the View spans of finds.
func CoverOf[T any](c *Cover, ms []Mention[T]) {
	c.spans = slices.Grow(c.spans, len(ms))
	for i := range ms {
		c.Add(ms[i].At.View)
	}
}

// Add puts a span into the set.
func (c *Cover) Add(s document.Span) {
	if n := len(c.spans); n > 0 && s.Start < c.spans[n-1].End {
		c.dirty = true
	}
	c.spans = append(c.spans, s)
}

// Overlaps reports whether s shares a byte with a span of the set.
func (c *Cover) Overlaps(s document.Span) bool {
	_, ok := c.Find(s)
	return ok
}

// Find returns a span of the set that shares a byte with s.
func (c *Cover) Find(s document.Span) (document.Span, bool) {
	c.settle()
	i := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].End > s.Start })
	if i < len(c.spans) && c.spans[i].Start < s.End {
		return c.spans[i], true
	}
	return document.Span{}, false
}

// settle sorts the spans and merges those that overlap, so that both their starts
// and their ends ascend.
func (c *Cover) settle() {
	if !c.dirty {
		return
	}
	slices.SortFunc(c.spans, func(a, b document.Span) int { return a.Start - b.Start })
	merged := c.spans[:1]
	for _, s := range c.spans[1:] {
		if last := &merged[len(merged)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			merged = append(merged, s)
		}
	}
	c.spans, c.dirty = merged, false
}
