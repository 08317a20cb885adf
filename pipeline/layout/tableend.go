package layout

// runsOn reports whether no table goes on with the i-th row, which begins none of its
// rows: text goes on in several columns through three lines or more, as in cards side by
// side, or a heading stands under a broad white.
func runsOn(rows []row, i int, em float64) bool {
	r := &rows[i]
	if rows[i-1].y-r.y > slabStep*em && (r.size > 1.08*rows[i-1].size || r.bold && !rows[i-1].bold) {
		if _, _, cells := cellsApart(r, tableGap*em); cells == 1 {
			return true
		}
	}
	for k := i; k > i-3; k-- {
		if k < 0 {
			return false
		}
		if short, _, cells := cellsApart(&rows[k], tableGap*em); cells < tableColumns || short*3 >= cells {
			return false
		}
	}
	return true
}
