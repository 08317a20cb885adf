package record

// Amount is one mention of money. Value is exact, in units of the currency (never
// minor units), and nil where the mention is malformed or a range.
type Amount struct {
	Basis
	Span
	Value      *string  `json:"value"`
	Currency   *string  `json:"currency"`  // ISO 4217
	Qualifier  string   `json:"qualifier"` // exact about nearly over at_least under up_to
	Status     string   `json:"status"`    // ok malformed
	Low        *string  `json:"low"`
	High       *string  `json:"high"`
	Candidates []string `json:"candidates"` // what a malformed one may mean
	Unit       *Span    `json:"unit"`       // the unit line, head or label that told currency and scale; null where the mention tells them itself
	// TotalOf are the amounts that this one holds: the parts of a total, whether told in
	// full or not, or one of the same sum that is told again.
	TotalOf   []string `json:"total_of"`
	Supported *Support `json:"supported"` // of a malformed one; null where nothing speaks for a candidate
}

// Support is what speaks for one candidate of a malformed amount. The amount's value
// stays null.
type Support struct {
	Candidate string   `json:"candidate"`
	By        []string `json:"by"`  // the amounts that it agrees with
	Why       string   `json:"why"` // in a sentence
}

// The states an amount can be in.
const (
	AmountOK        = "ok"
	AmountMalformed = "malformed"
)

// The qualifiers of amounts and quantities.
const (
	Exact   = "exact"
	About   = "about"
	Nearly  = "nearly"
	Over    = "over"
	AtLeast = "at_least"
	Under   = "under"
	UpTo    = "up_to"
)

// Date is one mention of a date, a period or a set of dates.
type Date struct {
	Basis
	Span
	EDTF       *string  `json:"edtf"`
	First      *string  `json:"first"` // ISO day; nil where open
	Last       *string  `json:"last"`
	Precision  string   `json:"precision"` // day month quarter half year decade century
	Candidates []string `json:"candidates"`
}

// Quantity is a count of things or a percentage (Unit "%").
type Quantity struct {
	Basis
	Span
	Value     *string `json:"value"` // nil for a range
	Low       *string `json:"low"`
	High      *string `json:"high"`
	Unit      string  `json:"unit"`
	Qualifier string  `json:"qualifier"`
}

// Acronym is a short form that the sheet defines; its span is the definition.
type Acronym struct {
	Basis
	Span
	Short string `json:"short"`
	Long  string `json:"long"`
}
