// The filters of a table, made from its columns.

const mostNames = 300; // that a field proposes

class Filters {
  constructor(table) {
    this.table = table;
    this.tests = []; // each a function that says whether to let a row pass
    this.only = null; // the entries of a chart's mark, where one was chosen
    this.form = one('[data-filters]', table.section);
    const box = one('[data-filter-box]', table.section);
    box.hidden = false;
    box.open = matchMedia('(min-width: 40.01rem)').matches;
    const changed = later(() => table.show());
    this.addSearch();
    table.heads.forEach((head, column) => this.addColumn(head, column));
    const clear = make('button', { type: 'reset', className: 'tool', textContent: 'Clear filters' });
    this.form.append(clear);
    this.form.addEventListener('input', changed);
    this.form.addEventListener('reset', () => {
      this.only = null;
      setTimeout(() => table.show());
    });
    this.form.addEventListener('submit', (event) => event.preventDefault());
  }

  pass(row) {
    return (!this.only || this.only.has(row.entry)) && this.tests.every((test) => test(row));
  }

  add(name, field, test) {
    field.dataset.name = name;
    this.form.append(make('label', {}, name, field));
    this.tests.push(test);
  }

  addSearch() {
    const field = make('input', { type: 'search', className: 'all', placeholder: 'any words', autocomplete: 'off' });
    field.dataset.search = '';
    this.add('Find', field, (row) => wordsOf(field).every((word) => row.text().includes(word)));
  }

  addColumn(head, column) {
    const name = head.dataset.label ?? head.textContent;
    switch (head.dataset.filter) {
      case 'words': return this.addWords(name, column);
      case 'choice': return this.addChoice(name, column);
      case 'years': return this.addYears(name, column);
      default: return undefined;
    }
  }

  addWords(name, column) {
    const list = make('datalist', { id: `${this.table.section.id}-${column}` });
    for (const value of this.distinct(column, (row) => [row.cell(column).firstChild.textContent]).slice(0, mostNames)) {
      list.append(make('option', { value }));
    }
    const field = make('input', { type: 'search', autocomplete: 'off' });
    field.setAttribute('list', list.id);
    this.form.append(list);
    this.add(name, field, (row) => {
      const words = wordsOf(field);
      if (words.length === 0) return true;
      const text = row.cell(column).textContent.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  addChoice(name, column) {
    const values = this.distinct(column, (row) => row.values(column));
    const field = make('select', { autocomplete: 'off' }, make('option', { value: '', textContent: 'all' }));
    for (const value of values) field.append(make('option', { value, textContent: value }));
    this.add(name, field, (row) => field.value === '' || row.values(column).includes(field.value));
  }

  // addYears adds a range of years: rows pass whose period has a year in it, and those without a period only while none is set.
  addYears(name, column) {
    const from = make('input', { inputMode: 'numeric', placeholder: 'from', ariaLabel: `${name} from year`, autocomplete: 'off' });
    const to = make('input', { inputMode: 'numeric', placeholder: 'to', ariaLabel: `${name} to year`, autocomplete: 'off' });
    from.dataset.name = `${name} from`;
    to.dataset.name = `${name} to`;
    const pair = make('span', { className: 'pair' }, from, '–', to);
    const group = make('fieldset', { className: 'years' }, make('span', { textContent: `${name}, years` }), pair);
    this.form.append(group);
    this.tests.push((row) => {
      const first = yearIn(from, -Infinity);
      const last = yearIn(to, Infinity);
      if (first === -Infinity && last === Infinity) return true;
      const [begin, end] = row.values(column);
      if (end === undefined) return false;
      return (begin === '' || Number(begin) <= last) && (end === '' || Number(end) >= first);
    });
  }

  distinct(column, valuesOf) {
    const seen = new Set(this.table.rows.flatMap(valuesOf));
    seen.delete(nothing);
    return Array.from(seen).sort(collator.compare);
  }
}

// startCharts lets a click on what a chart draws show its entries in their table, where that is on the page.
function startCharts(tables) {
  for (const mark of all('.chart-mark[data-entry]')) {
    const table = tables.find(({ section }) => section.id === mark.dataset.kind);
    if (!table) continue;
    mark.classList.add('leads');
    mark.addEventListener('click', () => {
      table.filters.form.reset();
      table.filters.only = new Set(mark.dataset.entry.split(' '));
      table.show();
      bring(table.section, 'start');
    });
  }
}

const wordsOf = (field) => field.value.toLowerCase().split(/\s+/).filter(Boolean);

function yearIn(field, otherwise) {
  const year = field.value.trim();
  return /^\d{1,4}$/.test(year) ? Number(year) : otherwise;
}
