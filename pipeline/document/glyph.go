package document

// Glyph is one character as a page shows it. Lengths are in points, from the lower
// left corner of the page as it is seen (turned as the page asks).
type Glyph struct {
	Text   string  // what it stands for; " " for a blank, several letters for a ligature, U+FFFD where the font does not tell
	X, Y   float64 // where its baseline begins
	Width  float64 // how far it goes along the baseline
	Size   float64 // of the font, as seen
	Turn   int     // of the baseline, in degrees: 0, 90, 180, 270; -1 for any other
	Bold   bool
	Colour uint32 // it is filled with: 0xRRGGBB, 0 for black and where it is not known
	Mark   int    // the marked-content sequence that drew it, as GlyphPage.Structure numbers them; 0 where none, negative for an artifact
}

// Artifacts are what a page has beside the text: Glyph.Mark is one of these where the
// file says so. They hold in files without a structure tree too.
const (
	Artifact           = -1 // of no told kind: rules, background, text that was left out of the structure
	ArtifactPagination = -2 // what repeats from page to page, a page number as a rule
	ArtifactHeader     = -3
	ArtifactFooter     = -4
	ArtifactWatermark  = -5
)

// GlyphPage is one page as a PDF draws it.
type GlyphPage struct {
	Number        int // from 1
	Width, Height float64
	Glyphs        []Glyph // in the order in which the file draws them
	Rules         []Rule  // lines and surfaces, as far as the reader tells them, in the order in which the file draws them
	Problem       string  // what kept the page from being read whole, or empty
	Picture       bool    // a picture covers it and it shows no text: a scan
	Wordless      bool    // all that it draws was followed, and is neither a letter nor a picture
	Structure     []Mark  // what the file's structure tree says of its marked content, in the tree's order; nil where it has none that is sound
}

// Mark is one marked-content sequence that the structure tree of a tagged PDF holds.
// Blocks and tables are numbered over the whole file: the same number on the next page
// is the same paragraph or table, going on.
type Mark struct {
	ID int // what Glyph.Mark says, from 1
	// the standard structure type of the element: "P", "H1", "Lbl", "LBody", "TH", "TD", "Caption", "Note", "TOCI", "BlockQuote", "Figure" …; a paragraph in an item, cell, caption or note has the role of that
	Role    string
	Block   int // marks of one block-level element share it, from 0 in the tree's order
	Table   int // the table that it is in, from 1; else 0
	Row     int // in the table, from 0
	Cell    int // its column in the table, from 0, with cells counted that reach into its row from above
	Rows    int // how many rows its cell spans, at least 1; 0 outside tables
	Columns int // how many columns its cell spans, at least 1; 0 outside tables
}
