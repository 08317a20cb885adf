package table

import (
	"strings"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
)

// Entry begins the row of every entry.
type Entry struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	ID         string `parquet:"id" key:"primary" doc:"the entry's id"`
}

// Spanned is where an entry stands.
type Spanned struct {
	Page      int32  `parquet:"page" doc:"page of the sheet, from 1"`
	SpanStart int32  `parquet:"span_start" doc:"where the quote begins in documents.text, in code points from 0"`
	SpanEnd   int32  `parquet:"span_end" doc:"where the quote ends; not part of it"`
	Quote     string `parquet:"quote" doc:"the sheet's own words: documents.text from span_start to span_end"`
}

// Again is the telling before of what a sheet tells again.
type Again struct {
	SameAsDocument *string `parquet:"same_as_document_id,optional,dict" ref:"documents" doc:"the sheet, earlier in the batch, that told it first; null where this one did"`
	SameAs         *string `parquet:"same_as,optional" ref:"self" of:"same_as_document_id" doc:"the entry's id there, in the same table; what is null here counts each thing once"`
}

// Told is where an entry that stands once a sheet is told of first.
type Told struct {
	Spanned
	Mentions int32 `parquet:"mention_count" doc:"how often the sheet mentions it; each mention is a row of the table mentions, and the span here is the first"`
}

// Reasoned ends the row of every entry.
type Reasoned struct {
	Rule   string   `parquet:"rule,dict" doc:"the rule that made the entry; 'factsheet explain --rules' tells what each does"`
	Doubts []string `parquet:"doubts,list" doc:"what makes the entry less than sure; empty where nothing does"`
	Version
}

// Version is by which extractor's version a row was made.
type Version struct {
	ExtractorVersion *string `parquet:"extractor_version,optional,dict" doc:"the version of the extractor that the rule is of: what stands before the rule's first point is its name; null for a rule of the program's own stages, which change with its version (manifest.json has it)"`
}

// Sum is the one amount of a fact, looked up.
type Sum struct {
	AmountID        *string `parquet:"amount_id,optional" ref:"amounts" doc:"the amount; null where the sheet tells none, or several (see the link table)"`
	AmountValue     *Money  `parquet:"amount_value,optional,decimal(2:18)" doc:"amounts.amount_value of it"`
	AmountValueText *string `parquet:"amount_value_text,optional" doc:"amounts.amount_value_text of it"`
	AmountLow       *Money  `parquet:"amount_low,optional,decimal(2:18)" doc:"amounts.low of it"`
	AmountHigh      *Money  `parquet:"amount_high,optional,decimal(2:18)" doc:"amounts.high of it"`
	AmountCurrency  *string `parquet:"amount_currency,optional,dict" doc:"amounts.currency of it"`
	AmountQualifier *string `parquet:"amount_qualifier,optional,dict" doc:"amounts.qualifier of it"`
	AmountStatus    *string `parquet:"amount_status,optional,dict" doc:"amounts.status of it"`
}

// Lasting is a time as EDTF and as days.
type Lasting struct {
	Period *string `parquet:"period_edtf,optional" doc:"when, as EDTF"`
	First  *Day    `parquet:"period_first,optional,date" doc:"first day of the period; null where it is open or not known"`
	Last   *Day    `parquet:"period_last,optional,date" doc:"last day of the period; null where it is open or not known"`
}

// When is a date as EDTF and as days.
type When struct {
	Date  *string `parquet:"date_edtf,optional" doc:"when, as EDTF"`
	First *Day    `parquet:"date_first,optional,date" doc:"first day of the date; null where it is open or not known"`
	Last  *Day    `parquet:"date_last,optional,date" doc:"last day of the date; null where it is open or not known"`
}

// Sheet is a record with its entries by id.
type Sheet struct {
	*record.Record
	links    *across.Links
	partners map[string]string // names
	places   map[string]string
	projects map[string]string
	amounts  map[string]*record.Amount
	holders  map[string]*string // of an amount that is part of another, the first that holds it
	left     map[string]summable.Reason
	versions Versions
}

// Versions are the versions of the extractors, by their names.
type Versions map[string]*string

// of is the version of the extractor that a rule is of; nil for a rule of another stage.
func (v Versions) of(rule string) Version {
	name, _, _ := strings.Cut(rule, ".")
	return Version{v[name]}
}

// NewSheet makes a record ready to give rows, with what links it to the sheets before it and
// why contributions of it are left out of a sum.
func NewSheet(r *record.Record, links *across.Links, left map[string]summable.Reason, versions Versions) *Sheet {
	s := &Sheet{
		Record: r, links: links, left: left, versions: versions,
		partners: make(map[string]string, len(r.Partners)), places: make(map[string]string, len(r.Places)),
		projects: make(map[string]string, len(r.Projects)), amounts: make(map[string]*record.Amount, len(r.Amounts)),
	}
	for i := range r.Partners {
		s.partners[r.Partners[i].ID] = valid(r.Partners[i].Name)
	}
	for i := range r.Places {
		s.places[r.Places[i].ID] = valid(r.Places[i].Name)
	}
	for i := range r.Projects {
		s.projects[r.Projects[i].ID] = valid(r.Projects[i].Title)
	}
	for i := range r.Amounts {
		s.amounts[r.Amounts[i].ID] = &r.Amounts[i]
	}
	for i := range r.Amounts {
		for _, id := range r.Amounts[i].TotalOf {
			if s.holders == nil {
				s.holders = map[string]*string{}
			}
			if s.holders[id] == nil {
				s.holders[id] = &r.Amounts[i].ID
			}
		}
	}
	return s
}

func (s *Sheet) entry(b record.Basis) Entry { return Entry{s.Document.ID, b.ID} }

func (s *Sheet) again(b record.Basis) Again {
	if first, ok := s.links.Same[b.ID]; ok {
		return Again{&first.Document, &first.ID}
	}
	return Again{}
}

func spanned(s record.Span) Spanned {
	return Spanned{int32(s.Page), int32(s.Start), int32(s.End), valid(s.Quote)}
}

// quoted is a span that may be missing: its words, and where they begin and end.
func quoted(s *record.Span) (quote *string, start, end *int32) {
	if s == nil {
		return nil, nil, nil
	}
	q, from, to := valid(s.Quote), int32(s.Start), int32(s.End)
	return &q, &from, &to
}

// told is the first mention and the number of them. An entry has one at least.
func told(mentions []record.Mention) Told {
	return Told{spanned(mentions[0].Span), int32(len(mentions))}
}

func (s *Sheet) reasoned(b record.Basis) Reasoned {
	return Reasoned{b.Rule, b.Doubts, s.versions.of(b.Rule)}
}

// sum looks up an amount.
func (s *Sheet) sum(id *string) Sum {
	if id == nil {
		return Sum{}
	}
	a, ok := s.amounts[*id]
	if !ok {
		return Sum{AmountID: id}
	}
	return Sum{id, money(a.Value), validPtr(a.Value), money(a.Low), money(a.High), a.Currency, &a.Qualifier, &a.Status}
}

// onlySum looks up the amount of a fact that has one alone. Of several, which is the
// total and which a part is not for a column to guess.
func (s *Sheet) onlySum(ids []string) Sum {
	if len(ids) != 1 {
		return Sum{}
	}
	return s.sum(&ids[0])
}

// days are the ends of an EDTF date.
func days(edtf *string) (first, last *Day) {
	if edtf == nil {
		return nil, nil
	}
	from, to := record.Days(*edtf)
	return (*Day)(from), (*Day)(to)
}

func period(edtf *string) Lasting {
	first, last := days(edtf)
	return Lasting{validPtr(edtf), first, last}
}

func when(edtf *string) When {
	first, last := days(edtf)
	return When{validPtr(edtf), first, last}
}

// holder is the amount that holds another; nil for most.
func (s *Sheet) holder(id string) *string { return s.holders[id] }

// named looks an id up among names; nil where there is no id or no such entry.
func named(names map[string]string, id *string) *string {
	if id == nil {
		return nil
	}
	if n, ok := names[*id]; ok {
		return &n
	}
	return nil
}
