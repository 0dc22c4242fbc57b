/** Says two minutes before that a session ends, on the page that is being worked on; what was typed stays where it is. */

const WARNING = 120_000;
const LAST_USE = 'schakel-laatst';

export function sessionEnd(bar) {
  if (!bar) return;
  const lasts = Number(bar.dataset.sessionEnd) * 1000;
  const said = bar.querySelector('[role=alert]');
  const button = bar.querySelector('button');
  const soon = bar.querySelector('template').innerHTML;
  let timer;

  // another tab may have been used since: it is the same session
  const lastUse = () => Number(localStorage.getItem(LAST_USE)) || Date.now();

  function used() {
    localStorage.setItem(LAST_USE, String(Date.now()));
    look();
  }

  function look() {
    clearTimeout(timer);
    const left = lastUse() + lasts - Date.now();
    if (left <= 0) {
      show(bar.dataset.ended, false);
      return;
    }
    if (left <= WARNING) {
      show(soon, true);
    } else {
      bar.hidden = true;
      said.textContent = '';
    }
    timer = setTimeout(look, left <= WARNING ? left : left - WARNING);
  }

  function show(text, canStay) {
    bar.hidden = false;
    button.hidden = !canStay;
    if (said.textContent !== text) said.textContent = text;
  }

  button.addEventListener('click', async () => {
    try {
      const session = await (await fetch('/inloggen/sessie')).json();
      if (session.ingelogd) used();
      else show(bar.dataset.ended, false);
    } catch {
      // no connection: it says so by staying
    }
  });
  // what a page fetches for somebody keeps the session too; who is present, it asks by itself
  document.addEventListener('htmx:afterRequest', (event) => event.detail.elt?.id !== 'aanwezig' && used());
  window.addEventListener('storage', (event) => event.key === LAST_USE && look());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  used();
}
