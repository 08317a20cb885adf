package document

import "strings"

// Kind is what a block is on the page.
type Kind uint8

// The kinds of block. A Tile is a number with its caption set as one box ('24
// HEALTH CENTRES'); a TableRow is one row of a table, its cells parted by gaps
// (Document.Tables tells them apart); a Label is a word or figure of a chart.
const (
	Paragraph Kind = iota
	Heading
	Item
	Tile
	TableRow
	Caption
	Header
	Footer
	Label
)

var kindNames = [...]string{"paragraph", "heading", "item", "tile", "row", "caption", "header", "footer", "label"}

func (k Kind) String() string { return kindNames[k] }

// Block is a piece of text that belongs together: a paragraph, a heading, a list
// item. Parts are its pieces of Document.Text in reading order, more than one where
// the layout joined what a column or page edge had broken: a paragraph that goes on
// over the page has its page's footer and the next one's header between its parts.
// No two parts overlap, within a block and between blocks. Within a block they ascend,
// but where a text file's columns stand side by side and a paragraph goes on at the top
// of the next one. A block may begin before the end of the one before it.
type Block struct {
	Kind   Kind
	Level  int    // of a heading, from 1; else 0
	Page   int    // where the block begins, from 1
	Parts  []Span // into Document.Text
	Bullet Span   // the bullet or list number before the block, left out of Parts; empty where none
	Box    Box    // on its first page; zero in a text file
}

// Span is the smallest stretch that holds all parts.
func (b *Block) Span() Span {
	if len(b.Parts) == 0 {
		return Span{}
	}
	s := b.Parts[0]
	for _, p := range b.Parts[1:] {
		s = s.Cover(p)
	}
	return s
}

// BulletKind is the bullet of a block, or what sort of number it is: '1' for '2.' and '3)',
// 'a)' for 'b)'. Items of one list have one kind. It is empty where there is no bullet.
func (d *Document) BulletKind(block int) string {
	bullet := strings.TrimSpace(d.Blocks[block].Bullet.Of(d.Text))
	if strings.ContainsAny(bullet, "0123456789") {
		return "1"
	}
	if len(bullet) > 1 && strings.HasSuffix(bullet, ")") {
		return "a)"
	}
	return bullet
}
