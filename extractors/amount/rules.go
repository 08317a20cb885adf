package amount

import "factsheet/pipeline/extract"

// The names of the rules.
const (
	symbolBefore = "amount.symbol_before"
	symbolAfter  = "amount.symbol_after"
	codeBefore   = "amount.code_before"
	codeAfter    = "amount.code_after"
	nameBefore   = "amount.name_before"
	nameAfter    = "amount.name_after"
	minorUnit    = "amount.minor_unit"
	compound     = "amount.compound"
	span         = "amount.range"
	list         = "amount.list"
	tableCell    = "amount.table_cell"
	chartLabel   = "amount.chart_label"
)

var rules = []extract.Rule{
	{Name: symbolBefore, Doc: "A sign or short form, then the number: 'US$ 236 million', '€1,7 million', 'Rs. 500', 'KSh 2bn'. " +
		"The usual way in English sheets; the scale word may be past a line, column or page break."},
	{Name: symbolAfter, Doc: "The number, then a sign or short form: '10 €', '3,5 Mio. €', '100 元'. The usual way in continental sheets."},
	{Name: codeBefore, Doc: "An ISO 4217 code, then the number: 'USD 20 million', 'EUR2.5bn', 'MUSD 3', 'CAD$ 15'. A code that " +
		"is also a word or a goal ('ALL', 'TOP', 'COP', 'SDG') only before a large number."},
	{Name: codeAfter, Doc: "The number, then an ISO 4217 code: '5 million EUR', '120 MEUR', '75 USD million'."},
	{Name: nameBefore, Doc: "A currency's name, then a large number: 'Naira 5 million', 'dollar 22.5 million'."},
	{Name: nameAfter, Doc: "The number, then a currency's name: 'two million dollars', '420 million Finnish markka', '5 lakh rupees'. Pounds of things are weights."},
	{Name: minorUnit, Doc: "A sum in a minor unit, given in the currency: '50 cents' is 0.50."},
	{Name: compound, Doc: "A sum with its minor units: '3 dollars 50 cents', '17 USD 25'."},
	{Name: span, Doc: "Two ends of one sum: '$5-10 million', 'between $2 and $3 million', 'US$ 1 million to US$ 2 million'. The " +
		"value is null; low and high are set. A change ('rose from $5 million to $10 million') is two sums."},
	{Name: list, Doc: "A number of a list whose first member alone has the currency: 'US$ 5, 10 and 20 million'."},
	{Name: tableCell, Doc: "A figure of a table under a unit line ('(In millions of United States dollars)'), a head or a label " +
		"with a currency ('Budget (US$ million)', 'Cost (EUR)'), or in a column whose first and last figure have a sign. '(65)' " +
		"is less than nothing, '-' is no sum. Counts, shares, years and notes are none: heads and labels tell ('Number of', " +
		"'% change', 'Staff')."},
	{Name: chartLabel, Doc: "A figure of a chart whose title or unit line tells currency and scale: 'Figure 1. Grants (US$ million)'. Years are none."},
}

// The doubts that an amount may have, beside those of the layout.
const (
	currencyAssumed = "currency_assumed" // the sheet's country or other sums settled whose dollars they are
	currencyUnknown = "currency_unknown" // nothing settles it; the currency is null
	scaleInherited  = "scale_inherited"  // '$5' in '$5 to $10 million' has the scale of what follows
	scaleFromLine   = "scale_from_line"  // a line above a table or figure told the scale
	unitFromLine    = "unit_from_line"   // a line above, a head or a label told currency and scale: see unit
	looksLikeYear   = "looks_like_year"  // a figure of a table that could be a year
)
