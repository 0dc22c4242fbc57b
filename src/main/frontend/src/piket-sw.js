// Stands between the pages of the night and the network. It keeps nothing by itself: the page puts here what may lie on
// the device, and here it is given back when the server does not answer (ADR 0073).
const SHELL = 'schakel-piket-schil';
const STATES = 'schakel-piket-stand';
const WITHOUT = '/piket/zonder-verbinding';
const PATIENCE = 8000;
const GONE = [502, 503, 504];

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function page(request) {
  const { pathname } = new URL(request.url);
  const kept = async () => (await (await caches.open(STATES)).match(pathname)) ?? (await (await caches.open(SHELL)).match(WITHOUT));
  let timer;
  const tooLong = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE);
  });
  try {
    // the request as it is: with settings of its own it would no longer count as somebody opening a page
    const answer = await Promise.race([fetch(request), tooLong]);
    return GONE.includes(answer.status) ? ((await kept()) ?? answer) : answer;
  } catch (failed) {
    const instead = await kept();
    if (instead) return instead;
    throw failed;
  } finally {
    clearTimeout(timer);
  }
}

async function file(request) {
  return (await (await caches.open(SHELL)).match(request)) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});
