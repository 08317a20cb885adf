package read

// unpredict undoes what was done to rows before they were packed (ISO 32000-1, 7.4.4.4):
// PNG's filters, each row with its own, or TIFF's differences.
func (f filter) unpredict(b []byte) []byte {
	if f.predictor < 2 {
		return b
	}
	colours, bits, columns := or(f.colours, 1), or(f.bits, 8), or(f.columns, 1)
	if colours > 32 || bits > 32 || columns > 1<<24 {
		return b
	}
	size := max(1, colours*bits/8)
	row := (colours*bits*columns + 7) / 8
	if f.predictor == 2 {
		undoTIFF(b, row, colours, bits)
		return b
	}
	return undoPNG(b, row, size)
}

func or(n, otherwise int) int {
	if n <= 0 {
		return otherwise
	}
	return n
}

func undoTIFF(b []byte, row, colours, bits int) {
	for len(b) > 0 {
		n := min(row, len(b))
		line := b[:n]
		switch bits {
		case 8:
			for i := colours; i < n; i++ {
				line[i] += line[i-colours]
			}
		case 16:
			for i := 2 * colours; i+1 < n; i += 2 {
				v := uint16(line[i])<<8 | uint16(line[i+1])
				v += uint16(line[i-2*colours])<<8 | uint16(line[i-2*colours+1])
				line[i], line[i+1] = byte(v>>8), byte(v)
			}
		}
		b = b[n:]
	}
}

// undoPNG undoes PNG's filters: size is the bytes of one point.
func undoPNG(b []byte, row, size int) []byte {
	out := make([]byte, 0, len(b))
	row = min(row, len(b)) // a row that a file says is gigabytes has no more than there is
	above := make([]byte, row)
	for len(b) > 1 {
		kind := b[0]
		n := min(row, len(b)-1)
		at := len(out)
		out = append(out, b[1:1+n]...)
		line := out[at:]
		b = b[1+n:]
		for i := range line {
			var left, corner byte
			if i >= size {
				left, corner = line[i-size], above[i-size]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		if n == row {
			above = line
		}
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }
