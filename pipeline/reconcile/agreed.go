package reconcile

import (
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// agreedWords are those of a heading that tells of an agreement.
var agreedWords = []string{
	"agreement", "agreements", "sign", "signs", "signed", "signing", "accord", "mou", "memorandum", "treaty", "deal", "pact",
	"loan", "loans", "grant", "grants", "credit", "financing",
}

// severalWords say that a heading's sum is of several things, of which the text may tell one.
var severalWords = []string{"agreements", "loans", "grants", "credits", "deals", "memoranda", "mous", "projects", "package", "total"}

// agreements compares the sum in a heading that tells of an agreement with the agreement's
// own in the text under it: 'World Bank and Ghana sign US$ 150 million agreement', and a
// first sentence of US$ 155 million. No other sum may stand between them. A smaller one
// in the text may be a part where others follow it.
func (s *sheet) agreements() {
	for i := range s.r.Agreements {
		k := s.agreed(&s.r.Agreements[i])
		if k < 1 || !s.usable(k) || s.amounts[k].cell || s.isHead(s.amounts[k].block) || s.further(k) {
			continue
		}
		h := k - 1
		if !s.usable(h) || !s.isHead(s.amounts[h].block) || h > 0 && s.amounts[h-1].block == s.amounts[h].block || !s.sameCurrency(h, k) {
			continue
		}
		at := s.View.Blocks[s.amounts[h].block]
		head := s.View.Between(at.Start, at.End)
		says := func(w string) bool { return hasWord(head, w) }
		if !slices.ContainsFunc(agreedWords, says) {
			continue
		}
		smaller := s.amounts[k].Figure.Value < s.amounts[h].Figure.Value
		more := k+1 < len(s.amounts) && s.amounts[k+1].block <= s.amounts[k].block+1 && s.sameCurrency(k, k+1)
		if smaller && (more || slices.ContainsFunc(severalWords, says)) {
			continue
		}
		s.compare(h, k, "of one agreement")
	}
}

// providing stand before a sum that an agreement gives.
var providing = []string{" provides", " providing", " worth", " of", " valued at", " totalling", " totaling", " amounting to", " makes available"}

// agreed is the one sum of an agreement, or the one behind its telling that it is said to
// provide; -1 where it has none, or several.
func (s *sheet) agreed(a *record.Agreement) int {
	if len(a.Amounts) == 1 {
		return s.index(a.Amounts[0])
	}
	if len(a.Amounts) > 0 || len(a.Mentions) == 0 || len(s.Sentences) == 0 {
		return -1
	}
	found := -1
	for k := s.firstFrom(a.Mentions[0].Start); k < len(s.amounts) && s.amounts[k].view.End > 0; k++ {
		if s.amounts[k].Start > a.Mentions[0].End+2*labelBytes {
			break
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	if found < 0 || s.amounts[found].block < 0 {
		return -1
	}
	before := strings.TrimRight(s.View.Between(s.View.Blocks[s.amounts[found].block].Start, s.amounts[found].view.Start), " ")
	if !slices.ContainsFunc(providing, func(w string) bool { return strings.HasSuffix(before, w) }) {
		return -1
	}
	return found
}

// isHead reports whether a block is a heading, or the sheet's first with others behind it.
func (s *sheet) isHead(b int) bool {
	return b >= 0 && b < len(s.Doc.Blocks) && (s.Doc.Blocks[b].Kind == document.Heading || b == 0 && len(s.Doc.Blocks) > 1)
}
