// The server's clock is the only one that counts: the device's own may be wrong, and a demonstration runs ahead.
import { say } from './words.js';

let drift = 0;
const MINUTE = 60_000;
const shown = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

export const now = () => Date.now() + drift;

export const time = (moment) => shown.format(new Date(moment));

/** Takes over the server's moment, just after it was sent. */
export function set(moment) {
  drift = Date.parse(moment) - Date.now();
  return drift;
}

/** For a page that was kept: how far the clocks were apart when it was. */
export function setDrift(known) {
  drift = known;
}

/** For example "12 minuten geleden". */
export function age(moment) {
  const minutes = Math.floor((now() - moment) / MINUTE);
  return minutes < 1 ? say('now') : say('ago', minutes);
}

/** The first moment at which a clock on the wall shows this, as the shelter means it. */
export function next(clock) {
  const [hours, minutes] = clock.split(':').map(Number);
  const moment = new Date(now());
  moment.setHours(hours, minutes, 0, 0);
  if (moment.getTime() <= now()) moment.setDate(moment.getDate() + 1);
  return moment.toISOString();
}

function since(from) {
  const seconds = Math.max(0, Math.floor((now() - from) / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}

function until(to) {
  const minutes = Math.ceil((to - now()) / MINUTE);
  if (minutes <= 0) return say('late');
  return minutes <= 90 ? say('over', minutes) : '';
}

function tick() {
  for (const place of document.querySelectorAll('[data-since][data-from]')) {
    place.textContent = since(Date.parse(place.dataset.from));
  }
  for (const place of document.querySelectorAll('[data-until][data-to]')) {
    place.textContent = until(Date.parse(place.dataset.to));
  }
}

export function run() {
  tick();
  setInterval(tick, 1000);
}

export { tick };
