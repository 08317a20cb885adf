// Package table holds the tables that a run writes: what a row of each is, and the rows
// that a sheet, or the whole batch, gives. How they come onto the disk is the stage write's.
package table

import (
	"reflect"

	"factsheet/pipeline/link/across"
)

// Of is a table of rows R. The struct tags of R are its schema: parquet gives the column's
// name and type, key and ref its part in keys, doc what it holds.
type Of[R any] struct {
	Name    string
	Role    Role
	Version int // raised whenever a column changes, save that one comes that may be null
	Doc     string
	Texts   bool                               // rows hold the sheets' texts
	Rows    func(s *Sheet, out []R) []R        // appends a sheet's rows to out; nil where the batch has them
	Batch   func(b *across.Batch, out []R) []R // appends the whole batch's rows, when all sheets are in; nil where sheets have them
}

// Role is what a table is in the star.
type Role string

// The roles. A link table holds pairs, for what one row has many of.
const (
	Fact      Role = "fact"
	Dimension Role = "dimension"
	Link      Role = "link"
)

// Info describes a table.
type Info struct {
	Name        string       `json:"name"`
	Role        Role         `json:"role"`
	Version     int          `json:"version"`
	Doc         string       `json:"doc"`
	Columns     []Column     `json:"columns"`
	ForeignKeys []ForeignKey `json:"foreign_keys"`
}

// Info describes the table.
func (t Of[R]) Info() Info {
	columns := ColumnsOf(reflect.TypeFor[R]())
	for i := range columns {
		if columns[i].Refers == ownTable {
			columns[i].Refers = t.Name
		}
		confine(t.Name, &columns[i])
	}
	return Info{t.Name, t.Role, t.Version, t.Doc, columns, foreignKeys(columns)}
}

// PrimaryKey are the columns of the table's primary key, in their order.
func (t *Info) PrimaryKey() []string {
	var out []string
	for i := range t.Columns {
		if t.Columns[i].Key {
			out = append(out, t.Columns[i].Name)
		}
	}
	return out
}

// All describes every table that a run writes, in a fixed order.
func All() []Info {
	return []Info{
		Documents.Info(),
		DocumentErrors.Info(),
		Sections.Info(),
		Tables.Info(),
		TableCells.Info(),
		Amounts.Info(),
		Dates.Info(),
		Quantities.Info(),
		Partners.Info(),
		PartnerCodes.Info(),
		DocumentPartners.Info(),
		Places.Info(),
		DocumentPlaces.Info(),
		People.Info(),
		Acronyms.Info(),
		AmountParts.Info(),
		Projects.Info(),
		ProjectFunding.Info(),
		ProjectImplementing.Info(),
		ProjectPlaces.Info(),
		ProjectAmounts.Info(),
		ProjectSectors.Info(),
		Agreements.Info(),
		AgreementParties.Info(),
		AgreementAmounts.Info(),
		Contributions.Info(),
		ContributionCoDonors.Info(),
		ContributionCoRecipients.Info(),
		Conflicts.Info(),
		Events.Info(),
		EventPartners.Info(),
		EventPeople.Info(),
		Refs.Info(),
		Mentions.Info(),
		Unread.Info(),
		Issues.Info(),
	}
}
