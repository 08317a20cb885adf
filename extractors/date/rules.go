package date

import "factsheet/pipeline/extract"

// The rules, named for what they read.
const (
	ruleDay     = "date.day"
	ruleNumeric = "date.day_numeric"
	ruleMonth   = "date.month"
	ruleYear    = "date.year"
	ruleQuarter = "date.quarter"
	ruleSeason  = "date.season"
	ruleFiscal  = "date.fiscal_year"
	ruleDecade  = "date.decade"
	ruleCentury = "date.century"
	ruleWeek    = "date.week"
	ruleRange   = "date.range"
	ruleSet     = "date.set"
	ruleOpen    = "date.open"
	ruleAssumed = "date.assumed_year"
	ruleSame    = "date.same_year"
	ruleHoliday = "date.holiday"
)

var rules = []extract.Rule{
	{Name: ruleDay, Doc: "A day whose month is a word, in any order of its pieces: '7 December 2022', 'Dec. 7th, 2022', 'the " +
		"fourth of July 1995', '3-Dec-21', with or without a weekday."},
	{Name: ruleNumeric, Doc: "A day in digits: ISO ('2022-12-07', '20221207') and '07/12/2022', where a weekday or the sheet's " +
		"other dates settle the order of day and month; else it has candidates and no value."},
	{Name: ruleMonth, Doc: "A month of a year: 'April 2019', 'Sept. 2019', '04/2019', '2019-04', 'the third month of 2019', 'mid-March 2020'."},
	{Name: ruleYear, Doc: "A year in running text, headings and tables, where nothing beside it says that it is a count, a code or part of a name."},
	{Name: ruleQuarter, Doc: "A quarter or half of a year, and its first months: 'Q3 2019', '2019 H2', 'third quarter of 2019', 'first nine months of 2020'."},
	{Name: ruleSeason, Doc: "A season of a year: 'spring 2023', 'summer of 2020'. Its days are those of the whole year, since sheets come from both hemispheres."},
	{Name: ruleFiscal, Doc: "A fiscal or financial year, read as the year of its name: 'FY 2024', 'fiscal year (FY) 2024', 'FY22', 'FY2023/24'."},
	{Name: ruleDecade, Doc: "A decade: 'the 1990s', 'mid-1980s', 'the '90s'."},
	{Name: ruleCentury, Doc: "A century: '21st century', 'nineteenth century'; not one that begins a name ('21st Century Maritime Silk Road')."},
	{Name: ruleWeek, Doc: "A week of a year, of a month or of a day: 'the 3rd week of 2027', 'week of 12 May 2020'."},
	{Name: ruleRange, Doc: "A period from one date to another, each of any kind, pieces told once for both: '2017-2022', " +
		"'2017–22', 'from April to June 2019', '3-5 May 2021', 'April 30 - May 2, 2020'."},
	{Name: ruleSet, Doc: "Several dates told together: '2017 and 2022', 'April and June 2019', '3 and 4 May 2021', '2015, 2017 and 2019'."},
	{Name: ruleOpen, Doc: "A period with one end told: 'since 2015', '2018 onwards', '2019 to date', 'until 2100'."},
	{Name: ruleAssumed, Doc: "A day or month without a year, read in the year that lies nearest to the sheet's own date."},
	{Name: ruleSame, Doc: "'the same year', read as the year told last before it."},
	{Name: ruleHoliday, Doc: "A feast or observance with a fixed rule, and a year: 'Christmas Day 2020', 'Black Friday 2010'."},
}

// doubts are what makes a date less than sure, as flags, so that parts can be
// joined without lists.
type doubts uint16

const (
	doubtFiscal doubts = 1 << iota
	doubtYear
	doubtCentury
	doubtPartOf
	doubtImpossible
	doubtOrder
	doubtWeek
	doubtSeason
	doubtEra
	doubtFar
	doubtReversed
)

var doubtNames = [...]string{
	"fiscal_year", "year_assumed", "century_assumed", "part_of_period", "impossible_date", "order_assumed", "week_assumed",
	"season_span", "era_converted", "far_evidence", "reversed_period",
}

func (d doubts) names() []string {
	if d == 0 {
		return nil
	}
	var out []string
	for i, n := range doubtNames {
		if d&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return out
}
