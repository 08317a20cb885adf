package person

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/partner"
	"factsheet/pipeline/extract"
)

// render writes a person as 'name | role | organisation', with the organisation's
// name in place of its id.
func render(names map[string]string) func(extract.Person) string {
	return func(v extract.Person) string {
		parts := []string{v.Name}
		if v.Role != "" || v.Organisation != "" {
			parts = append(parts, v.Role)
		}
		if v.Organisation != "" {
			parts = append(parts, names[v.Organisation])
		}
		return strings.Join(parts, " | ")
	}
}

func TestCorpus(t *testing.T) {
	names := map[string]string{}
	for _, file := range []string{"corpus.txt", "negative.txt"} {
		cases, err := extracttest.ReadCases(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			for _, m := range partner.Extractor.From(extracttest.Pass(t, c.Text, c.Date, partner.Extractor)) {
				names[m.Value.ID] = m.Value.Name
			}
		}
	}
	extracttest.Run(t, Extractor, render(names))
}

// One person has one id in a sheet, whatever the mention.
func TestMentionsOfOnePersonShareAnID(t *testing.T) {
	text := "President Joe Biden met Prime Minister Narendra Modi. President Biden thanked Mr Modi. Joseph R. Biden, Jr. left with First Lady Jill Biden. Biden spoke."
	ids := map[string][]string{}
	for _, m := range Extractor.From(extracttest.Pass(t, text, "", Extractor)) {
		ids[m.Value.ID] = append(ids[m.Value.ID], m.Value.Name)
	}
	got := map[string]bool{}
	for _, names := range ids {
		got[strings.Join(names, "; ")] = true
	}
	for _, want := range []string{"Joe Biden; Biden; Joseph R. Biden, Jr.", "Narendra Modi; Modi", "Jill Biden"} {
		if !got[want] {
			t.Errorf("no person has the mentions %q: %v", want, got)
		}
	}
}

// A body that stands beside the role is no doubt; one that the sheet around tells is.
func TestAnAssumedEmployerIsDoubted(t *testing.T) {
	for text, doubted := range map[string]bool{
		"The loan goes to Chad. The Minister of Finance, Daler Juma, signed it.":    true,
		"The loan goes to Chad. Chad's Minister of Finance, Daler Juma, signed it.": false,
	} {
		ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
		if len(ms) != 1 || ms[0].Value.Organisation == "" {
			t.Fatalf("%s: want one person with a body, got %v", text, ms)
		}
		if got := slices.Contains(ms[0].At.Doubts, farEvidence); got != doubted {
			t.Errorf("%s: doubts %v", text, ms[0].At.Doubts)
		}
	}
}

// Several goroutines ask the tagger at once and get the same answers.
func TestTaggerIsSharedSafely(t *testing.T) {
	text := "The grant was given to Maria Silva. Later Ahmed Hassan joined. The award went to Chipo Banda, agronomist and farmer."
	want := fmt.Sprint(Extractor.From(extracttest.Pass(t, text, "", Extractor)))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if got := fmt.Sprint(Extractor.From(extracttest.Pass(t, text, "", Extractor))); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	wg.Wait()
}

// What the tagger adds, over sheets of one's own:
//
//	FACTSHEET_SHEETS='…/*.txt' go test ./extractors/person -run WhatTheTaggerAdds -v
func TestWhatTheTaggerAdds(t *testing.T) {
	pattern := os.Getenv("FACTSHEET_SHEETS")
	if pattern == "" {
		t.Skip("FACTSHEET_SHEETS names no sheets")
	}
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	asked, agreed := 0, 0
	counting := func(p *extract.Pass, first, last int) bool {
		asked++
		ok := tagger(p, first, last)
		if ok {
			agreed++
		}
		t.Logf("%v %q", ok, p.SpanOf(first, last).Of(p.View.Text))
		return ok
	}
	people := map[string]int{}
	for name, e := range map[string]*extract.Extractor[extract.Person]{
		"the tagger": extractor(counting), "open cases refused": extractor(func(*extract.Pass, int, int) bool { return false }),
		"open cases taken": extractor(func(*extract.Pass, int, int) bool { return true }),
	} {
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			for _, m := range e.From(extracttest.Pass(t, string(text), "", e)) {
				ids[m.Value.ID] = true
			}
			people[name] += len(ids)
		}
	}
	t.Logf("%d sheets: %d open cases, %d taken; persons: %v", len(files), asked, agreed, people)
}

func BenchmarkPerson13kB(b *testing.B) {
	text, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(string(text), 1+13000/len(text))[:13000]
	for name, e := range map[string]*extract.Extractor[extract.Person]{"tagger": Extractor, "rules": extractor(func(*extract.Pass, int, int) bool { return true })} {
		b.Run(name, func(b *testing.B) {
			p := extracttest.Pass(b, s, "", Extractor.Requires...)
			if _, err := e.Run(p); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = e.Run(p)
			}
		})
	}
}
