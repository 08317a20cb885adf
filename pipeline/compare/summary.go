package compare

import (
	"cmp"
	"crypto/sha256"
	"maps"
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
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
	// OtherIDs counts the ids that are the same in every sheet of a run, and not in both runs.
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
	ids    map[string]bool  // of run B that are others in run A
	first  map[[16]byte]int // the number of the sheet, where a change was seen in one alone
	names  []string         // of the sheets that were added
}

// SheetCounts count pairs of sheets.
type SheetCounts struct {
	A       int `json:"a"` // sheets of run A
	B       int `json:"b"`
	Same    int `json:"same"`   // with equal records, or with nothing to tell of them
	Differ  int `json:"differ"` // with entries that differ
	OnlyInA int `json:"only_in_a"`
	OnlyInB int `json:"only_in_b"`
	Edited  int `json:"edited"`   // found by name, with other bytes
	Renamed int `json:"renamed"`  // the same bytes under another name
	Status  int `json:"status"`   // read with another success
	Text    int `json:"text"`     // the same bytes, whose text was read otherwise
	IDsOnly int `json:"ids_only"` // whose records differ in ids or places on the page alone
}

// Changes are what Limits count of sheets: gained, lost, or with another status.
func (s *SheetCounts) Changes() int { return s.OnlyInA + s.OnlyInB + s.Status }

// KindCounts count the entries of a kind.
type KindCounts struct {
	Kind string `json:"kind"`
	A    *int   `json:"a"` // entries in run A; null where its manifest does not tell
	B    *int   `json:"b"`
	Counts
}

// Counts count changes by what they are.
type Counts struct {
	Gained  int `json:"gained"`
	Lost    int `json:"lost"`
	Changed int `json:"changed"`
	Rule    int `json:"rule"`
	Moved   int `json:"moved"`
}

// Changes are those in what the sheets tell: neither moves nor other rules.
func (c *Counts) Changes() int { return c.Gained + c.Lost + c.Changed }

func (c *Counts) add(change string) {
	switch change {
	case Gained:
		c.Gained++
	case Lost:
		c.Lost++
	case Changed:
		c.Changed++
	case Rule:
		c.Rule++
	case Moved:
		c.Moved++
	}
}

// RuleCounts count the changes of entries by their rules on either side, and by the
// extractors' versions; what is gained or lost has one rule.
type RuleCounts struct {
	RuleA      string `json:"rule_a"`
	ExtractorA string `json:"extractor_a"`
	RuleB      string `json:"rule_b"`
	ExtractorB string `json:"extractor_b"`
	Counts
}

// VersionCount counts the changes of an extractor's entries.
type VersionCount struct {
	Extractor string `json:"extractor"` // with its version: 'amount 3'
	Changes   int    `json:"changes"`
}

// Untold is what the records of a run are without.
type Untold struct {
	What string `json:"what"`
	Run  string `json:"run"` // a or b
}

// ReaderCount counts the sheets that another reader read.
type ReaderCount struct {
	A      string `json:"a"`
	B      string `json:"b"`
	Sheets int    `json:"sheets"`
}

// Repeated is a change that is the same in several sheets.
type Repeated struct {
	Sheets int    `json:"sheets"`
	First  string `json:"first"`  // the first of them
	Change Change `json:"change"` // as it is in the second

	last int // the number of the last of them
}

func newSummary(a, b *runSource, wanted map[string]bool) *Summary {
	s := &Summary{a: a, b: b, wanted: wanted, rules: map[RuleCounts]*RuleCounts{}, reads: map[[2]string]int{}, same: map[string]int{}, ids: map[string]bool{},
		untold: map[Untold]bool{}, alike: map[[16]byte]*Repeated{}, first: map[[16]byte]int{}}
	s.Sheets.A, s.Sheets.B = len(a.Sheets()), len(b.Sheets())
	for _, k := range kinds {
		if len(wanted) == 0 || wanted[k.name] {
			s.Kinds = append(s.Kinds, KindCounts{Kind: k.name, A: entriesOf(&a.Manifest, k.name), B: entriesOf(&b.Manifest, k.name)})
		}
	}
	return s
}

// entriesOf is how many entries of a kind a run has; nil where its manifest tells not.
func entriesOf(m *manifest.Manifest, kind string) *int {
	n, ok := m.Counts.Entries[kind]
	switch kind {
	case "documents":
		n, ok = len(m.Inputs), true
	case "unread":
		n, ok = m.Counts.Unread+m.Counts.Masked, true
	case "issues":
		i := m.Counts.Issues
		n, ok = i.Error+i.Warning+i.Info, true
	}
	if !ok {
		return nil
	}
	return &n
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
	count(&n.Differ, len(sheet.Changes) > 0)
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
		if c.OtherID {
			s.ids[c.B.ID] = true
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

// differs reports whether a change is one in what the sheet tells.
func (c *Change) differs() bool { return c.Change == Gained || c.Change == Lost || c.Change == Changed }

// repeats reports whether a change may be the same in another sheet.
func (c *Change) repeats() bool { return c.Mentions == nil && c.differs() }

// key is what makes a change the same in two sheets: what both sides tell, and by which
// rule.
func (c *Change) key() [16]byte {
	h := sha256.New()
	put := func(parts ...string) {
		for _, p := range parts {
			h.Write([]byte(p))
			h.Write([]byte{0})
		}
	}
	put(c.Kind, c.Change)
	for _, s := range []*Side{c.A, c.B} {
		if s == nil {
			put("")
			continue
		}
		put(s.Said, s.Rule)
		if s.Where != nil && spanned(c.Kind) {
			put(oneLine(s.Where.Quote))
		}
	}
	for _, f := range c.Fields {
		put(f.Field, f.A, f.B)
	}
	return [16]byte(h.Sum(nil))
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
	for _, u := range slices.SortedFunc(maps.Keys(s.untold), func(u, v Untold) int {
		return cmp.Or(strings.Compare(u.Run, v.Run), strings.Compare(u.What, v.What))
	}) {
		s.Untold = append(s.Untold, u)
	}
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
