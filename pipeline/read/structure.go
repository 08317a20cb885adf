package read

import (
	"factsheet/pipeline/document"
)

// Bounds on a structure tree: no sheet comes near them.
const (
	maxElements = 400_000
	maxSpan     = 200
)

// leaf is a marked-content sequence in the structure tree.
type leaf struct {
	key    markKey
	mark   document.Mark
	actual int // the text of the element that it is in, as structure.texts numbers them from 1
}

// structure is what a file's structure tree says of its marked content.
type structure struct {
	leaves map[int][]leaf // by the page's object number, in the tree's order
	texts  []elementText
}

// elementText is what an element stands for as a whole, and the page that it is on; -1
// where it is on several.
type elementText struct {
	text string
	page int
}

// around is what an element's content has from the elements around it.
type around struct {
	page      int
	role      string // of the block-level element
	container string // the item, cell, caption or note that paragraphs are in
	block     *int   // the block's number; -1 until something is in it
	table     *grid
	row       int
	cell      int
	rows      int
	columns   int
	artifact  bool
	actual    int
}

// grid is a table that is being read: how far cells above reach down, by column.
type grid struct {
	number int
	row    int
	next   int // column
	down   map[int]int
}

// treeReader goes through a structure tree.
type treeReader struct {
	*objects
	out      *structure
	roles    operand
	seen     map[int]bool
	elements int
	depth    int
	blocks   int
	tables   int
}

// readStructure reads the structure tree; nil where there is none. What can't be read
// of it is left out: whether the rest is sound shows page by page.
func (o *objects) readStructure(depth int) *structure {
	tree := o.of(o.get(o.root), "StructTreeRoot")
	if tree.kind != dictKind {
		return nil
	}
	t := &treeReader{objects: o, out: &structure{leaves: map[int][]leaf{}}, roles: o.of(tree, "RoleMap"), seen: map[int]bool{}, depth: depth}
	k, _ := tree.of("K")
	none := -1
	t.kids(k, around{block: &none}, 0)
	if len(t.out.leaves) == 0 {
		return nil
	}
	return t.out
}

func (t *treeReader) kids(k operand, a around, depth int) {
	if depth > 4*t.depth || t.elements > maxElements {
		return
	}
	t.elements++
	switch k.kind {
	case numberKind:
		t.leaf(a, markKey{0, int(k.num)})
	case arrayKind:
		for _, x := range k.list {
			t.kids(x, a, depth+1)
		}
	case refKind:
		if n := int(k.num); !t.seen[n] {
			t.seen[n] = true
			v := t.follow(k)
			if v.kind == refKind {
				return
			}
			t.kids(v, a, depth+1)
		}
	case dictKind:
		switch kind, _ := k.of("Type"); kind.str {
		case "MCR":
			form := 0
			if stm, _ := k.of("Stm"); stm.kind == refKind {
				form = int(stm.num)
			}
			if pg, _ := k.of("Pg"); pg.kind == refKind {
				a.page = int(pg.num)
			}
			if id := t.of(k, "MCID"); id.kind == numberKind {
				t.leaf(a, markKey{form, int(id.num)})
			}
		case "OBJR":
		default:
			t.element(k, a, depth)
		}
	}
}

func (t *treeReader) leaf(a around, key markKey) {
	if a.page == 0 {
		return
	}
	if *a.block < 0 {
		*a.block = t.blocks
		t.blocks++
	}
	m := document.Mark{Role: a.role, Block: *a.block}
	if a.table != nil {
		m.Table, m.Row, m.Cell, m.Rows, m.Columns = a.table.number, a.row, a.cell, max(1, a.rows), max(1, a.columns)
	}
	switch {
	case a.artifact:
		m.Role = "Artifact"
	case m.Role == "" && a.container != "":
		m.Role = a.container
	case m.Role == "":
		m.Role = "P"
	}
	if a.actual > 0 {
		e := &t.out.texts[a.actual-1]
		switch e.page {
		case 0:
			e.page = a.page
		case a.page:
		default:
			e.page = -1
		}
	}
	t.out.leaves[a.page] = append(t.out.leaves[a.page], leaf{key, m, a.actual})
}

// element reads an element and what is in it. Types: ISO 32000-1, 14.8.4, and ISO
// 32000-2, 14.8.4.
func (t *treeReader) element(e operand, a around, depth int) {
	if pg, _ := e.of("Pg"); pg.kind == refKind {
		a.page = int(pg.num)
	}
	if text := t.of(e, "ActualText"); text.kind == stringKind && a.actual == 0 {
		t.out.texts = append(t.out.texts, elementText{text: textString(text.str)})
		a.actual = len(t.out.texts)
	}
	block := -1
	switch role := t.standard(t.of(e, "S").str); role {
	case "Span", "Quote", "Code", "Link", "Reference", "BibEntry", "Annot", "Em", "Strong", "Sub",
		"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP":
	case "P":
		a.role, a.block = a.container, &block
	case "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Lbl", "Figure", "Formula", "Form":
		a.role, a.block = role, &block
	case "LBody", "Caption", "Note", "FENote", "BlockQuote", "TOCI":
		a.role, a.container, a.block = role, role, &block
	case "L", "LI":
		a.role, a.container, a.block = "", "", &block
		if role == "LI" {
			a.container = "LBody"
		}
	case "Table":
		t.tables++
		a.table = &grid{number: t.tables, row: -1, down: map[int]int{}}
		a.role, a.container, a.block = "", "", &block
	case "TR":
		if a.table != nil {
			a.table.nextRow()
			a.row = a.table.row
		}
		a.role, a.container, a.block = "", "", &block
	case "TH", "TD":
		a.role, a.container, a.block = role, role, &block
		if a.table != nil {
			a.rows, a.columns = t.spans(e)
			a.cell = a.table.place(a.rows, a.columns)
		}
	case "Artifact":
		a.artifact = true
	default: // it groups others
		a.role, a.block = "", &block
	}
	k, _ := e.of("K")
	t.kids(k, a, depth+1)
}

// standard is the standard type that a file's own type stands for.
func (t *treeReader) standard(role string) string {
	for range 8 {
		next := t.of(t.roles, role)
		if next.kind != nameKind || next.str == role {
			return role
		}
		role = next.str
	}
	return role
}

// spans are the rows and columns that a cell says it spans.
func (t *treeReader) spans(e operand) (rows, columns int) {
	rows, columns = 1, 1
	take := func(a operand) {
		if n := t.of(a, "RowSpan"); n.kind == numberKind {
			rows = int(min(maxSpan, max(1, n.num)))
		}
		if n := t.of(a, "ColSpan"); n.kind == numberKind {
			columns = int(min(maxSpan, max(1, n.num)))
		}
	}
	switch a := t.of(e, "A"); a.kind {
	case dictKind:
		take(a)
	case arrayKind:
		for _, x := range a.list {
			take(t.follow(x))
		}
	}
	return rows, columns
}

func (g *grid) nextRow() {
	g.row++
	g.next = 0
	for c, n := range g.down {
		if n <= 1 {
			delete(g.down, c)
		} else {
			g.down[c] = n - 1
		}
	}
}

// place finds the next cell's column.
func (g *grid) place(rows, columns int) int {
	for g.down[g.next] > 0 {
		g.next++
	}
	at := g.next
	g.next += columns
	if rows > 1 {
		for c := at; c < g.next; c++ {
			g.down[c] = rows
		}
	}
	return at
}

// replace gives what elements of the page stand for to their glyphs, where those were
// drawn one after another.
func (s *structure) replace(page int, g []document.Glyph, ids map[markKey]int) {
	if s == nil || len(s.texts) == 0 {
		return
	}
	texts := map[int]int{} // by mark
	for _, l := range s.leaves[page] {
		if l.actual > 0 && s.texts[l.actual-1].page == page {
			texts[ids[l.key]] = l.actual
		}
	}
	runs := map[int]int{}
	type run struct{ from, to, text int }
	var all []run
	for i := 0; i < len(g); {
		text := texts[g[i].Mark]
		k := i + 1
		for k < len(g) && texts[g[k].Mark] == text {
			k++
		}
		if text > 0 {
			runs[text]++
			all = append(all, run{i, k, text})
		}
		i = k
	}
	for _, r := range all {
		if runs[r.text] == 1 {
			replaceText(g[r.from:r.to], s.texts[r.text-1].text)
		}
	}
}

// marks are what the tree says of a page, the number that each sequence's glyphs bear,
// and whether the tree calls each one once.
func (s *structure) marks(page int) (marks []document.Mark, ids map[markKey]int, unique bool) {
	if s == nil || page == 0 {
		return nil, nil, false
	}
	unique = true
	ids = map[markKey]int{}
	for _, l := range s.leaves[page] {
		if _, have := ids[l.key]; have {
			unique = false
			continue
		}
		if l.mark.Role == "Artifact" {
			ids[l.key] = document.Artifact
			continue
		}
		l.mark.ID = len(marks) + 1
		ids[l.key] = l.mark.ID
		marks = append(marks, l.mark)
	}
	return marks, ids, unique
}
