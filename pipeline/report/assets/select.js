// From words selected on the page to a span of the sheet's text, in code points.

// spanOf is the span of a range within one sheet's text, as { start, end }, or null where it is not in one.
function spanOf(range) {
  const start = pointOf(range.startContainer, range.startOffset, true);
  const end = pointOf(range.endContainer, range.endOffset, false);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

// pointOf is the code point at a place of the page. A place between lines is the end of the one before or, for a beginning,
// the start of the next.
function pointOf(node, offset, beginning) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const line = element.closest('.line');
  if (line) {
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    return Number(line.dataset.start) + Array.from(before.toString()).length;
  }
  const text = element.closest('[data-text]');
  if (!text) return null;
  const place = document.createRange();
  place.setStart(node, offset);
  const lines = all('.line', text);
  if (beginning) {
    const next = lines.find((other) => place.comparePoint(other, 0) >= 0);
    return next ? Number(next.dataset.start) : null;
  }
  const last = lines.findLast((other) => place.comparePoint(other, 0) < 0);
  return last ? Number(last.dataset.start) + Array.from(last.textContent).length : null;
}

factsheet.spanOf = spanOf;
