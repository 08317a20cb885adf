package partner

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

var (
	// deeds are what a state does that acts: it gives, signs and hosts.
	deeds = wordset.Of("gave", "gives", "give", "provided", "provides", "provide", "contributed", "contributes",
		"contribute", "pledged", "pledges", "pledge", "committed", "commits", "commit", "donated", "donates", "donate",
		"held", "agreed", "agree", "validated", "supports", "supported", "funded", "funds", "fund", "financed",
		"finances", "finance", "cofinances", "cofinanced", "signed", "signs", "sign", "concluded", "ratified",
		"hosted", "hosts", "host", "allocated", "granted", "disbursed", "invested",
		"chipped", "chips", "chip", "matches", "match", "wired", "transferred", "transfers", "topped", "tops",
		"channelled", "channels", "accorded", "accords", "injected",
		"adds", "added", "add", "pays", "paid", "pay", "inked", "sponsored", "sponsors", "matched", "earmarked", "lent",
		"lends", "lend", "donating", "providing", "contributing", "committing", "pledging", "signing", "hosting", "funding")
	// before are words between a state and its deed.
	before = wordset.Fields(`has have had will would also jointly each both already recently further intends intend plans plan to
		again alone since then additionally today together itself formally is are announced it and now first`)
	// done are deeds told of what is done by a state.
	done = wordset.Fields(`funded financed cofinanced supported provided donated hosted signed pledged contributed sponsored
		convened granted paid backed given committed underwritten initialled concluded lent`)
	// gifts are what comes from a state that gives.
	gifts = wordset.Fields(`support funding contribution contributions grant grants donation donations assistance financing aid
		gift gifts funds money loan loans pledge pledges million billion generosity`)
	// behindGift are words that may follow the giver of 'a grant from'.
	behindGift = wordset.Fields(`to for and in as under through since over with that which was is are were will has have helped on at
		by during between towards toward via worth totalling totaling of enabled allowed made covers funds
		pays`)
	// papers are what states conclude with each other.
	papers = wordset.Fields(`agreement agreements memorandum mou treaty accord protocol convention compact arrangement signed
		concluded`)
)

// acts reports whether the bare name of a country stands where it acts: before what it
// gives, signs or hosts ('Norway adds NOK 60 million'), behind 'funded by' or 'a grant
// from', or as a party to a paper, by itself or in a list of countries and bodies.
func (s *sheet) acts(f country.Found) bool {
	const most = 12 // entries of a list on either side
	if s.Tokens[f.First].Glued && s.Is(f.First-1, "-", "–", "/") {
		return false
	}
	last := f.Last
	for n := 0; n < most; n++ {
		next := s.nextInList(last)
		if next == 0 {
			break
		}
		last = next
	}
	if s.Kind(last) == segment.Possessive {
		return last == f.Last && (s.In(last+1, gifts) && !s.Is(last+1, "money", "million", "billion", "funds") ||
			s.In(last+2, gifts) && s.Is(last+1, "financial", "generous", "voluntary", "annual"))
	}
	first := f.First
	for n := 0; n < most; n++ {
		prev := s.prevInList(first)
		if prev < 0 {
			break
		}
		first = prev
	}
	j := first - 1
	if s.Is(j, "the") {
		j--
	}
	switch s.lower(j) {
	case "by":
		for k := j - 1; k >= max(0, j-3); k-- {
			if s.In(k, done) {
				return true
			}
			if k := s.Kind(k); k != segment.Word && k != segment.Punct {
				break
			}
		}
		return false
	case "with":
		return s.Is(j-1, "hosted", "chaired", "organised", "organized", "convened", "led", "signed", "financed", "funded")
	case "from":
		if s.Kind(last) == segment.Word && !s.In(last, behindGift) {
			return false // 'from Ukraine supplemental funds'
		}
		for k := j - 1; k >= max(0, j-3) && s.Kind(k) == segment.Word; k-- {
			if s.In(k, gifts) {
				return true
			}
		}
		return false
	case "between", "among":
		for k := j - 1; k >= max(0, j-10) && s.Kind(k) != segment.Break; k-- {
			if s.In(k, papers) {
				return true
			}
		}
		return false
	case "in", "of", "to", "for", "across", "into", "at", "near", "on", "via", "than", "about", "against", "within",
		"throughout", "outside", "around", "through", "over", "as", "including":
		return false
	}
	if s.capital(j) && j == first-1 && s.casing(first) == plainCase && !s.opens(first) {
		return false // the end of another name
	}
	return s.does(last)
}

// does reports whether a deed follows at token i, a bracket and a few words aside.
func (s *sheet) does(i int) bool {
	if s.Is(i, "(") {
		for n := 0; n < 6 && !s.Is(i, ")"); n++ {
			i++
		}
		i++
	}
	switch {
	case s.Is(i, ",") && s.Is(i+1, "which", "who"):
		i += 2
	case s.Is(i, ",") && s.Is(i+1, "through", "via", "together", "along", "with"):
		for n := 0; n < 14 && !s.Is(i+1, ","); n++ {
			i++ // 'Japan, through its fund for skills, pays'
		}
		i += 2
	case s.Is(i, "to"):
		return false // 'enables Mali to pay'
	}
	for n := 0; n < 4 && (s.In(i, before) || s.Is(i, "co") || s.Is(i, "-")); n++ {
		i++
	}
	return s.Kind(i) == segment.Word && s.In(i, deeds) && s.Tokens[i].Case == segment.LowerCase && !s.Is(i+1, "by")
}

// nextInList is the end of the country or body that goes on a list at token i, 0 where
// none does.
func (s *sheet) nextInList(i int) int {
	j := i
	if s.Is(j, "(") && s.Is(j+2, ")") {
		j += 3
	}
	if s.Is(j, ",", ";") {
		j++
	}
	if s.Is(j, "and", "&") {
		j++
	}
	if j == i {
		return 0
	}
	if s.Is(j, "the") {
		j++
	}
	if f, ok := s.lands.At(j); ok && f.Form != country.Demonym {
		return f.Last
	}
	if f := s.holder(j); f != nil && f.first == j {
		return f.last
	}
	return 0
}

// holder is the find that holds token j while the countries that none holds are added, nil
// for none.
func (s *sheet) holder(j int) *find {
	if j < 0 || j >= len(s.holders) || s.holders[j] == 0 {
		return nil
	}
	return s.kept[s.holders[j]-1]
}

// prevInList is the beginning of the country or body that a list ends before token i with,
// -1 where it is none.
func (s *sheet) prevInList(i int) int {
	j := i - 1
	if s.Is(j, "the") {
		j--
	}
	k := j
	if s.Is(k, "and", "&") {
		k--
	}
	if s.Is(k, ",", ";") {
		k--
	}
	if k == j {
		return -1
	}
	if f, ok := s.landEnding(k + 1); ok && f.Form != country.Demonym {
		return f.First
	}
	if f := s.holder(k); f != nil && f.last == k+1 {
		return f.first
	}
	return -1
}
