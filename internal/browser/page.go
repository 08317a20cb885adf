package browser

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

const (
	// patience is how long a page may take to do what it is asked: long, for the machine
	// may be busy, and short beside a test's own limit.
	patience = 30 * time.Second

	// glance is how often a condition is looked at.
	glance = 15 * time.Millisecond
)

// A Page is a tab of its own: it shares no cookie and no storage with another. What can't
// be done with it ends its test.
type Page struct {
	t      testing.TB
	ctx    context.Context
	origin string // of the loopback server that it was opened from
	log    *events
}

// Open opens the page at address, which is a URL or the name of a file, in a window of
// 1200 by 800 pixels, and returns when it is loaded. The page is closed with its test.
func (b *Browser) Open(address string) *Page {
	b.t.Helper()
	address, err := locate(address)
	if err != nil {
		b.t.Fatal(err)
	}
	p := &Page{t: b.t, origin: loopback(address), log: &events{}}
	p.log.answer = p.answer
	var cancel context.CancelFunc
	p.ctx, cancel = chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.log.listen))
	b.t.Cleanup(cancel)
	if err := chromedp.Do(p.ctx); err != nil {
		b.t.Fatalf("the browser opens no page: %v", err)
	}
	p.must("start",
		call(target.SetAutoAttach, target.SetAutoAttachParams{AutoAttach: true, Flatten: new(true)}), // tells of workers
		// A page that is behind another is to believe that it has the focus all the same.
		call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	p.Size(1200, 800)
	p.Go(address)
	return p
}

// locate is the URL of a page that is told by it or by a file's name.
func locate(address string) (string, error) {
	if strings.Contains(address, "://") || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "about:") {
		return address, nil
	}
	path, err := filepath.Abs(address)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); err != nil {
		return "", err
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String(), nil
}

// loopback is the origin of an address of this machine, and "" of any other.
func loopback(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// Go takes the page to another address, as Open takes it.
func (p *Page) Go(address string) {
	p.t.Helper()
	address, err := locate(address)
	if err != nil {
		p.t.Fatal(err)
	}
	p.must("open "+address, chromedp.Navigate(address))
}

// Reload loads the page anew.
func (p *Page) Reload() {
	p.t.Helper()
	p.must("load the page anew", chromedp.Reload())
}

// must does what has no result.
func (p *Page) must(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("the page does not %s: %v%s", what, err, p.log.complaint())
	}
}

// evaluate is the value of a JavaScript expression, as JSON.
func (p *Page) evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	raw, err := chromedp.Run(ctx, chromedp.Evaluate[[]byte](expression, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if errors.Is(err, chromedp.ErrJSUndefined) || errors.Is(err, chromedp.ErrJSNull) || err == nil && len(raw) == 0 {
		return json.RawMessage("null"), nil
	}
	return raw, err
}

// Eval evaluates a JavaScript expression, waits where it is a promise, and puts its value
// into into, as JSON has it; into may be nil. The page's content security policy does not
// bind it.
func (p *Page) Eval(expression string, into any) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	raw, err := p.evaluate(ctx, expression)
	if err == nil && into != nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
}

// Wait returns when the JavaScript expression is true.
func (p *Page) Wait(condition string) {
	p.t.Helper()
	p.await(condition, "!!("+condition+")", nil)
}

// await evaluates an expression until its value is neither null nor false, and puts that
// into into, where told.
func (p *Page) await(what, expression string, into any) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	tick := time.NewTicker(glance)
	defer tick.Stop()
	var last error // a page that goes elsewhere has nothing to evaluate in, for a moment
	for {
		raw, err := p.evaluate(ctx, expression)
		if s := string(raw); err == nil && s != "null" && s != "false" {
			if into == nil {
				return
			}
			if err := json.Unmarshal(raw, into); err != nil {
				p.t.Fatalf("%s: %v", what, err)
			}
			return
		}
		if err != nil && ctx.Err() == nil {
			last = err
		}
		select {
		case <-ctx.Done():
			p.t.Fatalf("waited %v in vain for: %s (%v)%s", patience, what, last, p.log.complaint())
		case <-tick.C:
		}
	}
}
