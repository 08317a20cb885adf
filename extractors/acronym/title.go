package acronym

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// styled finds the title right before token end of whose words the short form, in mixed
// case, writes one anew: 'Boosting Green Employment and Enterprise (GrEEn)'.
func styled(p *extract.Pass, end int, short string) (first int, ok bool) {
	if len(short) < 4 || strings.ToUpper(short) == short ||
		strings.ToUpper(short[1:2]) == short[1:2] && strings.ToUpper(short[2:]) != short[2:] ||
		strings.ToLower(short[1:]) == short[1:] {
		return 0, false
	}
	first, caps, played := end, 0, false
	for i := end - 1; i >= max(0, end-16); i-- {
		if p.Kind(i) != segment.Word {
			break
		}
		if p.Tokens[i].Case == segment.LowerCase {
			if w := p.Lower(i); !small[w] || w == "the" {
				break
			}
			continue
		}
		first = i
		caps++
		played = played || strings.EqualFold(p.Text(i), short) && p.Text(i) != short
	}
	return first, played && caps >= 4 && !titleCase(p, first)
}

// cellStart is the beginning of the table cell that token i stands in, where at most two
// capitalised words lie between: a title in a cell of its own is told in full.
func cellStart(p *extract.Pass, i int) int {
	for j := i - 1; j >= i-3; j-- {
		switch {
		case p.Kind(j) == segment.GapMark && p.Is(j-1, ":"):
			return j + 1
		case p.Kind(j) != segment.Word || p.Tokens[j].Case == segment.LowerCase:
			return i
		}
	}
	return i
}
