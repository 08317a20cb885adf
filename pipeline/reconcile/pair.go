package reconcile

import (
	"fmt"
	"strings"

	"factsheet/pipeline/record"
)

// Pair is two sums that are told of one thing at two places and differ: indexes into
// Record.Amounts, in the order of the text.
type Pair struct {
	A, B int
	Of   string // "of the project 'Clean Taps'"
}

// titleWords may stand between a project's title and its sum.
var titleWords = map[string]bool{
	"worth": true, "with": true, "a": true, "an": true, "the": true, "total": true, "budget": true, "of": true, "cost": true, "value": true, "at": true, "valued": true, "costing": true,
	"is": true, "has": true, "project": true, "programme": true, "program": true, "costs": true, "overall": true, "estimated": true,
}

// pairs compares the sums that are told of one project at several places: beside its
// title, in its card, in its row of a table.
func (s *sheet) pairs() {
	if len(s.r.Projects) == 0 {
		return
	}
	own := map[string][]int{}
	for p := range s.r.Projects {
		e := &s.r.Projects[p]
		if e.Rule != "project.card" && e.Rule != "project.row" || len(e.Amounts) != 1 {
			continue
		}
		if k := s.index(e.Amounts[0]); k >= 0 && s.usable(k) {
			own[e.ID] = append(own[e.ID], k)
		}
	}
	s.besideTitles(own)
	for p := range s.r.Projects {
		e := &s.r.Projects[p]
		sums := own[e.ID]
		for n := 1; n < len(sums) && n < mostProjects; n++ {
			s.compare(sums[0], sums[n], "of the project '"+oneLine(e.Title)+"'")
		}
	}
}

// titles are projects by a word of their title.
type titles map[string][]int

// mostAlike bounds the projects whose titles begin, or end, with one word.
const mostAlike = 8

// besideTitles adds the sums that stand right behind a project's title, or right before
// it: 'Clean Taps (US$ 4 million)', 'the US$ 4 million Clean Taps'.
func (s *sheet) besideTitles(own map[string][]int) {
	begin, end := titles{}, titles{}
	lower := make([]string, len(s.r.Projects))
	for p := range s.r.Projects {
		lower[p] = strings.ToLower(oneLine(s.r.Projects[p].Title))
		words := strings.Fields(lower[p])
		if len(words) < 2 {
			continue // one word may name anything
		}
		if w := words[0]; len(begin[w]) < mostAlike {
			begin[w] = append(begin[w], p)
		}
		if w := words[len(words)-1]; len(end[w]) < mostAlike {
			end[w] = append(end[w], p)
		}
	}
	for k := range s.amounts {
		a := &s.amounts[k]
		if a.cell || a.block < 0 || a.rise || !s.usable(k) {
			continue
		}
		block := s.View.Blocks[a.block]
		before := s.beforeGap(block.Start, a.view.Start)
		for _, p := range end[before[strings.LastIndexByte(before, ' ')+1:]] {
			if head, ok := strings.CutSuffix(before, lower[p]); ok && (head == "" || !letter(head[len(head)-1])) {
				own[s.r.Projects[p].ID] = append(own[s.r.Projects[p].ID], k)
			}
		}
		after := strings.TrimPrefix(s.View.Lower[a.view.End:block.End], " ")
		first, _, _ := strings.Cut(after, " ")
		for _, p := range begin[first] {
			if tail, ok := strings.CutPrefix(after, lower[p]); ok && (tail == "" || !letter(tail[0])) {
				own[s.r.Projects[p].ID] = append(own[s.r.Projects[p].ID], k)
			}
		}
	}
}

// beforeGap is the text of a block before a sum, without a bracket, a mark, years and
// words such as 'with a budget of' that may stand between a title and its sum. It is
// empty where nothing but a blank stands there.
func (s *sheet) beforeGap(from, to int) string {
	text := s.View.Lower[from:to]
	least := max(0, len(text)-fillerBytes)
	marked := false
	for {
		cut := strings.TrimRight(text, " ")
		if len(cut) < least || cut == "" {
			return ""
		}
		if i := len(cut) - 1; strings.IndexByte("()[]:,-\"'", cut[i]) >= 0 {
			text, marked = cut[:i], true
			continue
		}
		if short, ok := strings.CutSuffix(cut, "–"); ok {
			text, marked = short, true
			continue
		}
		word := cut[strings.LastIndexByte(cut, ' ')+1:]
		if i := strings.LastIndexAny(word, "(["); i >= 0 {
			word = word[i+1:]
		}
		if word == "" || !titleWords[word] && strings.Trim(word, "0123456789-–") != "" {
			if !marked {
				return ""
			}
			return cut
		}
		text, marked = cut[:len(cut)-len(word)], true
	}
}

// compare keeps two sums that differ, and lets one speak for a candidate of the other.
func (s *sheet) compare(i, k int, of string) {
	if i == k || !s.sameCurrency(i, k) || s.under(i, k) || s.under(k, i) {
		return
	}
	if s.amounts[i].Start > s.amounts[k].Start {
		i, k = k, i
	}
	a, b := s.amounts[i].Figure, s.amounts[k].Figure
	switch {
	case !a.Known && !b.Known:
	case !a.Known:
		s.speak(i, k, of)
	case !b.Known:
		s.speak(k, i, of)
	case a.Least > b.Most || b.Least > a.Most:
		s.differ = append(s.differ, Pair{i, k, of})
	}
}

// speak lets a sum speak for the candidate of a malformed one that it equals.
func (s *sheet) speak(malformed, sum int, of string) {
	a := &s.r.Amounts[malformed]
	if a.Supported != nil {
		return
	}
	found := ""
	for _, c := range a.Candidates {
		v, ok := record.Hundredths(c)
		if f := s.amounts[sum].Figure; ok && v >= f.Low && v <= f.High {
			if found != "" {
				return
			}
			found = c
		}
	}
	if found != "" {
		a.Supported = &record.Support{Candidate: found, By: []string{s.r.Amounts[sum].ID}, Why: fmt.Sprintf("it fits %q, told %s at another place", oneLine(s.r.Amounts[sum].Quote), of)}
	}
}
