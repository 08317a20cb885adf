package compare

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/record"
)

// signs of what a change is, with their look.
var signs = map[string]struct {
	sign string
	look style
}{Gained: {"+", green}, Lost: {"-", red}, Changed: {"~", yellow}, Rule: {"=", dim}, Moved: {">", cyan}}

// The longest that a value, a quote and the words around it are told, in code points.
const (
	longestValue = 160
	longestQuote = 120
)

// change tells one change on two or three lines: what, how, and where by which rule. note
// stands behind what is told.
func (t *Text) change(c *Change, indent int, note string) {
	sign := signs[c.Change]
	shown := c.shown()
	page := ""
	if w := shown.Where; w != nil {
		page = fmt.Sprintf("page %d  ", w.Page)
	}
	head := sign.sign + " " + page
	if note != "" {
		note = "  (" + note + ")"
		head = sign.sign + " " + c.word() + "  "
	}
	t.line("%*s%s%s%s", indent, "", t.paint(sign.look, head), short(shown.Said, longestQuote), note)
	put := func(format string, args ...any) { t.line("%*s%s", indent+4, "", fmt.Sprintf(format, args...)) }
	for _, f := range c.Fields {
		from, to := f.A, f.B
		if numbers[f.Field] && (c.Kind == "amounts" || c.Kind == "quantities") {
			from, to = record.Grouped(from), record.Grouped(to)
		}
		put("%s: %s → %s", fieldSaid(f.Field), t.paint(red, shortValue(from)), t.paint(green, shortValue(to)))
	}
	if c.OtherID && t.Verbose {
		put("id: %s → %s", clean(c.A.ID), clean(c.B.ID))
	}
	if c.Change == Moved || c.Change == Changed && c.A.Where != nil && c.B.Where != nil && c.A.Where.Page != c.B.Where.Page {
		if from, to := c.A.Where, c.B.Where; from != nil && to != nil {
			put("from page %d, character %d to page %d, character %d", from.Page, from.Start, to.Page, to.Start)
		}
	}
	if !slices.Equal(c.doubtsA(), c.doubtsB()) && c.A != nil && c.B != nil {
		put("in doubt: %s → %s", doubts(c.A.Doubts), doubts(c.B.Doubts))
	}
	t.mentions(c.Mentions, put)
	if len(c.NamedBy) > 0 {
		var by []string
		for _, kind := range slices.Sorted(maps.Keys(c.NamedBy)) {
			by = append(by, strconv.Itoa(c.NamedBy[kind])+" in "+kind)
		}
		put("named so: %s", strings.Join(by, ", "))
	}
	rule := c.rule()
	where := ""
	switch {
	case shown.Where == nil || c.Mentions != nil || note != "" && !spanned(c.Kind):
	case note != "":
		where = "«" + t.paint(bold, short(shown.Where.Quote, longestQuote)) + "»  "
	default:
		where = t.context(shown.Where) + "  "
	}
	if where+rule != "" {
		put("%s", strings.TrimRight(where+t.paint(dim, rule), " "))
	}
}

// fieldWords are how people are told the fields whose keys say little.
var fieldWords = map[string]string{
	"edtf": "date", "co_donors": "donors too", "co_recipients": "recipients too", "implementing": "carried out by",
	"entity": "entry",
}

// numbers are the fields of amounts and quantities that hold a decimal.
var numbers = map[string]bool{"value": true, "low": true, "high": true}

func fieldSaid(key string) string {
	if words, ok := fieldWords[key]; ok {
		return words
	}
	return strings.ReplaceAll(key, "_", " ")
}

func (c *Change) word() string {
	for _, k := range kinds {
		if k.name == c.Kind {
			return k.word
		}
	}
	return c.Kind
}

func (c *Change) doubtsA() []string {
	if c.A == nil {
		return nil
	}
	return c.A.Doubts
}

func (c *Change) doubtsB() []string {
	if c.B == nil {
		return nil
	}
	return c.B.Doubts
}

func doubts(keys []string) string {
	if len(keys) == 0 {
		return "nothing"
	}
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i], _ = record.DoubtSays(k)
	}
	return clean(strings.Join(words, "; "))
}

// mostMentions is how many mentions of an entry are told of each sort.
const mostMentions = 5

func (t *Text) mentions(m *Mentions, put func(string, ...any)) {
	if m == nil {
		return
	}
	list := func(sign string, look style, all []Where) {
		for i := range all {
			if i == mostMentions && !t.Verbose {
				put("%s and %d mentions more", t.paint(look, sign), len(all)-i)
				return
			}
			put("%s %s", t.paint(look, sign+" told on page "+strconv.Itoa(all[i].Page)+":"), t.context(&all[i]))
		}
	}
	list("-", red, m.Lost)
	list("+", green, m.Gained)
	for i := range m.Changed {
		if i == mostMentions && !t.Verbose {
			put("~ and %d mentions more", len(m.Changed)-i)
			return
		}
		w := &m.Changed[i]
		put("%s %s → %s", t.paint(yellow, "~ told on page "+strconv.Itoa(w.B.Page)+":"), shortValue(w.A.Quote), shortValue(w.B.Quote))
	}
}

// rule tells the rule and its extractor's version on either side: 'amount.code, amount 3 → 4'.
func (c *Change) rule() string {
	a, b := c.A, c.B
	switch {
	case a == nil || b == nil:
		s := c.shown()
		if s.Rule == "" {
			return ""
		}
		return "[" + clean(s.Rule) + byExtractor(s) + "]"
	case a.Rule == "" && b.Rule == "":
		return ""
	case a.Rule != b.Rule:
		return "[" + none(a.Rule) + byExtractor(a) + " → " + none(b.Rule) + byExtractor(b) + "]"
	case a.Extractor == b.Extractor:
		return "[" + clean(b.Rule) + byExtractor(b) + "]"
	}
	name, version, _ := strings.Cut(b.Extractor, " ")
	if old, was, _ := strings.Cut(a.Extractor, " "); old == name {
		return "[" + clean(b.Rule) + ", " + name + " " + none(was) + " → " + none(version) + "]"
	}
	return "[" + clean(b.Rule) + byExtractor(a) + " → " + b.Extractor + "]"
}

func byExtractor(s *Side) string {
	if strings.IndexByte(s.Extractor, ' ') < 0 {
		return "" // a stage without a version
	}
	return ", " + clean(s.Extractor)
}

// context is a quote in the words around it, on one line.
func (t *Text) context(w *Where) string {
	quote := short(w.Quote, longestQuote)
	if len([]rune(quote)) > longestQuote/2 { // it is context enough
		return "«" + t.paint(bold, quote) + "»"
	}
	before, after := clean(w.Before), clean(w.After)
	if strings.TrimSpace(before) != "" {
		before = "… " + strings.TrimPrefix(before, " ")
	}
	if strings.TrimSpace(after) != "" {
		after = strings.TrimSuffix(after, " ") + " …"
	}
	return before + "«" + t.paint(bold, quote) + "»" + after
}

// shortValue is one side of a field.
func shortValue(s string) string {
	if s == "" {
		return "nothing"
	}
	return short(s, longestValue)
}

func none(s string) string {
	if s == "" {
		return "none"
	}
	return clean(s)
}

// short is text on one line, cut in the middle where it is longer than that.
func short(s string, longest int) string {
	s = oneLine(s)
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest*2/3]) + " … " + string(r[len(r)-longest/3:])
	}
	return clean(s)
}
