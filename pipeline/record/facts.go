package record

// Project is a project or programme. Lists hold ids.
type Project struct {
	Basis
	Title        string    `json:"title"`
	Period       *string   `json:"period"` // EDTF
	Funding      []string  `json:"funding"`
	Implementing []string  `json:"implementing"`
	Places       []string  `json:"places"`
	Amounts      []string  `json:"amounts"`
	Sectors      []Sector  `json:"sectors"` // what the sheet itself says that it is in; empty for most
	Mentions     []Mention `json:"mentions"`
}

// Sector is a field of work by a public list, with the sheet's words that name it.
type Sector struct {
	Span
	Code       string `json:"code"`
	Vocabulary string `json:"vocabulary"` // who keeps the code: one of the Vocabulary constants
	Name       string `json:"name"`       // in that list
}

// Vocabularies of sectors, by their codes in the IATI codelist SectorVocabulary.
const (
	VocabularyPurpose  = "1" // OECD DAC CRS purpose codes, of five digits: 11220 Primary education
	VocabularyCategory = "2" // OECD DAC sector categories, of three digits: 112 Basic education
	VocabularyGoal     = "7" // SDG goals: 4
)

// Agreement is an MoU, agreement or programme between parties, once however often
// it is told.
type Agreement struct {
	Basis
	Kind     string    `json:"kind"` // mou agreement country_programme declaration treaty grant loan
	Title    *string   `json:"title"`
	Date     *string   `json:"date"` // EDTF
	Parties  []string  `json:"parties"`
	Count    int       `json:"count"` // 3 in 'three MoUs'
	Amounts  []string  `json:"amounts"`
	Mentions []Mention `json:"mentions"`
}

// Contribution is a flow of money from a donor to a recipient. Amount is an
// amount's id; Donor, Recipient and the co-lists are partners' ids.
type Contribution struct {
	Basis
	Donor        *string   `json:"donor"`
	Recipient    *string   `json:"recipient"`
	CoDonors     []string  `json:"co_donors"`
	CoRecipients []string  `json:"co_recipients"`
	Flow         string    `json:"flow"` // pledge commitment disbursement budget unspecified
	Amount       *string   `json:"amount"`
	Kind         string    `json:"kind"`
	Period       *string   `json:"period"` // EDTF
	Project      *string   `json:"project"`
	PartOf       *string   `json:"part_of"` // the contribution whose amount holds this one's; null for most
	Mentions     []Mention `json:"mentions"`
}

// Event is a meeting, launch or conference. Participants are the ids of the partners
// and the people who are told to hold it, open it or take part.
type Event struct {
	Basis
	Name         string    `json:"name"`
	Date         *string   `json:"date"`  // EDTF
	Place        *string   `json:"place"` // a place's id
	Participants []string  `json:"participants"`
	Mentions     []Mention `json:"mentions"`
}
