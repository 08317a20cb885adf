package event

import (
	"slices"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// tell adds the event that the tokens first to end name. title is its name where it is
// not those words.
func (f *finder) tell(first, end int, title string, w when, sent segment.Sentence) {
	v := record.Event{Name: title, Date: &f.Doc.Date}
	if title == "" {
		v.Name = f.Title(first, end)
	}
	a, b := first, end
	if w.date >= 0 {
		m := &f.Dates[w.date]
		date := strings.TrimSuffix(*m.Value.EDTF, "/..") // 'since the May 2022 Summit'
		v.Date = &date
		if w.rule != "event.held" {
			a, b = min(a, m.First), max(b, m.End)
		}
	}
	if w.place >= 0 {
		v.Place = &f.Places[w.place].Value.ID
	}
	v.Participants = f.participants(first, end, b, w.rule, sent)
	f.until = max(f.until, end)
	if f.Is(end, "(") {
		for f.until = end + 1; f.until < min(sent.Last, end+6) && !f.Is(f.until, ")"); f.until++ {
		}
	}
	f.out = append(f.out, extract.Mention[record.Event]{Value: v, At: f.Evidence(f.SpanOf(a, b), w.rule)})
}

// near is how many tellings back a second telling of an event is looked for.
const near = 24

// merge gives tellings of one event one id and the finer date: the same name, or one
// that is the other's beginning or end, and dates of which one lies in the other.
func (f *finder) merge() {
	names := make([]string, len(f.out))
	for i := range f.out {
		m := &f.out[i]
		names[i] = record.NormalName(m.Value.Name)
		for j := i - 1; j >= max(0, i-near); j-- {
			if o := &f.out[j]; sameName(names[i], names[j]) &&
				(within(*m.Value.Date, *o.Value.Date) || within(*o.Value.Date, *m.Value.Date)) {
				m.ID = o.ID
				if len(*m.Value.Date) > len(*o.Value.Date) {
					for k := range f.out[:i] {
						if f.out[k].ID == m.ID {
							f.out[k].Value.Date = m.Value.Date
						}
					}
				} else {
					m.Value.Date = o.Value.Date
				}
				break
			}
		}
		if m.ID == "" {
			m.ID = record.SpanID("event", f.ID, m.At.Span.Start, m.At.Span.End, key(m.Value))
		}
	}
}

// sameName reports whether two names are one: alike, or one in full and one cut short
// of an ordinal or of what it is on.
func sameName(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	return strings.Contains(b, " ") && (strings.HasPrefix(a, b+" ") || strings.HasSuffix(a, " "+b) || strings.Contains(a, " "+b+" "))
}

// within reports whether date a lies in date b: a day in its month, a month in its
// year.
func within(a, b string) bool {
	return a == b || len(a) > len(b) && strings.HasPrefix(a, b) && a[len(b)] == '-' && !strings.ContainsAny(b, "/{") ||
		len(a) > len(b) && strings.HasPrefix(a, b) && a[len(b)] == '/'
}

// participants are the bodies and persons that the sentence tells to hold an event or
// to take part: before its name as the subject of a verb of holding or taking part,
// behind it after 'hosted by', 'between', 'attended by' and the like. end is the token
// behind the event's date.
func (f *finder) participants(first, nameEnd, end int, rule string, sent segment.Sentence) []string {
	var out []string
	// 'the Ministry and UNDP held the', 'President Ruto opened the'
	v := first - 1
	for v > sent.First && v > first-8 && !(f.In(v, taking) && f.IsLower(v)) &&
		!f.Is(v, "participated", "participate", "part", "met", "spoke") {
		if f.Is(v, ",", ";", "that", "which", "by") {
			v = -1
			break
		}
		v--
	}
	if f.Is(first, "launched", "launches", "inaugurated") {
		v = first
	}
	if v > sent.First && v > first-8 {
		g := v
		for g > sent.First && f.Is(g-1, "will", "is", "are", "was", "were", "been", "to", "also", "has", "have",
			"jointly", "recently", "took", "virtually", "today", "intends", "plans", "officially") {
			g--
		}
		out = f.actorsTo(g, sent.First)
	}
	for i := nameEnd; i < min(sent.Last, end+30); i++ {
		switch {
		case f.Is(i, "by") && (f.In(i-1, holding) ||
			f.Is(i-1, "led", "attended", "officiated", "graced", "presided", "supported") || f.Is(i-1, "together")) &&
			!f.Is(i-1, "followed", "planned", "scheduled"):
			out = f.actorsFrom(out, i+1, sent.Last, false)
		case f.Is(i, "by") && i == end && rule == "event.launched":
			out = f.actorsFrom(out, i+1, sent.Last, false)
		case f.Is(i, "between") && f.DateAt(i) < 0 && i < end+3:
			out = f.actorsFrom(out, i+1, sent.Last, false)
		case f.Is(i, "with") && i < end+2,
			f.Is(i, "together") && f.Is(i-1, "brought", "bringing", "brings"),
			f.Is(i, "from") && f.Is(i-1, "participants", "representatives", "delegates", "experts", "officials", "participation"),
			f.Is(i, "included") && f.Is(i-1, "participants"):
			out = f.actorsFrom(out, i+1, sent.Last, true)
		}
	}
	return out
}

// actorsFrom adds the partners and persons of the list that begins at token i; where
// passing is set, no country that is only named.
func (f *finder) actorsFrom(out []string, i, limit int, passing bool) []string {
	for n := 0; i < min(limit, len(f.Tokens)) && n < 40; n++ {
		switch k, p := f.PartnerAt(i), f.people.At(i); {
		case p >= 0:
			out = f.person(out, p)
			i = f.people.Found[p].End
		case k >= 0:
			if !(f.Partners[k].Value.Weak && (passing || f.IsCapital(i-1))) {
				out = f.body(out, k)
			}
			i = f.Partners[k].End
		case f.DateAt(i) >= 0 || f.PlaceAt(i) >= 0 && f.Is(i-1, "in", "at") ||
			f.Is(i, "in", "at", "on", ".", ";", "to", "from", "which", "that", "who"):
			return out
		case f.Is(i, ",", "and", "the", "of", "as", "well", "(", ")", "for", "its", "&", "participants",
			"representatives", "officials", "officers") || f.IsCapital(i) || f.Kind(i) == segment.Possessive || f.Glued(i):
			i++
		default:
			return out
		}
	}
	return out
}

// actorsTo are the partners and persons that end right before token g: the subject.
func (f *finder) actorsTo(g, start int) []string {
	var out []string
	persons, _ := f.PersonsTo(g, start)
	for _, p := range persons {
		out = f.person(out, p)
	}
	if len(out) > 0 {
		return out
	}
	for _, k := range f.SubjectTo(g, start) {
		out = f.body(out, k)
	}
	return out
}

func (f *finder) person(out []string, p int) []string {
	if id := f.people.Found[p].Value.ID; !slices.Contains(out, id) {
		out = append(out, id)
	}
	return out
}

func (f *finder) body(out []string, k int) []string {
	if id := f.Partners[k].Value.ID; !slices.Contains(out, id) {
		out = append(out, id)
	}
	return out
}
