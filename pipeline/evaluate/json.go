package evaluate

// row is a score as score.py writes it.
type row struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
	Tally
}

func rowOf(t Tally) row { return row{Round(t.Precision()), Round(t.Recall()), Round(t.F1()), t} }

// DetailsKey is the key of all that score.py does not write. Like the keys of its rows
// that are no kinds, it has a dot.
const DetailsKey = "factsheet.eval"

// Details are all that score.py does not write.
type Details struct {
	Version    string                    `json:"version"`   // of this layout
	Matching   string                    `json:"matching"`  // of the rows beside: strict, or value with --unanchored
	Kinds      map[string]map[string]row `json:"kinds"`     // by kind and matching
	Means      map[string]float64        `json:"means"`     // the mean F1 of the kinds, by matching
	Fields     map[string]accuracy       `json:"fields"`    // contributions.period …
	Bootstrap  *bootstrap                `json:"bootstrap"` // null where there are fewer than two sheets
	Sheets     []sheetDetails            `json:"sheets"`
	Misses     []Finding                 `json:"misses"`
	Extras     []Finding                 `json:"extras"`
	Wrong      []Finding                 `json:"wrong"`
	Ungrounded []Finding                 `json:"ungrounded"`
	Thresholds *thresholds               `json:"thresholds"` // null without a file of them
}

// thresholds are what the scores were held to.
type thresholds struct {
	File  string  `json:"file"`
	Held  int     `json:"held"`
	Short []short `json:"short"`
}

// short is a score beyond its threshold.
type short struct {
	Sheet    string   `json:"sheet,omitempty"` // left out for all sheets together
	Row      string   `json:"row"`
	Matching string   `json:"matching"`
	Measure  Measure  `json:"measure"`
	Bound    float64  `json:"bound"`
	Got      *float64 `json:"got"` // null where there is nothing to score
	Line     int      `json:"line"`
	Message  string   `json:"message"`
}

// detailsVersion is raised in its minor number where a field is added, else in its major.
const detailsVersion = "1.0"

// accuracy is how often a field was right.
type accuracy struct {
	Right    int     `json:"right"`
	Of       int     `json:"of"`
	Accuracy float64 `json:"accuracy"`
}

// bootstrap are the intervals and how they were made. A row that only one sheet has anything
// of has none.
type bootstrap struct {
	Resamples int                               `json:"resamples"`
	Level     float64                           `json:"level"`
	Seed      uint64                            `json:"seed"`
	Rows      map[string]map[string]intervalRow `json:"rows"`   // by row and matching
	Fields    map[string][2]float64             `json:"fields"` // of the accuracy
	Means     map[string][2]float64             `json:"means"`  // by matching
}

// intervalRow are the lowest and highest of a row's scores.
type intervalRow struct {
	P  [2]float64 `json:"p"`
	R  [2]float64 `json:"r"`
	F1 [2]float64 `json:"f1"`
}

// sheetDetails are the scores of one sheet.
type sheetDetails struct {
	Sheet    string                    `json:"sheet"`
	Gold     string                    `json:"gold"`
	Source   string                    `json:"source"`
	Status   string                    `json:"status"`
	Warnings []string                  `json:"warnings"`
	Rows     map[string]row            `json:"rows"`  // strict, as for all sheets
	Kinds    map[string]map[string]row `json:"kinds"` // by kind and matching
	Fields   map[string]accuracy       `json:"fields"`
}

// JSON is the result as 'factsheet eval --json' writes it: the rows of score.py under its
// keys, and the rest under DetailsKey.
func (r *Result) JSON() map[string]any {
	out := map[string]any{}
	for name, row := range strictRows(r.Rows) {
		out[name] = row
	}
	out[meanRow] = map[string]float64{"f1": Mean(r.Rows, Strict)}
	out[DetailsKey] = r.details()
	return out
}

func (r *Result) details() *Details {
	d := &Details{
		Version: detailsVersion, Matching: Strict.String(), Kinds: kindRows(r.Rows), Fields: accuracies(r.Rows), Means: map[string]float64{},
		Bootstrap: r.bootstrap(), Thresholds: r.thresholds(), Sheets: []sheetDetails{}, Misses: []Finding{}, Extras: []Finding{}, Wrong: []Finding{}, Ungrounded: []Finding{},
	}
	if r.Unanchored {
		d.Matching = Value.String()
	}
	for m := range matchings {
		d.Means[m.String()] = Mean(r.Rows, m)
	}
	for _, s := range r.Sheets {
		rows := s.Counts.Rows()
		d.Sheets = append(d.Sheets, sheetDetails{
			Sheet: s.Sheet, Gold: s.Gold, Source: s.Source, Status: s.Status, Warnings: append([]string{}, s.Warnings...),
			Rows: strictRows(rows), Kinds: kindRows(rows), Fields: accuracies(rows),
		})
		for i := range s.Findings {
			f := s.Findings[i]
			switch f.What {
			case Missed:
				d.Misses = append(d.Misses, f)
			case Extra:
				d.Extras = append(d.Extras, f)
			case Wrong:
				d.Wrong = append(d.Wrong, f)
			default:
				d.Ungrounded = append(d.Ungrounded, f)
			}
		}
	}
	return d
}

// strictRows are the rows that score.py has, by name.
func strictRows(rows []Row) map[string]row {
	out := map[string]row{}
	for i := range rows {
		if r := &rows[i]; !r.Field && r.Matching == Strict {
			out[r.Name] = rowOf(r.Tally)
		}
	}
	return out
}

func kindRows(rows []Row) map[string]map[string]row {
	out := map[string]map[string]row{}
	for i := range rows {
		if r := &rows[i]; r.Kind {
			if out[r.Name] == nil {
				out[r.Name] = map[string]row{}
			}
			out[r.Name][r.Matching.String()] = rowOf(r.Tally)
		}
	}
	return out
}

func accuracies(rows []Row) map[string]accuracy {
	out := map[string]accuracy{}
	for i := range rows {
		if r := &rows[i]; r.Field {
			out[r.Name] = accuracy{r.TP, r.TP + r.FN, Round(r.Recall())}
		}
	}
	return out
}

func (r *Result) bootstrap() *bootstrap {
	if len(r.Sheets) < 2 {
		return nil
	}
	b := &bootstrap{
		Resamples: Resamples, Level: Level, Seed: Seed,
		Rows: map[string]map[string]intervalRow{}, Fields: map[string][2]float64{}, Means: map[string][2]float64{},
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		switch {
		case row.Within.F1 == nil:
		case row.Field:
			b.Fields[row.Name] = bounds(row.Within.F1)
		default:
			if b.Rows[row.Name] == nil {
				b.Rows[row.Name] = map[string]intervalRow{}
			}
			b.Rows[row.Name][row.Matching.String()] = intervalRow{bounds(row.Within.Precision), bounds(row.Within.Recall), bounds(row.Within.F1)}
		}
	}
	for m, i := range r.Means {
		if i != nil {
			b.Means[Matching(m).String()] = bounds(i)
		}
	}
	return b
}

func (r *Result) thresholds() *thresholds {
	if r.Limits == nil {
		return nil
	}
	t := &thresholds{File: r.Limits.File, Held: r.held(), Short: []short{}}
	for i := range r.Shorts {
		s := &r.Shorts[i]
		out := short{s.Sheet, s.Row, s.Matching.String(), s.Measure, s.Bound, nil, s.Line, s.Message()}
		if !s.Nothing {
			got := Round(s.Got)
			out.Got = &got
		}
		t.Short = append(t.Short, out)
	}
	return t
}

func bounds(i *Interval) [2]float64 { return [2]float64{Round(i.Low), Round(i.High)} }
