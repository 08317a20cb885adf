package accept_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/manifest"
)

var inputs = manifest.Manifest{
	Inputs: []manifest.Input{
		{Source: "a/one.txt", SHA256: "11", Document: "doc-1"}, {Source: "b/one.txt", SHA256: "22", Document: "doc-2"},
		{Source: "b/two.txt", SHA256: "33", Document: "doc-3"}, {Source: "three.txt", SHA256: "44", Document: "doc-4"},
	},
	Duplicates: []manifest.Duplicate{{Source: "copy.txt", SHA256: "33"}, {Source: "three.txt", SHA256: "33"}},
}

func TestSheetsAreFoundByWhatPeopleCallThem(t *testing.T) {
	s := accept.NewSheets(&inputs)
	for name, want := range map[string]string{
		"a/one.txt": "doc-1", "./b/one.txt": "doc-2", "two.txt": "doc-3", "33": "doc-3", "doc-1": "doc-1",
		"copy.txt": "doc-3", "three.txt": "doc-4",
	} {
		if in, err := s.Find(name); err != nil || in.Document != want {
			t.Errorf("%s is %+v, %v; want %s", name, in, err, want)
		}
	}
	for name, want := range map[string]string{"one.txt": `the run has several sheets "one.txt"; tell the folder, too`,
		"": `the run has no sheet ""`, "x": `the run has no sheet "x"`} {
		if _, err := s.Find(name); err == nil || err.Error() != want {
			t.Errorf("%q: the error is %v, want %s", name, err, want)
		}
	}
}

func TestEventsAreSharedOutAmongTheirSheets(t *testing.T) {
	by, errs := accept.NewSheets(&inputs).ByDocument([]decision.Event{
		{N: 1, Document: "two.txt", Act: decision.Done}, {N: 2, Document: "gone", Act: decision.Done}, {N: 3, Document: "gone",
			Act: decision.Done},
		{N: 4, Act: decision.Undo, Of: 1}, {N: 5, Act: decision.Undo, Of: 2}, {N: 6, Document: "doc-1", Act: decision.Done}, {N: 7,
			Act: decision.Undo, Of: 4},
	})
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), `event 2 and those like it: the run has no sheet "gone"`) {
		t.Errorf("the errors are %v", errs)
	}
	if len(by) != 2 || len(by["doc-1"]) != 1 || len(by["doc-3"]) != 3 {
		t.Fatalf("the events are %+v", by)
	}
	s, err := decision.Fold(by["doc-3"])
	if err != nil || !s.Documents["doc-3"].Done {
		t.Errorf("the undo undone leaves %+v, %v", s, err)
	}
}
