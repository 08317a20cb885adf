package report_test

import (
	"strings"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
)

func TestKeyboardGoesThroughMarks(t *testing.T) {
	p := open(t, river("river.txt"))
	p.Eval(`one('.sheet').scrollIntoView()`, nil)
	p.Keys("j")
	first := text(p, `document.activeElement.textContent`)
	p.Keys("ArrowRight", "j")
	third := text(p, `document.activeElement.textContent`)
	p.Keys("k", "ArrowLeft")
	if back := text(p, `document.activeElement.textContent`); first != "Norway" || third == first || back != first {
		t.Errorf("the keys lead to %q, then %q, and back to %q", first, third, back)
	}
	if outline := text(p, `getComputedStyle(document.activeElement).outlineStyle`); outline != "solid" {
		t.Errorf("the focus is seen as outline %q", outline)
	}
	p.Keys("Enter")
	p.Wait(`one('.panel').classList.contains('picked')`)
	p.Keys("Escape")
	p.Wait(`!one('.panel').classList.contains('picked') && all('mark.on').length === 0`)
	p.WantQuiet()
}

func TestKeysGoThroughThePlacesOfAnEntry(t *testing.T) {
	p := open(t, river("river.txt"))
	p.Click(`.card[data-entry="partner-norway"] summary`)
	p.Keys("n")
	one := text(p, `document.activeElement.dataset.start`)
	p.Keys("n")
	two := text(p, `document.activeElement.dataset.start`)
	p.Keys("p")
	if back := text(p, `document.activeElement.dataset.start`); one == two || back != one {
		t.Errorf("the places are %s, %s, %s", one, two, back)
	}
}

func TestSlashGoesToTheFilterAndEscapeClearsIt(t *testing.T) {
	p := open(t, river("one.txt"), river("two.txt"))
	p.Eval(`one('#contributions').scrollIntoView()`, nil)
	p.Keys("/")
	p.Wait(`document.activeElement === one('#contributions [data-search]')`)
	p.Type("#contributions [data-search]", "two") // the harness's own '/' would stand in it
	p.Wait(`one('#contributions [data-shown]').textContent.startsWith('1 of 2')`)
	p.Keys("Escape")
	p.Wait(`one('#contributions [data-shown]').textContent.startsWith('2 shown')`)
	p.Keys("Escape", "?")
	p.WaitFor("dialog[open]")
	p.Keys("Escape")
	p.Wait(`!one('dialog').open`)
	p.WantQuiet()
}

func TestTabGoesFromTheSkipLinkToTheContent(t *testing.T) {
	p := open(t, river("river.txt"))
	p.Keys("Tab", "Enter")
	if hash := text(p, `location.hash`); hash != "#main" {
		t.Errorf("the first stop leads to %q", hash)
	}
	var stops int
	p.Eval(`all('mark').filter((mark) => mark.tabIndex === 0).length`, &stops)
	if stops != 1 {
		t.Errorf("%d marks are stops of the Tab key, want one", stops)
	}
}

func TestNarrowPagesDoNotScrollSideways(t *testing.T) {
	done := reported(t, runOf(t, river("river.txt"), long("a-very-long-name-of-a-sheet-that-has-no-blanks-in-it-at-all-"+strings.Repeat("x", 80)+".txt")), report.Options{})
	p := browser.New(t).Open("about:blank")
	p.Size(360, 740)
	p.Go(done.Page)
	var wide int
	if p.Eval(`document.documentElement.scrollWidth`, &wide); wide > 360 {
		t.Errorf("the page is %d wide in a window of 360", wide)
	}
	if wrong := text(p, `all('.facts').flatMap((table) => { const heads = all('th', table); return all('tbody tr:first-child td', table)
		.filter((cell, i) => getComputedStyle(cell, '::before').content !== '"' + heads[i].textContent + '"').map((cell) => cell.textContent); }).join(' ')`); wrong != "" {
		t.Errorf("these cells of the cards are not told by their column: %s", wrong)
	}
	p.Click("mark")
	p.WaitFor(".panel.open")
	var low bool
	if p.Eval(`getComputedStyle(one('.panel.open')).position === 'fixed' && one('.panel.open').getBoundingClientRect().top > 200`, &low); !low {
		t.Error("the panel is no sheet at the bottom")
	}
	p.Wait(`document.activeElement.matches('mark') && document.activeElement.getBoundingClientRect().bottom < one('.panel.open').getBoundingClientRect().top`)
	p.Click(".panel.open [data-close]")
	p.Wait(`!one('.panel.open')`)
	p.WantQuiet()
}

// long is a sheet of one line without blanks.
func long(source string) *record.Record {
	r := blank(source, strings.Repeat("0123456789", 300))
	r.Amounts = []record.Amount{{Basis: record.Basis{ID: "amount-long"}, Span: record.Span{Start: 100, End: 900, Page: 1, Quote: r.Text[100:900]}, Qualifier: "exact", Status: "ok", Value: ptr("1")}}
	return r
}

func TestDarkFollowsTheSystemAndTheButton(t *testing.T) {
	p := open(t, river("river.txt"))
	back := func() string { return text(p, `getComputedStyle(document.body).backgroundColor`) }
	p.Dark(false)
	light := back()
	p.Dark(true)
	dark := back()
	p.Click("[data-theme-toggle]")
	if toggled := back(); light == dark || toggled != light {
		t.Errorf("the page is %s, %s in the dark, and %s when the button is pressed", light, dark, toggled)
	}
	p.WantQuiet()
}

// contrast is the least contrast between the words that are seen and what is behind them.
const contrast = `(() => {
	const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	const colour = (css) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
	const over = ([r, g, b, a], [x, y, z]) => [r, g, b].map((c, i) => c * a / 255 + [x, y, z][i] * (1 - a / 255));
	const light = (rgb) => rgb.map((c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
	const behind = (e) => { const own = colour(getComputedStyle(e).backgroundColor); return own[3] === 255 || !e.parentElement ? own.slice(0, 3) : over(own, behind(e.parentElement)); };
	let worst = [21, ''];
	for (const e of all('body *')) {
		if (e.closest('svg, dialog, script, style') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
		let back = behind(e);
		if (e.matches('mark, .sample')) back = over(colour(getComputedStyle(e).getPropertyValue('--wash-of') || 'transparent'), back);
		const a = light(over(colour(getComputedStyle(e).color), back)), b = light(back);
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < worst[0]) worst = [ratio, e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40)];
	}
	return worst;
})()`

func TestWordsAreReadableInLightAndDark(t *testing.T) {
	p := open(t, river("river.txt"))
	p.Click(`mark.k-amount`)
	for _, dark := range []bool{false, true} {
		p.Dark(dark)
		var worst [2]any
		p.Eval(contrast, &worst)
		if ratio := worst[0].(float64); ratio < 4.5 {
			t.Errorf("dark %v: %v has a contrast of %.2f, want 4.5", dark, worst[1], ratio)
		}
	}
}

func TestOnlyThePanelIsALandmarkOfASheet(t *testing.T) {
	p := open(t, river("river.txt"))
	var n int
	if p.Eval(`all('aside').length`, &n); n != 1 {
		t.Errorf("a sheet with an issue has %d landmarks beside its text, want one", n)
	}
}
