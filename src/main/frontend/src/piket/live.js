// Hears that something changed, and looks by itself when the line that tells so is gone.
import * as connection from './connection.js';

const OFTEN = 10_000;
const SELDOM = 60_000;
const AGAIN = 30_000;

/**
 * @param {string} stream address of the events
 * @param {(event: {id: string, version: number}) => void} heard
 * @param {() => Promise<void>} look asks the server
 */
export function follow(stream, heard, look) {
  let listening = false;
  let last = Date.now();
  const listen = () => {
    const source = new EventSource(stream);
    source.addEventListener('open', () => {
      listening = true;
      if (connection.isDown()) look();
    });
    source.addEventListener('versie', (event) => {
      try {
        heard(JSON.parse(event.data));
      } catch {
        look();
      }
    });
    // one line for each page, since a browser has few: the alarm hears by the same
    source.addEventListener('alarm', (event) => {
      document.dispatchEvent(new CustomEvent('piket-alarm', { detail: JSON.parse(event.data) }));
    });
    source.addEventListener('error', () => {
      listening = false;
      // refused, not broken: the browser will not try again by itself
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN);
    });
  };
  if ('EventSource' in window) listen();
  const check = () => {
    const pause = listening && !connection.isDown() ? SELDOM : OFTEN;
    if (Date.now() - last < pause) return;
    last = Date.now();
    look();
  };
  setInterval(check, 2000);
  window.addEventListener('online', () => look());
  window.addEventListener('offline', () => connection.bad());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
}
