package fact

// mostOfSeat bounds the tokens that say where a body is: 'of St. Paul, Minnesota,'.
const mostOfSeat = 8

// beforeSeat is the token behind a body whose seat, a town and its state between commas,
// ends before token i: 'Save the Children of Fairfield, Connecticut, will'; i where none does.
func (s *Sheet) beforeSeat(i, start int) int {
	comma := false
	for j := i - 1; j >= max(start+1, i-mostOfSeat); j-- {
		switch {
		case s.Is(j, ","):
			comma = comma || j < i-1
		case s.Is(j, "of", "in", "from"):
			if k := s.PartnerAt(j - 1); comma && k >= 0 && s.Partners[k].End == j && s.PartnerAt(j+1) < 0 {
				return j
			}
			return i
		case !s.IsCapital(j) && !s.Is(j, "."):
			return i
		}
	}
	return i
}

// behindSeat is the token behind the seat of a body that stands at token i, where the seat
// reaches to the mark at token end: 'Oxfam America in Boston, Massachusetts:'; i where none
// does.
func (s *Sheet) behindSeat(i, end int) int {
	j := i
	for s.Is(j, "of", "in", "based", "from") || j == i && s.Is(j, ",") {
		j++
	}
	if j == i || end-j > mostOfSeat {
		return i
	}
	for ; j < end; j++ {
		if !s.IsCapital(j) && !s.Is(j, ",", ".") {
			return i
		}
	}
	return end
}
