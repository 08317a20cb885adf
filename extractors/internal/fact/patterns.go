package fact

import "factsheet/pipeline/extract"

// pattern is one grammar of giving: it reads the flow of an amount, whose governor stands
// at token g, the word before those that lead up to it. It sets who gives and who takes and
// the stage; the flow carries its rule, unless the reader sets a nearer one.
type pattern struct {
	rule, example string
	read          func(r *reading, f *Flow, g int) bool
}

// patterns are tried in this order, and the first that reads an amount's flow has it: what
// names the money outright goes before what only stands near it.
var patterns = []pattern{
	{Shares, "'Budget US$ 8 million (KOICA US$ 7 million; UNDP US$ 1 million)'", (*reading).shares},
	{"contribution.labelled", "'Sida's contribution: SEK 40 million'", (*reading).labelled},
	{Payers, "under 'Who pays?': 'Belgium (EUR 21 million)'", (*reading).payers},
	{Ordered, "'The first, with the Fund, is a loan of $6 million'", (*reading).ordered},
	{"contribution.noun", "'a grant of $5 million', 'China's contributions totalled $5 million'", (*reading).ofNoun},
	{"contribution.verb", "'Japan provided $20 million', 'the Fund received $2 million'", (*reading).afterVerb},
	{Secondment, "'finances two Junior Professional Officers at a cost of $300,000'", (*reading).secondment},
	{"contribution.raised", "'brings the German contribution to EUR 103 million'", (*reading).raisedTo},
	{"contribution.verb", "'awarded the Centre a $3 million grant'", (*reading).toWhom},
	{InPart, "'$120 million, including $40 million to WFP'", (*reading).partOf},
	{"contribution.verb", "'the $57 million USAID has provided'", (*reading).hasGiven},
	{Beside, "'on top of the $2 million it gave in 2020'", (*reading).itGave},
	{"contribution.passive", "'$2 million was allocated by the EU', '$5 million provided by Japan'", (*reading).passive},
	{"contribution.passive", "'$3 million goes to the Fund'", (*reading).goesTo},
	{"contribution.funded_by", "'financed by the EU (EUR 5 million)', 'donors: Norway ($5 million)'", (*reading).donorInBrackets},
	{"contribution.behind_object", "'is the largest donor to UNHCR with $2 billion'", (*reading).isDonor},
	{"contribution.funded_by", "'Funding: USAID US$ 12 million; Norway NOK 40 million'", (*reading).donorList},
	{"contribution.funded_by", "'funded by Japan with $3 million'", (*reading).fundedBy},
	{"contribution.behind_object", "'equips the clinic at a cost of $2 million', 'bears the cost of $2 million'", (*reading).atCost},
	{"contribution.behind_object", "'paid for an adviser (SEK 4 million, 2021-2023)'", (*reading).objectsSum},
	{"contribution.funded_by", "'thanked China for the 30 million yuan'", (*reading).thankedSum},
	{"contribution.behind_object", "'will support clinics through $1 million in grants'", (*reading).behind},
	{"contribution.worth", "'signed three agreements for a total of €95 million'", (*reading).worthOf},
	{"contribution.noun", "'a $4 million grant from Japan', '$3 million in U.S. assistance'", (*reading).nounAfter},
	{Including, "'is investing in research, including $3 million for soils'", (*reading).including},
	{"contribution.noun", "'Norway's NOK 30 million will pay for radios'", (*reading).ownersSum},
	{Ungiven, "'a loan of $5 million will finance the road', 'backed by a $2 million grant'", (*reading).ungiven},
	{InBrackets, "'made grants to CARE ($3 million) and Oxfam ($1 million)'", (*reading).inBrackets},
	{"contribution.another", "'Norway gave NOK 20 million and Denmark DKK 15 million'", (*reading).another},
	{Beside, "'… A further $2 million followed'", (*reading).followed},
	{Beside, "'NOK 40 million, up from NOK 35 million in 2021'", (*reading).compared},
	{Beside, "'$12 million, most recently $2 million in 2021'", (*reading).lately},
	{"contribution.listed", "'… and $1.2 million towards the budget'", (*reading).listed},
	{KeyFigure, "under 'Norway's contributions to UNICEF': '2019: NOK 1.9 billion'", (*reading).keyFigure},
	{"contribution.headed", "under 'Contributions received': 'Germany: EUR 12 million'", (*reading).headed},
}

// Rules are the names that flows carry: those of the patterns, and of what readers tell apart.
var Rules = []extract.Rule{
	{Name: "contribution.verb", Doc: "The money is the object of a verb of giving: 'Japan provided $20 million', 'USAID plans to invest $5 million'."},
	{Name: "contribution.received", Doc: "The money is received: 'the Fund received $2.8 million from UNDP', 'was awarded $5 million'."},
	{Name: "contribution.passive", Doc: "The money is given by someone: '$2 million was allocated by the EU', '$5 million provided by Japan'."},
	{Name: "contribution.noun", Doc: "A noun of giving holds the money: 'a contribution of $1 million', 'a $4 million grant from Japan', 'China's contributions totalled $5 million'."},
	{Name: "contribution.behind_object", Doc: "The money stands behind what it is for: 'will support clinics through $1 million in grants', 'launches the scheme with a $2 million investment'."},
	{Name: "contribution.listed", Doc: "The money goes on from the flow before it: '… and $1.2 million towards the programme budget'."},
	{Name: "contribution.year_in_brackets", Doc: "The same flow in another year: '$2.8 million (2023: $2.7 million)'."},
	{Name: "contribution.funded_by", Doc: "Who funds is named behind 'by', the money behind that or in brackets: 'funded by Japan with $3 million', 'financed by the EU (EUR 5 million)'."},
	{Name: "contribution.headed", Doc: "A line or list item holds just a body and a sum, or a sum and to or from whom it goes, under a heading or lead-in that speaks of giving: 'Contributions received' over 'Germany: EUR 12 million'; or, on a donor's own sheet, under any heading but one of needs: 'UNICEF: €2 million' is what it gives."},
	{Name: "contribution.worth", Doc: "The money is what something given, signed or launched is worth: 'approved a programme worth $16 million', 'signed two agreements for EUR 128 million'."},
	{Name: Secondment, Doc: "What the people cost whom someone lends or pays for: 'finances two Junior Professional Officers at a cost of $300,000', 'The value of these secondments is some $650,000'."},
	{Name: "contribution.labelled", Doc: "A label names whose money it is: 'Sida's contribution: SEK 40 million', 'Contribution from Norway: NOK 4 million'."},
	{Name: "contribution.raised", Doc: "A gift is brought to a sum: 'increased its contribution to CHF 18 million', 'brings total Swedish support to $5 million'."},
	{Name: "contribution.itemised", Doc: "A list item begins with a sum, under a lead-in that tells who gives: 'announced funding, including:' over '$140 million for farmers'."},
	{Name: InBrackets, Doc: "Bodies of a list each with its sum in brackets, behind 'to', 'from' or a paper signed 'with': 'made grants to CARE ($3 million) and Oxfam ($1 million)', 'comes from the Fund (USD 15 million) and FAO (USD 2 million)', 'arrangements were signed: with Norway (NOK 37 million, June 2020)'."},
	{Name: Payers, Doc: "A body with its sum in a list of those who pay or get, under a heading or behind a label that asks who does: 'Financing plan' over 'CAF loan  USD 132 m', 'Who pays? Belgium, EUR 34 million; the Global Fund, EUR 12 million'."},
	{Name: InPart, Doc: "A part of a sum told before, which goes to a body or cause of its own: '$120 million, including $40 million to WFP', '$3 billion, of which $400 million went to IOM', and the items under 'This includes:'. Who gives the whole gives the part."},
	{Name: Ungiven, Doc: "A loan, grant or gift whose giver is not told: 'A loan of $5 million and a grant of $1 million will help finance the road', 'Backed by a $2 million loan, the project', 'the scheme receives an additional grant of $3 million'."},
	{Name: Including, Doc: "An example of what a clause without a sum in all gives: 'has announced awards, including over $2 billion for bridges and $1 billion in grants'."},
	{Name: KeyFigure, Doc: "A sum that stands as a figure: by years under a heading that names the giver ('Norway's contributions to UNICEF' over '2019: NOK 1.9 billion'), or over what it is in the sheet of a donor and an organisation ('US$ 10.7 million' over 'core contribution')."},
	{Name: Shares, Doc: "What each body bears of a budget or cost, in the bracket behind it: 'Budget US$ 8 million (KOICA US$ 7 million; UNDP US$ 1 million)', 'a cost of EUR 5 million (EU contribution: EUR 4 million)'."},
	{Name: Beside, Doc: "A sum told beside another of the same giver and taker: 'A further DKK 10 million followed in 2022', 'up from NOK 35 million in 2021', 'most recently $2 million in 2021', 'on top of the SEK 100 million it had paid'."},
	{Name: Ordered, Doc: "Papers signed together are told one by one, each with its lender or donor: 'The first, with the Kuwait Fund, is a loan of 6 million dinars', 'The second was concluded with the Bank: US$ 40 million'."},
	{Name: "contribution.another", Doc: "A second giver shares the verb: 'Norway gave NOK 20 million and Denmark DKK 15 million'."},
}
