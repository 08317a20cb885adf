// Package selftest tries on any sheets what should hold for all: that spans quote, that
// ids are stable, that the number of workers and the order of the sheets change nothing,
// that every number is told of. What holds is looked at anew, from the records and the
// files, and not by the code that is to make it hold.
package selftest

import (
	"fmt"

	"factsheet/pipeline/record"
)

// Property is something that holds for every sheet, or for every batch of them.
type Property struct {
	ID  string `json:"id"`
	Doc string `json:"doc"` // what holds, in a sentence or two

	sheet func(*sheet, *verdict) // looks at a sheet; nil for what is seen of the whole batch alone
}

// Properties are all properties, in the order in which they are told.
func Properties() []Property {
	return []Property{
		{"fault.none", "No stage meets a fault of its own, and nothing is left out of a record because it did not quote the text.", faultNone},
		{"text.whole", "The text of a text file is its decoded content to the letter; characters counts its code points.", textWhole},
		{"span.quotes", "The words of every span (of entries, mentions, sections, tables, unread things and issues) are those that " +
			"stand there in the text.", spanQuotes},
		{"span.page", "Every span is on a page of the sheet, and none is on an earlier page than a span before it; in a text file " +
			"form feeds part the pages.", spanPage},
		{"id.unique", "No two things in a record have the same id.", idUnique},
		{"id.stable", "A sheet that is read again, under another name, has the same ids.", idStable},
		{"list.sorted", "The lists of a record are sorted by where things stand, mentions too.", listSorted},
		{"link.exists", "What an entry refers to is in the record, and of the kind that it is to be.", linkExists},
		{"link.no_circle", "No sum and no flow is a part of itself, directly or around: sums over what is no part count nothing " +
			"twice.", linkNoCircle},
		{"amount.honest", "A malformed amount has no value, and an issue amount.malformed; any other has a value or a range, and no " +
			"candidates.", amountHonest},
		{"date.honest", "A date that reads in no one way has no value, but candidates or a doubt, and an issue; any other has a value " +
			"and ends no earlier than it begins.", dateHonest},
		{"table.grid", "The cells of a table stand within its rows and columns, by row and column, no two in one place; a cell's " +
			"text is that of its parts.", tableGrid},
		{"told.number", "Every digit is inside an entry or listed as unread, with a reason or without.", toldNumber},
		{"told.currency", "Every currency sign is inside an entry or listed as unread.", toldCurrency},
		{"told.month", "Every month's name is inside an entry or listed as unread; 'March' and 'May', verbs too, are not looked at.", toldMonth},
		{"told.short_form", "Every short form of three to six capitals between two words in small letters on its line is inside an entry " +
			"or listed as unread.", toldShortForm},
		{"json.schema", "A record's JSON keeps the schema that 'factsheet schema' prints.", jsonSchema},
		{"json.same", "A record that is read from its JSON and written again has the same bytes.", jsonSame},
		{"read.again", "A sheet that is read again, under another name, gives the same record but for the name. A sheet that met a " +
			"limit of time or memory need not.", readAgain},
		{"pipe.same", "A text that comes as a JSON line ('factsheet extract') gives the record that its file gives.", pipeSame},
		{"line_ends.same", "A text whose lines end otherwise (CRLF for LF, or LF for CRLF) tells the same facts.", lineEndsSame},
		{"workers.same", "The output is the same byte for byte with one worker and with several: documents, tables, manifest. Sheets " +
			"that met a limit of time or memory are left out.", nil},
		{"order.same", "Sheets that come in another order give the same records. near_duplicate, same_as, batch_id and the conflicts " +
			"of the tables do depend on the order, on purpose: they point to the sheet that came first.", nil},
		{"tables.tally", "The tables have a row for each entry of the records, and the manifest tells their rows, sizes and hashes as " +
			"they are.", nil},
	}
}

// The properties that are seen of the whole batch.
const (
	workersSame = "workers.same"
	orderSame   = "order.same"
	tablesTally = "tables.tally"
)

// Finding is a place where a property does not hold.
type Finding struct {
	Source       string `json:"source"` // the sheet; a file of the output where it is of the whole batch
	Message      string `json:"message"`
	*record.Span        // where there is one
}

// Result is what became of one property.
type Result struct {
	Property
	Sheets   int       `json:"sheets"`   // in which there was something to look at
	Looked   int       `json:"looked"`   // how many things were looked at
	Failed   int       `json:"failed"`   // sheets in which it does not hold
	Findings []Finding `json:"findings"` // the first of them, a few a sheet
}

// How much is told of a property that fails: enough to find the cause.
const (
	findingsOfSheet = 3
	findingsInAll   = 30
)

// Held reports whether the property holds wherever it was looked at.
func (r *Result) Held() bool { return r.Failed == 0 }

// add takes in what was seen of a sheet, or of the batch.
func (r *Result) add(v *verdict) {
	if v.looked == 0 && v.failed == 0 {
		return
	}
	r.Sheets++
	r.Looked += v.looked
	if v.failed == 0 {
		return
	}
	r.Failed++
	if room := findingsInAll - len(r.Findings); room < len(v.findings) {
		v.findings = v.findings[:room]
	}
	r.Findings = append(r.Findings, v.findings...)
}

// verdict is what is seen of one sheet for one property.
type verdict struct {
	source   string
	looked   int
	failed   int
	findings []Finding // the first
}

// fail notes that the property does not hold, at a span where there is one.
func (v *verdict) fail(at *record.Span, format string, args ...any) {
	v.failed++
	if len(v.findings) == findingsOfSheet {
		return
	}
	f := Finding{Source: v.source, Message: fmt.Sprintf(format, args...)}
	if at != nil {
		s := *at
		f.Span = &s
	}
	v.findings = append(v.findings, f)
}
