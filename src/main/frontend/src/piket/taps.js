// Every tap goes the same way: on the device, then to the server, then off the device. With a connection that takes a
// moment; without one it waits, in order, and is sent once. Each tap has a key, so that the server does nothing twice.
import * as clock from './clock.js';
import * as connection from './connection.js';
import * as store from './store.js';
import * as state from './state.js';
import { send } from './sending.js';
import { aloud, say } from './words.js';

const ADDRESS = { overdragen: 'overdracht' };
const others = 'BroadcastChannel' in window ? new BroadcastChannel('schakel-piket-tikken') : undefined;
let call;
let sending = false;
let more = false;
let failures = 0;

const fresh = () =>
  crypto.randomUUID?.() ??
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16),
  );

const spot = (bed) => document.querySelector(`.spot[data-bed="${CSS.escape(bed)}"]`);

/** What a form says, as ids and codes; a time on the wall becomes a moment now, however late it is sent. */
function read(form, button) {
  const data = new FormData(form);
  if (button?.name) data.set(button.name, button.value);
  const body = {};
  for (const [name, value] of data) {
    if (name === '_csrf' || value === '') continue;
    if (name === 'bedden') (body.bedden ??= []).push(value);
    else body[name] = name === 'tot' ? clock.next(value) : value;
  }
  return body;
}

function words({ deed, body }) {
  const what = say(body.uitkomst ?? deed);
  const name = body.bed && spot(body.bed)?.dataset.name;
  return name ? `${name}: ${what}` : what;
}

/** What waits is shown, also after the browser was closed in the middle. */
export async function show() {
  const taps = (await store.all().catch(() => [])).filter((tap) => tap.call === call);
  const banner = document.querySelector('[data-queue]');
  if (!banner) return taps;
  const waiting = taps.filter((tap) => failures || connection.isDown() || tap.stuck);
  banner.hidden = !waiting.length;
  const count = waiting.length === 1 ? banner.dataset.one : banner.dataset.many.replace('{0}', waiting.length);
  banner.querySelector('[data-queue-text]').textContent = count;
  banner.querySelector('[data-queue-list]').replaceChildren(
    ...waiting.map((tap) => Object.assign(document.createElement('li'), { textContent: `${clock.time(tap.at)} ${words(tap)}` })),
  );
  for (const mark of document.querySelectorAll('[data-waits]')) {
    mark.hidden = !taps.some((tap) => tap.body.bed === mark.closest('.spot').dataset.bed);
  }
  return taps;
}

function tell(problem) {
  const banner = document.querySelector('[data-told]');
  const text = [problem?.title ?? say('failed'), problem?.detail, ...(problem?.invalidParams ?? []).map((one) => one.reason)]
    .filter(Boolean)
    .join('. ')
    .replace(/\.\./g, '.');
  banner.querySelector('[data-told-list]').append(Object.assign(document.createElement('li'), { textContent: text }));
  banner.hidden = false;
}

/** The tab that sends need not be the one in which was tapped: what was refused is told in each tab of that call. */
function tellEverywhere({ call }, problem) {
  tell(problem);
  others?.postMessage({ call, problem });
}

function heard({ data }) {
  if (data.call !== call) return;
  tell(data.problem);
  show();
  state.refresh(call);
}

/** While there is no connection the next place comes up by itself, so that one can go on calling. */
function goOn(body) {
  const done = body.bed && spot(body.bed);
  if (!done || body.uitkomst === 'ja') return;
  done.querySelector('details').open = false;
  const next = [...document.querySelectorAll('.spot')].find(
    (one) => one !== done && one.querySelector('[data-waits]')?.hidden && !(one.compareDocumentPosition(done) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
  if (!next) return;
  next.querySelector('details').open = true;
  next.querySelector('summary').focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

async function sendAll() {
  let sent = 0;
  for (let [next] = await store.all(); next; [next] = await store.all()) {
    const path = `/api/v1/piket/oproepen/${next.call}/${ADDRESS[next.deed] ?? next.deed}`;
    const result = await send(path, next.body);
    if (result.kind === 'signedOut' || result.kind === 'down') {
      failures += 1;
      if (result.kind === 'down') connection.bad();
      else connection.signedOut(true);
      return sent;
    }
    failures = 0;
    connection.good();
    connection.signedOut(false);
    if (result.kind !== 'done') tellEverywhere(next, result.body);
    await store.remove(next.id);
    sent += 1;
  }
  return sent;
}

/** Sends what waits, in order. Of two tabs one sends. What was tapped while the last one was looked at goes at once. */
export async function flush() {
  if (document.querySelector('[data-device]')) return;
  more = true;
  if (sending) return;
  sending = true;
  try {
    const work = async () => (await sendAll()) > 0;
    while (more) {
      more = false;
      const changed = navigator.locks ? await navigator.locks.request('schakel-piket', work) : await work();
      await show();
      if (changed) {
        aloud(say('sent'));
        await state.refresh(call);
        await show();
      }
    }
  } catch {
    // nothing left the device; the next try sends it
  } finally {
    sending = false;
  }
}

/** The ordinary way, for a browser that lets nothing be kept on the device. */
function leave(form, button) {
  if (button?.name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value }));
  form.submit();
}

async function tap(event) {
  const form = event.target.closest('form[data-tik]');
  if (!form) return;
  event.preventDefault();
  // the general guard against a second click is for forms that leave the page
  event.stopPropagation();
  if (form.dataset.pressed) return;
  form.dataset.pressed = 'true';
  const deed = form.dataset.tik;
  const body = read(form, event.submitter);
  if (deed === 'belpogingen' || deed === 'vragen') body.sleutel ??= fresh();
  if (deed === 'vragen' && !body.bedden) {
    delete form.dataset.pressed;
    tell({ title: form.dataset.none });
    return;
  }
  event.submitter?.setAttribute('aria-disabled', 'true');
  try {
    await store.add({ call, deed, body, at: clock.now() });
  } catch {
    leave(form, event.submitter);
    return;
  }
  // with a second thought about the same place it is another tap
  const place = body.bed && spot(body.bed);
  if (place) for (const key of place.querySelectorAll('input[name="sleutel"]')) key.value = fresh();
  goOn(body);
  await show();
  await flush();
  delete form.dataset.pressed;
  event.submitter?.removeAttribute('aria-disabled');
}

function until(event) {
  const field = event.target;
  if (field.name !== 'tot') return;
  const button = field.closest('form').querySelector('[data-until-button]');
  button.querySelector('[data-text-here]').textContent = button.dataset.text.replace('{0}', field.value);
}

/** Whoever logs out with taps that wait is told once; a second press goes on. */
async function leaving(event) {
  const form = event.target;
  if (!form.action?.endsWith('/uitloggen') || form.dataset.sure) return;
  event.preventDefault();
  event.stopPropagation();
  const waiting = await store.all().catch(() => []);
  form.dataset.sure = 'true';
  if (waiting.length) tell({ title: document.querySelector('[data-queue]').dataset.leave });
  else form.requestSubmit();
}

export function start(id) {
  call = id;
  document.addEventListener('submit', tap, true);
  document.addEventListener('submit', leaving, true);
  document.addEventListener('input', until);
  document.querySelector('[data-told-close]')?.addEventListener('click', (event) => {
    const banner = event.target.closest('[data-told]');
    banner.hidden = true;
    banner.querySelector('[data-told-list]').replaceChildren();
  });
  others?.addEventListener('message', heard);
  state.onChange(show);
  connection.onBack(flush);
  window.addEventListener('online', flush);
  setInterval(async () => (await store.all().catch(() => [])).length && flush(), 5000);
  show();
}
