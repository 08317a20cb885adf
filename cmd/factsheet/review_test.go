package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"factsheet/internal/browser"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// reviewing is a server of a run in a process of its own.
type reviewing struct {
	t       *testing.T
	dir     string // with the folders out and fixtures
	address string
	process *exec.Cmd
}

// reviewed runs the sheets and serves the run.
func reviewed(t *testing.T, sheets ...string) *reviewing {
	t.Helper()
	r := &reviewing{t: t, dir: t.TempDir()}
	ended(t, exitOK, append([]string{"run", "--out", r.out(), "--format", "json", "--fail-on", "never", "--quiet"}, sheets...)...)
	r.serve()
	return r
}

func (r *reviewing) out() string { return filepath.Join(r.dir, "out") }

// serve starts the server and waits until it tells its address.
func (r *reviewing) serve(flags ...string) {
	r.t.Helper()
	r.process = exec.Command("factsheet", append([]string{"review", "out"}, flags...)...)
	r.process.Dir = r.dir
	r.process.Stderr = os.Stderr
	out, err := r.process.StdoutPipe()
	if err == nil {
		err = r.process.Start()
	}
	if err != nil {
		r.t.Fatal(err)
	}
	process := r.process
	r.t.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		r.t.Fatalf("the server tells no address: %q, %v", line, err)
	}
	r.address = strings.TrimSpace(line)
}

// page opens the page of the run's only sheet, or that of its first.
func (r *reviewing) page() *browser.Page {
	r.t.Helper()
	return r.open(browser.New(r.t).Open(r.address))
}

// open goes from the page of the run to that of a sheet.
func (r *reviewing) open(p *browser.Page) *browser.Page {
	p.Click(".batch-rows a")
	p.Wait(`typeof factsheet !== "undefined" && factsheet.review?.ready`)
	return p
}

func (r *reviewing) record() *record.Record {
	r.t.Helper()
	run, err := results.Open(r.out())
	if err != nil {
		r.t.Fatal(err)
	}
	rec, err := run.Record(&run.Sheets()[0])
	if err != nil {
		r.t.Fatal(err)
	}
	return rec
}

// gold is the gold file that the page says it made.
func (r *reviewing) gold(p *browser.Page) *gold.Sheet {
	r.t.Helper()
	s, err := gold.Read(filepath.Join(r.dir, p.Text(".rv-kept code")))
	if err != nil {
		r.t.Fatal(err)
	}
	return s
}

// saved waits until all is on the disk.
func saved(p *browser.Page) { p.Wait(`document.querySelector(".rv-saved").textContent === "saved"`) }

const markets = "../../fixtures/market-halls/market-halls.txt"

// idOf is the id of the amount that stands on the words.
func idOf(t *testing.T, r *record.Record, words string) string {
	t.Helper()
	for i := range r.Amounts {
		if r.Amounts[i].Quote == words {
			return r.Amounts[i].ID
		}
	}
	t.Fatalf("there is no amount %q", words)
	return ""
}

func card(id string) string { return `[data-entry="` + id + `"].card` }

// opened opens a card with the mouse, if it is not open.
func opened(p *browser.Page, id string) {
	var open bool
	if p.Eval(`document.querySelector('`+card(id)+`').open`, &open); !open {
		p.Click(card(id) + " summary")
	}
}

func TestReviewWithTheMouseEndsInGold(t *testing.T) {
	r := reviewed(t, markets)
	rec := r.record()
	p := r.page()
	right, wrong, changed := idOf(t, rec, "DKK 48 million"), idOf(t, rec, "US$ 1.25 million"), idOf(t, rec, "US$ 1.6 million")
	for _, x := range []struct{ id, button string }{{right, "Accept"}, {wrong, "Reject"}} {
		opened(p, x.id)
		p.ClickText(card(x.id)+" .rv-buttons button", x.button)
		saved(p)
		p.ClickText(".panel-head button", "All entries")
	}
	opened(p, changed)
	p.ClickText(card(changed)+" .rv-buttons button", "Correct")
	p.Type(`.rv-editor [name="value"]`, "1700000")
	p.Choose(`.rv-editor [name="qualifier"]`, "about")
	p.SelectWords("[data-text]", "with US$ 1.6 million")
	p.ClickText(".rv-editor button", "Take the marked words")
	p.ClickText(".rv-editor button", "Save")
	p.Wait(`!document.querySelector(".rv-editor")`)
	saved(p)

	p.SelectWords("[data-text]", "Fish &amp; Grain")
	p.Click(".rv-float")
	p.WaitFor(".rv-editor")
	if got := p.Text(".rv-editor select"); !strings.Contains(got, "partner") {
		t.Errorf("the kinds are %q", got)
	}
	p.Choose(`.rv-editor [name="rv-kind"]`, "partners")
	p.Choose(`.rv-editor [name="type"]`, "private_sector")
	p.ClickText(".rv-editor button", "Save")
	p.Wait(`!document.querySelector(".rv-editor")`)
	saved(p)

	opened(p, right)
	p.ClickText(card(right)+" .rv-buttons button", "Note")
	p.Type(".rv-note textarea", "<b>who</b> & when?")
	p.ClickText(".rv-note button", "Save the note")
	p.Wait(`!document.querySelector("form.rv-note")`)
	saved(p)
	if got := p.Text(card(right) + " .rv-remark"); !strings.Contains(got, "<b>who</b> & when?") {
		t.Errorf("the note is shown as %q", got)
	}
	p.ClickText("button", "Sheet done")
	saved(p)
	p.ClickText("button", "Undo")
	p.Wait(`!factsheet.review.saving.state.sheet.done`)
	p.ClickText("button", "Redo")
	p.Wait(`factsheet.review.saving.state.sheet.done`)
	p.ClickText("button", "Make a fixture")
	p.WaitFor(".rv-next")

	s := r.gold(p)
	amounts := map[string]gold.Amount{}
	for _, a := range s.Amounts {
		amounts[a.Quote] = a
	}
	if a := amounts["DKK 48 million"]; a.Note != "<b>who</b> & when?" || a.Optional {
		t.Errorf("the accepted amount is %+v", a)
	}
	if _, ok := amounts["US$ 1.25 million"]; ok {
		t.Error("the rejected amount is in the gold")
	}
	a, ok := amounts["with US$ 1.6 million"]
	if !ok || *a.Value != "1700000" || *a.Qualifier.Value != "about" {
		t.Errorf("the corrected amount is %+v, of %v", a, amounts)
	}
	i := slices.IndexFunc(s.Partners, func(p gold.Partner) bool { return p.Name == "Fish &amp; Grain" })
	if i < 0 || s.Partners[i].Type != "private_sector" || s.Partners[i].Mentions[0].Quote != "Fish &amp; Grain" {
		t.Errorf("the added partner is not in %+v", s.Partners)
	}
	if next := p.Text(".rv-next"); !strings.HasPrefix(next, "factsheet eval fixtures/market-halls/market-halls.gold.json --run ") {
		t.Errorf("the next command is %q", next)
	}
	ended(t, exitOK, "eval", filepath.Join(r.dir, p.Text(".rv-kept code")), "--run", r.out())
	if problems := p.Leaving(); len(problems) > 0 {
		t.Errorf("requests leave the page: %q", problems)
	}
	p.WantQuiet()
}

func TestInterruptEndsTheReviewWell(t *testing.T) {
	r := reviewed(t, markets)
	if err := r.process.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := r.process.Wait(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}
