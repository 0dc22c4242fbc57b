// What lies on the device for when the connection is gone: the shell, and the last state of each open call as the
// server makes it for that purpose (/toestel). It goes when the call ends, at log-out, and when somebody else signs in.
import * as store from './store.js';

const SHELL = 'schakel-piket-schil';
const STATES = 'schakel-piket-stand';
const WITHOUT = '/piket/zonder-verbinding';
const possible = 'caches' in window && 'serviceWorker' in navigator;

export async function begin() {
  if (!possible) return;
  try {
    await navigator.serviceWorker.register('/piket/sw.js', { scope: '/piket' });
    await keepShell();
  } catch {
    // without it the page works as long as there is a connection
  }
}

/** The files have their content in their address, so what is there already is right; older ones go. */
async function keepShell() {
  const files = [...document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]')].map(
    (element) => new URL(element.href || element.src).pathname,
  );
  const cache = await caches.open(SHELL);
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname);
  await cache.addAll([WITHOUT, ...files.filter((file) => !kept.includes(file))]);
  const wanted = [WITHOUT, ...files];
  for (const path of kept.filter((file) => !wanted.includes(file))) await cache.delete(path);
}

export async function keep(call) {
  if (!possible) return;
  try {
    const answer = await fetch(`/piket/${call}/toestel`, { credentials: 'same-origin' });
    const cache = await caches.open(STATES);
    if (answer.ok && !answer.redirected) await cache.put(`/piket/${call}`, answer);
    else if (answer.status === 404) await cache.delete(`/piket/${call}`);
  } catch {
    // the state before this one stays, and says how old it is
  }
}

export async function drop(call) {
  if (possible) await (await caches.open(STATES)).delete(`/piket/${call}`);
}

/** The calls of which a state lies here, as addresses. */
export async function kept() {
  if (!possible) return [];
  return (await (await caches.open(STATES)).keys()).map((request) => new URL(request.url).pathname);
}

/** Everything off the device. */
export async function wipe() {
  if (possible) await Promise.all([caches.delete(SHELL), caches.delete(STATES)]);
  await store.forget();
}

/** What somebody else left here is not for this person, and is never sent in this person's name. */
export async function belongsTo(person) {
  const before = await store.fact('wie');
  if (before && before !== person) await wipe();
  await store.know('wie', person);
}
