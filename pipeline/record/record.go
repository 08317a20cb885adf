// Package record holds what a sheet becomes: the document record, whose names and
// order are the output contract. Spans here are in Unicode code points of
// Record.Text; everything before this package counts bytes.
package record

// Schema is the version of the record's layout. A field added raises the minor
// number; one renamed or dropped, the major.
const Schema = "1.3"

// Record is everything that was found in one sheet. Its lists are sorted (by span,
// then id) and never nil, so equal sheets give equal bytes.
type Record struct {
	Schema        string         `json:"schema"`
	Document      Document       `json:"document"`
	Text          string         `json:"text"`
	Sections      []Section      `json:"sections"`
	Tables        []Table        `json:"tables"`
	Amounts       []Amount       `json:"amounts"`
	Dates         []Date         `json:"dates"`
	Quantities    []Quantity     `json:"quantities"`
	Partners      []Partner      `json:"partners"`
	Places        []Place        `json:"places"`
	People        []Person       `json:"people"`
	Acronyms      []Acronym      `json:"acronyms"`
	Projects      []Project      `json:"projects"`
	Agreements    []Agreement    `json:"agreements"`
	Contributions []Contribution `json:"contributions"`
	Events        []Event        `json:"events"`
	References    []Reference    `json:"references"`
	Unread        []Unread       `json:"unread"`
	Issues        []Issue        `json:"issues"`
}

// Span is where an entry stands: half-open, in code points of the record's text,
// with the page (from 1) and the words themselves. Text[Start:End] == Quote, always.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Page  int    `json:"page"`
	Quote string `json:"quote"`
}

// Mention is a place where the sheet speaks of an entry that stands once: its span, and
// what the entry's own rule and doubts do not tell of it.
type Mention struct {
	Span
	Rule   string   `json:"rule,omitempty"`   // the rule that found it, where it is not the entry's
	Doubts []string `json:"doubts,omitempty"` // all that makes it less than sure, where it is more than the entry's
}

// RuleIn is the rule that found the mention of an entry.
func (m *Mention) RuleIn(entry *Basis) string {
	if m.Rule != "" {
		return m.Rule
	}
	return entry.Rule
}

// DoubtsIn are the doubts about the mention of an entry.
func (m *Mention) DoubtsIn(entry *Basis) []string {
	if len(m.Doubts) > 0 {
		return m.Doubts
	}
	return entry.Doubts
}

// Basis is what every entry carries: its stable id, the rule that made it, and what
// makes it less than sure.
type Basis struct {
	ID     string   `json:"id"`
	Rule   string   `json:"rule"`
	Doubts []string `json:"doubts"`
}

// Document describes the sheet itself.
type Document struct {
	ID            string          `json:"id"`
	Source        string          `json:"source"`
	SHA256        string          `json:"sha256"`
	MediaType     string          `json:"media_type"`
	Title         *string         `json:"title"`
	Publisher     *string         `json:"publisher"`
	Date          *string         `json:"date"`     // EDTF, where the sheet tells its own
	Language      *string         `json:"language"` // ISO 639-1; null where the text is too short to tell
	Pages         int             `json:"pages"`
	Characters    int             `json:"characters"` // code points of Text
	NearDuplicate *string         `json:"near_duplicate"`
	Status        string          `json:"status"` // ok, partial, failed
	Errors        []DocumentError `json:"errors"`
	Reader        string          `json:"reader"`
}

// DocumentError is why a sheet is partial or failed.
type DocumentError struct {
	Stage   string `json:"stage"`
	Page    *int   `json:"page"` // null where it concerns the whole sheet
	Message string `json:"message"`
}

// Section is a heading and what stands under it, up to the next heading of its
// level or above.
type Section struct {
	Basis
	Span
	Level int    `json:"level"` // from 1
	Title string `json:"title"`
	Body  Range  `json:"body"`
}

// Range is a bare stretch of the record's text, in code points.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Or is what a field that may be null tells, and none where it is null.
func Or(told *string, none string) string {
	if told == nil {
		return none
	}
	return *told
}
