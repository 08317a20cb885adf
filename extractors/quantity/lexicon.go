package quantity

import "factsheet/pipeline/wordset"
import "strings"

// ends are words that no noun phrase behind a number goes on with: function words,
// adverbs of place and time, the commonest verbs, months, weekdays and currencies.
var ends = wordset.Fields(
	// determiners, pronouns, relatives
	"a an the this that these those my your his her its our their each every either neither both all any some no none such which who whom whose what where when why how",
	"i me we us you he him she it they them there here itself themselves himself herself ourselves one ones someone everyone anyone others",
	// prepositions
	"of in on at to for from by with without within into onto upon over under above below between among amongst through throughout across along around about against",
	"after before during since until till toward towards near behind beyond beside besides despite except off out outside inside per plus minus than as like unlike via versus vs re",
	// conjunctions
	"and or but nor so yet if unless because although though while whereas whether",
	// auxiliaries and the commonest finite verbs
	"is are was were be been being am has have had having do does did done will would shall should can could may might must cannot ought",
	"said says say made make makes making came come comes went go goes gone took take takes taken gave give gives given got get gets became become becomes began begin begins begun",
	"received receive receives attended attend attends joined lack lacked lacks live lived worked remain remained remains include includes included including",
	"comprise comprises comprising follow follows followed following provide provides provided received help helps helped serve serves served represent represents represented",
	"participated participate participates benefited benefitted participating gained gain know known met meet meets saw see seen using used reached reach reaches",
	"needed want faced account accounts accounted depend depended agreed agree signed sign pledged committed announced adopted ratified contributed contributes contribute",
	"covering covers covered ranging totaling totalling worth living working serving representing according depending involving "+
		"concerning affecting conducted providing supporting helping making focusing targeting reporting showing detailing "+
		"attending receiving",
	// adverbs
	"also not now then already only just even still ever never once twice again soon later earlier today yesterday tomorrow ago "+
		"away together apart respectively alone instead however therefore thus hence meanwhile",
	"almost nearly approximately roughly altogether overall annually",
	"more-than less up down too very much many few several most least-of fewer",
	// number words
	"two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion",
	// months and weekdays
	"january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
	"monday tuesday wednesday thursday friday saturday sunday noon midnight",
	// currencies
	"dollar dollars euro euros yen yuan rupee rupees shilling shillings franc francs krona kroner kronor peso pesos naira "+
		"kwacha renminbi baht riyal riyals dirhams usd eur gbp jpy cny cents",
	"percent percentage percents pct st nd rd th am pm a.m. p.m. o p",
)

// linking are -ing words that lead to another phrase, wherever they stand.
var linking = wordset.Fields("including following covering ranging totaling totalling comprising according depending regarding " +
	"concerning representing involving using being having concerning affecting providing making showing detailing attending " +
	"receiving targeting focusing")

// fractions are words that make the number before them a fraction's numerator.
var fractions = wordset.Fields("half halves third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth " +
	"eighths ninth ninths tenth tenths hundredth hundredths thousandths")

// notThings are heads that count no things.
var notThings = wordset.Fields("times time fold x")

// irregular are plurals, and nouns of many, that do not end in 's'.
var irregular = wordset.Fields("people men women children staff personnel youth police media data population populations "+
	"livestock cattle fish sheep poultry aircraft spacecraft alumni criteria",
	"feet teeth mice oxen phenomena indices curricula fora forums vertebrae fungi larvae nuclei offspring faculty cadre crew clergy workforce",
	"troops headcount megatonnes hertz")

// notPlural end in 's' and are no plurals.
var notPlural = wordset.Fields("always perhaps besides across towards afterwards overseas gas bias atlas canvas christmas texas "+
	"kansas arkansas laos paris honduras cyprus mauritius maldives",
	"lens news yes thus plus census focus virus status campus consensus corpus surplus bonus nexus radius cactus apparatus chorus genus circus stimulus syllabus hiv/aids",
	"aids ours theirs hers its his this was has does is as us versus s less unless various nevertheless")

// attributive are plurals, and nouns of many, that often stand before the noun they
// go with: 'women miners', 'arms exports', 'youth centres'.
var attributive = wordset.Fields("women men girls boys youth staff police media data population people fish livestock cattle poultry aircraft crew faculty workforce children",
	"arms sports sales goods services systems communications operations elections rights savings affairs customs works standards skills resources materials fisheries",
	"human economics physics statistics logistics mathematics politics electronics robotics genomics ceramics plastics ethics dynamics graphics mechanics analytics diagnostics",
	"news parents emissions needs communities disabilities telecommunications small-arms drugs weapons rewards humanities "+
		"sciences arts veterans teachers states nations islands americas")

// collectives are nouns of many that a number stands behind: 'a population of 11
// million'.
var collectives = wordset.Fields("population populations workforce staff membership audience team crew enrolment enrollment " +
	"fleet caseload attendance electorate headcount network faculty readership viewership")

// led are participles that join a noun to what it runs: 'women led organizations'.
var led = wordset.Fields("led owned run headed managed operated focused oriented based")

// measured are nouns whose 'of' belongs to them: 'litres of water', 'types of
// support'.
var measured = wordset.Fields("litre litres liter liters gallon gallons tonne tonnes ton tons kilogram kilograms kilogramme "+
	"kilogrammes kilo kilos gram grams pound pounds hectare hectares acre acres",
	"kilometre kilometres kilometer kilometers mile miles metre metres meter meters foot feet barrel barrels bag bags bottle "+
		"bottles box boxes carton cartons case cases crate crates truckload truckloads load loads",
	"dose doses vial vials kit kits set sets pair pairs piece pieces type types kind kinds form forms sort sorts unit units "+
		"round rounds sheet sheets megawatt megawatts gigawatt gigawatts kilowatt kilowatts watt watts",
	"megatonne megatonnes metric bushel bushels cup cups roll rolls row rows stage stages level levels source sources package "+
		"packages shipment shipments consignment consignments tranche tranches batch batches terabytes gigabytes")

// unitWords are units that a number takes in the singular when the two go before a
// noun: '400 megawatt-hour battery', '50 kilometre road'.
var unitWords = wordset.Fields("year month week day hour minute second decade century quarter megawatt gigawatt kilowatt "+
	"terawatt watt mile kilometer kilometre meter metre centimetre centimeter foot inch acre hectare ton tonne litre liter gallon",
	"kilogram pound gram degree barrel megabyte gigabyte kilovolt volt")

// compounds are what else a number is joined to by a hyphen as a count: '50-bed
// hospital', 'ten-member panel'.
var compounds = wordset.Fields("bed seat member members person people page point room country nation unit acre family household " +
	"student module agency state strong jurisdiction course chapter night nights week hours days years months minutes part " +
	"story storey classroom county city team man woman car ship vehicle lane seater digit")

// symbols are units of measure written as symbols, with their capitals.
var symbols = wordset.Fields("MW GW kW KW TW MWh GWh kWh KWh TWh MWp kWp KWp GWp MWe MWac MWdc GWac GWdc km kms km2 km3 m m2 m3 "+
	"cm mm kg kgs g mg t ha Ha MT Mt mt Gt kt Kt MB GB TB KB kB Mb Gb Mbps Gbps kbps mph kph bpd bbl boe L l ml mL ft lb lbs oz "+
	"kV kVA MVA MVAr ppm dB Hz kHz MHz GHz bcm mcm mtpa MTPA mmt MMT",
	"tCO2 tCO2e tCO2eq MtCO2 MtCO2e GtCO2 GtCO2e")

// personal are nouns that make a bare four-digit number before them a count rather
// than a year, and a glued 'm' a million.
var personal = wordset.Fields("people persons women men children girls boys households families farmers students workers jobs " +
	"refugees beneficiaries users teachers residents individuals participants patients homes schools villages doses customers")

// changeWords tell that 'from … to …' is a change.
var changeWords = wordset.Fields("increase increased increases increasing rise rose risen rises rising grow grew grown grows "+
	"growing fall fell fallen falls falling decline declined declines declining drop dropped drops dropping reduce reduced "+
	"reduces reducing cut cuts cutting lower lowered",
	"raise raised raising expand expanded expanding improve improved went gone jump jumped double doubled triple tripled move "+
		"moved climb climbed decrease decreased decreasing down up scale scaled shrink shrank change changed extend extended "+
		"upgrade upgraded boost boosted")

// pointsBack are nouns that 'the two …' refers back with.
var pointsBack = wordset.Fields("leaders countries sides governments presidents nations parties delegations ministers peoples " +
	"partners organizations organisations states institutions agencies economies neighbours neighbors companies secretaries " +
	"heads allies democracies capitals bodies entities groups men women")

// vagueOnes are what 'one …' says without counting.
var vagueOnes = wordset.Fields("thing day hand way side part place point reason example step end moment person voice goal " +
	"another other more less time single such hundred thousand way's that's of-a-kind stop on by country's word size roof " +
	"umbrella sense form extent level area aspect key key's can half third quarter")

// adjectives are common ones that no ending tells.
var adjectives = wordset.Fields("new old other big small large major minor key main high low local young good best great long "+
	"short early late top full open free public private joint first second third last next past recent current",
	"different various separate distinct additional further more extra single double poor rich rural urban remote medium micro "+
		"medium-sized mid senior junior chief smart green blue clean safe strong modern basic core least developed developing "+
		"emerging african asian european american",
	"low-income middle-income high-income wide common similar same special certain formal informal human mobile solar direct "+
		"future fellow female male primary secondary tertiary member consecutive successive independent different complete "+
		"concrete discrete unique innovative pregnant vulnerable displaced")

// dropped are first words that a unit does not keep: 'three different types'.
var dropped = wordset.Fields("different various additional further more extra distinct separate total full whole consecutive successive new-and")

func hasEnding(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// isAdjective reports whether a word, in lower case, reads as an adjective or a
// participle.
func isAdjective(w string) bool {
	return adjectives.Has(w) || len(w) > 4 && hasEnding(w, "al", "ic", "ive", "ous", "ble", "ed", "ary", "ful", "less",
		"ern", "ish", "ly", "ent", "ant")
}

// isPlural reports whether a word, in lower case, reads as a plural noun.
func isPlural(w string) bool {
	n := len(w)
	switch {
	case n < 3:
		return false
	case irregular.Has(w):
		return true
	case w[n-1] != 's':
		return hasEnding(w, "men", "people", "children") &&
			!hasEnding(w, "specimen", "regimen", "abdomen", "acumen", "omen") || hasEnding(w, "women")
	case w[n-2] == 's', w[n-2] == 'u' && w != "menus" && w != "gurus", w[n-2] == '.':
		return false
	case w[n-2] == 'i':
		return w == "taxis" || w == "skis" || w == "israelis" || w == "pakistanis" || w == "iraqis" || w == "bangladeshis" ||
			w == "nepalis" || w == "somalis" || w == "malawis" || w == "emiratis"
	case n > 4 && hasEnding(w, "ous"), n > 4 && hasEnding(w, "ics") && w != "clinics" && w != "topics" && w != "critics" &&
		w != "mechanics" && w != "metrics" && w != "comics" && w != "academics" && w != "fabrics" && w != "epidemics" &&
		w != "republics" && w != "basics" && w != "characteristics" && w != "graphics":
		return false
	}
	return !notPlural.Has(w)
}
