package summable

import (
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

// The same donor and sum in one sheet, further apart than one stretch of text.
func TestTheSameFlowInOtherWords(t *testing.T) {
	apart := strings.Repeat("and so it went on ", 30) + ". "
	first := "The U.S. will announce {a 7 USD} in awards through its agency’s Solar for All program. " + apart
	for _, c := range []struct{ name, told, want string }{
		{"a name in common", first + `It gives {b 7 USD} in grants, from the U.S. and partners, through the Solar for All competition.
			:f a US> pledge
			:g b US> pledge kind=grant`, "f +, g told_twice"},
		{"one tells the stage, and the recipient", first + `It gives {b 7 USD} through the Solar for All competition.
			:f a US>
			:g b US>EPA commitment`, "f +, g told_twice"},
		{"another name", first + `It gives {b 7 USD} through the Wind for All competition.
			:f a US> pledge
			:g b US> pledge`, "f +, g +"},
		{"the name stands in another sentence", first + `It gives {b 7 USD} for roads. The Solar for All competition goes on.
			:f a US> pledge
			:g b US> pledge`, "f +, g +"},
		{"another stage", first + `It has paid {b 7 USD} through the Solar for All competition.
			:f a US> budget
			:g b US> disbursement`, "f +, g +"},
		{"another recipient", first + `It gives {b 7 USD} through the Solar for All competition.
			:f a US>WFP
			:g b US>FAO`, "f +, g +"},
		{"another period", first + `It gives {b 7 USD} through the Solar for All competition.
			:f a US> in=2021
			:g b US> in=2022`, "f +, g +"},
		{"another project", first + `It gives {b 7 USD} through the Solar for All competition.
			:f a US> for=x
			:g b US> for=y`, "f +, g +"},
		{"a further sum", first + `It gives another {b 7 USD} through the Solar for All competition.
			:f a US>
			:g b US>`, "f +, g +"},
		{"another sum, another currency, another donor", first + `The Solar for All competition: {b 8 USD} {c 7 EUR} {d 7 USD}
			:f a US>
			:g b US>
			:h c US>
			:i d EU>`, "f +, g +, h +, i +"},
		{"a list", `Solar for All gives {a 5 USD} for roofs; {b 5 USD} for Solar for All schools.
			:f a US>
			:g b US>`, "f +, g +"},
		{"the law that pays for both", "It invests {a 5 USD} of the Big Infrastructure Law in water. " + apart + `
			It invests {b 5 USD} in roads by the Big Infrastructure Law.
			:f a US>
			:g b US>`, "f +, g +"},
		{"the name is what the sheet is about", first + strings.Repeat("Solar for All works. ", 6) + `It gives {b 7 USD} for Solar for All roofs.
			:f a US>
			:g b US>`, "f +, g +"},
	} {
		t.Run(c.name, func(t *testing.T) { holds(t, c.told, c.want) })
	}
	r := sheetOf(t, "a", first+"It gives {b 7 USD} through the Solar for All competition.\n:f a US>\n:g b US>")
	for i, name := range []string{"Kenya", "Ghana"} {
		at := r.Amounts[i].Span
		r.Places = append(r.Places, record.Place{Basis: record.Basis{ID: name}, Name: name, Mentions: []record.Mention{{Span: at}}})
	}
	if got := told(r, New().Add(r, nil)); got != "f +, g +" {
		t.Errorf("of two countries: got %s", got)
	}
	r.Places = nil
	r.Partners = []record.Partner{{Basis: record.Basis{ID: "US"}, Name: "Solar for All"}}
	if got := told(r, New().Add(r, nil)); got != "f +, g +" {
		t.Errorf("where the name is the donor's: got %s", got)
	}
}
