package document

// Word is a stretch of letters without a blank, as it stands on the page.
type Word struct {
	Span Span // into Document.Text
	Box  Box
}

// Line is one line of Document.Text with what the page showed of it. Only what was
// drawn has lines; a text file's Document has none.
type Line struct {
	Span    Span // into Document.Text
	Page    int  // from 1
	Box     Box
	Size    float64 // of most of its letters, in points
	Bold    bool    // all of it
	Colour  uint32  // of most of its letters: 0xRRGGBB
	Turn    int     // of its baseline, in degrees, as Glyph.Turn
	Kind    Kind    // Header or Footer where it stands in the page's margin; else what the page tells (Heading, Item, TableRow …), or Paragraph
	Level   int     // of a Heading that the page's structure names, from 1; else 0
	Block   bool    // a block begins with it
	Element int     // the block-level element of the file's structure that it is of, from 1, one number over pages too; 0 where that tells of none
	Stack   int     // of the page: lines of one column, box or table share it, from 0 in reading order
	Words   []Word  // from left to right
}
