package review

import (
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// marked is what is proposed for words that a person marked as missed.
type marked struct {
	Kind string                `json:"kind"` // the likeliest
	Gold map[string]gold.Entry `json:"gold"` // of each kind, filled in where it is plain
}

// longestMark is how many code points of the text may be marked as one entry.
const longestMark = 4000

// tellWords answers with entries of all kinds for the words from 'start' to 'end'.
func (s *Server) tellWords(w http.ResponseWriter, r *http.Request) {
	answer, err := func() (*marked, error) {
		q := r.URL.Query()
		start, errStart := strconv.Atoi(q.Get("start"))
		end, errEnd := strconv.Atoi(q.Get("end"))
		rec, err := s.recordOf(q.Get("document"))
		if err != nil {
			return nil, err
		}
		anchors := gold.NewAnchors(rec.Text)
		at := anchors.Context(start, end)
		if errStart != nil || errEnd != nil || at.Quote == "" || end-start > longestMark {
			return nil, refused(http.StatusBadRequest, "mark between 1 and %d characters of the text", longestMark)
		}
		return s.propose(rec, anchors, at), nil
	}()
	answerJSON(w, answer, err)
}

// recordOf is the record of a document of the run.
func (s *Server) recordOf(document string) (*record.Record, error) {
	v, err := s.current()
	if err != nil {
		return nil, err
	}
	in := v.sheet(document)
	if in == nil {
		return nil, noSheet(document)
	}
	return v.run.Record(in)
}

// propose fills in entries for marked words: what the program reads in them alone, what was
// read in that stretch of the sheet, and else the words themselves as a name.
func (s *Server) propose(r *record.Record, anchors *gold.Anchors, at gold.Span) *marked {
	out := &marked{Gold: map[string]gold.Entry{}}
	all := everywhere(r.Text, anchors, at)
	for _, kind := range gold.Kinds {
		out.Gold[kind] = named(kind, at, all)
	}
	inside(out.Gold, r, at)
	if s.o.Read != nil {
		out.Kind = read(out.Gold, s.o.Read(at.Quote), at, all)
	}
	if out.Kind == "" {
		out.Kind = guess(at.Quote)
	}
	return out
}

// guess is the kind of words in which nothing was read: a body's name, or a sentence that
// tells of money.
func guess(words string) string {
	if strings.IndexFunc(words, unicode.IsDigit) >= 0 {
		if utf8.RuneCountInString(words) > 60 {
			return "contributions"
		}
		return "quantities"
	}
	return "partners"
}

// everywhere are all places where words stand as words of their own, the marked one first.
func everywhere(text string, anchors *gold.Anchors, at gold.Span) []gold.Span {
	out := []gold.Span{at}
	n := utf8.RuneCountInString(at.Quote)
	points, from := 0, 0
	for len(out) < 500 {
		i := strings.Index(text[from:], at.Quote)
		if i < 0 {
			break
		}
		points += utf8.RuneCountInString(text[from : from+i])
		from += i
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		behind, _ := utf8.DecodeRuneInString(text[from+len(at.Quote):])
		if points != at.Start && !letter(before) && !letter(behind) {
			out = append(out, anchors.Context(points, points+n))
		}
		points, from = points+n, from+len(at.Quote)
	}
	return out
}

func letter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// named is an entry whose name, where it has one, is the words.
func named(kind string, at gold.Span, all []gold.Span) gold.Entry {
	words := strings.Join(strings.Fields(at.Quote), " ")
	here := []gold.Span{at}
	switch kind {
	case "amounts":
		return &gold.Amount{Span: at}
	case "dates":
		return &gold.Date{Span: at}
	case "quantities":
		return &gold.Quantity{Span: at}
	case "partners":
		return &gold.Partner{Name: words, Mentions: all}
	case "places":
		return &gold.Place{Name: words, Mentions: all}
	case "people":
		return &gold.Person{Name: words, Mentions: all}
	case "acronyms":
		long, short := defined(words)
		return &gold.Acronym{Long: long, Short: short, Span: &at}
	case "projects":
		return &gold.Project{Title: words, Mentions: here}
	case "agreements":
		return &gold.Agreement{Kind: "agreement", Title: &words, Parties: []string{}, Mentions: here}
	case "contributions":
		return &gold.Contribution{Mentions: here}
	case "events":
		return &gold.Event{Name: words, Mentions: here}
	case "references":
		kind := "instrument"
		switch {
		case strings.Contains(words, "@"):
			kind = "email"
		case strings.Contains(words, "://") || strings.HasPrefix(words, "www."):
			kind = "url"
		case strings.HasPrefix(words, "SDG"):
			kind = "sdg"
		}
		return &gold.Reference{Kind: kind, Value: words, Mentions: all}
	}
	return &gold.Issue{Span: &at}
}

// defined parts 'International Labour Organization (ILO)', or 'ILO (International …)'.
func defined(words string) (long, short string) {
	first, rest, ok := strings.Cut(words, " (")
	if !ok {
		return words, ""
	}
	second := strings.TrimSuffix(rest, ")")
	if len(first) < len(second) {
		return second, first
	}
	return first, second
}

// inside fills a contribution, agreement, project or event with the money, the day and the
// bodies that the sheet tells in the marked words, where there is only one that is meant.
func inside(golds map[string]gold.Entry, r *record.Record, at gold.Span) {
	in := func(s *record.Span) bool { return s.Start >= at.Start && s.End <= at.End }
	var sums []*record.Amount
	for i := range r.Amounts {
		if a := &r.Amounts[i]; in(&a.Span) && a.Value != nil {
			sums = append(sums, a)
		}
	}
	var days []string
	for i := range r.Dates {
		if d := &r.Dates[i]; in(&d.Span) && d.EDTF != nil {
			days = append(days, *d.EDTF)
		}
	}
	c, p := golds["contributions"].(*gold.Contribution), golds["projects"].(*gold.Project)
	if len(sums) == 1 {
		c.Value, c.Currency = sums[0].Value, sums[0].Currency
		p.Amounts = []gold.Sum{{Value: sums[0].Value, Currency: sums[0].Currency}}
	}
	a, e := golds["agreements"].(*gold.Agreement), golds["events"].(*gold.Event)
	if len(days) == 1 {
		c.Period, a.Date, e.Date = &days[0], &days[0], &days[0]
		p.Period = gold.Field{Told: true, Value: &days[0]}
	}
	for i := range r.Partners {
		for m := range r.Partners[i].Mentions {
			if in(&r.Partners[i].Mentions[m].Span) {
				a.Parties = append(a.Parties, r.Partners[i].Name)
				break
			}
		}
	}
}
