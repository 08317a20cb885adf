package date

// weekdayOf is the weekday of a day, from Monday, 1.
func weekdayOf(c civil) int {
	return (dayCount(c)%7+7+2)%7 + 1
}

// dayCount counts the days since 1 March 1 BCE, a Wednesday, in the Gregorian calendar.
func dayCount(c civil) int {
	y, m := c.y, c.m-3
	if m < 0 {
		m += 12
		y--
	}
	return 365*y + floor(y, 4) - floor(y, 100) + floor(y, 400) + (153*m+2)/5 + c.d - 1
}

// dayAt is the day of a count; the inverse of dayCount.
func dayAt(n int) civil {
	y := floor(10000*n+14780, 3652425)
	for {
		start := 365*y + floor(y, 4) - floor(y, 100) + floor(y, 400)
		if rest := n - start; rest >= 0 {
			m := (5*rest + 2) / 153
			d := rest - (153*m+2)/5 + 1
			if m += 3; m > 12 {
				return civil{y + 1, m - 12, d}
			}
			return civil{y, m, d}
		}
		y--
	}
}

func floor(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}
