package browser

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// events is what a page has complained of and asked for.
type events struct {
	sync.Mutex
	problems []string
	requests []request
	answer   func(*page.EventJavascriptDialogOpening)
	dialog   func(kind, message string) (accept bool, text string)
}

// request is something that a page asked the network for.
type request struct {
	id      network.RequestID
	url     string
	refused bool // by the page's own policy, so that it never left
}

// listen takes an event in. It is called in the order of the events and must not wait.
func (e *events) listen(event any) {
	e.Lock()
	defer e.Unlock()
	switch v := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if slices.Contains([]string{"error", "warning", "assert"}, string(v.Type)) {
			e.problem("console "+string(v.Type), arguments(v.Args), "")
		}
	case *runtime.EventExceptionThrown:
		e.problem("uncaught", thrown(v.ExceptionDetails), v.ExceptionDetails.URL)
	case *log.EventEntryAdded: // a policy's refusal and a failed request among them
		if v.Entry.Level == "error" || v.Entry.Level == "warning" {
			e.problem(string(v.Entry.Source)+" "+string(v.Entry.Level), v.Entry.Text, v.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		e.requests = append(e.requests, request{id: v.RequestID, url: v.Request.URL})
	case *network.EventLoadingFailed:
		e.failed(v)
	case *network.EventWebSocketCreated:
		e.requests = append(e.requests, request{id: v.RequestID, url: v.URL})
	case *network.EventWebTransportCreated:
		e.requests = append(e.requests, request{id: v.TransportID, url: v.URL})
	case *page.EventWindowOpen: // a tab of its own, whose requests would not be seen here
		e.requests = append(e.requests, request{url: v.URL})
	case *target.EventAttachedToTarget:
		if kind := v.TargetInfo.Type; strings.HasSuffix(kind, "worker") {
			e.problem(kind, "what it asks the network for is not seen", v.TargetInfo.URL)
		}
	case *page.EventJavascriptDialogOpening:
		e.answer(v)
	}
}

func (e *events) problem(kind, text, where string) {
	s := kind + ": " + strings.TrimSpace(text)
	if where != "" {
		s += " (" + where + ")"
	}
	e.problems = append(e.problems, s)
}

func (e *events) failed(v *network.EventLoadingFailed) {
	if v.BlockedReason != network.BlockedReasonCsp {
		return
	}
	for i := range e.requests {
		if e.requests[i].id == v.RequestID {
			e.requests[i].refused = true
		}
	}
}

// complaint is the problems so far, for the message of a test that fails.
func (e *events) complaint() string {
	e.Lock()
	defer e.Unlock()
	if len(e.problems) == 0 {
		return ""
	}
	return "; it has told: " + strings.Join(e.problems, "; ")
}

func arguments(list []*runtime.RemoteObject) string {
	var out []string
	for _, a := range list {
		out = append(out, object(a))
	}
	return strings.Join(out, " ")
}

func object(o *runtime.RemoteObject) string {
	if o.Description != "" {
		return o.Description
	}
	return strings.Trim(string(o.Value), `"`)
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return d.Text
	}
	return d.Text + " " + object(d.Exception)
}

// call is a command of the protocol as a step.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// answer closes a dialog, which would hold the page up: as OnDialog says, else by 'no', and
// then it is a problem.
func (p *Page) answer(v *page.EventJavascriptDialogOpening) {
	accept, text := v.Type == page.DialogTypeBeforeunload, ""
	if p.log.dialog != nil {
		accept, text = p.log.dialog(string(v.Type), v.Message)
	} else {
		p.log.problem("dialog", string(v.Type)+": "+v.Message, "")
	}
	go func() { // no command may be called from a listener
		params := page.HandleJavaScriptDialogParams{Accept: accept, PromptText: text}
		_ = chromedp.Do(p.ctx, call(page.HandleJavaScriptDialog, params)) // the page may be closed by now
	}()
}

// OnDialog answers the dialogs of the page (alert, confirm, prompt, beforeunload) from now
// on; without it each is a problem. The func is called from elsewhere and must not use the page.
func (p *Page) OnDialog(answer func(kind, message string) (accept bool, text string)) {
	p.log.Lock()
	defer p.log.Unlock()
	p.log.dialog = answer
}

// Settle lets what the page has begun come to its end: the turn of its loop, its fonts and
// its next picture. The events of a page come in order, so all that came before is told.
func (p *Page) Settle() {
	p.t.Helper()
	p.Eval(`document.fonts.ready.then(() => new Promise(done => setTimeout(() => setTimeout(() => done(true)))))`, nil)
}

// Problems is all that the page complained of since it was opened: errors and warnings of
// its console, uncaught exceptions, refusals by its content security policy, requests that
// failed, dialogs that nobody waited for, and workers, into which it does not look. In the
// order in which they came.
func (p *Page) Problems() []string {
	p.t.Helper()
	p.Settle()
	p.log.Lock()
	defer p.log.Unlock()
	return slices.Clone(p.log.problems)
}

// Requests is the URL of all that the page asked the network for since it was opened,
// itself, its frames, sockets and windows included. What its own policy refused is not
// there, since it never left, but among the problems.
func (p *Page) Requests() []string {
	p.t.Helper()
	p.Settle()
	p.log.Lock()
	defer p.log.Unlock()
	var out []string
	for _, r := range p.log.requests {
		if !r.refused {
			out = append(out, r.url)
		}
	}
	return out
}

// Leaving is those requests that leave the page: all but of files, of data within it, and
// of the loopback server that it was opened from.
func (p *Page) Leaving() []string {
	p.t.Helper()
	return slices.DeleteFunc(p.Requests(), func(u string) bool {
		scheme, _, _ := strings.Cut(u, ":")
		return slices.Contains([]string{"file", "data", "blob", "about"}, scheme) ||
			p.origin != "" && (u == p.origin || strings.HasPrefix(u, p.origin+"/"))
	})
}

// WantQuiet fails the test where the page complained of anything or asked for anything
// elsewhere.
func (p *Page) WantQuiet() {
	p.t.Helper()
	for _, s := range p.Problems() {
		p.t.Errorf("the page complains: %s", s)
	}
	for _, s := range p.Leaving() {
		p.t.Errorf("a request leaves the page: %s", s)
	}
}
