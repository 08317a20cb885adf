package table

// ConflictRow is a row of conflicts.
type ConflictRow struct {
	DocumentID      string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet that tells it otherwise than one before it"`
	EntityID        string `parquet:"entity_id" key:"primary" in:"kind" doc:"its entry: an id of the table that kind names"`
	Field           string `parquet:"field,dict" key:"primary" doc:"what differs: amount, count, date, kind or title"`
	Kind            string `parquet:"kind,dict" doc:"the entries' table: agreements or contributions"`
	Value           string `parquet:"own_value" doc:"what the sheet tells; an amount with its currency, a date as EDTF"`
	Spanned                // of the words that tell it
	OtherDocumentID string `parquet:"other_document_id,dict" ref:"documents" doc:"the sheet before"`
	OtherEntityID   string `parquet:"other_entity_id" in:"kind" of:"other_document_id" doc:"its entry, in the same table"`
	OtherValue      string `parquet:"other_value" doc:"what that sheet tells"`
	OtherPage       int32  `parquet:"other_page" doc:"page of the other sheet, from 1"`
	OtherStart      int32  `parquet:"other_span_start" doc:"where the other quote begins in the other sheet's documents.text, in code points from 0"`
	OtherEnd        int32  `parquet:"other_span_end" doc:"where it ends; not part of it"`
	OtherQuote      string `parquet:"other_quote" doc:"the other sheet's own words"`
}

// Conflicts is the table conflicts.
var Conflicts = Of[ConflictRow]{
	Name: "conflicts", Role: Fact, Version: 2, Doc: "Where two sheets tell one agreement or one flow differently, a field a row, with both " +
		"sheets' words. An agreement is held against what the sheets before tell most precisely.",
	Rows: func(s *Sheet, out []ConflictRow) []ConflictRow {
		for _, c := range s.links.Conflicts {
			o := spanned(c.Other.Span)
			out = append(out, ConflictRow{
				c.Own.Document, c.Own.ID, c.Field, c.Kind, valid(c.Own.Value), spanned(c.Own.Span),
				c.Other.Document, c.Other.ID, valid(c.Other.Value), o.Page, o.SpanStart, o.SpanEnd, o.Quote,
			})
		}
		return out
	},
}
