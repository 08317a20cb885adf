package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Summary is what a comparison comes to.
type Summary struct {
	Sheets  SheetCounts   `json:"sheets"`
	Kinds   []KindCounts  `json:"kinds"` // every kind that is compared, in the order of Kinds
	Rules   []RuleCounts  `json:"rules"` // most changes first
	Readers []ReaderCount `json:"readers"`
	// SameVersion are the extractors that have one version in both runs, and whose entries
	// differ all the same in sheets whose bytes and text do not, with how many do.
	SameVersion []VersionCount `json:"same_version"`
	// OtherIDs counts the partners and places whose id, the same in every sheet of a run, is
	// another in the other run, though their name is not.
	OtherIDs int `json:"other_ids"`
	// Untold are the kinds and fields ('partners.codes') that a run's records are without,
	// since an older program wrote them. They are not compared.
	Untold []Untold `json:"untold"`
	// Repeated are the changes that are the same in several sheets, most sheets first.
	Repeated []Repeated `json:"repeated"`

	a, b   *runSource
	wanted map[string]bool
	rules  map[RuleCounts]*RuleCounts // by the names alone
	reads  map[[2]string]int
	alike  map[[16]byte]*Repeated
	same   map[string]int
	untold map[Untold]bool
	ids    map[string]bool  // of both runs, where they are not one
	first  map[[16]byte]int // the number of the sheet, where a change was seen in one alone
	names  []string         // of the sheets that were added
}

func newSummary(a, b *runSource, wanted map[string]bool) *Summary {
	s := &Summary{
		Rules: []RuleCounts{}, Readers: []ReaderCount{}, SameVersion: []VersionCount{}, Untold: []Untold{}, Repeated: []Repeated{},
		a: a, b: b, wanted: wanted,
		rules: map[RuleCounts]*RuleCounts{}, reads: map[[2]string]int{}, alike: map[[16]byte]*Repeated{}, same: map[string]int{},
		untold: map[Untold]bool{}, ids: map[string]bool{}, first: map[[16]byte]int{},
	}
	s.Sheets.A, s.Sheets.B = len(a.Sheets()), len(b.Sheets())
	for _, k := range kinds {
		if len(wanted) == 0 || wanted[k.name] {
			s.Kinds = append(s.Kinds, KindCounts{Kind: k.name, A: entriesOf(&a.Manifest, k.name), B: entriesOf(&b.Manifest, k.name)})
		}
	}
	return s
}

func (s *Summary) add(sheet *Sheet) {
	n := &s.Sheets
	switch sheet.Match {
	case OnlyInA:
		n.OnlyInA++
	case OnlyInB:
		n.OnlyInB++
	case ByName:
		n.Edited++
	}
	if !sheet.Both() {
		s.names = append(s.names, sheet.Source)
		return
	}
	count(&n.Renamed, sheet.Renamed())
	count(&n.Status, sheet.OtherStatus())
	count(&n.Text, sheet.Text != nil && sheet.Match == ByBytes)
	differs := slices.ContainsFunc(sheet.Changes, func(c Change) bool { return c.differs() })
	count(&n.Differ, differs)
	count(&n.Alike, !differs && len(sheet.Changes) > 0)
	count(&n.Same, len(sheet.Changes) == 0)
	count(&n.IDsOnly, len(sheet.Changes) == 0 && sheet.OtherBytes && sheet.Text == nil && !sheet.Renamed() && len(s.wanted) == 0)
	if sheet.A.Reader != sheet.B.Reader {
		s.reads[[2]string{sheet.A.Reader, sheet.B.Reader}]++
	}
	for _, what := range sheet.untoldA {
		s.untold[Untold{what, "a"}] = true
	}
	for _, what := range sheet.untoldB {
		s.untold[Untold{what, "b"}] = true
	}
	sameText := sheet.Match == ByBytes && sheet.Text == nil
	for i := range sheet.Changes {
		c := &sheet.Changes[i]
		rule := s.rulesOf(c)
		if x := rule.ExtractorA; sameText && x == rule.ExtractorB && c.differs() && strings.Contains(x, " ") {
			s.same[x]++
		}
		if c.OtherID && !c.renames() {
			s.ids[c.A.ID+" "+c.B.ID] = true
		}
		s.change(c, rule)
	}
	s.names = append(s.names, sheet.Source)
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

// rulesOf are the rules of a change.
func (s *Summary) rulesOf(c *Change) RuleCounts {
	var r RuleCounts
	switch {
	case c.A == nil:
		r.RuleA, r.RuleB = c.B.Rule, c.B.Rule
	case c.B == nil:
		r.RuleA, r.RuleB = c.A.Rule, c.A.Rule
	default:
		r.RuleA, r.RuleB = c.A.Rule, c.B.Rule
	}
	if r.RuleA != "" {
		r.ExtractorA = s.a.extractorOf(r.RuleA)
	}
	if r.RuleB != "" {
		r.ExtractorB = s.b.extractorOf(r.RuleB)
	}
	return r
}

// change counts a change of the sheet that is added.
func (s *Summary) change(c *Change, rule RuleCounts) {
	k := slices.IndexFunc(s.Kinds, func(k KindCounts) bool { return k.Kind == c.Kind })
	s.Kinds[k].add(c.Change)
	if rule.RuleA != "" || rule.RuleB != "" {
		if s.rules[rule] == nil {
			row := rule
			s.rules[rule] = &row
		}
		s.rules[rule].add(c.Change)
	}
	if !c.repeats() {
		return
	}
	key, number := c.key(), len(s.names)
	if r := s.alike[key]; r != nil {
		count(&r.Sheets, r.last != number)
		r.last = number
		return
	}
	at, seen := s.first[key]
	switch {
	case !seen:
		s.first[key] = number
	case at != number:
		s.alike[key] = &Repeated{Sheets: 2, First: s.names[at], Change: *c, last: number}
	}
}

// finish sorts what was counted.
func (s *Summary) finish() {
	for _, r := range s.rules {
		s.Rules = append(s.Rules, *r)
	}
	slices.SortFunc(s.Rules, func(a, b RuleCounts) int {
		return cmp.Or(-cmp.Compare(a.Changes(), b.Changes()), -cmp.Compare(a.Rule, b.Rule), -cmp.Compare(a.Moved, b.Moved),
			cmp.Compare(a.RuleA, b.RuleA), cmp.Compare(a.RuleB, b.RuleB))
	})
	byName := func(p, q [2]string) int { return slices.Compare(p[:], q[:]) }
	for _, pair := range slices.SortedFunc(maps.Keys(s.reads), byName) {
		s.Readers = append(s.Readers, ReaderCount{pair[0], pair[1], s.reads[pair]})
	}
	s.OtherIDs = len(s.ids)
	for _, x := range slices.Sorted(maps.Keys(s.same)) {
		s.SameVersion = append(s.SameVersion, VersionCount{x, s.same[x]})
	}
	s.Untold = slices.AppendSeq(s.Untold, maps.Keys(s.untold))
	slices.SortFunc(s.Untold, func(u, v Untold) int {
		return cmp.Or(strings.Compare(u.Run, v.Run), strings.Compare(u.What, v.What))
	})
	for _, r := range s.alike {
		s.Repeated = append(s.Repeated, *r)
	}
	rank := map[string]int{}
	for i, k := range kinds {
		rank[k.name] = i
	}
	slices.SortFunc(s.Repeated, func(a, b Repeated) int {
		x, y := a.Change.key(), b.Change.key()
		return cmp.Or(-cmp.Compare(a.Sheets, b.Sheets), cmp.Compare(rank[a.Change.Kind], rank[b.Change.Kind]), slices.Compare(x[:], y[:]))
	})
}

// Changes is how many changes there are in all, of sheets and of entries.
func (s *Summary) Changes() int {
	n := s.Sheets.Changes()
	for i := range s.Kinds {
		n += s.Kinds[i].Changes()
	}
	return n
}
