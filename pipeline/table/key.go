package table

import "slices"

// ForeignKey leads from columns of a table to the primary key of another, or of itself.
// Where one of the columns is null the row refers to none.
type ForeignKey struct {
	Columns    []string `json:"columns"`
	Table      string   `json:"table"`
	References []string `json:"references"` // the primary key of the table, in the order of Columns
}

// ownTable, in a struct tag, is the table that the row is of.
const ownTable = "self"

// byID are the tables whose rows have their id alone as their key: sheets, and what is
// one in every sheet. The key of a sheet's own entry holds its sheet.
var byID = []string{"documents", "partners", "places"}

// foreignKeys are those that columns tell by the table that each refers to.
func foreignKeys(columns []Column) []ForeignKey {
	out := []ForeignKey{}
	for i := range columns {
		c := &columns[i]
		switch document := c.document; {
		case c.Refers == "":
		case slices.Contains(byID, c.Refers):
			out = append(out, ForeignKey{[]string{c.Name}, c.Refers, []string{"id"}})
		default:
			if document == "" {
				document = "document_id"
			}
			out = append(out, ForeignKey{[]string{document, c.Name}, c.Refers, []string{"document_id", "id"}})
		}
	}
	return out
}
