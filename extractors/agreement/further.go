package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// follows reads an agreement that follows from the one before it in its sentence: '… and
// laid the ground for a MoU, which was signed in the same year', 'a second one, with C, was
// signed'.
func (r *reading) follows() (t telling, ok bool) {
	if r.last == nil || !r.ofYear(r.n) && (r.n.plural || !r.signedAfter()) {
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
		t.parties = append(t.parties[:1:1], r.IDs(r.states(ps))...)
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
	parties := append([]string{before.Value.Parties[0]}, r.IDs(r.states(with))...)
	return telling{parties, n.first, e, nil, []string{fact.FarEvidence}}, true
}

// apart makes as many agreements of further ones as they are told to be, where each is
// with another party.
func (f *finder) apart(m extract.Mention[record.Agreement]) []extract.Mention[record.Agreement] {
	with := m.Value.Parties
	if m.At.Rule != "agreement.further" || m.Value.Count < 2 || m.Value.Count != len(with)-1 {
		return []extract.Mention[record.Agreement]{m}
	}
	var out []extract.Mention[record.Agreement]
	for _, p := range with[1:] {
		o := m
		o.Value.Count, o.Value.Parties = 1, []string{with[0], p}
		out = append(out, o)
	}
	return out
}

// more reads what a count goes on to: 'three MoUs with B and one with C'.
func (f *finder) more(sent segment.Sentence, n noun, first *extract.Mention[record.Agreement]) {
	if first.At.Rule != "agreement.signed_with" && !(first.At.Rule == "agreement.one_side" && first.Value.Count > 1) {
		return
	}
	base := *first
	with, end := f.with(sent, n)
	if len(with) == 0 {
		// Past whom we do not know: 'four MoUs with towns in 2022 and one with UNDP'.
		for end < min(sent.Last, n.end+12) && !(f.Is(end, "and") && small[f.Lower(end+1)] > 0) {
			end++
		}
	}
	k := len(base.Value.Parties) - len(f.IDs(with))
	if k < 1 {
		return
	}
	at, bare := len(f.out)-1, 1
	for {
		i := f.pastDate(end)
		for f.Is(i, ",", ";", "and", "as", "well", "another") {
			i++
		}
		c := small[f.Lower(i)]
		if f.Is(i-1, "another", "and", ",", ";") && f.Is(i, "with") && !f.Is(i-2, "along", "together") && (n.plural || !f.Is(i-1, ",", ";")) {
			c, i = 1, i-1
			bare++
		}
		if i <= end-1 || i+1 >= sent.Last || c == 0 || !f.Is(i+1, "with") {
			break
		}
		ps, e := f.PartiesFrom(i+2, sent.Last)
		if len(ps) == 0 {
			break
		}
		v := base.Value
		v.Parties = append(append([]string(nil), base.Value.Parties[:k]...), f.IDs(ps)...)
		v.Count, v.Title, v.Amounts = c, nil, nil
		if d := f.DateAt(e + 1); d >= 0 && f.Is(e, "in", "on", "(") && f.Dates[d].Value.EDTF != nil {
			v.Date, e = f.Dates[d].Value.EDTF, f.Dates[d].End
		}
		if f.Is(i, "and", ",", ";") {
			i++
		}
		f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(i, e), "agreement.signed_with")})
		end = e
	}
	if bare > 1 && bare == base.Value.Count {
		f.out[at].Value.Count = 1 // 'three agreements: with A, with B and with C'
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
