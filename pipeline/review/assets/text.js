// The sheet's text in code points, as the page shows it, and words marked in it.

class Words {
  constructor(element) {
    this.element = element;
    this.lines = all('.line', element).map((line) => ({ line, start: Number(line.dataset.start) }));
    this.first = this.lines[0]?.start ?? 0;
    this.chars = null;
  }

  // all are the code points from the page's first on; lines end with a line feed.
  all() {
    if (this.chars) return this.chars;
    this.chars = [];
    for (const { line, start } of this.lines) {
      while (this.chars.length < start - this.first) this.chars.push('\n');
      for (const c of Array.from(line.textContent)) this.chars.push(c);
    }
    return this.chars;
  }

  quote(start, end) {
    return this.all().slice(start - this.first, end - this.first).join('');
  }

  // marked is the span of the words that are selected, without white space around them; null for none.
  marked() {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer) && range.commonAncestorContainer !== this.element) return null;
    const span = spanOf(range);
    return span && this.trimmed(span.start, span.end);
  }

  // onMark is the span of a mark's words.
  onMark(mark) {
    const start = Number(mark.dataset.start);
    return this.trimmed(start, start + Array.from(mark.textContent).length);
  }

  trimmed(start, end) {
    const blank = (at) => /\s/u.test(this.all()[at - this.first] ?? 'x');
    while (start < end && blank(start)) start += 1;
    while (end > start && blank(end - 1)) end -= 1;
    return start < end ? { start, end, quote: this.quote(start, end) } : null;
  }

  // nudge moves an edge of a span to the next word's, on or back; it stays where there is none or no word would be left.
  nudge(span, edge, by) {
    const last = this.first + this.all().length;
    const isEdge = (at) => {
      const [before, behind] = [this.sort(at - 1), this.sort(at)];
      return before !== behind && (edge === 'start' ? behind : before) !== 'blank';
    };
    let at = span[edge] + by;
    while (at > this.first && at < last && !isEdge(at)) at += by;
    const moved = { ...span, [edge]: at };
    if (at < this.first || at > last || moved.start >= moved.end || !isEdge(at)) return span;
    return { ...moved, quote: this.quote(moved.start, moved.end) };
  }

  // sort tells what a code point is to words.
  sort(at) {
    const c = this.all()[at - this.first];
    if (c === undefined || /\s/u.test(c)) return 'blank';
    return /[\p{L}\p{N}\p{M}]/u.test(c) ? 'word' : 'sign';
  }

  // range is the range of the page that a span stands on; null where the page does not show it.
  range(span) {
    const from = this.place(span.start, false);
    const to = this.place(span.end, true);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  // place is where on the page a code point begins or, of an end, where the one before it ends.
  place(at, isEnd) {
    const i = this.lines.findLastIndex((line) => (isEnd ? line.start < at : line.start <= at));
    if (i < 0) return null;
    let left = at - this.lines[i].start;
    const walker = document.createTreeWalker(this.lines[i].line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = Array.from(node.data);
      if (left < points.length || (isEnd && left === points.length)) return { node, offset: points.slice(0, left).join('').length };
      left -= points.length;
    }
    return { node: this.lines[i].line, offset: this.lines[i].line.childNodes.length };
  }

  // paint shows spans under a name that the style sheet knows; where a browser can't, the cards still tell them.
  paint(name, spans) {
    if (!globalThis.Highlight || !CSS.highlights) return;
    const ranges = spans.map((span) => this.range(span)).filter(Boolean);
    if (ranges.length === 0) CSS.highlights.delete(name);
    else CSS.highlights.set(name, new Highlight(...ranges));
  }

  bring(span) {
    const node = this.range(span)?.startContainer;
    if (node) bring(node.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  }
}

// spansOf are the spans of a gold entry, each with the list that it is in.
function spansOf(gold) {
  const out = [];
  if (gold.quote !== undefined) out.push({ start: gold.start, end: gold.end, quote: gold.quote, list: '' });
  for (const list of ['mentions', 'optional_mentions']) {
    for (const { start, end, quote } of gold[list] ?? []) out.push({ start, end, quote, list });
  }
  return out;
}
