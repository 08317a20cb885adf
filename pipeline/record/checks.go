package record

// Unread is a number, currency sign, month name or capitalised short form that no
// entry holds. Reason says why it was masked on purpose; nil means not understood.
type Unread struct {
	ID string `json:"id"`
	Span
	Kind   string  `json:"kind"` // number currency month short_form
	Reason *string `json:"reason"`
}

// Severity of an issue.
type Severity string

// The severities, gravest first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "info"
)

// Issue is what a validation rule found. The span's keys are left out where the
// issue concerns the whole sheet.
type Issue struct {
	ID       string   `json:"id"`
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Entity   *string  `json:"entity"` // the id of the entry it concerns
	*Span
}
