// The fields of a gold entry, made from what the server says of its kind.

class Form {
  constructor(form, names) {
    this.form = form;
    this.names = names; // of the sheet's partners and places
    this.element = make('div', { className: 'rv-fields' });
    this.readers = form.fields.map((field) => this.add(field));
  }

  fill(gold) {
    for (const reader of this.readers) reader.fill(gold[reader.key]);
  }

  // read is the gold entry without its spans.
  read() {
    const gold = {};
    for (const reader of this.readers) {
      const value = reader.read();
      if (value !== undefined) gold[reader.key] = value;
    }
    return gold;
  }

  add(field) {
    const reader = { key: field.key, ...this.shape(field) };
    const label = make(reader.many ? 'fieldset' : 'label', { className: `rv-field rv-${field.shape}` },
      make(reader.many ? 'legend' : 'span', { textContent: field.label }), ...reader.elements);
    label.dataset.key = field.key;
    if (field.hint) label.append(make('small', { textContent: field.hint }));
    this.element.append(label);
    return reader;
  }

  shape(field) {
    switch (field.shape) {
      case 'yes': return yesField();
      case 'number': return numberField(field);
      case 'list': return listField(field, this.names);
      case 'sums': return sumsField(field);
      case 'told': return toldField(field, this.names);
      default: return textField(field, this.names);
    }
  }
}

const words = (key) => key.replaceAll('_', ' ');

// input is a field of one line, with proposals where the sheet has some.
function input(field, names) {
  const element = make('input', { type: 'text', name: field.key, autocomplete: 'off', spellcheck: false, dir: 'auto' });
  const offers = names?.[field.offers] ?? [];
  if (offers.length > 0) element.setAttribute('list', datalist(`rv-${field.offers}`, offers));
  return element;
}

// datalist is the id of the list of proposals.
function datalist(id, options) {
  const list = document.getElementById(id) ?? make('datalist', { id });
  if (list.childElementCount !== options.length) list.replaceChildren(...options.map((value) => make('option', { value })));
  document.body.append(list);
  return id;
}

function choice(field, first) {
  const options = [...first, ...field.choices.map((value) => [value, words(value)])];
  return make('select', { name: field.key }, ...options.map(([value, textContent]) => make('option', { value, textContent })));
}

// A text that is empty is left out, or null or '' where the key has to be there.
function textField(field, names) {
  const element = field.choices ? choice(field, [['', '–']]) : input(field, names);
  return {
    elements: [element],
    fill: (value) => { element.value = value ?? ''; },
    read: () => {
      const value = element.value.trim();
      if (value !== '') return value;
      if (field.omit) return undefined;
      return field.shape === 'null' ? null : '';
    },
  };
}

// What may be told, told to be nothing, or left out, which is not scored.
function toldField(field, names) {
  if (field.choices) {
    const element = choice(field, [['', 'not scored'], ['\0', 'none']]);
    return {
      elements: [element],
      fill: (value) => { element.value = value === null ? '\0' : value ?? ''; },
      read: () => (element.value === '' ? undefined : element.value === '\0' ? null : element.value),
    };
  }
  const element = input(field, names);
  const none = make('input', { type: 'checkbox', name: `${field.key}-none` });
  element.addEventListener('input', () => { if (element.value) none.checked = false; });
  none.addEventListener('change', () => { if (none.checked) element.value = ''; });
  return {
    many: true,
    elements: [named(element, field.label), make('label', { className: 'rv-none' }, none, ' told to be none')],
    fill: (value) => { element.value = value ?? ''; none.checked = value === null; },
    read: () => (element.value.trim() || (none.checked ? null : undefined)),
  };
}

function named(element, label) {
  element.setAttribute('aria-label', label);
  return element;
}

function yesField() {
  const element = make('input', { type: 'checkbox' });
  return { elements: [element], fill: (value) => { element.checked = value === true; }, read: () => element.checked || undefined };
}

function numberField(field) {
  const element = make('input', { type: 'number', name: field.key, min: 0, step: 1 });
  return {
    elements: [element],
    fill: (value) => { element.value = value || ''; },
    read: () => Number.parseInt(element.value, 10) || (field.omit ? undefined : 0),
  };
}

// rows are lines of inputs; there is always an empty one to go on in.
function rows(makeRow, isEmpty) {
  const box = make('div', { className: 'rv-rows' });
  const grow = () => {
    if (!box.lastElementChild || !isEmpty(box.lastElementChild)) box.append(makeRow());
  };
  box.addEventListener('input', grow);
  grow();
  return { box, grow };
}

function listField(field, names) {
  const row = () => named(input(field, names), field.label);
  const { box, grow } = rows(row, (element) => element.value.trim() === '');
  return {
    many: true,
    elements: [box],
    fill: (values) => {
      box.replaceChildren(...(values ?? []).map((value) => Object.assign(row(), { value })));
      grow();
    },
    read: () => {
      const values = all('input', box).map((element) => element.value.trim()).filter(Boolean);
      return values.length > 0 || !field.omit ? values : undefined;
    },
  };
}

function sumsField(field) {
  const row = (sum = {}) => make('span', { className: 'rv-sum' },
    named(make('input', { type: 'text', value: sum.value ?? '', autocomplete: 'off' }), `${field.label}: value`),
    named(make('input', { type: 'text', value: sum.currency ?? '', autocomplete: 'off', size: 4 }), `${field.label}: currency`));
  const { box, grow } = rows(() => row(), (element) => all('input', element).every((x) => x.value.trim() === ''));
  const none = make('input', { type: 'checkbox' });
  return {
    many: true,
    elements: [box, make('label', { className: 'rv-none' }, none, ' told to be none')],
    fill: (values) => {
      box.replaceChildren(...(values ?? []).map(row));
      none.checked = values?.length === 0;
      grow();
    },
    read: () => {
      const sums = all('.rv-sum', box).map((element) => all('input', element).map((x) => x.value.trim() || null))
        .filter((sum) => sum.some(Boolean)).map(([value, currency]) => ({ value, currency }));
      return sums.length > 0 || none.checked ? sums : undefined;
    },
  };
}
