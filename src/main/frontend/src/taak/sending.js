/** What can come of sending the answers; never throws, and never takes anything from the page. */
export async function send(settings, answers) {
  let response;
  try {
    response = await fetch(settings.endpoint, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [settings.csrfHeader]: settings.csrf },
      body: JSON.stringify({ antwoorden: answers }),
    });
  } catch {
    return { kind: 'down' };
  }
  if (response.status === 204) return { kind: 'done' };
  if (response.status === 401 || response.redirected) return { kind: 'signedOut' };
  if (response.status === 403) return { kind: 'stale' };
  if (response.status === 404) return { kind: 'hidden' };
  if (response.status === 503) return { kind: 'down' };
  const body = await response.json().catch(() => ({}));
  if (response.status === 400 && body.fouten?.length) return { kind: 'wrong', refusals: body.fouten };
  if (response.status === 409) return { kind: 'gone', by: body.door };
  return { kind: 'broken' };
}

/** Asks for a fresh token after logging in again on another tab. Answers whether somebody is signed in. */
export async function renew(settings) {
  try {
    const response = await fetch(settings.session, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    const { ingelogd, csrf, csrfHeader } = await response.json();
    settings.csrf = csrf;
    settings.csrfHeader = csrfHeader;
    return ingelogd;
  } catch {
    return false;
  }
}
