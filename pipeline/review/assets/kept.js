// What making fixtures came to, for people.

const keepPatience = 110_000; // milliseconds: many files may have to be looked for

function keptSaid(answer, again) {
  if (answer.error) return [make('p', { className: 'rv-alert', textContent: answer.error })];
  const out = [];
  for (const one of answer.cases) {
    if (one.error) {
      out.push(make('p', { className: 'rv-alert' }, make('span', { textContent: `${one.sheet}: ${one.error}` }),
        ...(one.has_gold ? [button('Replace it', again)] : [])));
      continue;
    }
    const file = make('code', { textContent: one.gold });
    out.push(make('p', {}, make('b', { textContent: `${one.outcome}: ` }), file, ` – ${countsSaid(one.counts)}`));
    for (const { kind, message } of one.findings ?? []) {
      out.push(make('p', { className: 'rv-alert', textContent: `look: ${kind ?? ''} ${message}` }));
    }
  }
  if (answer.next) out.push(make('p', {}, 'Now: ', make('code', { className: 'rv-next', textContent: answer.next })));
  return out;
}

function countsSaid(counts) {
  const said = {
    accepted: 'accepted', corrected: 'corrected', added: 'added', right: 'right as found',
    optional: 'not decided, so optional', rejected: 'rejected, so left out',
  };
  return Object.entries(said).filter(([key]) => counts[key]).map(([key, words]) => `${counts[key]} ${words}`).join(', ') || 'no entries';
}
