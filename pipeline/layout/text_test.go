package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/read"
)

func laidOut(t testing.TB, text string) (*document.Document, *normalise.View) {
	t.Helper()
	d := &document.Document{}
	if err := read.Text(d, []byte(text)); err != nil {
		t.Fatal(err)
	}
	layout.Text(d)
	return d, normalise.New(d)
}

// show writes a block a line: its kind, and its words as the View has them.
func show(t testing.TB, text string) []string {
	d, v := laidOut(t, text)
	var out []string
	for i, b := range d.Blocks {
		out = append(out, fmt.Sprintf("%s: %s", b.Kind, v.Blocks[i].Of(v.Text)))
	}
	return out
}

func TestBlocksOfText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a paragraph of several lines", "The Fund works in ten\ncountries of the region.\n", []string{"paragraph: The Fund works in ten countries of the region."}},
		{"a heading above its paragraph", "Where we work\n\nThe Fund works in ten countries.", []string{"heading: Where we work", "paragraph: The Fund works in ten countries."}},
		{"a heading set right above", "WHERE WE WORK\nThe Fund works in ten countries.", []string{"heading: WHERE WE WORK", "paragraph: The Fund works in ten countries."}},
		{"a paragraph broken by a column edge", "The scheme improved\n\nthe skills of nurses.", []string{"paragraph: The scheme improved the skills of nurses."}},
		{
			"a paragraph broken before its short form", "It was led by the National Board of Trade\n\n(NBT) and others.",
			[]string{"paragraph: It was led by the National Board of Trade (NBT) and others."},
		},
		{"a paragraph broken after an article", "A report was sent to the\n\nMinistry of Works last year.", []string{"paragraph: A report was sent to the Ministry of Works last year."}},
		{"a paragraph broken by a page edge", "The scheme improved\n\fthe skills of nurses.", []string{"paragraph: The scheme improved the skills of nurses."}},
		{"two paragraphs stay two", "The scheme ended.\n\nthe skills stayed.", []string{"paragraph: The scheme ended.", "paragraph: the skills stayed."}},
		{"bullets", "We fund:\n• wells in dry areas;\n• schools;\n", []string{"paragraph: We fund:", "item: wells in dry areas;", "item: schools;"}},
		{"a bullet alone on its line", "•\n\nImplementation of the reform with partners.", []string{"item: Implementation of the reform with partners."}},
		{"an item over a column edge", "• Solar power for 24 clinics in the\n\nnorth of the country.", []string{"item: Solar power for 24 clinics in the north of the country."}},
		{"dashes as bullets", "-   Roads:  The Bank will\n    pay $3 million.\n-   Ports:  None.", []string{"item: Roads: The Bank will pay $3 million.", "item: Ports: None."}},
		{
			"dashes before sums", "We gave:\n- $3 million for roads;\n- €2 million for ports.", []string{
				"paragraph: We gave:", "item: $3 million for roads;", "item: €2 million for ports.",
			},
		},
		{"a dash before a sum alone is a sign", "The balance:\n- $300", []string{"paragraph: The balance: - $300"}},
		{
			"an icon font's bullets", " X Assessed dues, \nwhich all members pay.\n\n X Voluntary funds, which some pay.",
			[]string{"item: Assessed dues, which all members pay.", "item: Voluntary funds, which some pay."},
		},
		{
			"an icon before a heading", " X Skills for Growth in the Region \n(2018-2025)\n\nThe project trains teachers.",
			[]string{"heading: Skills for Growth in the Region (2018-2025)", "paragraph: The project trains teachers."},
		},
		{"list numbers", "1. Train teachers.\n2. Build schools.", []string{"item: Train teachers.", "item: Build schools."}},
		{"a sentence that begins with a letter is no item", "A project began.\nI agree.", []string{"paragraph: A project began. I agree."}},
		{"a tile", "12\n\nWOMEN LED\nGROUPS\n\n24HEALTH\n\nPOSTS\nREPAIRED", []string{"tile: 12 WOMEN LED GROUPS", "tile: 24HEALTH POSTS REPAIRED"}},
		{"a tile of money", "$1.2 million\n\nfor rural roads\n\nThe roads are open.", []string{"tile: $1.2 million for rural roads", "paragraph: The roads are open."}},
		{"a year is no tile", "2023\n\nAnnual report", []string{"paragraph: 2023", "paragraph: Annual report"}},
		{"the fields of a file's head", "date: 2022-05-12\ncountry: Fiji\n\nThe text.", []string{"paragraph: date: 2022-05-12", "paragraph: country: Fiji", "paragraph: The text."}},
		{
			"a title with its date", "Partners for Health\n2023-03-30\n\nThe text begins here.", []string{
				"heading: Partners for Health", "paragraph: 2023-03-30", "paragraph: The text begins here.",
			},
		},
		{"what repeats on pages", "Fund Report\nOne.\n1\fFund Report\nTwo.\n2\fFund Report\nThree.\n3", []string{
			"header: Fund Report", "paragraph: One.", "footer: 1", "header: Fund Report", "paragraph: Two.", "footer: 2", "header: Fund Report", "paragraph: Three.", "footer: 3"}},
		{"a topic ended by a colon", "Health and Well-Being:\n\nClinics are open.", []string{"heading: Health and Well-Being:", "paragraph: Clinics are open."}},
		{"a lead-in ended by a colon", "The Fund will:\n\n• pay", []string{"paragraph: The Fund will:", "item: pay"}},
		{
			"a table's row is no heading", "Fiji 2,000,000\n\nTonga 1,000,000\n\nTotal paid in 2021.", []string{
				"paragraph: Fiji 2,000,000", "paragraph: Tonga 1,000,000", "paragraph: Total paid in 2021.",
			},
		},
		{"nothing but blanks between", "\n\n  \nText.\n \n", []string{"paragraph: Text."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(t, c.text)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestTitleStandsAboveADate(t *testing.T) {
	d, _ := laidOut(t, "FACT SHEET: The Fund and Its Nine Partners Launch a Programme Worth $30 Million to Bring Clean Water, "+
		"Power and Schools to the Islands\n2023-03-30\n\nOur goals\n\nThe text begins here.")
	if d.Blocks[0].Kind != document.Heading || d.Blocks[0].Level != 1 {
		t.Errorf("the title is a %s of level %d", d.Blocks[0].Kind, d.Blocks[0].Level)
	}
	if d.Blocks[2].Level != 3 {
		t.Errorf("the heading has level %d", d.Blocks[2].Level)
	}
}

// Blocks lie in order and never overlap, and every letter and digit is in one.
func TestBlocksHoldAllWords(t *testing.T) {
	text := "A Title\n\n• one\n• two\n\n X Head\n\nPara one\n\ngoes on\f12\n\nPeople\n\f\n3. x) (a) – –\n\n-\n\n•"
	d, _ := laidOut(t, text)
	at := 0
	held := make([]bool, len(text))
	for _, b := range d.Blocks {
		for _, p := range b.Parts {
			if p.Start < at {
				t.Fatalf("part %v begins before %d", p, at)
			}
			at = p.End
			for i := p.Start; i < p.End; i++ {
				held[i] = true
			}
		}
		for i := b.Bullet.Start; i < b.Bullet.End; i++ {
			held[i] = true
		}
	}
	for i, c := range text {
		if !held[i] && !strings.ContainsRune(" \n\f", c) {
			t.Errorf("%q at %d is in no block", c, i)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(beside(52, fundColumn, schoolColumn))
	f.Add("A Title\n\n• one\n X Head\n\n24HEALTH\n\nPOSTS\f1. x\r\n–")
	f.Fuzz(func(t *testing.T, text string) {
		d := &document.Document{}
		if read.Text(d, []byte(text)) != nil {
			return
		}
		layout.Text(d)
		var parts []document.Span
		for _, b := range d.Blocks {
			for _, p := range b.Parts {
				if p.End < p.Start || p.End > len(d.Text) {
					t.Fatalf("part %v of %v in %q", p, b.Parts, d.Text)
				}
				if p.Len() > 0 {
					parts = append(parts, p)
				}
			}
		}
		slices.SortFunc(parts, func(a, b document.Span) int { return a.Start - b.Start })
		for i := 1; i < len(parts); i++ {
			if parts[i].Start < parts[i-1].End {
				t.Fatalf("parts %v and %v overlap in %q", parts[i-1], parts[i], d.Text)
			}
		}
		normalise.New(d)
	})
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("A heading of the sheet\n\nThe Ministry of Health and the Fund signed\n"+
		"a programme worth US$ 2.5 million.\n\n• an item\n• another item of the list\n\n", 80)
	d := &document.Document{}
	if err := read.Text(d, []byte(text)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		layout.Text(d)
	}
}
