package selftest_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/record"
	"factsheet/pipeline/selftest"
	"factsheet/pipeline/source"
)

// TestBrokenRecordsAreSeen breaks each property in turn, so that none holds whatever comes.
func TestBrokenRecordsAreSeen(t *testing.T) {
	of := func(f func(*record.Record)) spoil {
		return func(_ int, _ source.Input, r *record.Record) { f(r) }
	}
	again := func(in source.Input) bool { return strings.HasPrefix(in.Source, "read again/") }
	for _, c := range []struct {
		id, how string
		spoil   spoil
	}{
		{"fault.none", "a stage panics", of(func(r *record.Record) {
			r.Document.Errors = []record.DocumentError{{Stage: "pipeline", Message: "internal fault (please report it with the sheet): nil"}}
		})},
		{"fault.none", "an entry was dropped", of(func(r *record.Record) { r.Issues[0].Rule = "span.not_quoted" })},
		{"text.whole", "a letter is lost", of(func(r *record.Record) {
			r.Text = strings.Replace(r.Text, "Norway", "Noway", 1)
			r.Document.Characters--
		})},
		{"text.whole", "the count is off", of(func(r *record.Record) { r.Document.Characters++ })},
		{"span.quotes", "bytes for code points", of(func(r *record.Record) { r.Amounts[0].Start += 6; r.Amounts[0].End += 6 })},
		{"span.quotes", "a mention off the text", of(func(r *record.Record) { r.Partners[0].Mentions[1].End = 1 << 30 })},
		{"span.quotes", "an empty span", of(func(r *record.Record) { r.Dates[0].End, r.Dates[0].Quote = r.Dates[0].Start, "" })},
		{"span.quotes", "a cell's words", of(func(r *record.Record) { r.Tables[0].Cells[1].Quote = "walls" })},
		{"span.quotes", "an unread sign", of(func(r *record.Record) { r.Unread[0].Quote = "£" })},
		{"span.quotes", "an issue's words", of(func(r *record.Record) {
			r.Issues[0].Span = &record.Span{Start: 0, End: 2, Page: 1, Quote: "US"}
		})},
		{"span.quotes", "what stands under a heading", of(func(r *record.Record) { r.Sections[0].Body.End = 1 << 30 })},
		{"span.page", "no such page", of(func(r *record.Record) { r.Quantities[1].Page = 3 })},
		{"span.page", "the page before", of(func(r *record.Record) { r.Quantities[1].Page = 1 })},
		{"span.page", "the page after", of(func(r *record.Record) { r.Sections[0].Page = 2 })},
		{"id.unique", "two dates of one id", of(func(r *record.Record) { r.Dates[1].ID = r.Dates[0].ID })},
		{"id.unique", "two kinds of one id", of(func(r *record.Record) { r.Unread[0].ID = r.Partners[0].ID })},
		{"id.stable", "ids by the name", func(_ int, in source.Input, r *record.Record) { r.Dates[0].ID = record.ID("date", in.Source) }},
		{"id.stable", "an entry that comes and goes", func(_ int, in source.Input, r *record.Record) {
			if again(in) {
				r.Unread = r.Unread[1:]
			}
		}},
		{"list.sorted", "two sums", of(func(r *record.Record) { slices.Reverse(r.Amounts) })},
		{"list.sorted", "two mentions", of(func(r *record.Record) { slices.Reverse(r.Partners[0].Mentions) })},
		{"list.sorted", "two bodies", of(func(r *record.Record) { slices.Reverse(r.Partners) })},
		{"link.exists", "no such donor", of(func(r *record.Record) { r.Contributions[0].Donor = new("partner-0000000000000000") })},
		{"link.exists", "a sum for a donor", of(func(r *record.Record) { r.Contributions[0].Donor = &r.Amounts[0].ID })},
		{"link.exists", "an issue of nothing", of(func(r *record.Record) { r.Issues[0].Entity = new("amount-0000000000000000") })},
		{"link.no_circle", "sums", of(func(r *record.Record) { r.Amounts[1].TotalOf = []string{r.Amounts[0].ID} })},
		{"link.no_circle", "a sum of itself", of(func(r *record.Record) { r.Amounts[1].TotalOf = []string{r.Amounts[1].ID} })},
		{"link.no_circle", "flows", of(func(r *record.Record) { r.Contributions[0].PartOf = &r.Contributions[1].ID })},
		{"amount.honest", "a guess", of(func(r *record.Record) { r.Amounts[1].Value = new("415") })},
		{"amount.honest", "no issue", of(func(r *record.Record) { r.Issues = []record.Issue{} })},
		{"amount.honest", "neither value nor range", of(func(r *record.Record) { r.Amounts[0].Value = nil })},
		{"amount.honest", "a value and candidates", of(func(r *record.Record) { r.Amounts[0].Candidates = []string{"6"} })},
		{"date.honest", "no value, no candidates", of(func(r *record.Record) { r.Dates[0].EDTF = nil })},
		{"date.honest", "no value, no issue", of(func(r *record.Record) {
			r.Dates[0].EDTF, r.Dates[0].Candidates = nil, []string{"2019", "2020"}
		})},
		{"date.honest", "it ends before it begins", of(func(r *record.Record) { r.Dates[0].First = new("2030-01-01") })},
		{"date.honest", "a value and candidates", of(func(r *record.Record) { r.Dates[0].Candidates = []string{"2019"} })},
		{"table.grid", "a cell outside", of(func(r *record.Record) { r.Tables[0].Cells[3].ColumnSpan = 2 })},
		{"table.grid", "two cells in one place", of(func(r *record.Record) { r.Tables[0].Cells[0].RowSpan = 2 })},
		{"table.grid", "cells in disorder", of(func(r *record.Record) { slices.Reverse(r.Tables[0].Cells) })},
		{"table.grid", "another text", of(func(r *record.Record) { r.Tables[0].Cells[3].Text = "6" })},
		{"table.grid", "too many heads", of(func(r *record.Record) { r.Tables[0].Heads = 3 })},
		{"told.number", "a count is lost", of(func(r *record.Record) { r.Quantities = r.Quantities[:1] })},
		{"told.number", "half of a number", of(func(r *record.Record) { r.Quantities[0].Start++ })},
		{"told.currency", "a sign is lost", of(func(r *record.Record) {
			r.Unread = slices.DeleteFunc(r.Unread, func(u record.Unread) bool { return u.Kind == "currency" })
		})},
		{"told.month", "a month is lost", of(func(r *record.Record) { r.Dates[0].Start += len("June ") })},
		{"told.short_form", "a short form is lost", of(func(r *record.Record) { r.Partners = r.Partners[:1] })},
		{"json.schema", "an unknown word", of(func(r *record.Record) { r.Amounts[0].Qualifier = "maybe" })},
		{"json.schema", "a null list", of(func(r *record.Record) { r.Events = nil })},
		{"json.same", "a string that is no text", of(func(r *record.Record) { r.Document.Reader = "text\xff" })},
		{"read.again", "a title by the name", func(_ int, in source.Input, r *record.Record) { r.Document.Title = &in.Source }},
		{"read.again", "a date that comes and goes", func(_ int, in source.Input, r *record.Record) {
			if again(in) {
				r.Document.Date = new("2019")
			}
		}},
		{"pipe.same", "lines are read otherwise", func(_ int, in source.Input, r *record.Record) {
			if in.Data == nil {
				r.Document.Reader = "line"
			}
		}},
		{"line_ends.same", "a sum is lost", of(func(r *record.Record) {
			if strings.Contains(r.Text, "\r") {
				r.Amounts = r.Amounts[1:]
			}
		})},
		{"line_ends.same", "another value", of(func(r *record.Record) {
			if !strings.Contains(r.Text, "\r") {
				r.Amounts[0].Value = new("5000001")
			}
		})},
		{"workers.same", "what goes on from sheet to sheet", func(call int, _ source.Input, r *record.Record) {
			r.Document.Title = new(strings.Repeat("x", call))
		}},
		{"order.same", "what goes on from sheet to sheet", func(call int, _ source.Input, r *record.Record) {
			if call%4 == 1 {
				r.Document.Title = new("the first")
			}
		}},
		{"tables.tally", "an entry that is not written", of(func(r *record.Record) { r.Amounts[0].Quote = "nothing of the kind" })},
	} {
		t.Run(c.id+"/"+c.how, func(t *testing.T) {
			r := try(t, &toy{spoil: c.spoil}, toySheets()[:2], c.id)
			p := &r.Results[0]
			if p.Held() {
				t.Fatalf("%s holds all the same", c.id)
			}
			if len(p.Findings) == 0 || p.Findings[0].Source == "" || p.Findings[0].Message == "" {
				t.Errorf("it is not told where: %+v", p.Findings)
			}
			if len(r.Failed()) != 1 {
				t.Errorf("failed: %v", r.Failed())
			}
		})
	}
}

// Each property is broken above.
func TestEveryPropertyIsBroken(t *testing.T) {
	data, err := os.ReadFile("broken_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range selftest.Properties() {
		if !strings.Contains(string(data), `{"`+p.ID+`", "`) {
			t.Errorf("no test breaks %s", p.ID)
		}
		if p.Doc == "" || !strings.HasSuffix(p.Doc, ".") {
			t.Errorf("%s has no doc", p.ID)
		}
	}
}
