package chart_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/report/chart"
)

func TestMain(m *testing.M) { os.Exit(browser.Closing(m).Run()) }

// page writes the charts of some sheets into a page whose policy allows no script, no style
// but its own and nothing from outside, and is its name.
func page(t *testing.T, sheets []*told) string {
	t.Helper()
	style := ":root{color-scheme:light dark}body{font-family:'DejaVu Sans',sans-serif;margin:1rem}\n" + string(chart.CSS)
	sum := sha256.Sum256([]byte(style))
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
<title>Charts</title><style>%s</style></head><body>`,
		base64.StdEncoding.EncodeToString(sum[:]), style)
	for _, f := range figures(sheets) {
		b.WriteString(string(f.HTML))
	}
	name := filepath.Join(t.TempDir(), "charts.html")
	if err := os.WriteFile(name, []byte(b.String()+"</body></html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestChartsObeyTheStrictestPolicy(t *testing.T) {
	p := browser.New(t).Open(page(t, batch(100)))
	if n := p.Count("figure.chart svg"); n < 8 {
		t.Errorf("%d pictures", n)
	}
	p.Click(".chart-data summary")
	p.WaitFor(".chart-data table")
	p.WantQuiet()
}

// outside are the labels that reach out of their pictures by more than a pixel or two.
const outside = `[...document.querySelectorAll("figure.chart svg text")].filter(e => getComputedStyle(e).display != "none").flatMap(e => {
	const b = e.getBBox(), v = e.ownerSVGElement.viewBox.baseVal
	return b.x < -1 || b.y < -3 || b.x + b.width > v.width + 1 || b.y + b.height > v.height + 3 ?
		[e.textContent + " " + [b.x, b.y, b.x + b.width, b.y + b.height]] : [] })`

// covered are the values at the right of a row that its name runs into.
const covered = `[...document.querySelectorAll("figure.chart .chart-value")].flatMap(e => {
	const label = e.parentNode.querySelector(".chart-label").getBBox()
	return label.x + label.width > e.getBBox().x ? [e.parentNode.textContent] : [] })`

func TestLabelsAreDrawnWithinTheirPictures(t *testing.T) {
	p := browser.New(t).Open(page(t, batch(100)))
	for _, phone := range []bool{false, true} {
		if phone {
			p.Phone()
		}
		for what, script := range map[string]string{"outside": outside, "covered": covered} {
			var found []string
			if p.Eval(script, &found); len(found) > 0 {
				t.Errorf("phone %v: %d labels are %s: %q", phone, len(found), what, found)
			}
		}
	}
}

func TestChartsFitAPhone(t *testing.T) {
	p := browser.New(t).Open(page(t, batch(100)))
	p.Phone()
	var wide, screen float64
	p.Eval("document.documentElement.scrollWidth", &wide)
	if p.Eval("screen.width", &screen); wide > screen { // innerWidth would grow with the page
		t.Errorf("the page is %v wide on a screen of %v", wide, screen)
	}
	var size float64
	p.Eval(`(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)(document.querySelector(".chart-label"))`, &size)
	if size < 11 {
		t.Errorf("labels are %v pixels high", size)
	}
}

func TestColoursFollowThePageThenTheSystem(t *testing.T) {
	p := browser.New(t).Open(page(t, batch(4)))
	colour := func() string {
		var c string
		p.Eval(`getComputedStyle(document.querySelector("rect.chart-c1")).fill`, &c)
		return c
	}
	light := colour()
	p.Dark(true)
	dark := colour()
	if light == dark {
		t.Errorf("light and dark are both %s", light)
	}
	for theme, want := range map[string]string{"light": light, "dark": dark} {
		p.Dark(theme == "light")
		p.Eval(`document.documentElement.dataset.theme = "`+theme+`"`, nil)
		if got := colour(); got != want {
			t.Errorf("a page that is %s has %s, want %s", theme, got, want)
		}
	}
}
