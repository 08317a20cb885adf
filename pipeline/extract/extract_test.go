package extract_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"factsheet/internal/cputime"
	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
)

// words is an extractor that finds every token that reads as word.
func words(name, word string, requires ...extract.Unit) *extract.Extractor[string] {
	return &extract.Extractor[string]{
		Name: name, Doc: "Finds a word.", Version: "1", Requires: requires,
		Rules: []extract.Rule{{Name: name + ".word", Doc: "Any text."}},
		Key:   func(s string) string { return s },
		Run: func(p *extract.Pass) ([]extract.Mention[string], error) {
			var out []extract.Mention[string]
			for i := len(p.Tokens) - 1; i >= 0; i-- {
				if p.Is(i, word) {
					out = append(out, extract.Mention[string]{Value: word, At: p.Evidence(p.SpanOf(i, i+1), name+".word")})
				}
			}
			return out, nil
		},
	}
}

func pass(text string) *extract.Pass {
	return extract.NewPass(&document.Document{Text: text, SHA256: "00", Pages: []document.Page{{Number: 1, Span: document.Span{End: len(text)}}},
		Blocks: []document.Block{{Page: 1, Parts: []document.Span{{End: len(text)}}}}})
}

func TestPlanRunsAfterWhatIsRequired(t *testing.T) {
	a := words("first", "one")
	b := words("second", "two", a)
	plan, err := extract.NewPlan([]extract.Unit{b, a})
	if err != nil {
		t.Fatal(err)
	}
	if plan.Units()[0] != extract.Unit(a) {
		t.Error("the required extractor does not run first")
	}
	p := pass("two one two")
	if errs := plan.Run(p); errs != nil {
		t.Fatal(errs)
	}
	got := b.From(p)
	if len(got) != 2 || got[0].At.Span.Start != 0 || got[1].At.Quote != "two" || got[0].ID == got[1].ID {
		t.Errorf("finds are not sorted, quoted and told apart: %+v", got)
	}
	if all := extract.Collect[string](p); len(all) != 3 || all[1].Value != "one" {
		t.Errorf("Collect gives %+v", all)
	}
}

func TestPlanRefuses(t *testing.T) {
	fine := words("fine", "x")
	circleA, circleB := words("a", "x"), words("b", "x")
	circleA.Requires, circleB.Requires = []extract.Unit{circleB}, []extract.Unit{circleA}
	undocumented, noRules, ruleless := words("u", "x"), words("r", "x"), words("s", "x")
	undocumented.Doc, noRules.Rules, ruleless.Rules = "", nil, []extract.Rule{{Name: "s.word"}}
	for want, units := range map[string][]extract.Unit{
		"circle":       {circleA, circleB},
		"no doc":       {undocumented},
		"no rule":      {noRules},
		"undocumented": {ruleless},
		"twice":        {fine, words("fine", "y")},
		"not listed":   {words("needs", "x", fine)},
		"name":         {words("Bad Name", "x")},
	} {
		if _, err := extract.NewPlan(units); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error that says %q, got %v", want, err)
		}
	}
}

func TestOneExtractorsFaultIsItsOwn(t *testing.T) {
	panics, fails, fine := words("panics", "x"), words("fails", "x"), words("fine", "one")
	panics.Run = func(*extract.Pass) ([]extract.Mention[string], error) { panic("boom") }
	fails.Run = func(*extract.Pass) ([]extract.Mention[string], error) { return nil, errors.New("broken") }
	plan, err := extract.NewPlan([]extract.Unit{panics, fails, fine})
	if err != nil {
		t.Fatal(err)
	}
	p := pass("one")
	if errs := plan.Run(p); len(errs) != 2 {
		t.Errorf("want two errors, got %v", errs)
	}
	if len(fine.From(p)) != 1 {
		t.Error("the sound extractor found nothing")
	}
}

func TestCoverTellsOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c extract.Cover
		var all []document.Span
		span := rapid.Custom(func(t *rapid.T) document.Span {
			s := rapid.IntRange(0, 60).Draw(t, "start")
			return document.Span{Start: s, End: s + rapid.IntRange(1, 9).Draw(t, "length")}
		})
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			s, q := span.Draw(t, "span"), span.Draw(t, "query")
			c.Add(s)
			all = append(all, s)
			want := false
			for _, a := range all {
				want = want || a.Overlaps(q)
			}
			if got := c.Overlaps(q); got != want {
				t.Fatalf("%v over %v: %v, want %v", q, all, got, want)
			}
		}
	})
}

// A search must not look at every span: a long sheet asks as often as it has spans.
func TestCoverIsSearchedNotRead(t *testing.T) {
	const n = 200_000
	var c extract.Cover
	for i := range n {
		c.Add(document.Span{Start: 10 * i, End: 10*i + 5})
	}
	began := cputime.Used()
	for i := range n {
		if c.Overlaps(document.Span{Start: 10*i + 5, End: 10*i + 10}) || !c.Overlaps(document.Span{Start: 10 * i, End: 10*i + 1}) {
			t.Fatalf("span %d is told wrong", i)
		}
	}
	if took := cputime.Used() - began; took > 5*time.Second {
		t.Errorf("%d searches took %v", 2*n, took)
	}
}
