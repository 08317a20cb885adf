package chart_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"factsheet/pipeline/record"
	"factsheet/pipeline/report/chart"
)

// nasty are names that break what does not take care.
var nasty = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'; DROP TABLE &amp; --`, "]]></svg></figure><script>",
	strings.Repeat("Ministry of Very Long Names ", 11), strings.Repeat("W", 300),
	"مؤسسة التنمية الدولية", "\u202egnp.exe\u202c", "👩‍👩‍👧‍👦 Families 🇰🇪",
	"a\x00b\x1bc", "\xff\xfe broken", "line\r\nbreak\ttab", "\ud7ff\ufffe\uffff", "{{.}} {{template}}",
	"国際協力機構", strings.Repeat("é", 120), "\u200f \u200e", "&", strings.Repeat("\u0301", 50),
}

// batch is a batch of sheets that tell much, under names that break what does not take care.
func batch(sheets int) []*told {
	r := rand.New(rand.NewPCG(1, 2))
	kinds := []string{"mou", "agreement", "country_programme", "declaration", "treaty", "grant", "loan", "<b>", ""}
	types := []string{"government", "multilateral", "ngo", "private_sector", "fund", "other", "<i>"}
	codes := []string{"USD", "EUR", "NOK", "SEK", "JPY", "<b>", ""}
	name := func() string {
		if r.IntN(4) == 0 {
			return nasty[r.IntN(len(nasty))]
		}
		return fmt.Sprintf("Partner of number %d", r.IntN(200))
	}
	period := func() string {
		y := 1990 + r.IntN(40)
		return []string{
			"", strconv.Itoa(y), fmt.Sprintf("%d/%d", y, y+3), fmt.Sprintf("%d/..", y), fmt.Sprintf("../%d", y),
			fmt.Sprintf("%d-0%d", y, 1+r.IntN(9)),
			fmt.Sprintf("%d-0%d-1%d", y, 1+r.IntN(9), r.IntN(9)), fmt.Sprintf("{%d,%d}", y, y+2), "<b>", "19XX", "0001", "9999~", "2020/1990",
		}[r.IntN(13)]
	}
	out := make([]*told, sheets)
	for i := range out {
		s := tell(fmt.Sprintf("doc-%d", i))
		for range 5 {
			s.flow(name(), name(), fmt.Sprintf("%d.%02d %s", r.IntN(1e6)*r.IntN(1e6), r.IntN(100), codes[r.IntN(len(codes))]), period())
		}
		for range 2 {
			s.agreement(kinds[r.IntN(len(kinds))], []string{"", name()}[r.IntN(2)], period(), name(), name(), name())
		}
		for k := range s.Partners {
			s.Partners[k].Type, s.Partners[k].Acronym = types[k%len(types)], text(nasty[k%len(nasty)])
		}
		for range 4 {
			kind, code := []string{"country", "territory", "region", "city"}[r.IntN(4)], []string{"", "KE", "NO", "BR", "<"}[r.IntN(5)]
			s.place(kind, code, name(), 1+r.IntN(50))
		}
		s.Projects = []record.Project{{
			Basis: record.Basis{ID: fmt.Sprintf("project-%d", i)}, Funding: []string{s.Partners[0].ID},
			Implementing: []string{s.Partners[1].ID, s.Partners[2].ID, "nobody"},
		}}
		out[i] = s
	}
	return out
}

func figures(sheets []*told) []chart.Figure {
	g := chart.NewGather()
	for _, s := range sheets {
		g.Add(s.Record)
	}
	return g.Charts()
}

// cases are batches of many sizes: none, one, those drawn one by one, those drawn by group.
func cases() map[string][]*told {
	one := tell("one")
	one.flow("Norway", "Kenya", "5 USD", "2020")
	one.agreement("mou", "", "2020", "Norway", "Kenya")
	one.place("country", "KE", "Kenya", 1)
	return map[string][]*told{"none": nil, "an empty sheet": {tell("empty")}, "one": {one},
		"few": batch(4), "some": batch(20), "many": batch(400)}
}

// element is an element of a chart with its attributes and its own text.
type element struct {
	name  string
	attrs map[string]string
	text  string
	svg   int // of which picture, from 1; 0 outside of such

	class, anchor string // its own, or what it has from the group around it
}

// elements reads a chart as XML, which all of it is.
func elements(t *testing.T, html string) []*element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(html))
	var out, open []*element
	svgs, in := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("it is not well-formed: %v", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "svg" {
				svgs++
				in = svgs
			}
			e := &element{name: x.Name.Local, attrs: map[string]string{}, svg: in}
			for _, a := range x.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			e.class, e.anchor = e.attrs["class"], e.attrs["text-anchor"]
			if n := len(open); n > 0 && e.class == "" {
				e.class = open[n-1].class
			}
			if n := len(open); n > 0 && e.anchor == "" {
				e.anchor = open[n-1].anchor
			}
			out, open = append(out, e), append(open, e)
		case xml.EndElement:
			if x.Name.Local == "svg" {
				in = 0
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(x)
			}
		}
	}
}

func TestNamesStayText(t *testing.T) {
	known := map[string]bool{}
	for _, n := range strings.Fields(`figure figcaption strong p div ul li details summary table caption thead tbody tfoot tr th td
		svg title desc g text rect line circle polygon path defs pattern`) {
		known[n] = true
	}
	for name, sheets := range cases() {
		for _, f := range figures(sheets) {
			ids := map[string]bool{}
			for _, e := range elements(t, string(f.HTML)) {
				if !known[e.name] {
					t.Fatalf("%s, %s: it has an element %q", name, f.ID, e.name)
				}
				for a := range e.attrs {
					if strings.HasPrefix(a, "on") || a == "style" || a == "href" || a == "src" {
						t.Fatalf("%s, %s: it has an attribute %q", name, f.ID, a)
					}
				}
				if id := e.attrs["id"]; id != "" && (ids[id] || !strings.HasPrefix(id, "chart-"+f.ID)) {
					t.Fatalf("%s, %s: the id %q stands twice or is another's", name, f.ID, id)
				} else if id != "" {
					ids[id] = true
				}
				for _, r := range e.text {
					if r == 0x202e || r < ' ' && r != '\n' {
						t.Fatalf("%s, %s: the text %q", name, f.ID, e.text)
					}
				}
			}
			for _, e := range elements(t, string(f.HTML)) {
				for _, id := range strings.Fields(e.attrs["aria-labelledby"]) {
					if !ids[id] {
						t.Errorf("%s, %s: nothing has the id %q", name, f.ID, id)
					}
				}
			}
		}
	}
}

func TestEveryPictureIsNamedAndEveryMarkHasATip(t *testing.T) {
	for name, sheets := range cases() {
		for _, f := range figures(sheets) {
			pictures, marks := 0, 0
			for _, e := range elements(t, string(f.HTML)) {
				if e.name == "svg" {
					pictures++
					if e.attrs["role"] != "img" || e.attrs["aria-labelledby"] == "" {
						t.Errorf("%s, %s: a picture has no name", name, f.ID)
					}
				}
				if strings.Contains(e.attrs["class"], "chart-mark") {
					marks++
					if e.attrs["data-kind"] == "" {
						t.Errorf("%s, %s: a mark leads nowhere: %v", name, f.ID, e.attrs)
					}
				}
			}
			if (pictures > 0) != (marks > 0) {
				t.Errorf("%s, %s: %d pictures, %d marks", name, f.ID, pictures, marks)
			}
			if titles := strings.Count(string(f.HTML), "<title>"); titles < marks {
				t.Errorf("%s, %s: %d marks, %d tips", name, f.ID, marks, titles)
			}
			if pictures > 0 != strings.Contains(string(f.HTML), "<table>") {
				t.Errorf("%s, %s: a picture without a table, or a table without a picture", name, f.ID)
			}
		}
	}
}

func TestSameRecordsGiveSameBytes(t *testing.T) {
	for name, sheets := range cases() {
		want := fmt.Sprint(figures(sheets))
		for range 3 {
			if fmt.Sprint(figures(sheets)) != want {
				t.Errorf("%s: other bytes", name)
			}
		}
	}
}

func TestChartsStaySmall(t *testing.T) {
	long := batch(1000)
	for _, s := range long { // every name as long as can be, in characters of four bytes and such that are escaped
		for i := range s.Partners {
			s.Partners[i].Name = s.Partners[i].ID + strings.Repeat(`"`, 400)
			if i%2 == 0 {
				s.Partners[i].Name = s.Partners[i].ID + strings.Repeat("👪", 400)
			}
		}
	}
	for _, sheets := range [][]*told{batch(1000), long} {
		for _, f := range figures(sheets) {
			if n := len(f.HTML); n > 150_000 {
				t.Errorf("%s has %d bytes", f.ID, n)
			}
		}
	}
}

func BenchmarkCharts(b *testing.B) {
	sheets := batch(1000)
	for b.Loop() {
		figures(sheets)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/1000sheets")
}
