package write

import "io"

// indent writes JSON that encoding/json made, a line a value and two blanks a step, to the
// letter as json.Indent does. That one checks each byte of it once more, and takes longer
// than all else that writing a document does.
func indent(w io.Writer, b []byte) error {
	const most = 1 << 16 // what is gathered before it is written, in bytes
	out := make([]byte, 0, min(most+most/4, 2*len(b)))
	line := []byte("\n")
	from := 0 // what stands before is in out
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '"':
			i = stringEnd(b, i)
			continue
		case '{', '[':
			if i+1 < len(b) && b[i+1] == c+2 { // '{}' and '[]'
				i++
				continue
			}
			line = append(line, "  "...)
			out = append(append(out, b[from:i+1]...), line...)
		case '}', ']':
			line = line[:max(len(line)-2, 1)]
			out = append(append(append(out, b[from:i]...), line...), c)
		case ',':
			out = append(append(out, b[from:i+1]...), line...)
		case ':':
			out = append(append(out, b[from:i+1]...), ' ')
		default:
			continue
		}
		if from = i + 1; len(out) > most {
			if _, err := w.Write(out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	_, err := w.Write(append(out, b[from:]...))
	return err
}

// stringEnd is where the string ends that begins at i.
func stringEnd(b []byte, i int) int {
	for i++; i < len(b) && b[i] != '"'; i++ {
		if b[i] == '\\' {
			i++ // what stands behind a backslash ends nothing
		}
	}
	return i
}
