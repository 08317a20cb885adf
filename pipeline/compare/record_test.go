package compare

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/write"
)

// sheetOf is the record of a sheet of a name and a text, with nothing found in it.
func sheetOf(source, text string) *record.Record {
	var r record.Record
	r.Schema = record.Schema
	sum := sha256.Sum256([]byte(source))
	hash := hex.EncodeToString(sum[:])
	r.Document = record.Document{ID: record.DocumentID(hash), Source: source, SHA256: hash, MediaType: "text/plain", Status: "ok", Pages: 1,
		Reader: "text"}
	r.Text = text
	return &r
}

// edited makes other bytes of a record's sheet.
func edited(r *record.Record, text string) {
	sum := sha256.Sum256([]byte(text))
	r.Document.SHA256 = hex.EncodeToString(sum[:])
	r.Document.ID = record.DocumentID(r.Document.SHA256)
	r.Text = text
}

// span is where the nth telling (from 0) of words stands.
func span(t *testing.T, r *record.Record, words string, nth int) record.Span {
	t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(r.Text[at:], words)
		if i < 0 {
			t.Fatalf("%q is not %d times in %q", words, nth+1, r.Text)
		}
		at += i
		if nth == 0 {
			break
		}
		at += len(words)
	}
	start := utf8.RuneCountInString(r.Text[:at])
	return record.Span{Start: start, End: start + utf8.RuneCountInString(words), Page: 1, Quote: words}
}

func addAmount(t *testing.T, r *record.Record, words, value, rule string) *record.Amount {
	t.Helper()
	s, usd := span(t, r, words, 0), "USD"
	id := record.SpanID("amount", r.Document.ID, s.Start, s.End, value)
	r.Amounts = append(r.Amounts, record.Amount{Basis: record.Basis{ID: id, Rule: rule}, Span: s, Value: &value, Currency: &usd,
		Qualifier: "exact", Status: "ok"})
	return &r.Amounts[len(r.Amounts)-1]
}

func addPartner(t *testing.T, r *record.Record, name string, tellings int, words string) string {
	t.Helper()
	p := record.Partner{Basis: record.Basis{ID: record.PartnerID("", name, "", nil), Rule: "partner.named"}, Name: name, Type: "government"}
	for n := range tellings {
		p.Mentions = append(p.Mentions, record.Mention{Span: span(t, r, words, n)})
	}
	r.Partners = append(r.Partners, p)
	return p.ID
}

func addFlow(t *testing.T, r *record.Record, donor, amount, words string) {
	t.Helper()
	s := span(t, r, words, 0)
	id := record.SpanID("contribution", r.Document.ID, s.Start, s.End, donor+amount)
	r.Contributions = append(r.Contributions, record.Contribution{Basis: record.Basis{ID: id, Rule: "contribution.verb"}, Donor: &donor,
		Amount: &amount, Flow: "disbursement", Kind: "unspecified", Mentions: []record.Mention{{Span: s}}})
}

const chinaGave = "China gave US$ 5 million to the fund. China gave more in 2019."

// gift is a sheet in which one body gives a sum.
func gift(t *testing.T, donor string) *record.Record {
	t.Helper()
	r := sheetOf("gift.txt", chinaGave)
	a := addAmount(t, r, "US$ 5 million", "5000000", "amount.symbol_before")
	p := addPartner(t, r, donor, 2, "China")
	addFlow(t, r, p, a.ID, "China gave US$ 5 million")
	return r
}

// failer is a test, drawn or not.
type failer interface {
	Helper()
	Fatal(...any)
}

// differences of two records of one sheet.
func differences(t failer, a, b *record.Record) *Sheet {
	t.Helper()
	return differencesOf(t, a, b, func(data []byte) []byte { return data })
}

// differencesOf holds two records against each other, the first of which is as an older
// program wrote it.
func differencesOf(t failer, a, b *record.Record, old func([]byte) []byte) *Sheet {
	t.Helper()
	encoded := func(r *record.Record) []byte {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	s := &Sheet{A: &SheetSide{}, B: &SheetSide{}}
	c := &comparison{a: newSource(&results.Run{}), b: newSource(&results.Run{})}
	if err := c.records(s, old(encoded(a)), encoded(b)); err != nil {
		t.Fatal(err)
	}
	return s
}

// runOf is a run with these records, read back.
func runOf(t testing.TB, name string, change func(*write.Options), records ...*record.Record) *results.Run {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	o := write.Options{Formats: []write.Format{write.JSON}}
	if change != nil {
		change(&o)
	}
	w, err := write.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, r := range records {
		if err := w.Add(r, write.Input{Source: r.Document.Source}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	run, err := results.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return run
}
