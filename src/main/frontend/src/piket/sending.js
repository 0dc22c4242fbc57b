// One tap to the server. Whatever happens comes back as a word; nothing is thrown, nothing is lost here.
const PATIENCE = 15_000;
let token;

async function renew() {
  const answer = await fetch('/inloggen/sessie', { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  const session = await answer.json();
  token = { header: session.csrfHeader, value: session.csrf };
  return session.ingelogd;
}

async function once(path, method, body) {
  if (!token) await renew();
  return fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [token.header]: token.value },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout?.(PATIENCE),
  });
}

/** @returns {Promise<{kind: 'done'|'late'|'wrong'|'signedOut'|'down', body?: object}>} */
export async function send(path, body, method = 'POST') {
  try {
    let answer = await once(path, method, body);
    if (answer.status === 403 && (await renew())) answer = await once(path, method, body);
    if (answer.ok) return { kind: 'done', body: await answer.json().catch(() => ({})) };
    if (answer.status === 401 || answer.status === 403 || answer.redirected) {
      token = undefined;
      return { kind: 'signedOut' };
    }
    if (answer.status >= 500 || answer.status === 429) return { kind: 'down' };
    return { kind: answer.status === 409 ? 'late' : 'wrong', body: await answer.json().catch(() => ({})) };
  } catch {
    return { kind: 'down' };
  }
}
