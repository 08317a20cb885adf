// The page of the run: how far each sheet is.

class Batch {
  constructor(data) {
    this.data = data;
    this.said = one('[data-batch]');
    this.kept = one('[data-kept]');
    this.left = one('[data-left]');
    this.lost = one('[data-lost]');
    one('[data-help]').hidden = true; // the keys are the sheets'
    this.saving = new Saving(data, () => this.show());
    this.keep = button('Make fixtures of the sheets that are done', () => this.make(false));
    one('[data-keep]').append(this.keep);
    this.show();
    this.saving.start();
  }

  show() {
    const { batch } = this.saving.state;
    this.said.textContent = `${batch.done} of ${batch.sheets} sheets done, ${batch.decided} of ${batch.entries} entries decided`;
    one('[data-batch-bar]').value = batch.entries ? batch.decided / batch.entries : 1;
    for (const row of batch.rows) {
      const line = one(`tr[data-document="${CSS.escape(row.document)}"]`);
      if (!line) continue;
      const p = row.progress;
      const decided = p.done ? p.entries : p.entries - p.undecided;
      one('progress', line).value = p.entries ? decided / p.entries : 1;
      one('[data-said]', line).textContent = `${decided}/${p.entries}${p.added ? `, ${p.added} added` : ''}`;
      one('[data-done]', line).textContent = p.done ? '✓ done' : '';
    }
    this.keep.disabled = batch.done === 0;
    this.lost.textContent = this.saving.lost;
    const left = (batch.left ?? []).map((sheet) => `${sheet.document} (${sheet.entries} decided)`).join(', ');
    this.left.textContent = left && `Left over: ${left}. The run no longer has these sheets; their decisions stay in the file.`;
  }

  async make(replace) {
    const documents = this.saving.state.batch.rows.filter((row) => row.progress.done).map((row) => row.document);
    const answer = await this.saving.ask('keep', { documents, replace }, keepPatience);
    this.kept.replaceChildren(...keptSaid(answer ?? { error: this.saving.lost }, () => this.make(true)));
  }
}
