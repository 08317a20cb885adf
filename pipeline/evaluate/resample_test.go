package evaluate

import "testing"

// tallied is a result of sheets with those amounts.
func tallied(tallies ...Tally) *Result {
	r := &Result{}
	for _, t := range tallies {
		s := &Score{}
		s.Strict[amounts] = t
		r.Sheets = append(r.Sheets, s)
	}
	r.sum()
	return r
}

func TestIntervalHoldsTheScoreAndNarrowsWithMoreSheets(t *testing.T) {
	few, many := []Tally{{8, 2, 2}, {10, 0, 0}, {5, 5, 5}, {9, 1, 1}}, []Tally{}
	for range 25 {
		many = append(many, few...)
	}
	a, b := tallied(few...).Rows[0], tallied(many...).Rows[0]
	for _, row := range []Row{a, b} {
		i := row.Within.F1
		if i == nil || i.Low >= row.F1() || i.High <= row.F1() {
			t.Fatalf("F1 is %.3f, in %+v", row.F1(), i)
		}
	}
	if wide, narrow := a.Within.F1, b.Within.F1; wide.High-wide.Low < 2*(narrow.High-narrow.Low) {
		t.Errorf("of 4 sheets %+v, of 100 %+v", wide, narrow)
	}
	// 100 draws of these sheets: the standard error of the mean of .8 1 .5 .9 is 0.0187,
	// so 95% lie within 0.037 of 0.8.
	if i := b.Within.F1; i.Low < 0.75 || i.Low > 0.775 || i.High < 0.825 || i.High > 0.85 {
		t.Errorf("of 100 sheets %+v, want about 0.763 to 0.837", i)
	}
	if again := tallied(few...).Rows[0].Within.F1; *again != *a.Within.F1 {
		t.Errorf("once %+v, then %+v", a.Within.F1, again)
	}
}

func TestOneSheetGivesNoInterval(t *testing.T) {
	if r := tallied(Tally{8, 2, 2}); r.Rows[0].Within.F1 != nil || r.Means[Strict] != nil || r.bootstrap() != nil {
		t.Errorf("of one sheet %+v", r.Rows[0].Within)
	}
	// Nor do two, of which one has nothing of the kind.
	if r := tallied(Tally{8, 2, 2}, Tally{}); r.Rows[0].Within.F1 != nil || r.Means[Strict] == nil {
		t.Errorf("of one sheet and one without amounts %+v", r.Rows[0].Within)
	}
	if r := tallied(); len(r.Rows) != 0 || r.JSON()[meanRow] == nil {
		t.Errorf("of no sheet %+v", r.Rows)
	}
}
