package compare

import "factsheet/pipeline/manifest"

// SheetCounts count pairs of sheets.
type SheetCounts struct {
	A       int `json:"a"` // sheets of run A
	B       int `json:"b"`
	Same    int `json:"same"`   // with nothing to tell of their entries
	Alike   int `json:"alike"`  // with entries that tell the same, by another rule or elsewhere
	Differ  int `json:"differ"` // with entries that are gained, lost or changed
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
