package date

import "factsheet/pipeline/wordset"

// measures are words after which a number is a measure and no year.
var measures = wordset.Of(
	"million", "millions", "billion", "billions", "trillion", "thousand", "hundred", "dozen", "bn", "mn", "lakh",
	"crore", "percent", "km", "kms",
	"kilometres", "kilometers", "km2", "metres", "meters", "miles", "kg", "kilograms", "tonnes", "tons", "grams",
	"litres", "liters", "gallons", "mw",
	"gw", "kw", "kwh", "mwh", "gwh", "megawatts", "gigawatts", "kilowatts", "watts", "ha", "hectares", "acres", "sq",
	"square", "cubic", "mm", "cm",
	"usd", "eur", "gbp", "dollars", "dollar", "euros", "euro", "pounds", "yen", "degrees", "hours", "minutes",
	"seconds", "days", "weeks", "months",
	"times", "points", "barrels", "calories", "kcal", "mg", "ml", "rpm", "ppm", "hz", "mhz", "ghz", "psi", "feet", "ft", "inches", "m")

// counted are nouns that are counted and never dated.
var counted = wordset.Of(
	"people", "persons", "women", "men", "girls", "boys", "children", "youth", "youths", "adults", "students", "pupils",
	"patients", "staff",
	"personnel", "households", "families", "homes", "houses", "schools", "villages", "communities", "clinics",
	"hospitals", "units", "copies",
	"individuals", "beneficiaries", "entrepreneurs", "smallholders", "trainees", "participants", "refugees",
	"employees", "workers", "farmers",
	"teachers", "members", "migrants", "soldiers", "troops", "jobs", "trees", "vehicles", "enterprises", "businesses",
	"smes", "companies", "firms",
	"kits", "doses", "cases", "deaths", "residents", "residence", "inhabitants", "professionals", "experts",
	"officials", "citizens", "mothers",
	"infants", "newborns", "volunteers", "delegates", "attendees", "respondents", "victims", "survivors")

// yearly are plural nouns that years go with: 'the 2021 elections', 'below 2005 levels'.
var yearly = wordset.Of(
	"sales", "profits", "exports", "imports", "elections", "levels", "floods", "results", "targets", "figures",
	"prices", "estimates", "funds",
	"budgets", "goals", "commitments", "contributions", "reports", "guidelines", "amendments", "sanctions", "protests",
	"earthquakes", "games",
	"negotiations", "talks", "events", "awards", "attacks", "rates", "emissions", "standards", "values", "terms", "accounts", "statistics",
	"indicators", "statements", "activities", "achievements", "priorities", "highlights", "plans", "updates", "findings", "recommendations",
	"revisions", "numbers", "principles", "olympics", "paralympics", "championships", "series", "summits",
	"conferences", "meetings", "consultations",
	"surveys", "census", "hurricanes", "wildfires", "fires", "droughts", "outbreaks", "winners", "harvests", "seasons",
	"crops", "regulations", "rules",
	"laws", "reforms", "revenues", "expenditures", "outcomes", "polls", "allocations", "appropriations", "pledges", "benchmarks",
	"baselines", "projections", "cohorts", "honorees", "awardees", "nominees", "laureates", "finalists", "fellows",
	"graduates", "editions", "models",
	"versions", "protocols", "exercises")

// verbs are words in -s, and auxiliaries, that no number counts.
var verbs = wordset.Of(
	"onwards", "towards", "afterwards", "forwards", "backwards", "upwards", "downwards", "was", "has", "is", "does",
	"sees", "marks", "shows",
	"remains", "brings", "includes", "provides", "aims", "continues", "represents", "begins", "ends", "were", "are",
	"and", "as", "this", "its",
	"these", "those", "plus", "versus", "across", "thus", "always", "perhaps", "besides", "focuses", "focusses",
	"supports", "requires", "makes",
	"gives", "follows", "offers", "presents", "highlights", "the", "to", "of", "for", "in", "on", "by", "at", "with",
	"from", "about", "over", "we",
	"some", "many", "several", "most", "all", "our", "their", "his", "her", "will", "or", "but", "that", "which",
	"when", "where", "while", "between",
	"under", "than", "a", "an", "both", "two", "three", "four", "five", "six")

// small are words of grammar that may follow a year.
var small = verbs
