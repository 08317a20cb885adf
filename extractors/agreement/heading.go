package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// headNouns are the nouns by which a heading says that agreements are listed under it.
var headNouns = wordset.Fields(`agreements mous memoranda treaties conventions accords protocols contracts deals pacts compacts
	instruments`)

// entryReach is how many tokens into an entry its noun may stand.
const entryReach = 12

// entryNouns are the nouns that make an entry under such a heading an agreement.
var entryNouns = wordset.Fields(`contract convention protocol amendment charter accord arrangement partnership memorandum deal pact`)

// listing is a heading over a list of agreements: 'Bilateral agreements', 'Earlier deals'.
type listing struct {
	next    int     // the block of the item that may come
	parties []int   // that the heading names
	date    *string // that it tells
}

// listsUnder notes a heading, or a line without a full stop before a list, that agreements
// stand under.
func (f *finder) listsUnder(sent segment.Sentence, kind document.Kind) {
	next := sent.Block + 1
	bare := !f.Is(sent.Last-1, ".", ";") && next < len(f.Doc.Blocks) && f.Doc.Blocks[next].Kind == document.Item
	if kind != document.Heading && !bare || sent.Last-sent.First > 16 {
		return
	}
	for i := sent.First; i < sent.Last; i++ {
		if !f.In(i, headNouns) || f.PartnerAt(i) >= 0 || f.Is(i-1, "no", "under", "of") || f.Is(i-1, "the") && i-1 > sent.First {
			continue // 'Results of the agreements' lists none
		}
		f.listing = &listing{next: sent.Block + 1, parties: f.bodiesIn(sent)}
		if d := f.dateOf(sent, sent.First, sent.Last); d >= 0 {
			f.listing.date = f.Dates[d].Value.EDTF
		}
		return
	}
}

// entry reads an entry of a list of agreements that no sentence tells: 'Framework Agreement on
// Technical Cooperation (1978)', '2022: amendment to the roads contract; borrower: Republic of
// Kenya'. Its parties are those that it names, those of the heading, or the two States of the
// sheet.
func (f *finder) entry(sent segment.Sentence) {
	l := f.listing
	if l == nil || sent.Block != l.next {
		return
	}
	l.next++
	if sent.Last-sent.First > 40 {
		return // a paragraph with a number
	}
	v := record.Agreement{Kind: f.entryKind(sent), Count: 1, Date: l.date}
	first, end := sent.First, sent.First
	for d := fact.Since(f.Dates, sent.First); d < len(f.Dates) && f.Dates[d].First < sent.Last; d++ {
		if m := &f.Dates[d]; !f.isLimit(m) && !f.ownPeriod(m) && !strings.Contains(*m.Value.EDTF, "/") {
			v.Date, end = m.Value.EDTF, m.End
			break
		}
	}
	ps := f.bodiesIn(sent)
	for _, k := range ps {
		end = max(end, f.Partners[k].End)
	}
	doubts := []string{fact.FarEvidence}
	if n := len(ps); n < 2 {
		base := l.parties
		if len(base) == 0 && n == 0 {
			base = f.mostNamed()
		} else if len(base) == 0 {
			base = f.publisher(ps[0])
		}
		if n == 0 && len(base) < 2 {
			return
		}
		ps = joint(base, ps)
		doubts = append(doubts, impliedSide)
	}
	n, named := f.nounIn(table.Range{First: sent.First, End: sent.Last})
	if v.Kind == "" || v.Date == nil && !named || len(ps) < 2 || len(ps) > 4 {
		return
	}
	if named {
		end = max(end, n.end)
		v.Title = f.title(n)
	}
	v.Parties = f.IDs(ps)
	f.add(v, first, max(end, first+1), "agreement.entry", doubts...)
}

// entryKind is the kind of the agreement that an entry names; empty where it names none.
func (f *finder) entryKind(sent segment.Sentence) string {
	if kind := f.kindIn(table.Range{First: sent.First, End: sent.Last}); kind != "" {
		return kind
	}
	for i := sent.First; i < min(sent.Last, sent.First+entryReach); i++ {
		if f.In(i, entryNouns) {
			return "agreement"
		}
	}
	return ""
}
