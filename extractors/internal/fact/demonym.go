package fact

import "strings"

// demonymOf is the country code of a demonym in lower case, or empty. It holds the
// countries that sheets of development cooperation most often name so; source: common
// usage, codes of ISO 3166-1.
func demonymOf(word string) string { return demonyms[word] }

var demonyms = func() map[string]string {
	m := map[string]string{}
	for _, f := range strings.Fields(`chinese:CN japanese:JP korean:KR indian:IN vietnamese:VN indonesian:ID thai:TH lao:LA cambodian:KH
		mongolian:MN nepali:NP nepalese:NP pakistani:PK bangladeshi:BD afghan:AF iraqi:IQ jordanian:JO lebanese:LB syrian:SY
		turkish:TR ukrainian:UA moldovan:MD serbian:RS albanian:AL georgian:GE armenian:AM kazakh:KZ kyrgyz:KG tajik:TJ uzbek:UZ
		egyptian:EG moroccan:MA tunisian:TN ethiopian:ET kenyan:KE ugandan:UG tanzanian:TZ rwandan:RW zambian:ZM malawian:MW
		mozambican:MZ angolan:AO nigerian:NG ghanaian:GH senegalese:SN malian:ML liberian:LR somali:SO sudanese:SD
		german:DE french:FR italian:IT spanish:ES portuguese:PT dutch:NL belgian:BE swedish:SE norwegian:NO danish:DK finnish:FI
		swiss:CH austrian:AT polish:PL irish:IE british:GB canadian:CA australian:AU american:US mexican:MX brazilian:BR
		colombian:CO peruvian:PE chilean:CL argentine:AR guatemalan:GT honduran:HN salvadoran:SV haitian:HT cuban:CU
		filipino:PH philippine:PH malaysian:MY burmese:MM fijian:FJ israeli:IL palestinian:PS russian:RU emirati:AE saudi:SA qatari:QA`) {
		w, code, _ := strings.Cut(f, ":")
		m[w] = code
	}
	return m
}()
