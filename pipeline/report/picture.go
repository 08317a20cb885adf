package report

import (
	"encoding/base64"
	"html/template"
)

// Picture is a page of a sheet as it looks, with the places of its entries.
type Picture struct {
	Page          int    // from 1
	MediaType     string // image/png, image/jpeg or image/webp
	Data          []byte
	Width, Height float64 // of the page, in the unit of the boxes
	Boxes         []PictureBox
}

// PictureBox is where words of an entry stand, from the upper left corner of the page.
type PictureBox struct {
	X, Y, Width, Height float64
	Entry, Kind         string // its id and its kind in the singular
}

type pictureView struct {
	*Picture
	Source template.URL
}

// imageTypes are those that a page may hold.
var imageTypes = map[string]bool{"image/png": true, "image/jpeg": true, "image/webp": true}

// picture is the picture of a page, or nil where there is none.
func (s *sheet) picture(page int) *pictureView {
	for i := range s.o.Pictures {
		p := &s.o.Pictures[i]
		if p.Page == page && imageTypes[p.MediaType] {
			// Made of our own words and base64, so it is an image whatever the bytes are.
			return &pictureView{p, template.URL("data:" + p.MediaType + ";base64," + base64.StdEncoding.EncodeToString(p.Data))}
		}
	}
	return nil
}
