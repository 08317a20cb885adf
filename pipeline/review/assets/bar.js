// What stands over the sheet: progress, undo, what is not saved, notes on the sheet, and the end of it.

class Bar {
  constructor(page) {
    this.page = page;
    this.progress = make('progress', { max: 1, value: 0 });
    this.count = make('span', { className: 'rv-count' });
    this.batch = make('span', { className: 'rv-batch' });
    this.undo = button('Undo', () => page.undo(), 'u');
    this.redo = button('Redo', () => page.redo(), 'U');
    this.add = button('+ Add', () => page.add(), '+');
    this.saved = make('span', { className: 'rv-saved', role: 'status' });
    const bar = one('header.bar');
    one('nav', bar).after(make('div', { className: 'rv-bar' }, named(this.progress, 'Decided'), this.count, this.batch, this.saved,
      this.undo, this.redo, this.add));
    this.alerts = make('div', { className: 'rv-alerts', role: 'alert' });
    bar.after(this.alerts);
    this.startSheet(one('[data-controls][data-of="sheet"]'));
    this.float = button('+ Add these words', () => page.add(), '+');
    this.float.className = 'tool rv-main rv-float';
    this.float.hidden = true;
    this.float.addEventListener('pointerdown', (event) => event.preventDefault()); // or the words would no longer be marked
    document.body.append(this.float);
  }

  startSheet(place) {
    this.done = button('Sheet done', () => this.page.done(), 'd');
    this.done.classList.add('rv-main');
    this.keep = button('Make a fixture', () => this.page.keep(false), 'f');
    this.note = button('Note on the sheet', () => this.page.note(''), 'N');
    this.edit = make('div', { className: 'rv-edit' });
    this.notes = make('div', { className: 'rv-told' });
    this.left = make('details', { className: 'rv-left', hidden: true });
    this.kept = make('div', { className: 'rv-kept', role: 'status' });
    place.append(make('p', { className: 'rv-buttons' }, this.done, this.keep, this.note), this.edit, this.notes, this.left, this.kept);
  }

  show() {
    const { saving } = this.page;
    const { sheet, batch } = saving.state;
    const all = sheet.progress.entries;
    const decided = all - this.page.cards.undecided().length - this.elsewhere();
    this.progress.value = all === 0 ? 1 : sheet.done ? 1 : decided / all;
    const { added } = sheet.progress;
    this.count.textContent = `${decided}/${all} decided${added ? `, ${added} added` : ''}${sheet.done ? ', done' : ''}`;
    this.batch.textContent = batch.sheets > 1 ? `${batch.done}/${batch.sheets} sheets done` : '';
    this.undo.disabled = sheet.undo.length === 0 && saving.queue.length === 0;
    this.redo.disabled = sheet.redo.length === 0;
    this.undo.title = `key: u${sheet.undo[0] ? `; takes back: ${this.page.stepSaid(sheet.undo)}` : ''}`;
    this.done.setAttribute('aria-pressed', String(sheet.done));
    this.done.textContent = sheet.done ? '✓ Sheet done' : 'Sheet done';
    this.done.title = 'key: d; what has no decision is right';
    this.notes.replaceChildren(...sheet.notes.map((note) => this.page.noteRow(note, '')));
    const n = saving.queue.length;
    this.saved.textContent = n === 0 ? 'saved' : saving.lost ? `${n} not saved` : 'saving …';
    this.saved.classList.toggle('rv-bad', saving.lost !== '');
    this.showLeft(sheet);
    this.showAlerts();
  }

  // elsewhere is how many undecided entries have their cards on another page of a long sheet.
  elsewhere() {
    const { sheet } = this.page.saving.state;
    const here = this.page.cards.order.filter((id) => !this.page.saving.entry(id)?.verdict).length;
    return Math.max(0, sheet.progress.undecided - here);
  }

  showLeft(sheet) {
    this.left.hidden = sheet.left.length === 0;
    if (this.left.hidden) return;
    const said = `Left over (${sheet.left.length}): decided about, and no longer in the run`;
    const rows = sheet.left.map((id) => this.leftRow(id, sheet.entries[id]));
    this.left.replaceChildren(make('summary', { textContent: said }), make('ul', {}, ...rows));
  }

  leftRow(id, entry) {
    const what = make('bdi', { textContent: entry.gold ? saidOf(entry.gold) : entry.kind ?? '' });
    const notes = (entry.notes ?? []).map((note) => make('q', { textContent: note.text, dir: 'auto' }));
    const row = make('li', {}, `${acts[entry.verdict]?.said ?? 'noted'}: `, what, ' ', make('code', { textContent: id }), ' ', ...notes);
    if (entry.gold) row.append(' ', button('Add it again', () => this.page.addAgain(entry)));
    return row;
  }

  showAlerts() {
    const { saving } = this.page;
    const out = [];
    if (saving.lost) {
      const n = saving.queue.length;
      const text = n > 0 ? ` What is not saved (${n}) is kept here and is sent when the server is back.` : '';
      const now = button('Try now', () => saving.send().then(() => saving.poll()));
      out.push(this.alert(saving.lost + text, n > 0 ? [this.copy()] : [], now));
    }
    if (saving.state.run !== saving.run) {
      const load = button('Load', () => location.reload());
      out.push(this.alert('The run was made anew. The decisions hold; load the page to see the new entries.', load));
    }
    for (const step of saving.conflicts) out.push(this.conflict(step));
    for (const step of saving.refused) {
      const drop = button('Drop it', () => { saving.refused = saving.refused.filter((other) => other !== step); this.show(); });
      out.push(this.alert(`Not saved: ${step.name}. ${step.why}`, [this.copy()], drop));
    }
    const key = out.map((element) => element.textContent).join('\n');
    if (key === this.alerted) return;
    this.alerted = key;
    this.alerts.replaceChildren(...out);
  }

  alert(text, ...buttons) {
    return make('p', { className: 'rv-alert' }, make('span', { textContent: text }), ...buttons.flat());
  }

  copy() {
    return button('Copy what is not saved', async () => {
      const text = this.page.saving.copyable();
      try {
        await navigator.clipboard.writeText(text);
        announce('Copied. Lines of the run’s file review.jsonl');
      } catch {
        this.page.showText('What is not saved, as lines for the run’s file review.jsonl', text);
      }
    });
  }

  // conflict shows a decision that came after another one of the same entry, and lets the person choose.
  conflict(step) {
    const { saving, cards } = this.page;
    const id = subject(step.events[0]);
    const now = id ? saving.entry(id)?.verdict : '';
    const close = () => { saving.conflicts = saving.conflicts.filter((other) => other !== step); };
    const mine = button('Take mine', () => {
      close();
      saving.step(step.name, step.events.map(({ seen, chained, ...event }) => event));
    });
    const theirs = button('Leave it so', () => { close(); this.page.show(); });
    const what = id ? `‘${cards.said(id)}’ was ${acts[now]?.said ?? 'changed'}` : 'The sheet was changed';
    return this.alert(`${what} elsewhere meanwhile. Yours was: ${step.name}.`, mine, theirs);
  }
}
