package across_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// brief is a sheet of some length about a country's work with Norway.
func brief(country, capital string) string {
	return "Norway and " + country + ": working together\nFact sheet, March 2021\n\n" +
		"Norway has helped " + country + " to mend its wells since 2011. Towns near " + capital + " were the first to ask for pumps, and " +
		"their councils pay for the guards. The Water Board keeps a list of every well that runs dry in summer. In 2020 Norway gave " +
		"US$ 4 million for pipes, and " + country + " itself paid for 212 tanks. Of the schools that have a tap, 61% were built after 2015. " +
		"A clerk in " + capital + " answers when people call, and the calls are counted each week. Nobody who lives within a mile of a " +
		"well walks farther than before, and women who used to carry water now keep shops, weave, or teach.\n"
}

// sheetOf is a sheet with nothing but its text.
func sheetOf(text string) *record.Record {
	return &record.Record{Text: text, Document: record.Document{ID: record.ID("doc", text), Characters: utf8.RuneCountInString(text)}}
}

// marked are the numbers of the sheets that each one is a near duplicate of, from 1.
func marked(t *testing.T, texts ...string) []int {
	t.Helper()
	b := across.New(&store{})
	number := map[string]int{}
	var out []int
	for i, text := range texts {
		r := sheetOf(text)
		add(t, b, r)
		number[r.Document.ID] = i + 1
		n := 0
		if near := r.Document.NearDuplicate; near != nil {
			n = number[*near]
		}
		out = append(out, n)
	}
	return out
}

func TestAnotherMakeOfASheetIsMarked(t *testing.T) {
	text := brief("Zambia", "Lusaka")
	for title, other := range map[string]string{
		"other line breaks":                 strings.Join(strings.Fields(text), "\n"),
		"another file header":               "source: https://example.org/brief\ndate: 2021-03-05T10:00\nlicence: open\n\n" + text,
		"words cut at the lines' ends":      strings.NewReplacer("together", "to-\ngether", "councils", "coun-\n  cils", "farther", "far\u00adther").Replace(text),
		"curly quotes, ligatures, capitals": strings.NewReplacer("first", "ﬁrst", "Norway and Zambia: working together", "NORWAY AND ZAMBIA: WORKING TOGETHER").Replace(text),
		"paragraphs in another order": strings.Replace(text, "A clerk in Lusaka answers when people call, and the calls "+
			"are counted each week. ", "", 1) +
			"\nA clerk in Lusaka answers when people call, and the calls are counted each week.\n",
	} {
		if got := marked(t, text, other); got[0] != 0 || got[1] != 1 {
			t.Errorf("%s: marked %v", title, got)
		}
		if got := marked(t, other, text); got[0] != 0 || got[1] != 1 {
			t.Errorf("%s, the other way round: marked %v", title, got)
		}
	}
}

func TestNewEditionIsMarked(t *testing.T) {
	text := brief("Zambia", "Lusaka")
	figures := strings.NewReplacer("March 2021", "May 2023", "In 2020", "In 2022", "US$ 4 million", "US$ 5.5 million", "212", "1,340", "61%", "74%")
	for title, other := range map[string]string{
		"other figures and dates":  figures.Replace(text),
		"more at the end":          text + "In 2023 Sweden joined the work and paid for two drills that the Water Board lends to towns which ask for them.\n",
		"a sentence left out":      strings.Replace(text, "The Water Board keeps a list of every well that runs dry in summer. ", "", 1),
		"some of all of these":     strings.Replace(figures.Replace(text), "and the calls are counted each week", "and what they say is written down", 1),
		"the first edition of two": strings.NewReplacer("2021", "2019", "4 million", "3 million").Replace(text),
	} {
		if got := marked(t, text, other); got[1] != 1 {
			t.Errorf("%s: marked %v", title, got)
		}
	}
}

// 'Spring' and 'Autumn' in a title are no subjects; a country that the text is about is.
func TestTitleTellsTheSubject(t *testing.T) {
	mark := func(first, second, text, other string) bool {
		b := across.New(&store{})
		x, y := sheetOf(first+"\n\n"+text), sheetOf(second+"\n\n"+other)
		x.Document.Title, y.Document.Title = &first, &second
		add(t, b, x)
		add(t, b, y)
		return y.Document.NearDuplicate != nil
	}
	long := brief("Zambia", "Lusaka") + brief("Norway", "Oslo") + strings.ReplaceAll(brief("Sweden", "Uppsala"), "wells", "bridges")
	if !mark("Water for all, Spring 2021", "Water for all, Autumn 2021", long, strings.Replace(long, "212", "230", 1)) {
		t.Error("an autumn edition is not marked")
	}
	// One name of many is another's: in the title it says what the sheet is about.
	if mark("Water for Ghana", "Water for Malawi", long+"Ghana says so.", long+"Malawi says so.") {
		t.Error("a sheet on another country is marked")
	}
}

// All editions of a sheet point to the first, the last of them too, which may be more
// like another than like the first.
func TestEditionsPointToTheFirst(t *testing.T) {
	text := brief("Zambia", "Lusaka")
	second := text + "In 2023 Sweden joined the work and paid for two drills that the Water Board lends to towns which ask for " +
		"them. Since then no town has waited longer than a month for one, and the drivers have been taught to mend them.\n"
	third := strings.Replace(second, "Towns near Lusaka were the first to ask for pumps, and their councils pay for the guards. ", "", 1)
	if got := marked(t, text, second, third, brief("Ghana", "Accra")); fmt.Sprint(got) != "[0 1 1 0]" {
		t.Errorf("marked %v", got)
	}
}

func TestAnotherSheetOnTheSameTemplateIsNotMarked(t *testing.T) {
	texts := []string{brief("Zambia", "Lusaka"), brief("Ghana", "Accra"), brief("Kenya", "Nairobi"), brief("Lesotho", "Maseru")}
	if got := marked(t, texts...); fmt.Sprint(got) != "[0 0 0 0]" {
		t.Errorf("marked %v", got)
	}
}

func TestShortSheetsAreMarkedOnlyWhereEqual(t *testing.T) {
	const line = "In 2020 Japan gave US$ 6 million to Ghana for roads and for schools in the north."
	if got := marked(t, line, strings.ReplaceAll(line, " ", "\n"),
		"In 2021 Japan gave US$ 7 million to Ghana for roads and for schools in the north.", "No text", "No\ntext", "",
		" "); fmt.Sprint(got) != "[0 1 0 0 0 0 0]" {
		t.Errorf("marked %v", got)
	}
}

// A page that quotes a sheet, or is quoted in a report, is another.
func TestExcerptIsNotMarked(t *testing.T) {
	text := brief("Zambia", "Lusaka")
	report := text
	for i := range 40 {
		report += fmt.Sprintf("Chapter %d says what became of village %c%d, of its fields and of whoever left it for the coast that year. ", i, 'A'+i%26, i*7)
		report += strings.Repeat(string(rune('a'+i%26)), 3+i%5) + " was the word for it, which nobody wrote down.\n"
	}
	if got := marked(t, text, report); got[1] != 0 {
		t.Errorf("marked %v", got)
	}
}

func TestBookIsNotCompared(t *testing.T) {
	book := strings.Repeat("a word of the book that nobody ever read to its end ", 30_000)
	s := &counting{}
	b := across.New(s)
	add(t, b, sheetOf(book))
	if add(t, b, sheetOf(book+"again")); s.reads > 0 || s.Len() > 0 {
		t.Errorf("%d bytes were kept, and read back %d times", s.Len(), s.reads)
	}
}

// However many sheets are alike, each is held against few.
func TestBatchOfCopiesIsNotQuadratic(t *testing.T) {
	s := &counting{}
	b := across.New(s)
	text := brief("Zambia", "Lusaka")
	for i := range 400 {
		r := sheetOf(strings.Replace(text, "212", fmt.Sprint(i), 1))
		add(t, b, r)
		if (r.Document.NearDuplicate != nil) != (i > 0) {
			t.Fatalf("sheet %d: %v", i, r.Document.NearDuplicate)
		}
	}
	if s.reads > 10 {
		t.Errorf("%d sheets were read back", s.reads)
	}
}

// counting counts how often something is read back.
type counting struct {
	store
	reads int
}

func (s *counting) ReadAt(b []byte, at int64) (int, error) {
	s.reads++
	return s.store.ReadAt(b, at)
}

type broken struct{ store }

func (broken) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

func TestFullDiskIsTold(t *testing.T) {
	b := across.New(&broken{})
	var err error
	for i := 0; err == nil && i < 1000; i++ { // what is kept is written when there is more of it
		_, err = b.Add(sheetOf(strings.Repeat(fmt.Sprintf("%d wells of town %d\n", i, i), 100)), nil)
	}
	if err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("error %v", err)
	}
}
