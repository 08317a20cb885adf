package across

import (
	"reflect"
	"testing"

	"factsheet/pipeline/record"
)

// sheetLeaf is a leaf with every field that is kept.
func sheetLeaf() *leaf {
	p := func(s string) *string { return &s }
	at := func(start, end int) []record.Mention {
		return []record.Mention{{Span: record.Span{Start: start, End: end}}}
	}
	l := &leaf{
		Document: "doc-1", Text: "Norway gave US$ 5 million, and “more” later.", Title: p(""), People: []string{"A. B.", ""},
		Amounts: []record.Amount{
			{
				Span: record.Span{Start: 12, End: 25, Page: 3, Quote: "US$ 5 million"}, Status: record.AmountOK, Qualifier: record.About,
				Currency: p("USD"), Value: p("5000000"), Low: p("1"), High: p("2"),
			},
			{Status: record.AmountMalformed},
		},
		Projects:   []record.Project{{Title: "Wells", Period: p("2020/2021")}, {}},
		Agreements: []record.Agreement{{Kind: "mou", Mentions: at(1, 1<<20)}},
		Contributions: []record.Contribution{
			{
				Kind: "grant", Flow: "pledge", Donor: p("d"), Recipient: p("r"), Amount: p("a"), Project: p("p"), Period: p("2020"),
				Mentions: at(7, 9),
			},
			{Mentions: at(0, 0)},
		},
		Same: map[string]Ref{"amount-1": {"doc-0", "amount-0"}}, Told: map[string]string{"agreement-1": "agreement-0"},
	}
	l.Amounts[0].ID, l.Projects[0].ID, l.Agreements[0].ID, l.Contributions[0].ID = "amount-1", "project-1", "agreement-1", "contribution-1"
	return l
}

func TestALeafComesBackFromItsBytes(t *testing.T) {
	want := sheetLeaf()
	got, err := leafOf(want.appendTo(nil))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v comes back as %+v, %v", want, got, err)
	}
}

func TestAPassageComesBackFromItsBytes(t *testing.T) {
	for _, want := range []*passage{
		{donor: []uint32{}},
		{text: "In 2021 Norway gave US$ 5 million to Ghana.", from: 20, to: 33, donor: []uint32{7, 1 << 31}},
	} {
		got, err := passageOf(want.appendTo(nil))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v comes back as %+v, %v", want, got, err)
		}
	}
}

func TestWhatIsKeptAndNotWholeIsAnError(t *testing.T) {
	passage := passage{text: "US$ 5 million to Ghana.", to: 13, donor: []uint32{7}}
	for name, kept := range map[string]struct {
		bytes []byte
		read  func([]byte) error
	}{
		"leaf":    {sheetLeaf().appendTo(nil), func(b []byte) error { _, err := leafOf(b); return err }},
		"passage": {passage.appendTo(nil), func(b []byte) error { _, err := passageOf(b); return err }},
	} {
		for n := range kept.bytes {
			if kept.read(kept.bytes[:n]) == nil {
				t.Errorf("%d of %d bytes are taken for a %s", n, len(kept.bytes), name)
			}
		}
		for i := range kept.bytes { // lengths that are none may be told, but nothing breaks
			b := append([]byte(nil), kept.bytes...)
			b[i] = 0xff
			_ = kept.read(b)
		}
	}
	passage.from, passage.to = 9, 99
	if _, err := passageOf(passage.appendTo(nil)); err == nil {
		t.Error("an amount beyond its passage is believed")
	}
}
