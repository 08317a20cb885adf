package review

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/invopop/jsonschema"

	_ "factsheet/internal/property"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
	"factsheet/pipeline/write"
)

func ptr(s string) *string { return &s }

const giving = "Norway gave US$ 5.2 million to the River Fund in May 2021.\n" +
	"It met <b>Oslo</b> & \U0001F600 12 times; the River Fund agreed.\n"

// at is the span of the first words in a text that are quote.
func at(text, quote string) record.Span {
	i := strings.Index(text, quote)
	if i < 0 {
		panic("the text has no " + quote)
	}
	start := utf8.RuneCountInString(text[:i])
	return record.Span{Start: start, End: start + utf8.RuneCountInString(quote), Page: 1, Quote: quote}
}

// river is a sheet with some entries.
func river(source string) *record.Record {
	var r record.Record
	sum := sha256.Sum256([]byte(source))
	hash := hex.EncodeToString(sum[:])
	r.Schema, r.Text = record.Schema, giving
	r.Document = record.Document{ID: record.DocumentID(hash), Source: source, SHA256: hash, MediaType: "text/plain", Status: "ok", Pages: 1,
		Characters: utf8.RuneCountInString(giving)}
	span := func(q string) record.Span { return at(giving, q) }
	basis := func(id, rule string) record.Basis { return record.Basis{ID: id, Rule: rule} }
	mention := func(q string) []record.Mention { return []record.Mention{{Span: span(q)}} }
	r.Amounts = []record.Amount{{Basis: basis("amount-1", "amount.symbol_before"), Span: span("US$ 5.2 million"),
		Value: ptr("5200000"), Currency: ptr("USD"), Qualifier: "exact", Status: "ok"}}
	r.Dates = []record.Date{{Basis: basis("date-1", "date.month"), Span: span("May 2021"), EDTF: ptr("2021-05"), Precision: "month"}}
	r.Partners = []record.Partner{{Basis: basis("partner-norway", "partner.country"), Name: "Norway", Type: "government",
		Country: ptr("NO"), Mentions: mention("Norway")}}
	r.Places = []record.Place{{Basis: basis("place-oslo", "place.city"), Name: "Oslo", Kind: "city", Mentions: mention("Oslo")}}
	return &r
}

// runInto writes sheets into a folder as a run does.
func runInto(t testing.TB, out string, sheets ...*record.Record) {
	t.Helper()
	w, err := write.Open(out, write.Options{Formats: []write.Format{write.JSON}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, r := range sheets {
		if err := w.Add(r, write.Input{Source: r.Document.Source, SHA256: r.Document.SHA256, MediaType: r.Document.MediaType}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// client is a page's side of a server.
type client struct {
	t       testing.TB
	address string
	run     string // the folder of the run
	doc     string // of its first sheet
}

// served is a server of a run of two sheets, and stop ends it.
func served(t testing.TB, o Options) (c *client, stop func()) {
	t.Helper()
	if o.Run == "" {
		o.Run = filepath.Join(t.TempDir(), "out")
		runInto(t, o.Run, river("a.txt"), river("b.txt"))
	}
	s, err := Listen(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	done := false
	stop = func() {
		if done {
			return
		}
		done = true
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the server ends with %v", err)
		}
	}
	t.Cleanup(stop)
	return &client{t, s.Address(), o.Run, river("a.txt").Document.ID}, stop
}

// get asks for a path, and is the status and the answer.
func (c *client) get(path string) (int, string) {
	c.t.Helper()
	r, err := http.Get(c.address + path)
	if err != nil {
		c.t.Fatal(err)
	}
	defer r.Body.Close()
	data, _ := io.ReadAll(r.Body)
	return r.StatusCode, string(data)
}

// post sends JSON as the page does.
func (c *client) post(path, body string) (int, string) {
	c.t.Helper()
	r, err := http.NewRequest("POST", c.address+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", c.address[:strings.LastIndexByte(strings.TrimSuffix(c.address, "/"), '/')])
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(data)
}

// send posts events of the first sheet, and wants a status.
func (c *client) send(status int, events ...event) taken {
	c.t.Helper()
	body, err := json.Marshal(post{c.doc, events})
	if err != nil {
		c.t.Fatal(err)
	}
	got, answer := c.post("events", string(body))
	if got != status {
		c.t.Fatalf("%s: status %d, want %d: %s", body, got, status, answer)
	}
	var out taken
	decoded(c.t, answer, &out)
	return out
}

func decoded(t testing.TB, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v: %.300s", err, text)
	}
}

// state is that of the first sheet.
func (c *client) state() state {
	c.t.Helper()
	status, answer := c.get("state?document=" + c.doc)
	if status != http.StatusOK {
		c.t.Fatalf("status %d: %s", status, answer)
	}
	var out state
	decoded(c.t, answer, &out)
	return out
}

// events are those in the file.
func (c *client) events() []decision.Event {
	c.t.Helper()
	l, err := decision.Load(filepath.Join(c.run, decision.FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return l.Events
}

func compact(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// keysOf are the JSON keys that a gold entry of a kind may have, as its JSON schema tells
// them.
func keysOf(t testing.TB, kind string) []string {
	t.Helper()
	schema := (&jsonschema.Reflector{DoNotReference: true, Anonymous: true}).Reflect(gold.NewEntry(kind))
	var out []string
	for p := schema.Properties.Oldest(); p != nil; p = p.Next() {
		out = append(out, p.Key)
	}
	if len(out) < 3 {
		t.Fatalf("%s has the keys %q", kind, out)
	}
	return out
}
