// The part of the page that changes. It is fetched and put in place; what somebody opened, ticked or is changing stays.
import * as clock from './clock.js';
import * as connection from './connection.js';
import * as device from './device.js';
import * as store from './store.js';

const after = [];
let running;
let again = false;

export const stand = () => document.getElementById('stand');
export const version = () => Number(stand()?.dataset.version ?? -1);

// A button that is put in place anew under a thumb gets no click: what is pressed stays until it is let go.
let pressed = false;
const letGo = [];

function released() {
  // the click comes after this
  setTimeout(() => {
    pressed = false;
    for (const go of letGo.splice(0)) go();
  });
}

document.addEventListener('pointerdown', () => (pressed = true), true);
document.addEventListener('pointerup', released, true);
document.addEventListener('pointercancel', released, true);

const nothingPressed = () => (pressed ? new Promise((go) => letGo.push(go)) : Promise.resolve());

/** @param work is done each time the state was put in place */
export function onChange(work) {
  after.push(work);
}

function remember() {
  const kept = [];
  for (const field of document.querySelectorAll('[data-part] details[id], [data-part] input[id], [data-part] input[type="time"]')) {
    if (field.tagName === 'DETAILS') kept.push((found) => found(field.id) && (found(field.id).open = field.open));
    else if (field.type === 'checkbox') kept.push((found) => found(field.id) && (found(field.id).checked = field.checked));
  }
  const focus = document.activeElement?.closest('[data-part]') && document.activeElement.id;
  return () => {
    const found = (id) => document.getElementById(id);
    for (const restore of kept) restore(found);
    if (focus) found(focus)?.focus({ preventScroll: true });
  };
}

/** The best place is another one now: then that one is open, and not what was open before. */
const best = () => document.querySelector('.spot--best')?.dataset.bed;

function put(text) {
  const before = best();
  const was = stand()?.dataset.taken;
  const restore = remember();
  const made = new DOMParser().parseFromString(text, 'text/html');
  let changed = false;
  for (const part of made.querySelectorAll('[data-part]')) {
    const old = document.getElementById(part.id);
    if (old) {
      old.replaceWith(document.adoptNode(part));
      changed = true;
    }
  }
  if (best() === before) restore();
  // who has the call, or takes part in it, gets more than this part: what was told, and the notes
  if (was === 'false' && stand().dataset.taken === 'true') location.reload();
  return changed;
}

async function read(call) {
  try {
    const answer = await fetch(`/piket/${call}/stand`, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    if (answer.status === 401 || answer.redirected) return connection.signedOut(true);
    if (answer.status === 404) return location.assign('/piket');
    if (!answer.ok) return connection.bad();
    const text = await answer.text();
    connection.signedOut(false);
    await nothingPressed();
    if (put(text)) await taken(call);
    return undefined;
  } catch {
    return connection.bad();
  }
}

/** The state as it stands in the page is the server's: its clock, and a copy for the device. */
export async function taken(call) {
  const { now, over } = stand().dataset;
  await store.know('klok', clock.set(now)).catch(() => {});
  connection.good();
  clock.tick();
  for (const work of after) work();
  if (over === 'true') await device.drop(call);
  else if (!stand().hasAttribute('data-follows')) await device.keep(call);
}

/** Reads the state again; asked while it is reading, it reads once more after that. */
export async function refresh(call) {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      await read(call);
    } while (again);
  })();
  await running;
  running = undefined;
  return undefined;
}
