package acronym

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// common are short forms that every reader knows and no sheet explains.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`HIV AIDS COVID TB ID IDs TV AI IT ICT ICTs CEO CEOs CFO GDP GNI GNP NGO NGOs CSO CSOs PPP PPPs SME SMEs MSME MSMEs
		R&D PDF DVD CD FAQ PhD MSc MPA MBA MD BSc RSVP AM PM LGBT LGBTQ LGBTQI DNA RNA PCR UV LED LPG LNG GHG GHGs VAT FDI ODA SDG SDGs MDG MDGs
		TVET STEM HR PR GPS SMS USB URL QR PV EV EVs MW GW KW kW MWh GWh kWh CO FY ID HQ OK VIP WASH MoU MoUs MOU MOUs FACT SHEET EU-wide NB COP
		HIPAA HFC HFCs PFAS UXO SGBV GBV H.E. IPv6 B2B NB P.O. PO A.M. P.M. U.N. GIS DRR MSMEs MHz GHz km kg PPE ICU OECD-DAC`) {
		m[w] = true
	}
	return m
}()

// mask tells the ledger of the capitals that stand for nothing of their own: short
// forms explained elsewhere in the sheet, those that everybody knows, numerals.
func mask(p *extract.Pass, defined map[string][]string) {
	for i, t := range p.Tokens {
		if t.Kind != segment.Word || t.Case != segment.Upper && t.Case != segment.Mixed {
			continue
		}
		text := p.Text(i)
		switch {
		case len(defined[text]) > 0:
			p.Mask(t.Span(), "short form defined in the sheet")
		case common[text]:
			p.Mask(t.Span(), "common short form")
		case roman(text):
			p.Mask(t.Span(), "Roman numeral")
		case stateCodes[text] && (p.Is(i-1, ",", "-", "(") || p.Is(i+1, ")")):
			p.Mask(t.Span(), "code of a state")
		case len(text) > 3 && t.Case == segment.Upper && (upperWord(p, i-1) || upperWord(p, i+1)):
			p.Mask(t.Span(), "word in capitals")
		}
	}
}

// upperWord reports whether token i is a longer word in capitals, as in a heading.
func upperWord(p *extract.Pass, i int) bool {
	return p.Kind(i) == segment.Word && p.Tokens[i].Case == segment.Upper && p.Tokens[i].End-p.Tokens[i].Start > 3
}

// stateCodes are those of the states of the United States: 'Austin, TX', '(D-NY)'.
var stateCodes = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD
		TN TX UT VT VA WA WV WI WY DC D.C. PR GU VI AS MP`) {
		m[w] = true
	}
	return m
}()
