package country

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// longer are names that hold a country's name or adjective and mean something else.
var longer = []string{
	"Northern Ireland", "New Mexico", "New Jersey", "New Guinea", "New Britain", "New England", "New Ireland",
	"Mexico City", "Panama City", "Kuwait City", "Guatemala City", "Belize City", "Gaza City", "Djibouti City", "Kansas City",
	"South China Sea", "East China Sea", "South China", "East Jerusalem", "Congo Basin", "Niger Delta",
	"Latin American", "Latin Americans", "Central American", "Central Americans", "North American", "North Americans",
	"South American", "South Americans", "Pan American", "Pan-American", "Inter-American", "African American", "African Americans",
	"African-American", "African-Americans", "Asian American", "Asian Americans", "Asian-American", "Native American",
	"Native Americans", "Mexican American", "Mexican Americans", "Hispanic American", "Hispanic Americans", "All-American",
	"American Indian", "American Indians", "Indian Country", "Indian Tribe", "Indian Tribes", "Indian Affairs", "Indian Health",
	"Indian Health Service", "Indian Reservation", "Indian Reservations", "Indian Education", "Indian Nations",
	"West Indian", "West Indies",
	"East Indian", "Indian Ocean", "Indian subcontinent", "French Quarter", "Guinea Worm", "Guinea pig", "Panama Papers", "Panama disease",
	"Jordan River", "River Jordan", "Cuban Missile Crisis", "Brazil nuts", "Brazil nut", "Philippine Sea", "Holland & Knight",
	"Swiss Re", "Deutsche Bank", "Vietnam Veterans", "Vietnam-era", "Vietnam War", "Korean War", "Jersey City", "Indian River",
	"Lebanon County", "Cuba City", "French fries", "Dutch oven", "Georgia Tech", "Georgia State", "Georgia Power",
	"Michael Jordan", "Vernon Jordan",
	"Kenya Barris", "Virgin Islands National Park", "Turkey Creek", "China Lake", "Chinatown",
	"Saint Vincent de Paul", "San Marino, California",
}

// states are the states of the United States, with Georgia's neighbours.
var states = []string{
	"Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Georgia", "Hawaii",
	"Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan",
	"Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico",
	"New York", "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina",
	"South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming",
}

// givenNames are countries whose name is a given name or a surname too.
var givenNames = map[string]bool{"jordan": true, "chad": true, "israel": true, "georgia": true}

// things are capitalised words that may follow a country's name without making it a
// person's: 'Jordan Compact', 'Chad Programme'.
var things = wordset.Of("and", "compact", "programme", "program", "project", "response", "plan", "country", "office",
	"national", "government",
	"ministry", "department", "mission", "initiative", "fund", "strategy", "partnership", "river", "border", "agreement", "embassy",
	"investment", "business", "development", "economic", "crisis", "team", "cooperation", "health", "education", "water", "humanitarian",
	"refugee", "mou", "free", "trade", "aid", "bilateral", "strategic", "dialogue", "un", "undp", "usaid", "unicef",
	"unhcr", "wfp", "ilo", "who", "eu", "us",
	"vision", "times", "fact", "sheet", "hub", "forum", "armed", "army", "valley", "growth", "energy", "job", "jobs", "loan", "facility",
	"phase", "update", "situation", "report", "profile", "overview", "factsheet", "brief", "results", "portfolio", "at",
	"gaza", "hamas", "war")

// waters are words that make of the country's name before them another thing's.
var waters = wordset.Fields(`sea ocean canal delta river basin strait straits channel gulf trench desert valley peninsula`)

// shores are words that do so before 'of' and the name: 'Gulf of Guinea'.
var shores = wordset.Of("gulf", "strait", "straits", "bay", "bight", "isthmus", "sea", "cape")

// askers are words before which 'US' in capitals is the pronoun: 'CONTACT US'.
var askers = wordset.Of("about", "contact", "follow", "join", "visit", "tell", "help", "with", "find", "for", "support",
	"email", "call", "let", "give",
	"ask", "to", "on", "like", "of", "reach", "around", "among", "all", "between", "watch", "write", "connect", "meet")

// misleads reports whether the words around a country's name make it part of
// another name.
func misleads(p *extract.Pass, f Found) bool {
	i, end := f.First, f.Last
	switch f.Form {
	case Demonym:
		return p.Kind(end) == segment.Word && p.Tokens[end].Case != segment.LowerCase && p.In(end, waters)
	case Code:
		return pronoun(p, i, end)
	}
	if p.Kind(end) == segment.Word && p.Tokens[end].Case == segment.Capital && (p.In(end, waters) || p.Is(end, "city") && end == i+1) {
		return true
	}
	if p.Is(i-1, "of") && i >= 2 && p.Kind(i-2) == segment.Word && p.In(i-2, shores) {
		return true
	}
	if p.Is(i-1, "lake", "mount", "fort") && p.Tokens[i-1].Case != segment.LowerCase {
		return true
	}
	if p.Is(end, ",") && end+1 < len(p.Tokens) && plainWord(p.Tokens[end+1]) && !p.Is(end+1, "georgia", "washington") {
		// 'Lebanon, Ohio' is a town.
		if e, after := load().states.Match(p, end+1); e != nil && end == i+1 && !p.Is(after, ",") && !p.Is(after, "and") && !inList(p, i) {
			return true
		}
	}
	if end == i+1 && givenNames[p.Lower(i)] {
		return personal(p, i)
	}
	return false
}

// inList reports whether a list of places seems to run before token i.
func inList(p *extract.Pass, i int) bool { return p.Is(i-1, ",", "and") }

// pronoun reports whether 'US' is the pronoun of a headline in capitals, or a part
// of a currency's name.
func pronoun(p *extract.Pass, i, end int) bool {
	if p.Text(i) != "US" {
		return false
	}
	if p.Kind(end) == segment.Currency && p.Tokens[end].Glued {
		return true
	}
	return p.Kind(i-1) == segment.Word && p.Tokens[i-1].Case == segment.Upper && p.In(i-1, askers)
}

// personal reports whether a name such as 'Jordan' is a person's here: between other
// names, or after a form of address.
func personal(p *extract.Pass, i int) bool {
	if p.Is(i-1, ":", "in", "to", "from", "across", "within", "inside") {
		return false
	}
	if p.Is(i-1, ".") && p.Is(i-2, "mr", "ms", "mrs", "dr", "rep", "sen") ||
		p.Is(i-1, "mr", "ms", "mrs", "dr", "representative", "senator", "congressman") {
		return true
	}
	if p.Kind(i+1) == segment.Word && p.Tokens[i+1].Case == segment.Capital && !p.In(i+1, things) && p.Tokens[i].Case == segment.Capital &&
		!(p.Kind(i+2) == segment.Word && p.Tokens[i+2].Case == segment.Capital) {
		return true // 'Jordan Smith', but not 'Jordan Faces Water Crisis'
	}
	// An initial before it: 'Robert E. Jordan'.
	return p.Is(i-1, ".") && p.Kind(i-2) == segment.Word && p.Tokens[i-2].End-p.Tokens[i-2].Start == 1 &&
		p.Tokens[i-2].Case == segment.Capital
}
