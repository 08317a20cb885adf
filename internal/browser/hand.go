package browser

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Box is where something stands in the window, in CSS pixels from its upper left corner.
type Box struct{ X, Y, Width, Height float64 }

// Boxes is the boxes of all elements that the CSS selector matches, a box a line for what
// runs over several lines, in the order of the document.
func (p *Page) Boxes(selector string) []Box {
	p.t.Helper()
	var out []Box
	p.Eval(`[...document.querySelectorAll(`+quote(selector)+`)].flatMap(e => [...e.getClientRects()]
		.map(r => ({X: r.x, Y: r.y, Width: r.width, Height: r.height})))`, &out)
	return out
}

// Count is how many elements the CSS selector matches.
func (p *Page) Count(selector string) int {
	p.t.Helper()
	var n int
	p.Eval(`document.querySelectorAll(`+quote(selector)+`).length`, &n)
	return n
}

// WaitFor returns when an element that the CSS selector matches can be seen.
func (p *Page) WaitFor(selector string) {
	p.t.Helper()
	p.await(selector+" is seen", `[...document.querySelectorAll(`+quote(selector)+`)]
		.some(e => e.checkVisibility({visibilityProperty: true}))`, nil)
}

// Text is the text that is seen of the first element that the selector matches; it waits
// until there is one.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	var out []string
	p.await(selector+" is there", `(e => e && [e.innerText ?? e.textContent])(document.querySelector(`+quote(selector)+`))`, &out)
	return out[0]
}

// Texts is the text that is seen of each element that the selector matches now.
func (p *Page) Texts(selector string) []string {
	p.t.Helper()
	var out []string
	p.Eval(`[...document.querySelectorAll(`+quote(selector)+`)].map(e => e.innerText ?? e.textContent)`, &out)
	return out
}

// Click clicks with the mouse on the middle of the first element that the selector matches,
// when it can be seen, is enabled and is covered by nothing else.
func (p *Page) Click(selector string) {
	p.t.Helper()
	p.click("click on "+selector, `document.querySelector(`+quote(selector)+`)`)
}

// ClickText is Click on the first element of those that the selector matches whose text,
// without the white around it, is text.
func (p *Page) ClickText(selector, text string) {
	p.t.Helper()
	p.click("click on "+selector+" with the text "+text,
		`[...document.querySelectorAll(`+quote(selector)+`)].find(e => (e.innerText ?? e.textContent).trim() === `+quote(text)+`)`)
}

func (p *Page) click(what, element string) {
	p.t.Helper()
	at := p.middle(what, element)
	p.must(what, chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y), chromedp.MouseClickXY(at.X, at.Y))
}

// middle is a point of an element where a click meets it: the middle of its first line.
func (p *Page) middle(what, element string) struct{ X, Y float64 } {
	p.t.Helper()
	var at struct{ X, Y float64 }
	p.await(what, `(e => {
		if (!e || e.disabled || !e.checkVisibility({visibilityProperty: true})) return null;
		let r = e.getClientRects()[0];
		if (r && (r.top < 0 || r.left < 0 || r.bottom > innerHeight || r.right > innerWidth)) {
			e.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
			r = e.getClientRects()[0];
		}
		if (!r || !r.width || !r.height) return null;
		const x = r.x + r.width / 2, y = r.y + r.height / 2, on = document.elementFromPoint(x, y);
		return on && (e.contains(on) || on.closest('label')?.control === e) ? {X: x, Y: y} : null;
	})(`+element+`)`, &at)
	return at
}

// Hover moves the mouse onto the first element that the selector matches.
func (p *Page) Hover(selector string) {
	p.t.Helper()
	at := p.middle("hover over "+selector, `document.querySelector(`+quote(selector)+`)`)
	p.must("hover over "+selector, chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y))
}

// Type clicks into a field and types the text in place of what stands there.
func (p *Page) Type(selector, text string) {
	p.t.Helper()
	p.Click(selector)
	p.Eval(`document.querySelector(`+quote(selector)+`).select?.()`, nil)
	if text == "" {
		p.Keys("Delete")
		return
	}
	p.must("type into "+selector, chromedp.KeyEvent(text))
}

// Choose sets a <select> to the option of that value or text, as a person would.
func (p *Page) Choose(selector, option string) {
	p.t.Helper()
	p.await(selector+" has the option "+option, `(e => {
		const o = [...e?.options ?? []].find(o => o.value === `+quote(option)+` || o.text.trim() === `+quote(option)+`);
		if (!o || e.disabled) return null;
		e.focus(); e.value = o.value;
		e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true}));
		return true;
	})(document.querySelector(`+quote(selector)+`))`, nil)
}

// keys is the keys that have a name, by it.
var keys = map[string]string{
	"Enter": kb.Enter, "Escape": kb.Escape, "Tab": kb.Tab, "Space": " ", "Backspace": kb.Backspace, "Delete": kb.Delete,
	"ArrowDown": kb.ArrowDown, "ArrowUp": kb.ArrowUp, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
	"Home": kb.Home, "End": kb.End, "PageUp": kb.PageUp, "PageDown": kb.PageDown,
}

var modifiers = map[string]chromedp.Modifier{
	"Control": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta,
}

// Keys presses keys one after the other, wherever the focus is: a character ("j", "?"), a
// name as in JavaScript ("Enter", "ArrowDown"), either behind modifiers ("Control+z",
// "Shift+Tab").
func (p *Page) Keys(names ...string) {
	p.t.Helper()
	for _, name := range names {
		held, key := []chromedp.Modifier{}, name
		for {
			first, rest, found := strings.Cut(key, "+")
			m, ok := modifiers[first]
			if !found || !ok {
				break
			}
			held, key = append(held, m), rest
		}
		if named, ok := keys[key]; ok {
			key = named
		} else if len([]rune(key)) != 1 {
			p.t.Fatalf("there is no key %q", name)
		}
		p.must("take the key "+name, press([]rune(key)[0], held))
	}
}

// press is a key pressed as on a keyboard: the letter comes with it, so that a page which
// has the key do something else has no letter typed. (chromedp's KeyEvent sends the letter by
// itself.)
func press(key rune, held []chromedp.Modifier) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		steps := kb.Encode(key)
		down, up := steps[0], steps[len(steps)-1]
		for _, step := range steps {
			chromedp.KeyModifiers(held...)(step)
			if step.Type == kb.KeyChar && step.Modifiers&^int64(chromedp.ModifierShift) == 0 {
				down.Text, down.UnmodifiedText = step.Text, step.UnmodifiedText
			}
		}
		for _, step := range []*input.DispatchKeyEventParams{down, up} {
			if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, *step); err != nil {
				return err
			}
		}
		return nil
	})
}

// SelectWords marks the words with the mouse where they first stand in the first element
// that the selector matches, letter by letter as in its text content.
func (p *Page) SelectWords(selector, words string) {
	p.t.Helper()
	var at struct{ FromX, FromY, ToX, ToY float64 }
	p.await(selector+" holds "+quote(words), `((root, words) => {
		const start = root ? root.textContent.indexOf(words) : -1;
		if (start < 0) return null;
		const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), range = document.createRange();
		for (let n, seen = 0; n = walk.nextNode(); seen += n.data.length) {
			const from = start - seen, to = from + words.length, length = n.data.length;
			if (from >= 0 && from < length) range.setStart(n, from);
			if (to > 0 && to <= length) { range.setEnd(n, to); break; }
		}
		const end = range.endContainer.parentElement;
		range.startContainer.parentElement.scrollIntoView({block: 'center', behavior: 'instant'});
		getSelection().removeAllRanges();
		const boxes = [...range.getClientRects()].filter(r => r.width > 0), a = boxes[0], z = boxes[boxes.length - 1];
		return a && {FromX: a.left, FromY: (a.top + a.bottom) / 2, ToX: z.right, ToY: (z.top + z.bottom) / 2};
	})(document.querySelector(`+quote(selector)+`), `+quote(words)+`)`, &at)
	left := chromedp.ButtonType(input.MouseButtonLeft)
	held := func(e *input.DispatchMouseEventParams) { e.Buttons = 1 }
	p.must("mark "+words,
		chromedp.MouseEvent(chromedp.MouseMoved, at.FromX, at.FromY),
		chromedp.MouseEvent(chromedp.MousePressed, at.FromX, at.FromY, left, chromedp.ClickCount(1)),
		chromedp.MouseEvent(chromedp.MouseMoved, (at.FromX+at.ToX)/2, (at.FromY+at.ToY)/2, left, held),
		chromedp.MouseEvent(chromedp.MouseMoved, at.ToX, at.ToY, left, held),
		chromedp.MouseEvent(chromedp.MouseReleased, at.ToX, at.ToY, left, chromedp.ClickCount(1)))
}

// Selected is the text that is marked.
func (p *Page) Selected() string {
	p.t.Helper()
	var s string
	p.Eval(`getSelection().toString()`, &s)
	return s
}

// quote is a string as JavaScript writes it.
func quote(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}
