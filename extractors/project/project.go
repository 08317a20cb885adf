// Package project finds projects and programmes.
package project

import (
	"strings"

	"factsheet/extractors/acronym"
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds projects and programmes.
var Extractor = &extract.Extractor[record.Project]{
	Name: "project",
	Doc: "Finds projects and programmes that have an entry of their own: a heading, a list item or a table row with its title, or a sentence that launches or carries one out. " +
		"Programmes that are only named in passing are left alone, and so are topics. Where a labelled line or a column tells its sector by code or by the name of a list, it has that.",
	Version:  "6",
	Requires: append([]extract.Unit{acronym.Extractor}, fact.Requires...),
	Rules: []extract.Rule{
		{Name: "project.heading_period", Doc: "A heading that ends in a period in brackets, over text about a project: 'Skills for Growth (2018-2025)'."},
		{Name: "project.heading", Doc: "A heading that is the name of a project, programme or initiative, or stands over text that begins with 'The project', or one of those that the words above call projects ('Selected operations', 'two of them are described below')."},
		{Name: "project.item", Doc: "A list item or paragraph that begins with a title and goes on about money or work: 'Reading for All: USAID will provide $3 million …', 'Cold chain in Zambia. …' under 'Special projects'."},
		{Name: "project.quoted", Doc: "A project launched under a name in quotation marks."},
		{Name: "project.row", Doc: "A row of a table whose head names its columns: project, donor, budget, period."},
		{Name: "project.card", Doc: "Labelled lines under a title: 'Donor: European Union', 'Budget: EUR 2 million', 'Duration: 2019-2023'."},
		{Name: "project.item_period", Doc: "A list item that begins with a title and its period or sum, and goes on about who funds it or carries it out: 'Better Work for All (2019-2022), funded by Japan', 'Skills for girls (EUR 4 million), run by UNICEF'."},
		{Name: "project.funded", Doc: "A named project with a clause about its money or makers, a sum before it, or a verb of paying over it: 'the Clean Rivers Programme, for which Norway provided $5 million', 'a $2 million Clean Wells Project', 'will finance the Hill Roads Project'."},
		{Name: "project.does", Doc: "A named project is the subject of its sentence, which tells what it does: 'The Digital Roads Programme will connect …', 'Backed by a $5 million loan, the …'; or what the text launches as 'a new fund' is named."},
		{Name: "project.carried_out", Doc: "A named project that the text launches, pilots or implements: 'Implementation of the Biomass to Electricity Project'."},
		{Name: "project.launched", Doc: "A project told by what it is on: 'launched a project on clean cooking in Kenya'."},
		{Name: "project.called", Doc: "A programme named beside what it is: 'a programme led by UNDP, the Innovation Challenge Calls', 'the sub-project \"Clean Wells\"', 'Voices of Girls, a project run by Plan', 'US$ 3 million for \"Young Bakers\"', 'PROSPECTS is a four-year partnership', 'The second project, Safe Fields (US$ 2 million),'; or with its sum and period in brackets: 'the Civil Society Facility (EUR 4 million, 2022-2025)'."},
	},
	Key: key,
	Run: run,
}

func key(v record.Project) string { return record.NormalName(v.Title) }

func run(p *extract.Pass) ([]extract.Mention[record.Project], error) {
	s := fact.Of(p)
	f := &finder{Sheet: s, seen: map[string]int{}}
	f.rows()
	f.cards()
	f.entries()
	f.underSupport()
	f.sentences()
	f.paidFor()
	f.followUp()
	f.financing()
	f.ofHouse()
	f.again()
	f.sectors()
	return f.out, nil
}

// finder gathers the projects of one sheet.
type finder struct {
	*fact.Sheet
	out  []extract.Mention[record.Project]
	seen map[string]int // the finds by the cores of their names
	told []bool         // by token: it is of a title already told
	text []fact.Entry   // the entries told
	lone *lone          // the sheet's one country; nil before it is asked for
}

// tell adds a project whose title stands at the tokens first to end. One that is told
// already, in full or without its noun, gets what it lacks.
func (f *finder) tell(v record.Project, first, end int, rule string, doubts ...string) {
	name := core(v.Title)
	if name == "" {
		return
	}
	if at, ok := f.seen[name]; ok {
		if rule == "project.row" {
			f.goOn(v, f.SpanOf(first, end))
		} else {
			f.complete(&f.out[at], v)
		}
		f.mark(first, end)
		return
	}
	if rule != "project.card" && rule != "project.row" && f.describes(first, end) {
		return
	}
	f.seen[name] = len(f.out)
	f.mark(first, end)
	f.out = append(f.out, extract.Mention[record.Project]{Value: v, At: f.Evidence(f.SpanOf(first, end), rule, doubts...)})
}

// mark notes that the tokens first to end are of a title that is told.
func (f *finder) mark(first, end int) {
	if f.told == nil {
		f.told = make([]bool, len(f.Tokens))
	}
	for i := first; i < end; i++ {
		f.told[i] = true
	}
}

// complete gives a project what it lacks and another telling of it has.
func (f *finder) complete(m *extract.Mention[record.Project], v record.Project) {
	p := &m.Value
	if p.Period == nil {
		p.Period = v.Period
	}
	if len(p.Funding) == 0 {
		p.Funding = v.Funding
	}
	if len(p.Implementing) == 0 {
		p.Implementing = v.Implementing
	}
	if len(p.Places) == 0 {
		p.Places = v.Places
	}
	if len(p.Amounts) == 0 {
		p.Amounts = v.Amounts
	}
	p.Sectors = addSectors(p.Sectors, v.Sectors)
}

// core is what two tellings of one project's name share: its normal form without a short
// form in brackets and without the noun at its end.
func core(title string) string {
	name := record.NormalName(title)
	if open := strings.LastIndexByte(name, '('); open > 0 && strings.HasSuffix(name, ")") {
		name = strings.TrimSpace(name[:open])
	}
	for _, noun := range [...]string{" project", " programme", " program", " initiative"} {
		if bare := strings.TrimSuffix(name, noun); bare != name && strings.Contains(bare, " ") {
			return bare
		}
	}
	return name
}

// goOn adds another row of a table to the project whose cell goes over both.
func (f *finder) goOn(v record.Project, at document.Span) {
	for i := range f.out {
		if m := &f.out[i]; m.At.Rule == "project.row" && m.At.View == at {
			m.Value.Funding, m.Value.Implementing = union(m.Value.Funding, v.Funding), union(m.Value.Implementing, v.Implementing)
			m.Value.Amounts, m.Value.Places = union(m.Value.Amounts, v.Amounts), union(m.Value.Places, v.Places)
			m.Value.Sectors = addSectors(m.Value.Sectors, v.Sectors)
		}
	}
}

// describes reports whether the words say what a project is to do and are no name of
// it: 'a climate project to bring new pumps to farms'.
func (f *finder) describes(first, end int) bool {
	for i := first + 1; i+2 < end; i++ {
		if f.IsLower(i) && f.projectNoun(i) && f.IsLower(i-1) && f.Is(i+1, "to", "that", "which", "aimed", "aiming") && f.IsLower(i+2) {
			return true
		}
	}
	return false
}

// taken reports whether a title already told covers token i.
func (f *finder) taken(i int) bool {
	return i < len(f.told) && f.told[i]
}
