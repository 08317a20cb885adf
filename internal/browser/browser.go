// Package browser opens pages in a headless Chromium, as tests of what people see in one
// need it: with real keys and clicks, and with an account of all that a page complains of
// and asks the network for. Only tests import it, so the program does not grow by it.
//
// It speaks to the browser through chromedp, which is well kept, needs no other programs and
// no open port.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// names is what Chromium is called by Debian, by others, and by its maker.
var names = []string{"chromium", "chromium-browser", "google-chrome"}

// find is where Chromium is: where $CHROMIUM says, else by one of its names.
func find() (string, error) {
	if told := os.Getenv("CHROMIUM"); told != "" {
		path, err := exec.LookPath(told)
		if err != nil {
			return "", fmt.Errorf("$CHROMIUM names no program: %w", err)
		}
		return path, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no chromium to open pages with (apt-get install chromium, or tell it by $CHROMIUM)")
}

// shared is the browser that the tests of a binary have together, for one takes half a
// second to start.
var shared struct {
	sync.Mutex
	ctx   context.Context // nil where none is open
	close func()
	users int  // tests that have it
	kept  bool // until the binary ends, since Closing sees to that
}

// A Browser is the shared browser as one test has it.
type Browser struct {
	t   testing.TB
	ctx context.Context
}

// New is the browser, for the test t. Where there is no Chromium it skips the test, and
// fails it under CI, which has one.
func New(t testing.TB) *Browser {
	t.Helper()
	path, err := find()
	switch {
	case err == nil:
	case os.Getenv("CI") != "" || os.Getenv("CHROMIUM") != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
	shared.Lock()
	defer shared.Unlock()
	if shared.ctx != nil && shared.ctx.Err() != nil {
		shutdown() // it died; another test's page may have brought it down
	}
	if shared.ctx == nil {
		if err := start(path); err != nil {
			t.Fatalf("%s does not start: %v", path, err)
		}
	}
	shared.users++
	t.Cleanup(release)
	return &Browser{t: t, ctx: shared.ctx}
}

// start opens the shared browser. Its proxy is a port where nothing listens, and only
// loopback goes past that: a page that asks for something outside is told of by Requests,
// and nothing leaves the machine.
func start(path string) error {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.ProxyServer("127.0.0.1:9"),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("force-prefers-reduced-motion", true), // a click would miss what still moves
		chromedp.Flag("lang", "en-GB"))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // which does not work for root
	}
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		endAllocator()
		return err
	}
	shared.ctx = ctx
	shared.close = func() {
		cancel()
		endAllocator()
	}
	return nil
}

// release takes the browser from a test that ends.
func release() {
	shared.Lock()
	defer shared.Unlock()
	if shared.users--; shared.users == 0 && !shared.kept {
		shutdown()
	}
}

// shutdown ends the browser and waits until its processes and its folder are gone.
func shutdown() {
	if shared.ctx != nil {
		shared.close()
		shared.ctx, shared.close = nil, nil
	}
}

// Runner is what testing.M is to a TestMain.
type Runner interface{ Run() int }

// Closing is m with the browser closed at its end, so that it starts once in a binary and
// not once a test:
//
//	func TestMain(m *testing.M) { os.Exit(browser.Closing(m).Run()) }
func Closing(m Runner) Runner { return closing{m} }

type closing struct{ m Runner }

func (c closing) Run() int {
	shared.Lock()
	shared.kept = true
	shared.Unlock()
	defer func() {
		shared.Lock()
		defer shared.Unlock()
		shutdown()
	}()
	return c.m.Run()
}
