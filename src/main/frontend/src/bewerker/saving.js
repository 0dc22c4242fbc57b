// Keeps the drawing: a moment after each change, and when the page is left. Whatever happens, the drawing stays here until
// the server has it.
import { says } from './nl.js';
import { versionOf } from './api.js';
import { button, make } from './dom.js';

const PAUSE = 1500;
const AGAIN = [3000, 6000, 12000, 30000];

const clock = () => new Date().toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });

export class Saving {
  /**
   * @param place where the state is said
   * @param draw gives the drawing as text
   */
  constructor(api, settings, place, draw, { download, onSaved }) {
    Object.assign(this, { api, settings, place, draw, download, onSaved });
    this.path = `bestanden/${encodeURIComponent(settings.file)}`;
    this.tries = 0;
    window.addEventListener('beforeunload', (event) => this.open && event.preventDefault());
    window.addEventListener('online', () => this.waits === 'offline' && this.save());
    document.addEventListener('visibilitychange', () => this.seen());
    document.addEventListener('click', (event) => this.leave(event));
  }

  /** What was opened is what the server has; drawing it again makes no other text. */
  async opened(version) {
    this.version = version;
    this.kept = await this.draw();
    this.say('same', says.same);
  }

  get open() {
    return this.state !== 'same' && this.state !== 'saved';
  }

  say(state, words, ...deeds) {
    this.state = state;
    this.place.dataset.state = state;
    this.place.replaceChildren(make('span', { textContent: words }), ...deeds);
  }

  changed() {
    if (this.state === 'other' || this.state === 'gone') return;
    this.say('changed', says.changed);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /** One at a time; what changes meanwhile is saved after it. */
  async save() {
    clearTimeout(this.timer);
    if (this.running) {
      await this.running;
      return this.open && this.state === 'changed' ? this.save() : undefined;
    }
    if (this.state === 'other' || this.state === 'gone') return undefined;
    this.running = this.send();
    await this.running;
    this.running = null;
    return undefined;
  }

  async send() {
    const text = await this.draw();
    if (text === this.kept) {
      this.say(this.at ? 'saved' : 'same', this.at ? says.saved(this.at) : says.same);
      return;
    }
    this.waits = null;
    this.say('saving', says.saving);
    const outcome = await this.api.send('PUT', this.path, {
      body: text,
      type: 'application/xml',
      headers: { 'If-Match': `"${this.version}"` },
    });
    await (this[outcome.kind] ?? this.refused).call(this, outcome, text);
  }

  async done({ response }, text) {
    this.version = versionOf(response);
    this.kept = text;
    this.tries = 0;
    this.at = clock();
    if ((await this.draw()) === text) this.say('saved', says.saved(this.at));
    else this.changed();
    this.onSaved();
  }

  other({ said }) {
    this.newer = String(said.versie ?? '');
    this.say(
      'other',
      says.otherSaved(said.door || says.somebody),
      button(says.otherTake, () => this.take()),
      button(says.otherKeep, () => this.keep()),
      button(says.download, this.download),
    );
  }

  take() {
    if (!window.confirm(says.otherTakeSure)) return;
    this.state = 'same';
    location.reload();
  }

  /** Over the version that the person was told of, not over one that came after it. */
  keep() {
    this.version = this.newer;
    this.state = 'changed';
    this.save();
  }

  offline() {
    this.later('offline', says.offline, button(says.again, () => this.save()));
  }

  signedOut() {
    const login = make('a', { href: this.settings.login, target: '_blank', rel: 'noopener', textContent: says.login });
    this.later('signedOut', says.signedOut, login, button(says.again, () => this.seen()));
  }

  later(state, words, ...deeds) {
    this.say(state, words, ...deeds, button(says.download, this.download));
    this.waits = state;
    this.timer = setTimeout(() => this.again(), AGAIN[Math.min(this.tries, AGAIN.length - 1)]);
    this.tries += 1;
  }

  async again() {
    if (this.waits === 'signedOut' && !(await this.api.renew())) {
      this.signedOut();
      return;
    }
    this.save();
  }

  barred() {
    this.say('barred', says.barred, button(says.again, () => this.save()), button(says.download, this.download));
  }

  gone() {
    this.say('gone', says.gone, button(says.download, this.download));
  }

  refused(outcome) {
    const why = outcome.said?.detail ?? outcome.said?.fouten?.[0]?.melding ?? '';
    this.say('refused', `${says.broken} ${why}`.trim(), button(says.again, () => this.save()), button(says.download, this.download));
  }

  /** Who looks away saves; who comes back after logging in again does too. */
  seen() {
    if (document.visibilityState === 'hidden') {
      if (this.state === 'changed') this.save();
    } else if (this.waits === 'signedOut') {
      clearTimeout(this.timer);
      this.again();
    }
  }

  /** A link away from here waits until everything is kept. */
  async leave(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || link.target || link.download || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.state !== 'changed' && this.state !== 'saving') return;
    event.preventDefault();
    await this.save();
    if (!this.open) location.assign(link.href);
  }
}
