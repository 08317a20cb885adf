package table

import "factsheet/pipeline/record"

// DocumentRow is a row of documents.
type DocumentRow struct {
	ID            string  `parquet:"id" key:"primary" doc:"the sheet's id, a hash of its bytes"`
	Source        string  `parquet:"source" doc:"its path below the one that was given"`
	SHA256        string  `parquet:"sha256" doc:"of its bytes, in hex"`
	MediaType     string  `parquet:"media_type,dict" doc:"text/plain or application/pdf"`
	Title         *string `parquet:"title,optional" doc:"its title as printed"`
	Publisher     *string `parquet:"publisher,optional" doc:"who published it, where it tells"`
	When                  // its own date, where it tells
	Language      *string `parquet:"language_code,optional,dict" doc:"ISO 639-1; null where the text is too short to tell"`
	Pages         int32   `parquet:"pages" doc:"number of pages"`
	Characters    int32   `parquet:"characters" doc:"code points of text"`
	NearDuplicate *string `parquet:"near_duplicate_id,optional" ref:"documents" doc:"the sheet that this one is another make of (its text as a PDF, say) or another edition of, most of its text the same: the first of them in the batch's order; null for that one, and for a sheet that stands alone"`
	Status        string  `parquet:"status,dict" doc:"ok, partial or failed; table document_errors says why"`
	Reader        string  `parquet:"reader,dict" doc:"which reader made the text"`
	SchemaVersion string  `parquet:"schema_version,dict" doc:"version of the document record"`
	Text          string  `parquet:"text" doc:"the sheet as read; every span points into it"`
}

// Documents is the table documents.
var Documents = Of[DocumentRow]{
	Name: "documents", Role: Dimension, Version: 2, Doc: "A sheet a row, read or not.", Texts: true,
	Rows: func(s *Sheet, out []DocumentRow) []DocumentRow {
		d := &s.Document
		return append(out, DocumentRow{
			d.ID, valid(d.Source), d.SHA256, d.MediaType, validPtr(d.Title), validPtr(d.Publisher), when(d.Date), d.Language,
			int32(d.Pages), int32(d.Characters), d.NearDuplicate, d.Status, d.Reader, s.Schema, valid(s.Text),
		})
	},
}

// DocumentErrorRow is a row of document_errors.
type DocumentErrorRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	Ordinal    int32  `parquet:"ordinal" key:"primary" doc:"its place among the sheet's errors, from 0"`
	Stage      string `parquet:"stage,dict" doc:"the stage that met it: source, read, layout, extract …"`
	Page       *int32 `parquet:"page,optional" doc:"the page, from 1; null where it concerns the whole sheet"`
	Message    string `parquet:"message" doc:"what happened and, where there is something to do, what"`
}

// DocumentErrors is the table document_errors.
var DocumentErrors = Of[DocumentErrorRow]{
	Name: "document_errors", Role: Fact, Version: 1, Doc: "Why a sheet is partial or failed, a reason a row.",
	Rows: func(s *Sheet, out []DocumentErrorRow) []DocumentErrorRow {
		for i, e := range s.Document.Errors {
			row := DocumentErrorRow{DocumentID: s.Document.ID, Ordinal: int32(i), Stage: e.Stage, Message: valid(e.Message)}
			if e.Page != nil {
				page := int32(*e.Page)
				row.Page = &page
			}
			out = append(out, row)
		}
		return out
	},
}

// SectionRow is a row of sections.
type SectionRow struct {
	Entry
	Level     int32  `parquet:"level" doc:"depth of the heading, from 1"`
	Title     string `parquet:"title" doc:"the heading, its line breaks mended"`
	BodyStart int32  `parquet:"body_start" doc:"where what stands under it begins in documents.text, in code points"`
	BodyEnd   int32  `parquet:"body_end" doc:"where that ends; not part of it"`
	Spanned          // of the heading
	Reasoned
}

// Sections is the table sections.
var Sections = Of[SectionRow]{
	Name: "sections", Role: Dimension, Version: 1, Doc: "A heading a row, with the stretch that stands under it.",
	Rows: func(s *Sheet, out []SectionRow) []SectionRow {
		for i := range s.Sections {
			e := &s.Sections[i]
			out = append(out, SectionRow{
				s.entry(e.Basis), int32(e.Level), valid(e.Title), int32(e.Body.Start), int32(e.Body.End),
				spanned(e.Span), s.reasoned(e.Basis)})
		}
		return out
	},
}

// IssueRow is a row of issues.
type IssueRow struct {
	Entry
	Rule      string  `parquet:"rule,dict" doc:"the rule of validation that found it"`
	Severity  string  `parquet:"severity,dict" doc:"error, warning or info"`
	Message   string  `parquet:"message" doc:"what is the matter, in a sentence"`
	EntityID  *string `parquet:"entity_id,optional" in:"any" doc:"the entry that it concerns; null for the whole sheet"`
	Page      *int32  `parquet:"page,optional" doc:"page of the sheet, from 1"`
	SpanStart *int32  `parquet:"span_start,optional" doc:"where the quote begins in documents.text, in code points; null for the whole sheet"`
	SpanEnd   *int32  `parquet:"span_end,optional" doc:"where the quote ends; not part of it"`
	Quote     *string `parquet:"quote,optional" doc:"the sheet's words that it concerns"`
	Version   *string `parquet:"extractor_version,optional,dict" doc:"the version of the extractor whose entries the rule checks: what stands before the rule's first point is its name; null where it checks more than one's"`
}

// Issues is the table issues.
var Issues = Of[IssueRow]{
	Name: "issues", Role: Fact, Version: 1, Doc: "What validation found, a finding a row.",
	Rows: func(s *Sheet, out []IssueRow) []IssueRow {
		for i := range s.Issues {
			e := &s.Issues[i]
			row := IssueRow{
				Entry: Entry{s.Document.ID, e.ID}, Rule: e.Rule, Severity: string(e.Severity), Message: valid(e.Message),
				EntityID: e.Entity, Version: s.versions.of(e.Rule).ExtractorVersion,
			}
			if e.Span != nil {
				at := spanned(*e.Span)
				row.Page, row.SpanStart, row.SpanEnd, row.Quote = &at.Page, &at.SpanStart, &at.SpanEnd, &at.Quote
			}
			out = append(out, row)
		}
		return out
	},
}

// UnreadRow is a row of unread.
type UnreadRow struct {
	Entry
	Kind   string  `parquet:"kind,dict" doc:"number, currency, month or short_form"`
	Reason *string `parquet:"reason,optional,dict" doc:"why it was left out on purpose; null where it was not understood"`
	Spanned
}

// Unread is the table unread.
var Unread = Of[UnreadRow]{
	Name: "unread", Role: Fact, Version: 1, Doc: "A number, currency sign, month or short form a row that no entry holds.",
	Rows: func(s *Sheet, out []UnreadRow) []UnreadRow {
		for i := range s.Unread {
			e := &s.Unread[i]
			out = append(out, UnreadRow{Entry{s.Document.ID, e.ID}, e.Kind, validPtr(e.Reason), spanned(e.Span)})
		}
		return out
	},
}

// MentionRow is a row of mentions.
type MentionRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	EntityID   string `parquet:"entity_id,dict" key:"primary" in:"kind" doc:"the entry that is mentioned: an id of the table that kind names"`
	Ordinal    int32  `parquet:"ordinal" key:"primary" doc:"its place among the entry's mentions, from 0"`
	Kind       string `parquet:"kind,dict" doc:"the entry's table: partners, places, people, projects, agreements, contributions, events or refs"`
	Spanned
	Rule   string   `parquet:"rule,dict" doc:"the rule that found this mention; 'factsheet explain --rules' tells what each does"`
	Doubts []string `parquet:"doubts,list" doc:"what makes this mention less than sure; empty where nothing does"`
	Version
}

// Mentions is the table mentions.
var Mentions = Of[MentionRow]{
	Name: "mentions", Role: Fact, Version: 2, Doc: "Where an entry that stands once a sheet is told of, a place in the text a row. The other entries have their span in their own table.",
	Rows: func(s *Sheet, out []MentionRow) []MentionRow {
		add := func(kind string, b record.Basis, mentions []record.Mention) {
			for i := range mentions {
				m := &mentions[i]
				out = append(out, MentionRow{
					s.Document.ID, b.ID, int32(i), kind, spanned(m.Span), m.RuleIn(&b), m.DoubtsIn(&b),
					s.versions.of(m.RuleIn(&b))})
			}
		}
		for i := range s.Partners {
			add("partners", s.Partners[i].Basis, s.Partners[i].Mentions)
		}
		for i := range s.Places {
			add("places", s.Places[i].Basis, s.Places[i].Mentions)
		}
		for i := range s.People {
			add("people", s.People[i].Basis, s.People[i].Mentions)
		}
		for i := range s.Projects {
			add("projects", s.Projects[i].Basis, s.Projects[i].Mentions)
		}
		for i := range s.Agreements {
			add("agreements", s.Agreements[i].Basis, s.Agreements[i].Mentions)
		}
		for i := range s.Contributions {
			add("contributions", s.Contributions[i].Basis, s.Contributions[i].Mentions)
		}
		for i := range s.Events {
			add("events", s.Events[i].Basis, s.Events[i].Mentions)
		}
		for i := range s.References {
			add("refs", s.References[i].Basis, s.References[i].Mentions)
		}
		return out
	},
}
