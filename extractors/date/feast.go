package date

// feastLed reads a feast; none is listed yet.
func (s *scanner) feastLed(i int) find { return find{first: i, end: i} }
