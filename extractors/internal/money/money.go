// Package money knows the world's currencies: their codes, names, minor units, signs
// and short forms, and which countries they are of.
package money

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/bojanz/currency"

	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/wordset"
)

// Kind is how a term names a currency.
type Kind uint8

// The kinds of term.
const (
	Sign  Kind = iota // '$', 'US$', '€'
	Code              // 'USD'
	Short             // 'Rs', 'KSh', 'FCFA'
	Unit              // 'dollars', 'kwacha'
	Minor             // 'cents', 'ngwee'
)

// Term is one way of naming a currency, or several that share it.
type Term struct {
	Kind  Kind
	Codes []string // ISO 4217; more than one where the term alone does not tell ('dollars')
	// Forms are the ways it is written, to the letter; nil where capitals do not matter.
	Forms []string
	// Behind says that a unit's name is one only behind an adjective ('Brazilian real').
	Behind []string
	// Local says that a short form is one only where the sheet speaks of its country.
	Local bool
	// Large says that it is one only with a number that has a scale, groups or decimals:
	// 'COP 5 million', not 'COP 26'.
	Large bool
}

// Digits is the number of decimals that sums in a currency have.
func Digits(code string) int {
	d, ok := currency.GetDigits(code)
	if !ok {
		return 2
	}
	return int(d)
}

// International stands among the codes of Entry.Home for the organisations whose
// papers write '$' for United States dollars.
const International = "UN"

// Entry is what a listed name may be: a term, an adjective before a unit's name, or
// what makes a sheet one of a country.
type Entry struct {
	Term      *Term
	Adjective []string // codes: 'Canadian' before 'dollars'
	Home      []string // codes of the currencies of the country that is named
}

//go:embed currencies.tsv
var currencies string

// wordCodes are the codes that are other things as well in such sheets: words,
// conferences, goals, firms.
var wordCodes = wordset.Fields(`ALL AMD ANG ARS BAM BOB BSD BOV CAD CDF CHE CHW CLF CLP COP COU CRC CUC CUP CVE DEM DOP ECU ERN ESP FIM FKP GEL GHS GIP GRD
	HRK IEP ILS IMP IRR ITL LAK LTL LUF LVL MAD MOP MRO MTL MUR MVR MDL MXV MYR NAD NLG NPR PAB PEN PHP PTE RON RUB SAR SBD SCR SDD SDG SHP SIT SLE SLL SOS SRG
	SSP STD STN SVC SYP SZL TND TOP TPE TRL TRY USN USS UYI UYW VED VES WST XAD XAG XAU XBA XBB XBC XBD XEU XPD XPT XSU XTS XUA XXX YER YUM ZRN ZAL`)

// lowerCodes are those that are written small as well ('20 usd').
var lowerCodes = wordset.Fields("USD EUR GBP JPY CNY CHF AUD NZD HKD SGD INR MXN BRL ZAR KRW THB MYR IDR VND KES NGN PLN SEK NOK DKK CZK HUF AED TWD UGX TZS ZMW PKR BDT LKR XOF XAF UAH")

// bigCodes take a letter for their scale ('MEUR', 'USDm').
var bigCodes = wordset.Fields("USD EUR GBP CHF JPY CNY SEK NOK DKK AUD CAD NZD INR SGD HKD PLN CZK HUF ZAR RUB KRW BRL MXN THB MYR KES")

// withdrawn are codes that ISO 4217 no longer lists and the table has no names for.
const withdrawn = "BYR ROL TRL RUR MRO MXP ZMK MZM GHC STD AZM BGL PLZ XAU XBA BEL VEF HRK ZWL ANG CUC SLL XXX BGN ADP AON CSD LVL TJR UAK YUN ZWD ZWN ZWR AFA AOR AOK ECS GWP NIC PEI SUR TMM UGS UYP VEB YDD YUD"

var codes = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{"XDR": true}
	for _, c := range currency.GetCurrencyCodes() {
		m[c] = true
	}
	for _, c := range strings.Fields(withdrawn) {
		m[c] = true
	}
	for _, r := range rows() {
		m[r.code] = true
	}
	return m
})

// IsCode reports whether the code is one of ISO 4217, withdrawn ones included.
func IsCode(code string) bool { return codes()[code] }

// IsMajor reports whether a code is of a currency that is named everywhere.
func IsMajor(code string) bool { return bigCodes.Has(code) }

// units are the currencies' names that are nothing else, and those of cents.
var units = sync.OnceValue(func() *wordset.Set {
	words := []string{"cent", "cents", "penny", "pence", "currency"}
	for _, r := range rows() {
		for _, u := range r.units {
			for name := range strings.SplitSeq(u, ",") {
				if name != "" && name[0] != '~' && name[0] != '^' {
					words = append(words, name)
				}
			}
		}
	}
	return wordset.Of(words...)
})

// IsUnit reports whether a word, in lower case, is the name of a currency: 'euros'.
func IsUnit(word string) bool { return units().Has(word) }

// IsWordCode reports whether a code is something else as well in such sheets, so that
// it is one only with a large number.
func IsWordCode(code string) bool { return wordCodes.Has(code) }

// At returns what is listed of the name that begins at token i, and the token after
// it; nil where nothing is.
func At(p *extract.Pass, i int) (*Entry, int) {
	e, end := names().Match(p, i)
	if e == nil {
		return nil, i
	}
	return e.Value, end
}

// minorPower is the power of ten of a minor unit of a currency.
func minorPower(unit, code string) int {
	switch unit {
	case "jiao", "mao":
		return -1
	case "fils", "baisa", "baisas", "baiza", "baizas", "millime", "millimes", "dirham", "dirhams":
		switch code {
		case "KWD", "BHD", "IQD", "JOD", "OMR", "TND", "LYD":
			return -3
		}
	}
	return -2
}

// MinorPower is the power of ten by which a minor unit is less than its currency: -2
// for cents. ok is false where the codes do not agree.
func MinorPower(unit string, codes []string) (power int, ok bool) {
	for i, c := range codes {
		q := minorPower(unit, c)
		if i > 0 && q != power {
			return 0, false
		}
		power = q
	}
	return power, len(codes) > 0
}

// Scaled reads a code with a letter for its scale: 'MEUR', 'kUSD', 'USDm', 'EURbn'.
func Scaled(word string) (code string, power int, ok bool) {
	if len(word) < 4 || len(word) > 6 {
		return "", 0, false
	}
	for _, a := range affixes {
		if rest, found := strings.CutPrefix(word, a.prefix); found && a.prefix != "" && bigCodes.Has(rest) {
			return rest, a.power, true
		}
		if rest, found := strings.CutSuffix(word, a.suffix); found && a.suffix != "" && bigCodes.Has(rest) {
			return rest, a.power, true
		}
	}
	return "", 0, false
}

var affixes = []struct {
	prefix, suffix string
	power          int
}{
	{"M", "m", 6}, {"m", "M", 6}, {"mn", "mn", 6}, {"mln", "mln", 6}, {"k", "k", 3}, {"K", "K", 3}, {"T", "", 3}, {"bn", "bn", 9}, {"", "b", 9}, {"", "B", 9},
}

// names is the gazetteer of all names.
var names = sync.OnceValue(func() *gazetteer.Gazetteer[*Entry] {
	b := builder{entries: map[string]*Entry{}, written: map[string]string{}}
	for _, r := range rows() {
		b.row(r)
	}
	for _, c := range sortedKeys(codes()) {
		b.term(c, &Term{Kind: Code, Codes: []string{c}, Forms: codeForms(c), Large: wordCodes.Has(c)})
	}
	b.shared()
	g := &gazetteer.Gazetteer[*Entry]{}
	// In order: of two writings of one name the first stays.
	for _, name := range sortedKeys(b.entries) {
		g.Add(gazetteer.Entry[*Entry]{Name: b.written[name], Value: b.entries[name]})
	}
	return g
})

func codeForms(c string) []string {
	if lowerCodes.Has(c) {
		return []string{c, strings.ToLower(c), c[:1] + strings.ToLower(c[1:])}
	}
	return []string{c}
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
