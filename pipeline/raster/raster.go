// Package raster makes a picture of a page's pixels that is small enough for many to stand
// in one HTML file: a PNG of a few colours where that looks like the page, as it does for
// text, lines and flat surfaces, else the smaller of a PNG and a JPEG. The same pixels give
// the same bytes.
package raster

import (
	"fmt"
	"math"
)

// Pixels is a page as pixels, row by row from the top, four bytes each: blue, green, red
// and one that says nothing.
type Pixels struct {
	Across, Down int
	BGRX         []byte
}

// Options say how pages are drawn. Zero values take the defaults.
type Options struct {
	DPI   int // pixels an inch at which a page is drawn, where that fits into Bytes
	Bytes int // that one picture may take, at most
}

// Defaults hold where the caller says nothing: text of 7 points is easily read, and a
// page of text takes about 60 kB.
var Defaults = Options{DPI: 110, Bytes: 120_000}

// Bounds on DPI: below, nothing can be read; above, a page has more pixels than it is
// drawn with (mostPixels).
const (
	LeastDPI = 36
	MostDPI  = 300
)

// mostPixels bounds what one page is drawn with: a large sheet (a poster) is drawn
// smaller, so that it takes no more memory than another.
const mostPixels = 4_000_000

// withDefaults is o with the defaults where it says nothing, within the bounds.
func (o Options) withDefaults() Options {
	if o.DPI <= 0 {
		o.DPI = Defaults.DPI
	}
	o.DPI = min(max(o.DPI, LeastDPI), MostDPI)
	if o.Bytes <= 0 {
		o.Bytes = Defaults.Bytes
	}
	return o
}

// Picture is a page of a PDF as it looks, turned as the page asks.
type Picture struct {
	Number        int     // of the page, from 1
	Width, Height float64 // of the page, in points
	Across, Down  int     // of the picture, in pixels
	Type          string  // "image/png" or "image/jpeg"
	Data          []byte  // nil where Problem says why there is no picture
	Problem       string
}

// Render draws a page with so many pixels across and down, and gives them to use, which
// keeps nothing of them.
type Render func(across, down int, use func(*Pixels)) error

// steps are the shares of the wanted size that are tried, until the picture is small
// enough.
var steps = []float64{1, 0.93, 0.87, 0.81, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45}

// growth is the power of its size by which a picture's bytes grow: a page of text has more
// pixels and no more edges.
const growth = 1.4

// after is the step to try after one that gave so many bytes: the next one, or the first
// that promises to fit.
func after(i, bytes, most int) int {
	promise := steps[i] * math.Pow(float64(most)/float64(bytes), 1/growth)
	for i++; i < len(steps)-1 && steps[i] > promise; i++ {
	}
	return i
}

// Draw makes the picture of a page of that size in points. The number is the caller's to
// set. The error is that of render.
func Draw(width, height float64, o Options, render Render) (Picture, error) {
	o = o.withDefaults()
	p := Picture{Width: width, Height: height}
	if !(width > 0 && height > 0 && width < 1e6 && height < 1e6) {
		p.Problem = fmt.Sprintf("the page says that it is %.4g by %.4g points large, and is not drawn", width, height)
		return p, nil
	}
	scale := min(float64(o.DPI)/72, math.Sqrt(mostPixels/(width*height)))
	for i := 0; i < len(steps); {
		across, down := pixels(width*scale*steps[i]), pixels(height*scale*steps[i])
		var kind string
		var data []byte
		if err := render(across, down, func(drawn *Pixels) { kind, data = encode(drawn) }); err != nil {
			return p, err
		}
		if len(data) <= o.Bytes {
			p.Across, p.Down, p.Type, p.Data = across, down, kind, data
			return p, nil
		}
		i = after(i, len(data), o.Bytes)
	}
	p.Problem = fmt.Sprintf("its picture takes more than %.3g kB", float64(o.Bytes)/1000)
	return p, nil
}

// pixels is a length in whole pixels: at least one, and no more than a page of one pixel
// across may have down.
func pixels(x float64) int {
	return int(min(max(math.Round(x), 1), mostPixels))
}
