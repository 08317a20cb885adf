// What the page knows of the review, and how its decisions come to the server: one step after another, each kept here until the
// server says that it is on the disk. A server that is lost is asked again and again.

const pollEvery = 3000;
const longestPause = 10000;

class Saving {
  constructor(data, changed) {
    this.base = data.base;
    this.document = data.document ?? '';
    this.key = `factsheet-review ${data.folder} ${this.document}`;
    this.state = data.state;
    this.run = data.state.run;
    this.changed = changed; // called when anything here is another
    this.queue = kept(this.key); // steps that are not saved, each { events, name }
    this.conflicts = []; // steps that came too late, each { events, name, why, entry }
    this.refused = []; // steps that the server does not take, each { events, name, why }
    this.lost = ''; // why the server can't be reached
    this.acknowledged = new Map(); // the number of the last event of this page, by entry
    this.pause = 500;
    this.sent = 0; // how many steps were answered
    this.sending = false;
    this.after = []; // what to do when nothing is being sent any more
  }

  // start sends what is left from before, and hears from now on what others decide.
  start() {
    setInterval(() => this.poll(), pollEvery);
    addEventListener('focus', () => this.poll());
    document.addEventListener('visibilitychange', () => this.poll());
    addEventListener('beforeunload', (event) => {
      if (this.queue.length > 0) event.preventDefault();
    });
    this.send();
  }

  entry(id) {
    return this.state.sheet?.entries[id] ?? null;
  }

  seen(id) {
    return id ? this.entry(id)?.seen ?? 0 : this.state.sheet?.seen ?? 0;
  }

  // pending is the last event of an entry that is not saved yet.
  pending(id) {
    return this.queue.flatMap((step) => step.events).findLast((event) => event.entry === id && event.act !== 'note');
  }

  // step adds events that are one step. It comes to { ok }, { refused: why } or, where the server is lost, { kept: true }. Where
  // tells is set, the caller tells why it was refused.
  step(name, events, tells = false) {
    for (const event of events) {
      event.seen ??= this.seen(subject(event));
      event.chained = this.queue.some((step) => step.events.some((other) => subject(other) === subject(event)));
    }
    return new Promise((settle) => {
      this.queue.push({ name, events, tells, settle });
      this.keep();
      this.changed();
      this.send();
    });
  }

  keep() {
    try {
      if (this.queue.length === 0) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify(this.queue));
    } catch { /* a full or forbidden storage: the page still holds them */ }
  }

  // drop takes the last step back, which is not saved and is not being sent.
  drop() {
    const step = this.queue.pop();
    this.keep();
    this.changed();
    return step;
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    while (this.queue.length > 0 && await this.sendFirst());
    this.sending = false;
    for (const work of this.after.splice(0)) work();
    this.changed();
  }

  // sendFirst says whether to go on with the next.
  async sendFirst() {
    const step = this.queue[0];
    const events = step.events.map(({ chained, key, ...event }) => {
      const last = chained ? this.acknowledged.get(subject({ key, ...event })) : undefined;
      return last === undefined ? event : { ...event, seen: last };
    });
    const answer = await this.ask('events', { document: this.document, events });
    if (!answer) {
      step.tells = false;
      step.settle?.({ kept: true });
      return false;
    }
    this.queue.shift();
    this.sent += 1;
    if (answer.state) this.take(answer.state);
    if (answer.events) {
      step.events.forEach((event, i) => this.acknowledged.set(subject(event), answer.events[i]));
      step.settle?.({ ok: true });
    } else if (answer.conflict) {
      this.conflict({ ...step, why: answer.error, entry: answer.conflict });
      step.settle?.({ ok: true });
    } else {
      if (!step.settle || !step.tells) this.refused.push({ ...step, why: answer.error });
      step.settle?.({ refused: answer.error });
    }
    this.keep();
    this.changed();
    return true;
  }

  // conflict puts a step aside, with those behind it that are of the same entry.
  conflict(step) {
    const subjects = new Set(step.events.map(subject));
    const touches = (other) => other.events.some((event) => subjects.has(subject(event)));
    this.conflicts.push(step, ...this.queue.filter(touches).map((other) => ({ ...other, why: step.why, entry: step.entry })));
    this.queue = this.queue.filter((other) => !touches(other));
  }

  async poll() {
    if (document.hidden || this.sending) return;
    if (this.queue.length > 0 && !this.lost) return void this.send();
    const { sent } = this;
    const answer = await this.ask(`state?document=${encodeURIComponent(this.document)}&since=${this.state.last}&run=${this.state.run}`);
    if (!answer?.batch || sent !== this.sent) return; // nothing is new, or the answer to a step is newer
    this.take(answer);
    this.changed();
  }

  take(state) {
    if (state.batch) this.state = state;
  }

  // ask comes to the server's answer; to null where there was none, and it is asked again later.
  async ask(path, body, patience = 20_000) {
    let why = 'The server does not answer. Was it ended? Start ‘factsheet review’ again.';
    try {
      const response = await fetch(this.base + path, {
        cache: 'no-store',
        signal: AbortSignal.timeout(patience),
        ...(body !== undefined && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      });
      if (response.headers.get('Content-Type') === 'application/json') {
        const answer = await response.json();
        if (response.ok || (response.status >= 400 && response.status < 500)) {
          this.found();
          return answer;
        }
        why = answer.error;
      } else {
        why = 'Another server has been started in this one’s place. Open the address that it printed in this tab: '
          + 'what is not saved goes along.';
      }
    } catch { /* no server */ }
    this.lose(why);
    return null;
  }

  found() {
    this.pause = 500;
    if (this.lost === '') return;
    this.lost = '';
    this.changed();
    setTimeout(() => this.send());
  }

  lose(why) {
    const news = this.lost !== why;
    this.lost = why;
    clearTimeout(this.timer);
    this.pause = Math.min(this.pause * 2, longestPause);
    this.timer = setTimeout(() => (this.queue.length > 0 ? this.send() : this.poll()), this.pause);
    if (news) this.changed();
  }

  // copyable is what is not saved, as lines of the file of decisions.
  copyable() {
    return [...this.queue, ...this.refused, ...this.conflicts].flatMap((step) => step.events)
      .map(({ seen, chained, key, ...event }) => `${JSON.stringify({ document: this.document, ...event })}\n`).join('');
  }
}

// subject is what an event is of: an entry's id, or '' for the sheet. An undo tells it as its key.
const subject = (event) => event.key ?? event.entry ?? '';

// kept are the steps that a page before this one in the tab could not save.
function kept(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}
