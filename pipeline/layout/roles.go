package layout

import "factsheet/pipeline/document"

// roles looks up what a page's structure says of its marked content.
type roles []*document.Mark // by the mark's id

func rolesOf(p *document.GlyphPage) roles {
	most := 0
	for i := range p.Structure {
		most = max(most, p.Structure[i].ID)
	}
	if most == 0 || most > 1<<20 {
		return nil
	}
	out := make(roles, most+1)
	for i := range p.Structure {
		if id := p.Structure[i].ID; id > 0 {
			out[id] = &p.Structure[i]
		}
	}
	return out
}

// of is what the structure says of a row, or nil: of most of its words, whatever mark it
// begins with.
func (r roles) of(x *row) *document.Mark {
	if x.mark <= 0 || x.mark >= len(r) {
		return nil
	}
	return r[x.mark]
}

// kindOf is the kind of block and the level of heading that a role stands for.
func kindOf(role string) (document.Kind, int) {
	switch role {
	case "H", "Title":
		return document.Heading, 1
	case "H1", "H2", "H3", "H4", "H5", "H6":
		return document.Heading, int(role[1] - '0')
	case "LI", "LBody", "Lbl":
		return document.Item, 0
	case "Caption":
		return document.Caption, 0
	}
	return document.Paragraph, 0
}

// parts reports whether a new heading or item begins with row b, by the structure. Of
// paragraphs it is not asked: some writers make one of each line.
func (r roles) parts(a, b *row) bool {
	x, y := r.of(a), r.of(b)
	if x == nil || y == nil || x.Block == y.Block {
		return false
	}
	kx, _ := kindOf(x.Role)
	ky, _ := kindOf(y.Role)
	return kx != ky || ky == document.Item && x.Role == y.Role
}
