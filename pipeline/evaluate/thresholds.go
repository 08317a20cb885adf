package evaluate

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// ThresholdsHelp says for --help what a file of thresholds looks like.
const ThresholdsHelp = `  kinds:                                    # the keys of the table
    amounts: {f1: 0.98, recall: 0.99}       # f1, precision, recall: no less
    contributions:
      missed: 2                             # missed, extra: no more
      partial: {f1: 0.95}                   # by another matching: partial, value
    partners.mentions: {f1: 0.9}
  fields: {contributions.period: 0.9}       # a field's accuracy
  grounding: 1
  mean: 0.95                                # the mean F1 of the kinds
  sheets:
    ilo-china.txt: {kinds: {amounts: {missed: 0}}}`

// ReadLimits reads a file of thresholds, in YAML. A key that there is not, a key told
// twice and a value that can't be meant are errors, with the line.
func ReadLimits(file string) (*Limits, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	l := &Limits{File: file}
	if err := l.parse(data); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(l.List) == 0 {
		return nil, fmt.Errorf("%s holds no threshold", file)
	}
	return l, nil
}

func (l *Limits) parse(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil { // the YAML reader gives up on some broken files so
			err = fmt.Errorf("it can't be read as YAML: %v", r)
		}
	}()
	f, err := parser.ParseBytes(data, 0)
	if err != nil {
		return errors.New(yaml.FormatError(err, false, true))
	}
	for _, d := range f.Docs {
		if d.Body == nil {
			continue
		}
		if err := l.scope("", d.Body, true); err != nil {
			return err
		}
	}
	return nil
}

// wrong is an error about a place of the file, with its line and a mark below it.
func wrong(at *token.Token, format string, args ...any) error {
	return errors.New(yaml.FormatErrorWithToken(fmt.Sprintf(format, args...), at, false, true))
}

// scope reads the thresholds for all sheets, or for one.
func (l *Limits) scope(sheet string, n ast.Node, all bool) error {
	return eachKey(n, func(key string, at *token.Token, value ast.Node) error {
		switch {
		case key == "kinds":
			return eachKey(value, func(row string, at *token.Token, value ast.Node) error {
				if !isRow(row) {
					return wrong(at, "there is no kind %q; there are %s", row, strings.Join(rowNames(), ", "))
				}
				return l.measures(sheet, row, Strict, value)
			})
		case key == "fields":
			return eachKey(value, func(row string, at *token.Token, value ast.Node) error {
				if !isField(row) {
					return wrong(at, "there is no field %q; write it as contributions.period, as the table of fields does", row)
				}
				return l.limit(Limit{Sheet: sheet, Row: row, Measure: Accuracy}, at, value)
			})
		case key == groundingRow:
			return l.limit(Limit{Sheet: sheet, Row: groundingRow, Measure: Accuracy}, at, value)
		case key == "mean":
			return l.limit(Limit{Sheet: sheet, Row: meanRow, Measure: F1}, at, value)
		case key == "sheets" && all:
			return eachKey(value, func(name string, _ *token.Token, value ast.Node) error { return l.scope(name, value, false) })
		case all:
			return wrong(at, "there is no key %q; there are kinds, fields, grounding, mean and sheets", key)
		}
		return wrong(at, "there is no key %q for a sheet; there are kinds, fields, grounding and mean", key)
	})
}

// measures reads what is limited of a row.
func (l *Limits) measures(sheet, row string, m Matching, n ast.Node) error {
	return eachKey(n, func(key string, at *token.Token, value ast.Node) error {
		switch measure := Measure(key); {
		case measure == F1, measure == Precision, measure == Recall, measure == Misses, measure == Extras:
			return l.limit(Limit{Sheet: sheet, Row: row, Matching: m, Measure: measure}, at, value)
		case m == Strict && isKind(row) && key == Partial.String():
			return l.measures(sheet, row, Partial, value)
		case m == Strict && isKind(row) && key == Value.String():
			return l.measures(sheet, row, Value, value)
		case m == Strict && isKind(row):
			return wrong(at, "there is no key %q; there are f1, precision, recall, missed, extra, partial and value", key)
		}
		return wrong(at, "there is no key %q here; there are f1, precision, recall, missed and extra", key)
	})
}

// limit reads a bound.
func (l *Limits) limit(limit Limit, at *token.Token, n ast.Node) error {
	limit.Line = at.Position.Line
	bound, err := strconv.ParseFloat(strings.TrimSpace(n.String()), 64)
	isNumber := n.Type() == ast.IntegerType || n.Type() == ast.FloatType
	switch {
	case limit.Measure.counted():
		if !isNumber || err != nil || bound < 0 || bound != math.Trunc(bound) {
			return wrong(n.GetToken(), "%s is a number of entries, 0 or more", limit.Measure)
		}
	case !isNumber || err != nil || !(bound >= 0 && bound <= 1):
		return wrong(n.GetToken(), "a score is a number from 0 to 1")
	}
	limit.Bound = bound
	l.List = append(l.List, limit)
	return nil
}

// eachKey hands on the keys of a mapping, in their order.
func eachKey(n ast.Node, each func(key string, at *token.Token, value ast.Node) error) error {
	m, ok := n.(ast.MapNode)
	if !ok {
		return wrong(n.GetToken(), "here should be keys with values, as 'f1: 0.9'")
	}
	for i := m.MapRange(); i.Next(); {
		key := i.Key().GetToken()
		if i.Key().IsMergeKey() {
			return wrong(key, "thresholds are told without '<<'")
		}
		if err := each(key.Value, key, i.Value()); err != nil {
			return err
		}
	}
	return nil
}

func isKind(row string) bool {
	for k := range kinds {
		if kinds[k].name == row {
			return true
		}
	}
	return false
}

func isField(name string) bool {
	for i := range rowRules {
		if r := &rowRules[i]; r.Field && r.Name == name {
			return true
		}
	}
	return false
}

func isRow(name string) bool {
	for i := range rowRules {
		if r := &rowRules[i]; !r.Field && r.Name == name && r.Name != groundingRow {
			return true
		}
	}
	return false
}

// rowNames are the rows that may stand under 'kinds'.
func rowNames() []string {
	var out []string
	for i := range rowRules {
		if r := &rowRules[i]; r.Matching == Strict && isRow(r.Name) && !r.Field {
			out = append(out, r.Name)
		}
	}
	return out
}
