package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/results"
)

// fixtureGold reads the gold files under fixtures/, by their file.
func fixtureGold(t *testing.T) map[string]*gold.Sheet {
	t.Helper()
	files, err := filepath.Glob("../../fixtures/*/*" + gold.Ending)
	if err != nil {
		t.Fatal(err)
	}
	sheets := map[string]*gold.Sheet{}
	for _, file := range files {
		s, err := gold.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		sheets[file] = s
	}
	return sheets
}

// TestFixturesGoldQuotesItsSheet holds each gold file to its sheet as it is read now: spans,
// prefixes and suffixes are its text to the letter. Each sheet with a text has one.
func TestFixturesGoldQuotesItsSheet(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", "../../fixtures/*/*.{txt,pdf}", "--out", out, "--format", "json", "--fail-on", "never", "--quiet")
	batch, err := results.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	sheets := fixtureGold(t)
	read := 0
	for _, in := range batch.Sheets() {
		rec, err := batch.Record(&in)
		if err != nil {
			t.Fatal(err)
		}
		if rec.Text == "" {
			continue
		}
		read++
		file := filepath.Join("../../fixtures", strings.TrimSuffix(in.Source, filepath.Ext(in.Source))+gold.Ending)
		s := sheets[file]
		if s == nil {
			t.Errorf("%s has no gold file %s", in.Source, file)
			continue
		}
		if s.Document != filepath.Base(in.Source) || s.SHA256 != in.SHA256 {
			t.Errorf("%s is of %s with SHA-256 %s, and the sheet is %s with %s", file, s.Document, s.SHA256, in.Source, in.SHA256)
		}
		spans, anchors := 0, gold.NewAnchors(rec.Text)
		s.EachSpan(func(kind string, _ int, span *gold.Span) {
			spans++
			if want := anchors.Context(span.Start, span.End); *span != want || span.Quote == "" {
				t.Errorf("%s, %s: the sheet has %+v where the gold file has %+v", file, kind, want, *span)
			}
		})
		if spans == 0 {
			t.Errorf("%s has no spans", file)
		}
	}
	if read != len(sheets) {
		t.Errorf("%d sheets have a text, and there are %d gold files", read, len(sheets))
	}
}

// What a gold file's record refers to stands in it: a name that is misspelt would be
// scored as a miss for ever.
func TestFixturesGoldRefersToItsOwnEntries(t *testing.T) {
	for file, s := range fixtureGold(t) {
		var partners, places, named, placed []string
		for _, p := range s.Partners {
			partners = append(partners, p.Name)
		}
		for _, p := range s.Places {
			places = append(places, p.Name, p.Code)
		}
		tell := func(name *string) {
			if name != nil {
				named = append(named, *name)
			}
		}
		for _, p := range s.People {
			tell(p.Organisation)
		}
		for _, p := range s.Projects {
			named = append(append(named, p.Funding...), p.Implementing...)
			placed = append(placed, p.Places...)
		}
		for _, a := range s.Agreements {
			named = append(named, a.Parties...)
		}
		for _, c := range s.Contributions {
			tell(c.Donor)
			tell(c.Recipient)
		}
		for _, name := range named {
			if !slices.Contains(partners, name) {
				t.Errorf("%s refers to %q, which is none of its partners", file, name)
			}
		}
		for _, name := range placed {
			if !slices.Contains(places, name) {
				t.Errorf("%s refers to %q, which is none of its places", file, name)
			}
		}
	}
}
