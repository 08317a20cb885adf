// A sheet with its panel of entries: a click on a mark shows its records, and a click on a record its evidence.

class Sheet {
  constructor(element) {
    this.element = element;
    this.marks = new Marks(element);
    this.panel = one('[data-panel]', element);
    this.cards = new Map();
    for (const card of all('.card', element)) this.cards.set(card.dataset.entry, card);
    this.chosen = [];
    this.startPanel();
    this.marks.text.addEventListener('click', (event) => this.clicked(event));
    for (const card of this.cards.values()) this.startCard(card);
    explainRules(element);
  }

  startPanel() {
    this.back = one('[data-all]', this.panel);
    this.back.addEventListener('click', () => this.reset());
    const shut = one('[data-close]', this.panel);
    shut.hidden = false;
    shut.addEventListener('click', () => this.close());
    const seek = one('[data-seek]', this.panel);
    const field = one('input', seek);
    seek.hidden = false;
    field.addEventListener('input', later(() => this.seek(field.value)));
    one('.legend', this.element).append(this.opener());
  }

  // opener opens the panel where it lies under the page, as on a phone.
  opener() {
    const button = make('button', { type: 'button', className: 'tool opener', textContent: 'All entries' });
    button.addEventListener('click', () => {
      this.reset();
      this.open();
    });
    return button;
  }

  startCard(card) {
    one('summary', card).addEventListener('click', () => {
      if (!card.open) this.show(card.dataset.entry); // it is about to open
    });
    card.addEventListener('click', (event) => {
      const way = event.target.closest('a[href^="#"]');
      if (!way) return;
      const target = document.getElementById(decodeURIComponent(way.hash.slice(1)));
      if (!target) return;
      event.preventDefault();
      if (target.matches('.card')) this.choose([target.dataset.entry]);
      else this.go(card.dataset.entry, target);
    });
  }

  clicked(event) {
    const mark = event.target.closest('.picture rect, mark');
    if (!mark || String(getSelection())) return;
    this.pick(mark.matches('mark') ? mark : this.marks.under(mark) ?? mark); // its words may be in the next part of the sheet
  }

  // pick shows the records of a mark, that on the fewest words first.
  pick(mark) {
    const ids = idsOn(mark).filter((id) => this.cards.has(id));
    this.choose(ids, mark);
    this.note(mark);
    if (this.marks.list.includes(mark)) this.marks.focus(mark); // last, for the panel may cover a part of the page now
  }

  // choose shows entries alone in the panel, the first one open, and lights their places.
  choose(ids, from = null) {
    this.chosen = ids;
    this.panel.classList.add('picked');
    this.back.hidden = false;
    for (const [id, card] of this.cards) {
      card.classList.toggle('picked-card', ids.includes(id));
      card.classList.remove('on');
    }
    ids.forEach((id, i) => { this.cards.get(id).open = i === 0; });
    this.marks.light(ids.slice(0, 1));
    this.open();
    this.panel.scrollTop = 0;
    if (ids.length > 0) this.tell(ids[0], from);
  }

  // show lights the places of an entry whose card was opened.
  show(id) {
    if (!this.chosen.includes(id)) this.chosen = [id];
    this.marks.light([id]);
    this.tell(id, null);
  }

  tell(id, from) {
    for (const card of this.cards.values()) card.classList.toggle('on', card.dataset.entry === id);
    const starts = startsOf(this.marks.of(id));
    if (!from && starts.length > 0) bring(starts[0]);
    const said = one('.said', this.cards.get(id)).textContent;
    announce(`${said}, told in ${starts.length === 1 ? 'one place' : `${starts.length} places`}`);
    document.dispatchEvent(new CustomEvent('factsheet:chosen', { detail: { id } }));
  }

  // go goes to one place of an entry.
  go(id, mark) {
    this.marks.light([id]);
    if (mark.matches('mark')) this.marks.focus(mark);
    else bring(mark);
  }

  // note tells of a mark that no entry holds.
  note(mark) {
    one('.unread-note', this.panel)?.remove();
    const kind = mark.dataset.unread;
    if (!kind) return;
    const why = mark.dataset.reason;
    const note = make('p', { className: 'unread-note' }, make('q', { textContent: mark.textContent }),
      why ? ` – a ${kind} left out on purpose: ${why}` : ` – a ${kind} that was not understood`);
    one('.cards', this.panel).before(note);
    announce(note.textContent);
  }

  // seek shows the cards that have all the words.
  seek(value) {
    const words = value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of this.cards.values()) {
      const text = words.length > 0 ? card.textContent.toLowerCase() : '';
      card.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of all('.group', this.panel)) group.hidden = !one('.card:not([hidden])', group);
  }

  reset() {
    this.panel.classList.remove('picked');
    this.back.hidden = true;
    one('.unread-note', this.panel)?.remove();
    for (const card of this.cards.values()) card.classList.remove('picked-card', 'on');
    this.chosen = [];
    this.marks.light([]);
  }

  open() {
    this.panel.classList.add('open');
  }

  close() {
    this.panel.classList.remove('open');
    this.marks.list[this.marks.at]?.focus({ preventScroll: true });
  }

  // walk goes to the next place of the chosen entry, or the one before.
  walk(by) {
    const id = this.chosen[0];
    const starts = id ? startsOf(this.marks.of(id)) : [];
    if (starts.length === 0) return;
    const now = starts.indexOf(this.marks.list[this.marks.at]);
    this.marks.focus(starts[(now + by + starts.length) % starts.length]);
  }
}

// explainRules puts what a rule does beside its name, from the list at the sheet's end.
function explainRules(sheet) {
  const docs = new Map(all('[data-rule]', sheet).map((term) => [term.dataset.rule, term]));
  sheet.addEventListener('toggle', (event) => {
    for (const name of all('.rule [data-rule-name]', event.target)) {
      const term = docs.get(name.dataset.ruleName);
      if (!term || name.nextElementSibling) continue;
      name.after(` ${one('.by', term).textContent}`, make('span', { className: 'doc', textContent: term.nextElementSibling.textContent }));
    }
  }, true);
}
