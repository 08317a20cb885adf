// Package gazetteer finds listed names in a sheet: a trie over tokens, so a lookup
// costs one map access a token however many names there are.
package gazetteer

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Gazetteer holds names, each with what it stands for. Build it once; it is then
// safe for use by several goroutines.
type Gazetteer[T any] struct {
	heads wordset.Map[*node[T]] // the names' first words
	size  int
}

type node[T any] struct {
	next  map[string]*node[T]
	entry *Entry[T]
}

// Entry is a listed name.
type Entry[T any] struct {
	Name  string
	Value T
	// Exact asks for the name's own capitals: 'US' is none in 'tell us'.
	Exact bool
}

// Add lists a name. Of two equal names the first stays; Add reports whether it was
// new. Blanks, and the way apostrophes and dashes are written, make no difference.
func (g *Gazetteer[T]) Add(e Entry[T]) bool {
	var n *node[T]
	for _, word := range Words(e.Name) {
		if n == nil {
			n = g.head(word)
			continue
		}
		if n.next == nil {
			n.next = map[string]*node[T]{}
		}
		child := n.next[word]
		if child == nil {
			child = &node[T]{}
			n.next[word] = child
		}
		n = child
	}
	if n == nil || n.entry != nil {
		return false
	}
	n.entry = &e
	g.size++
	return true
}

// head is the node of a first word, a new one where no name has begun with it.
func (g *Gazetteer[T]) head(word string) *node[T] {
	n, ok := g.heads.Get(word)
	if !ok {
		n = &node[T]{}
		g.heads.Put(word, n)
	}
	return n
}

// Len is the number of names listed.
func (g *Gazetteer[T]) Len() int { return g.size }

// Match is the longest listed name that begins at token i: the entry and the token
// after the name. It never crosses a block's end or a column edge.
func (g *Gazetteer[T]) Match(p *extract.Pass, i int) (e *Entry[T], end int) {
	n, ok := extract.Meaning(p, i, &g.heads)
	for j := i; ok; {
		j++
		if n.entry != nil && (!n.entry.Exact || sameCase(p, i, j, n.entry.Name)) {
			e, end = n.entry, j
		}
		if n.next == nil || j >= len(p.Tokens) || p.Tokens[j].Kind == segment.Break || p.Tokens[j].Kind == segment.GapMark {
			break
		}
		n, ok = n.next[p.Lower(j)]
	}
	return e, end
}

// Lookup finds a name by itself.
func (g *Gazetteer[T]) Lookup(name string) (*Entry[T], bool) {
	var n *node[T]
	for i, word := range Words(name) {
		if i == 0 {
			n, _ = g.heads.Get(word)
		} else {
			n = n.next[word]
		}
		if n == nil {
			return nil, false
		}
	}
	if n == nil {
		return nil, false
	}
	return n.entry, n.entry != nil
}

// Words cuts a name into lower-case tokens, as a sheet is cut.
func Words(name string) []string {
	if plain(name) {
		return strings.Fields(strings.ToLower(name))
	}
	v := View(name)
	tokens := segment.Tokens(v)
	out := make([]string, 0, len(tokens))
	for _, t := range tokens {
		if t.Kind != segment.Break && t.Kind != segment.GapMark {
			out = append(out, v.Lower[t.Start:t.End])
		}
	}
	return out
}

// plain reports whether a name is of ASCII letters and blanks, as most are: its words
// then need no View.
func plain(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c != ' ' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// View is the View of a text by itself, one block.
func View(text string) *normalise.View {
	return normalise.New(&document.Document{Text: text, Blocks: []document.Block{{Parts: []document.Span{{End: len(text)}}}}})
}

// sameCase compares the View's letters with the name's, blanks aside.
func sameCase(p *extract.Pass, first, end int, name string) bool {
	v := View(name)
	tokens := segment.Tokens(v)
	if len(tokens) != end-first {
		return false
	}
	for k, t := range tokens {
		if p.Text(first+k) != v.Text[t.Start:t.End] {
			return false
		}
	}
	return true
}
