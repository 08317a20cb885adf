package evaluate

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// The elements of JUnit's XML that are used.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
		Err      string      `xml:"system-err,omitempty"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitFailure `xml:"failure"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
}

// JUnit writes the result as JUnit XML: a suite a sheet with a test a kind, and with
// thresholds a suite of these. Without thresholds a test fails where anything is missed,
// extra or wrong. With thresholds it fails where it makes a score fall short, so that some
// test fails if and only if one does; what it has otherwise is its output.
func (r *Result) JUnit(w io.Writer) error {
	all := junitSuites{Name: "factsheet eval"}
	for _, s := range r.Sheets {
		all.Suites = append(all.Suites, r.junitSheet(s))
	}
	if r.Limits != nil {
		all.Suites = append(all.Suites, r.junitLimits())
	}
	for i := range all.Suites {
		all.Tests += all.Suites[i].Tests
		all.Failures += all.Suites[i].Failures
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (r *Result) junitSheet(s *Score) junitSuite {
	suite := junitSuite{Name: s.Sheet, Err: strings.Join(s.Warnings, "\n")}
	findings := map[string][]*Finding{}
	for i := range s.Findings {
		f := &s.Findings[i]
		findings[f.row()] = append(findings[f.row()], f)
	}
	for k := range kinds {
		if name := kinds[k].name; s.Strict[k].any() || findings[name] != nil {
			suite.add(r.junitKind(s, name, findings[name]))
		}
	}
	if s.Grounding.any() {
		suite.add(r.junitKind(s, groundingRow, findings[groundingRow]))
	}
	return suite
}

func (r *Result) junitKind(s *Score, kind string, findings []*Finding) junitCase {
	c := junitCase{Class: s.Sheet, Name: kind}
	if len(findings) == 0 {
		return c
	}
	n := map[string]int{}
	var text strings.Builder
	for _, f := range findings {
		n[f.What]++
		fmt.Fprintf(&text, "%s %s %s\n", signs[f.What].sign, f.Kind, f.words())
		if f.Near != nil {
			fmt.Fprintf(&text, "    near: %s\n", f.Near.words())
		}
	}
	if r.Limits != nil && !r.isShort(s.Sheet, kind) {
		c.Out = text.String()
		return c
	}
	var told []string
	for _, what := range []string{Missed, Extra, Wrong, Ungrounded} {
		if n[what] > 0 {
			told = append(told, fmt.Sprintf("%d %s", n[what], what))
		}
	}
	c.Failure = &junitFailure{Message: strings.Join(told, ", "), Type: "score", Text: text.String()}
	return c
}

// junitLimits are the thresholds, a test each.
func (r *Result) junitLimits() junitSuite {
	suite := junitSuite{Name: "thresholds"}
	short := map[Limit]*Short{}
	for i := range r.Shorts {
		short[r.Shorts[i].Limit] = &r.Shorts[i]
	}
	for i := range r.Limits.List {
		l := &r.Limits.List[i]
		c := junitCase{Class: "thresholds", Name: l.Name() + " " + l.Wants()}
		if s := short[*l]; s != nil {
			c.Failure = &junitFailure{Message: s.Message(), Type: "threshold", Text: fmt.Sprintf("%s:%d", r.Limits.File, l.Line)}
		}
		suite.add(c)
	}
	return suite
}
