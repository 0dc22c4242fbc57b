// The task page: shows the form, sends the answers, and loses none of them whatever happens. Answers live in this page
// only, never in the browser's storage.
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './styles/taak.css';
import { frame } from './taak/frame.js';
import { showForm } from './taak/form.js';
import { preview } from './taak/preview.js';
import { renew, send } from './taak/sending.js';
import { says } from './taak/nl.js';

const root = document.getElementById('taak');
const settings = { ...root?.dataset };
const tasklist = frame(settings.framed === 'true' || new URLSearchParams(location.search).get('kader') === '1');
const notice = document.getElementById('melding');
const button = document.getElementById('voltooien');
let dirty = false;
let busy = false;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function tell(kind, title, hint, ...more) {
  notice.className = `utrecht-alert utrecht-alert--${kind}`;
  notice.replaceChildren(element('h2', { textContent: title }), element('p', { textContent: hint }), ...more);
  notice.hidden = false;
  notice.focus();
}

/** The summary above the form: every link leads to its question. */
function list(problems) {
  return element(
    'ul',
    {},
    ...problems.map(({ label, message, element: field }) => {
      const text = label ? `${label}: ${message}` : message;
      if (!field) return element('li', { textContent: text });
      const link = element('a', { href: '#', textContent: text });
      link.addEventListener('click', (event) => {
        event.preventDefault();
        field.scrollIntoView({ block: 'center' });
        field.focus();
      });
      return element('li', {}, link);
    }),
  );
}

function showProblems(problems) {
  tell('error', says.wrong, says.wrongHint, list(problems));
  tasklist.wrong();
}

function showSignedOut(again) {
  const login = element('a', {
    href: settings.login,
    target: '_blank',
    rel: 'noopener',
    className: 'utrecht-button utrecht-button--primary-action',
    textContent: says.login,
  });
  const retry = element('button', {
    type: 'button',
    className: 'utrecht-button utrecht-button--secondary-action',
    textContent: says.again,
  });
  retry.addEventListener('click', again);
  tell('warning', says.signedOut, says.signedOutHint, element('div', { className: 'actions' }, login, retry));
  tasklist.wrong();
}

function busyWith(on) {
  busy = on;
  if (!button) return;
  button.disabled = on;
  button.dataset.label ??= button.textContent;
  button.textContent = on ? says.busy : button.dataset.label;
}

async function complete(form) {
  if (busy) return;
  const { data, problems } = form.read();
  if (problems.length) {
    showProblems(problems);
    return;
  }
  busyWith(true);
  let outcome = await send(settings, data);
  // the token was renewed on another tab; once is enough
  if (outcome.kind === 'stale') outcome = (await renew(settings)) ? await send(settings, data) : { kind: 'signedOut' };
  busyWith(false);
  const refused = {
    done() {
      dirty = false;
      notice.hidden = true;
      tasklist.done();
      if (settings.framed !== 'true') location.assign(settings.done);
    },
    wrong: () => showProblems(form.refuse(outcome.refusals)),
    gone: () => tell('warning', says.done, outcome.by ? says.doneBy(outcome.by) : says.doneByRoute),
    hidden: () => tell('warning', says.hidden, says.hiddenHint),
    down: () => tell('error', says.down, says.downHint),
    signedOut: () => showSignedOut(async () => ((await renew(settings)) ? complete(form) : notice.focus())),
  };
  (refused[outcome.kind] ?? (() => tell('error', says.broken, says.brokenHint)))();
  if (outcome.kind !== 'done' && outcome.kind !== 'wrong') tasklist.wrong();
}

async function start() {
  tasklist.followHeight();
  if (!root) return;
  let form;
  try {
    form = await showForm(root, JSON.parse(settings.schema), JSON.parse(settings.answers));
  } catch {
    tell('error', says.unreadable, says.unreadableHint);
    if (button) button.disabled = true;
    return;
  }
  form.onChange(() => {
    dirty = true;
  });
  preview(settings, form);
  button?.addEventListener('click', () => complete(form));
  tasklist.onSubmit(() => complete(form));
  window.addEventListener('beforeunload', (event) => dirty && event.preventDefault());
  // claimed or given back: the bar was replaced, the form was not
  document.addEventListener('htmx:afterSettle', (event) => event.target.id === 'in-hand' && tasklist.claimed());
  document.addEventListener('htmx:responseError', (event) => {
    const status = event.detail.xhr.status;
    if (status === 401 || status === 403) showSignedOut(() => location.reload());
    else if (status === 409) tell('warning', says.done, says.doneByRoute);
    else tell('error', says.broken, says.brokenHint);
  });
}

start();
