package normalise

import "factsheet/pipeline/document"

// Walk maps spans of a View back as Raw does, one after another: for spans that ascend it
// steps from run to run instead of looking each up.
type Walk struct {
	v  *View
	at int // the run that the last span ended in
}

// Walk begins at the View's start.
func (v *View) Walk() Walk { return Walk{v: v} }

// Raw is View.Raw of a span that begins no earlier than the one before it.
func (w *Walk) Raw(s document.Span) document.Span {
	runs := w.v.runs
	for w.at < len(runs) && s.Start >= runs[w.at].view+runs[w.at].n {
		w.at++
	}
	if w.at < len(runs) && s.Start < s.End {
		if r := runs[w.at]; s.Start >= r.view && s.End <= r.view+r.n {
			return document.Span{Start: w.v.rawStart(w.at, s.Start), End: w.v.rawEnd(w.at, s.End)}
		}
	}
	return w.v.Raw(s)
}
