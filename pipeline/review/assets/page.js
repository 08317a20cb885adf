// The page of a sheet: what a person does on it.

class Page {
  constructor(data) {
    this.data = data;
    this.sheet = factsheet.sheets[0];
    this.words = new Words(this.sheet.marks.text);
    this.marked = null; // the span of the words that are marked
    this.current = ''; // the entry at hand
    this.saving = new Saving(data, () => this.show());
    this.editor = new Editor(this);
    this.cards = new Cards(this);
    this.bar = new Bar(this);
    document.addEventListener('factsheet:chosen', (event) => { this.current = event.detail.id; });
    document.addEventListener('selectionchange', later(() => this.mark(), 60));
    startReviewKeys(this);
    this.ready = true;
    this.show();
    this.saving.start();
  }

  show() {
    if (!this.ready) return;
    this.cards.showAll();
    this.bar.show();
  }

  // mark takes the words in that are marked in the text; they stay taken while a form has the keyboard.
  mark() {
    const marked = this.words.marked();
    if (!marked && this.editor.isOpen && this.editor.element.contains(document.activeElement)) return;
    this.marked = marked;
    this.bar.float.hidden = !marked || this.editor.isOpen;
    this.editor.listen();
  }

  focusText() {
    const marks = this.current ? this.sheet.marks.of(this.current) : [];
    if (marks.length > 0) this.sheet.marks.focus(marks[0]);
  }

  // choose shows an entry, with the others of its paragraph that are not decided, and gives the keyboard to its mark.
  choose(id) {
    this.editor.close();
    this.sheet.choose([id, ...this.cards.beside(id, 'paragraph').filter((other) => other !== id)]);
    this.current = id;
    const card = this.sheet.cards.get(id);
    this.cards.fill(card);
    this.sheet.panel.scrollTop = card.offsetTop - one('.panel-head', this.sheet.panel).offsetHeight;
    this.focusText();
  }

  // next goes to the next entry that is not decided, or the one before; from the end, to the first.
  next(by = 1) {
    const { order } = this.cards;
    const from = order.indexOf(this.current);
    for (let i = 1; i <= order.length; i += 1) {
      const at = from < 0 && by < 0 ? order.length - i : from + by * i;
      const id = order[(at + 2 * order.length) % order.length];
      if (this.cards.isOpen(id)) return this.choose(id);
    }
    announce('All entries here are decided. d: the sheet is done, f: make a fixture');
    return this.bar.show();
  }

  // atHand is the entry that the panel shows as chosen; '' where it shows them all.
  atHand() {
    return this.sheet.chosen.includes(this.current) ? this.current : '';
  }

  async decide(act, id) {
    if (!id) return this.next();
    if (act === 'correct') return this.correct(id);
    const { kind } = this.cards.sheet.cards.get(id).dataset;
    this.step(`${acts[act].label.toLowerCase()} ‘${this.cards.said(id)}’`, [{ act, entry: id, kind: this.keyOf(kind) }]);
    announce(`${this.cards.said(id)}: ${acts[act].said}`);
    return this.next();
  }

  keyOf(name) {
    return this.data.forms.find((form) => form.name === name)?.kind;
  }

  // names are the partners and places of the sheet, with those that a person added or named otherwise.
  names() {
    const names = { partners: [...this.data.names.partners ?? []], places: [...this.data.names.places ?? []] };
    for (const { kind, gold } of Object.values(this.saving.state.sheet.entries)) {
      if (gold?.name && names[kind] && !names[kind].includes(gold.name)) names[kind].push(gold.name);
    }
    return names;
  }

  step(name, events, tells) {
    return this.saving.step(name, events, tells);
  }

  // acceptKind accepts all entries of a kind that have no decision, in one step.
  acceptKind(name) {
    const ids = this.cards.undecided().filter((id) => this.sheet.cards.get(id).dataset.kind === name);
    if (ids.length === 0) return;
    const kind = this.keyOf(name);
    this.step(`accept ${ids.length} of the kind ${name}`, ids.map((entry) => ({ act: 'accept', entry, kind })));
    announce(`${ids.length} accepted`);
    this.next();
  }

  // acceptBeside accepts the entry at hand and the others of its line or paragraph, which are all shown.
  acceptBeside(unit) {
    if (!this.atHand()) return this.next();
    const ids = this.cards.beside(this.current, unit);
    if (ids.length > 0) {
      const events = ids.map((entry) => ({ act: 'accept', entry, kind: this.keyOf(this.sheet.cards.get(entry).dataset.kind) }));
      this.step(`accept ${ids.length} of a ${unit}`, events);
      announce(`${ids.length} accepted`);
    }
    return this.next();
  }

  async correct(id) {
    this.sheet.cards.get(id).open = true;
    this.cards.fill(this.sheet.cards.get(id));
    const entry = this.saving.entry(id);
    let told = entry?.gold ? { kind: entry.kind, gold: entry.gold } : null;
    told ??= await this.get(`entry?document=${encodeURIComponent(this.data.document)}&entry=${encodeURIComponent(id)}`);
    if (!told) return;
    this.current = id;
    this.editor.open(one('.rv-edit', this.sheet.cards.get(id)), {
      title: 'Correct', ...told,
      save: async (kind, gold) => {
        const answer = await this.step(`correct ‘${this.cards.said(id)}’`, [{ act: 'correct', entry: id, kind, gold }], true);
        return answer.refused;
      },
    });
  }

  // add opens the form for the words that are marked, or those of the mark that has the keyboard.
  async add() {
    const focused = document.activeElement?.closest?.('mark');
    const span = this.marked ?? (focused ? this.words.onMark(focused) : null);
    if (!span) return announce('Mark the words in the text first');
    const told = await this.get(`words?document=${encodeURIComponent(this.data.document)}&start=${span.start}&end=${span.end}`);
    if (!told) return null;
    return this.openAdd({ kind: told.kind, gold: told.gold[told.kind], golds: told.gold });
  }

  addAgain(entry) {
    return this.openAdd({ kind: entry.kind, gold: entry.gold });
  }

  openAdd(told) {
    this.bar.float.hidden = true;
    this.sheet.reset();
    this.sheet.open();
    const id = `added-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, '0')).join('')}`;
    this.editor.open(one('.cards', this.sheet.panel), {
      title: 'Add what was missed', ...told,
      save: async (kind, gold) => {
        const answer = await this.step(`add ‘${saidOf(gold)}’`, [{ act: 'add', entry: id, kind, gold }], true);
        if (!answer.refused) getSelection().removeAllRanges();
        return answer.refused;
      },
    });
  }

  // get comes to an answer of the server, or tells why there is none.
  async get(path) {
    const answer = await this.saving.ask(path);
    if (answer && !answer.error) return answer;
    announce(answer?.error ?? this.saving.lost);
    return null;
  }

  // note lets a note be written on an entry, or on the sheet.
  note(id) {
    const card = id ? this.sheet.cards.get(id) : null;
    if (card) {
      card.open = true;
      this.cards.fill(card);
    }
    const place = card ? one('.rv-edit', card) : this.bar.edit;
    const text = named(make('textarea', { rows: 2, dir: 'auto' }), card ? 'Note on the entry' : 'Note on the sheet');
    const close = () => { form.remove(); this.focusText(); };
    const save = make('button', { type: 'submit', className: 'tool rv-main', textContent: 'Save the note' });
    const form = make('form', { className: 'rv-note' }, text, save, button('Cancel', close, 'Esc'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const note = text.value.trim();
      if (note === '') {
        close();
        return;
      }
      close();
      this.step(`note ‘${note}’`, [{ act: 'note', ...(id ? { entry: id } : {}), note }]);
    });
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey) {
        event.preventDefault();
        form.requestSubmit();
      } else if (event.key === 'Escape') close();
    });
    one('.rv-note', place)?.remove();
    place.append(form);
    bring(form, 'nearest');
    text.focus({ preventScroll: true });
  }

  noteRow(note, id) {
    const drop = named(button('✕', () => {
      this.step('take a note back', [{ act: 'undo', of: note.n, key: id }]);
    }), 'Take the note back');
    return make('p', { className: 'rv-remark' }, make('span', { textContent: note.text, dir: 'auto' }), ' ', drop);
  }

  // undo takes the last step back: one that can't be saved is dropped.
  undo() {
    if (this.saving.sending) {
      this.saving.after.push(() => this.undo());
    } else if (this.saving.queue.length > 0) {
      announce(`dropped: ${this.saving.drop().name}`);
    } else {
      this.back(this.saving.state.sheet.undo, 'taken back');
    }
  }

  redo() {
    if (this.saving.sending) this.saving.after.push(() => this.redo());
    else if (this.saving.queue.length === 0) this.back(this.saving.state.sheet.redo, 'done again');
  }

  async back(steps, said) {
    if (steps.length === 0) return announce('There is nothing to take back');
    const name = this.stepSaid(steps);
    await this.step(`${said}: ${name}`, steps.map((step) => ({ act: 'undo', of: step.n, key: step.entry ?? '', seen: step.seen })));
    const id = steps.at(-1).entry;
    if (steps.length === 1 && id && this.sheet.cards.has(id) && !this.sheet.cards.get(id).hidden) this.choose(id);
    return announce(`${said}: ${name}`);
  }

  stepSaid(steps) {
    if (steps.length > 1) return `${steps[0].act} of ${steps.length} entries`;
    const [step] = steps;
    return step.entry ? `${step.act} ‘${this.cards.said(step.entry)}’` : step.act;
  }

  done() {
    const { sheet } = this.saving.state;
    if (sheet.done) return announce('The sheet is done already; u takes it back');
    this.step('sheet done', [{ act: 'done' }]);
    return announce('Sheet done: what has no decision is right. f makes a fixture');
  }

  // keep makes a fixture of the sheet.
  async keep(replace) {
    if (this.saving.sending) return void this.saving.after.push(() => this.keep(replace));
    if (this.saving.queue.length > 0) return announce('Not all is saved');
    const answer = await this.saving.ask('keep', { documents: [this.data.document], replace }, keepPatience);
    this.bar.kept.replaceChildren(...keptSaid(answer ?? { error: this.saving.lost }, () => this.keep(true)));
    bring(this.bar.kept, 'nearest');
    return null;
  }

  showText(title, text) {
    const dialog = make('dialog', { className: 'help' }, make('h2', { textContent: title }),
      make('textarea', { rows: 8, readOnly: true, value: text }),
      make('form', { method: 'dialog' }, make('button', { className: 'tool', textContent: 'Close' })));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    one('textarea', dialog).select();
  }
}
