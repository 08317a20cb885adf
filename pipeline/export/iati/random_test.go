package iati

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"

	"factsheet/pipeline/record"
)

// words are what random sheets are made of: text that XML, spans and web addresses may
// stumble over among it.
var words = []string{"Japan", "Norad", "Clean Water", "gave", "US$ 5 million", "to", "the", "Lakes.", "Größe", "日本", "🦊",
	"<script>", "&amp;", "]]>", "\x00", "\f", "\r\n", "\n", "\n\n", "\n• ",
	"\u202e", "\ufffe", "\ufffd", "\u00a0", "“In 2021,", "\v", "-->", "\"", "e\u0301"}

func randomText(t *rapid.T, least int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), least, 25).Draw(t, "words"), " ")
}

var randomDays = []string{"2020", "2021-03", "2021-03-04", "2019/2022", "2022-01/2022-12", "2030", "2015/..", "../2020",
	"{2019,2022}", "{2021-04,2021-06}", "199X", "20XX",
	"0000", "2015~", "2021-02-30", "9999-12-31", "..", "", "/", "nonsense", "2021/2020"}

func maybe(t *rapid.T, label string, list []string) *string {
	if rapid.IntRange(0, 7).Draw(t, label+"?") == 7 {
		return nil
	}
	return ptr(rapid.SampledFrom(list).Draw(t, label))
}

func some(t *rapid.T, label string, list []string) []string {
	return rapid.SliceOfN(rapid.SampledFrom(list), 0, 3).Draw(t, label)
}

// randomSheet is a record whose entries quote its text, and whose references and codes may
// lead to nothing.
func randomSheet(t *rapid.T, number int) *record.Record {
	text := randomText(t, 5)
	sources := []string{"a.txt", "dir/b c.pdf", "ü&<\"#?%.txt", `win\dows.txt`, "/abs/x:y.txt", "-", "a:b.txt"}
	r := sheetOf(rapid.SampledFrom(sources).Draw(t, "source"), text, "")
	r.Document.ID = fmt.Sprintf("doc-%d", number)
	r.Document.Date = maybe(t, "date", randomDays)
	r.Document.Title = maybe(t, "title", words)
	r.Document.Language = maybe(t, "language", []string{"en", "fr", "", "x<y", "english"})
	runes := []rune(text)
	span := func() record.Span {
		from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(runes)).Draw(t, "to")
		return record.Span{Start: from, End: to, Page: 1, Quote: string(runes[from:to])}
	}
	mentions := func() []record.Mention {
		out := make([]record.Mention, rapid.IntRange(1, 2).Draw(t, "mentions"))
		for i := range out {
			out[i].Span = span()
		}
		return out
	}
	sectors := func() []record.Sector {
		out := make([]record.Sector, rapid.IntRange(0, 2).Draw(t, "sectors"))
		for i := range out {
			out[i] = record.Sector{Span: span(), Code: rapid.SampledFrom([]string{"14030", "11220", "140", "6", "<"}).Draw(t, "sector"),
				Vocabulary: rapid.SampledFrom([]string{"1", "2", "7", "?"}).Draw(t, "vocabulary"), Name: rapid.SampledFrom(words).Draw(t, "name")}
		}
		return out
	}
	id := func(kind string, i int) record.Basis {
		return record.Basis{ID: fmt.Sprintf("%s-%d-%d", kind, number, i), Rule: rapid.SampledFrom([]string{"a.b", "x<y",
			"table.cells"}).Draw(t, "rule"), Doubts: some(t, "doubts", []string{"table_cell", "a\x00b"})}
	}
	ids := func(kind string) []string {
		return []string{fmt.Sprintf("%s-%d-0", kind, number), fmt.Sprintf("%s-%d-1", kind, number), fmt.Sprintf("%s-%d-2", kind,
			number), "none"}
	}
	for i := range 2 {
		p := partner(fmt.Sprintf("partner-%d", i), rapid.SampledFrom(words).Draw(t, "name"))
		p.Type = rapid.SampledFrom([]string{record.Government, record.Fund}).Draw(t, "type")
		p.OrganisationType = maybe(t, "organisation", []string{"10", "40", "99", "x\""})
		p.Country = maybe(t, "country", []string{"KE", "JP", "XX"})
		for range rapid.IntRange(0, 2).Draw(t, "codes") {
			p.Codes = append(p.Codes, record.Registry{Scheme: rapid.SampledFrom([]string{schemeIATI, schemeChannel, "x"}).Draw(t, "scheme"),
				Identifier: rapid.SampledFrom([]string{"41114", "NO-1", "QQ-7", "GB-CHC-1", "a b", "11000", "US-1\x00", ""}).Draw(t, "code")})
		}
		p.Mentions = mentions()
		r.Partners = append(r.Partners, p)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "places") {
		r.Places = append(r.Places, record.Place{Basis: record.Basis{ID: fmt.Sprintf("place-%d", i)},
			Name: rapid.SampledFrom(words).Draw(t, "place"),
			Code: maybe(t, "code", []string{"KE", "002", "XX", "<"}), Kind: rapid.SampledFrom([]string{"country", "territory",
				"region", "city"}).Draw(t, "kind"), Mentions: mentions()})
	}
	for i := range 3 {
		r.Amounts = append(r.Amounts, record.Amount{Basis: id("amount", i), Span: span(), Value: maybe(t, "value", []string{"5",
			"7", "0.25", "-3", "1e5", "12345678901234567890.123", ""}),
			Currency:  maybe(t, "currency", []string{"USD", "EUR", "JPY", "CHF", "FIM", "x"}),
			Qualifier: rapid.SampledFrom([]string{record.Exact, record.Over}).Draw(t, "qualifier"),
			Status:    rapid.SampledFrom([]string{record.AmountOK, record.AmountOK, record.AmountMalformed}).Draw(t, "status")})
	}
	body, at := []string{"partner-0", "partner-1"}, []string{"place-0", "place-1", "none"}
	sums, projects := ids("amount"), ids("project")
	for i := range rapid.IntRange(0, 3).Draw(t, "projects") {
		r.Projects = append(r.Projects, record.Project{Basis: id("project", i), Title: rapid.SampledFrom(words).Draw(t, "title"),
			Period:  maybe(t, "period", randomDays),
			Funding: some(t, "funding", body), Implementing: some(t, "implementing", body), Places: some(t, "places", at), Sectors: sectors(),
			Amounts: some(t, "sums", sums), Mentions: mentions()})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "agreements") {
		r.Agreements = append(r.Agreements, record.Agreement{Basis: id("agreement", i), Kind: rapid.SampledFrom([]string{"mou",
			"grant", "country_programme", "?"}).Draw(t, "kind"),
			Title: maybe(t, "title", words), Date: maybe(t, "date", randomDays), Parties: some(t, "parties", body), Count: i,
			Amounts: some(t, "sums", sums), Mentions: mentions()})
	}
	for i := range rapid.IntRange(2, 6).Draw(t, "contributions") {
		r.Contributions = append(r.Contributions, record.Contribution{Basis: id("contribution", i), Donor: maybe(t, "donor", body),
			Recipient: maybe(t, "recipient", body),
			CoDonors:  some(t, "co-donors", body), Flow: rapid.SampledFrom([]string{"pledge", "commitment", "disbursement", "budget",
				"unspecified", "?"}).Draw(t, "flow"),
			Amount: maybe(t, "amount", sums), Kind: rapid.SampledFrom([]string{"grant", "loan", "agreement", "unspecified", "?"}).Draw(t, "kind"),
			Period: maybe(t, "period", randomDays), Project: maybe(t, "project", append(projects, "none", "none")), Mentions: mentions()})
	}
	makeWholes(t, r)
	for range rapid.IntRange(0, 1).Draw(t, "sections") {
		s := record.Section{Span: span(), Title: rapid.SampledFrom(words).Draw(t, "heading")}
		s.Body = record.Range{Start: s.End, End: len(runes)}
		r.Sections = append(r.Sections, s)
	}
	return r
}

// makeWholes makes some amounts parts of others, and the flows whose sums they are.
func makeWholes(t *rapid.T, r *record.Record) {
	for i := range r.Amounts {
		for k := i + 1; k < len(r.Amounts); k++ {
			if rapid.IntRange(0, 2).Draw(t, "whole") == 1 {
				r.Amounts[i].TotalOf = append(r.Amounts[i].TotalOf, r.Amounts[k].ID)
			}
		}
	}
	for i := range r.Contributions {
		for k := range r.Contributions {
			c, whole := &r.Contributions[i], &r.Contributions[k]
			if c.Amount != nil && whole.Amount != nil && holds(r, *whole.Amount, *c.Amount) && c.PartOf == nil {
				c.PartOf = &whole.ID
			}
		}
	}
}

// holds reports whether a sum is part of another.
func holds(r *record.Record, whole, part string) bool {
	for i := range r.Amounts {
		if r.Amounts[i].ID == whole {
			return slices.ContainsFunc(r.Amounts[i].TotalOf, func(id string) bool { return id == part || holds(r, id, part) })
		}
	}
	return false
}
