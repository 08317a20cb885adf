package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// reach is what the words above a title say of it: who supports it, and whether it is one
// of several projects.
type reach struct {
	support *giver
	several bool // words above say that the titles under them are of projects
	level   int  // of the heading that says so; 0 for a sentence and the sheet's own title
	until   int  // the token behind the list that a sentence says it of; 0 for no list
	project bool // the heading right above is a project's
}

// headsSeveral takes in a heading that is no project's title but says what stands under
// it, and reports whether it is one.
func (f *finder) headsSeveral(r *reach, e fact.Entry) bool {
	plural := f.saysProjects(e)
	if plural && !f.isTaken(e) {
		r.several, r.level, r.until, r.project = true, e.Level, 0, false
		if f.isFirst(e) {
			r.level = 0
		}
		f.runIns(e.First, e.End)
	}
	g, ok := f.speaksForSeveral(e)
	switch {
	case !ok:
		return plural
	case g != nil:
		r.support = g
	case r.support != nil && f.textIsEmpty(e):
		r.support.once = true // two such headings side by side: for the first project at most
	default:
		r.support = nil
	}
	return true
}

// isTaken reports whether a told title covers an entry's title.
func (f *finder) isTaken(e fact.Entry) bool { return f.taken(e.TitleFirst) }

// isFirst reports whether an entry is the sheet's own title.
func (f *finder) isFirst(e fact.Entry) bool {
	return e.Level == 1 || f.View.BlockAt(f.Tokens[e.TitleFirst].Start) == 0
}

var (
	// severalNouns call what stands under them projects.
	severalNouns = wordset.Fields(`projects programmes programs operations initiatives interventions
		activities portfolio pipeline`)
	// besideNoun are the words behind such a noun that leave it the head of a heading.
	besideNoun = wordset.Fields(`in with for by of on under across at from supported funded financed backed we that since to
		: ( , | – — -`)
	// below are the words by which a sentence points to what stands under it.
	below = wordset.Fields(`below following follow follows present presents describe describes introduce introduces list lists here appear`)
)

// saysProjects reports whether a heading calls what stands under it projects: 'Selected
// operations', 'Programmes in the north: a summary'.
func (f *finder) saysProjects(e fact.Entry) bool {
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if !f.In(i, severalNouns) || f.Is(i-1, "-") || f.Is(i-1, "other") {
			continue
		}
		if i == e.TitleEnd-1 || f.BeginsLine(i+1) || f.In(i+1, besideNoun) && !f.Is(i, "pipeline", "portfolio") {
			return !f.finite(e.TitleFirst, e.TitleEnd) && !f.verbal(e) && f.AmountAt(e.TitleFirst) < 0
		}
	}
	return false
}

// saysBelow reports whether the sentence right before a title says that projects stand
// under it: 'Norway backs three programmes:', 'We run the projects below.'
func (f *finder) saysBelow(e fact.Entry) bool {
	i := e.TitleFirst - 1
	for i > 0 && (f.Kind(i) == segment.Break || f.Kind(i) == segment.Number || f.Is(i, ".", ")") && f.KindOf(i) != document.Paragraph) {
		i--
	}
	if i <= 0 || f.KindOf(i) != document.Paragraph {
		return false
	}
	s := f.SentenceOf(i)
	colon, points, noun := f.Is(s.Last-1, ":"), false, false
	for j := s.First; j < s.Last; j++ {
		noun = noun || f.IsLower(j) && f.In(j, severalNouns)
		points = points || f.IsLower(j) && f.In(j, below)
	}
	return noun && (colon || points)
}

// listEnd is the token behind the list that an item is of; 0 for what is no item.
func (f *finder) listEnd(e fact.Entry) int {
	if f.KindOf(e.TitleFirst) != document.Item {
		return 0
	}
	b := f.View.BlockAt(f.Tokens[e.TitleFirst].Start)
	for b+1 < len(f.Doc.Blocks) && f.Doc.Blocks[b+1].Kind == document.Item {
		b++
	}
	_, end := f.TokensIn(f.View.Blocks[b])
	return end
}

// ruleUnder says by which rule an entry is a project's, what stands above it counted;
// alone tells that nothing but its text speaks for the title.
func (f *finder) ruleUnder(r *reach, e fact.Entry) (rule string, alone bool) {
	rule = f.ruleOf(e)
	if rule == "" && e.Heading && r.project && !f.In(e.TitleFirst, topics) && f.alike(e) {
		rule, alone = "project.heading", true
	}
	if r.until > 0 && e.TitleFirst >= r.until {
		r.several = false
	}
	if rule == "" && !r.several && f.saysBelow(e) {
		r.several, r.level, r.until = true, 0, f.listEnd(e)
	}
	if rule == "" && r.several && (e.Heading || !r.project) && f.isOneOf(e) {
		switch {
		case f.KindOf(e.TitleFirst) == document.Item && f.isTopic(e) && !f.placed(e) && !f.numbered(e):
		case !e.Heading:
			rule, alone = "project.item", true
		case r.level > 0 || f.numbered(e) || !f.verbal(e) && !(f.isShouted(e) && f.isTopic(e)):
			rule, alone = "project.heading", true
		}
	}
	if e.Heading {
		r.project = rule != "" || f.isTaken(e)
		if !r.project && e.Level <= r.level || rule == "" && r.level == 0 {
			r.several = r.several && r.project
		}
	}
	return rule, alone
}
