package validate

import (
	"fmt"
	"strings"

	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

var acronymRules = []Rule{{
	ID: "acronym.undefined", Severity: record.Notice,
	Doc: "A short form that the sheet uses but does not define, and that no body, place, currency or unit known to the program " +
		"goes by. Shown once; two letters and initials are passed over. Look up what it stands for.",
	Check: func(s *Sheet, report Report) {
		known := map[string]bool{}
		for i := range s.Record.Acronyms {
			known[s.Record.Acronyms[i].Short] = true
		}
		for i := range s.Record.Partners {
			p := &s.Record.Partners[i]
			if p.Acronym != nil {
				known[*p.Acronym] = true
			}
			for _, a := range p.Aliases {
				known[a] = true
			}
		}
		for i := range s.Record.Unread {
			u := &s.Record.Unread[i]
			if u.Kind != "short_form" || u.Reason != nil {
				continue
			}
			form := strings.TrimSuffix(strings.ReplaceAll(u.Quote, ".", ""), "s")
			if known[form] || known[u.Quote] || common[form] || isRoman(form) || len(form) < 3 || strings.Contains(u.Quote, ".") || isWord(s.View.Text, form) {
				continue
			}
			known[form] = true
			report(u.ID, &u.Span, fmt.Sprintf("%q is used but not defined in the sheet; look up what it stands for", reconcile.OneLine(u.Quote)))
		}
	},
}}

// common are short forms that every reader knows, and words that sheets print in
// capitals.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("US USA UK EU UN UAE DC AI IT ICT TV CEO CFO COO PhD MA MSc BA NGO SME MSME MOU MoU FAQ " +
		"PDF URL CV ID HIV AIDS COVID SARS TB DNA RNA GDP GNI GNP FDI VAT " +
		"ODA SDG MDG LDC LGBTQ LGBT LGBTQI STEM TVET WASH PPP RFP RFI CO GHG NDC EV LED LNG LPG GPS SMS API IP HR PR AM PM EST EDT ET GMT UTC CET BC AD CE OK NB PS " +
		"FACT SHEET FACTSHEET PRESS RELEASE NOTE FOR THE AND OF IN ON TO BY NEW ALL NOT WHAT HOW WHY WHO WE OUR IS ARE IMMEDIATE CONTACT MEDIA BACKGROUND READ MORE " +
		"USD EUR GBP JPY CNY CHF CAD AUD SEK NOK DKK INR ZAR KES UGX TZS NGN GHS XOF XAF BRL MXN RUB KRW SGD NZD PHP IDR THB " +
		"VND PKR BDT LKR NPR EGP MAD TND ZMW MWK RWF ETB RSD BAM SDR " +
		"MW GW KW TW MWH GWH KWH TWH KM HA MB GB TB KG MT MHZ GHZ KV BTU MMT " +
		"AL AK AZ AR CA CT DE FL GA HI IA ID IL IN KS KY LA MD ME MI MN MO MS NC ND NE NH NJ NM NV NY OH OR PA RI SC SD TN TX UT VA VT WA WI WV WY PR VI GU") {
		m[w] = true
	}
	return m
}()

// isWord reports whether a short form stands in the sheet in small letters too: then
// it is a word that was set in capitals.
func isWord(text, form string) bool {
	return strings.Contains(text, " "+strings.ToLower(form))
}

// isRoman reports whether a short form is a Roman numeral.
func isRoman(s string) bool {
	return strings.Trim(s, "IVX") == ""
}
