package country

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"factsheet/extractors/extracttest"
)

func TestTableHoldsEveryCodeOfISO3166(t *testing.T) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.M49() == 0 || r.String() != string([]rune{a, b}) || r.Canonicalize() != r {
				continue
			}
			switch r.String() {
			case "AC", "CP", "DG", "EA", "IC", "TA", "CQ", "AN", "CS", "NT", "SU", "YU", "XA", "XB": // reserved, or withdrawn
				continue
			}
			if ByCode(r.String()) == nil {
				t.Errorf("%s (%s) is not in the table", r, r.ISO3())
			}
		}
	}
	if n := len(All()); n != 250 {
		t.Errorf("%d entries, want the 249 of ISO 3166-1 and Kosovo", n)
	}
}

func TestCodesAreThoseOfTheStandards(t *testing.T) {
	seen := map[string]string{}
	for _, c := range All() {
		r, err := language.ParseRegion(c.Alpha2)
		if err != nil {
			t.Errorf("%s: %v", c.Alpha2, err)
			continue
		}
		if c.Alpha2 == "XK" {
			continue
		}
		if r.ISO3() != c.Alpha3 {
			t.Errorf("%s has alpha-3 %s, want %s", c.Alpha2, c.Alpha3, r.ISO3())
		}
		for _, code := range []string{c.Alpha2, c.Alpha3, c.M49} {
			if other, twice := seen[code]; twice {
				t.Errorf("code %s is both %s's and %s's", code, other, c.Name)
			}
			seen[code] = c.Name
		}
		if len(c.M49) != 3 || c.Name == "" || len(c.Currency) != 3 && c.Alpha2 != "AQ" {
			t.Errorf("%s: incomplete: %+v", c.Alpha2, c)
		}
	}
}

func TestNoNameStandsForTwo(t *testing.T) {
	owner := map[string]string{}
	for _, c := range All() {
		for _, name := range append(append(append([]string{c.Name}, c.Names...), c.Demonyms...), c.Codes...) {
			key := strings.ToLower(name)
			if o, ok := owner[key]; ok && o != c.Alpha2 {
				t.Errorf("%q is both %s's and %s's", name, o, c.Alpha2)
			}
			owner[key] = c.Alpha2
			if got, _ := Lookup(name); got != c {
				t.Errorf("Lookup(%q) gives %v, want %s", name, got, c.Alpha2)
			}
		}
	}
}

func TestLookupKnowsOtherNames(t *testing.T) {
	for name, want := range map[string]string{
		"Lao PDR": "LA", "People’s Republic of China": "CN", "United Republic of Tanzania": "TZ", "Burma": "MM", "Swaziland": "SZ",
		"Turkey": "TR", "Vietnam": "VN", "Ivory Coast": "CI", "Cote d'Ivoire": "CI", "DR Congo": "CD", "the Gambia": "GM", "UK": "GB",
		"U.S.A.": "US", "State of Palestine": "PS", "St. Lucia": "LC", "Trinidad & Tobago": "TT", "Filipinos": "PH", "Holland": "NL",
		"us": "", "uk": "", "Atlantis": "", "New Mexico": "",
	} {
		c, _ := Lookup(name)
		if got := code(c); got != want {
			t.Errorf("Lookup(%q) = %q, want %q", name, got, want)
		}
	}
}

func code(c *Country) string {
	if c == nil {
		return ""
	}
	return c.Alpha2
}

// Each text is followed by the codes it names, in order: N a name, D a demonym, C a
// short form.
func TestMatchInText(t *testing.T) {
	for text, want := range map[string]string{
		"Zambia and the United Republic of Tanzania signed":               "ZM:N TZ:N",
		"Tanzanian farmers and Filipinos in the Philippines":              "TZ:D PH:D PH:N",
		"Guinea-Bissau, Papua New Guinea, Equatorial Guinea and Guinea":   "GW:N PG:N GQ:N GN:N",
		"Niger, Nigeria, Dominica and the Dominican Republic":             "NE:N NG:N DM:N DO:N",
		"The Democratic Republic of the Congo; support in the Congo":      "CD:N CD:N",
		"The Congo and the Republic of the Congo":                         "CG:N CG:N",
		"The Republic of Korea and North Korea":                           "KR:N KP:N",
		"the U.S. Virgin Islands, British Virgin Islands, American Samoa": "VI:N VG:N AS:N",
		"American aid from the U.S. and the US, tell us more":             "US:D US:C US:C",
		"CONTACT US AT ONCE":       "",
		"US$ 3 million for the UK": "GB:C",
		"the Indian Ocean, the South China Sea and the Gulf of Guinea":      "",
		"New Mexico, Mexico City, the Panama Canal and Northern Ireland":    "",
		"Lake Malawi, Lake Chad, the Niger Delta and the Jordan River":      "",
		"Dr. Jordan and Chad Smith met Israel Nash":                         "",
		"In Jordan, the Jordan Compact helps Chad":                          "JO:N JO:N TD:N",
		"Jordan Faces Water Crisis":                                         "JO:N",
		"Tbilisi, Georgia hosts Armenia":                                    "GE:N AM:N",
		"Savannah, Georgia; Mobile, Alabama; Nashville, Tennessee":          "",
		"born in Lebanon, Ohio":                                             "",
		"UGANDA AND THE PEOPLE’S REPUBLIC OF CHINA":                         "UG:N CN:N",
		"Lao People’s\nDemocratic Republic, Lao PDR, Viet Nam, Türkiye":     "LA:N LA:N VN:N TR:N",
		"China’s State Council, ILO-China and South-South cooperation":      "CN:N CN:N",
		"Latin American and African American voices, Indian Country":        "",
		"St. Vincent and the Grenadines, Saint Kitts & Nevis, Trinidad":     "VC:N KN:N TT:N",
		"the West Bank and Gaza, Kosovo, Taiwan and Hong Kong SAR":          "PS:N XK:N TW:N HK:N",
		"French Guiana is French; Côte d’Ivoire is not, nor is Ivory Coast": "GF:N FR:D CI:N CI:N",
	} {
		p := extracttest.NewPass(t, text, "")
		var got []string
		for i := range p.Tokens {
			if c, form, end := Match(p, i); c != nil {
				if end <= i {
					t.Fatalf("%q: empty match", text)
				}
				got = append(got, c.Alpha2+":"+[]string{"-", "N", "D", "C"}[form])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q\n got %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}

func BenchmarkScan13kB(b *testing.B) {
	text := strings.Repeat("In 2013, China committed US$ 1 million to the Lao People's Democratic Republic, and the United States did so too. ", 115)
	p := extracttest.NewPass(b, text, "")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		scan(p)
	}
}

func TestAdministrationsAreOfCountriesAndEachNameOfOne(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(administrations), "\n")[1:]
	for _, line := range lines {
		f := strings.Split(line, "\t")
		if len(f) != 4 || strings.ContainsAny(f[0], " -") || ByCode(f[1]) == nil || Administration(strings.ToLower(f[0])) != ByCode(f[1]) {
			t.Errorf("%q: want one word, the code of a country, an office and years, and no name twice", line)
		}
	}
	if len(lines) < 20 || Administration("smith") != nil {
		t.Errorf("%d lines", len(lines))
	}
	if names := AdministrationNames("PH"); !names.Has("duterte") || names.Has("biden") {
		t.Error("the names of a country's administrations are others")
	}
}
