package reconcile

import (
	"strings"

	"factsheet/pipeline/document"
)

// closedLists say that the list under a total is all of it.
var closedLists = []string{"as follows:", "comprising:", "comprises:", "consists of:", "consisting of:", "made up of:", "broken down as follows:", "breakdown:", "namely:"}

// lists finds totals over a list: a line that ends in a colon and has one sum, and items
// that begin with one each.
func (s *sheet) lists() {
	for b := 0; b+2 < len(s.View.Blocks) && b < len(s.Doc.Blocks); b++ {
		i := s.first[b+1] - 1 // the last amount in the block
		if i < 0 || s.amounts[i].block != b || s.amounts[i].cell || !s.usable(i) {
			continue
		}
		tail := strings.TrimSpace(s.View.Between(s.amounts[i].view.End, s.View.Blocks[b].End))
		label := len(tail) <= labelBytes/2 && s.amounts[i].view.Start-s.View.Blocks[b].Start <= labelBytes // 'Budget: US$ 9 million'
		if !label && !strings.HasSuffix(tail, ":") || strings.Contains(tail, ". ") || len(tail) > 2*listBytes {
			continue
		}
		parts, items, brief := s.leading(b, i)
		if len(parts) < 2 || label && !strings.HasSuffix(tail, ":") && (len(parts) != items || s.fits(i, parts) != Agrees) {
			continue
		}
		sum := s.added(parts)
		v := verdict(s.amounts[i].Figure, sum)
		switch {
		case s.fits(i, parts) == Agrees:
			s.add(Sum{i, parts, v, "in the list under it", sum})
		case v == Open, !brief:
		case v == Less && strings.Contains(tail, "includ"):
			s.add(Sum{i, parts, Partial, "in the list under it", sum})
		case len(parts) == items && (v == More || v == Less) && s.closed(i, tail):
			s.add(Sum{i, parts, v, "in the list under it", sum})
		}
	}
}

// mostItems bounds the blocks that are looked at under a total.
const mostItems = 150

func (s *sheet) closed(i int, tail string) bool {
	for _, w := range closedLists {
		if strings.HasSuffix(tail, w) {
			return true
		}
	}
	before := strings.TrimRight(s.View.Between(max(0, s.amounts[i].view.Start-14), s.amounts[i].view.Start), " ")
	return strings.HasSuffix(before, "a total of") || strings.HasSuffix(before, "total:") || strings.HasSuffix(before, "in total,")
}

// leading are the first amounts of the items under block b, in the currency of the
// total i; how many items there are; and whether each amount begins its item.
func (s *sheet) leading(b, i int) (parts []int, items int, brief bool) {
	bullet := ""
	brief = true
	own := s.Doc.Blocks[b].Kind == document.Item
	for k := b + 1; k < len(s.Doc.Blocks) && k < len(s.View.Blocks) && k-b < mostItems; k++ {
		bl := &s.Doc.Blocks[k]
		switch bl.Kind {
		case document.Header, document.Footer:
			continue
		case document.Item:
		case document.Heading: // the last item of a list, short and bold, may pass for one
			if items == 0 || bl.Bullet.Len() == 0 || s.Doc.BulletKind(k) != bullet {
				return parts, items, brief
			}
		case document.Paragraph:
			if items > 0 && k+1 < len(s.Doc.Blocks) && s.Doc.Blocks[k+1].Kind == document.Item {
				continue // an item's second paragraph
			}
			return parts, items, brief
		default:
			return parts, items, brief
		}
		kind := s.Doc.BulletKind(k)
		if own && kind == s.Doc.BulletKind(b) {
			return parts, items, brief // a sister of the item that leads in
		}
		if bullet == "" {
			bullet = kind
		}
		if kind != bullet {
			continue
		}
		items++
		a := s.first[k]
		if a == len(s.amounts) || s.amounts[a].block != k || !s.usable(a) || !s.sameCurrency(a, i) || s.parent[a] >= 0 {
			continue
		}
		brief = brief && s.amounts[a].view.Start-s.View.Blocks[k].Start <= fillerBytes
		parts = append(parts, a)
	}
	return parts, items, brief
}
