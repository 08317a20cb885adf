package document

// Glyph is one character as a page shows it. Lengths are in points, from the lower
// left corner of the page as it is seen (turned as the page asks).
type Glyph struct {
	Text  string  // what it stands for; " " for a blank, several letters for a ligature, U+FFFD where the font does not tell
	X, Y  float64 // where its baseline begins
	Width float64 // how far it goes along the baseline
	Size  float64 // of the font, as seen
	Turn  int     // of the baseline, in degrees: 0, 90, 180, 270; -1 for any other
	Bold  bool
}

// GlyphPage is one page as a PDF draws it.
type GlyphPage struct {
	Number        int // from 1
	Width, Height float64
	Glyphs        []Glyph // in the order in which the file draws them
	Problem       string  // what kept the page from being read whole, or empty
}
