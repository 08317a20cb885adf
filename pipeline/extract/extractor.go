// Package extract runs the extractors over one sheet. An extractor is a documented
// value, listed by hand in extractors.All; what it finds comes out typed, each find
// with the words it came from.
package extract

import (
	"fmt"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// Extractor finds one kind of thing. T is what it finds, a value without id or span.
type Extractor[T any] struct {
	Name     string // lower case, in the singular: 'amount'; begins the ids of its finds
	Doc      string // what it finds, and what it leaves alone on purpose
	Version  string // raised whenever its finds may change
	Requires []Unit // extractors whose finds it asks for
	Rules    []Rule // every rule name that it may give
	// Key writes a find's value for its id: equal values, equal keys. It is nil where the
	// finds are namings of what has an id of its own, a body or a place: they have none.
	Key func(T) string
	// Run finds. It must not keep the Pass.
	Run func(*Pass) ([]Mention[T], error)
}

// Rule is one named way of finding, so that every entry can be explained.
type Rule struct {
	Name string // 'amount.symbol_before'
	Doc  string // the class of texts it serves
}

// Mention is one find.
type Mention[T any] struct {
	ID    string // stable: hashes document, extractor, span and value; set by the Pass; empty without a Key
	Value T
	At    Evidence
}

// Evidence is where a find stands.
type Evidence struct {
	View   document.Span // in View bytes
	Span   document.Span // in bytes of Document.Text
	Page   int
	Quote  string // Document.Text[Span]
	Rule   string
	Doubts []string // sorted; what makes it less than sure
}

// Unit is an extractor whatever it finds. Only Extractor implements it.
type Unit interface {
	Info() Info
	run(*Pass) error
}

// Info describes an extractor.
type Info struct {
	Name, Doc, Version string
	Requires           []Unit
	Rules              []Rule
}

// Info returns what the extractor says of itself.
func (e *Extractor[T]) Info() Info {
	return Info{e.Name, e.Doc, e.Version, e.Requires, e.Rules}
}

// From returns what the extractor found in the sheet, sorted by span. It is nil
// where the extractor has not run: list it in Requires.
func (e *Extractor[T]) From(p *Pass) []Mention[T] {
	found, _ := p.found[e].([]Mention[T])
	return found
}

func (e *Extractor[T]) run(p *Pass) error {
	found, err := e.Run(p)
	if err != nil {
		return fmt.Errorf("%s: %w", e.Name, err)
	}
	for i := range found {
		m := &found[i]
		if m.ID == "" && e.Key != nil {
			m.ID = record.SpanID(e.Name, p.ID, m.At.Span.Start, m.At.Span.End, e.Key(m.Value))
		}
	}
	sortMentions(found)
	p.found[e] = found
	p.order = append(p.order, found)
	return nil
}

// Collect gathers the finds of one type from every extractor that has run, sorted
// by span.
func Collect[T any](p *Pass) []Mention[T] {
	var out []Mention[T]
	lists := 0
	for _, f := range p.order {
		if ms, ok := f.([]Mention[T]); ok && len(ms) > 0 {
			if lists++; lists == 1 {
				out = ms
				continue
			}
			out = append(out[:len(out):len(out)], ms...)
		}
	}
	if lists > 1 {
		sortMentions(out)
	}
	return out
}
