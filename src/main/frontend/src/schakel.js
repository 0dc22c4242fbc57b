import './styles/schakel.css';
import htmx from 'htmx.org';
import { attention } from './attention.js';
import { countCharacters, limitByCharacters } from './characters.js';
import { passkeys } from './passkey.js';
import { sessionEnd } from './session.js';
import { alarm } from './piket/alarm.js';

window.htmx = htmx;
// the page's meta tag says the same; set here too, so that no page can forget it
Object.assign(htmx.config, { allowEval: false, includeIndicatorStyles: false, historyCacheSize: 0, selfRequestsOnly: true });

/** What asks for attention after a load (an error summary, an answer) gets the focus, so a screen reader starts there. */
function focusFirst(root) {
  root.querySelector('[data-focus]')?.focus();
}

/** A second click on the same button sends nothing twice; the page says that it is busy. */
function guardDoubleSubmit(event) {
  const form = event.target;
  if (form.dataset.sent === 'true') {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  if (form.method !== 'post' || !button) return;
  form.dataset.sent = 'true';
  if (button.dataset.busy) {
    button.dataset.label = button.textContent;
    button.textContent = button.dataset.busy;
  }
}

/** Coming back with the browser's back button: the form may be sent again. */
function release() {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    const button = form.querySelector('[data-label]');
    if (button) button.textContent = button.dataset.label;
  }
}

/** Coming back to a list that stood open in the background: it reads itself again, once, so no timer keeps a session alive. */
function refreshWhenSeen() {
  const list = document.querySelector('[data-refresh]');
  if (list && document.visibilityState === 'visible') htmx.trigger(list, 'refresh');
}

/** Whoever logged out leaves nothing of a night on this device, also where the browser does not know the header for it. */
async function emptyDevice() {
  if (!window.caches) return;
  const kept = (await caches.keys()).filter((name) => name.startsWith('schakel-piket'));
  await Promise.all(kept.map((name) => caches.delete(name)));
  indexedDB.deleteDatabase('schakel-piket');
}

/** A long list of choices gets a field to narrow it; what was chosen stays in sight. */
function narrowChoices(part) {
  const field = part.querySelector('input');
  const said = part.querySelector('[role=status]');
  const lines = [...part.parentElement.querySelectorAll('li')];
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  part.hidden = false;
  field.addEventListener('input', () => {
    const asked = plain(field.value.trim());
    for (const line of lines) {
      line.hidden = !plain(line.textContent).includes(asked) && !line.querySelector('input').checked;
    }
    said.textContent = `${lines.filter((line) => !line.hidden).length} ${said.dataset.found}`;
  });
  // in a list that is narrowed, Enter looks; it does not send the form
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}

document.querySelectorAll('[data-narrow]').forEach(narrowChoices);

/** The secret of an invitation stands behind the hash, where no server sees it; once read it leaves the address bar. */
function fromMail(part) {
  if (!location.hash) return;
  part.querySelector('input').value = location.hash.slice(1);
  part.hidden = true;
  history.replaceState(null, '', location.pathname);
}

document.querySelectorAll('[data-from-mail]').forEach(fromMail);

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

if (location.pathname === '/inloggen' && location.search.startsWith('?uitgelogd')) emptyDevice();
limitByCharacters(document);
countCharacters(document);
document.addEventListener('visibilitychange', refreshWhenSeen);
document.addEventListener('submit', guardDoubleSubmit);
window.addEventListener('pageshow', (event) => event.persisted && release());
focusFirst(document);
passkeys(document);
sessionEnd(document.querySelector('[data-session-end]'));
// a page of the night has a switch of its own
if (document.querySelector('main [data-alarm]')) document.querySelector('[data-attention] [data-alarm]')?.remove();
alarm(document.querySelector('[data-alarm]'));
attention(document.querySelector('[data-attention]'));
