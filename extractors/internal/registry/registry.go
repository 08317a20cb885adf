// Package registry knows the bodies that development-cooperation sheets name: the
// United Nations system, banks, regional organisations, agencies, funds, unions,
// foundations and companies. bodies.tsv holds them; the codes are those of the OECD's
// channels of delivery and of IATI's organisation list, and each row names its source.
package registry

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/record"
)

//go:embed bodies.tsv
var table string

// Body is one organisation.
type Body struct {
	Name    string
	Acronym string // the first of its short forms that is sure
	Type    string // record.Government …
	Country string // ISO 3166-1 alpha-2, or empty
	Code    *record.Registry
	Source  string // the table the row was taken from, or 'general knowledge'
}

// ID is the body's id in every sheet.
func (b *Body) ID() string { return record.PartnerID(b.Type, b.Name, b.Country, b.Code) }

// Form is one way of writing a body's name.
type Form struct {
	Text string
	Body *Body
	// Short forms, and names of one word, are matched with their capitals as they are.
	Short bool
	// Unsure forms mean other things too ('VA', 'Department of Education'): whoever
	// finds one must find it confirmed by the rest of the sheet.
	Unsure bool
	// National forms ('EPA', 'DHS') mean this body where the sheet speaks of its
	// country; other countries have bodies, surveys and things by them.
	National bool
	caps     uint32 // which words must not be in lower case
}

// index is the trie: words are numbered, and a step from a node by a word is one
// entry of a map, so that building it costs little.
type index struct {
	bodies []Body
	forms  []Form
	words  map[string]int32
	steps  map[uint64]int32
	at     [][]int32       // node to forms, the root first
	heads  gazetteer.Heads // of the forms' first words
	small  gazetteer.Heads // of those first words that may be in lower case
}

var load = sync.OnceValue(build)

// build reads the table.
func build() *index {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:]
	x := &index{
		bodies: make([]Body, len(lines)), forms: make([]Form, 0, 6*len(lines)),
		words: make(map[string]int32, 3*len(lines)), steps: make(map[uint64]int32, 16*len(lines)), at: make([][]int32, 1, 14*len(lines)),
	}
	for i, line := range lines {
		x.row(&x.bodies[i], line)
	}
	return x
}

// row takes in one line of the table: name, short forms, other names, type, country,
// scheme, identifier, source.
func (x *index) row(b *Body, line string) {
	c := strings.Split(line, "\t")
	*b = Body{Name: c[0], Type: c[3], Country: c[4], Source: c[7]}
	if c[5] != "" {
		b.Code = &record.Registry{Scheme: c[5], Identifier: c[6]}
	}
	shorts := list(c[1])
	x.name(b, c[0], strings.ToUpper(c[0]) == c[0] && slices.Contains(shorts, "~"+c[0]))
	for _, s := range shorts {
		s, unsure := strings.CutPrefix(s, "~")
		s, national := strings.CutPrefix(s, "^")
		if b.Acronym == "" && (!unsure || national) && !strings.EqualFold(s, b.Name) {
			b.Acronym = s
		}
		if n := len(x.forms); national {
			x.add(b, s, true, unsure)
			if len(x.forms) > n {
				x.forms[n].National = true
			}
			continue
		}
		x.add(b, s, true, unsure)
	}
	for _, s := range list(c[2]) {
		s, unsure := strings.CutPrefix(s, "~")
		x.name(b, s, unsure)
	}
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

// name adds a name with the other ways in which its beginning is written.
func (x *index) name(b *Body, s string, unsure bool) {
	x.add(b, s, !strings.ContainsAny(s, " -"), unsure)
	for _, v := range [...]struct {
		prefix string
		forms  []string
	}{
		{"U.S. ", []string{"United States ", "US "}},
		{"United States ", []string{"U.S. ", "US "}},
		{"United Nations ", []string{"UN ", "U.N. "}},
		{"Office of the United Nations ", []string{"Office of the UN "}},
	} {
		if rest, ok := strings.CutPrefix(s, v.prefix); ok {
			for _, f := range v.forms {
				x.add(b, f+rest, false, unsure)
			}
		}
	}
	if strings.Contains(s, "o-operation") {
		x.add(b, strings.ReplaceAll(s, "o-operation", "ooperation"), false, unsure)
	}
}

func (x *index) add(b *Body, s string, short, unsure bool) {
	f := Form{Text: s, Body: b, Short: short, Unsure: unsure}
	node := int32(0)
	n := 0
	eachWord(s, func(w string) {
		if c := w[0]; 'A' <= c && c <= 'Z' && n < 32 {
			f.caps |= 1 << n
		}
		n++
		w = fold(strings.ToLower(w))
		if n == 1 {
			x.heads.Add(w)
			if f.caps == 0 {
				x.small.Add(w)
			}
		}
		id, ok := x.words[w]
		if !ok {
			id = int32(len(x.words) + 1)
			x.words[w] = id
		}
		key := step(node, id)
		next, ok := x.steps[key]
		if !ok {
			next = int32(len(x.at))
			x.at = append(x.at, nil)
			x.steps[key] = next
		}
		node = next
	})
	for _, i := range x.at[node] {
		if x.forms[i].Body == b && (!x.forms[i].Short || x.forms[i].Text == s) {
			return
		}
	}
	x.at[node] = append(x.at[node], int32(len(x.forms)))
	x.forms = append(x.forms, f)
}

func step(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) }

// fold gives the words that are spelled in two ways, or in several numbers, their one
// form.
func fold(w string) string {
	switch w {
	case "organisation", "organisations", "organizations":
		return "organization"
	case "programme":
		return "program"
	case "centre":
		return "center"
	case "centres":
		return "centers"
	case "labour":
		return "labor"
	case "defence":
		return "defense"
	case "&":
		return "and"
	case "–":
		return "-"
	}
	return w
}
