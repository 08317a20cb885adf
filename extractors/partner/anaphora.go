package partner

import (
	"slices"
	"sort"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// antecedentChosen doubts a mention by a common noun where the sheet names other bodies,
// too, that the noun fits, or names the body later only.
const antecedentChosen = "antecedent_chosen"

// referring are the nouns by which sheets go on about a body that they have named, true
// where they do so in small letters, too. A programme or a project is none: it is rarely
// who acts.
var referring = map[string]bool{
	"organization": true, "bank": true, "fund": false, "ministry": true, "department": false, "agency": false,
	"foundation": true, "commission": false, "union": false,
	"secretariat": false, "institute": true, "university": true, "corporation": false, "authority": false,
	"association": false, "federation": false, "confederation": false,
	"facility": false, "alliance": false, "council": false, "trust": false, "embassy": true,
}

// followers are words after a noun in small letters that show that it stands by itself:
// 'the foundation has', not 'the foundation stone'.
var followers = wordset.Of("has", "have", "had", "is", "was", "will", "would", "can", "could", "may", "also", "and",
	"or", "but", "in", "to", "on", "with", "by", "at", "from", "as", "that", "which", "itself", "since", "through",
	"works", "provides", "provided", "approved", "approves", "gave", "gives", "committed", "commits", "announced",
	"announces", "signed", "signs", "agreed", "agrees", "plans", "aims", "said", "says", "hopes", "expects", "supports",
	"supported", "funded", "funds", "financed", "finances", "helped", "helps", "contributed", "contributes", "pledged",
	"pledges", "invested", "invests", "awarded", "launched", "leads", "led", "runs", "ran", "granted")

// refer takes in the nouns that stand for a body named elsewhere: 'the Bank' of the one
// bank that the sheet names before, of the bank whose sheet it is, or of the one named
// lately in the paragraph or section. Of several that it may mean it takes none.
func (s *sheet) refer() {
	r := references{sheet: s, bound: map[string]*body{}}
	n := len(s.kept)
	k := 0
	for i := 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i-1]
		switch t.Key.Char() {
		case '"', '\'', '“', '‘':
			t = &s.Tokens[max(0, i-2)] // 'the "Fund"'
		}
		if t.End-t.Start != 3 || t.Kind != segment.Word || s.Kind(i) != segment.Word || s.View.Lower[t.Start:t.End] != "the" {
			continue
		}
		noun := s.Lower(i)
		if noun == "organisation" {
			noun = "organization"
		}
		small, ok := referring[noun]
		if !ok || !s.standsAlone(i, small) || s.ofTitle(i, s.kept[:n]) {
			continue
		}
		for k < n && s.kept[k].last <= i {
			k++
		}
		if k < n && s.kept[k].first <= i {
			continue
		}
		b, chosen := r.antecedent(noun, i, k)
		if b == nil {
			continue
		}
		f := &find{first: i, last: i + 1, rule: "partner.noun", body: b, noun: true}
		if chosen {
			f.doubt = antecedentChosen
		}
		s.kept = append(s.kept, f)
	}
	if len(s.kept) > n {
		s.sort()
	}
}

// titleWords are the first tokens of a sheet, its title.
const titleWords = 10

// ofTitle reports whether the sheet's title has the noun at token i as a word of a name that
// was not read: 'the Foundation' under 'The Harrow Family Foundation' is that one, whatever
// others the sheet names. Kept are the finds that names were read of, in order.
func (s *sheet) ofTitle(i int, kept []*find) bool {
	for j := 1; j < min(titleWords, i); j++ {
		if s.Tokens[j].Key != s.Tokens[i].Key || !s.capital(j) || !s.capital(j-1) || s.Lower(j) != s.Lower(i) {
			continue
		}
		k := sort.Search(len(kept), func(k int) bool { return kept[k].last > j })
		if k == len(kept) || kept[k].first > j {
			return true
		}
	}
	return false
}

// standsAlone reports whether the noun at token i may speak of a body by itself.
func (s *sheet) standsAlone(i int, small bool) bool {
	if s.casing(i) != plainCase || s.Is(i+1, "of", "for", "-", "group", "/") {
		return false
	}
	switch s.Tokens[i].Case {
	case segment.Capital:
		return !s.capital(i+1) || s.wraps(i) && !s.Is(i-1, "of") && s.opens(i+1)
	case segment.LowerCase:
		return small && (s.Kind(i+1) != segment.Word || s.In(i+1, followers))
	}
	return false
}

// references are the bodies that a sheet's nouns may stand for.
type references struct {
	*sheet
	byNoun map[string]*referents
	bound  map[string]*body // 'the World Bank (the Bank)'
}

// referents are the bodies that go by a noun, with those that were named so far. A list of
// bodies holds each once.
type referents struct {
	finds              []*find // in order
	next               int     // the first that was not looked at
	all, before        []*body
	inBlock, inSection []*body // named before in the block and section looked at last
	block, section     int
	last               int   // the block of the last one named
	publisher          *body // of all; nil where it goes by another noun
}

// upTo notes what is named before token i, and where.
func (r *referents) upTo(s *sheet, i int) {
	note := func(at int) {
		if block := s.View.BlockAt(at); block != r.block {
			r.block, r.inBlock = block, r.inBlock[:0]
		}
		if section := s.SectionAt(at); section != r.section {
			r.section, r.inSection = section, r.inSection[:0]
		}
	}
	for r.next < len(r.finds) && r.finds[r.next].first < i {
		f := r.finds[r.next]
		note(s.Tokens[f.first].Start)
		r.before, r.inBlock, r.inSection = with(r.before, f.body), with(r.inBlock, f.body), with(r.inSection, f.body)
		r.last = r.block
		r.next++
	}
	note(s.Tokens[i].Start)
}

// antecedent is the body that the noun at token i stands for, and whether others were
// passed over; nil where it may mean several, or none. k is the first of the kept finds
// after it.
func (r *references) antecedent(noun string, i, k int) (b *body, chosen bool) {
	if b := r.defined(i, k); b != nil {
		r.bound[noun] = b
		return b, false
	}
	if b := r.bound[noun]; b != nil {
		return b, false
	}
	if r.byNoun == nil {
		r.gather()
	}
	named := r.byNoun[noun]
	if named == nil {
		return nil, false
	}
	named.upTo(r.sheet, i)
	if b := named.publisher; b != nil {
		return b, len(named.inBlock) > 1 || len(named.inBlock) == 1 && named.inBlock[0] != b
	}
	several := len(named.all) > 1
	if len(named.inBlock) == 1 {
		return named.inBlock[0], several
	}
	if len(named.inBlock) > 1 || r.Tokens[i].Case == segment.LowerCase {
		return nil, false
	}
	if !several {
		return named.all[0], len(named.before) == 0
	}
	if len(named.inSection) == 1 && named.block-named.last <= lately {
		return named.inSection[0], several
	}
	return nil, false
}

// lately is how many blocks after it was named a body is meant by a noun that others of
// the sheet go by, too.
const lately = 2

// with is the list with the body, once. Which the third and later ones are makes no odds.
func with(list []*body, b *body) []*body {
	if len(list) > 2 || slices.Contains(list, b) {
		return list
	}
	return append(list, b)
}

// defined is the body whose name the sheet shortens to the noun at token i: 'the Lake
// Basin Fund (the "Fund")'.
func (r *references) defined(i, k int) *body {
	j := i - 1
	for j > 0 && (r.Is(j, "the", "hereinafter", "hereafter", "referred", "to", "as", "called") ||
		r.Kind(j) == segment.Punct && !r.Is(j, "(", ")", ".", ";")) {
		j--
	}
	if !r.Is(j, "(") {
		return nil
	}
	for k--; k >= 0; k-- {
		if f := r.kept[k]; f.last == j && !f.weak {
			return f.body
		} else if f.last < j {
			break
		}
	}
	return nil
}

// gather lists the finds by the noun that ends a body's name, or that stands in it before
// 'of' or 'for': the 'Ministry of Health' is a ministry.
func (r *references) gather() {
	r.byNoun = map[string]*referents{}
	nouns := map[*body]string{}
	for _, f := range r.kept {
		if f.weak || f.body == nil || f.noun {
			continue
		}
		noun, known := nouns[f.body]
		if !known {
			noun = kindNoun(f.body.name)
			nouns[f.body] = noun
		}
		if noun == "" {
			continue
		}
		named := r.byNoun[noun]
		if named == nil {
			named = &referents{block: -1, section: -2, finds: make([]*find, 0, 8), all: make([]*body, 0, 4)}
			r.byNoun[noun] = named
		}
		named.finds, named.all = append(named.finds, f), with(named.all, f.body)
		if p := r.Doc.Publisher; p != "" && (f.body.name == p || f.body.name == p+" Group") {
			named.publisher = f.body
		}
	}
}

// afterNoun are words that may follow the noun for its kind in a body's name.
var afterNoun = wordset.Of("of", "for", "in", "on", "to", "against", "group", "limited", "ltd", "plc", "inc")

// kindNoun is the noun that says what kind of body goes by the name; empty where it has
// none.
func kindNoun(name string) string {
	noun := "" // the word before, where it is such a noun
	for w := range strings.FieldsSeq(strings.ReplaceAll(strings.ToLower(name), "organisation", "organization")) {
		if noun != "" {
			if afterNoun.Has(w) || strings.HasPrefix(w, "(") {
				return noun
			}
			if c, _ := country.Lookup(w); c != nil {
				return noun // 'Equity Bank Kenya Limited'
			}
		}
		noun = ""
		if _, ok := referring[w]; ok {
			noun = w
		}
	}
	return noun
}
