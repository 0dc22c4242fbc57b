// A call that nobody answered comes and goes above an open page, without anybody loading it again. The page asks a small
// question now and then, and nothing while nobody looks at it; unless somebody wants to hear the alarm on this device.
import { wantsSound } from './piket/alarm.js';

const EVERY = 20_000;
const LONGEST = 5 * 60_000;
// whoever trusts this device to wake them cannot miss more
const LONGEST_SOUND = 60_000;
const PATIENCE = 10_000;

/** @param {HTMLElement | null} frame where the bar stands; without it this person takes no calls */
export function attention(frame) {
  if (!frame) return;
  // a page of the night hears of calls by a line of its own, and sooner
  const listens = document.querySelector('main [data-alarm]') !== null;
  const says = frame.querySelector('[data-attention-says]');
  const out = frame.querySelector('[data-attention-out]');
  const bar = () => frame.querySelector('[data-mark]');
  const calls = () => [...bar().querySelectorAll('a')].map((link) => link.getAttribute('href'));
  let pause = EVERY;
  let timer = null;
  let asking = false;
  const { title } = document;
  let gone = false;

  const ring = () => {
    const detail = { wachten: Number(bar().dataset.waiting) };
    if (!listens) document.dispatchEvent(new CustomEvent('piket-alarm', { detail }));
  };
  const standstill = () => bar().querySelector('[data-standstill] strong')?.textContent.trim() ?? '';
  const show = (html) => {
    const before = calls();
    const stood = standstill();
    const focused = bar().contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-mark]');
    bar().replaceWith(document.adoptNode(fresh));
    ring();
    if (focused) (bar().querySelector(`a[href="${focused}"]`) ?? document.getElementById('inhoud'))?.focus();
    // said aloud once, when a call comes that was not there; what stays is not said again
    const incident = bar().querySelector('.incident-bar:not([data-standstill]) strong');
    if (calls().some((call) => !before.includes(call))) says.textContent = incident.textContent;
    if (!calls().length) says.textContent = '';
    // the ways of an alarm other than this page: what stopped is said, and heard for a moment
    if (standstill() && standstill() !== stood) {
      says.textContent = standstill();
      document.dispatchEvent(new CustomEvent('piket-stilstand'));
    }
  };
  /** Nobody is signed in: this page rings no more, and says so where somebody relied on it. */
  const signedOut = () => {
    if (gone) return;
    gone = true;
    document.dispatchEvent(new CustomEvent('piket-alarm', { detail: { wachten: 0 } }));
    if (!wantsSound()) return;
    document.title = `(!) ${out.dataset.title} - ${title}`;
    const notice = out.querySelector('template').content.cloneNode(true);
    notice.querySelector('a').search = `?verder=${encodeURIComponent(location.pathname)}`;
    out.append(notice);
  };
  const signedIn = () => {
    if (!gone) return;
    gone = false;
    out.querySelector('.alarm')?.remove();
    document.title = title;
    ring();
  };
  // in the background too for who wants sound, also where another line tells of calls: that line never says "signed out"
  const seen = () => document.visibilityState === 'visible' || wantsSound();
  const plan = () => {
    clearTimeout(timer);
    // not all pages of a town hall in the same second
    if (seen()) timer = setTimeout(look, pause * (0.9 + Math.random() * 0.2));
  };
  const look = async () => {
    if (asking) return;
    asking = true;
    let again = true;
    try {
      const answer = await fetch('/piket/balk', {
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        headers: { 'If-None-Match': `"${bar().dataset.mark}"` },
        signal: AbortSignal.timeout(PATIENCE),
      });
      // signed out: only somebody who comes back to this page makes it ask again
      again = answer.status !== 401;
      if (!again) signedOut();
      else if (answer.ok || answer.status === 304) signedIn();
      if (answer.ok) show(await answer.text());
      if (again && !answer.ok && answer.status !== 304) throw new Error(`answer ${answer.status}`);
      pause = EVERY;
    } catch {
      pause = Math.min(pause * 2, wantsSound() ? LONGEST_SOUND : LONGEST);
    } finally {
      asking = false;
    }
    if (again) plan();
  };
  document.addEventListener('visibilitychange', () => (seen() ? look() : clearTimeout(timer)));
  window.addEventListener('online', () => seen() && look());
  ring();
  plan();
}
