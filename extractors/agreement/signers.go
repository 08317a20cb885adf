package agreement

import (
	"factsheet/extractors/internal/fact"
	"maps"
	"slices"
	"strings"

	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// signatories reads 'signed by A of X and B of Y': the bodies that the persons speak for.
func (r *reading) signatories() (t telling, ok bool) {
	ps, first, end := r.signerBodies(r.sent, r.n, r.verb)
	t = r.told(ps, first, max(r.n.end, end), fact.FarEvidence)
	if len(ps) > 1 {
		t.first = min(first, r.n.first)
		return t, true
	}
	t.doubts = append(t.doubts, unnamedSide) // of two persons, the body of one is known
	both := r.people.At(first) >= 0 || r.Is(r.groupStart(r.verb, r.sent.First)-1, "and")
	return t, len(ps) == 1 && r.verb < r.n.first && first < r.verb && both
}

// personIn reports whether a person's name stands among the tokens.
func (f *finder) personIn(first, end int) bool {
	for i := first; i < end; i++ {
		if f.people.At(i) >= 0 {
			return true
		}
	}
	return false
}

// signerBodies are the bodies of those who sign, each once: behind 'signed by', persons
// and bodies mixed ('by Minister A of Ghana and the UNDP Resident Representative'), or
// the persons right before the verb.
func (f *finder) signerBodies(sent segment.Sentence, n noun, verb int) (out []int, first, end int) {
	if !f.In(verb, acts) || f.Is(verb, "launched", "announced", "came", "adopted") {
		return nil, 0, 0
	}
	if verb < n.first {
		g := f.pastTime(f.groupStart(verb, sent.First), sent.First)
		persons, first := f.PersonsTo(g, sent.First)
		for _, p := range persons {
			if k := f.bodyOf(p, f.people.Found[p].End, g); k >= 0 {
				out = append(out, k)
			}
		}
		with, e := f.with(sent, n)
		if len(persons) < 2 && len(out)+len(with) < 2 {
			// 'Commissioner A and the ILO Director-General B met in Geneva and signed', 'A, Minister
			// of Finance, and B, the Bank's Director, signed'
			start := f.pastLead(sent, g)
			all, end := f.signersFrom(start, g)
			if len(all) > len(out) && f.personIn(start, g) && (f.IsLower(end) || f.onlyRoles(end, g)) {
				return append(all, with...), start, max(n.end, e)
			}
		}
		return append(out, with...), first, max(n.end, e)
	}
	by := verb + 1
	for ; by < min(sent.Last, verb+14) && !f.Is(by, "by"); by++ {
		aside := f.DateAt(by+1) >= 0 || f.DateAt(by-1) >= 0 || f.PlaceAt(by-1) >= 0 || f.Is(by+1, "on", "in", "by")
		if f.Is(by, ";") || f.Is(by, ",") && !aside || f.anyNoun(by) {
			return nil, 0, 0
		}
	}
	if !f.Is(by, "by") {
		return nil, 0, 0
	}
	out, end = f.signersFrom(by+1, sent.Last)
	if with, _ := f.with(sent, n); len(with) == 1 && len(f.IDs(out)) < 2 {
		out = append(out, with...) // 'its agreement with the Ministry was signed by A of the Fund and B'
	}
	return out, n.first, end
}

// pastTime goes back from token g over a date that stands before it: 'today, 17 May 2023,
// [signed]'.
func (f *finder) pastTime(g, start int) int {
	i, dated := g, false
	for i > start {
		if d := f.DateAt(i - 1); d >= 0 {
			i, dated = max(start, f.Dates[d].First), true
			continue
		}
		if !f.Is(i-1, ",", "today", "on", "in", "yesterday") && !f.In(i-1, weekday) || f.people.At(i-2) >= 0 && f.Is(i-1, ",") {
			break
		}
		i--
	}
	if !dated {
		return g
	}
	return i
}

// roleWords are the small words of the roles in which persons sign.
var roleWords = wordset.Fields(`the of for and its their both his her excellency on behalf acting deputy minister director general
	head representative ambassador secretary chief executive officer president country resident permanent as well respectively a an`)

// signersFrom reads a list of persons with their roles, and of bodies, from token i on:
// the bodies that sign, and the token behind the last.
func (f *finder) signersFrom(i, limit int) (out []int, end int) {
	end = i
	for i < limit && f.DateAt(i) < 0 {
		p, k := f.people.At(i), f.PartnerAt(i)
		switch {
		case p >= 0:
			end = f.people.Found[p].End
			if b := f.bodyOf(p, end, limit); b >= 0 {
				out = f.once(out, b)
			}
			i = end
		case k >= 0:
			// Not the land where a representative serves: 'Country Director for Nepal'.
			to := f.Partners[k].First - 1
			if f.Is(to, "the") {
				to--
			}
			if i = f.Partners[k].End; !f.Is(to, "for", "to", "in") {
				out, end = f.once(out, k), i
			}
		case f.IsCapital(i), f.Kind(i) == segment.Possessive, f.In(i, roleWords),
			f.Is(i, ",", "(", ")", "-", ".") && f.Kind(i+1) != segment.Break,
			f.Is(i, "at", "to", "in") && (f.PartnerAt(i+1) >= 0 || f.PartnerAt(i+2) >= 0 && f.Is(i+1, "the")):
			i++
		default:
			return out, end
		}
	}
	return out, end
}

// onlyRoles reports whether nothing but the rest of a role stands among the tokens: '[the Bank]'s
// Director General for Central Asia, [signed]'.
func (f *finder) onlyRoles(first, end int) bool {
	for i := first; i < end; i++ {
		if !f.IsCapital(i) && !f.In(i, roleWords) && f.Kind(i) != segment.Possessive && !f.Is(i, ",", "-") {
			return false
		}
	}
	return true
}

// pastLead is the token past the date or the phrase that a sentence begins with, as far as limit:
// 'On the margins of the meeting, A'.
func (f *finder) pastLead(sent segment.Sentence, limit int) int {
	if i := f.pastLeadDate(sent); i > sent.First {
		return i
	}
	if f.Is(sent.First, "on", "at", "in", "during", "after", "following", "before", "by", "with") {
		if c := f.comma(sent.First, min(limit, sent.First+14)); c >= 0 && !f.personIn(sent.First, c) {
			return c + 1
		}
	}
	return sent.First
}

// once adds a party unless its body is in the list.
func (f *finder) once(parties []int, k int) []int {
	for _, o := range parties {
		if f.Partners[o].Value.ID == f.Partners[k].Value.ID {
			return parties
		}
	}
	return append(parties, k)
}

// bodyOf is the body that a person speaks for, or -1: the person's own organisation,
// 'of the European Union' behind the name, a minister's ministry, and then the
// organisation that the sheet around tells, or the minister's State.
func (f *finder) bodyOf(p, i, limit int) int {
	v := &f.people.Found[p].Value
	assumed := slices.Contains(f.people.Found[p].At.Doubts, fact.FarEvidence)
	if v.Organisation != "" && !assumed {
		return f.mention(v.Organisation)
	}
	for ; i < limit && f.people.At(i) < 0 && !f.Is(i, "and", ","); i++ {
		if k := f.PartnerAt(i); k >= 0 && f.Is(i-1, "of", "the", "at", "from") {
			return k
		}
	}
	role := strings.ToLower(v.Role)
	if assumed && !strings.Contains(role, "minister") {
		return f.mention(v.Organisation)
	}
	if !slices.ContainsFunc(stateRoles[:], func(r string) bool { return strings.Contains(role, r) }) {
		return -1
	}
	const ministry = "ministry of "
	for _, of := range []string{"minister of ", "minister for "} {
		_, what, ok := strings.Cut(role, of)
		if !ok {
			continue
		}
		for k := range f.Partners {
			name := f.Partners[k].Value.Name
			if len(name) < len(ministry) || !strings.EqualFold(name[:len(ministry)], ministry) {
				continue
			}
			if strings.HasPrefix(what, strings.ToLower(name[len(ministry):])) {
				return k
			}
		}
	}
	if assumed {
		return f.mention(v.Organisation)
	}
	return f.home()
}

// stateRoles are roles, or parts of them, in which a person speaks for a State.
var stateRoles = [...]string{"minister", "permanent secretary", "secretary of state", "secretary of finance", "secretary for finance",
	"secretary of the treasury", "head of government"}

// home is the State that the sheet is about, as far as its bodies tell: that of most of
// its governments and ministries; or -1.
func (f *finder) home() int {
	if f.homeKnown {
		return f.homeState
	}
	f.homeKnown, f.homeState = true, -1
	count := map[string]int{}
	for k := range f.Partners {
		v := &f.Partners[k].Value
		if v.Type != record.Government || v.Country == "" || v.Weak {
			continue
		}
		if s := f.Country(v.Country); strings.HasPrefix(strings.ToLower(v.Name), "ministry") || s >= 0 && f.Partners[s].Value.ID == v.ID {
			count[v.Country]++
		}
	}
	if len(count) == 0 {
		for k := range f.Partners {
			if v := &f.Partners[k].Value; v.Type == record.Government && v.Country != "" {
				count[v.Country]++
			}
		}
	}
	best, next := "", 0
	for _, code := range slices.Sorted(maps.Keys(count)) {
		switch n := count[code]; {
		case best == "" || n > count[best]:
			best, next = code, max(next, count[best])
		default:
			next = max(next, n)
		}
	}
	if best != "" && count[best] >= 2*next {
		f.homeState = f.Country(best)
	}
	return f.homeState
}

// mention is the first mention of a partner by its id, or -1.
func (f *finder) mention(id string) int {
	for k := range f.Partners {
		if f.Partners[k].Value.ID == id {
			return k
		}
	}
	return -1
}

// pastLeadDate is the token past the date that a sentence begins with: 'On 22 June 2023, A'.
func (f *finder) pastLeadDate(sent segment.Sentence) int {
	i := sent.First
	if f.Is(i, "in", "on") {
		i++
	}
	if d := f.DateAt(i); d >= 0 {
		if i = f.Dates[d].End; f.Is(i, ",") {
			i++
		}
		return i
	}
	return sent.First
}
