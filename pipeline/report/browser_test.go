package report_test

import (
	"os"
	"strings"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
)

func TestMain(m *testing.M) { os.Exit(browser.Closing(m).Run()) }

// open opens the report of sheets.
func open(t *testing.T, sheets ...*record.Record) *browser.Page {
	t.Helper()
	done := reported(t, runOf(t, sheets...), report.Options{})
	return browser.New(t).Open(done.Page)
}

// text is the value of an expression that is a string.
func text(p *browser.Page, expression string) string {
	var s string
	p.Eval(expression, &s)
	return s
}

func TestMarksAreWhereTheWordsAre(t *testing.T) {
	p := open(t, river("river.txt"))
	var got map[string]string
	p.Eval(`Object.fromEntries(all('.card').map((card) => {
		const lines = new Map();
		for (const mark of all('mark[data-entries~="' + card.dataset.entry + '"]')) {
			const line = mark.closest('.line').dataset.n;
			lines.set(line, (lines.get(line) ?? '') + mark.textContent);
		}
		return [card.dataset.kind + ' ' + one('.said', card).textContent.split(',')[0], [...lines.values()].join('|')];
	}))`, &got)
	for said, want := range map[string]string{
		"contribution Norway → River Fund": "Norway gave about US$ 5.2|million to the River Fund",
		"amount 5":                         "US$ 5.2|million",
		"project 'Clean Taps'":             "River Fund for Clean Taps",
		"date 2021-05 (month)":             "May 2021",
		"partner Norway":                   "Norway|Norway",
	} {
		if got[said] != want {
			t.Errorf("the marks of %s are on %q, want %q", said, got[said], want)
		}
	}
	for _, box := range p.Boxes(`mark[data-entries*="date-1"]`) {
		line := p.Boxes(`.line[data-n="2"]`)[0]
		if box.X < line.X || box.X+box.Width > line.X+line.Width || box.Y < line.Y-12 || box.Y+box.Height > line.Y+line.Height+12 {
			t.Errorf("the mark is at %+v, its line at %+v", box, line)
		}
	}
	p.WantQuiet()
}

func TestEachKindOnTheSameWordsIsSeen(t *testing.T) {
	p := open(t, river("river.txt"))
	mark := `one('mark.k-project.k-contribution.k-partner')`
	look := text(p, `getComputedStyle(`+mark+`).backgroundImage`)
	drawn := 0
	for _, layer := range strings.Split(look, "gradient(")[1:] {
		if strings.Contains(layer, "rgb(") {
			drawn++
		}
	}
	if drawn != 3 {
		t.Errorf("three kinds stand on %q and %d underlines are drawn: %s", text(p, mark+`.textContent`), drawn, look)
	}
	p.Click(".show-project")
	if now := text(p, `getComputedStyle(`+mark+`).backgroundImage`); now == look {
		t.Error("the legend turns no kind off")
	}
}

// seenCards are the entries that the panel shows.
const seenCards = `all('.card > summary').filter((summary) => summary.checkVisibility()).map((summary) => summary.innerText)`

func TestMarkShowsItsRecordsWithTheirRule(t *testing.T) {
	p := open(t, river("river.txt"))
	p.Click(`mark.k-amount.k-contribution`)
	p.WaitFor(".card[open] .rule .doc")
	var cards []string
	p.Eval(seenCards, &cards)
	if len(cards) != 2 || !strings.Contains(cards[0], "Norway → River Fund") || !strings.Contains(cards[1], "5,200,000 USD (about)") {
		t.Errorf("the panel shows %q", cards)
	}
	said := p.Text(".card[open]")
	for _, want := range []string{"5,200,000 USD", "line 2", "amount.symbol_before", "What amount.symbol_before does.", "amount-1-"} {
		if !strings.Contains(said, want) {
			t.Errorf("the record does not say %q:\n%s", want, said)
		}
	}
	p.Click("[data-all]")
	if p.Eval(seenCards, &cards); len(cards) != 10 {
		t.Errorf("%d entries are shown again, want 10", len(cards))
	}
	p.WantQuiet()
}

func TestRecordShowsItsEvidence(t *testing.T) {
	p := open(t, river("river.txt"))
	p.Click(`.card[data-kind="contribution"] summary`)
	p.Wait(`all('mark.on').length > 0`)
	if got := text(p, `all('mark.on').map((mark) => mark.textContent).join('')`); got != "Norway gave about US$ 5.2million to the River Fund" {
		t.Errorf("lit is %q", got)
	}
	p.Wait(`one('mark.on').getBoundingClientRect().top > 0 && one('mark.on').getBoundingClientRect().bottom < innerHeight`)
	if said := p.Text(`.card[data-kind="contribution"]`); !strings.Contains(said, "In doubt: a part of it is told at some distance.") {
		t.Errorf("the doubt is not in words:\n%s", said)
	}
	p.Click(`.card[data-kind="contribution"] dd a`)
	p.Wait(`one('.card[data-kind="partner"]').open`)
	p.WantQuiet()
}

func TestLinkToAnEntryShowsIt(t *testing.T) {
	done := reported(t, runOf(t, river("one.txt"), river("two.txt")), report.Options{})
	r := river("two.txt")
	p := browser.New(t).Open(done.Page)
	for _, id := range []string{r.Contributions[0].ID, "partner-fund"} {
		p.Eval(`location.hash = '#`+id+`'`, nil)
		p.Wait(`one('.card.on')?.dataset.entry === '` + id + `'`)
	}
	if got := text(p, `one('[id$="`+r.Contributions[0].ID+`"]').closest('.sheet').id`); got != "s2" {
		t.Errorf("the entry of the second sheet is in %s", got)
	}
	p.Click(`[data-row="` + r.Contributions[0].ID + `"] td`)
	p.Wait(`location.hash === '#` + r.Contributions[0].ID + `'`)
	p.WantQuiet()
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	p := open(t, river("one.txt"), river("two.txt"))
	if lost := text(p, `all('a[href^="#"]').filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.hash).join(' ')`); lost != "" {
		t.Errorf("these lead nowhere: %s", lost)
	}
	if twice := text(p, `all('[id]').map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i).join(' ')`); twice != "" {
		t.Errorf("these ids stand twice: %s", twice)
	}
	if away := text(p, `all('a').map((a) => a.getAttribute('href')).filter((h) => !h.startsWith('#')).join(' ')`); away != "" {
		t.Errorf("these lead away: %s", away)
	}
}

func TestSelectedWordsAreASpanOfTheText(t *testing.T) {
	r := river("river.txt")
	p := open(t, r)
	for _, words := range []string{"River Fund for", "gave about", "Oslo 12"} {
		want := at(r, words)
		p.SelectWords(`.line`+lineWith(r, words), words)
		var got struct{ Start, End int }
		p.Eval(`factsheet.spanOf(getSelection().getRangeAt(0))`, &got)
		if got.Start != want.Start || got.End != want.End {
			t.Errorf("%q is selected as %+v, want %d to %d", words, got, want.Start, want.End)
		}
	}
	var got struct{ Start, End int }
	p.Eval(`(() => { const range = document.createRange(); const lines = all('.line');
		range.setStart(lines[1].firstChild, 3); range.setEnd(lines[3], lines[3].childNodes.length); return factsheet.spanOf(range); })()`, &got)
	if from, to := at(r, "May 2021"), at(r, " are due."); got.Start != from.Start || got.End != to.End {
		t.Errorf("three lines are selected as %+v, want %d to %d", got, from.Start, to.End)
	}
}

// lineWith selects the line in which words stand.
func lineWith(r *record.Record, words string) string {
	before, _, _ := strings.Cut(r.Text, words)
	return `[data-n="` + string(rune('1'+strings.Count(before, "\n")+strings.Count(before, "\f"))) + `"]`
}
