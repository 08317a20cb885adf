package layout_test

import "testing"

func TestALongTitleThatEndsInAUnitOfMoneyIsACaption(t *testing.T) {
	for title, caption := range map[string]string{
		"Funding of the programme by component and donor, EUR million":              "Funding of the programme by component and donor, EUR million",
		"Sums paid in to the peace fund by each of its donors (in US dollars)":      "Sums paid in to the peace fund by each of its donors (in US dollars)",
		"The donors met in the town of the fund and spoke of the years to come":     "",
		"The donors met in the town of the fund and gave all of it ten US dollars.": "",
	} {
		d, _ := laidOut(t, "The fund works in the hills and pays for seed and for wells there.\n\n"+title+"\n\n"+
			"  Donor          2021       2022\n  Norway        1,200      1,500\n  Sweden          900        950\n")
		if len(d.Tables) != 1 {
			t.Fatalf("%q: %d tables", title, len(d.Tables))
		}
		if got := d.Tables[0].Caption.Of(d.Text); got != caption {
			t.Errorf("%q: the caption is %q", title, got)
		}
	}
}
