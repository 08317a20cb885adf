package iati

import "encoding/xml"

// The structs stand in the order that the schema iati-activities-schema.xsd asks for. What
// the standard has no place for is in elements and attributes of the namespace fs, which
// the schema allows anywhere.

// namespace is that of the evidence: what leads from the file back to the sheet.
const namespace = "urn:x-factsheet:evidence:1"

type activity struct {
	XMLName       xml.Name      `xml:"iati-activity"`
	Lang          string        `xml:"xml:lang,attr,omitempty"`
	Currency      string        `xml:"default-currency,attr,omitempty"`
	Identifier    string        `xml:"iati-identifier"`
	Reporting     reportingOrg  `xml:"reporting-org"`
	Title         text          `xml:"title"`
	Descriptions  []description `xml:"description"`
	Participating []org         `xml:"participating-org"`
	Status        code          `xml:"activity-status"`
	Dates         []dated       `xml:"activity-date"`
	Countries     []coded       `xml:"recipient-country"`
	Regions       []coded       `xml:"recipient-region"`
	Locations     []location    `xml:"location"`
	Sectors       []coded       `xml:"sector"`
	Tags          []coded       `xml:"tag"`
	Budgets       []budget      `xml:"budget"`
	Planned       []planned     `xml:"planned-disbursement"`
	Transactions  []transaction `xml:"transaction"`
	Links         []link        `xml:"document-link"`
	Evidence      []evidence    `xml:"fs:evidence"`
}

type narrative struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type text struct {
	Narrative narrative `xml:"narrative"`
}

type description struct {
	Type string `xml:"type,attr"`
	text
	Evidence []evidence `xml:"fs:evidence"`
}

type reportingOrg struct {
	Ref       string `xml:"ref,attr"`
	Type      string `xml:"type,attr"`
	Secondary string `xml:"secondary-reporter,attr"`
	text
}

// org is a participating-org, a provider-org or a receiver-org.
type org struct {
	Ref     string `xml:"ref,attr,omitempty"`
	Type    string `xml:"type,attr,omitempty"`
	Role    string `xml:"role,attr,omitempty"`
	Channel string `xml:"crs-channel-code,attr,omitempty"`
	Entry   string `xml:"fs:entry,attr,omitempty"`
	text
}

type code struct {
	Code string `xml:"code,attr"`
}

// dated is an activity-date, or one of a budget's or a transaction's days.
type dated struct {
	Type      string     `xml:"type,attr,omitempty"`
	Day       string     `xml:"iso-date,attr"`
	Narrative *narrative `xml:"narrative"`
}

// coded is a recipient-country, a recipient-region, a sector or a tag.
type coded struct {
	Code       string     `xml:"code,attr"`
	Vocabulary string     `xml:"vocabulary,attr,omitempty"`
	Entry      string     `xml:"fs:entry,attr,omitempty"`
	Narrative  *narrative `xml:"narrative"`
}

type location struct {
	Entry string `xml:"fs:entry,attr,omitempty"`
	Name  text   `xml:"name"`
}

type value struct {
	Currency  string `xml:"currency,attr"`
	Date      string `xml:"value-date,attr"`
	Qualifier string `xml:"fs:qualifier,attr,omitempty"`
	Amount    string `xml:",chardata"`
}

type budget struct {
	Start    dated      `xml:"period-start"`
	End      dated      `xml:"period-end"`
	Value    value      `xml:"value"`
	Evidence []evidence `xml:"fs:evidence"`
}

// planned is a planned-disbursement.
type planned struct {
	Start    dated      `xml:"period-start"`
	End      dated      `xml:"period-end"`
	Value    value      `xml:"value"`
	Provider *org       `xml:"provider-org"`
	Receiver *org       `xml:"receiver-org"`
	Evidence []evidence `xml:"fs:evidence"`
}

type transaction struct {
	Ref         string     `xml:"ref,attr"`
	Type        code       `xml:"transaction-type"`
	Date        dated      `xml:"transaction-date"`
	Value       value      `xml:"value"`
	Description text       `xml:"description"`
	Provider    *org       `xml:"provider-org"`
	Receiver    *org       `xml:"receiver-org"`
	Finance     *code      `xml:"finance-type"`
	Evidence    []evidence `xml:"fs:evidence"`
}

type link struct {
	URL         string `xml:"url,attr"`
	Format      string `xml:"format,attr"`
	Document    string `xml:"fs:document,attr"`
	SHA256      string `xml:"fs:sha256,attr"`
	Title       text   `xml:"title"`
	Description text   `xml:"description"`
	Category    code   `xml:"category"`
	Language    *code  `xml:"language"`
	Date        *dated `xml:"document-date"`
}

// evidence are the words of a sheet that an element rests on: Text[Start:End] of the record,
// in code points, is the quote.
type evidence struct {
	Entry    string `xml:"entry,attr"`
	Sheet    string `xml:"sheet,attr"`
	Document string `xml:"document,attr"`
	Page     int    `xml:"page,attr"`
	Start    int    `xml:"start,attr"`
	End      int    `xml:"end,attr"`
	Rule     string `xml:"rule,attr,omitempty"`
	By       string `xml:"extractor,attr,omitempty"`
	Period   string `xml:"period,attr,omitempty"` // EDTF, as the sheet tells it
	Doubts   string `xml:"doubts,attr,omitempty"`
	Quote    string `xml:",chardata"`
}
