package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

// gift is a contribution of a ledger; an empty amount is none, and one with a '?' malformed.
type gift struct{ donor, amount, currency, period string }

// ledger is a sheet with contributions.
func ledger(source string, gifts ...gift) *record.Record {
	r := blank(source, "")
	var text strings.Builder
	at := 0
	put := func(s string) record.Span {
		text.WriteString(s)
		span := record.Span{Start: at, End: at + len([]rune(s)), Page: 1, Quote: s}
		at = span.End
		return span
	}
	donors := map[string]bool{}
	for i, g := range gifts {
		id := func(kind string) string { return fmt.Sprintf("%s-%d-%s", kind, i, source) }
		c := record.Contribution{Basis: record.Basis{ID: id("contribution"), Rule: "contribution.row"}, Flow: "unspecified", Kind: "grant"}
		span := put(g.donor)
		if g.donor != "" {
			c.Donor = ptr("partner-" + g.donor)
			if !donors[g.donor] {
				donors[g.donor] = true
				r.Partners = append(r.Partners, record.Partner{Basis: record.Basis{ID: *c.Donor, Rule: "partner.named"}, Name: g.donor, Type: "other", Mentions: []record.Mention{{Span: span}}})
			}
		}
		c.Mentions = []record.Mention{{Span: put(" gave ")}}
		if g.amount != "" {
			a := record.Amount{Basis: record.Basis{ID: id("amount"), Rule: "amount.code"}, Span: put(g.amount + " " + g.currency), Currency: ptr(g.currency), Qualifier: "exact", Status: "ok"}
			if strings.HasSuffix(g.amount, "?") {
				a.Status, a.Candidates = "malformed", []string{"373.00", "373000"}
			} else {
				a.Value = ptr(g.amount)
			}
			r.Amounts, c.Amount = append(r.Amounts, a), ptr(a.ID)
		}
		if g.period != "" {
			c.Period = ptr(g.period)
		}
		put(".\n")
		r.Contributions = append(r.Contributions, c)
	}
	r.Text = text.String()
	r.Document.Characters = at
	return r
}

// column is what the rows that are shown say in a column, from 1.
func column(n int) string {
	return fmt.Sprintf(`all('#contributions tbody tr').filter((row) => row.checkVisibility()).map((row) => row.cells[%d].textContent)`, n-1)
}

var gifts = []gift{
	{"Delta", "9007199254740993", "USD", "2019/2021"},
	{"Alpha", "9007199254740992", "USD", "2015"},
	{"Charlie", "10.5", "USD", "2021-05-03"},
	{"bravo", "9.75", "USD", ""},
	{"Echo", "3", "EUR", "2015/.."},
	{"Foxtrot", "373,00?", "USD", "2030"},
	{"Golf", "", "", "2012"},
	{"", "1000000", "USD", "../2011"},
}

func TestMoneySortsByItsExactValueWithinACurrency(t *testing.T) {
	p := open(t, ledger("gifts.txt", gifts...))
	var got []string
	p.ClickText("#contributions thead button", "Amount")
	p.Eval(column(3), &got)
	want := []string{"3 EUR", "9.75 USD", "10.5 USD", "1,000,000 USD", "9,007,199,254,740,992 USD", "9,007,199,254,740,993 USD"}
	if !slices.Equal(got[:6], want) || !strings.HasPrefix(got[6]+got[7], "–“373,00? USD”malformed: may mean 373") && !strings.HasSuffix(got[6]+got[7], "–") {
		t.Errorf("upwards: %q", got)
	}
	p.ClickText("#contributions thead button", "Amount")
	p.Eval(column(3), &got)
	slices.Reverse(want)
	if !slices.Equal(got[:6], want) {
		t.Errorf("downwards: %q; what has no value stays last", got)
	}
	if sorted := text(p, `one('#contributions th[aria-sort="descending"]').textContent`); sorted != "Amount" {
		t.Errorf("aria-sort is on %q", sorted)
	}
	p.WantQuiet()
}

func TestDaysAndNamesSort(t *testing.T) {
	p := open(t, ledger("gifts.txt", gifts...))
	var got []string
	p.Eval(column(1), &got)
	if want := []string{"Alpha", "bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "–"}; !slices.Equal(got, want) {
		t.Errorf("the rows begin as %q", got)
	}
	p.ClickText("#contributions thead button", "Period")
	p.Eval(column(6), &got)
	if want := []string{"../2011", "2012", "2015", "2015/..", "2019/2021", "2021-05-03", "2030", "–"}; !slices.Equal(got, want) {
		t.Errorf("by period they are %q", got)
	}
}

func TestFiltersLetRowsPassThatTheyMean(t *testing.T) {
	p := open(t, ledger("gifts.txt", gifts...), ledger("more.txt", gift{"Hotel", "5", "USD", "2020"}))
	shown := func(want int) {
		t.Helper()
		p.Wait(fmt.Sprintf(`all('#contributions tbody tr').filter((row) => row.checkVisibility()).length === %d`, want))
	}
	field := func(name string) string { return `#contributions [data-name="` + name + `"]` }
	p.Type(field("Find"), "gifts charlie")
	shown(1)
	if said := p.Text("#contributions [data-shown]"); said != "1 of 9 shown" {
		t.Errorf("the count says %q", said)
	}
	p.Click("#contributions button[type=reset]")
	shown(9)
	p.Choose(field("Currency"), "EUR")
	shown(1)
	p.Choose(field("Currency"), "malformed")
	shown(1)
	p.Choose(field("Currency"), "no amount")
	shown(1)
	p.Click("#contributions button[type=reset]")
	p.Type(field("Period from"), "2020")
	shown(5) // 2019/2021, 2021, 2015/.., 2030 and 2020
	p.Type(field("Period to"), "2020")
	shown(3)
	p.Type(field("Donor"), "hot")
	shown(1)
	p.Click("#contributions button[type=reset]")
	p.Type(field("Sheet"), "more")
	shown(1)
	p.WantQuiet()
}

func TestChartLeadsToItsRows(t *testing.T) {
	p := open(t, ledger("gifts.txt", gifts...))
	p.Wait(`all('.chart-mark.leads').length > 0`)
	var ids []string
	p.Eval(`(() => { const mark = one('.chart-mark.leads[data-kind="contributions"]'); mark.dispatchEvent(new MouseEvent('click', { bubbles: true })); return mark.dataset.entry.split(' '); })()`, &ids)
	p.Wait(fmt.Sprintf(`all('#contributions tbody tr').filter((row) => row.checkVisibility()).length === %d`, len(ids)))
	if said := p.Text("#contributions [data-shown]"); !strings.HasSuffix(said, "of 8 shown, as chosen in the chart") {
		t.Errorf("the count says %q", said)
	}
	p.Click("#contributions button[type=reset]")
	p.Wait(`all('#contributions tbody tr').filter((row) => row.checkVisibility()).length === 8`)
	p.WantQuiet()
}
