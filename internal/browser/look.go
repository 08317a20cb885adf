package browser

import (
	"os"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Size makes the window that large, in CSS pixels.
func (p *Page) Size(width, height int) {
	p.t.Helper()
	p.must("take a size", chromedp.EmulateViewport(int64(width), int64(height)))
}

// Phone makes the window that of a phone: 390 by 844 pixels, with touch.
func (p *Page) Phone() {
	p.t.Helper()
	p.must("be a phone's", chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
}

// Dark has the page believe that its reader likes dark pages, or light ones.
func (p *Page) Dark(dark bool) {
	p.t.Helper()
	value := "light"
	if dark {
		value = "dark"
	}
	p.must("change its colours", call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	}))
}

// PrintPDF is the page as it is printed, as a PDF.
func (p *Page) PrintPDF() []byte {
	p.t.Helper()
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		p.t.Fatalf("the page does not print: %v", err)
	}
	return pdf
}

// Screenshot writes what the window shows into a file, as PNG.
func (p *Page) Screenshot(file string) {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(file, png, 0o644)
	}
	if err != nil {
		p.t.Fatalf("no picture of the page: %v", err)
	}
}
