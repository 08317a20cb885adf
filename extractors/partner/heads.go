package partner

import "factsheet/pipeline/wordset"
import "factsheet/pipeline/record"

// headKind tells which rule a head word belongs to.
type headKind uint8

const (
	namedHead headKind = iota
	ministryHead
	ministriesHead
	companyHead
	embassyHead
	governmentHead
	administrationHead
)

// head is a word for a kind of body.
type head struct {
	kind    headKind
	typ     string
	of      bool // may be followed by what it is of, for or on
	left    bool // may be preceded by its name
	foreign bool // of a language that puts adjectives after it: 'Banque Centrale des …'
	bare    bool // a foreign one that a proper name may follow without 'de': 'Banco Sol'
	right   bool // makes a name only with what it is of: 'School of Law'
}

var heads = func() map[string]head {
	m := map[string]head{}
	add := func(h head, words ...string) {
		for _, w := range words {
			m[w] = h
		}
	}
	gov, ngo, net, ac := record.Government, record.NGO, record.Network, record.Academic
	add(head{kind: governmentHead}, "government")
	add(head{kind: administrationHead, typ: gov, left: true, of: true}, "administration")
	add(head{kind: ministryHead, typ: gov, of: true, left: true}, "ministry", "department", "directorate")
	add(head{kind: ministriesHead, typ: gov}, "ministries", "departments")
	add(head{kind: embassyHead, typ: gov, of: true, left: true}, "embassy", "consulate", "mission")
	add(head{typ: gov, of: true, left: true}, "bureau", "agency", "authority", "commission", "inspectorate",
		"secretariat", "parliament", "tribunal", "directorate-general", "municipality", "police", "chancellery", "division", "city")
	add(head{typ: gov, of: true}, "office")
	add(head{typ: gov, left: true}, "treasury", "senate", "corps", "assembly", "service", "railway", "railways")
	add(head{typ: gov, left: true, of: true}, "court", "board")
	add(head{typ: gov, left: true}, "navy", "guard", "services")
	add(head{typ: gov, left: true, of: true}, "survey")
	add(head{typ: ngo, left: true}, "cross", "crescent")
	add(head{typ: record.TradeUnion, of: true, left: true}, "congress")
	add(head{typ: record.Other, of: true, left: true}, "council", "committee", "organization", "organisation", "center",
		"centre", "institution", "hospital", "museum", "library", "laboratory", "observatory")
	add(head{typ: record.PrivateSector, of: true, left: true}, "bank")
	add(head{typ: record.Fund, of: true, left: true}, "fund", "facility")
	add(head{typ: record.TradeUnion, of: true, left: true}, "union", "federation", "confederation")
	add(head{typ: ngo, of: true, left: true}, "association", "guild", "league", "society")
	add(head{typ: record.EmployerOrganisation, of: true, left: true}, "chamber")
	add(head{typ: record.Foundation, of: true, left: true}, "foundation", "endowment")
	add(head{typ: net, of: true, left: true}, "network", "alliance", "coalition", "consortium")
	add(head{typ: ac, of: true, left: true}, "university", "institute", "college", "academy", "polytechnic", "universität")
	add(head{typ: ac, of: true, left: true, right: true}, "school")
	add(head{kind: companyHead, typ: record.PrivateSector, left: true, of: true}, "corporation", "company")
	add(head{kind: companyHead, typ: record.PrivateSector, left: true}, "inc", "ltd", "limited", "llc", "gmbh", "corp",
		"plc", "pty", "holdings", "group", "technologies", "industries",
		"enterprises", "airlines", "airways", "motors", "pharmaceuticals", "ventures", "llp", "s.a.", "ag", "n.v.",
		"b.v.", "s.p.a.", "bv", "nv", "sarl", "oy", "ab", "electric", "telecom", "bancorp")
	addForeign(add)
	return m
}()

// linkers join a head to what it is of.
var linkers = wordset.Of("of", "for", "on", "against", "de", "du", "des", "del", "do", "da", "für", "di")

// topics are what ministries, agencies and the like are for; they tell where a name
// goes on after 'and' or a comma.
var topics = wordset.Of("analytics", "monitoring", "evaluation", "evidence", "academic", "adult", "alleviation",
	"anti", "antimonopoly", "anti-corruption", "armed", "army", "atomic", "awqaf", "blue", "budgetary", "capacity", "chain",
	"chains", "change", "chemicals", "coast", "cocoa", "coffee", "corruption", "cotton", "dams", "displaced",
	"endowments", "eradication", "ethics", "exchange", "fertilizer", "fertilizers", "forces", "guidance", "hajj",
	"hydraulic", "integrity", "islamic", "liberalization", "martyrs", "mine", "modernization", "navy", "reduction",
	"reintegration", "returnees", "rice", "sea", "steel", "sugar", "tea", "wealth", "faith", "fish", "career",
	"careers", "safe", "supportive", "equal", "opportunity", "atmosphere", "outbreak", "forecasting",
	"neighborhood", "neighbourhood", "accounting", "administration", "administrative", "affairs", "aged", "aging",
	"agricultural", "agriculture", "agrarian", "agrifood", "aid", "air", "animal", "antiquities", "aquaculture",
	"aquatic", "archaeology",
	"art", "arts", "atmospheric", "audit", "autonomy", "aviation", "banking", "biodiversity", "border", "borders",
	"broadcasting", "budget", "business", "businesses", "capital", "care", "cadastre", "child", "children",
	"cities", "citizen", "citizens", "citizenship",
	"civil", "civilian", "clean", "climate", "coastal", "commerce", "commercial", "communication", "communications",
	"communities", "community", "compensation", "competition", "competitiveness", "conservation",
	"construction", "consumer", "consumers", "control", "cooperation", "cooperative", "cooperatives", "creative",
	"culture", "cultural", "customs", "cyber", "cybersecurity", "dairy", "data", "decentralization",
	"decentralisation", "defence", "defense",
	"democracy", "democratic", "development", "devolution", "diaspora", "digital", "diplomacy", "disability",
	"disabilities", "disarmament", "disaster", "disease", "drug", "drugs", "early", "ecological", "ecology",
	"economic", "economics", "economy", "education", "elderly", "electoral", "elections", "electricity",
	"electronics", "emergency", "employers", "employment", "empowerment", "energy", "enforcement", "engineering",
	"enterprise", "enterprises", "entrepreneurship", "environment", "environmental", "equality", "equity", "ethnic",
	"european", "expatriates", "explosives", "export", "exports", "families", "family",
	"farmers", "farming", "finance", "finances", "financial", "firearms", "fiscal", "fisheries", "fishery", "food",
	"foods", "foreign", "forest", "forestry", "forests", "gas", "gender", "geographic", "geology", "governance",
	"green", "growth", "hazard", "health", "heritage", "higher", "highway", "highways",
	"home", "homeland", "hospitality", "household", "housing", "human", "humanitarian", "hydrocarbons", "hydrology",
	"hydropower", "hygiene", "immigration", "import", "inclusion", "indigenous", "industrial", "industrialization",
	"industries", "industry", "informatics", "information", "infrastructure", "innovation", "inspection", "insurance", "integrated",
	"integration", "intellectual", "interior", "internal", "international", "investment", "investments", "irrigation",
	"job", "jobs", "justice", "juvenile", "knowledge", "labor", "labour", "land", "lands", "languages", "law",
	"learning", "legal", "literacy", "livelihoods", "livestock", "local", "logistics", "management",
	"manpower", "manufacturing", "marine", "maritime", "market", "marketing", "markets", "mass", "media", "medical",
	"medicine", "medicines", "metallurgy", "meteorology", "migration", "mineral", "minerals", "mines", "mining",
	"minorities", "minority", "mobility", "monetary", "municipal", "national", "natural", "nature",
	"nuclear", "nutrition", "occupational", "ocean", "oceans", "oceanic", "oil", "operations", "order", "park", "parks",
	"parliamentary", "payments", "peace", "pension", "pensions", "persons", "petroleum", "pharmaceutical",
	"physical", "planning", "police", "policy", "political", "population", "ports", "posts", "poverty", "power",
	"preparedness", "prevention",
	"primary", "private", "privatization", "procurement", "production", "productivity", "professional", "promotion",
	"property", "prosecution", "protection", "public", "quality", "radio", "railway", "railways", "reconciliation",
	"reconstruction", "recovery", "recreation", "reform", "reforms", "refugee", "refugees", "region", "regional",
	"regions", "regulation", "regulatory", "rehabilitation",
	"relations", "relief", "religion", "religious", "renewable", "repatriation", "reproductive", "research",
	"resettlement", "resilience", "resource", "resources", "response", "revenue", "revenues", "rights", "risk",
	"river", "rivers", "road", "roads", "rural", "safety", "sanitation", "scholarship", "science", "sciences",
	"scientific", "security", "service", "services", "settlement", "settlements",
	"shipping", "skill", "skills", "small", "social", "society", "soil", "solidarity", "space", "special", "sport",
	"sports", "standardization", "standards", "state", "statistics", "strategic", "studies", "supervision",
	"supply", "surveillance", "survey", "surveying", "surveys", "sustainability", "sustainable", "tax", "taxation",
	"teaching", "technical", "technological",
	"technologies", "technology", "telecommunication", "telecommunications", "territorial", "territory", "tobacco",
	"tourism", "town", "towns", "trade", "trademark", "traffic", "training", "transformation", "transport",
	"transition", "transportation", "transparency", "treasury", "tribal", "tropical", "urban", "urbanism", "utilities", "vaccine",
	"value", "veterans", "veterinary", "village", "vocational", "voluntary", "waste", "water",
	"waters", "waterways", "weather", "welfare", "wellness", "wildlife", "wind", "women", "work", "workers", "workforce", "works", "youth")

// callers are capitalised words before or after a name that are no part of it: titles
// of persons, articles and what begins a sentence or a heading.
var callers = wordset.Of("the", "this", "these", "those", "that", "our", "your", "their", "his", "her", "its", "a",
	"an", "in", "on", "at", "by", "for", "from", "with", "to", "under", "through", "since", "while", "when", "as", "if",
	"and", "or", "but", "both", "each",
	"every", "all", "any", "some", "such", "no", "other", "another", "many", "most", "several", "new", "former",
	"current", "today", "yesterday", "together", "also", "additionally", "furthermore", "moreover", "however",
	"where", "which", "who", "what", "how", "why", "via", "per", "between", "among", "within",
	"president", "minister", "ministers", "secretary", "director", "directors", "chair", "chairman", "chairperson",
	"chairwoman", "administrator", "ambassador", "commissioner", "governor", "mayor", "senator", "representative",
	"spokesperson", "deputy", "assistant", "vice", "ceo", "mr", "mrs", "ms", "dr", "prof", "professor", "prime",
	"first", "lady", "permanent",
	"fact", "sheet", "factsheet", "announces", "announced", "launch", "launches", "launched", "establish",
	"establishes", "established", "create", "creates", "support", "supports", "provide", "provides", "expand",
	"expands", "strengthen", "strengthens", "improve", "improves", "build", "builds", "increase", "increases", "advance", "advances",
	"promote", "promotes", "develop", "develops", "use", "help", "helps", "ensure", "work", "working", "join", "joined",
	"partner", "partners", "partnership", "partnerships", "including", "includes", "photo", "source", "contact",
	"email", "see", "welcome", "about", "donor", "donors", "funded", "supported", "implemented", "led", "managed",
	"page", "annex", "figure", "table", "box", "note", "project", "programme", "program", "initiative",
	"initiatives", "summit", "conference", "i", "ii", "iii", "iv",
	"last", "next", "now", "meanwhile", "likewise", "finally", "similarly", "thereby", "moreover", "elsewhere",
	"earlier", "later", "then", "there", "here", "it", "they", "we", "he", "she", "after", "before", "during",
	"following", "based", "not", "more", "over", "up", "across", "along", "because", "one", "two", "three", "four",
	"five", "six", "seven", "eight", "nine", "ten", "second", "third",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

// namesakes are words that, right before a head, make of it something that is no
// body: 'Working Group', 'Health Center', 'Public Service'.
var namesakes = map[string]*wordset.Set{
	"group": wordset.Fields(`working operating resource experience small maritime discussion consultative planning review
		ministerial negotiating strategic parliamentary advisory support action contact expert task steering
		core reference thematic age user focus coordination technical leaders population ethnic study a b c
		d drafting learning peer sub experts dialogue interagency`),
	"service": wordset.Fields(`public civil community customer social military self internet debt national financial health
		volunteer merit food rail transit broadband ferry bus cloud active`),
	"company": wordset.Of("the", "this", "limited", "holding", "parent", "power", "insurance", "oil"),
	"center": wordset.Fields(`convention conference exhibition congress trade health call data training community service one-stop
		care resource job medical youth cultural city town shopping senior trauma treatment crisis learning`),
	"centre": wordset.Fields(`convention conference exhibition congress trade health call data training community service one-stop
		care resource job medical youth cultural city town shopping`),
	"school": wordset.Fields(`high primary secondary middle elementary public day summer old boarding law medical graduate head
		per pre charter`),
	"court":     wordset.Of("the", "high", "food", "open"),
	"union":     wordset.Of("soviet", "credit", "civil", "customs", "monetary", "labor", "trade", "labour", "the", "state", "former"),
	"board":     wordset.Of("advisory", "editorial", "executive", "school", "governing", "management", "steering", "white", "on"),
	"committee": wordset.Fields(`steering the organizing advisory standing joint executive select technical community`),
	"facility": wordset.Fields(`health manufacturing production treatment storage credit loan detention care medical power solar
		water research training nuclear processing recycling testing waste the guarantee`),
	"library":  wordset.Of("digital", "public", "presidential"),
	"hospital": wordset.Fields(`district general regional community children's public field referral the rural`),
	"fund":     wordset.Fields(`hedge pension the trust mutual investment wealth revolving innovation challenge seed emergency`),
	"network": wordset.Fields(`the social road electricity transmission power rail telecommunications wireless broadband fiber
		global sensor`),
	"bank": wordset.Fields(`food data west world gene blood seed development investment commercial south north east left right
		river the national central`),
	"electric":       wordset.Of("solar", "hydro", "all", "the", "rural", "fully"),
	"holdings":       wordset.Of("land", "gold"),
	"industries":     wordset.Of("creative", "extractive", "critical", "key", "cultural", "the", "heavy", "basic", "strategic", "clean"),
	"administration": wordset.Of("services", "senior", "previous", "prior", "last", "current", "this", "my", "new", "the"),
	"technologies": wordset.Fields(`critical emerging clean digital information the new advanced green energy key climate enhancing
		satellite quantum data`),
	"enterprises": wordset.Of("small", "medium", "sized", "micro", "women", "social", "state", "the", "owned"),
	"ventures":    wordset.Of("joint", "new"),
	"corporation": wordset.Of("the", "public"),
	"institute":   wordset.Of("the", "summer"),
	"college":     wordset.Fields(`tribal black community free the for affordable after through technical four junior`),
	"university":  wordset.Of("the", "public", "open"),
	"academy":     wordset.Of("the", "military", "police"),
	"council":     wordset.Fields(`the village district local student ministerial city tribal town county works governing`),
	"agency": wordset.Fields(`cooperation coordinating responsible partner line the implementing executing lead federal news
		travel government un donor executive`),
	"authority":   wordset.Fields(`the local legal statutory public competent general national contracting executive`),
	"commission":  wordset.Of("the", "joint", "high"),
	"association": wordset.Of("the", "in", "free"),
	"organization": wordset.Fields(`the non-governmental criminal terrorist international civil community partner host this governmental
		profit`),
	"organisation": wordset.Fields(`the non-governmental international civil community partner host governmental profit`),
	"society":      wordset.Of("civil", "the", "open", "high", "human"),
	"secretariat":  wordset.Of("the"),
	"alliance":     wordset.Of("the", "our", "nato", "ironclad", "military"),
	"coalition":    wordset.Of("the", "broad", "international", "global", "bipartisan", "a"),
	"foundation":   wordset.Of("the", "strong", "a"),
	"assembly":     wordset.Of("local", "final", "the", "aircraft"),
	"corps":        wordset.Of("health", "medical", "marine"),
	"police":       wordset.Of("local", "the", "traffic", "community"),
	"laboratory":   wordset.Of("the", "clinical", "diagnostic", "medical", "public"),
	"institution":  wordset.Of("financial", "the", "academic", "public", "educational", "higher"),
	"treasury":     wordset.Of("the"),
	"department":   wordset.Of("the", "police", "fire", "emergency"),
	"embassy":      wordset.Of("the"),
	"parliament":   wordset.Of("the", "digital", "virtual", "mobile", "mock", "model"),
	"ministry":     wordset.Of("the", "line", "relevant"),
}

// soft are company words that often end a plain phrase: 'clean energy technologies'.
var soft = wordset.Of("technologies", "industries", "ventures", "electric", "telecom", "enterprises", "motors", "holdings")

// tails are words that, right after a head, show that the name is another thing's:
// 'Clean School Bus Program', 'Resilience Fund Act'.
var tails = wordset.Of("program", "programs", "programme", "programmes", "initiative", "initiatives", "act", "plan",
	"project", "projects", "award", "awards", "bus", "buses", "bill", "law", "agreement", "framework",
	"strategy", "summit", "conference", "station", "members", "decision", "week", "day", "month", "report", "challenge",
	"campaign", "guidelines", "dialogue", "treaty", "vehicle", "vehicles", "reserve", "reform", "standards",
	"grant", "grants", "loan", "loans", "convention", "platform", "competition", "prize", "accord", "charter", "roadmap", "declaration")
