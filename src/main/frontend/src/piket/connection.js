// Whether there is a connection, as the last request found it, and how old what the page shows is.
import * as clock from './clock.js';
import { say } from './words.js';

let down = false;
let fresh = 0;
const listeners = [];

export const isDown = () => down;

export function onBack(work) {
  listeners.push(work);
}

function show() {
  const banner = document.querySelector('[data-down]');
  if (!banner) return;
  banner.hidden = !down;
  const age = banner.querySelector('[data-down-age]');
  if (down && fresh) age.textContent = `${say('at', clock.time(fresh))} (${clock.age(fresh)})`;
}

/** The server answered: what the page shows is right at this moment. */
export function good(moment = clock.now()) {
  const was = down;
  down = false;
  fresh = moment;
  show();
  if (was) for (const work of listeners) work();
}

/** @param moment from when the page's state is, when that is not known yet */
export function bad(moment) {
  down = true;
  fresh ||= moment ?? 0;
  show();
}

export function signedOut(is) {
  const banner = document.querySelector('[data-signed-out]');
  if (!banner) return;
  banner.hidden = !is;
  const link = banner.querySelector('[data-login]');
  if (is) link.search = `?verder=${encodeURIComponent(location.pathname)}`;
}

export function run() {
  setInterval(show, 5000);
}
