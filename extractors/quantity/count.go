package quantity

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/number"
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
	if p.Is(j, "+") && p.Kind(j-1) == segment.Number {
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
	glued := p.Kind(j) == segment.Word && p.Tokens[j].Glued && p.Kind(j-1) == segment.Number
	if glued {
		if end := s.scaled(f, j, q); end > 0 {
			return end
		}
	}
	if end := symbolAt(s, j); end > 0 {
		s.add(f, f.first, end, p.View.Text[p.Tokens[j].Start:p.Tokens[end-1].End], measure, q)
		return end
	}
	if glued {
		if p.Tokens[j].Case != segment.Upper || p.Tokens[j].End-p.Tokens[j].Start < 4 {
			return 0 // '5G', '4IR', '30s'
		}
	}
	if p.Is(j, "of", "out") {
		return s.partOf(f, j, q)
	}
	return s.phrase(f, j, q)
}

// phrase takes f where a noun phrase follows at token j.
func (s *scanner) phrase(f *figure, j int, q string) int {
	p := s.p
	if p.Kind(j) == segment.Word && unitWords[p.Lower(j)] && !f.low.Spelled {
		// '400 megawatt-hour battery'
		end := joined(p, j)
		s.add(f, f.first, end, s.words(j, end), measure, q)
		return end
	}
	if p.Kind(j) == segment.Word && notThings[p.Lower(j)] {
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
		return s.label(f, q)
	}
	head := p.Lower(ph.head)
	switch {
	case notThings[head]:
		s.mask(f.first, f.end, multiple)
		return f.end
	case f.low.LooksLikeYear() && (!f.ranged || f.high.LooksLikeYear()) && !personal[p.Lower(j)] && !hasQualifier[q]:
		return 0
	case ph.head == j && pointsBack[head] && f.low.Spelled && p.Is(f.first-1, "the", "these", "those", "our", "their", "both", "between") && isTwo(f):
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
	return p.Kind(j) == segment.Word && fractions[p.Lower(j)] && joined(p, j) == j+1 && !f.low.Grouped && !f.low.Scaled
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
		if p.Is(f.first-1, "no", "any", "every", "each", "some", "this", "that", "the", "which", "than", "only-", "another", "as", "or") || p.Is(f.first-1, "-") {
			return 0
		}
		if p.Kind(j) != segment.Word || vagueOnes[p.Lower(j)] || p.Tokens[j].Case == segment.Capital {
			return 0
		}
	}
	end := single(p, j)
	if end == 0 || notThings[p.Lower(end-1)] || vagueOnes[p.Lower(end-1)] {
		return 0
	}
	s.add(f, f.first, end, s.words(j, end), one, q)
	return end
}

// compound takes 'four-year' and '50-bed', the word standing at token j.
func (s *scanner) compound(f *figure, j int, q string) int {
	p := s.p
	if p.Kind(j) != segment.Word || !p.Tokens[j].Glued {
		return 0
	}
	w := p.Lower(j)
	if fractions[w] && w != "second" {
		s.mask(f.first, f.end, fractionPart)
		return j + 1
	}
	if !unitWords[w] && !compounds[w] && !symbols[p.Text(j)] && !pluralAt(p, j) {
		s.mask(f.first, f.end, "part of a word")
		return j + 1
	}
	end := j + 1
	if p.Is(j, "megawatt", "kilowatt", "gigawatt") {
		end = joined(p, j)
	}
	s.add(f, f.first, end, s.words(j, end), compound, q)
	return end
}

// symbolAt is the end of the unit's symbol at token j, 0 where there is none.
func symbolAt(s *scanner, j int) int {
	p := s.p
	switch p.Kind(j) {
	case segment.Punct:
		if p.Text(j) == "°" && p.Is(j+1, "c", "f") {
			return j + 2
		}
		return 0
	case segment.Word:
	default:
		return 0
	}
	t := p.Text(j)
	if len(t) > 8 {
		return 0
	}
	if (t == "sq" || t == "Sq") && (p.Is(j+1, "km", "m", "ft", "miles") || p.Is(j+1, ".") && p.Is(j+2, "km", "m", "ft", "miles")) {
		if p.Is(j+1, ".") {
			return j + 3
		}
		return j + 2
	}
	if (t == "tCO" || t == "MtCO" || t == "GtCO" || t == "CO") && p.Is(j+1, "2") && p.Tokens[j+1].Glued && t != "CO" {
		if p.Is(j+2, "e", "eq") && p.Tokens[j+2].Glued {
			return j + 3
		}
		return j + 2
	}
	if p.Kind(j+1) == segment.Number && !p.Tokens[j+1].Glued {
		return 0 // a column of codes and figures: 'AK 4,820 MT 12,500'
	}
	if !symbols[t] || len(t) == 1 && !loneSymbol(s, j) {
		return 0
	}
	if k := j + 1; (t == "t" || t == "Mt" || t == "Gt" || t == "kt" || t == "MT") && p.Is(k, "co") && p.Is(k+1, "2", "₂") && p.Tokens[k+1].Glued {
		if p.Is(k+2, "e", "eq") && p.Tokens[k+2].Glued {
			return k + 3 // '2.5 Mt CO2e'
		}
		return k + 2
	}
	if (t == "m" || t == "km" || t == "cm") && j+1 < len(p.Tokens) && p.Tokens[j+1].Glued && p.Is(j+1, "2", "3", "²", "³") {
		return j + 2
	}
	return j + 1
}

// loneSymbol reports whether the single letter at token j is a unit: nothing is
// joined to it.
func loneSymbol(s *scanner, j int) bool {
	p := s.p
	if s.p.Is(j, "f", "c") && !p.Tokens[j].Glued {
		return false
	}
	if j+1 < len(p.Tokens) && p.Tokens[j+1].Glued && (p.Kind(j+1) == segment.Word || p.Kind(j+1) == segment.Number && !p.Is(j+1, "2", "3") || p.Is(j+1, "-", "&", "'", "/")) {
		return false
	}
	return true
}

// scaled takes '1.5m people' and '20k students': the letter is a scale only before
// a noun of persons or the like.
func (s *scanner) scaled(f *figure, j int, q string) int {
	p := s.p
	if !p.Is(j, "m", "k") || p.Kind(j+1) != segment.Word || f.ranged {
		return 0
	}
	ph, ok := after(p, j+1)
	if !ok || !personal[p.Lower(ph.head)] {
		return 0
	}
	g := *f
	power := int32(6)
	if p.Is(j, "k") {
		power = 3
	}
	g.low.Value.Exponent += power
	s.add(&g, f.first, ph.end, s.words(ph.first, ph.end), count, q)
	return ph.end
}

// partOf takes 'seven of the ten provinces' and '12 out of 15 districts': a count of
// what the whole counts. The whole is left to be read after it.
func (s *scanner) partOf(f *figure, j int, q string) int {
	p := s.p
	if isOne(f) || f.low.LooksLikeYear() {
		return 0
	}
	k := j + 1
	if p.Is(j, "of") && p.Is(k, "whom", "which") {
		return s.ofWhom(f, q)
	}
	if p.Is(j, "out") {
		if !p.Is(k, "of") {
			return 0
		}
		k++
	}
	for p.Is(k, "the", "these", "those", "its", "their", "our", "all", "most") {
		k++
	}
	for n := 0; n < 3 && p.Kind(k) == segment.Word; n++ {
		if p.Kind(k+1) == segment.Possessive {
			k += 2 // 'six of the world's top 10 emitters'
			break
		}
		if p.Tokens[k].Case == segment.LowerCase || p.Kind(k+1) != segment.Word {
			break
		}
		k++
	}
	for p.Is(k, "most", "top", "largest") {
		k++
	}
	if k == j+1 && p.Kind(k) != segment.Number {
		if _, ok := number.Scan(p, k); !ok {
			return 0
		}
	}
	n, ok := number.Scan(p, k)
	if ok {
		if n.Malformed || s.claimed.Overlaps(p.SpanOf(n.First, n.End)) || n.LooksLikeYear() {
			return 0
		}
		k = n.End
	}
	if p.Kind(k) == segment.Word && unitWords[p.Lower(k)] {
		return 0
	}
	ph, found := after(p, k)
	if !found || notThings[p.Lower(ph.head)] {
		return 0
	}
	s.add(f, f.first, f.end, s.words(ph.first, ph.end), part, q)
	if ok {
		return n.First
	}
	return ph.end
}

// shortForm takes '1.1 million TEU': a large number of what a short form stands for,
// where the phrase ends with it.
func (s *scanner) shortForm(f *figure, j int, q string) int {
	p := s.p
	if p.Kind(j) != segment.Word || p.Tokens[j].Case != segment.Upper || len(p.Text(j)) > 5 || !f.low.Scaled && !f.low.Grouped || !ageEnds(p, j+1) {
		return 0
	}
	s.add(f, f.first, j+1, p.Text(j), count, q)
	return j + 1
}

// ofWhom takes '14 of whom': a count of what was counted last in the sentence.
func (s *scanner) ofWhom(f *figure, q string) int {
	p := s.p
	if len(s.out) == 0 {
		return 0
	}
	last := &s.out[len(s.out)-1]
	at := p.Tokens[f.first].Start
	if last.Value.Unit == "%" || last.At.Rule == measure || last.At.View.Start < p.Sentences[p.SentenceAt(at)].Span.Start || at-last.At.View.End > 120 {
		return 0
	}
	s.add(f, f.first, f.end, last.Value.Unit, part, q)
	return f.end
}

// newLine reports whether token j begins a line of the sheet within its block.
func newLine(p *extract.Pass, j int) bool {
	if j <= 0 || j >= len(p.Tokens) || p.Tokens[j].Glued {
		return false
	}
	gap := p.View.Raw(document.Span{Start: p.Tokens[j-1].End, End: p.Tokens[j].Start})
	return strings.ContainsAny(gap.Of(p.Doc.Text), "\n\r")
}

// label takes a number behind a label and a colon: 'Schools built: 24'.
func (s *scanner) label(f *figure, q string) int {
	p := s.p
	i := f.first
	if !p.Is(i-1, ":") || f.low.Spelled || f.low.LooksLikeYear() {
		return 0
	}
	switch p.Kind(f.end) {
	case segment.Break, segment.GapMark:
	case segment.Punct:
		if !p.Is(f.end, ".", ";", ",", "|", ")") && !newLine(p, f.end) {
			return 0
		}
	default:
		if !newLine(p, f.end) {
			return 0
		}
	}
	first := i - 1
	for n := 0; n < 8 && !newLine(p, first); n++ {
		k := p.Kind(first - 1)
		if k != segment.Word && !(k == segment.Punct && p.Is(first-1, "-", "'", "&")) {
			break
		}
		first--
	}
	switch p.Kind(first - 1) {
	case segment.Break, segment.GapMark:
	case segment.Punct:
		if !p.Is(first-1, ".", ";", "|") && !newLine(p, first) {
			return 0
		}
	default:
		if !newLine(p, first) {
			return 0
		}
	}
	for p.Is(first, "total", "the", "number", "no", "of", "overall", "estimated") && first < i-2 {
		first++
	}
	ph, ok := after(p, first)
	if !ok || ph.end > i-1 {
		return 0
	}
	s.add(f, f.first, f.end, s.words(ph.first, ph.end), labelled, q)
	return f.end
}

// ageAt is the end of 'year-olds' or 'years old' at token j; 0 where there is none.
func ageAt(p *extract.Pass, j int) int {
	hyphen := func() {
		if p.Is(j, "-", "–") {
			j++
		}
	}
	hyphen()
	if !p.Is(j, "year", "years", "month", "months") {
		return 0
	}
	j++
	hyphen()
	if p.Is(j, "old", "olds") || p.Is(j, "of") && p.Is(j+1, "age") {
		return j + 1
	}
	return 0
}
