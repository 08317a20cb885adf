package report_test

import (
	"os"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/report"
)

func TestMain(m *testing.M) { os.Exit(browser.Closing(m).Run()) }

// open opens the report of a sheet.
func open(t *testing.T) *browser.Page {
	t.Helper()
	done := reported(t, runOf(t, river("river.txt")), report.Options{})
	return browser.New(t).Open(done.Page)
}

func TestMarksAreWhereTheWordsAre(t *testing.T) {
	p := open(t)
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
	p.WantQuiet()
}
