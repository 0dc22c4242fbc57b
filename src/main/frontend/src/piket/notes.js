// Notes are kept while typing, on the server only: without a connection they stay in this page's memory. When another
// tab wrote in between, both texts are shown and nobody's is lost.
import * as connection from './connection.js';
import { send } from './sending.js';
import { say } from './words.js';

const PAUSE = 900;

export function notes(root) {
  const { call } = root.dataset;
  const area = root.querySelector('textarea');
  const status = root.querySelector('[data-notes-status]');
  const conflict = root.querySelector('[data-notes-conflict]');
  const form = root.querySelector('form');
  let version = Number(root.dataset.version);
  let saved = area.value;
  let timer;
  let busy = false;
  let theirs;

  root.querySelector('[data-notes-save]').hidden = true;

  async function save() {
    if (busy || theirs || area.value === saved) return;
    busy = true;
    const text = area.value;
    status.textContent = say('saving');
    const result = await send(`/api/v1/piket/oproepen/${call}/notities`, { tekst: text, versie: version }, 'PUT');
    busy = false;
    if (result.kind === 'done') {
      version = result.body.versie;
      saved = text;
      status.textContent = say('saved');
      if (area.value !== saved) later();
    } else if (result.kind === 'late') {
      theirs = result.body;
      conflict.querySelector('[data-notes-theirs]').textContent = theirs.tekst;
      conflict.hidden = false;
      status.textContent = '';
    } else {
      status.textContent = say('unsaved');
      if (result.kind === 'signedOut') connection.signedOut(true);
      if (result.kind === 'down') connection.bad();
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  conflict.addEventListener('click', (event) => {
    const which = event.target.dataset?.keep;
    if (!which) return;
    version = theirs.versie;
    if (which === 'theirs') area.value = theirs.tekst;
    if (which === 'both') area.value = `${theirs.tekst}\n\n${area.value}`;
    saved = theirs.tekst;
    theirs = undefined;
    conflict.hidden = true;
    area.focus();
    save();
  });
  area.addEventListener('input', later);
  area.addEventListener('blur', save);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    save();
  });
  connection.onBack(save);
  // what was typed is nowhere else than here
  window.addEventListener('beforeunload', (event) => {
    if (area.value !== saved) event.preventDefault();
  });
}
