package partner

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// ministries takes in what several are called at once: 'Ministries of Health and
// Education', 'Departments of State, Energy, and Defense'. The first find holds the
// head; each stands for a ministry of its own.
func (s *sheet) ministries(i int) {
	if !s.Is(i+1, "of", "for") {
		return
	}
	one := "Ministry"
	if s.Is(i, "departments") {
		one = "Department"
	}
	ministry := heads["ministry"]
	first := i
	k := i + 2
	for n := 0; n < 10; n++ {
		the := s.Is(k, "the")
		if the {
			k++
		}
		if !s.capital(k) || s.In(k, callers) || s.Kind(k) != segment.Word {
			return
		}
		if _, is := heads[s.Lower(k)]; is && !s.In(k, topics) {
			return
		}
		end := s.chunk(k, ministry)
		if end == k {
			return
		}
		// 'Health and Human Services', 'Housing and Urban Development', 'Trade and Industry':
		// one ministry where the sheet or the registry knows it by both words.
		if s.Is(end, "and") && s.capital(end+1) {
			if next := s.chunk(end+1, ministry); next > end+1 && double.Has(s.Lower(end-1)+" "+s.Lower(next-1)) {
				end = next
			}
		}
		article := " of "
		if the {
			article = " of the "
		}
		f := find{first: first, last: end, rule: "partner.ministries", name: one + article + s.text(k, end), typ: record.Government}
		if c := s.landWithin(k, end); c != nil {
			return
		}
		if owner, ok := s.landEnding(i); ok {
			f.country = owner.Country.Alpha2
		} else if s.Kind(i-1) == segment.Possessive {
			if owner, ok := s.landEnding(i - 1); ok {
				f.country = owner.Country.Alpha2
			}
		}
		s.finds = append(s.finds, f)
		j := end
		if s.Is(j, "(") && s.Is(j+2, ")") {
			j += 3
		}
		if s.Is(j, ",") {
			j++
		}
		if s.Is(j, "and", "&") {
			j++
		}
		if j == end || s.Is(j-1, ")") {
			return
		}
		if s.Is(j, "of", "for") {
			j++
		}
		first, k = j, j
		if s.Is(j, "the") {
			first = j + 1
		}
	}
}

// double are pairs of last words that are one ministry's.
var double = wordset.Of("health services", "housing development", "trade industry", "foreign trade", "affairs trade",
	"affairs cooperation", "planning development", "resources security", "labour employment", "environment tourism",
	"agriculture development", "fisheries resources")
