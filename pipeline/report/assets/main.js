// Where the page starts.

function start() {
  startTheme();
  startTables();
  const sheets = all('.sheet').map((element) => new Sheet(element));
  startKeys(sheets);
  const follow = () => followHash(sheets);
  window.addEventListener('hashchange', follow);
  window.addEventListener('load', follow); // the browser itself scrolls before that
  factsheet.sheets = sheets;
  factsheet.choose = (id) => choose(sheets, id);
}

// followHash shows the entry that the address names.
function followHash(sheets) {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === '') return;
  const element = document.getElementById(id) ?? one(`[data-entry="${CSS.escape(id)}"]`);
  const sheet = element && sheets.find((other) => other.element.contains(element));
  if (!sheet) return;
  if (element.matches('.card')) sheet.choose([element.dataset.entry]);
  else if (element.matches('mark')) sheet.pick(element);
  else bring(element);
}

// choose shows an entry by its id, in the first sheet that has it.
function choose(sheets, id) {
  const sheet = sheets.find((other) => other.cards.has(id));
  sheet?.choose([id]);
  return Boolean(sheet);
}

start();
