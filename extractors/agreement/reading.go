package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// reading is one noun of an agreement and what stands around it in its sentence.
type reading struct {
	*finder
	sent  segment.Sentence
	n     noun
	count int
	verb  int                                // the verb that makes the agreement, or -1
	with  []int                              // whom it is with, right behind the noun
	past  int                                // the token behind them, or behind the noun
	last  *extract.Mention[record.Agreement] // the one that the sentence told before, or nil
	alone bool                               // the sentence tells no other
}

// telling is what a pattern reads: the parties, the tokens that tell them, and the day
// where the pattern knows it.
type telling struct {
	parties    []string
	first, end int
	date       *string
	doubts     []string
	of         *extract.Mention[record.Agreement] // the one that it tells again, or nil
}

// position tells where the verb that makes the agreement stands.
type position uint8

const (
	anywhere position = iota // or nowhere
	before                   // 'A and B signed a MoU'
	behind                   // 'a MoU was signed', 'the MoU signed with B'
	nowhere                  // 'MoU with the Ministry, December 2020'
)

// pattern is one way in which a sentence tells an agreement.
type pattern struct {
	rule string
	verb position
	acts bool // the verb must bind: a plan or a launch is not enough
	read func(*reading) (telling, bool)
}

// patterns are asked in this order, from those that name the parties in the clause itself to
// those that take them from what stands around it; the first that reads the noun has it.
var patterns = []pattern{
	{"agreement.signed_by", before, true, (*reading).subjectsSign},
	{"agreement.between", anywhere, false, (*reading).between},
	{"agreement.signed_by", before, true, (*reading).signedFirst},
	{"agreement.signed_with", before, false, (*reading).signsWith},
	{"agreement.signed_by", before, false, (*reading).subjectsMake},
	{"agreement.adopted", before, false, (*reading).adopts},
	{"agreement.signed_by", behind, false, (*reading).thatTheySigned},
	{"agreement.signed_with", behind, false, (*reading).withBoth},
	{"agreement.signed_by", behind, false, (*reading).signedBy},
	{"agreement.adopted", behind, false, (*reading).adoptedBy},
	{"agreement.followed", anywhere, false, (*reading).follows},
	{"agreement.further", nowhere, false, (*reading).further},
	{"agreement.named", nowhere, false, (*reading).ofYearBetween},
	{"agreement.named", nowhere, false, (*reading).joinedByDash},
	{"agreement.bound", anywhere, false, (*reading).binds},
	{"agreement.listed", anywhere, false, (*reading).bracketed},
	{"agreement.listed", nowhere, false, (*reading).dated},
	{"agreement.listed", nowhere, false, (*reading).fresh},
	{"agreement.resumed", anywhere, true, (*reading).retold},
	{"agreement.further", before, true, (*reading).another},
	{"agreement.signatories", anywhere, true, (*reading).signatories},
	{"agreement.named", behind, true, (*reading).namedWith},
	{"agreement.between", before, true, (*reading).betweenAside},
	{"agreement.bound", behind, true, (*reading).underIt},
	{"agreement.money_before", behind, true, (*reading).moneyBefore},
	{"agreement.money_before", before, true, (*reading).moneyInside},
	{"agreement.one_side", anywhere, true, (*reading).oneSide},
	{"agreement.named", behind, false, (*reading).inItsName},
	{"agreement.implied", behind, false, (*reading).endorsed},
	{"agreement.implied", behind, true, (*reading).implied},
	{"agreement.bound", anywhere, false, (*reading).bound},
}

// readNoun lays out what stands around a noun.
func (f *finder) readNoun(sent segment.Sentence, n noun, last *extract.Mention[record.Agreement], alone bool) *reading {
	r := &reading{finder: f, sent: sent, n: n, count: 1, last: last, alone: alone, verb: f.verb(sent, n)}
	r.with, r.past = f.with(sent, n)
	if n.plural {
		r.count = max(1, f.count(n.first, sent.First), f.countBehind(n.end, sent.Last))
	}
	return r
}

// fits reports whether the verb stands where a pattern wants it.
func (r *reading) fits(p *pattern) bool {
	if p.acts && (r.verb < 0 || !r.In(r.verb, acts)) {
		return false
	}
	switch p.verb {
	case before:
		return r.verb >= 0 && r.verb < r.n.first
	case behind:
		return r.verb >= r.n.end
	case nowhere:
		return r.verb < 0
	}
	return true
}

// tell reads the agreement that a noun stands for.
func (r *reading) tell() (m extract.Mention[record.Agreement], ok bool) {
	for i := range patterns {
		p := &patterns[i]
		if !r.fits(p) {
			continue
		}
		if t, ok := p.read(r); ok {
			return r.mention(p.rule, t)
		}
	}
	return m, false
}

// mention is the agreement that a pattern has read, with its date, title and sums.
func (r *reading) mention(rule string, t telling) (m extract.Mention[record.Agreement], ok bool) {
	v := record.Agreement{Kind: r.n.kind, Count: r.count, Parties: t.parties, Date: t.date}
	first, end := min(t.first, r.n.first), max(t.end, r.n.end)
	if v.Date != nil {
		// told with its parties
	} else if d := r.lineDate(); d >= 0 {
		v.Date, first = r.Dates[d].Value.EDTF, min(first, r.Dates[d].First)
	} else if d := r.dateOf(r.sent, first, end); d >= 0 {
		v.Date = sinceDay(r.Dates[d].Value.EDTF)
		first, end = min(first, r.Dates[d].First), max(end, r.Dates[d].End)
	} else if now := r.today(r.sent, first, end); now >= 0 {
		v.Date = &r.Doc.Date
		first, end = min(first, now), max(end, now+1)
	} else if d := r.sameTime(first, end, r.sent); d != nil {
		v.Date = d
		t.doubts = append(t.doubts, fact.FarEvidence)
	}
	if d, e := r.signedLater(); d >= 0 {
		v.Date, end = r.Dates[d].Value.EDTF, e
	}
	if d, e := r.dateClause(end); v.Date == nil && d >= 0 {
		v.Date, end = r.Dates[d].Value.EDTF, e
	}
	if v.Date == nil {
		v.Date = r.timelineDate()
	}
	if v.Date == nil && (r.anaphoric(t.first) || r.onOccasion()) {
		v.Date = r.dateAbove()
	}
	v.Title = r.title(r.n)
	id := ""
	if t.of != nil {
		v.Kind, v.Count, v.Title, id = t.of.Value.Kind, t.of.Value.Count, t.of.Value.Title, again
	}
	switch {
	case len(v.Parties) > 1 || rule == "agreement.adopted":
	case len(v.Parties) == 0 || v.Date == nil && v.Title == nil && rule != "agreement.one_side" && !r.Is(r.n.first-1, "our"):
		return m, false
	}
	v.Amounts = r.sums()
	span := r.SpanOf(max(first, r.sent.First), min(end, r.sent.Last))
	return extract.Mention[record.Agreement]{ID: id, Value: v, At: r.Evidence(span, rule, t.doubts...)}, true
}

// told is a telling with the parties that some partner mentions stand for.
func (r *reading) told(parties []int, first, end int, doubts ...string) telling {
	return telling{parties: r.IDs(parties), first: first, end: end, doubts: doubts}
}

// joint are two lists of partner mentions as one.
func joint(a, b []int) []int {
	return append(append(make([]int, 0, len(a)+len(b)), a...), b...)
}

// sums are the amounts that an agreement is worth: 'a $20 million grant agreement', 'an
// agreement of USD 3,500,000', 'worth EUR 10 million'.
func (r *reading) sums() (ids []string) {
	n, sent := r.n, r.sent
	for i := n.first - 1; i >= max(sent.First, n.first-8); i-- {
		if a := r.AmountAt(i); a >= 0 {
			ids = append(ids, r.Amounts[a].ID)
			break
		}
		if !r.IsWord(i) && !r.Is(i, "-") || r.Is(i, "under", "for", "to", "with", "of", "through", "and", "in", "by", "on", "as", "from") {
			break
		}
	}
	lead := false
	for i := n.end; i < min(sent.Last, n.end+14); i++ {
		if a := r.AmountAt(i); a >= 0 {
			if lead && r.Amounts[a].First == i {
				ids = append(ids, r.Amounts[a].ID)
			}
			break
		}
		if next := r.pastDateOrParty(i); next > i {
			i = next - 1
			continue
		}
		if r.Is(i, "of", "worth", "for", "totalling", "totaling", "valued", "amounting") {
			lead = true
		} else if !r.In(i, sumLead) {
			break
		}
	}
	return ids
}

// sumLead are the words that may stand between an agreement and what it is worth.
var sumLead = wordset.Fields(`at to a total an the up amount about around approximately nearly over some in , ( value sum more than
	overall with between and`)

// pastDateOrParty is the token behind a date or a party that begins at token i, or i.
func (r *reading) pastDateOrParty(i int) int {
	if d := r.DateAt(i); d >= 0 {
		return r.Dates[d].End
	}
	if k := r.PartnerAt(i); k >= 0 {
		return r.Partners[k].End
	}
	return i
}
