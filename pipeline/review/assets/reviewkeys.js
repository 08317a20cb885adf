// The keyboard of a review; its keys come before those of the report.

const reviewHelp = [
  ['j k', 'next and previous entry that is not decided'],
  ['a', 'accept, and go on'],
  ['r', 'reject, and go on'],
  ['c', 'correct'],
  ['l p', 'accept what the line, the paragraph tells first; the panel lists it'],
  ['A', 'accept all of the kind'],
  ['n N', 'a note on the entry, on the sheet'],
  ['+', 'add the marked words, or the mark at hand'],
  ['u U', 'undo, redo'],
  ['d', 'the sheet is done: what has no decision is right'],
  ['f', 'make a fixture of it'],
  ['] [', 'next and previous sheet'],
  ['← →', 'from mark to mark; Enter shows what stands on it'],
  ['. ,', 'next and previous place of the entry'],
  ['/', 'find in the entries'],
  ['Ctrl+Enter', 'save a form'],
  ['Esc', 'leave a form; all entries'],
  ['?', 'these keys'],
];

function startReviewKeys(page) {
  const follow = (rel) => one(`a[rel="${rel}"]`)?.click();
  const keys = {
    j: () => page.next(1),
    k: () => page.next(-1),
    a: () => page.decide('accept', page.atHand()),
    r: () => page.decide('reject', page.atHand()),
    c: () => page.decide('correct', page.atHand()),
    l: () => page.acceptBeside('line'),
    p: () => page.acceptBeside('paragraph'),
    A: () => page.atHand() && page.acceptKind(page.sheet.cards.get(page.current).dataset.kind),
    n: () => page.atHand() && page.note(page.current),
    N: () => page.note(''),
    '+': () => page.add(),
    '=': () => page.add(), // the same key without Shift
    u: () => page.undo(),
    U: () => page.redo(),
    d: () => page.done(),
    f: () => page.keep(false),
    '.': () => page.sheet.walk(1),
    ',': () => page.sheet.walk(-1),
    ']': () => follow('next'),
    '[': () => follow('prev'),
  };
  const dialog = one('[data-help-dialog]');
  one('dl', dialog).replaceChildren(...reviewHelp.flatMap(([names, what]) => {
    const keyed = names.split(' ').flatMap((name) => [make('kbd', { textContent: name }), ' ']);
    return [make('dt', {}, ...keyed), make('dd', { textContent: what })];
  }));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one('dialog[open]')) return;
    if (event.key === 'Escape' && page.editor.isOpen) {
      event.stopImmediatePropagation();
      page.editor.close(true);
      return;
    }
    if (event.target.matches('input, select, textarea, [contenteditable]')) return;
    if (event.key === 'Enter' && event.target === document.body) {
      event.preventDefault();
      page.next(1);
      return;
    }
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    run();
  }, true);
}
