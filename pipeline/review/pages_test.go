package review

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

func TestPagesHaveAStrictPolicyAndNoToken(t *testing.T) {
	c, _ := served(t, Options{})
	token := strings.Split(c.address, "/")[3]
	for _, path := range []string{"", "sheet/" + c.doc} {
		r, err := http.Get(c.address + path)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(r.Body)
		r.Body.Close()
		policy := r.Header.Get("Content-Security-Policy")
		for _, want := range []string{
			"default-src 'none'", "script-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'",
		} {
			if !strings.Contains(policy, want) {
				t.Errorf("%q: the policy %s has no %s", path, policy, want)
			}
		}
		if strings.Contains(policy, "unsafe") || r.StatusCode != 200 {
			t.Errorf("%q: status %d, policy %s", path, r.StatusCode, policy)
		}
		if strings.Contains(string(data), token) {
			t.Errorf("%q: the page holds the token", path)
		}
		if strings.Contains(string(data), "<b>Oslo") {
			t.Errorf("%q: the sheet's text is taken for a page's", path)
		}
	}
}

func TestWhatPeopleWriteStaysText(t *testing.T) {
	c, _ := served(t, Options{})
	_, before := c.get("sheet/" + c.doc)
	c.send(200, event{Act: "note", Note: "</script><script>alert(1)</script><!-- "},
		event{Act: "note", Entry: "amount-1", Note: "\u2028<img src=x onerror=alert(1)>"})
	_, after := c.get("sheet/" + c.doc)
	if strings.Count(before, "<script") != strings.Count(after, "<script") || strings.Contains(after, "<img") {
		t.Error("a note is taken for a page's")
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	c, _ := served(t, Options{})
	for _, path := range []string{
		"sheet/doc-0", "sheet/", "sheet/..%2f..%2fmanifest.json", "sheet/" + c.doc + "?part=2", "manifest.json", "review.jsonl",
		"documents/a.txt.json", "state?document=doc-0", "entry?document=doc-0&entry=amount-1", "entry?document=" + c.doc + "&entry=amount-9",
		"words?document=doc-0&start=1&end=2", "events", "%2e%2e/",
	} {
		if status, answer := c.get(path); status != http.StatusNotFound && status != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d: %.200s", path, status, answer)
		}
	}
}

func TestStateTellsNoMoreThanWhatIsNew(t *testing.T) {
	c, _ := served(t, Options{})
	c.send(200, event{Act: "accept", Entry: "amount-1"})
	s := c.state()
	_, answer := c.get(fmt.Sprintf("state?document=%s&since=1&run=%s", c.doc, s.Run))
	if want := fmt.Sprintf(`{"last":1,"run":%q}`, s.Run); strings.TrimSpace(answer) != want {
		t.Errorf("nothing is new, and %s is told, want %s", answer, want)
	}
	for _, q := range []string{"since=0&run=" + s.Run, "since=1&run=another", "since=x"} {
		if _, answer := c.get("state?document=" + c.doc + "&" + q); !strings.Contains(answer, `"sheet":{`) {
			t.Errorf("%s: %s", q, answer)
		}
	}
	if b := s.Batch; b.Sheets != 2 || b.Entries != 8 || b.Decided != 1 || b.Done != 0 {
		t.Errorf("the batch is %+v", b)
	}
	c.send(200, event{Act: "done"})
	if b := c.state().Batch; b.Decided != 4 || b.Done != 1 {
		t.Errorf("with a sheet done the batch is %+v", b)
	}
}

func TestCorrectionBeginsWithTheEntryAsGold(t *testing.T) {
	c, _ := served(t, Options{})
	_, answer := c.get("entry?document=" + c.doc + "&entry=amount-1")
	var got struct {
		Kind string
		Gold map[string]any
	}
	decoded(t, answer, &got)
	if got.Kind != "amounts" || got.Gold["value"] != "5200000" || got.Gold["currency"] != "USD" || got.Gold["quote"] != "US$ 5.2 million" {
		t.Errorf("%s", answer)
	}
}

func TestMarkedWordsAreFilledInWhereItIsPlain(t *testing.T) {
	read := func(text string) *record.Record {
		if !strings.HasPrefix(text, "12") {
			return &record.Record{Text: text}
		}
		r := &record.Record{Text: text}
		r.Quantities = []record.Quantity{{Span: record.Span{End: len(text), Quote: text}, Value: ptr("12"), Unit: "times", Qualifier: "exact"}}
		return r
	}
	c, _ := served(t, Options{Read: read})
	words := func(quote string) (kind string, gold map[string]map[string]any) {
		t.Helper()
		s := at(giving, quote)
		status, answer := c.get(fmt.Sprintf("words?document=%s&start=%d&end=%d", c.doc, s.Start, s.End))
		if status != 200 {
			t.Fatalf("%s: status %d: %s", quote, status, answer)
		}
		var got struct {
			Kind string
			Gold map[string]map[string]any
		}
		decoded(t, answer, &got)
		return got.Kind, got.Gold
	}
	kind, gold := words("12 times")
	q := gold["quantities"]
	if kind != "quantities" || q["value"] != "12" || q["unit"] != "times" || q["start"] != float64(at(giving, "12 times").Start) {
		t.Errorf("%s %v", kind, q)
	}
	kind, gold = words("River Fund")
	p := gold["partners"]
	if kind != "partners" || p["name"] != "River Fund" || len(p["mentions"].([]any)) != 2 {
		t.Errorf("%s %v", kind, p)
	}
	_, gold = words("Norway gave US$ 5.2 million to the River Fund in May 2021")
	if c := gold["contributions"]; c["value"] != "5200000" || c["currency"] != "USD" || c["period"] != "2021-05" {
		t.Errorf("%v", c)
	}
	for _, q := range []string{"start=3&end=3", "start=9&end=3", "start=-1&end=4", "start=0&end=100000", "start=a&end=4", ""} {
		if status, answer := c.get("words?document=" + c.doc + "&" + q); status != http.StatusBadRequest {
			t.Errorf("%s: status %d: %s", q, status, answer)
		}
	}
}

func TestFixturesAreMadeOfTheSheetsNamed(t *testing.T) {
	to := filepath.Join(t.TempDir(), "it's fixtures")
	o := Options{Run: filepath.Join(t.TempDir(), "out"), To: to}
	a, b := river("a.txt"), river("b.txt")
	for i, r := range []*record.Record{a, b} {
		r.Text += strings.Repeat(" ", i)
		sum := sha256.Sum256([]byte(r.Text))
		r.Document.SHA256 = hex.EncodeToString(sum[:]) // so that a fixture needs no file
		r.Document.ID = record.DocumentID(r.Document.SHA256)
	}
	runInto(t, o.Run, a, b)
	c, _ := served(t, o)
	c.doc = a.Document.ID
	keep := func(status int, body string) (out kept) {
		t.Helper()
		got, answer := c.post("keep", body)
		if got != status {
			t.Fatalf("%s: status %d, want %d: %s", body, got, status, answer)
		}
		decoded(t, answer, &out)
		return out
	}
	mine := fmt.Sprintf(`{"documents":[%q]}`, c.doc)
	keep(409, mine) // nobody has decided anything
	c.send(200, event{Act: "reject", Entry: "date-1"}, event{Act: "done"})
	out := keep(200, mine)
	file := filepath.Join(to, "a", "a.gold.json")
	if len(out.Cases) != 1 || out.Cases[0].Gold != file || out.Cases[0].Outcome != accept.Made {
		t.Errorf("made: %+v", out)
	}
	if want := "factsheet eval '" + strings.ReplaceAll(file, "'", `'\''`) + "' --run " + o.Run; out.Next != want {
		t.Errorf("the next command is %s, want %s", out.Next, want)
	}
	s, err := gold.Read(file)
	if err != nil || len(s.Amounts) != 1 || len(s.Dates) != 0 || s.Amounts[0].Optional {
		t.Errorf("the gold is %+v, %v", s, err)
	}
	c.send(200, event{Act: "undo", Of: 1, Seen: 1})
	if out = keep(200, mine); !out.Cases[0].HasGold || out.Next != "" {
		t.Errorf("where other gold is: %+v", out)
	}
	if out = keep(200, strings.Replace(mine, "}", `,"replace":true}`, 1)); out.Cases[0].Outcome != accept.Replaced {
		t.Errorf("replaced: %+v", out)
	}
	keep(409, fmt.Sprintf(`{"documents":[%q,%q]}`, c.doc, b.Document.ID))
	keep(404, `{"documents":["doc-0"]}`)
	keep(404, `{"documents":["../x"],"replace":true}`)
	keep(400, `{"documents":[]}`)
	keep(400, `{}`)
	keep(400, `{"to":"/etc"}`)
	without, _ := served(t, Options{})
	if status, _ := without.post("keep", fmt.Sprintf(`{"documents":[%q]}`, without.doc)); status != http.StatusNotImplemented {
		t.Errorf("status %d", status)
	}
}

func TestPortThatIsTakenIsTold(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	out := filepath.Join(t.TempDir(), "out")
	runInto(t, out, river("a.txt"))
	_, err = Listen(Options{Run: out, Port: l.Addr().(*net.TCPAddr).Port})
	if !errors.Is(err, ErrPort) || !strings.Contains(err.Error(), "--port") {
		t.Errorf("the error is %v", err)
	}
}

func TestOnlyLoopbackIsListenedOn(t *testing.T) {
	c, _ := served(t, Options{})
	u, err := url.Parse(c.address)
	if err != nil || u.Hostname() != "127.0.0.1" {
		t.Fatalf("the address is %s, %v", c.address, err)
	}
	addrs, _ := net.InterfaceAddrs()
	for _, a := range addrs {
		ip, _, err := net.ParseCIDR(a.String())
		if err != nil || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			continue
		}
		if conn, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), u.Port()), time.Second); err == nil {
			conn.Close()
			t.Errorf("%s answers", ip)
		}
	}
}

func TestServerEndsWhenItIsToldTo(t *testing.T) {
	c, stop := served(t, Options{})
	c.get("") // leaves a connection that waits for more
	began := time.Now()
	stop()
	if took := time.Since(began); took > farewell {
		t.Errorf("it took %v", took)
	}
	if _, err := http.Get(c.address); err == nil {
		t.Error("it still answers")
	}
}

func TestRunThatIsNoneIsRefused(t *testing.T) {
	if _, err := Listen(Options{Run: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "factsheet run") {
		t.Errorf("the error is %v", err)
	}
}

// A page that is not there when the client goes away must not end the server.
func TestBrokenRequestsHurtNobody(t *testing.T) {
	c, _ := served(t, Options{})
	u, _ := url.Parse(c.address)
	half := "POST " + u.Path + "events HTTP/1.1\r\nHost: " + u.Host + "\r\nContent-Length: 99999\r\n\r\n{"
	for _, raw := range []string{"GET", "GET / HTTP/1.1\r\n\r\n", half, "\x00\xff"} {
		conn, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", u.Host)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(conn, raw)
		conn.Close()
	}
	if status, _ := c.get(""); status != 200 {
		t.Errorf("status %d", status)
	}
}

func TestEveryKeyOfGoldHasAField(t *testing.T) {
	for _, f := range forms() {
		keys := map[string]bool{}
		for _, x := range f.Fields {
			keys[x.Key] = true
		}
		for _, l := range f.Lists {
			keys[l.Key] = true
		}
		if f.Spans != "mentions" {
			keys["start"], keys["end"], keys["quote"], keys["prefix"], keys["suffix"] = true, true, true, true, true
		}
		for _, key := range keysOf(t, f.Kind) {
			if !keys[key] {
				t.Errorf("%s: there is no field for %s", f.Kind, key)
			}
		}
		if f.Name == "" || f.Spans == "" || len(f.Fields) < 3 {
			t.Errorf("the form is %+v", f)
		}
	}
	data, err := json.Marshal(forms())
	if err != nil || !strings.Contains(string(data), `"mou"`) {
		t.Errorf("%s, %v", data, err)
	}
}
