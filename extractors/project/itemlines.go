package project

// behindLead is the token behind words that say what is named next is a project, and the colon
// that ends them: 'Sister programme in Peru: Café Bosque'; first where there are none.
func (f *finder) behindLead(first, last int) int {
	noun := false
	for i := first; i < min(last-2, first+8); i++ {
		switch {
		case f.Text(i) == ":" && noun && f.IsCapital(i+1):
			return i + 1
		case !f.IsWord(i) && f.Text(i) != "-" || f.verbHere(i):
			return first
		}
		noun = noun || f.IsLower(i) && i > first && f.projectNoun(i)
	}
	return first
}

// bodiesOverData reads a printed line of bodies at token i, and the line of data under it:
// 'FAO, with the Farmers' Union' over 'Budget USD 4 million, 2021-2024'.
func (f *finder) bodiesOverData(i, last int) (dataLine, bool) {
	for j := i + 1; j < min(last, i+30); j++ {
		if f.verbHere(j) || f.AmountAt(j) >= 0 {
			break
		}
		if !f.BeginsLine(j) {
			continue
		}
		d, ok := f.dataLineAt(j, last)
		if ok || !f.Is(j, "budget", "total") {
			return d, ok
		}
		if f.Is(j+1, ":") {
			j++
		}
		d = dataLine{amount: f.AmountAt(j + 1), date: -1}
		return d, d.amount >= 0
	}
	return dataLine{}, false
}

// behindKind is the token behind the words at token i that tell what kind of money a sum is:
// 'Water for Edea – loan of EUR 60 million', 'Safe Crossings – a small Danish grant (DKK 2 million)'.
func (f *finder) behindKind(i int) int {
	j := i
	for n := 0; n < 4 && f.IsWord(j) && f.Is(j, "a", "an", "grant", "loan", "credit", "budget", "total", "of", "up", "to"); n++ {
		j++
	}
	if j > i && f.AmountAt(j) < 0 {
		for n := 0; n < 3 && f.IsWord(j) && f.AmountAt(j) < 0; n++ {
			j++
		}
		if f.Text(j) == "(" && f.Is(j-1, "grant", "loan", "credit", "budget", "contribution", "donation") {
			j++
		}
	}
	if j > i && f.AmountAt(j) >= 0 {
		return j
	}
	return i
}

// dataOnLine reports whether a printed line at token i, behind one that ended, begins with a
// title and its sum: 'Hill Roads: EUR 20 million loan; EU grant'.
func (f *finder) dataOnLine(i, last int) bool {
	if !f.IsCapital(i) || !f.Is(i-1, ".", ";", ")") && f.AmountAt(i-1) < 0 && f.DateAt(i-1) < 0 {
		return false
	}
	end := i + 1
	for end < min(last, i+60) && !f.BeginsLine(end) {
		end++
	}
	d, ok := f.dataOf(i, end)
	return ok && d.amount >= 0 && !f.isSentence(i, d.end)
}

// placedTitle reports whether a line at token i begins with a name, its place in brackets and
// a full stop: 'Lamps for All (Ghana).'
func (f *finder) placedTitle(i, last int) bool {
	if !f.IsCapital(i) {
		return false
	}
	for j := i + 1; j < min(last-3, i+10) && !f.Is(j, ".", ";", ":", ","); j++ {
		if k := f.PlaceAt(j + 1); k >= 0 && f.Text(j) == "(" {
			return f.Text(f.Places[k].End) == ")" && f.Is(f.Places[k].End+1, ".")
		}
	}
	return false
}

// placeThenFunder reports whether a place in brackets begins at token i, and behind them a
// sentence without a subject: 'Lamps for All (Ghana). Funded by Norway, it'.
func (f *finder) placeThenFunder(i, last int) bool {
	k := f.PlaceAt(i)
	if k < 0 || f.Places[k].First != i || f.Text(f.Places[k].End) != ")" || f.Places[k].End+4 > last {
		return false
	}
	j := f.Places[k].End + 1
	return f.Is(j, ".") && (f.carries(j+1) || f.Is(j+1, "launched", "started", "begun") && f.Is(j+2, "in", "on", "by", "with"))
}

// bodyThenData reports whether a body and then a sum or a period stand at token i between
// commas: 'Rights of Girls, UN Women, SEK 24 million, 2022-2024'.
func (f *finder) bodyThenData(i, last int) bool {
	k := f.PartnerAt(i)
	if k < 0 || f.Partners[k].First != i {
		return false
	}
	j := f.Partners[k].End
	return j+1 < last && f.Is(j, ",") && (f.AmountAt(j+1) >= 0 || f.DateAt(j+1) >= 0)
}
