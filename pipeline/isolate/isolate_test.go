package isolate_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
	"factsheet/pipeline/read"
)

// config is how a pool whose children are called with the verb reads. A test that is not
// about time gives a sheet more of it than a busy machine takes.
func config(verb string) isolate.Config {
	exe, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return isolate.Config{
		Command: []string{exe, exe, verb}, Children: 1, Reader: choose.Auto,
		Limits: isolate.Limits{Time: time.Minute, Memory: isolate.Defaults.Memory}, Options: read.Defaults,
	}
}

// pool is a pool of children that are called with the verb.
func pool(t *testing.T, c isolate.Config) *isolate.Pool {
	p := isolate.NewPool(c)
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// play has a pool read a file that says what its readers do.
func play(p *isolate.Pool, lines ...string) (*document.Document, error) {
	d := &document.Document{}
	err := p.Read(context.Background(), d, []byte("%PDF-1.7\n"+strings.Join(lines, "\n")))
	return d, err
}

func sheet(t *testing.T, name string) []byte {
	data, err := os.ReadFile("../../fixtures/" + name + "/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestChildReadsWhatIsReadHere(t *testing.T) {
	p := pool(t, config("serve"))
	for _, name := range []string{"highland-partnership", "harbour-portfolio"} { // the second by the child that read the first
		data := sheet(t, name)
		var here, there document.Document
		if err := pipeline.ReadPDF(&here, data, read.Defaults); err != nil {
			t.Fatal(err)
		}
		if err := p.Read(context.Background(), &there, data); err != nil {
			t.Fatal(err)
		}
		if here.Text == "" || len(here.Lines) == 0 || !reflect.DeepEqual(here, there) {
			t.Errorf("%s: here %+v, there %+v", name, here, there)
		}
	}
}

func TestChildThatIsNoneFailsTheSheet(t *testing.T) {
	t.Parallel()
	for verb, want := range map[string]string{
		"die":    "something broke",
		"babble": "broke off",
		"nest":   "starts no other",
		"flood":  "broke off",
	} {
		_, err := play(pool(t, config(verb)), "fast page")
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v", verb, err)
		}
	}
}

func TestChildsEndCostsItsSheetAlone(t *testing.T) {
	t.Parallel()
	c := config("actor")
	c.Reader, c.Limits.Memory = choose.Fast, 256<<20
	patient := pool(t, c)
	c.Limits.Time = 4 * time.Second
	hasty := pool(t, c)
	for _, s := range []struct{ name, does, want string }{
		{"hangs", "fast hang", "longer than 4s (--max-seconds)"},
		{"eats memory", "fast eat", "more than 256MiB of memory (--max-memory)"},
		{"dies", "fast die", "failed on it"},
		{"panics", "fast panics boom", "internal fault (please report it with the sheet): boom"},
		{"fails", "fast fails it is damaged", "it is damaged"},
		{"recurses", "fast recurse", ""}, // the stack's bound or the memory's, whichever comes first
	} {
		p := patient
		if s.name == "hangs" {
			p = hasty
		}
		if _, err := play(p, s.does); err == nil || !strings.Contains(err.Error(), s.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("one that %s: got %v", s.name, err)
		}
		if d, err := play(p, "fast page"); err != nil || d.Text != "word" || d.Info.Title != "of fast" {
			t.Errorf("the sheet after one that %s: %q, %v", s.name, d.Text, err)
		}
		d, err := play(p, "fast page", "fast page", s.does)
		if err != nil || len(d.Pages) != 2 || len(d.Problems) != 1 || d.Problems[0].Page != 3 || !strings.Contains(d.Problems[0].Message, s.want) {
			t.Errorf("one that %s after two pages: %+v, %v", s.name, d, err)
		}
	}
}

func TestMemoryThatIsAskedForAndNotUsedCountsToo(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux refuses memory; elsewhere what is used is counted")
	}
	c := config("actor")
	c.Reader = choose.Fast
	if _, err := play(pool(t, c), "fast reserve"); err == nil || !strings.Contains(err.Error(), "more than 1GiB of memory (--max-memory)") {
		t.Errorf("got %v", err)
	}
}

func TestNetReadsWhatTheFastReaderDiedOf(t *testing.T) {
	c := config("actor")
	c.Limits = isolate.Limits{Time: 5 * time.Second, Memory: 256 << 20}
	t.Parallel()
	p := pool(t, c)
	for _, s := range []struct {
		name   string
		lines  []string
		pages  int
		reader string // how it begins
	}{
		{"hangs", []string{"fast hang", "pdfium page"}, 1, "pdfium: the fast reader took longer than 2s"},
		{"hangs later", []string{"fast page", "fast hang", "pdfium page", "pdfium page"}, 2, "fast; pdfium for page 2: the fast reader took longer than"},
		{"eats", []string{"fast eat", "pdfium page"}, 1, "pdfium: "},
		{"fails", []string{"fast fails it is damaged", "pdfium page"}, 1, "pdfium: it is damaged"},
		{"reads", []string{"fast page", "pdfium die"}, 1, "fast"},
	} {
		d, err := play(p, s.lines...)
		if err != nil || len(d.Pages) != s.pages || len(d.Problems) > 0 || !strings.HasPrefix(d.Reader, s.reader) {
			t.Errorf("one that %s: %+v, %v", s.name, d, err)
		}
	}
	began := time.Now()
	_, err := play(p, "fast hang", "pdfium hang")
	if took := time.Since(began); err == nil || !strings.Contains(err.Error(), "5s (--max-seconds)") || took > 30*time.Second { // 5, on a machine with nothing else to do
		t.Errorf("one that hangs in both: %v after %v", err, took)
	}
}

func TestOneChildCompilesAndNoSheetPaysForIt(t *testing.T) {
	c := config("slow")
	t.Parallel()
	c.Reader, c.Children, c.Cache, c.Limits.Time = choose.PDFium, 3, t.TempDir(), compileTime*9/10
	p := pool(t, c)
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			if d, err := play(p, "pdfium page"); err != nil || d.Text != "word" {
				t.Errorf("%q, %v", d.Text, err)
			}
		})
	}
	wg.Wait()
}

func TestPasswordsAreTriedInOrder(t *testing.T) {
	for name, s := range map[string]struct {
		passwords []string
		lines     []string
		want      string // part of the error; empty for none
	}{
		"the second one opens":      {[]string{"no", "yes"}, []string{"fast password yes", "fast page"}, ""},
		"none opens":                {[]string{"no"}, []string{"fast password yes", "pdfium password yes"}, "no password of the --password-file opens it"},
		"none is given":             {nil, []string{"fast password yes", "pdfium password yes"}, "--password-file"},
		"pdfium alone can decipher": {[]string{"no", "yes"}, []string{"fast fails " + read.ErrCipher.Error(), "pdfium password yes", "pdfium page"}, ""},
		"pdfium knows better":       {nil, []string{"fast password yes", "pdfium page"}, ""},
		"nobody knows the cipher":   {nil, []string{"fast fails " + read.ErrCipher.Error(), "pdfium fails " + read.ErrCipher.Error()}, read.ErrCipher.Error()},
	} {
		c := config("actor")
		c.Passwords = s.passwords
		d, err := play(pool(t, c), s.lines...)
		if s.want == "" && (err != nil || d.Text != "word") || s.want != "" && (err == nil || !strings.Contains(err.Error(), s.want)) {
			t.Errorf("%s: %q, %v", name, d.Text, err)
		}
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	p := pool(t, config("actor"))
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	err := p.Read(ctx, &document.Document{}, []byte("%PDF-1.7\nfast hang\npdfium hang"))
	if !errors.Is(err, choose.ErrStopped) || time.Since(began) > 50*time.Second { // a minute is what it has without the context
		t.Errorf("got %v after %v", err, time.Since(began))
	}
	if d, err := play(p, "fast page"); err != nil || d.Text != "word" {
		t.Errorf("the sheet after it: %q, %v", d.Text, err)
	}
}

func TestChildrenAreUsedAgain(t *testing.T) {
	c := config("actor")
	c.Children = 2
	p := pool(t, c)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 10 {
				if d, err := play(p, "fast page"); err != nil || d.Text != "word" {
					t.Errorf("%q, %v", d.Text, err)
				}
			}
		})
	}
	wg.Wait()
	if n := isolate.Started(p); n > 2 {
		t.Errorf("%d children were started for 40 sheets", n)
	}
}

func TestKilledParentLeavesNoChild(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("children are looked for in /proc")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	parent, err := os.StartProcess(exe, []string{exe, "parent"}, &os.ProcAttr{Env: os.Environ(), Files: []*os.File{nil, nil, nil}})
	if err != nil {
		t.Fatal(err)
	}
	child := 0
	for began := time.Now(); child == 0; time.Sleep(10 * time.Millisecond) {
		child = childOf(t, parent.Pid)
		if time.Since(began) > 20*time.Second {
			t.Fatal("it starts no child")
		}
	}
	time.Sleep(100 * time.Millisecond) // the child reads what hangs
	if err := parent.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = parent.Wait()
	for began := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", child)); err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
		if time.Since(began) > 30*time.Second {
			t.Fatal("the child goes on without its parent")
		}
	}
}

// childOf is a process that the given one started, or 0.
func childOf(t *testing.T, pid int) int {
	dirs, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		stat, err := os.ReadFile("/proc/" + d.Name() + "/stat")
		if err != nil {
			continue
		}
		_, rest, _ := strings.Cut(string(stat), ") ")
		var id, parent int
		var state string
		if _, err := fmt.Sscan(rest, &state, &parent); err != nil || parent != pid {
			continue
		}
		if _, err := fmt.Sscan(d.Name(), &id); err == nil {
			return id
		}
	}
	return 0
}
