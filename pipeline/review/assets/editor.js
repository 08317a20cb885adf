// The form in which an entry is corrected, or one that was missed is added.

class Editor {
  constructor(page) {
    this.page = page;
    this.element = null; // while it is open
  }

  get isOpen() {
    return this.element !== null;
  }

  // open shows the form at the top of a place. told has the kind and the gold to begin with, and golds that of other kinds, where
  // they are known; save takes the kind and gold, and comes to why they were refused.
  open(place, { title, kind, gold, golds = {}, save }) {
    this.close();
    this.save = save;
    this.golds = golds;
    this.kind = kind;
    this.spans = spansOf(gold);
    const kinds = this.page.data.forms.map((form) => make('option', { value: form.kind, textContent: form.name }));
    this.select = make('select', { name: 'rv-kind' }, ...kinds);
    this.select.value = kind;
    this.select.addEventListener('change', () => this.change(this.select.value));
    this.fields = make('div');
    this.places = make('div', { className: 'rv-spans' });
    this.problem = make('p', { className: 'rv-problem', role: 'alert', hidden: true });
    const cancel = button('Cancel', () => this.close(true), 'Esc');
    this.element = make('form', { className: 'rv-editor' }, make('h4', { textContent: title }),
      make('label', { className: 'rv-field' }, make('span', { textContent: 'Entry' }), this.select),
      this.fields, this.places, this.problem,
      make('p', { className: 'rv-buttons' }, make('button', { type: 'submit', className: 'tool rv-main', textContent: 'Save' }), cancel));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.submit();
    });
    place.prepend(this.element);
    this.show(gold);
    bring(this.element, 'nearest');
    (title.startsWith('Add') ? this.select : one('input, select', this.fields)).focus({ preventScroll: true });
  }

  change(kind) {
    const now = { ...this.form.read() };
    this.kind = kind;
    const told = this.golds[kind];
    if (told) this.spans = spansOf(told);
    this.show({ ...now, ...told });
  }

  show(gold) {
    const form = this.page.data.forms.find((other) => other.kind === this.kind);
    this.form = new Form(form, this.page.names());
    this.form.fill(gold);
    this.fields.replaceChildren(this.form.element);
    const lists = (form.lists ?? []).map((list) => list.key);
    for (const span of this.spans) {
      if (!lists.includes(span.list)) span.list = lists[0] ?? '';
    }
    if (lists.length === 0) this.spans = this.spans.slice(0, 1);
    this.shape = form;
    this.showSpans();
  }

  // showSpans lists where the entry stands.
  showSpans() {
    const use = button(this.shape.lists || this.spans.length === 0 ? 'Add the marked words' : 'Take the marked words', () => this.use());
    use.classList.add('rv-use');
    const rows = this.spans.map((span, i) => this.spanRow(span, i));
    this.places.replaceChildren(make('h5', { textContent: 'Where it stands' }), ...rows, use);
    this.page.words.paint('rv-editing', this.spans);
    this.listen();
  }

  spanRow(span, i) {
    const move = (edge, by) => () => {
      this.spans[i] = { ...span, ...this.page.words.nudge(span, edge, by) };
      this.showSpans();
      all('.rv-span', this.places)[i]?.querySelector(`[data-move="${edge}${by}"]`)?.focus();
    };
    const edge = (edgeName, by, sign) => {
      const b = button(sign, move(edgeName, by));
      b.dataset.move = edgeName + by;
      return named(b, `${edgeName === 'start' ? 'Begin' : 'End'} a word ${by < 0 ? 'earlier' : 'later'}`);
    };
    const go = make('q', { textContent: span.quote, dir: 'auto' });
    go.addEventListener('click', () => this.page.words.bring(span));
    const row = make('div', { className: 'rv-span' }, edge('start', -1, '⟨'), edge('start', 1, '⟩'), go,
      edge('end', -1, '⟨'), edge('end', 1, '⟩'));
    if (this.shape.lists?.length > 1) {
      const which = make('select', {}, ...this.shape.lists.map((list) => make('option', { value: list.key, textContent: list.label })));
      which.value = span.list;
      which.addEventListener('change', () => { span.list = which.value; });
      row.append(named(which, 'List'));
    }
    if (this.shape.spans !== 'one') {
      row.append(named(button('✕', () => {
        this.spans.splice(i, 1);
        this.showSpans();
      }), `Take out ‘${span.quote}’`));
    }
    return row;
  }

  // use takes the words that are marked on the page.
  use() {
    const marked = this.page.marked;
    if (!marked) return;
    const span = { ...marked, list: this.shape.lists?.[0].key ?? '' };
    if (this.shape.lists) this.spans.push(span);
    else this.spans = [span];
    getSelection().removeAllRanges();
    this.showSpans();
  }

  // listen lets the button be pressed only where words are marked.
  listen() {
    const use = this.element && one('.rv-use', this.element);
    if (use) use.disabled = !this.page.marked;
  }

  gold() {
    const gold = this.form.read();
    const span = ({ start, end, quote }) => ({ start, end, quote });
    for (const list of this.shape.lists ?? []) {
      const spans = this.spans.filter((other) => other.list === list.key).map(span);
      if (spans.length > 0) gold[list.key] = spans;
    }
    if (!this.shape.lists && this.spans.length > 0) Object.assign(gold, span(this.spans[0]));
    return gold;
  }

  async submit() {
    if (this.busy) return;
    this.busy = true;
    const element = this.element;
    const refused = await this.save(this.kind, this.gold());
    this.busy = false;
    if (this.element !== element) return;
    if (!refused) return this.close(true);
    this.problem.textContent = refused;
    this.problem.hidden = false;
    bring(this.problem, 'nearest');
  }

  close(back = false) {
    if (!this.element) return;
    this.element.remove();
    this.element = null;
    this.page.words.paint('rv-editing', []);
    if (back) this.page.focusText();
  }
}

// button is a button with what to do.
function button(textContent, work, key = '') {
  const element = make('button', { type: 'button', className: 'tool', textContent });
  if (key) {
    element.title = `key: ${key}`;
    element.setAttribute('aria-keyshortcuts', key === 'Esc' ? 'Escape' : key);
  }
  element.addEventListener('click', work);
  return element;
}
