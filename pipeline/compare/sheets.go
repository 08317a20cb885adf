package compare

import (
	"cmp"
	"slices"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// How the sheets of two runs were found to be one.
const (
	ByBytes = "bytes" // both runs read the same bytes
	ByName  = "name"  // the same name, and other bytes: the sheet was edited
	OnlyInA = "only_in_a"
	OnlyInB = "only_in_b"
)

// couples are the sheets of two runs, each with its counterpart where it has one, in the
// natural order of their names.
func couples(a, b *results.Run) []Sheet {
	inB := map[string][]int{} // by document
	sheetsA, sheetsB := a.Sheets(), b.Sheets()
	for j := range sheetsB {
		inB[sheetsB[j].Document] = append(inB[sheetsB[j].Document], j)
	}
	takenA, takenB := make([]bool, len(sheetsA)), make([]bool, len(sheetsB))
	var out []Sheet
	join := func(i, j int, how string) {
		takenA[i], takenB[j] = true, true
		out = append(out, newSheet(&sheetsA[i], &sheetsB[j], how))
	}
	for i := range sheetsA {
		if list := inB[sheetsA[i].Document]; len(list) > 0 {
			join(i, list[0], ByBytes)
			inB[sheetsA[i].Document] = list[1:]
		}
	}
	named := map[string]int{}
	for j := range slices.Backward(sheetsB) {
		if !takenB[j] {
			named[sheetsB[j].Source] = j
		}
	}
	for i := range sheetsA {
		if takenA[i] {
			continue
		}
		if j, ok := named[sheetsA[i].Source]; ok && !takenB[j] {
			join(i, j, ByName)
			continue
		}
		out = append(out, newSheet(&sheetsA[i], nil, OnlyInA))
	}
	for j := range sheetsB {
		if !takenB[j] {
			out = append(out, newSheet(nil, &sheetsB[j], OnlyInB))
		}
	}
	slices.SortStableFunc(out, func(s, t Sheet) int {
		return cmp.Or(source.Natural(s.first(), t.first()), source.Natural(s.last(), t.last()), cmp.Compare(s.document(), t.document()))
	})
	return out
}

// Sheet is what two runs made of one sheet.
type Sheet struct {
	Source string     `json:"source"` // its name in run B, or else in run A
	Match  string     `json:"match"`  // bytes name only_in_a only_in_b
	A      *SheetSide `json:"a"`
	B      *SheetSide `json:"b"`
	Text   *TextDiff  `json:"text"` // null where the texts are equal
	// Changes are in the order of Kinds, then in that of the text.
	Changes []Change `json:"changes"`
	// OtherBytes tells that the records differ: where there are no changes, in ids or in the
	// places of tables' cells on the page alone.
	OtherBytes bool `json:"records_differ"`

	inA, inB         *manifest.Input
	untoldA, untoldB []string // see facts.untold
}

// SheetSide is a sheet as a run has it.
type SheetSide struct {
	Source   string `json:"source"`
	Document string `json:"document"` // its id
	SHA256   string `json:"sha256"`
	Status   string `json:"status"`
	Reason   string `json:"reason,omitempty"` // why it is not ok
	Reader   string `json:"reader,omitempty"` // where the records were held against each other
}

// TextDiff tells how far a sheet's text was read otherwise.
type TextDiff struct {
	LinesA int `json:"lines_a"`
	LinesB int `json:"lines_b"`
	OtherA int `json:"other_a"` // lines of A that are not in B, or not at that place
	OtherB int `json:"other_b"`
}

func newSheet(a, b *manifest.Input, how string) Sheet {
	s := Sheet{Match: how, inA: a, inB: b, Changes: []Change{}}
	if a != nil {
		s.A, s.Source = newSheetSide(a), a.Source
	}
	if b != nil {
		s.B, s.Source = newSheetSide(b), b.Source
	}
	return s
}

// newSheetSide is a sheet as the manifest tells it.
func newSheetSide(in *manifest.Input) *SheetSide {
	s := &SheetSide{Source: in.Source, Document: in.Document, SHA256: in.SHA256, Status: in.Status}
	if in.Reason != nil {
		s.Reason = *in.Reason
	}
	return s
}

// Both reports whether both runs have the sheet.
func (s *Sheet) Both() bool { return s.A != nil && s.B != nil }

// Renamed reports whether the runs read the same bytes under two names.
func (s *Sheet) Renamed() bool { return s.Match == ByBytes && s.A.Source != s.B.Source }

// OtherStatus reports whether the sheet was read with another success.
func (s *Sheet) OtherStatus() bool { return s.Both() && s.A.Status != s.B.Status }

// Failed reports whether the sheet failed in one of the runs alone, so that all of its
// entries are gained or lost.
func (s *Sheet) Failed() bool {
	return s.OtherStatus() && (s.A.Status == failed || s.B.Status == failed)
}

const failed = "failed"

// first and last are the names of the sheet in their natural order, so that it stands at
// one place whichever run is named first.
func (s *Sheet) first() string {
	if !s.Both() || source.Natural(s.B.Source, s.A.Source) < 0 {
		return s.Source
	}
	return s.A.Source
}

func (s *Sheet) last() string {
	if !s.Both() || source.Natural(s.B.Source, s.A.Source) >= 0 {
		return s.Source
	}
	return s.A.Source
}

func (s *Sheet) document() string {
	if s.A != nil {
		return s.A.Document
	}
	return s.B.Document
}

// differs reports whether there is anything to tell of the sheet.
func (s *Sheet) differs() bool {
	return !s.Both() || len(s.Changes) > 0 || s.Text != nil || s.OtherStatus() || s.Renamed()
}
