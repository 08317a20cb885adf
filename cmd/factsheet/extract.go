package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/batch"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

func extractCommand() *cobra.Command {
	var logs logFlags
	var registry registryFlags
	fail := failOnNever
	workers := runtime.GOMAXPROCS(0)
	c := &cobra.Command{
		Use:   "extract",
		Short: "Read texts as JSON Lines from standard input, write a record each",
		Long: `Extract reads JSON Lines from standard input, one text a line:

  {"id": "a1", "text": "Japan gave US$ 2 million.", "date": "2022-05-12"}

and writes one document record a line to standard output, in the same order.
'document.source' is the id, a string or a number; where there is none, 'line 3'.
'date', which may be left out, is the text's own date, by which 'last year' is read.
Other keys are let be. A line that can't be read (no JSON, no text, longer than
` + fmt.Sprint(source.MaxBytes>>20) + ` MB) gives a record whose status is 'failed' in its place, and the rest goes
on. Lines without any character but blanks are passed over.

Lines are taken side by side, and each record is written as soon as it and all
before it are there, so it serves at the end of a pipe that never ends, too. Ctrl-C or
SIGTERM stops it: the lines in hand are finished, so there is a whole record for each
line up to the one that it names; a second signal ends it at once.

` + exitCodes(codeFault, codeUsage, codeGrave,
			"130  stopped (Ctrl-C, SIGTERM); the lines in hand are answered, and how far it came is told"),
		Example: `  factsheet extract < texts.jsonl > records.jsonl
  echo '{"id": 1, "text": "It cost EUR 5 million in 2019."}' | factsheet extract | jq .amounts`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			log, err := logs.logger(c.ErrOrStderr())
			if err != nil {
				return err
			}
			if workers < 1 {
				return &exit{exitUsage, fmt.Errorf("--workers must be at least 1")}
			}
			p, err := registry.pipeline()
			if err != nil {
				return err
			}
			if isTerminal(c.InOrStdin()) {
				log.Info("reading JSON Lines from the terminal; end with Ctrl-D")
			}
			e := &extraction{in: newLineReader(c.InOrStdin()), out: bufio.NewWriterSize(c.OutOrStdout(), 1<<16), pipeline: p}
			err = e.run(c.Context(), workers)
			switch {
			case err != nil:
				return fault(err)
			case c.Context().Err() != nil && !e.whole:
				log.Error(e.stopped(c.Context()), "event", eventStop, "lines", e.last)
				return &exit{code: exitBroken}
			}
			return fail.check(e.errors, e.warnings)
		},
	}
	c.Flags().IntVar(&workers, "workers", workers, "texts taken side by side; the output is the same with any number")
	registry.add(c)
	fail.add(c, "exit with 3 where a record failed or an issue is an error, or also where one is a warning")
	logs.add(c)
	return c
}

// extraction is one run of the verb extract.
type extraction struct {
	in               *lineReader
	out              *bufio.Writer
	pipeline         *pipeline.Pipeline
	errors, warnings int
	last             int  // the number of the last line whose record is written
	whole            bool // all lines were read
}

// answer is one record, encoded.
type answer struct {
	number           int // of its line
	line             []byte
	errors, warnings int
}

// stopped tells how far a stream was that a signal stopped.
func (e *extraction) stopped(ctx context.Context) string {
	by := (&ending{stop: ctx}).by()
	if e.last == 0 {
		return "stopped by " + by + ": no record is written"
	}
	return fmt.Sprintf("stopped by %s: the records of lines 1 to %d are written whole; go on with line %d", by, e.last, e.last+1)
}

// run answers line after line until ctx, which a signal ends, does.
func (e *extraction) run(ctx context.Context, workers int) error {
	o := batch.Options{Workers: workers, Stop: ctx.Done(), Idle: e.out.Flush}
	var ended atomic.Bool
	err := batch.Ordered(context.WithoutCancel(ctx), o,
		func() (inputLine, bool, error) {
			l, ok, err := e.in.next()
			if !ok && err == nil {
				ended.Store(true)
			}
			return l, ok, err
		},
		func(ctx context.Context, l inputLine) answer {
			a := encodeLine(e.pipeline.ProcessContext(ctx, l.input()))
			a.number = l.number
			return a
		},
		func(a answer) error {
			e.last = a.number
			e.errors += a.errors
			e.warnings += a.warnings
			_, err := e.out.Write(a.line)
			return err
		})
	e.whole = ended.Load()
	if flushed := e.out.Flush(); err == nil { // it tells a failed write a second time
		err = flushed
	}
	return err
}

func encodeLine(r *record.Record) answer {
	var b bytes.Buffer
	j := json.NewEncoder(&b)
	j.SetEscapeHTML(false)
	if err := j.Encode(r); err != nil {
		panic(err) // a record holds nothing that JSON can't
	}
	a := answer{line: b.Bytes()}
	a.errors, a.warnings = gravity(r)
	return a
}

// gravity counts a record's findings: a failed sheet is an error, a partial one a
// warning, and so are issues by their severity.
func gravity(r *record.Record) (errors, warnings int) {
	switch document.Status(r.Document.Status) {
	case document.Failed:
		errors++
	case document.Partial:
		warnings++
	}
	for i := range r.Issues {
		switch r.Issues[i].Severity {
		case record.Error:
			errors++
		case record.Warning:
			warnings++
		}
	}
	return errors, warnings
}

// inputLine is one line of standard input.
type inputLine struct {
	number int // from 1
	data   []byte
	long   bool // it was longer than the limit; data is cut off
}

// input makes the line's input; what is wrong with it is its Fault.
func (l inputLine) input() source.Input {
	name := fmt.Sprintf("line %d", l.number)
	failed := func(format string, args ...any) source.Input {
		return source.Input{Source: name, MediaType: source.TextType, Fault: fmt.Errorf("line %d: "+format, append([]any{l.number}, args...)...)}
	}
	if l.long {
		return failed("it is longer than %d MB; split the text", source.MaxBytes>>20)
	}
	var v struct {
		ID   any     `json:"id"`
		Text *string `json:"text"`
		Date *string `json:"date"`
	}
	d := json.NewDecoder(bytes.NewReader(l.data))
	d.UseNumber()
	err := d.Decode(&v)
	switch id := v.ID.(type) { // an id that was read before the fault is kept
	case string:
		if id != "" {
			name = id
		}
	case json.Number:
		name = id.String()
	case nil:
	default:
		if err == nil {
			return failed(`the "id" is neither a string nor a number`)
		}
	}
	if err != nil {
		return failed("%s", jsonFault(err))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return failed("something follows the JSON object; write one object a line")
	}
	if v.Text == nil {
		return failed(`there is no "text"`)
	}
	in := source.FromText(name, *v.Text)
	if v.Date != nil && *v.Date != "" {
		if date, ok := ownDate(*v.Date); ok {
			in.Date = date
		} else {
			in.Problems = append(in.Problems, document.Problem{Stage: "source",
				Message: fmt.Sprintf("the date %q is not understood and was put aside; write it as 2022-05-12, 2022-05 or 2022",
					*v.Date)})
		}
	}
	return in
}

// ownDate brings a caller's date to a day, month or year; a time after a day is let go.
func ownDate(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	for i := 0; i < len(s); i++ {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return "", false
		}
	}
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return "", false
	}
	if _, err := time.Parse("2006-01-02"[:len(s)], s); err != nil { // a day or month that there is not
		return "", false
	}
	return s, true
}

// jsonFault says what is wrong with a line's JSON.
func jsonFault(err error) string {
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return fmt.Sprintf(`it is a JSON %s; write an object, {"id": …, "text": …}`, wrong.Value)
	case errors.As(err, &wrong):
		return fmt.Sprintf("the %q is a %s, not a string", wrong.Field, wrong.Value)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "the JSON breaks off before its end"
	}
	return "it is no JSON: " + err.Error()
}

// lineReader reads lines, however long, with a limit above which a line's rest is
// passed over.
type lineReader struct {
	r      *bufio.Reader
	number int
	limit  int
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{r: bufio.NewReaderSize(r, 1<<16), limit: source.MaxBytes}
}

// next returns the next line that is not blank; false at the end.
func (l *lineReader) next() (inputLine, bool, error) {
	for {
		line := inputLine{number: l.number + 1}
		for {
			part, err := l.r.ReadSlice('\n')
			if len(line.data)+len(part) > l.limit+1 {
				line.long = true
			}
			if !line.long {
				line.data = append(line.data, part...)
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return line, false, fmt.Errorf("standard input, line %d: %w", line.number, err)
			}
			if err != nil && len(line.data) == 0 && !line.long {
				return line, false, nil
			}
			break
		}
		l.number++
		if l.number == 1 {
			line.data = bytes.TrimPrefix(line.data, []byte("\xef\xbb\xbf"))
		}
		line.data = bytes.TrimSpace(line.data)
		if len(line.data) > 0 || line.long {
			return line, true, nil
		}
	}
}
