package iati

// Gap is what the standard asks for, or the run holds, and the file has not, or has by one of
// the rules of this package: a row of the list of what was left out.
type Gap struct {
	Source   string `json:"source,omitempty"`   // the sheet; empty for what concerns the whole file
	Document string `json:"document,omitempty"` // its id
	Kind     string `json:"kind,omitempty"`     // of the entry: project, agreement or contribution
	Entry    string `json:"entry,omitempty"`    // its id
	Activity string `json:"activity,omitempty"` // the iati-identifier of the activity that it is in; empty where there is none
	Element  string `json:"element"`            // of the standard
	Done     Done   `json:"done"`
	Reason   Reason `json:"reason"`
	Message  string `json:"message"` // the reason in a sentence
	Value    string `json:"value,omitempty"`
	Page     int    `json:"page,omitempty"`
	Start    int    `json:"start"` // code points of the record's text
	End      int    `json:"end"`
	Quote    string `json:"quote,omitempty"`
}

// Done is what became of it.
type Done string

// What may become of it.
const (
	LeftOut  Done = "left_out"  // the run holds it, the file does not
	NotTold  Done = "not_told"  // the standard asks for it, and no sheet tells it
	NotGiven Done = "not_given" // the user may tell it, and has not
	Derived  Done = "derived"   // the file has it by a rule of this package
	Repeated Done = "repeated"  // it is in the file once, from another telling
)

// Reason is why, as a word for programs. Reasons tells each in a sentence.
type Reason string

// The reasons.
const (
	NoReportingOrg    Reason = "no_reporting_org"
	RelativeLinks     Reason = "relative_links"
	NoLanguage        Reason = "no_language"
	NoDate            Reason = "no_date"
	NoStatus          Reason = "no_status"
	StatusByDates     Reason = "status_by_dates"
	StatusByFlows     Reason = "status_by_flows"
	DateByFlows       Reason = "date_by_flows"
	DateFromElsewhere Reason = "date_from_another_sheet"
	NoOrganisation    Reason = "no_organisation"
	NoTitle           Reason = "no_title"
	NoRecipient       Reason = "no_recipient"
	SharesNotTold     Reason = "shares_not_told"
	PlaceNotListed    Reason = "place_not_listed"
	NoSector          Reason = "no_sector"
	SectorNotListed   Reason = "sector_not_listed"
	ToldBefore        Reason = "told_before"
	PartOfAnother     Reason = "part_of"
	ToldElsewhere     Reason = "told_elsewhere"
	NoActivity        Reason = "no_activity"
	NoAmount          Reason = "no_amount"
	Malformed         Reason = "malformed_amount"
	Range             Reason = "range"
	TooManyDigits     Reason = "too_many_digits"
	NoCurrency        Reason = "no_currency"
	CurrencyNotListed Reason = "currency_not_listed"
	FlowNotTold       Reason = "flow_not_told"
	NoFlowDate        Reason = "no_flow_date"
	LongPeriod        Reason = "long_period"
	Ahead             Reason = "ahead"
	NoDonor           Reason = "no_donor"
	OnlyProject       Reason = "amount_without_flow"
	Qualified         Reason = "qualified"
)

// reasons are said to people, as the end of a summary's line.
var reasons = map[Reason]string{
	NoReportingOrg:    "the reporting organisation: the file says ZZ-NOT-GIVEN (--reporting-org)",
	RelativeLinks:     "an address of the sheets: links are as seen from the file (--base-url)",
	NoLanguage:        "the sheet's language is not known",
	NoDate:            "the sheet tells no date of it, and each activity must have one",
	NoStatus:          "nothing tells whether it was ahead, under way or over (--as-of)",
	StatusByDates:     "the status is what the dates say, as seen from the sheet's own",
	StatusByFlows:     "the status is what its money says: pledged, committed or paid",
	DateByFlows:       "its start is that of its money",
	DateFromElsewhere: "its date is told by another sheet",
	NoOrganisation:    "the sheet names no body that funds it or carries it out",
	NoTitle:           "it has no title",
	NoRecipient:       "no country or region that benefits is told",
	SharesNotTold:     "several places or sectors are told without their shares",
	PlaceNotListed:    "the place has no code of the standard's lists",
	NoSector:          "no sector is told",
	SectorNotListed:   "the sector has no code of the standard's lists",
	ToldBefore:        "it was told before",
	PartOfAnother:     "it is part of a sum that is told as well",
	ToldElsewhere:     "its money is told by another sum of the sheet",
	NoActivity:        "its activity was left out",
	NoAmount:          "no sum is told",
	Malformed:         "the sum can't be read as one number",
	Range:             "the sum is a range",
	TooManyDigits:     "the sum has more digits than money has",
	NoCurrency:        "the currency is not known",
	CurrencyNotListed: "the currency has no code that is in use",
	FlowNotTold:       "not told whether pledged, committed or paid",
	NoFlowDate:        "no date of the money is told",
	LongPeriod:        "its period is open or longer than a year",
	Ahead:             "it is told as paid at a time that was still ahead",
	NoDonor:           "no donor is named",
	OnlyProject:       "the sum is told of a project or agreement, not as a flow",
	Qualified:         "the sum is in the file, and not that it is about, over, under or up to it",
}

// Says tells the reason in words.
func (r Reason) Says() string {
	if s := reasons[r]; s != "" {
		return s
	}
	return string(r)
}
