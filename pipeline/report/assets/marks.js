// The marks in a sheet's text, and what stands on them.

class Marks {
  constructor(sheet) {
    this.sheet = sheet;
    this.text = one('[data-text]', sheet);
    this.list = all('mark', this.text);
    this.byEntry = new Map();
    this.boxes = new Map(); // on the pictures of pages, by entry too
    for (const mark of all('[data-entries]', this.text)) {
      const by = mark.matches('mark') ? this.byEntry : this.boxes;
      for (const id of idsOn(mark)) {
        if (!by.has(id)) by.set(id, []);
        by.get(id).push(mark);
      }
    }
    this.at = 0;
    this.hold(0);
    // A selection could not begin at the edge of a mark that takes the focus.
    this.text.addEventListener('mousedown', () => this.release());
    document.addEventListener('mouseup', () => this.hold(this.at));
  }

  // hold makes a mark the one that the Tab key comes to.
  hold(index) {
    const mark = this.list[index];
    if (!mark) return;
    if (index !== this.at) this.release();
    this.at = index;
    mark.tabIndex = 0;
    mark.setAttribute('role', 'button');
  }

  release() {
    const mark = this.list[this.at];
    mark?.removeAttribute('tabindex');
    mark?.removeAttribute('role');
  }

  of(id) {
    return this.byEntry.get(id) ?? [];
  }

  // under is the mark of the words that a box of a picture stands on.
  under(box) {
    return one(`mark[data-start="${box.dataset.start}"]`, this.text);
  }

  // light shows all the places of entries, and no others.
  light(ids) {
    for (const mark of all('.on', this.text)) mark.classList.remove('on');
    for (const id of ids) {
      for (const mark of [...this.of(id), ...(this.boxes.get(id) ?? [])]) mark.classList.add('on');
    }
  }

  // focus gives the keyboard to a mark.
  focus(mark) {
    const index = this.list.indexOf(mark);
    if (index < 0) return;
    this.hold(index);
    mark.focus({ preventScroll: true });
    bring(mark);
  }

  // step goes to the next mark, or the one before.
  step(by) {
    if (this.list.length === 0) return;
    const focused = this.list.indexOf(document.activeElement);
    const from = focused < 0 && by > 0 && this.at === 0 ? -1 : this.at;
    this.focus(this.list[Math.min(Math.max(from + by, 0), this.list.length - 1)]);
  }
}

const idsOn = (mark) => (mark.dataset.entries ? mark.dataset.entries.split(' ') : []);

// startsOf are the first marks of the places where an entry is told: each place may be many marks.
function startsOf(marks) {
  return marks.filter((mark, i) => {
    const before = marks[i - 1];
    return !before || Number(before.dataset.start) + Array.from(before.textContent).length !== Number(mark.dataset.start);
  });
}
