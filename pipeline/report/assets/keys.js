// The keyboard.

function startKeys(sheets) {
  const dialog = one('[data-help-dialog]');
  const button = one('[data-help]');
  button.hidden = false;
  button.addEventListener('click', () => dialog.showModal());
  const nearest = () => nearestOf(sheets, (sheet) => sheet.element);
  const keys = {
    '?': () => dialog.showModal(),
    '/': () => filterNear(sheets)?.focus(),
    j: () => nearest()?.marks.step(1),
    k: () => nearest()?.marks.step(-1),
    n: () => nearest()?.walk(1),
    p: () => nearest()?.walk(-1),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key === 'Escape') return escape(event, nearest());
    if (event.target.matches('input, select, textarea, [contenteditable]')) return;
    if (event.target.matches('mark')) {
      if (markKey(event, nearest())) return event.preventDefault();
    }
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
}

// markKey does what a key means on a mark, and says whether it means something.
function markKey(event, sheet) {
  switch (event.key) {
    case 'Enter':
    case ' ':
      sheet.pick(event.target);
      return true;
    case 'ArrowRight':
    case 'ArrowDown':
      sheet.marks.step(1);
      return true;
    case 'ArrowLeft':
    case 'ArrowUp':
      sheet.marks.step(-1);
      return true;
    default:
      return false;
  }
}

// escape clears a filter that has the keyboard, else leaves the chosen entries.
function escape(event, sheet) {
  const field = event.target.closest?.('input[type="search"]');
  if (field?.value) {
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    event.preventDefault();
    return;
  }
  if (field) field.blur();
  sheet?.reset();
  sheet?.close();
}

// filterNear is the field that finds in what the reader looks at: a table's, or a sheet's.
function filterNear(sheets) {
  const table = all('[data-table]').map((section) => ({ element: section, field: one('[data-search]', section) }));
  const panels = sheets.map((sheet) => ({ element: sheet.element, field: one('.seek input', sheet.panel), sheet }));
  const near = nearestOf([...table, ...panels], (x) => x.element);
  near?.sheet?.open();
  return near?.field;
}

// nearestOf is that which stands where the reader looks, a third down the window, or is nearest to there.
function nearestOf(things, elementOf) {
  let best = null;
  let least = Infinity;
  for (const thing of things) {
    const box = elementOf(thing).getBoundingClientRect();
    const away = Math.max(box.top - innerHeight / 3, innerHeight / 3 - box.bottom, 0);
    if (away < least) [best, least] = [thing, away];
  }
  return best;
}
