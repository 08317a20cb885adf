package layout

// figuresFirst puts a figure set large before the caption beside it, whose lines begin
// above its baseline: the first of them stands higher than the figure does.
func figuresFirst(rows []row) []row {
	out := rows
	for i := 1; i < len(out); i++ {
		a, b := &out[i-1], &out[i]
		if b.size < tileLarge*a.size || a.y-b.y > b.size || a.x0() < b.words[len(b.words)-1].x1 {
			continue
		}
		if &out[0] == &rows[0] {
			out = append(make([]row, 0, len(rows)), rows...)
		}
		out[i-1], out[i] = out[i], out[i-1]
	}
	return out
}
