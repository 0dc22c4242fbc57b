/** Speaks with the server. It never throws: what came of it is a kind that the caller looks at. */
export class Api {
  constructor(settings) {
    this.settings = settings;
  }

  async ask(method, path, { body, type, headers = {}, accept = 'application/json' } = {}) {
    const { csrf, csrfHeader, api } = this.settings;
    const send = {
      method,
      credentials: 'same-origin',
      headers: { Accept: accept, ...(type ? { 'Content-Type': type } : {}), ...headers },
      body,
    };
    if (method !== 'GET') send.headers[csrfHeader] = csrf;
    let response;
    try {
      response = await fetch(path.startsWith('/') ? path : `${api}/${path}`, send);
    } catch {
      return { kind: 'offline' };
    }
    if (response.status === 401 || response.redirected) return { kind: 'signedOut' };
    if (response.status === 503 || response.status === 502) return { kind: 'offline' };
    if (response.status === 404 || response.status === 410) return { kind: 'gone' };
    if (response.ok) return { kind: 'done', response };
    const said = await response.json().catch(() => ({}));
    if (response.status === 403) return { kind: 'stale', said };
    if (response.status === 412) return { kind: 'other', said };
    return { kind: 'refused', said };
  }

  /** The token was renewed on another tab, or somebody logged in again there; asked once more. Who may not, still may not. */
  async send(method, path, more) {
    const outcome = await this.ask(method, path, more);
    if (outcome.kind !== 'stale') return outcome;
    if (!(await this.renew())) return { kind: 'signedOut' };
    const again = await this.ask(method, path, more);
    return again.kind === 'stale' ? { ...again, kind: 'barred' } : again;
  }

  /** Answers whether somebody is signed in. */
  async renew() {
    const outcome = await this.ask('GET', this.settings.session);
    if (outcome.kind !== 'done') return false;
    const { ingelogd, csrf, csrfHeader } = await outcome.response.json().catch(() => ({}));
    if (ingelogd) Object.assign(this.settings, { csrf, csrfHeader });
    return Boolean(ingelogd);
  }

  /** What a question was answered with; null when there is no answer. */
  async read(path) {
    const outcome = await this.ask('GET', path);
    return outcome.kind === 'done' ? outcome.response.json().catch(() => null) : null;
  }
}

/** What the server says of the version of a file. */
export function versionOf(response) {
  return /"([^"]*)"/.exec(response.headers.get('ETag') ?? '')?.[1] ?? '0';
}
