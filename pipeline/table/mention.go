package table

import "factsheet/pipeline/record"

// AmountRow is a row of amounts.
type AmountRow struct {
	Entry
	Value      *Money   `parquet:"amount_value,optional,decimal(2:18)" doc:"the sum in units of the currency; null for a malformed one, a range, and one with more places or digits than the column holds (issue amount.not_storable)"`
	ValueText  *string  `parquet:"amount_value_text,optional" doc:"the sum to the letter, whatever its size; null for a malformed one and a range"`
	Currency   *string  `parquet:"currency,optional,dict" doc:"ISO 4217; null where the sheet does not tell"`
	Qualifier  string   `parquet:"qualifier,dict" doc:"exact, about, nearly, over, at_least, under or up_to"`
	Status     string   `parquet:"status,dict" doc:"ok, or malformed where the digits read in no one way"`
	Low        *Money   `parquet:"low,optional,decimal(2:18)" doc:"lower end of a range; null as amount_value is"`
	LowText    *string  `parquet:"low_text,optional" doc:"lower end to the letter"`
	High       *Money   `parquet:"high,optional,decimal(2:18)" doc:"upper end of a range; null as amount_value is"`
	HighText   *string  `parquet:"high_text,optional" doc:"upper end to the letter"`
	Candidates []string `parquet:"candidates,list" doc:"what a malformed sum may mean; never a value of its own"`
	Unit       *string  `parquet:"unit,optional" doc:"the unit line, head or label that told currency and scale, to the letter; null where the mention tells them itself"`
	UnitStart  *int32   `parquet:"unit_start,optional" doc:"where the unit begins in documents.text, in code points from 0"`
	UnitEnd    *int32   `parquet:"unit_end,optional" doc:"where the unit ends; not part of it"`
	PartOf     *string  `parquet:"part_of,optional" ref:"amounts" doc:"the amount that holds this one: its total, or the same sum told before; a sum over amounts leaves such rows out, so that no money counts twice (amount_parts has them all)"`
	Supported  *string  `parquet:"supported_candidate,optional" doc:"the candidate of a malformed sum that fits what the sheet tells elsewhere; the value stays null"`
	SupportWhy *string  `parquet:"supported_why,optional" doc:"how it fits, in a sentence"`
	SupportBy  []string `parquet:"supported_by,list" doc:"ids of the amounts that it fits"`
	Again
	Spanned
	Reasoned
}

// Amounts is the table amounts.
var Amounts = Of[AmountRow]{
	Name: "amounts", Role: Fact, Version: 4, Doc: "A mention of money a row.",
	Rows: func(s *Sheet, out []AmountRow) []AmountRow {
		for i := range s.Amounts {
			e := &s.Amounts[i]
			unit, start, end := quoted(e.Unit)
			candidate, why, by := supported(e.Supported)
			out = append(out, AmountRow{
				s.entry(e.Basis), money(e.Value), validPtr(e.Value), e.Currency, e.Qualifier, e.Status,
				money(e.Low), validPtr(e.Low), money(e.High), validPtr(e.High), e.Candidates, unit, start, end, s.holder(e.ID), candidate, why, by,
				s.again(e.Basis), spanned(e.Span), s.reasoned(e.Basis),
			})
		}
		return out
	},
}

// supported is what speaks for a candidate, where something does.
func supported(s *record.Support) (candidate, why *string, by []string) {
	if s == nil {
		return nil, nil, nil
	}
	return &s.Candidate, validPtr(&s.Why), s.By
}

// DateRow is a row of dates.
type DateRow struct {
	Entry
	EDTF       *string  `parquet:"edtf,optional" doc:"the date, period or set of dates as EDTF (ISO 8601-2); null where it reads in more than one way"`
	First      *Day     `parquet:"first,optional,date" doc:"its first day; null where it is open or not known"`
	Last       *Day     `parquet:"last,optional,date" doc:"its last day; null where it is open or not known"`
	Precision  string   `parquet:"date_precision,dict" doc:"day, month, quarter, half, year, decade or century"`
	Candidates []string `parquet:"candidates,list" doc:"what an ambiguous date may mean"`
	Spanned
	Reasoned
}

// Dates is the table dates.
var Dates = Of[DateRow]{
	Name: "dates", Role: Fact, Version: 2, Doc: "A mention of a date, a period or a set of dates a row.",
	Rows: func(s *Sheet, out []DateRow) []DateRow {
		for i := range s.Dates {
			e := &s.Dates[i]
			out = append(out, DateRow{
				s.entry(e.Basis), validPtr(e.EDTF), day(e.First), day(e.Last), e.Precision, e.Candidates,
				spanned(e.Span), s.reasoned(e.Basis)})
		}
		return out
	},
}

// QuantityRow is a row of quantities.
type QuantityRow struct {
	Entry
	Value     *Number `parquet:"quantity_value,optional,decimal(4:18)" doc:"how many; null for a range, and for a number with more places or digits than the column holds (issue quantity.not_storable)"`
	ValueText *string `parquet:"quantity_value_text,optional" doc:"how many, to the letter; null for a range"`
	Low       *Number `parquet:"low,optional,decimal(4:18)" doc:"lower end of a range; null as quantity_value is"`
	LowText   *string `parquet:"low_text,optional" doc:"lower end to the letter"`
	High      *Number `parquet:"high,optional,decimal(4:18)" doc:"upper end of a range; null as quantity_value is"`
	HighText  *string `parquet:"high_text,optional" doc:"upper end to the letter"`
	Unit      string  `parquet:"unit" doc:"what is counted, or %"`
	Qualifier string  `parquet:"qualifier,dict" doc:"exact, about, nearly, over, at_least, under or up_to"`
	Spanned
	Reasoned
}

// Quantities is the table quantities.
var Quantities = Of[QuantityRow]{
	Name: "quantities", Role: Fact, Version: 2, Doc: "A count of things or a percentage a row.",
	Rows: func(s *Sheet, out []QuantityRow) []QuantityRow {
		for i := range s.Quantities {
			e := &s.Quantities[i]
			out = append(out, QuantityRow{
				s.entry(e.Basis), number(e.Value), validPtr(e.Value), number(e.Low), validPtr(e.Low), number(e.High), validPtr(e.High),
				valid(e.Unit), e.Qualifier, spanned(e.Span), s.reasoned(e.Basis),
			})
		}
		return out
	},
}

// AcronymRow is a row of acronyms.
type AcronymRow struct {
	Entry
	Short string `parquet:"short" doc:"the short form"`
	Long  string `parquet:"long" doc:"what it stands for"`
	Spanned
	Reasoned
}

// Acronyms is the table acronyms.
var Acronyms = Of[AcronymRow]{
	Name: "acronyms", Role: Dimension, Version: 1, Doc: "A short form that a sheet defines a row; the span is the definition.",
	Rows: func(s *Sheet, out []AcronymRow) []AcronymRow {
		for i := range s.Acronyms {
			e := &s.Acronyms[i]
			out = append(out, AcronymRow{s.entry(e.Basis), valid(e.Short), valid(e.Long), spanned(e.Span), s.reasoned(e.Basis)})
		}
		return out
	},
}
