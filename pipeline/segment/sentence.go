package segment

import (
	"sort"

	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
)

// Sentence is a sentence of one block, as a range of tokens.
type Sentence struct {
	Span        document.Span // View bytes
	First, Last int           // half-open range of token indexes
	Block       int           // index of its block
}

// Segments is a View cut up.
type Segments struct {
	Tokens    []Token
	Sentences []Sentence
	Sections  []Section
	view      *normalise.View
}

// New cuts up a View, whose tokens it puts into the memory of room where they fit (see
// Room); d tells the kinds of its blocks, and its language is set.
func New(d *document.Document, v *normalise.View, room []Token) *Segments {
	s := &Segments{Tokens: appendTokens(room[:0], v), view: v}
	place(d.Text, v, s.Tokens)
	s.Sentences = sentences(v, s.Tokens)
	s.Sections = sections(d, v)
	if d.Language == "" {
		d.Language = Language(v, s.Tokens)
	}
	return s
}

// TokenAt returns the index of the first token that ends after the View offset.
func (s *Segments) TokenAt(offset int) int {
	return sort.Search(len(s.Tokens), func(i int) bool { return s.Tokens[i].End > offset })
}

// SentenceAt returns the index of the sentence that holds the View offset: the last
// one that begins at or before it; 0 where there is none.
func (s *Segments) SentenceAt(offset int) int {
	return max(0, sort.Search(len(s.Sentences), func(i int) bool { return s.Sentences[i].Span.Start > offset })-1)
}

// SectionAt returns the index of the innermost section that holds the View offset,
// or -1 where none does.
func (s *Segments) SectionAt(offset int) int {
	i := sort.Search(len(s.Sections), func(i int) bool { return s.Sections[i].Heading.Start > offset }) - 1
	for i >= 0 && s.Sections[i].Body.End <= offset && s.Sections[i].Heading.End <= offset {
		i-- // the section of a box in a column has ended
	}
	return i
}

// sentences cuts at block ends and at sentence-final punctuation that no
// abbreviation or initial explains.
func sentences(v *normalise.View, tokens []Token) []Sentence {
	out := make([]Sentence, 0, len(tokens)/14+4)
	first := 0
	flush := func(last int) {
		if last > first {
			span := document.Span{Start: tokens[first].Start, End: tokens[last-1].End}
			out = append(out, Sentence{Span: span, First: first, Last: last, Block: v.BlockAt(span.Start)})
		}
	}
	for i := range tokens {
		switch tokens[i].Kind {
		case Break:
			flush(i)
			first = i + 1
		case Word, Punct:
			if end := sentenceEnd(v, tokens, i); end > i {
				flush(end)
				first = end
			}
		}
	}
	flush(len(tokens))
	return out
}

// sentenceEnd returns the index after the last token of the sentence that token i
// ends (closing quotes and brackets go with it), or i where it ends none.
func sentenceEnd(v *normalise.View, tokens []Token, i int) int {
	t := &tokens[i]
	switch v.Text[t.End-1] {
	case '.', '!', '?':
	default:
		return i // nearly every token
	}
	text := v.Text[t.Start:t.End]
	dotted := t.Kind == Word
	if !dotted && (t.Kind != Punct || text != "." && text != "!" && text != "?") {
		return i
	}
	next := i + 1
	for next < len(tokens) && tokens[next].Glued && tokens[next].Kind == Punct && closes(v.Text[tokens[next].Start]) {
		next++
	}
	if next >= len(tokens) || tokens[next].Kind == Break {
		return next
	}
	n := tokens[next]
	switch {
	case n.Kind == Punct && !opens(v.Text[n.Start]):
		return i // '.,', '...'
	case n.Kind == Word && n.Case == LowerCase && (text == "." || dotted):
		return i
	case n.Kind == Possessive:
		return i
	}
	if text != "." && !dotted {
		return next
	}
	if dotted {
		// 'U.S. Department' goes on; 'in the U.S. The' does not.
		if n.Kind == Word && !n.Glued && startsSentence[v.Lower[n.Start:n.End]] {
			return next
		}
		return i
	}
	if !t.Glued || i == 0 {
		return next
	}
	before := tokens[i-1]
	switch {
	case n.Glued && (n.Kind == Number || before.Kind == Number && n.Kind == Word):
		return i
	case n.Glued && n.Kind == Word && (n.Case == Upper || before.Case != LowerCase || n.End < len(v.Text) && v.Text[n.End] == '.'):
		return i // 'www.ILO', 'Ph.D'
	case before.Kind == Word && before.End-before.Start == 1 && before.Case == Capital:
		return i // an initial: 'Gilbert F. Houngbo'
	case before.Kind == Word && abbreviations[v.Lower[before.Start:before.End]]:
		return i
	case before.Kind == Number && i >= 2 && (tokens[i-2].Kind == Break) && before.End-before.Start <= 3:
		return i // a list number: '1. Scope'
	}
	return next
}

func closes(c byte) bool { return c == '"' || c == '\'' || c == ')' || c == ']' }

func opens(c byte) bool {
	return c == '"' || c == '\'' || c == '(' || c == '[' || c == '-' || c >= 0x80
}
