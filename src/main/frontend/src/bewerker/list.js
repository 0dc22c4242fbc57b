// Everything in the route as a list, in the order in which a case meets it. It is the way in for who uses no mouse.
import { make } from './dom.js';
import { says } from './nl.js';
import { flowsFrom, inOrder } from './order.js';
import { arrowText, isChoice, kindOf, nameOf } from './words.js';

export class RouteList {
  constructor(place, modeler, choose, problemsOf) {
    Object.assign(this, { place, choose, problemsOf });
    this.canvas = modeler.get('canvas');
    this.place.addEventListener('keydown', (event) => this.move(event));
    this.place.addEventListener('focusin', (event) => this.rove(event.target));
  }

  rows() {
    const root = this.root;
    return [
      { element: root, depth: 0 },
      ...inOrder(root).flatMap(({ element, depth }) => [
        { element, depth },
        ...(isChoice(element) ? flowsFrom(element).map((flow) => ({ element: flow, depth: depth + 1 })) : []),
      ]),
    ];
  }

  /** The drawing of the whole model, also while one part of it is open. */
  get root() {
    return this.canvas.getRootElements().find((one) => one.type === 'bpmn:Process') ?? this.canvas.getRootElement();
  }

  draw(chosen) {
    const had = document.activeElement?.closest?.('.bewerker-list') === this.place ? document.activeElement.dataset.element : null;
    const top = this.place.scrollTop;
    this.place.replaceChildren(...this.rows().map((row) => this.row(row, chosen)));
    this.place.scrollTop = top;
    const buttons = this.buttons();
    const at = buttons.find((one) => one.dataset.element === (had ?? chosen?.id)) ?? buttons[0];
    if (at) at.tabIndex = 0;
    if (had) at?.focus({ preventScroll: true });
  }

  row({ element, depth }, chosen) {
    const isArrow = Boolean(element.waypoints);
    const found = this.problemsOf(element.id).length;
    const name = isArrow ? arrowText(element) : nameOf(element);
    return make(
      'li',
      { className: `bewerker-item bewerker-item--${Math.min(depth, 3)}` },
      make(
        'button',
        {
          type: 'button',
          className: `bewerker-row${isArrow ? ' bewerker-row--arrow' : ''}${element.type === 'bpmn:TextAnnotation' ? ' bewerker-row--note' : ''}`,
          tabIndex: -1,
          dataset: { element: element.id },
          attributes: { 'aria-current': element === chosen ? 'true' : null },
          onclick: () => this.choose(element),
        },
        make('span', { className: 'bewerker-row__name', textContent: name || kindOf(element) }),
        isArrow || !name ? null : make('span', { className: 'bewerker-row__kind', textContent: kindOf(element) }),
        found ? make('span', { className: 'badge badge--late', textContent: says.problems(found) }) : null,
      ),
    );
  }

  /** Scrolls the list, never the page. */
  reveal() {
    const row = this.place.querySelector('[aria-current=true]');
    if (!row) return;
    const { offsetTop: top, offsetHeight: height } = row;
    const { scrollTop, clientHeight } = this.place;
    if (top < scrollTop) this.place.scrollTop = top - height;
    else if (top + height > scrollTop + clientHeight) this.place.scrollTop = top + 2 * height - clientHeight;
  }

  buttons() {
    return [...this.place.querySelectorAll('button')];
  }

  rove(target) {
    if (target.tagName !== 'BUTTON') return;
    for (const one of this.buttons()) one.tabIndex = one === target ? 0 : -1;
  }

  move(event) {
    const buttons = this.buttons();
    const at = buttons.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, to))].focus();
  }
}
