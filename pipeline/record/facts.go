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
	Mentions     []Mention `json:"mentions"`
}

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
