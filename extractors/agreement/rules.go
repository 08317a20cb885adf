package agreement

import "factsheet/pipeline/extract"

// rules are the rules by which agreements are told: each pattern and each reader of the sheet's
// structure makes its entries under one of them.
var rules = []extract.Rule{
	{Name: "agreement.between", Doc: "'A MoU was signed between A and B', 'the first MoU between A and B'."},
	{Name: "agreement.signed_by", Doc: "'A and B signed an agreement', 'A and B intend to sign a Memorandum of Understanding'."},
	{Name: "agreement.signed_with", Doc: "'A signed three MoUs with B and one with C', 'the MoU signed with C'."},
	{Name: "agreement.followed", Doc: "An agreement that follows from the one before it in its sentence: '… laying the foundation for a " +
		"MoU, which was signed in the same year'."},
	{Name: "agreement.item", Doc: "An item of a list that a sentence about agreements leads into, 'Agreements were signed between A and " +
		"three ministries:', or a heading, 'What was signed'."},
	{Name: "agreement.further", Doc: "Further ones after one that was told: 'Two further MoUs, with B and C, followed in November 2021', " +
		"an agreement each; 'B signed a second agreement'."},
	{Name: "agreement.named", Doc: "Parties in the agreement's own name: 'the EU-Kenya Agreement entered into force', 'the UNDP Country " +
		"Programme, signed with Kenya'."},
	{Name: "agreement.signatories", Doc: "The bodies of the persons who signed it: 'was signed by Minister A of Ghana and " +
		"Ambassador B of the European Union'."},
	{Name: "agreement.money_before", Doc: "Those who give and get in the sentence or the one before: 'Japan gives Ghana " +
		"$5 million. The grant agreement was signed in Accra.'"},
	{Name: "agreement.one_side", Doc: "An agreement that was signed and of which one party alone is named or known."},
	{Name: "agreement.implied", Doc: "An agreement told with its day, whose parties are those of the one told just before, or the body " +
		"that the sheet speaks for: 'A cooperation agreement was signed in May 2011', 'the framework was " +
		"endorsed by its Board on 16 May 2023'."},
	{Name: "agreement.bound", Doc: "Parties elsewhere in its sentence: 'Under the deal penned on 19 May 2024, A and B pledge …', 'A " +
		"joined hands with B through a MoU in 2022', 'the agreement binding A and B'."},
	{Name: "agreement.resumed", Doc: "The one told just before, with its day or its signers: 'The document was initialled on 16 May 2024', " +
		"'A and B sealed it on 14 June 2023'."},
	{Name: "agreement.part", Doc: "One of several told before: 'concluded four programmes … The first, with UNICEF, …'."},
	{Name: "agreement.field", Doc: "The lines 'Signed: July 15, 2022' or 'Between A and B; endorsed on 3 March 2020' under a heading " +
		"that names an agreement, or in a bank's card of a loan or a grant."},
	{Name: "agreement.listed", Doc: "One that is only named, with its day: 'Memorandum of Cooperation with the Ministry of Health, " +
		"December 2020', 'UNHCR (MoU signed in 2011)', 'an agreement of 1958'."},
	{Name: "agreement.entry", Doc: "An entry under a heading of agreements: 'Framework Agreement on Technical Cooperation (1978)'."},
	{Name: "agreement.row", Doc: "A row of a table of agreements: 'Title | Counterpart | Date signed'."},
	{Name: "agreement.joined", Doc: "A named accord or treaty that a party joined, ratified or acceded to: 'Kenya acceded to the Water " +
		"Convention on 3 May 2023'."},
	{Name: "agreement.adopted", Doc: "A declaration or treaty that a body adopted."},
}
