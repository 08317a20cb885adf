package event

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// organs are the nouns of the bodies that meet now and then.
var organs = wordset.Fields(`committee board council force taskforce group commission panel assembly cluster parliament
	directors governors ministers`)

// meetings are the nouns by which a body's own meetings go: 'for its sixth session'.
var meetings = wordset.Fields("session meeting review assembly round consultations sitting")

// met reads the meeting of a body: 'the Steering Committee met in Mogadishu on 22 May 2022',
// 'the Joint Commission, chaired by the Ministry, meets for its sixth session in Ankara in
// October 2023'.
func (f *finder) met(v int, sent segment.Sentence) {
	end := v
	for f.Is(end-1, "has", "have", "also", "again", "will", "then", "to", "next") {
		end--
	}
	first, end := f.organBefore(end, sent.First)
	if first == end {
		return
	}
	w, ok := f.behind(v+1, sent)
	if !ok || f.Dates[w.date].Value.Precision != "day" && (w.place < 0 || f.Dates[w.date].Value.Precision != "month") {
		return
	}
	title := f.Title(first, end) + " meeting"
	for i := v + 1; i < min(sent.Last, v+24); i++ {
		if a, b := f.itsOwn(i); b > a && f.Is(i-1, "for") {
			title = f.Title(a, b) + " of the " + f.Title(first, end)
			break
		}
	}
	w.rule = "event.met"
	f.tell(first, end, title, w, sent)
}

// itsMeeting reads a body's meeting that is told as its own, 'its' at token i: 'the Joint
// Committee held its seventh meeting in Suva on 3 May 2023', 'at its 134th session in Rome on
// 13 December 2021, the Board approved it'. It reports whether there is one.
func (f *finder) itsMeeting(i int, sent segment.Sentence) bool {
	a, b := f.itsOwn(i)
	if a == b || f.Is(b-1, "review", "round", "consultations") {
		return false
	}
	w, ok := f.behind(b, sent)
	if !ok || f.Dates[w.date].Value.Precision != "day" && (w.place < 0 || f.Dates[w.date].Value.Precision != "month") {
		return false
	}
	first, end := f.organIn(sent.First, i)
	if first == end && i <= sent.First+1 {
		first, end = f.organIn(f.Dates[w.date].End, min(sent.Last, f.Dates[w.date].End+12))
	}
	if first == end {
		return false
	}
	w.rule = "event.met"
	f.tell(a, b, f.Title(a, b)+" of the "+f.Title(first, end), w, sent)
	return true
}

// itsOwn is the meeting that a possessive at token i tells, its ordinal and kind before the
// noun: 'its [134th session]', 'its [mid-year review]'; an empty range where none is.
func (f *finder) itsOwn(i int) (first, end int) {
	if !f.Is(i, "its", "their") {
		return i, i
	}
	for j := i + 1; j < i+7; j++ {
		switch {
		case f.In(j, meetings) && f.IsLower(j):
			return i + 1, j + 1
		case f.IsLower(j) && !f.In(j, breaking) && !f.Is(j, "in", "on", "at", "of", "and"), f.Is(j, "-"), f.Kind(j) == segment.Number:
		default:
			return i, i
		}
	}
	return i, i
}

// organBefore is the body that meets, named in capitals right before token end, past what
// is told of it between commas and its short form; an empty range where none is.
func (f *finder) organBefore(end, start int) (first, last int) {
	if f.Is(end-1, ",") {
		for j := end - 2; j > max(start, end-20); j-- {
			if f.Is(j, ",") && f.Is(j+1, "chaired", "co-chaired", "led", "headed", "set", "which", "made", "established", "created") {
				end = j
				break
			}
		}
	}
	if f.Is(end-1, ")") && f.Is(end-3, "(") {
		end -= 3
	}
	first = end
	organ := false
	for first > start {
		j := first - 1
		switch {
		case f.IsCapital(j) && (!f.In(j, sentenceWords) || j > start && f.Is(j, "president", "prime")) && f.DateAt(j) < 0:
			organ = organ || f.In(j, organs)
		case f.Is(j, "-") && f.Glued(first), f.Is(j, "and", "of", "for", "on") && first < end && f.IsCapital(j-1) && j-1 >= start:
		case f.Is(j, "the") && first < end && f.Is(j-1, "of") && f.IsCapital(j-2) && j-2 >= start:
		default:
			j = start - 1
		}
		if j < start {
			break
		}
		first = j
	}
	if !organ || !f.IsCapital(first) || end-first < 2 && !f.Is(first-1, "the") {
		return end, end // 'the Secretary [of the Board]'
	}
	return first, end
}

// organIn is the first body among the tokens that is an organ by its name: 'the [Executive
// Board] of …'; an empty range where none is.
func (f *finder) organIn(first, last int) (a, b int) {
	for i := first; i < last; i++ {
		if !f.IsCapital(i) || !f.In(i, organs) {
			continue
		}
		end := i + 1
		for end < last && (f.IsCapital(end) || f.Is(end, "of") && (f.IsCapital(end+1) || f.Is(end+1, "the") && f.IsCapital(end+2)) ||
			f.Is(end, "the") && f.Is(end-1, "of")) {
			end++
		}
		return f.organBefore(end, first)
	}
	return first, first
}
