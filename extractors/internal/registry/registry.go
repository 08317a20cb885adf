// Package registry knows the bodies that development-cooperation sheets name: the
// United Nations system, banks, regional organisations, agencies, funds, unions,
// foundations and companies. bodies.tsv holds them; the codes are those of the OECD's
// channels of delivery and of IATI's lists, and each row names its source. A user's own
// files add to it and override it.
package registry

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

//go:embed bodies.tsv
var table string

// Body is one organisation.
type Body struct {
	Name    string
	Acronym string // the first of its short forms that is sure
	Type    string // record.Government …
	Country string // ISO 3166-1 alpha-2, or empty
	Kind    string // its code in the IATI codelist OrganisationType, or empty
	Codes   []record.Registry
	Source  string // the tables that the row was taken from, or 'general knowledge'
}

// Code is the first of the body's codes, by which its id is made; nil where it has none.
func (b *Body) Code() *record.Registry {
	if len(b.Codes) == 0 {
		return nil
	}
	return &b.Codes[0]
}

// ID is the body's id in every sheet.
func (b *Body) ID() string { return record.PartnerID(b.Type, b.Name, b.Country, b.Code()) }

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

// Registry is a set of bodies, found by their names. It is never changed once made, and
// safe for use by several goroutines. Its trie numbers the words, and a step from a node
// by a word is one entry of a map, so that building it costs little.
type Registry struct {
	bodies []Body
	forms  []Form
	each   []*Form // every form: the list of one is a part of it
	words  wordset.Map[*word]
	steps  map[uint64]int32 // but for those from the root
	nodes  []node           // the root first
	heads  wordset.Filter   // of the forms' first words, however they are spelled
	small  wordset.Filter   // of those first words that may be in lower case
	within map[string]*Body // by country and normal name: the names that mean a body there alone
}

// word is a word of the trie.
type word struct {
	id    int32
	first int32 // the node that it leads to from the root, or 0
}

// node is a node of the trie.
type node struct {
	forms []int32 // those that end here
	next  uint64  // which words go on from here, by their numbers modulo 64
}

// embedded is the program's own registry.
var embedded = sync.OnceValue(func() *Registry { return build(own()) })

// Of is the registry that the sheet's pipeline was given, else the program's own.
func Of(p *extract.Pass) *Registry {
	if r, ok := extract.Given[*Registry](p); ok {
		return r
	}
	return embedded()
}

// build makes a registry of the rows.
func build(rows []row) *Registry {
	x := &Registry{
		bodies: make([]Body, len(rows)), forms: make([]Form, 0, 2*len(rows)),
		steps: make(map[uint64]int32, 5*len(rows)), nodes: make([]node, 1, 5*len(rows)+1),
		within: map[string]*Body{},
	}
	for i := range rows {
		x.row(&x.bodies[i], &rows[i])
	}
	x.each = make([]*Form, len(x.forms))
	for i := range x.forms {
		x.each[i] = &x.forms[i]
	}
	x.respell()
	return x
}

// row takes in a body with all its forms.
func (x *Registry) row(b *Body, r *row) {
	*b = r.body
	if !r.unnamed {
		x.name(b, b.Name, slices.ContainsFunc(r.shorts, func(s string) bool { return s[0] == '~' && s[1:] == b.Name }) && strings.ToUpper(b.Name) == b.Name)
	}
	for _, s := range r.shorts {
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
	for _, s := range r.others {
		if s, ok := strings.CutPrefix(s, "@"); ok {
			x.within[b.Country+" "+record.NormalName(s)] = b
			continue
		}
		s, unsure := strings.CutPrefix(s, "~")
		x.name(b, s, unsure)
	}
}

// name adds a name with the other ways in which its beginning is written.
func (x *Registry) name(b *Body, s string, unsure bool) {
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
	if rest, ok := strings.CutPrefix(s, "The "); ok && strings.Contains(rest, " ") {
		x.add(b, rest, false, unsure)
	}
	if strings.Contains(s, "o-operation") {
		x.add(b, strings.ReplaceAll(s, "o-operation", "ooperation"), false, unsure)
	}
}

func (x *Registry) add(b *Body, s string, short, unsure bool) {
	f := Form{Text: s, Body: b, Short: short, Unsure: unsure}
	at := int32(0)
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
		at = x.extend(at, w)
	})
	for _, i := range x.nodes[at].forms {
		if x.forms[i].Body == b && (!x.forms[i].Short || x.forms[i].Text == s) {
			return
		}
	}
	x.nodes[at].forms = append(x.nodes[at].forms, int32(len(x.forms)))
	x.forms = append(x.forms, f)
}

// extend is the node that a word leads to from a node, a new one where none was there.
func (x *Registry) extend(from int32, w string) int32 {
	if to, ok := x.follow(from, wordset.KeyOf(w), w); ok {
		return to
	}
	to := int32(len(x.nodes))
	x.nodes = append(x.nodes, node{})
	v, ok := x.words.Get(w)
	if !ok {
		v = &word{id: int32(x.words.Len())}
		x.words.Put(w, v)
	}
	if from == 0 {
		v.first = to
		return to
	}
	x.nodes[from].next |= 1 << (v.id % 64)
	x.steps[step(from, v.id)] = to
	return to
}

// respell takes the other spellings of first words in.
func (x *Registry) respell() {
	for other, usual := range spellings {
		for _, f := range []*wordset.Filter{&x.heads, &x.small} {
			if f.May(wordset.KeyOf(usual)) {
				f.Add(other)
			}
		}
	}
}

// follow is the node that a word, folded, with its key leads to from a node; ok is false
// where no listed name goes on so.
func (x *Registry) follow(from int32, k wordset.Key, w string) (to int32, ok bool) {
	v, ok := x.words.At(k, w)
	switch {
	case !ok:
		return 0, false
	case from == 0:
		return v.first, v.first > 0
	case x.nodes[from].next>>(v.id%64)&1 == 0:
		return 0, false
	}
	to, ok = x.steps[step(from, v.id)]
	return to, ok
}

func step(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) }

// accents are the letters that sheets write without their marks.
var accents = strings.NewReplacer("à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i",
	"ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ù", "u", "ú", "u", "û", "u", "ü", "u", "ş", "s", "ğ", "g", "ı", "i")

// spellings are words that are spelled in two ways, or in several numbers, with their one
// form.
var spellings = map[string]string{
	"organisation": "organization", "organisations": "organization", "organizations": "organization",
	"programme": "program", "centre": "center", "centres": "centers", "labour": "labor", "defence": "defense",
	"&": "and", "–": "-",
}

var respelled = wordset.MapOf(spellings)

// fold gives a word its one form.
func fold(w string) string {
	if !ascii(w) {
		w = accents.Replace(w)
	}
	if usual, ok := respelled.Get(w); ok {
		return usual
	}
	return w
}

func ascii(w string) bool {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
