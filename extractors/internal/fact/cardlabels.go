package fact

// cardLabels are labels that the heads of table columns have not. They are the field's: of
// project pages of development banks, United Nations agencies, bilateral agencies, funds and
// foundations.
var cardLabels = labels(map[Column]string{
	DonorColumn: "directorate/federal office responsible|who pays|who pays for it|who funds it|who finances it|funded by whom|" +
		"cofinancing|co-financing partners|commissioned by|client|co-financed by|cofinanced by|co-funded by|co-funding|" +
		"co-financing|financing partner|financing partners|funded through|main donor|main donors|donor agency|" +
		"with funding from|supported by|funders|funder|funding agency|funding agencies|contributors|donor country|" +
		"donor countries|donor/s|sponsor|sponsors|with support from|financial partners|financial partner|" +
		"source of financing|financier|financiers|co-financier|sources of funding|sources of financing|" +
		"financing source|financing sources|sources of funds|funding sources|cofinancier|cofinanciers|co-financiers|" +
		"contracting authority|financing agency|financing agencies|fund|paid by|paid for by|backed by|" +
		"supported through|with money from|money from|funds from|funding from|grant from|financed through|" +
		"financed under|funding partners and sources|funder(s)|cost sharing|donors and sums|who gives the money|" +
		"support from|financed with|resources from|funding entity|funding institution|financing institution|" +
		"financing institutions|financing plan|funding plan|finance plan|sources of finance|sources and amounts|" +
		"cost and financing|financing structure",
	AmountColumn: "funding decision|allocation|amount approved|approved funding|funding approved|total contributions|" +
		"signed amount|grant size|volume|agreed amount|agreed sum|financial volume|funding volume|project volume|" +
		"total project cost|total cost|commitment amount|overall budget|overall project budget|grant amount|" +
		"loan amount|total project budget|funding amount|total contribution|financing volume|grant limit|loan limit|" +
		"grant ceiling|ida financing|ibrd financing|ida credit|ida grant|ibrd loan|world bank financing|bank financing|" +
		"afdb financing|eib financing|adb financing|total project financing|eib loan|eib contribution|total amount|" +
		"programme budget|program budget|project value|project cost|project costs|total value|total financing|" +
		"total programme budget|approved budget|funding level|award amount|eu contribution|donor contribution|" +
		"project funding|financing amount|estimated cost|costs|project amount|approved amount|credit amount|" +
		"programme value|total programme value|total project value|programme cost|total programme cost|" +
		"agreement amount|total agreed amount|full life budget|disbursed|disbursed to date|disbursed so far|" +
		"total disbursed|amount disbursed|disbursement to date|disbursements to date|paid to date|paid out to date|" +
		"grant value|contract value|contract amount|award value|award|amount awarded|amount granted|amount committed|" +
		"committed amount|sum granted|total investment|total project budget (all sources)|investment|credit|loan|funds|" +
		"volume of funding|total envelope|envelope|overall cost",
	PeriodColumn: "when|how long|life of activity|life of programme|life of program|activity period|overall term|term|" +
		"project term|period of performance|life of project|implementation|duration of project|running time|" +
		"project duration|programme duration|start/end dates|project timeline|date|start and end dates|" +
		"period of implementation|project life|programme period|program period|timeframe of the project|" +
		"implementation dates|project timeframe|activity dates|start - end|agreement period|period of cooperation|" +
		"cooperation period|term of cooperation|support period|grant period|start and completion|" +
		"period covered|running from|runs|runs from|length|grant term|term of grant|implementing period|" +
		"time frame of the project|years of implementation|active|from - to|lifetime|project lifetime",
	StartColumn: "programme start date|program start date|planned start date|actual start date|start date|start|starting date|" +
		"project start|project start date|from|begin|start of project|start year|effective date|starts|began|started|" +
		"launch|launched|launch date|kick-off|commencement|commencement date|starting",
	EndColumn: "programme end date|program end date|planned completion date|loan closing date|expected closing date|end date|" +
		"end|closing date|project end|project end date|completion date|until|to|ends|end of project|end year|" +
		"planned end date|completion|completed|expected completion|planned completion|scheduled completion|planned end|" +
		"expected end|closes|closing|finishes|financial closing date|final date|runs until",
	PlaceColumn: "project region|project area|target area|target areas|project country|where|project locations|focus countries|" +
		"country/region|countries covered|beneficiary countries|beneficiary country|provinces|districts|" +
		"geographic focus|partner country|partner countries|geographical scope|project areas|project sites|regions|" +
		"target regions|programme countries|country(ies)|geographic scope|zone|project places|places|place|states|" +
		"municipalities|villages|communities|sites|island|islands|governorates|counties|zones|where we work|" +
		"where it works|target countries|target country|working area|working areas|target location|target locations",
	PartnerColumn: "agency|gef agency|implementing|contract partner|contract partners|who runs it|run by|led by|delivered with|" +
		"implemented with|with whom|who implements|who implements it|who does it|who carries it out|" +
		"principal recipient|principal recipients|principal recipient(s)|promoter|project promoter|promoters|agencies|" +
		"participating agencies|un agencies|puno|punos|participating un organisations|participating organisations|" +
		"implementing entities|implementing un agencies|un partners|lead organisation|lead organization|grantee|" +
		"grantees|delivered through|implementing agency(ies)|implementing agencies/partners|implementing organisations|" +
		"implementing organizations|prime implementer|prime implementing partner|contractor|prime contractor|" +
		"project partner|project partners|implemented through|implementing organisation(s)|delivered by|" +
		"delivery partner|delivery partners|executed by|managed by|participating un organizations|" +
		"participating organizations|implementers|executing agencies|implementing bodies|carried out by|" +
		"agreement partner|agreement partners|lead partner|lead implementer|" +
		"partner country's implementing organization|partner country's implementing organisation|" +
		"lead implementing partner|with|done by|run with|executing entities|executing body|executing bodies|" +
		"executing organization|executing organisation|executing partner|executing partners|accredited entity|" +
		"accredited entities|partner organisation|partner organisations|partner organization|partner organizations|" +
		"our partners|our partner|local partner|local partners|implementing ngo|implementing ngos|responsible agency|" +
		"lead entity|managing entity|grant holder|grant holders|awardee|awardees|recipient organisation|" +
		"recipient organisations|recipient organization|recipient organizations|grant recipient|grant recipients|" +
		"grantee organisation|grantee organization|in partnership with|in cooperation with|together with|" +
		"field partners|carried out with|works by|executor|civil society partner|civil society partners|" +
		"lead applicant|main applicant|coordinating applicant|applicant|applicants|co-applicant|co-applicants|co-applicant(s)|" +
		"lead grantee|awarded to|granted to|lead institution|host institution|host organisation|host organization|" +
		"technical partner|technical partners|consortium|consortium members|consortium partners|client organisation",
	LeadColumn: "accountable|national designated authority|focal ministry|responsible party|responsible parties|key partners|" +
		"main partners|lead executing agency|political partner|political project partner|lead agency|" +
		"lead executing agencies|political partners|borrower|counterpart|counterparts|government counterpart|recipient|" +
		"line ministry|national counterpart|national counterparts|partner ministry|recipient country|" +
		"recipient government|obligor|client and executing agency",
	TitleColumn: "name|project name|full title|programme name|program title|program name|title of project|title of the project|" +
		"name of the project|activity title|activity name|project title (english)|full project title|official title|" +
		"name of programme|name of the programme|intervention title|agreement title|operation name|programme|project|" +
		"programme / project|grant title|title of grant|scheme name",
	OtherColumn: "extending|spend to date|spent to date|what|why|how|for whom|what for|approved|signed|programme code|" +
		"program code|project code|project id|project no|project no.|project number|programme number|loan number|" +
		"grant number|loan no.|agreement number|agreement no.|sap code|reference number|identification number|" +
		"iati identifier|aid id|review date|date of review|approval date|date of approval|board approval|board date|" +
		"board approval date|signing date|signature date|date of signature|effectiveness date|sector|sectors|subsector|" +
		"sub-sector|thematic area|theme|themes|dac code|dac sector|crs code|status|project status|modality|" +
		"type of project|project type|type of aid|type of assistance|aid type|lending instrument|financing instrument|" +
		"instrument|environmental category|environmental and social category|environmental assessment category|" +
		"risk category|risk rating|overall risk rating|output score|gender marker|category|contact|contact person|" +
		"project manager|programme manager|task manager|task team leader|team leader|project officer|" +
		"responsible officer|website|email|telephone|planned period|project description|description|objective|" +
		"objectives|project objective|overall objective|specific objective|beneficiaries|target group|target groups|" +
		"background|summary|department|division|division in charge|issue/sector|cooperation scheme|scheme|" +
		"programme area|outcome|outcomes|expected results|results|impact|so far|until now|what it does|purpose|aim|" +
		"aims|goal|goals|results so far|results to date|focal point|about|sdgs|related sdgs|focal area|lead author|" +
		"terms|financing terms|loan terms|interest rate|maturity|grace period|repayment|tenor|currency|contact us|" +
		"focus|progress",
})
