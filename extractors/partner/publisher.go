package partner

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// publisher is the body that the sheet itself tells published it: the one that a
// running head or foot names, or whose name the title begins with and which the sheet
// names most; empty where none stands out.
func (s *sheet) publisher() string {
	counts := map[*body]int{}
	marked := map[*body]int{}
	var order []*body
	for i := range s.kept {
		f := s.kept[i]
		if f.weak || f.body.typ == "government" && f.body.code == nil && f.rule != "partner.ministry" {
			continue
		}
		if counts[f.body] == 0 {
			order = append(order, f.body)
		}
		counts[f.body]++
		if s.Is(f.first-1, "by") && s.Is(f.first-2, "published") || s.Is(f.first-1, ":") && s.Is(f.first-2, "by", "publisher") && s.Is(f.first-3, "published") ||
			f.first >= 2 && s.Kind(f.first-1) == segment.Break && s.Is(f.first-2, "by") && s.Is(f.first-3, "published") {
			return f.body.name
		}
		b := s.View.BlockAt(s.Tokens[f.first].Start)
		if b < 0 {
			continue
		}
		switch k := s.Doc.Blocks[b].Kind; {
		case k == document.Header || k == document.Footer:
			marked[f.body] += 3
		case k == document.Heading && s.Doc.Blocks[b].Page <= 1 && f.first < 80:
			marked[f.body]++
		case f.first < 12:
			marked[f.body]++
		}
	}
	var best *body
	total := 0
	for _, b := range order {
		total += counts[b]
		if best == nil || counts[b]+2*marked[b] > counts[best]+2*marked[best] {
			best = b
		}
	}
	if best == nil || marked[best] == 0 && counts[best]*2 <= total || counts[best] < 2 {
		return ""
	}
	return best.name
}
