// The tables of the batch: rows that a script adds, sorting, and how many are shown. Filters are in filter.js.

const separator = '\u001f'; // between the values of a cell
const none = '-'; // the key of a cell without a value
const nothing = '–'; // the text of an empty cell
const shownAtOnce = 400; // rows; more are shown when asked for

class Table {
  constructor(section) {
    this.section = section;
    this.noun = section.dataset.noun;
    this.table = one('table', section);
    this.body = one('tbody', section);
    this.heads = all('thead th', section);
    this.addRows();
    this.rows = all('tr', this.body).map((element) => new Row(element));
    this.found = this.rows;
    this.limit = shownAtOnce;
    this.startSorting();
    this.filters = new Filters(this);
    this.startMore();
    this.body.addEventListener('click', (event) => followRow(event));
    this.show();
  }

  // addRows makes elements of the rows that came as data: [entry, [cell …]].
  addRows() {
    const data = one('[data-more]', this.section);
    if (!data) return;
    for (const [entry, cells] of JSON.parse(data.textContent)) {
      const row = make('tr');
      if (entry) row.dataset.row = entry;
      row.append(...cells.map(cellOf));
      this.body.append(row);
    }
    data.remove();
  }

  startSorting() {
    this.heads.forEach((head, column) => {
      const by = head.dataset.sort;
      if (!by) return;
      const button = make('button', { type: 'button', textContent: head.textContent });
      head.replaceChildren(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => this.sort(column, by));
    });
  }

  sort(column, by) {
    const head = this.heads[column];
    const up = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of this.heads) {
      if (other.hasAttribute('aria-sort')) other.setAttribute('aria-sort', 'none');
    }
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const compare = comparers[by];
    const keyed = this.rows.map((row) => ({ row, key: row.key(column) }));
    keyed.sort((a, b) => {
      if (a.key === none || b.key === none) return (a.key === none) - (b.key === none);
      return up ? compare(a.key, b.key) : compare(b.key, a.key);
    });
    this.rows = keyed.map(({ row }) => row);
    this.body.append(...this.rows.map((row) => row.element));
    this.show();
    announce(`Sorted by ${head.textContent}, ${up ? 'ascending' : 'descending'}`);
  }

  startMore() {
    this.more = one('[data-show-more]', this.section);
    this.more.addEventListener('click', () => {
      this.limit = Infinity;
      this.show();
    });
  }

  // show shows the rows that the filters let pass, the first of them where there are many.
  show() {
    let found = 0;
    for (const row of this.rows) {
      const passes = this.filters.pass(row);
      if (passes) found += 1;
      row.element.hidden = !passes || found > this.limit;
    }
    const total = this.rows.length.toLocaleString('en');
    const text = found === this.rows.length ? `${total} shown` : `${found.toLocaleString('en')} of ${total} shown`;
    const chosen = this.filters.only ? ', as chosen in the chart' : '';
    one('[data-shown]', this.section).textContent = text + chosen + (found > this.limit ? `, the first ${this.limit} here` : '');
    this.more.hidden = found <= this.limit;
    this.more.textContent = `Show all ${found.toLocaleString('en')}`;
  }
}

class Row {
  constructor(element) {
    this.element = element;
    this.entry = element.dataset.row;
    this.words = '';
  }

  cell(column) {
    return this.element.cells[column];
  }

  // text is all that the row says, for the search.
  text() {
    this.words ||= this.element.textContent.toLowerCase();
    return this.words;
  }

  key(column) {
    const cell = this.cell(column);
    return cell.dataset.key ?? cell.textContent;
  }

  values(column) {
    const cell = this.cell(column);
    return cell.dataset.values === undefined ? [cell.textContent] : cell.dataset.values.split(separator);
  }
}

// cellOf makes a cell of its text, or of [text, note, way, key, values].
function cellOf(data) {
  const [text, note, way, key, values] = Array.isArray(data) ? data : [data];
  const words = make('bdi', { textContent: text });
  const cell = make('td', {}, way ? make('a', { href: way }, words) : words);
  if (text === nothing) cell.className = 'none';
  if (note) cell.append(make('small', { textContent: note }));
  if (key) cell.dataset.key = key;
  if (values) cell.dataset.values = values;
  return cell;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const comparers = {
  text: (a, b) => collator.compare(a, b),
  number: (a, b) => Number(a) - Number(b),
  day: (a, b) => Number(a) - Number(b),
  money: compareMoney,
};

// compareMoney orders sums by their value within a currency, and currencies by their code.
function compareMoney(a, b) {
  const [currencyA, valueA] = a.split(' ');
  const [currencyB, valueB] = b.split(' ');
  return compareStrings(currencyA, currencyB) || compareDecimals(valueA, valueB);
}

// followRow opens the way of a row wherever it is clicked, but leaves links and selected words alone.
function followRow(event) {
  const row = event.target.closest('tr');
  if (!row || event.target.closest('a') || String(getSelection())) return;
  one('a', row)?.click();
}

function startTables() {
  startCharts(all('[data-table]').map((section) => new Table(section)));
}
