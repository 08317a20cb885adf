package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"factsheet/internal/browser"
)

func TestMain(m *testing.M) { os.Exit(browser.Closing(m).Run()) }

// file writes a page and is its name.
func file(t *testing.T, body string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a page.html")
	if err := os.WriteFile(name, []byte("<!doctype html><meta charset=utf-8>"+body), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// server serves a page at /, and other things beside it.
func server(t *testing.T, header, body string) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		if header != "" {
			w.Header().Set("Content-Security-Policy", header)
		}
		fmt.Fprint(w, "<!doctype html><meta charset=utf-8><link rel=icon href=data:,>"+body)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// told is whether one of the lines holds the words.
func told(lines []string, words string) bool {
	return slices.ContainsFunc(lines, func(s string) bool { return strings.Contains(s, words) })
}

func TestQuietPageIsQuiet(t *testing.T) {
	p := browser.New(t).Open(file(t, `<p>Malawi</p><script>console.log("read")</script>`))
	if got := p.Text("p"); got != "Malawi" {
		t.Errorf("the text is %q", got)
	}
	if got := p.Problems(); len(got) != 0 {
		t.Errorf("problems of a quiet page: %q", got)
	}
	if got := p.Requests(); len(got) != 1 || !strings.HasPrefix(got[0], "file:///") {
		t.Errorf("requests: %q", got)
	}
	p.WantQuiet()
}

func TestComplaintsAreTold(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"console error", `<script>console.error("no", 3, "rows")</script>`, "console error: no 3 rows"},
		{"console warning", `<script>console.warn("old")</script>`, "console warning: old"},
		{"assertion", `<script>console.assert(1 > 2, "wrong")</script>`, "console assert: wrong"},
		{"exception", `<script>undefinedName()</script>`, "ReferenceError: undefinedName is not defined"},
		{"syntax", `<script>let = = 3</script>`, "SyntaxError"},
		{"rejected promise", `<script>Promise.reject(new Error("late"))</script>`, "Error: late"},
		{"later", `<script>setTimeout(() => { throw new Error("by and by") }, 0)</script>`, "by and by"},
		{"inline script", `<meta http-equiv=Content-Security-Policy content="script-src 'none'"><script>1</script>`, "Content Security Policy"},
		{"inline style", `<meta http-equiv=Content-Security-Policy content="style-src 'none'"><p style="color: red">`, "Content Security Policy"},
		{"missing picture", `<img src=missing.png>`, "ERR_FILE_NOT_FOUND"},
		{"worker", `<script>new Worker(URL.createObjectURL(new Blob(["1"])))</script>`, "worker: what it asks the network for is not seen"},
		{"dialog", `<script>alert("pwned")</script>`, "dialog: alert: pwned"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := browser.New(t).Open(file(t, c.body))
			for range 200 { // a worker is told of when it has begun
				if len(p.Problems()) > 0 {
					break
				}
				time.Sleep(20 * time.Millisecond)
			}
			if got := p.Problems(); len(got) != 1 || !strings.Contains(got[0], c.want) {
				t.Errorf("problems: %q, want one that tells of %q", got, c.want)
			}
		})
	}
}

func TestRequestsThatLeaveAreTold(t *testing.T) {
	other := server(t, "", "elsewhere")
	for name, body := range map[string]string{
		"picture":  `<img src="OTHERx.png">`,
		"fetch":    `<script>fetch("OTHERx")</script>`,
		"style":    `<style>@import "OTHERx.css";</style>`,
		"frame":    `<iframe src="OTHERx"></iframe>`,
		"beacon":   `<script>navigator.sendBeacon("OTHERx", "secret")</script>`,
		"socket":   `<script>new WebSocket("OTHERx".replace("http", "ws"))</script>`,
		"window":   `<script>open("OTHERx")</script>`,
		"preload":  `<link rel=preload as=style href="OTHERx.css">`,
		"no host":  `<img src="http://sheets.example/x.png">`,
		"go there": `<script>location = "OTHERx"</script>`,
	} {
		t.Run(name, func(t *testing.T) {
			p := browser.New(t).Open(server(t, "", strings.ReplaceAll(body, "OTHER", other)))
			p.Wait(`true`)
			leaving := p.Leaving()
			if len(leaving) == 0 || !strings.Contains(leaving[0], "/x") {
				t.Errorf("leaving: %q, of %q", leaving, p.Requests())
			}
		})
	}
}

func TestRefusedRequestNeverLeft(t *testing.T) {
	other := server(t, "", "elsewhere")
	p := browser.New(t).Open(server(t, "default-src 'self' data:", `<img src="`+other+`x.png"><img src="/mine.png">`))
	if got := p.Leaving(); len(got) != 0 {
		t.Errorf("leaving: %q", got)
	}
	if !told(p.Problems(), "Content Security Policy") {
		t.Errorf("the refusal is no problem: %q", p.Problems())
	}
	if !told(p.Requests(), "/mine.png") {
		t.Errorf("what the page asks its own server for is not told: %q", p.Requests())
	}
}

func TestHands(t *testing.T) {
	p := browser.New(t).Open(file(t, `<input id=i value=old><button id=b disabled>Go</button><button>Stay</button>
		<select id=s><option>all<option value=de>Germany</select><p id=o></p>
		<p id=t style="width: 12em">Japan gave <b>US$ 2 million</b> to the <i>Lake Basin Fund</i> in May 2022, and more later on.</p>
		<script>
			const say = s => { o.textContent += s + ";" }
			i.oninput = () => { b.disabled = i.value === "" }
			b.onclick = () => say("go " + i.value)
			s.onchange = () => say("chose " + s.value)
			onkeydown = e => { if (e.target === document.body) say((e.ctrlKey ? "ctrl " : "") + (e.shiftKey ? "shift " : "") + e.key) }
		</script>`))
	p.Type("#i", "Zambia – ünd")
	p.Click("#b")
	p.Choose("#s", "Germany")
	p.Click("#o")
	p.Eval("document.activeElement.blur()", nil)
	p.Keys("j", "?", "Control+k", "Shift+ArrowDown", "Escape")
	p.ClickText("button", "Stay")
	want := "go Zambia – ünd;chose de;j;shift ?;ctrl k;shift ArrowDown;Escape;"
	if got := p.Text("#o"); got != want {
		t.Errorf("the page was told %q, want %q", got, want)
	}
	for _, words := range []string{"US$ 2 million", "gave US$ 2 million to the Lake", "May"} {
		p.SelectWords("#t", words)
		if got := strings.ReplaceAll(p.Selected(), "\n", " "); got != words {
			t.Errorf("marked %q, want %q", got, words)
		}
	}
	if got := p.Texts("button"); !slices.Equal(got, []string{"Go", "Stay"}) {
		t.Errorf("the buttons say %q", got)
	}
	p.WantQuiet()
}

// A page that has a key bring one to a field is not to find the key's letter in it.
func TestKeyThatThePageTakesTypesNothing(t *testing.T) {
	p := browser.New(t).Open(file(t, `<input id=i><script>
		onkeydown = e => { if (e.target === document.body) { e.preventDefault(); i.focus() } }</script>`))
	p.Keys("x", "y", "Z", "Control+a", "é")
	var value string
	if p.Eval("i.value", &value); value != "é" {
		t.Errorf("the field holds %q", value)
	}
}

func TestWhatIsSeen(t *testing.T) {
	p := browser.New(t).Open(file(t, `<meta name=viewport content="width=device-width"><style>body { margin: 0 }
		div { position: absolute; left: 10px; top: 20px; width: 30px; height: 40px }
		@media (prefers-color-scheme: dark) { body { background: black } } @media print { div { display: none } }</style>
		<div></div><main><p>One line</p></main>`))
	if got := p.Boxes("div"); !slices.Equal(got, []browser.Box{{X: 10, Y: 20, Width: 30, Height: 40}}) {
		t.Errorf("boxes: %v", got)
	}
	var width int
	var dark bool
	p.Phone()
	p.Eval("innerWidth", &width)
	p.Dark(true)
	p.Eval(`matchMedia("(prefers-color-scheme: dark)").matches`, &dark)
	if width != 390 || !dark {
		t.Errorf("a dark phone is %d wide, dark %v", width, dark)
	}
	if pdf := p.PrintPDF(); !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("the print is %.20q", pdf)
	}
	picture := filepath.Join(t.TempDir(), "page.png")
	p.Screenshot(picture)
	if b, err := os.ReadFile(picture); err != nil || !strings.HasPrefix(string(b), "\x89PNG") {
		t.Errorf("the picture is %.8q, %v", b, err)
	}
}

func TestDialogIsAnswered(t *testing.T) {
	p := browser.New(t).Open(file(t, `<button>Drop</button><p></p>`))
	p.OnDialog(func(kind, message string) (bool, string) { return kind == "confirm" && message == "Sure?", "" })
	p.Eval(`document.querySelector("button").onclick = () => { document.querySelector("p").textContent = confirm("Sure?") }`, nil)
	p.Click("button")
	p.Wait(`document.querySelector("p").textContent === "true"`)
	p.WantQuiet()
}

func TestPagesShareNothing(t *testing.T) {
	b, address := browser.New(t), server(t, "", "")
	one, two := b.Open(address), b.Open(address)
	one.Eval(`localStorage.setItem("note", "mine")`, nil)
	var note *string
	if two.Eval(`localStorage.getItem("note")`, &note); note != nil {
		t.Errorf("another page has the note %q", *note)
	}
	if one.Reload(); one.Count("link") != 1 {
		t.Error("the page is another after it was loaded anew")
	}
}

// TestOnlyTestsUseIt holds the program free of what only tests need.
func TestOnlyTestsUseIt(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "factsheet/cmd/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "chromedp") {
		t.Error("the program holds chromedp")
	}
}
