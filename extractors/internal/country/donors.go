package country

import "strings"

// donors are the countries that give aid and get none: the members of the OECD's
// Development Assistance Committee and the others that report their aid to it, without
// those that are on its list of recipients too (OECD-DAC, 2024).
const donors = " AU AT BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT JP KR LI LT LU LV MC MT NL NO NZ PL PT RO SE SI SK" +
	" AE IL KW QA RU SA SG TW US "

// IsDonor reports whether a country, by its ISO 3166-1 alpha-2 code, gives aid and gets
// none.
func IsDonor(code string) bool { return len(code) == 2 && strings.Contains(donors, " "+code+" ") }
