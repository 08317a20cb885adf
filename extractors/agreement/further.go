package agreement

import (
	"cmp"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// follows reads an agreement that follows from the one before it in its sentence: '… and
// laid the ground for a MoU, which was signed in the same year', 'a second one, with C, was
// signed'.
func (r *reading) follows() (t telling, ok bool) {
	if r.last == nil || r.lineDate() >= 0 || !r.ofYear(r.n) && (r.n.plural || !r.signedAfter()) {
		return t, false
	}
	t = telling{parties: r.last.Value.Parties, first: r.n.first, end: r.clauseEnd(r.n.end, r.sent.Last)}
	if i := r.n.end; r.withUnknown() {
		if r.Is(i, ",") {
			i++
		}
		ps, _ := r.PartiesFrom(i+1, r.sent.Last)
		if len(ps) == 0 || len(t.parties) == 0 {
			return t, false
		}
		t.parties = append(t.parties[:1:1], r.IDs(ps)...)
	}
	return t, true
}

// signedAfter reports whether a verb of signing stands behind the noun.
func (r *reading) signedAfter() bool {
	for i := r.n.end; i < r.sent.Last; i++ {
		if r.Is(i, "followed", "agreed") || r.In(i, acts) && r.IsLower(i) {
			return true
		}
	}
	return false
}

func (f *finder) clauseEnd(i, limit int) int {
	for i < limit && !f.Is(i, ".", ";") {
		i++
	}
	return i
}

// further reads 'Two further MoUs, with B and C, followed in November 2021' after an
// agreement that the block has told: its first party goes on.
func (r *reading) further() (t telling, ok bool) {
	if len(r.out) == 0 {
		return t, false
	}
	n, sent := r.n, r.sent
	before := &r.out[len(r.out)-1]
	if r.View.BlockAt(before.At.View.Start) != sent.Block || len(before.Value.Parties) < 2 {
		return t, false
	}
	more := false
	for i := n.first - 1; i >= max(sent.First, n.first-4); i-- {
		more = more || r.Is(i, "further", "another", "additional", "more", "other", "second", "third", "similar")
	}
	if !more || !r.withUnknown() {
		return t, false
	}
	i := n.end + 1
	if r.Is(n.end, ",") {
		i++
	}
	with, e := r.PartiesFrom(i, sent.Last)
	told := false
	for j := e; j < min(sent.Last, e+8); j++ {
		told = told || r.Is(j, "followed", "signed", "concluded") && !r.Is(j-1, "be")
	}
	if len(with) == 0 || !told {
		return t, false
	}
	for r.Is(e, ",") || r.Is(e, "followed", "were", "was", "signed", "concluded") {
		e++
	}
	parties := append([]string{before.Value.Parties[0]}, r.IDs(with)...)
	return telling{parties: parties, first: n.first, end: e, doubts: []string{fact.FarEvidence}}, true
}

// apart makes as many agreements of several as are told to be with another party each:
// 'Two further MoUs, with B and C', 'memoranda with B (2018), C (2020) and D (2021)'.
func (r *reading) apart(m extract.Mention[record.Agreement]) []extract.Mention[record.Agreement] {
	with := m.Value.Parties
	if m.At.Rule == "agreement.further" && m.Value.Count > 1 && m.Value.Count == len(with)-1 {
		var out []extract.Mention[record.Agreement]
		for _, p := range with[1:] {
			o := m
			o.Value.Count, o.Value.Parties = 1, []string{with[0], p}
			out = append(out, o)
		}
		return out
	}
	if !r.n.plural || len(r.with) < 2 {
		return []extract.Mention[record.Agreement]{m}
	}
	base := with[:max(0, len(with)-len(r.IDs(r.with)))]
	var out []extract.Mention[record.Agreement]
	for _, k := range r.with {
		d, end := r.bracketDate(r.Partners[k].End)
		if d < 0 {
			return []extract.Mention[record.Agreement]{m}
		}
		o := m
		o.Value.Count, o.Value.Amounts, o.Value.Title = 1, nil, nil
		o.Value.Parties = append(append([]string(nil), base...), r.Partners[k].Value.ID)
		o.Value.Date = r.Dates[d].Value.EDTF
		o.At = r.Evidence(r.SpanOf(r.Partners[k].First, end), m.At.Rule, m.At.Doubts...)
		out = append(out, o)
	}
	return out
}

// bracketDate is the date in a bracket that begins at token i, and the token past the
// bracket; or -1: 'Norway (NOK 37 million, 4 June 2020)'.
func (f *finder) bracketDate(i int) (d, end int) {
	d = -1
	if !f.Is(i, "(") {
		return d, i
	}
	for end = i + 1; end < min(len(f.Tokens), i+16) && f.Text(end) != ")"; end++ {
		if at := f.DateAt(end); at >= 0 && d < 0 && f.Dates[at].Value.EDTF != nil {
			d = at
		}
	}
	return d, min(end+1, len(f.Tokens))
}

// severally reads what a telling of several goes on to, one agreement a party: 'three MoUs
// with B and one with C', 'arrangements were signed: with A (March 2020), with B (4 June
// 2020) and with C'.
func (r *reading) severally(first *extract.Mention[record.Agreement]) {
	one := first.At.Rule == "agreement.one_side"
	if first.At.Rule != "agreement.signed_with" && !(one && (first.Value.Count > 1 || r.n.plural)) {
		return
	}
	base := *first
	end := r.past
	if len(r.with) == 0 {
		// Past whom we do not know: 'four MoUs with towns in 2022 and one with UNDP'.
		for end < min(r.sent.Last, r.n.end+12) && !(r.Is(end, "and") && small[r.Lower(end+1)] > 0) {
			end++
		}
	}
	k := len(base.Value.Parties) - len(r.IDs(r.with))
	if k < 0 || k == 0 && !r.n.plural {
		return
	}
	at, bare := len(r.out)-1, 1
	if d := r.dateOf(r.sent, r.n.first, max(r.n.end, r.verb+1)); d >= 0 && r.n.plural {
		base.Value.Date = r.Dates[d].Value.EDTF // not the one in the first party's bracket
	}
	for {
		i, c := r.oneMore(r.pastDate(end))
		if c == 0 || i >= r.sent.Last {
			break
		}
		if r.Is(i, "with") {
			bare++
		}
		with := i
		if !r.Is(with, "with") {
			with++
		}
		ps, e := r.PartiesFrom(with+1, r.sent.Last)
		if len(ps) == 0 {
			break
		}
		v := base.Value
		v.Parties = append(append([]string(nil), base.Value.Parties[:k]...), r.IDs(ps)...)
		v.Count, v.Title, v.Amounts = c, nil, nil
		if d := r.DateAt(e + 1); d >= 0 && r.Is(e, "in", "on", "(") && r.Dates[d].Value.EDTF != nil {
			v.Date, e = r.Dates[d].Value.EDTF, r.Dates[d].End
		}
		if d, past := r.bracketDate(r.Partners[ps[len(ps)-1]].End); d >= 0 {
			v.Date, e = r.Dates[d].Value.EDTF, past
			r.bothIn(d, at)
		}
		r.add(v, i, e, "agreement.signed_with", base.At.Doubts...)
		end = e
	}
	if last := len(r.out) - 1; last > at && base.Value.Date == nil {
		for i := at; i < last; i++ {
			r.out[i].Value.Date = cmp.Or(r.out[i].Value.Date, r.out[last].Value.Date) // 'two with A and one with B in 2021'
		}
	}
	if bare > 1 && (bare == base.Value.Count || r.n.plural && base.Value.Count == 1) {
		r.out[at].Value.Count = 1 // 'three agreements: with A, with B and with C'
		if k := len(r.with) - 1; k >= 0 {
			if d, _ := r.bracketDate(r.Partners[r.with[k]].End); d >= 0 {
				r.out[at].Value.Date = r.Dates[d].Value.EDTF
			}
		}
	}
}

// oneMore reads at token i how many more agreements are told to be with another, 'and one
// with', ', with'; it returns the token that says so.
func (r *reading) oneMore(i int) (at, count int) {
	first := i
	for r.Is(i, ",", ";", "and", "as", "well", "another") {
		i++
	}
	if i == first || r.Is(i-2, "along", "together") {
		return i, 0
	}
	if r.Is(i, "with") && (r.n.plural || !r.Is(i-1, ",", ";")) {
		return i, 1
	}
	if !r.Is(i+1, "with") {
		return i, 0
	}
	return i, small[r.Lower(i)]
}

// bothIn gives a date that stands for several to the one told right before, where that has
// none of its own: 'with Sweden (SEK 65 million) and with Italy (both in November 2020)'.
func (r *reading) bothIn(d, at int) {
	last := len(r.out) - 1
	for i := r.Dates[d].First - 1; i > r.Dates[d].First-4; i-- {
		if r.Is(i, "both") && last > at {
			r.out[last].Value.Date = r.Dates[d].Value.EDTF
		}
	}
}

// pastDate is the token behind 'in May 2021' or '(2021)' at token i, or i.
func (f *finder) pastDate(i int) int {
	if !f.Is(i, "in", "on", "(") {
		return i
	}
	d := f.DateAt(i + 1)
	if d < 0 {
		return i
	}
	if i = f.Dates[d].End; f.Is(i, ")") {
		i++
	}
	return i
}
