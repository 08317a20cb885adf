package segment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/read"
	"factsheet/pipeline/segment"
)

func cut(t testing.TB, text string) (*document.Document, *normalise.View, *segment.Segments) {
	t.Helper()
	d := &document.Document{}
	if err := read.Text(d, []byte(text)); err != nil {
		t.Fatal(err)
	}
	layout.Text(d)
	v := normalise.New(d)
	return d, v, segment.New(d, v, nil)
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"US$ 236 million":         "US $ 236 million",
		"US$2.2m":                 "US $ 2.2 m",
		"China’s ILO’s people's.": "China 's ILO 's people 's .",
		"the U.S. Government":     "the U.S. Government",
		"the U.S.-Zambia MOU":     "the U.S. - Zambia MOU",
		"e.g. in 1,234.50, or":    "e.g. in 1,234.50 , or",
		"US$ 373,00,":             "US $ 373,00 ,",
		"2017-2022; FY2024":       "2017 - 2022 ; FY 2024",
		"24HEALTH 1'234'567":      "24 HEALTH 1'234'567",
		"Gilbert F. Houngbo":      "Gilbert F . Houngbo",
		"Côte d’Ivoire":           "Côte d ' Ivoire",
		"€4.5 and ₹5,00,000":      "€ 4.5 and ₹ 5,00,000",
		"1.50.30 and 3.":          "1.50.30 and 3 .",
	} {
		_, v, s := cut(t, text)
		var got []string
		for _, tok := range s.Tokens {
			if tok.Kind != segment.Break {
				got = append(got, v.Text[tok.Start:tok.End])
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("tokens of %q (-want +got)\n%s", text, diff)
		}
	}
}

// What stands behind a column edge or a block's end begins a word of its own.
func TestNothingIsGluedToAMark(t *testing.T) {
	_, v, s := cut(t, "Review          Q4 2025\n\nUS$5 million was paid in the year.")
	glued := map[string]bool{}
	for _, tok := range s.Tokens {
		glued[v.Text[tok.Start:tok.End]] = tok.Glued
	}
	for word, want := range map[string]bool{"Q": false, "4": true, "US": false, "$": true, "5": true, "million": false} {
		if glued[word] != want {
			t.Errorf("%q: glued is %v, want %v", word, glued[word], want)
		}
	}
}

func TestTokensCoverAllButBlanks(t *testing.T) {
	_, v, s := cut(t, "Ünïted “Nations”: 5,2% (SDG5)\n\nA 世界 ½ x² £3m — ‘ok’\t\t\tend.")
	at := 0
	for _, tok := range s.Tokens {
		if strings.TrimSpace(v.Text[at:tok.Start]) != "" {
			t.Errorf("%q is in no token", v.Text[at:tok.Start])
		}
		at = tok.End
	}
	if at != len(v.Text) {
		t.Errorf("%q is in no token", v.Text[at:])
	}
}

func TestWordCase(t *testing.T) {
	_, v, s := cut(t, "the Fund ILO KfW U.S. x A")
	var got []string
	for _, tok := range s.Tokens {
		got = append(got, fmt.Sprint(v.Text[tok.Start:tok.End], tok.Case))
	}
	want := []string{"the 0", "Fund 1", "ILO 2", "KfW 3", "U.S. 2", "x 0", "A 1"}
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], " ", "")
		got[i] = strings.ReplaceAll(got[i], " ", "")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"two", "It began in 2012. It goes on.", []string{"It began in 2012.", "It goes on."}},
		{"an initial over a line break", "Director-General Gilbert F. \nHoungbo joined. He spoke.", []string{"Director-General Gilbert F. Houngbo joined.", "He spoke."}},
		{"an abbreviation", "Mr. Silva met Dr. Okoro. They agreed.", []string{"Mr. Silva met Dr. Okoro.", "They agreed."}},
		{"initials of a country inside a name", "The U.S. Department of State paid. Others followed.", []string{"The U.S. Department of State paid.", "Others followed."}},
		{"initials of a country before a word that goes on", "The U.S. and Kenya signed. Others followed.", []string{"The U.S. and Kenya signed.", "Others followed."}},
		{"initials of a country at an end", "It is made in the U.S. The firm grew.", []string{"It is made in the U.S.", "The firm grew."}},
		{"a decimal and a date", "It cost $2.5 million on 3.4.2020. All paid.", []string{"It cost $2.5 million on 3.4.2020.", "All paid."}},
		{"a lost blank", "There are few trees.This was one idea.", []string{"There are few trees.", "This was one idea."}},
		{"a web address", "See www.undp.org. It helps.", []string{"See www.undp.org.", "It helps."}},
		{"quotes after the stop", "He said “build back better.” The rest listened.", []string{`He said "build back better."`, "The rest listened."}},
		{"a question", "How much? Ten.", []string{"How much?", "Ten."}},
		{"a number sign", "Convention No. 182 was ratified. So was No. 190.", []string{"Convention No. 182 was ratified.", "So was No. 190."}},
		{"a semicolon ends nothing", "First; Second", []string{"First; Second"}},
		{"blocks", "A heading here\n\nThe text goes on. More text.", []string{"A heading here", "The text goes on.", "More text."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, v, s := cut(t, c.text)
			var got []string
			for _, sen := range s.Sentences {
				got = append(got, sen.Span.Of(v.Text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSectionsHoldWhatStandsUnderThem(t *testing.T) {
	_, v, s := cut(t, "WHAT WE DO\n\nWe work in many places.\n\nOur partners\n\nThey are many and they help us.\n\nWHERE WE WORK\n\nIn all regions of the world.")
	var got []string
	for _, sec := range s.Sections {
		got = append(got, fmt.Sprintf("%d %s | %s", sec.Level, sec.Heading.Of(v.Text), strings.ReplaceAll(strings.TrimSpace(sec.Body.Of(v.Text)), "\n", " / ")))
	}
	want := []string{
		"2 WHAT WE DO | We work in many places. / Our partners / They are many and they help us.",
		"3 Our partners | They are many and they help us.",
		"2 WHERE WE WORK | In all regions of the world.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	inside := strings.Index(v.Text, "many and")
	if i := s.SectionAt(inside); i != 1 {
		t.Errorf("SectionAt = %d, want 1", i)
	}
}

func TestLookupsByOffset(t *testing.T) {
	_, v, s := cut(t, "One two. Three four.")
	i := strings.Index(v.Text, "Three")
	if got := v.Text[s.Tokens[s.TokenAt(i)].Start:]; !strings.HasPrefix(got, "Three") {
		t.Errorf("TokenAt leads to %q", got)
	}
	if s.SentenceAt(i) != 1 || s.SentenceAt(0) != 0 {
		t.Error("SentenceAt is off")
	}
}

func TestLanguageIsTold(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The Fund is one of the partners of the Ministry, and it has given a grant to the schools in the north of the country for the next year.",
		"fr": "Le Fonds est un des partenaires du ministère et il a accordé une subvention aux écoles dans le nord du pays pour les années à venir.",
		"es": "El Fondo es uno de los socios del ministerio y ha dado una subvención a las escuelas en el norte del país para los próximos años.",
		"pt": "O Fundo é um dos parceiros do ministério e deu uma subvenção às escolas no norte do país para os próximos anos com a ajuda dos doadores.",
		"de": "Der Fonds ist einer der Partner des Ministeriums und hat für die Schulen im Norden des Landes eine Förderung von der Bank und auch durch das Amt.",
		"ru": "Фонд является одним из партнёров министерства и выделил грант школам на севере страны.",
		"ar": "الصندوق هو أحد شركاء الوزارة وقدم منحة للمدارس في شمال البلاد",
		"zh": "基金 是 该部 合作伙伴 之一 北部 学校",
		"":   "UNDP Kenya 2021",
	} {
		d, _, _ := cut(t, text)
		if d.Language != want {
			t.Errorf("%q is told as %q, want %q", text, d.Language, want)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	text := strings.Repeat("The Ministry of Health and the Fund’s partners signed a programme worth US$ 2.5 million between 2017 and 2022. It was agreed in Rome.\n\n", 100)
	d, v, _ := cut(b, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		segment.New(d, v, nil)
	}
}

// The sheet's texts are those in which a token's place is less than plain: joined hyphens,
// columns, tables, and a paragraph that goes on behind one.
func TestTokensKnowTheirPlaceAndTheirLines(t *testing.T) {
	for _, text := range []string{
		"The Fund gave\nUS$ 236\nmillion to de-\nvelop wells.\n\n  • First, “quoted”\n  • Second",
		"Name            2021     2022\nWells             10       12\nRoads             20       22\n\nand so on it went over the\f\nnext page.",
		"Left column text runs here       Right column text stands\nand goes on to the next line     apart from it, on its own\nuntil it comes to its end.       and ends there as well.",
	} {
		d, v, s := cut(t, text)
		for i, tok := range s.Tokens {
			raw := v.Raw(tok.Span())
			if tok.Raw != raw.Start {
				t.Errorf("%q: token %d stands at %d, and Raw says %d", text, i, tok.Raw, raw.Start)
			}
			if i == 0 {
				continue
			}
			end := v.Raw(s.Tokens[i-1].Span()).End
			if line := end < raw.Start && strings.Contains(d.Text[end:raw.Start], "\n"); tok.Line != line {
				t.Errorf("%q: token %d (%q) begins a line: %v", text, i, raw.Of(d.Text), tok.Line)
			}
		}
	}
}
