package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/record"
)

// verdicts are the signs on the cards, as the page shows them.
func verdict(p *browser.Page, id string) (v string) {
	p.Eval(`document.querySelector('`+card(id)+`').dataset.verdict ?? ""`, &v)
	return v
}

func TestReviewWithTheKeyboardAlone(t *testing.T) {
	r := reviewed(t, markets)
	p := r.page()
	var all, left int
	p.Eval(`factsheet.review.cards.order.length`, &all)
	p.Keys("j")
	first := p.Text(".card.on .said")
	p.Keys("a")
	if now := p.Text(".card.on .said"); now == first {
		t.Errorf("after a decision %q is still at hand", now)
	}
	p.Keys("r", "u") // taken back, and at hand again
	p.Wait(`factsheet.review.saving.state.last === 3`)
	p.Keys("n")
	p.Wait(`document.activeElement.matches(".rv-note textarea")`)
	p.Keys("a", "r", "?", "Enter")
	p.Wait(`!document.querySelector(".rv-note")`)
	saved(p)
	p.Keys("c")
	p.Wait(`document.activeElement.closest(".rv-editor")`)
	p.Keys("Escape", "c")
	p.Wait(`document.activeElement.closest(".rv-editor")`)
	p.Keys("Control+Enter")
	p.Wait(`!document.querySelector(".rv-editor")`)
	saved(p)
	p.Keys("A")
	saved(p)
	p.Eval(`factsheet.review.cards.undecided().length`, &left)
	if left >= all-2 {
		t.Errorf("%d of %d are undecided after all of a kind were accepted", left, all)
	}
	p.Keys("u")
	p.Wait(`factsheet.review.cards.undecided().length === ` + fmt.Sprint(all-2))
	p.Keys("U")
	p.Wait(`factsheet.review.cards.undecided().length === ` + fmt.Sprint(left))

	// An unread number is added from its mark.
	p.Eval(`factsheet.sheets[0].marks.focus([...document.querySelectorAll("mark[data-unread]")]
		.find((m) => m.textContent.includes("4417")))`, nil)
	p.Keys("+")
	p.Wait(`document.activeElement.name === "rv-kind"`)
	p.Choose(`[name="rv-kind"]`, "quantities")
	p.Type(`.rv-editor [name="value"]`, "4417")
	p.Type(`.rv-editor [name="unit"]`, "marks")
	p.Keys("Enter")
	p.Wait(`!document.querySelector(".rv-editor")`)
	saved(p)
	p.Keys("d", "f")
	p.WaitFor(".rv-next")
	if quantities := r.gold(p).Quantities; !strings.Contains(fmt.Sprint(quantities), "4417") {
		t.Errorf("the added quantity is not in %v", quantities)
	}
	p.Keys("?")
	p.WaitFor("dialog[open]")
	p.Keys("a")
	p.Keys("Escape")
	p.WantQuiet()
}

// TestEachSpanOfTheTextIsFoundOnThePageAndBack holds the page's way from code points to a
// range, and from a range to code points, to the record's own spans.
func TestEachSpanOfTheTextIsFoundOnThePageAndBack(t *testing.T) {
	r := reviewed(t, markets)
	p := r.page()
	type span struct {
		Start, End int
		Quote      string
	}
	var spans []span
	rec := r.record()
	rec.EachSpan(func(_ string, s *record.Span) { spans = append(spans, span{s.Start, s.End, s.Quote}) })
	text := []rune(rec.Text)
	for at := 0; at+7 < len(text); at += 5 {
		spans = append(spans, span{at, at + 7, string(text[at : at+7])})
	}
	data, err := json.Marshal(spans)
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	p.Eval(`(() => { const w = factsheet.review.words, first = w.first;
		return `+string(data)+`.flatMap(({ Start: start, End: end, Quote: quote }) => {
			const told = w.quote(start, end), back = factsheet.spanOf(w.range({ start, end }));
			const blank = /^\s|\s$/u.test(quote); // a range can't begin or end between lines
			const right = told === quote && (blank || (back.start === start && back.end === end));
			return right ? [] : [quote + " / " + told + " / " + JSON.stringify(back)];
		}) })()`, &wrong)
	if len(spans) < 100 || len(wrong) > 0 {
		t.Errorf("%d of %d spans are others on the page: %q", len(wrong), len(spans), wrong)
	}
}

// wholes are gold entries that tell all that their kinds can, and nothing where that differs
// from what is left out.
const wholes = `{
	"amounts": [{"value":null,"low":"5","high":"10","currency":"USD","qualifier":"about","optional":true,"note":"n",
		"start":0,"end":6,"quote":"Market"},
		{"value":null,"currency":null,"qualifier":null,"status":"malformed","start":0,"end":6,"quote":"Market"},
		{"value":"1","currency":"USD","start":0,"end":6,"quote":"Market"}],
	"partners": [{"name":"Fish & <b>","acronym":"F","aliases":["a","b"],"type":"ngo","country":"EG",
		"mentions":[{"start":0,"end":6,"quote":"Market"}],
		"optional_mentions":[{"start":7,"end":12,"quote":"Halls"}]}, {"name":"x"}],
	"projects": [{"title":"t","period":null,"funding":["a"],"implementing":["b","c"],"places":["EG"],"amounts":[]},
		{"title":"t","period":"2021","amounts":[{"value":"1","currency":null},{"value":"2","currency":"USD"}]}, {"title":"t"}],
	"agreements": [{"kind":"mou","title":"t","date":"2021","parties":["a","b"],"count":3,"mentions_merged":2},
		{"kind":"loan","date":null,"parties":[]}],
	"contributions": [{"donor":"a","recipient":null,"value":"1","currency":"USD","kind":"grant","period":"2021"},
		{"donor":null,"recipient":null,"value":null,"currency":null,"period":null}],
	"acronyms": [{"short":"A","long":"B","also":["C"],"start":0,"end":6,"quote":"Market"}, {"short":"A","long":"B"}],
	"issues": [{"rule":"amount.malformed","start":0,"end":6,"quote":"Market"}, {"rule":"x"}]
}`

// TestFormGivesBackWhatItIsGiven holds the form of a correction to that it changes nothing by
// itself, for all entries of a sheet and for what entries may tell.
func TestFormGivesBackWhatItIsGiven(t *testing.T) {
	r := reviewed(t, markets)
	p := r.page()
	p.Eval(`(async () => {
		const page = factsheet.review, sorted = (x) => Array.isArray(x) ? x.map(sorted) : x === null || typeof x !== "object" ? x :
			Object.fromEntries(Object.entries(x).filter(([k]) => k !== "prefix" && k !== "suffix").sort().map(([k, v]) => [k, sorted(v)]));
		const wrong = [], place = document.querySelector(".cards");
		const check = (kind, gold) => {
			page.editor.open(place, { title: "Correct", kind, gold, save: () => "" });
			const [want, got] = [sorted(gold), sorted(page.editor.gold())].map((x) => JSON.stringify(x));
			if (want !== got) wrong.push(kind + ": " + want + " is " + got);
		};
		for (const [kind, golds] of Object.entries(`+wholes+`)) for (const gold of golds) check(kind, gold);
		for (const id of page.cards.order) {
			const told = await page.get("entry?document=" + page.data.document + "&entry=" + id);
			check(told.kind, told.gold);
		}
		page.editor.close();
		globalThis.wrong = wrong;
	})(); undefined`, nil)
	p.Wait(`globalThis.wrong`)
	var wrong []string
	if p.Eval(`wrong`, &wrong); len(wrong) > 0 {
		t.Errorf("the form changes %d entries: %s", len(wrong), strings.Join(wrong, "\n"))
	}
	var nudged []string
	p.Eval(`(() => { const w = factsheet.review.words, text = w.all(), at = text.join("").indexOf("DKK 48 million");
		const start = Array.from(text.join("").slice(0, at)).length + w.first, span = { start, end: start + 14 };
		const first = { start: 0, end: 6, quote: "Market" };
		return [w.nudge(span, "start", 1), w.nudge(span, "start", -1), w.nudge(span, "end", -1), w.nudge(span, "end", 1),
			w.nudge(first, "start", -1), w.nudge(first, "end", -1)].map((s) => s.quote);
	})()`, &nudged)
	want := []string{"48 million", "provided DKK 48 million", "DKK 48", "DKK 48 million to", "Market", "Market"}
	if !slices.Equal(nudged, want) {
		t.Errorf("spans are moved to %q, want %q", nudged, want)
	}
}

func TestTwoTabsLearnOfEachOtherAndWriteNothingOver(t *testing.T) {
	r := reviewed(t, markets)
	rec := r.record()
	id, other := idOf(t, rec, "DKK 48 million"), idOf(t, rec, "US$ 1.25 million")
	one, two := r.page(), r.page()
	one.Eval(`factsheet.review.decide("accept", "`+other+`")`, nil)
	saved(one)
	two.Wait(`document.querySelector('` + card(other) + `').dataset.verdict === "accept"`) // it asks now and then

	// Two decide about one entry at once: the second is told, and chooses.
	two.Eval(`factsheet.review.saving.poll = () => {}`, nil)
	one.Eval(`factsheet.review.decide("reject", "`+id+`")`, nil)
	saved(one)
	two.Eval(`factsheet.review.decide("accept", "`+id+`")`, nil)
	two.WaitFor(".rv-alert")
	if got := two.Text(".rv-alert"); !strings.Contains(got, "was rejected elsewhere") || verdict(two, id) != "reject" {
		t.Errorf("the second is told %q, and the entry is %q", got, verdict(two, id))
	}
	two.ClickText(".rv-alert button", "Take mine")
	two.Wait(`document.querySelector('` + card(id) + `').dataset.verdict === "accept"`)
	saved(two)
	one.Wait(`document.querySelector('` + card(id) + `').dataset.verdict === "accept"`)
	l, err := decision.Load(filepath.Join(r.out(), decision.FileName))
	if err != nil || len(l.Events) != 3 {
		t.Errorf("the file holds %v, %v", l.Events, err)
	}
	one.WantQuiet()
}

func TestKilledServerLosesNothing(t *testing.T) {
	r := reviewed(t, markets)
	rec := r.record()
	id, other := idOf(t, rec, "DKK 48 million"), idOf(t, rec, "US$ 1.25 million")
	p := r.page()
	p.Eval(`factsheet.review.decide("accept", "`+id+`")`, nil)
	saved(p)
	if err := r.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = r.process.Wait()
	p.Eval(`factsheet.review.decide("reject", "`+other+`")`, nil)
	p.WaitFor(".rv-alert")
	if got := p.Text(".rv-alert"); !strings.Contains(got, "does not answer") || !strings.Contains(got, "is kept here") {
		t.Errorf("the page says %q", got)
	}
	if got := p.Text(".rv-saved"); got != "1 not saved" || verdict(p, other) != "reject" {
		t.Errorf("the page says %q, and the entry is %q", got, verdict(p, other))
	}
	var lines string
	p.Eval(`factsheet.review.saving.copyable()`, &lines)
	if !strings.HasPrefix(lines, `{"document":"`+rec.Document.ID+`","act":"reject","entry":"`+other+`"`) {
		t.Errorf("what can be copied is %q", lines)
	}

	// Another server in its place: the tab goes there, and takes along what it has.
	_, port, _ := strings.Cut(strings.TrimPrefix(r.address, "http://"), ":")
	port, _, _ = strings.Cut(port, "/")
	r.serve("--port", port)
	p.Wait(`document.querySelector(".rv-alert").textContent.includes("Another server")`)
	p.OnDialog(func(string, string) (bool, string) { return true, "" })
	p.Go(r.address)
	r.open(p)
	saved(p)
	if verdict(p, id) != "accept" || verdict(p, other) != "reject" {
		t.Errorf("the entries are %q and %q", verdict(p, id), verdict(p, other))
	}
	l, err := decision.Load(filepath.Join(r.out(), decision.FileName))
	if err != nil || len(l.Events) != 2 {
		t.Errorf("the file holds %v, %v", l.Events, err)
	}
}

func TestAnotherPageCanNeitherPostNorFrame(t *testing.T) {
	r := reviewed(t, markets)
	body := `{"document":"` + r.record().Document.ID + `","events":[{"act":"done"}]}`
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<!doctype html><link rel=icon href=data:,><p></p><iframe src="%[1]s" name=f></iframe><iframe name=g></iframe>
			<form method=post action="%[1]sevents" enctype=text/plain target=g><input name='%[2]s' value=''></form><script>
			const told = [];
			document.forms[0].submit();
			Promise.allSettled([
				fetch("%[1]sevents", {method: "POST", body: %[3]q, headers: {"Content-Type": "application/json"}}),
				fetch("%[1]sevents", {method: "POST", body: %[3]q, headers: {"Content-Type": "text/plain"}}),
				fetch("%[1]sevents", {method: "POST", body: %[3]q, mode: "no-cors"}),
				fetch("%[1]sstate"),
			]).then((all) => { document.querySelector("p").textContent = all.map((x) => x.status + ":" + (x.value?.type ?? "")).join(" ") });
			</script>`, r.address, body, body)
	}))
	defer evil.Close()
	p := browser.New(t).Open(evil.URL)
	p.Wait(`document.querySelector("p").textContent !== ""`)
	if got := p.Text("p"); got != "rejected: rejected: rejected: rejected:" {
		t.Errorf("the other page's requests are %s", got)
	}
	p.Wait(`document.readyState === "complete"`)
	var framed bool
	p.Eval(`(() => { try { return frames.f.document !== null } catch { return false } })()`, &framed)
	if _, err := os.Stat(filepath.Join(r.out(), decision.FileName)); err == nil || framed {
		t.Errorf("the other page has its way: framed %v, file %v", framed, err)
	}
}

// wantNoWider fails the test where the page is wider than the screen. A phone's innerWidth
// would not tell: it grows with the page.
func wantNoWider(p *browser.Page, t *testing.T) {
	t.Helper()
	var wide int
	if p.Eval(`document.documentElement.scrollWidth - screen.width`, &wide); wide > 0 {
		t.Errorf("the page is %d pixels wider than the screen", wide)
	}
}

func TestLongNamesOfSheetsFitAPhone(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), strings.Repeat("long_name_", 15)+".txt")
	if err := os.WriteFile(sheet, []byte("In 2019 Japan gave US$ 5 million to Ghana.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := browser.New(t).Open(reviewed(t, sheet).address)
	p.Phone()
	p.Reload()
	p.WaitFor(".batch-rows a")
	wantNoWider(p, t)
}

func TestReviewOnAPhone(t *testing.T) {
	r := reviewed(t, markets)
	p := r.page()
	p.Phone()
	p.Reload()
	p.Wait(`factsheet.review?.ready`)
	wantNoWider(p, t)
	p.Click("mark[data-entries]")
	p.WaitFor(".panel .card[open]")
	p.ClickText(".panel .card[open] button", "Accept")
	saved(p)
	p.Eval(`factsheet.sheets[0].reset(); factsheet.sheets[0].close()`, nil)
	// As a long press and the handles do it: the selection is there, and no key or mouse.
	p.Eval(`(() => {
		const line = [...document.querySelectorAll(".line")].find((l) => l.textContent.includes("Fish &amp; Grain"));
		const w = factsheet.review.words, text = w.all().join(""), at = [...text.slice(0, text.indexOf("Fish &amp; Grain"))].length + w.first;
		const range = w.range({ start: at, end: at + 16 });
		line.scrollIntoView({ block: "center" });
		getSelection().removeAllRanges(); getSelection().addRange(range);
	})()`, nil)
	p.Click(".rv-float")
	p.WaitFor(".rv-editor")
	if got := p.Text(".rv-span q"); got != "“Fish &amp; Grain" && got != "Fish &amp; Grain" && !strings.Contains(got, "Fish &amp; Grai") {
		t.Errorf("the words are %q", got)
	}
	p.ClickText(".rv-editor button", "Save")
	p.Wait(`!document.querySelector(".rv-editor")`)
	saved(p)
	p.WantQuiet()
}

func TestRunMadeAnewIsToldAndWhatIsLeftOverIsShown(t *testing.T) {
	r := reviewed(t, markets)
	id, gone := idOf(t, r.record(), "DKK 48 million"), idOf(t, r.record(), "US$ 1.25 million")
	p := r.page()
	p.Eval(`factsheet.review.decide("accept", "`+id+`")`, nil)
	saved(p)
	// The same sheet, in which the entry is no longer found.
	file := filepath.Join(r.out(), "documents", "market-halls.txt.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.ReplaceAll(string(data), id, "amount-0000000000000000")
	changed = strings.ReplaceAll(changed, gone, "amount-0000000000000001")
	real, err := filepath.EvalSymlinks(file)
	if err == nil {
		err = os.WriteFile(real, []byte(changed), 0o644)
	}
	manifest, _ := filepath.EvalSymlinks(filepath.Join(r.out(), "manifest.json"))
	if err == nil {
		var m []byte
		if m, err = os.ReadFile(manifest); err == nil {
			m = bytes.ReplaceAll(m, []byte(hashOf(data)), []byte(hashOf([]byte(changed))))
			if err = os.Remove(manifest); err == nil {
				err = os.WriteFile(manifest, m, 0o644)
			}
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	p.Wait(`document.querySelector(".rv-alert")?.textContent.includes("made anew")`)
	p.Eval(`factsheet.review.decide("reject", "`+gone+`")`, nil) // the old page still shows it
	p.Wait(`document.querySelector(".rv-alerts").textContent.includes("the sheet has no entry")`)
	p.ClickText(".rv-alert button", "Drop it")
	p.ClickText(".rv-alert button", "Load")
	p.Wait(`factsheet.review?.ready && document.querySelector(".rv-left summary")`)
	p.Click(".rv-left summary")
	if got := p.Text(".rv-left li"); !strings.Contains(got, "accepted") || !strings.Contains(got, id) {
		t.Errorf("left over: %q", got)
	}
}

// hashOf is a file's hash as the manifest has it.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
