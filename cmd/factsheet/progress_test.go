package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"
)

func TestTimeLeftGoesByWhatWasDoneOfLate(t *testing.T) {
	start := time.Unix(0, 0)
	at := func(s float64, done int) mark {
		return mark{start.Add(time.Duration(s * float64(time.Second))), done, int64(done) * 1000}
	}
	var r rate
	if r.left(at(0, 0), 100) != 0 {
		t.Error("a time is left before anything is known")
	}
	for s := range 60 { // a thousand kept sheets a second
		r.mark(at(float64(s), s*1000))
	}
	for s := range 90 { // and then one a second that is read
		r.mark(at(60+float64(s), 60000+s))
	}
	m := at(150, 60090)
	if per, bytes := r.of(m); per < 0.9 || per > 1.1 || bytes < 900 || bytes > 1100 {
		t.Errorf("%.2f sheets/s, %.0f B/s", per, bytes)
	}
	if left := r.left(m, 600); left < 9*time.Minute || left > 11*time.Minute {
		t.Errorf("%v left", left)
	}
	if len(r.marks) > 70 {
		t.Errorf("%d marks are kept of a minute", len(r.marks))
	}
	// While a sheet takes long the time left grows, bit by bit.
	before := r.left(at(151, 60090), 600)
	for s := 152.0; s < 180; s++ {
		r.mark(at(s, 60090))
		left := r.left(at(s, 60090), 600)
		if left < before || left > 2*before {
			t.Fatalf("after %v it is %v at %v s", before, left, s)
		}
		before = left
	}
}

func TestTheBarFitsItsTerminal(t *testing.T) {
	p := newProgress(&bytes.Buffer{}, 20000, false)
	defer p.end()
	p.now.done, p.now.bytes, p.failed = 1234, 56e6, 3
	p.inHand["reports/a very long name of a sheet that takes its time.pdf"] = p.begun
	m := mark{p.begun.Add(20 * time.Second), 1234, 56e6}
	line := p.line(m, 150)
	for _, want := range []string{"1,234/20,000", "62 sheets/s", "56.0 MB", "5 min 0 s left", "3 failed", "takes its time.pdf 20 s", "[="} {
		if !strings.Contains(line, want) {
			t.Errorf("%q is not in %q", want, line)
		}
	}
	for width := range 200 {
		if n := len([]rune(p.line(m, width))); n > width {
			t.Errorf("%d columns in %d", n, width)
		}
	}
	p.enter("writing the tables")
	if got := p.line(m, 100); got != "writing the tables" {
		t.Error(got)
	}
}

func TestMessagesTellHowFarARunIs(t *testing.T) {
	p := newProgress(&bytes.Buffer{}, 400, false)
	p.begun = p.begun.Add(-100 * time.Second)
	p.rate = rate{}
	p.rate.mark(mark{at: p.begun})
	for range 100 {
		p.count(1000, false)
	}
	p.count(1000, true)
	p.inHand["slow.pdf"] = p.begun
	var text, lines bytes.Buffer
	l := logFlags{format: "text", level: "info"}
	log, _ := l.logger(&text)
	p.tell(context.Background(), log)
	for _, want := range []string{"factsheet: 101 of 400 sheets (25%), 1.0 sheets/s, 101 kB, ", " left, 1 failed; at slow.pdf for 1 min 40 s\n"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in %q", want, text.String())
		}
	}
	p.tell(context.Background(), slog.New(slog.NewJSONHandler(&lines, nil)))
	var got map[string]any
	if err := json.Unmarshal(lines.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for k, want := range map[string]any{"event": eventProgress, "done": 101.0, "total": 400.0, "failed": 1.0, "bytes": 101000.0, "slowest": "slow.pdf"} {
		if got[k] != want {
			t.Errorf("%s is %v, not %v", k, got[k], want)
		}
	}
	if left, _ := got["seconds_left"].(float64); left < 250 || left > 350 {
		t.Errorf("%v s left", got["seconds_left"])
	}
	p.end()
	lines.Reset()
	if p.tell(context.Background(), slog.New(slog.NewJSONHandler(&lines, nil))); lines.Len() > 0 {
		t.Error("it goes on after its end")
	}
}

func TestMostFailuresAreANumberOrAShare(t *testing.T) {
	for text, want := range map[string]int{"0": 0, "20": 20, "0%": 0, "2.5%": 5, "100%": 200, "0.1%": 0} {
		var m maxFailures
		if err := m.Set(text); err != nil || m.of(200) != want {
			t.Errorf("%s of 200 is %d, %v", text, m.of(200), err)
		}
	}
	var m maxFailures
	for _, text := range []string{"", "-1", "x", "%", "-1%", "101%", "NaN%", "1.5", "Inf%"} {
		if err := m.Set(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
	if m.of(5) < 1e9 {
		t.Error("without the flag there is a bound")
	}
}
