package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// A palette of few colours will do where the page's differ from it by no more than alike,
// as a root mean square over channels of 256 steps: pages of text and flat surfaces come to 1
// to 4, those with photographs to 5 to 20.
const alike = 4

// few and many are the numbers of colours that are tried: 16 take half a byte a pixel.
const (
	few  = 16
	many = 64
)

// quality is a JPEG's, of 100: letters have a faint halo, which nobody minds beside a
// photograph.
const quality = 65

// plain is how many bits a pixel of a PNG takes at most that no JPEG is tried beside: a
// JPEG of a page of text takes twice as many as its PNG.
const plain = 0.8

// encode writes pixels as a picture of that media type.
func encode(p *Pixels) (kind string, data []byte) {
	counts := count(p)
	for _, most := range []int{few, many} {
		colours, of, fault := palette(counts, most)
		if fault > alike {
			continue
		}
		data = paletted(p, colours, of)
		if float64(8*len(data)) <= plain*float64(p.Across*p.Down) {
			return "image/png", data
		}
		break
	}
	if photo := photograph(p); data == nil || len(photo) < len(data) {
		return "image/jpeg", photo
	}
	return "image/png", data
}

// paletted is a PNG of the palette's colours; of says which a bin has.
func paletted(p *Pixels, colours color.Palette, of []uint8) []byte {
	img := image.NewPaletted(image.Rect(0, 0, p.Across, p.Down), colours)
	for i := range img.Pix {
		v := p.BGRX[4*i : 4*i+3]
		img.Pix[i] = of[binOf(v[2], v[1], v[0])]
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img) // a Buffer takes all
	return b.Bytes()
}

func photograph(p *Pixels) []byte {
	img := image.NewRGBA(image.Rect(0, 0, p.Across, p.Down))
	for i := 0; i+3 < len(img.Pix); i += 4 {
		v, to := p.BGRX[i:i+3], img.Pix[i:i+4]
		to[0], to[1], to[2], to[3] = v[2], v[1], v[0], 255
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	return b.Bytes()
}
