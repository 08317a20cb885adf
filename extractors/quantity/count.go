package quantity

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// counted takes f where it counts or measures something, and returns the token to go
// on from, or 0.
func (s *scanner) counted(f *figure) int {
	p := s.p
	j := f.end
	q := qualifierBefore(p, f.first)
	if p.Is(j, "|") && startsBlock(p, f.first) {
		j++ // '15 | Countries'
	}
	if p.Is(j, "+") && p.Tokens[j].Glued {
		if p.Kind(j+1) == segment.Number {
			return 0
		}
		q, j = qualifierAfter(p, j), j+1
	} else if a := qualifierAfter(p, j); a != "" && p.Is(j, "or", "and") {
		q, j = a, j+2
	}
	q = exactly(q)
	if p.Is(f.first-1, ":") && newLine(p, j) {
		// The last figure of a line; the next line is another's.
		return s.label(f, q)
	}
	if end := ageAt(p, j); end > 0 {
		s.mask(f.first, f.end, age)
		return end
	}
	if p.Is(j, "-", "–") && p.Tokens[j].Glued {
		return s.compound(f, j+1, q)
	}
	if end := s.scaled(f, j, q); end > 0 {
		return end
	}
	if end := symbolAt(s, j); end > 0 {
		s.add(f, f.first, end, p.View.Text[p.Tokens[j].Start:p.Tokens[end-1].End], measure, q)
		return end
	}
	if p.Kind(j) == segment.Word && p.Tokens[j].Glued && p.Kind(j-1) == segment.Number {
		if p.Tokens[j].Case != segment.Upper || p.Tokens[j].End-p.Tokens[j].Start < 4 {
			return 0 // '5G', '4IR', '30s'
		}
	}
	if p.Is(j, "of", "out") {
		return s.partOf(f, j, q)
	}
	return s.phrase(f, j, q)
}

// otherLine reports whether the noun at token j stands on the line after the number's,
// and the number ends a row of a table or a line of its own, so that the two are not
// one phrase.
func otherLine(p *extract.Pass, f *figure, j int) bool {
	if !newLine(p, j) || blockKind(p, f.first) == document.Tile {
		return false
	}
	b := f.first - 1
	upper := p.Kind(j) == segment.Word && p.Tokens[j].Case != segment.LowerCase
	switch {
	case p.Kind(b) == segment.Number, p.Kind(b) == segment.GapMark, p.Kind(b) == segment.Currency:
		return true
	case p.Is(b, ".", "…") && (p.Is(b-1, ".", "…") || !p.Tokens[b].Glued):
		return true // the leader of a table of contents
	case upper && !f.low.Spelled && (f.low.Decimals > 0 && !f.low.Scaled || isOne(f)):
		return true
	}
	return newLine(p, f.first) && upper && p.Tokens[j].Case == segment.Capital && qualifierBefore(p, f.first) == ""
}

// lostDigits reports whether malformed digits look like a count with a digit lost or
// a slip in its groups ('373,00'), not like two numbers of a list ('57,58').
func lostDigits(s string) bool {
	i := strings.IndexAny(s, ",.")
	return i >= 3 || strings.HasSuffix(s, "00") || strings.Count(s, ",")+strings.Count(s, ".") > 1
}

// phrase takes f where a noun phrase follows at token j.
func (s *scanner) phrase(f *figure, j int, q string) int {
	p := s.p
	if p.Kind(f.first-1) == segment.Number && p.Kind(j) == segment.Word && p.Tokens[j].Case != segment.LowerCase &&
		p.Kind(f.first) == segment.Number {
		return 0 // the last figure of a row, before the next row's name
	}
	if otherLine(p, f, j) || f.low.Malformed && !lostDigits(p.Text(f.low.First)) {
		return 0
	}
	if p.Kind(j) == segment.Word && p.In(j, unitWords) && !f.low.Spelled {
		// '400 megawatt-hour battery'
		end := joined(p, j)
		if p.Is(end, "hour", "hours") {
			end++ // '22 gigawatt hours'
		}
		s.add(f, f.first, end, s.words(j, end), measure, q)
		return end
	}
	if p.Kind(j) == segment.Word && p.In(j, notThings) {
		s.mask(f.first, f.end, multiple)
		return f.end
	}
	if fractionAt(p, f, j) {
		return 0
	}
	if f.low.Spelled && f.low.Value.IsZero() {
		return 0 // 'zero emission vehicles'
	}
	if isOne(f) {
		return s.single(f, j, q)
	}
	ph, ok := after(p, j)
	rule := count
	if blockKind(p, f.first) == document.Tile {
		rule = tile
		if !ok {
			if end := loose(p, j); end > 0 {
				ph, ok = phrase{first: j, end: end, head: end - 1}, true
			}
		}
	}
	if !ok {
		if end := s.shortForm(f, j, q); end > 0 {
			return end
		}
		if end := s.shared(f, j, q); end > 0 {
			return end
		}
		if end := s.aside(f, j, q); end > 0 {
			return end
		}
		if p.Is(f.first-2, "of") && p.Is(f.first-1, "which", "whom") && p.Is(j, "are", "were", "is", "was", "have", "had", "will") {
			return s.ofWhom(f, q)
		}
		if end := s.numberOf(f, q); end > 0 {
			return end
		}
		return s.label(f, q)
	}
	head := p.Lower(ph.head)
	switch {
	case notThings.Has(head):
		s.mask(f.first, f.end, multiple)
		return f.end
	case f.low.LooksLikeYear() && (!f.ranged || f.high.LooksLikeYear()) && !p.In(j, personal) && !hasQualifier[q]:
		return 0
	case ph.head == j && pointsBack.Has(head) && f.low.Spelled &&
		p.Is(f.first-1, "the", "these", "those", "our", "their", "both", "between") && isTwo(f):
		return ph.end
	}
	s.add(f, f.first, ph.end, s.words(ph.first, ph.end), rule, q)
	return ph.end
}

// hasQualifier are the qualifiers that four bare digits are a count after, and no
// year: 'over 2000 farms', but 'under the 2023 grants'.
var hasQualifier = map[string]bool{record.About: true, record.Nearly: true, record.Over: true, record.AtLeast: true, record.UpTo: true}

// fractionAt reports whether the word at token j makes f the numerator of a
// fraction: 'two thirds', but not '20,000 third-country nationals'.
func fractionAt(p *extract.Pass, f *figure, j int) bool {
	return p.Kind(j) == segment.Word && p.In(j, fractions) && joined(p, j) == j+1 && !f.low.Grouped && !f.low.Scaled
}

func isOne(f *figure) bool {
	return !f.ranged && !f.low.IsAmbiguous() && f.low.Value.Cmp(apd.New(1, 0)) == 0
}

func isTwo(f *figure) bool { return !f.ranged && f.low.Value.Cmp(apd.New(2, 0)) == 0 }

// words is the View's text of tokens first to end.
func (s *scanner) words(first, end int) string {
	return s.p.View.Text[s.p.Tokens[first].Start:s.p.Tokens[end-1].End]
}

// single takes 'one project'. 'One' that stands for a thing named before, or for no
// number ('one of', 'no one', 'one day'), is none.
func (s *scanner) single(f *figure, j int, q string) int {
	p := s.p
	if f.low.Spelled {
		if q != record.Exact && q != record.AtLeast {
			return 0
		}
		if p.Is(f.first-1, "no", "any", "every", "each", "some", "this", "that", "the", "which", "than", "only-",
			"another", "as", "or") || p.Is(f.first-1, "-") {
			return 0
		}
		if p.Kind(j) != segment.Word || p.In(j, vagueOnes) || p.Tokens[j].Case == segment.Capital {
			return 0
		}
	}
	if !f.low.Spelled && (startsBlock(p, f.first) || newLine(p, f.first)) && p.Kind(j) == segment.Word &&
		p.Tokens[j].Case != segment.LowerCase {
		return 0 // a footnote: '1 References to …'
	}
	end := single(p, j, false)
	if end == 0 || p.In(end-1, notThings) || p.In(end-1, vagueOnes) {
		return 0
	}
	s.add(f, f.first, end, s.words(j, end), one, q)
	return end
}
