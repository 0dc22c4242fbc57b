// The pages of the night: the list of calls, the call itself, one call with its search, and what shows without connection.
import * as clock from './piket/clock.js';
import * as connection from './piket/connection.js';
import * as device from './piket/device.js';
import * as state from './piket/state.js';
import * as store from './piket/store.js';
import * as taps from './piket/taps.js';
import { callForm } from './piket/call-form.js';
import { follow } from './piket/live.js';
import { notes } from './piket/notes.js';

/** A page that was kept: it shows what it has, and makes way for the real one as soon as that can be had. */
async function kept(root) {
  clock.setDrift((await store.fact('klok').catch(() => 0)) ?? 0);
  clock.tick();
  connection.bad(Date.parse(state.stand().dataset.now));
  taps.start(root.dataset.call);
  const back = async () => {
    const answer = await fetch('/inloggen/sessie', { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) location.reload();
  };
  setInterval(back, 4000);
  window.addEventListener('online', back);
}

async function live(root) {
  const { call, person } = root.dataset;
  if (person) await device.belongsTo(person).catch(() => {});
  const look = () => state.refresh(call);
  taps.start(call);
  follow(`/piket/${call}/stroom`, ({ version }) => version !== state.version() && look(), look);
  const note = document.querySelector('[data-notes]');
  if (note) notes(note);
  await device.begin();
  await state.taken(call);
  await taps.flush();
}

/** The list reads itself again; taking a call is an ordinary form, since it leads to the call. */
function list() {
  const look = async () => {
    try {
      const answer = await fetch('/piket', { credentials: 'same-origin', headers: { Accept: 'text/html' } });
      if (answer.redirected) return connection.signedOut(true);
      if (!answer.ok) return connection.bad();
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('oproepen');
      document.getElementById('oproepen').replaceWith(document.adoptNode(fresh));
      clock.set(fresh.dataset.now);
      clock.tick();
      return connection.good();
    } catch {
      return connection.bad();
    }
  };
  clock.set(document.getElementById('oproepen').dataset.now);
  connection.good();
  follow('/piket/stroom', look, look);
  device.begin();
}

async function without(root) {
  const places = root.querySelector('[data-kept]');
  for (const path of await device.kept()) {
    const link = Object.assign(document.createElement('a'), { href: path, textContent: places.dataset.text });
    const item = document.createElement('li');
    item.append(link);
    places.append(item);
  }
}

const night = document.querySelector('[data-night]');
const form = document.querySelector('[data-call-form]');
if (night) (night.dataset.device ? kept : live)(night);
if (document.querySelector('[data-night-list]')) list();
if (document.querySelector('[data-without]')) without(document.querySelector('[data-without]'));
if (form) callForm(form);
clock.run();
connection.run();
