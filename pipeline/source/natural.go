package source

// Natural compares two names as people sort them: 'sheet 2' before 'sheet 10', a
// folder's files together. Names that read the same are told apart by their bytes,
// so the order is whole.
func Natural(a, b string) int {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if isDigit(a[i]) && isDigit(b[j]) {
			x, ni := digits(a, i)
			y, nj := digits(b, j)
			if len(x) != len(y) {
				return sign(len(x) - len(y))
			}
			if x != y {
				return compare(x, y)
			}
			i, j = ni, nj
			continue
		}
		if p, q := rank(a[i]), rank(b[j]); p != q {
			return sign(p - q)
		}
		i, j = i+1, j+1
	}
	if d := (len(a) - i) - (len(b) - j); d != 0 {
		return sign(d)
	}
	return compare(a, b)
}

// digits returns the run of digits at i without leading zeros, and where it ends.
func digits(s string, i int) (string, int) {
	for i < len(s)-1 && s[i] == '0' && isDigit(s[i+1]) {
		i++
	}
	end := i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return s[i:end], end
}

// rank puts the slash before every other byte, so that a folder's files stay together.
func rank(c byte) int {
	if c == '/' {
		return -1
	}
	return int(c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
