// The cards of entries with what was decided, and buttons to decide.

const acts = {
  accept: { sign: '✓', said: 'accepted', key: 'a', label: 'Accept' },
  reject: { sign: '✗', said: 'rejected', key: 'r', label: 'Reject' },
  correct: { sign: '✎', said: 'corrected', key: 'c', label: 'Correct' },
  add: { sign: '+', said: 'added', key: '+', label: 'Add' },
};

const mostBeside = 30;

class Cards {
  constructor(page) {
    this.page = page;
    this.sheet = page.sheet;
    this.shown = new Map(); // what a card shows, to leave it alone while that holds
    for (const card of this.sheet.cards.values()) this.dress(card);
    for (const group of all('.group', this.sheet.panel)) this.dressGroup(group);
    this.order = this.inOrder();
  }

  // inOrder are the ids of the entries as a reader meets them; what the sheet tells nowhere comes last.
  inOrder() {
    const at = (id) => Number(this.sheet.marks.of(id)[0]?.dataset.start ?? Infinity);
    const ids = Array.from(this.sheet.cards.keys()).filter((id) => !id.startsWith('added-'));
    const places = new Map(ids.map((id, i) => [id, [at(id), i]]));
    return ids.sort((a, b) => places.get(a)[0] - places.get(b)[0] || places.get(a)[1] - places.get(b)[1]);
  }

  // dress gives a card its sign at once, and its buttons when it is opened.
  dress(card) {
    const sign = make('span', { className: 'rv-sign' });
    one('summary', card).prepend(sign);
    card.addEventListener('toggle', () => this.fill(card));
    if (card.open) this.fill(card);
  }

  fill(card) {
    const place = one('[data-controls]', card);
    if (!place || place.childElementCount > 0) return;
    const id = card.dataset.entry;
    const decide = ['accept', 'reject', 'correct'].map((act) => {
      const b = button(acts[act].label, () => this.page.decide(act, id), acts[act].key);
      b.dataset.act = act;
      return b;
    });
    place.append(make('p', { className: 'rv-buttons' }, ...decide, button('Note', () => this.page.note(id), 'n')),
      make('div', { className: 'rv-edit' }), make('div', { className: 'rv-told' }));
    this.shown.delete(id);
    this.show(id);
  }

  dressGroup(group) {
    const rest = button('Accept the rest', () => this.page.acceptKind(group.dataset.group), 'A');
    rest.classList.add('rv-rest');
    one('h4', group).append(rest);
  }

  // said is what an entry is called in messages.
  said(id) {
    const card = this.sheet.cards.get(id);
    return card ? one('.said', card).textContent : id;
  }

  // verdict is what was decided of an entry, saved or not.
  verdict(id) {
    const coming = this.page.saving.pending(id);
    if (coming && coming.act !== 'undo') return coming.act;
    return this.page.saving.entry(id)?.verdict ?? '';
  }

  isOpen(id) {
    return this.verdict(id) === '' && !this.page.saving.pending(id);
  }

  // beside are the entries that are told first in the line or paragraph of an entry and are not decided, as many as are seen
  // at once.
  beside(id, unit) {
    const here = this.placeOf(id)?.[unit];
    const all = this.undecided().filter((other) => other === id || (here !== undefined && this.placeOf(other)?.[unit] === here));
    return all.slice(0, mostBeside);
  }

  // placeOf is the line and the paragraph in which an entry is told first, by their numbers.
  placeOf(id) {
    if (!this.places) {
      this.places = new Map();
      let paragraph = 0;
      this.page.words.lines.forEach(({ line }, i) => {
        if (line.textContent.trim() === '') paragraph += 1;
        else this.places.set(line, { line: i, paragraph });
      });
    }
    return this.places.get(this.sheet.marks.of(id)[0]?.closest('.line'));
  }

  undecided() {
    return this.order.filter((id) => this.isOpen(id));
  }

  // show shows all that was decided.
  showAll() {
    const sheet = this.page.saving.state.sheet;
    for (const [id, entry] of Object.entries(sheet.entries)) {
      if (entry.added && !this.sheet.cards.has(id)) this.addCard(id);
    }
    for (const id of this.sheet.cards.keys()) this.show(id);
    const counts = new Map();
    for (const id of this.undecided()) {
      const group = this.sheet.cards.get(id).closest('.group').dataset.group;
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    for (const group of all('.group', this.sheet.panel)) {
      const rest = one('.rv-rest', group);
      const n = counts.get(group.dataset.group) ?? 0;
      rest.hidden = n === 0;
      rest.textContent = n === 1 ? 'Accept the last one' : `Accept the other ${n}`;
    }
    this.paintMarks();
    const added = Object.values(sheet.entries)
      .filter((entry) => entry.added && entry.verdict && entry.verdict !== 'reject' && entry.gold);
    this.page.words.paint('rv-added', added.flatMap((entry) => spansOf(entry.gold)));
  }

  show(id) {
    const card = this.sheet.cards.get(id);
    const entry = this.page.saving.entry(id);
    const saving = Boolean(this.page.saving.pending(id));
    const verdict = this.verdict(id);
    const key = JSON.stringify([verdict, saving, entry]);
    if (this.shown.get(id) === key) return;
    this.shown.set(id, key);
    const gone = entry?.added && verdict === '';
    card.hidden = Boolean(gone);
    card.dataset.verdict = verdict;
    card.classList.toggle('rv-saving', saving);
    const sign = one('.rv-sign', card);
    sign.textContent = acts[verdict]?.sign ?? '';
    sign.title = verdict ? acts[verdict].said : 'not decided';
    for (const b of all('[data-act]', card)) b.setAttribute('aria-pressed', String(b.dataset.act === verdict));
    const told = one('.rv-told', card);
    if (told) told.replaceChildren(...this.told(id, entry));
    if (entry?.added && entry.gold) one('.said', card).textContent = saidOf(entry.gold);
  }

  told(id, entry) {
    const out = [];
    if (entry?.gold && entry.verdict === 'correct') {
      const now = make('bdi', { textContent: saidOf(entry.gold) });
      out.push(make('p', { className: 'rv-gold' }, make('b', { textContent: 'Now: ' }), now));
    }
    if (entry?.mentions) out.push(make('p', { textContent: `${entry.mentions} of its mentions are decided about by themselves.` }));
    for (const note of entry?.notes ?? []) out.push(this.page.noteRow(note, id));
    return out;
  }

  // addCard makes the card of an entry that a person added.
  addCard(id) {
    const entry = this.page.saving.entry(id);
    const kind = this.page.data.forms.find((form) => form.kind === entry.kind)?.name ?? 'entry';
    const card = make('details', { className: `card k-${kind}`, id });
    card.dataset.entry = id;
    card.dataset.kind = kind;
    const controls = make('div', { className: 'controls' });
    controls.dataset.controls = '';
    card.append(make('summary', {}, make('span', { className: 'kind', textContent: kind }), ' ',
      make('span', { className: 'said', dir: 'auto', textContent: entry.gold ? saidOf(entry.gold) : id })),
    make('div', { className: 'body' }, controls));
    this.groupOf(kind).append(card);
    this.sheet.cards.set(id, card);
    this.sheet.startCard(card);
    card.addEventListener('toggle', () => {
      const spans = spansOf(this.page.saving.entry(id)?.gold ?? {});
      if (card.open && spans.length > 0) this.page.words.bring(spans[0]);
    });
    this.dress(card);
  }

  groupOf(kind) {
    const there = one(`.group[data-group="${kind}"]`, this.sheet.panel);
    if (there) return there;
    const group = make('section', { className: 'group' }, make('h4', { textContent: `${kind[0].toUpperCase()}${kind.slice(1)}, added` }));
    group.dataset.group = kind;
    one('.empty', this.sheet.panel)?.remove();
    one('.cards', this.sheet.panel).append(group);
    this.dressGroup(group);
    return group;
  }

  // paintMarks tells of each mark whether all that stands on it is decided, or rejected.
  paintMarks() {
    const verdicts = new Map(Array.from(this.sheet.cards.keys(), (id) => [id, this.verdict(id)]));
    for (const mark of all('[data-entries]', this.sheet.marks.text)) {
      const on = idsOn(mark).map((id) => verdicts.get(id));
      const state = on.some((verdict) => !verdict) ? '' : on.every((verdict) => verdict === 'reject') ? 'rejected' : 'decided';
      if ((mark.dataset.decided ?? '') !== state) mark.dataset.decided = state;
    }
  }
}

// saidOf is a gold entry in a line.
function saidOf(gold) {
  const { start, end, quote, prefix, suffix, mentions, optional_mentions: others, note, optional, ...fields } = gold;
  const told = Object.values(fields).flat().filter((value) => value !== null && value !== '')
    .map((value) => (typeof value === 'object' ? Object.values(value).filter(Boolean).join(' ') : String(value)));
  const at = spansOf(gold)[0]?.quote;
  const place = at && told.length > 0 && !told.includes(at) ? ` (‘${Array.from(at).slice(0, 80).join('')}’)` : '';
  return (told.join(', ') || at || '–') + place + (optional ? ', optional' : '');
}
