package person

import (
	_ "embed"
	"strings"
	"sync"

	"factsheet/pipeline/wordset"
)

var (
	//go:embed givennames.txt
	givenTable string
	//go:embed commonwords.txt
	commonTable string
)

// class is what a word may begin.
type class uint8

const (
	roleWord    class = iota + 1 // 'president'
	addressWord                  // 'mr'
	givenWord                    // 'maria'
	maybeWord                    // 'grace': a given name and a word
	sayWord                      // 'said'
	creditWord                   // 'by', 'photo'
)

type lexicon struct {
	class  *wordset.Map[class]
	given  *wordset.Set
	common *wordset.Set
}

var lexicons = sync.OnceValue(func() *lexicon {
	l := &lexicon{given: wordset.Of(tableWords(strings.ToLower(givenTable))...), common: wordset.Of(tableWords(commonTable)...)}
	of := map[string]class{}
	for _, w := range l.given.Words() {
		of[w] = givenWord
	}
	for _, w := range wordNames.Words() {
		of[w] = maybeWord
	}
	for _, w := range heads.Words() {
		of[w] = roleWord
	}
	for _, w := range addresses.Words() {
		of[w] = addressWord
	}
	for _, w := range saying.Words() {
		of[w] = sayWord
	}
	for _, w := range []string{"by", "photo", "photos", "photograph", "author", "authors", "contact", "contacts",
		"byline", "credit", "text", "enquiries", "inquiries", "queries", "questions", "information"} {
		of[w] = creditWord
	}
	l.class = wordset.MapOf(of)
	return l
})

// tableWords are the words of an embedded list, comments left out.
func tableWords(table string) []string {
	var out []string
	for _, line := range strings.Split(table, "\n") {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(line)...)
		}
	}
	return out
}

// rank is how much a role tells of the word after it.
type rank uint8

const (
	office rank = iota + 1 // one surname after it is a person's: 'President Biden'
	job                    // a full name is asked for: 'programme manager Maria Silva'
)

// heads are the last words of roles, in the singular and the plural.
var heads = wordset.MapOf(map[string]rank{
	"president": office, "presidents": office, "minister": office, "ministers": office, "secretary": office, "secretaries": office,
	"ambassador": office, "ambassadors": office, "senator": office, "senators": office, "governor": office, "governors": office,
	"mayor": office, "mayors": office, "chancellor": office, "administrator": office, "commissioner": office, "congressman": office,
	"congresswoman": office, "premier": office, "prince": office, "princess": office, "king": office, "queen": office, "pope": office,
	"general": job, "representative": office, "representatives": office, "commissioners": office, "directors": office,
	"administrators": office, "envoys": office, "lady": office, "gentleman": office, "undersecretary": office,
	"director": office, "chairman": office, "chairwoman": office, "chairperson": office, "chair": job, "envoy": office, "admiral": office,
	"justice": job, "judge": office, "sultan": office, "emir": office, "advisor": office, "adviser": office, "speaker": office,
	"leader": job, "archbishop": office, "colonel": office, "lieutenant": job, "captain": job, "chief": job, "ceo": job,
	"cfo": job, "head": job, "coordinator": job,
	"chargé": job, "executive": job, "manager": job, "officer": job, "specialist": job, "analyst": job,
	"economist": job, "spokesperson": job, "spokesman": job,
	"spokeswoman": job, "counsellor": job, "counselor": job, "consul": job, "founder": job, "co-founder": job,
	"cofounder": job, "co-chair": job,
	"expert": job, "researcher": job, "scientist": job, "author": job, "journalist": job, "farmer": job, "teacher": job, "student": job,
	"engineer": job, "entrepreneur": job, "activist": job, "chairs": job, "candidate": job, "fellow": job,
	"assistant": job, "associate": job,
	"consultant": job, "lecturer": job, "principal": job, "dean": job, "rector": job, "attorney": job, "nurse": job,
	"doctor": job, "resident": job,
	"editor": job, "owner": job, "member": job, "delegate": job, "deputy": job, "attaché": job, "attache": job,
	"photographer": job, "treasurer": job,
	"beneficiary": job, "participant": job, "trainer": job, "midwife": job, "chairholder": job, "laureate": job,
	"vice-president": office, "president-elect": office, "counterpart": job, "focal": job,
	"leaders": job, "managers": job, "coordinators": job, "officers": job,
	// slips that sheets print
	"minster": office, "ministre": office, "presidente": office, "presdient": office, "secretery": office,
	"ambasador": office, "ambassodor": office, "govenor": office,
	"commisioner": office, "adminstrator": office, "administator": office, "cordinator": job,
})

// plurals are heads after which several names may follow.
var plurals = wordset.Fields(`presidents ministers secretaries ambassadors senators governors mayors representatives chairs
	commissioners directors administrators envoys leaders managers coordinators officers`)

// modifiers are words that belong to a role before its head.
var modifiers = wordset.Of("vice", "deputy", "assistant", "under", "first", "second", "acting", "former", "foreign",
	"finance", "defense", "defence", "prime", "executive",
	"special", "permanent", "resident", "country", "regional", "national", "security", "chief", "senior", "associate",
	"managing", "high", "general",
	"principal", "trade", "treasury", "health", "energy", "attorney", "mission", "interim", "presidential",
	"international", "development", "labor", "labour",
	"education", "agriculture", "commerce", "interior", "transportation", "homeland", "veterans", "environment",
	"climate", "economic", "program", "programme",
	"project", "policy", "operations", "operating", "financial", "technical", "scientific", "medical", "communications",
	"communication", "field",
	"humanitarian", "junior", "state", "cabinet", "parliamentary", "house", "senate", "majority", "minority",
	"opposition", "party", "crown", "global",
	"then", "incoming", "outgoing", "newly", "elected", "honorary", "founding", "co", "lead", "gender", "monitoring",
	"evaluation", "research",
	"investment", "bureau", "division", "department", "district", "provincial", "local", "union", "youth", "women",
	"employment", "justice", "press", "office", "white", "domestic",
	"political", "military", "naval", "army", "surgeon", "inspector", "solicitor", "lieutenant", "governor",
	"brigadier", "major", "speaker", "late", "his", "royal", "highness", "mpa", "phd", "ph.d.", "phd.", "m.a.",
	"graduate", "postdoctoral", "staff", "legal", "public", "private", "external", "internal", "digital",
	"innovation", "data", "ict", "portfolio", "sector", "thematic", "cluster", "area", "team", "group", "supreme",
	"court", "chargé", "infrastructure", "coordination", "implementation", "supply", "chain", "science",
	"technology", "information", "human", "rights", "social", "protection", "disaster", "risk", "drug", "control",
	"budget", "management", "intelligence", "cyber", "space", "coast", "guard", "fire", "police", "border",
	"navajo", "nation", "poet", "task", "congressional", "minority", "cluster", "external", "affairs")

// wordNames are given names that are words, places or months too: only the tagger can
// tell 'Grace Banda' from 'Grace Period'.
var wordNames = wordset.Of("grace", "hope", "faith", "joy", "rose", "mercy", "charity", "patience", "prudence",
	"innocent", "gift", "blessing", "precious", "beauty",
	"memory", "prosper", "wisdom", "comfort", "honest", "happy", "lucky", "blessed", "clever",
	"will", "mark", "max", "ray", "clay", "grant", "art", "angel", "christian", "dawn", "summer", "sunny", "sandy",
	"destiny", "chance", "chase", "hunter", "dean",
	"earnest", "rich", "sterling", "jordan", "chad", "israel", "kenya", "india", "georgia", "paris", "florence",
	"sydney", "virginia", "madison", "austin", "jackson",
	"lincoln", "carolina", "chelsea", "april", "may", "june", "august", "amber", "ruby", "pearl", "olive", "ivy",
	"violet", "daisy", "basil", "penny", "drew",
	"sue", "wade", "skip", "rod", "dale", "reed", "miles", "page", "parker", "taylor", "mason", "cooper", "carter",
	"logan", "guy", "constance", "iris", "viola",
	"amani", "baraka", "neema", "said", "son", "mai", "bethlehem", "santiago", "rosario", "mercedes", "guadalupe",
	"dolores", "salvador", "martin", "victor", "aurora", "asia", "china", "dakota", "sierra", "robin", "jay", "pat",
	"jo", "kit", "lance", "luz", "sol", "noor", "nur", "iman", "salam", "alpha", "papa", "sana", "sri", "prem",
	"soma", "tone", "per", "min", "jun", "lin", "yu", "han", "ming", "chen", "hao")

// complements are words that may follow 'of' or 'for' in a role before the name:
// 'Minister of Foreign Affairs Wang Yi'.
var complements = wordset.Of("state", "defense", "defence", "foreign", "affairs", "health", "finance", "labour",
	"labor", "employment", "education", "energy", "commerce",
	"agriculture", "interior", "treasury", "homeland", "security", "justice", "trade", "environment", "climate",
	"change", "planning", "development",
	"gender", "social", "protection", "youth", "sport", "sports", "culture", "tourism", "water", "transport",
	"transportation", "housing", "urban",
	"economy", "economic", "industry", "information", "communication", "communications", "science", "technology",
	"innovation", "higher", "public",
	"works", "service", "services", "local", "government", "veterans", "staff", "human", "resources", "welfare",
	"women", "children", "natural",
	"mines", "mining", "minerals", "fisheries", "lands", "land", "and", "the", "of", "for", "&", "international",
	"cooperation", "home", "national", "community",
	"rural", "infrastructure", "investment", "digital", "policy", "operations", "programme", "programmes", "programs",
	"political", "east", "asian", "pacific", "african", "european",
	"western", "hemisphere", "near", "eastern", "south", "central", "management", "budget", "relations", "republic",
	"parliament", "assembly", "council", "board", "committee", "army", "navy",
	"air", "force", "family", "population", "invalids", "elections", "planning", "integration", "regional", "external",
	"affair", "religious", "livestock", "forestry", "forests", "irrigation", "sanitation", "power", "petroleum",
	"oil", "gas", "electricity", "civil", "aviation", "ports", "maritime", "shipping", "railways", "roads", "media",
	"ict", "skills", "training", "innovation", "research", "small", "business", "enterprise", "enterprises",
	"cooperatives", "consumer", "industries", "manufacturing", "competitiveness", "engagement", "management",
	"strategy", "partnerships", "communication", "peace", "reconciliation", "refugees", "migration", "diaspora",
	"disaster", "emergency", "emergencies", "food", "nutrition", "wildlife", "parks", "heritage", "arts",
	"aviation", "cyberspace", "cyber", "emerging", "nuclear", "arms", "control", "narcotics", "law", "enforcement",
	"bureau", "office", "mission", "department", "ministry", "treasury", "terrorism", "financial", "intelligence",
	"markets", "tax", "revenue", "statistics", "industry", "europe", "eurasian",
	"neighbourhood", "neighborhood", "enlargement", "cohesion", "equality", "crisis", "reform", "reforms", "jobs",
	"internal", "market", "solidarity", "indigenous", "peoples", "oceans", "ocean",
	"marine", "blue", "green", "transition", "transitions", "ecological", "sustainable", "inclusion",
	"decentralisation", "decentralization", "territorial", "administration", "vocational",
	"technical", "primary", "secondary", "basic", "scientific", "families", "persons", "disabilities", "sciences",
	"technologies", "telecommunications", "post", "posts", "equipment",
	"hydraulics", "hydrocarbons", "geology", "animal", "regions", "municipalities", "spatial", "construction",
	"pensions", "customs", "privatisation", "privatization", "francophonie", "investments")

// addresses are forms of address; those with a point are written with it too.
var addresses = wordset.Of("mr", "mrs", "ms", "dr", "prof", "professor", "h.e.", "he.", "hon", "honourable",
	"honorable", "excellency", "sir", "dame", "lord", "rev", "reverend",
	"sheikh", "eng", "amb", "rep", "sen", "gov", "gen", "lt", "col", "madam", "mme", "messrs", "chef", "bishop", "imam",
	"pastor", "miss", "highness", "majesty")

// saying are verbs beside which a speaker stands.
var saying = wordset.Of("said", "says", "added", "noted", "explained", "explains", "stated", "remarked", "commented", "recalls", "recalled")

// notNames are words, capitalised, that begin or continue no person's name.
var notNames = wordset.Of("the", "a", "an", "and", "or", "of", "for", "in", "on", "at", "to", "by", "with", "from",
	"as", "is", "has", "have", "will", "was", "are", "this", "that", "these", "those", "his", "her", "their", "our",
	"its", "it", "he", "she", "they", "we", "you", "i",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "north",
	"south", "east", "west", "fact", "sheet", "read", "remarks",
	"announces", "announce", "launches", "signs", "hosts", "takes", "marks", "meets", "visits", "delivers",
	"administration", "american", "americans", "democrats", "republicans", "democratic", "republican", "congress",
	"senate", "quad", "indo", "readout", "statement", "memorandum", "engagements", "upcoming", "deputies",
	"congressional", "office", "house", "general", "generals", "union", "global", "africa", "european", "zero",
	"net", "sdg", "who", "edited", "designed", "design", "written", "photo", "photos", "prepared", "compiled",
	"layout", "translated", "reviewed", "contact", "email", "tel", "phone", "mobile", "fax", "day", "week", "new",
	"no", "not", "also", "re", "via", "per")

// afterName are words that make of the name before them a thing's: 'Kennedy School'.
var afterName = wordset.Of("school", "schools", "foundation", "university", "college", "center", "centre", "institute",
	"act", "administration", "award", "awards", "airport", "hospital",
	"fund", "initiative", "initiatives", "program", "programme", "park", "street", "avenue", "memorial", "scholarship",
	"scholarships", "doctrine", "plan", "house", "building", "bridge", "library",
	"prize", "fellowship", "fellowships", "law", "project", "projects", "group", "company", "corporation", "inc", "llc",
	"ltd", "bank", "trust", "museum", "stadium", "dam", "highway", "expressway", "road", "boulevard", "theatre",
	"theater", "laboratory", "laboratories", "committee", "commission", "report", "index", "medal", "cup", "chair",
	"association", "society", "partners", "capital", "health", "medical", "elementary", "high", "middle", "field",
	"force", "base", "county", "district", "island", "islands", "river", "lake", "mountain", "valley", "bay",
	"city", "forest", "national", "network", "alliance", "hall", "tower", "square", "place", "agreement",
	"declaration", "convention", "protocol", "amendment", "framework", "brothers", "sons", "motors", "energy",
	"electric", "technologies", "systems", "industries", "solutions", "services", "holdings", "international",
	"clinic", "church", "cathedral", "academy", "forum", "fellow", "fellows", "tunnel", "alumni", "locks",
	"internet", "canal", "reserve", "tribe", "tech", "peninsula", "lithium", "biosphere", "station", "terminal",
	"port", "harbor", "plant", "mine", "cartel", "boys", "girls", "family", "farm", "farms", "ranch", "effect",
	"code", "fire", "hurricane", "model", "method", "campus", "complex", "conference", "summit", "dialogue",
	"meeting", "discretionary", "grant", "grants", "loan", "commissions", "visiting", "distinguished", "lecture",
	"congressional", "emerging", "presidential", "wharf", "pier", "reef", "airfield", "creek", "springs", "falls",
	"canyon", "beach", "heights", "hills", "grove", "ridge", "point", "professor", "professorship", "lecturer")
