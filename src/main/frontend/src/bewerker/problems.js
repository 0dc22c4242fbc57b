// What the rules say of the draft: at the element in the drawing, in its row, and in a list below.
import { button, make } from './dom.js';
import { says } from './nl.js';
import { calledBy } from './words.js';

const WRONG = 'fout';

export class Problems {
  /** @param repairs per rule what can be done in one press: (element) => deed, or nothing */
  constructor(place, modeler, settings, api, { choose, repairs, onFound }) {
    Object.assign(this, { place, settings, api, choose, repairs, onFound });
    this.registry = modeler.get('elementRegistry');
    this.overlays = modeler.get('overlays');
    this.found = [];
  }

  of(id) {
    return this.found.filter((one) => one.element === id);
  }

  /** The answer to the newest question counts. */
  async check() {
    const asked = (this.asked = (this.asked ?? 0) + 1);
    this.tell(says.findingsBusy);
    const all = await this.api.read('controle');
    if (asked !== this.asked) return;
    if (!all) {
      this.tell(says.findingsFailed);
      return;
    }
    this.all = all;
    this.found = all.filter((one) => one.bestand === this.settings.file);
    this.draw();
    this.onFound();
  }

  tell(words) {
    const status = this.place.querySelector('[role=status]');
    status.textContent = words;
  }

  draw() {
    const elsewhere = this.all.length - this.found.length;
    const wrong = (one) => one.ernst === WRONG;
    this.tell(this.found.length ? says.problems(this.found.length) : says.findingsNone);
    const list = [...this.found].sort((a, b) => wrong(b) - wrong(a)).map((one) => this.line(one));
    this.place.querySelector('ul').replaceChildren(...list);
    const other = this.place.querySelector('[data-elsewhere]');
    other.replaceChildren();
    other.hidden = !elsewhere;
    if (elsewhere) {
      other.append(`${says.findingsElsewhere(elsewhere)} `, make('a', { href: this.settings.draft, textContent: says.findingsOpen }));
    }
    this.signs();
  }

  line(one) {
    const element = this.registry.get(one.element);
    const isWrong = one.ernst === WRONG;
    const repair = element && this.repairs[one.regel]?.(element);
    const fix = repair ? button(says.repair[one.regel], repair) : null;
    if (fix) fix.setAttribute('aria-label', `${fix.textContent}: ${calledBy(element)}`);
    return make(
      'li',
      { className: `bewerker-finding bewerker-finding--${isWrong ? 'wrong' : 'caution'}` },
      make('span', { className: `badge badge--${isWrong ? 'late' : 'soon'}`, textContent: isWrong ? says.wrong : says.caution }),
      make(
        'div',
        { className: 'bewerker-finding__text' },
        make('p', {}, one.tekst, ' ', make('em', { textContent: one.voorstel ?? '' })),
      ),
      element && element.type !== 'label'
        ? make('button', {
            type: 'button',
            className: 'utrecht-button utrecht-button--secondary-action',
            textContent: `${says.select}: ${calledBy(element)}`,
            onclick: () => this.choose(element, one.regel),
          })
        : null,
      fix,
    );
  }

  signs() {
    this.overlays.remove({ type: 'melding' });
    for (const id of new Set(this.found.map((one) => one.element))) {
      const element = this.registry.get(id);
      if (!element || element.type === 'bpmn:Process') continue;
      const told = this.of(id);
      const wrong = told.some((one) => one.ernst === WRONG);
      const sign = make('span', {
        className: `bewerker-sign bewerker-sign--${wrong ? 'wrong' : 'caution'}`,
        textContent: '!',
        title: told.map((one) => one.tekst).join(' '),
        attributes: { role: 'img', 'aria-label': `${calledBy(element)}: ${says.problems(told.length)}` },
      });
      this.overlays.add(element, 'melding', { position: this.corner(element), html: sign });
    }
  }

  /** At the upper left of a step; on an arrow where it begins to be its own. */
  corner(element) {
    if (!element.waypoints) return { top: -12, left: -12 };
    const [first, second] = element.waypoints;
    const left = Math.min(...element.waypoints.map((point) => point.x));
    const top = Math.min(...element.waypoints.map((point) => point.y));
    return { left: (first.x + second.x) / 2 - left - 12, top: (first.y + second.y) / 2 - top - 12 };
  }
}
