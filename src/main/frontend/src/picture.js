// Draws one model of the engine in a frame that scrolls, and paints marks on it. Everything it shows also stands in words on
// the page.
import Viewer from 'bpmn-js/lib/Viewer';
import { drawWho } from './who.js';

const MARGIN = 24;
const READABLE = 0.8;
const PAPER = 680;

/** The theme's own colours by name, so that light and dark change without drawing again. */
const COLOURS = {
  defaultFillColor: 'var(--s-surface)',
  defaultStrokeColor: 'var(--s-ink)',
  defaultLabelColor: 'var(--s-ink)',
};

const words = (text) => (text ?? '').split(' ').filter(Boolean);

/** One picture in a part that can be folded: `.route` with a frame, a button for the whole, and words for when it fails. */
export class Picture {
  /**
   * @param details the part
   * @param marks per list in the data of the frame: the class for its elements, and a sign for who sees no colours
   * @param first the list at which the picture begins
   */
  constructor(details, marks, first) {
    this.details = details;
    this.marks = marks;
    this.first = first;
    this.frame = details.querySelector('.route__scroll');
    this.canvasElement = details.querySelector('.route__canvas');
    this.bar = details.querySelector('.route__bar');
    this.button = details.querySelector('[data-zoom]');
    this.whole = false;
  }

  async draw() {
    if (this.started) return;
    this.started = true;
    try {
      const answer = await fetch(this.frame.dataset.model, { headers: { Accept: 'application/xml' } });
      if (!answer.ok) throw new Error(`model: ${answer.status}`);
      this.frame.hidden = false;
      this.viewer = new Viewer({ container: this.canvasElement, bpmnRenderer: COLOURS });
      await this.viewer.importXML(await answer.text());
      drawWho(this.viewer, JSON.parse(this.frame.dataset.who));
      for (const mark of this.marks) this.mark(mark);
      this.canvas = this.viewer.get('canvas');
      this.drawing = this.canvas.viewbox().inner;
      this.bar.hidden = false;
      this.button.addEventListener('click', () => this.toggle());
      this.readable();
    } catch {
      this.frame.hidden = true;
      this.details.querySelector('[data-failed]').hidden = false;
    }
  }

  mark({ list, marker, sign }) {
    const canvas = this.viewer.get('canvas');
    const elements = this.viewer.get('elementRegistry');
    for (const id of words(this.frame.dataset[list])) {
      // a part that is drawn open is a frame around its own elements, no place to be
      const element = elements.get(id);
      if (element && !element.children?.some((child) => !child.labelTarget)) {
        canvas.addMarker(id, marker);
        if (sign) this.sign(element, marker, sign);
      }
    }
  }

  /** At the upper left of a step, or half-way an arrow. */
  sign(element, marker, sign) {
    const middle = element.waypoints?.[Math.floor((element.waypoints.length - 1) / 2)];
    const next = element.waypoints?.[Math.floor((element.waypoints.length - 1) / 2) + 1];
    const x = middle ? (middle.x + next.x) / 2 : 0;
    const y = middle ? (middle.y + next.y) / 2 : 0;
    const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    group.setAttribute('class', `sign ${marker}__sign`);
    group.setAttribute('transform', `translate(${x}, ${y})`);
    const disc = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    disc.setAttribute('r', 11);
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    text.setAttribute('text-anchor', 'middle');
    text.setAttribute('y', 6);
    text.textContent = sign;
    group.append(disc, text);
    this.viewer.get('elementRegistry').getGraphics(element).querySelector('.djs-visual').append(group);
  }

  get width() {
    return this.drawing.width + 2 * MARGIN;
  }

  /** The canvas gets the size of the drawing, so that the page's own scrolling moves it: by finger, wheel or key. */
  scale(factor) {
    const height = this.drawing.height + 2 * MARGIN;
    this.canvasElement.style.width = `${Math.ceil(this.width * factor)}px`;
    this.canvasElement.style.height = `${Math.ceil(height * factor)}px`;
    this.canvas.resized();
    this.canvas.viewbox({ x: this.drawing.x - MARGIN, y: this.drawing.y - MARGIN, width: this.width, height });
  }

  fitting() {
    return Math.min(1, this.frame.clientWidth / this.width);
  }

  readable() {
    const factor = Math.max(READABLE, this.fitting());
    this.scale(factor);
    this.toHere(factor);
    this.button.hidden = this.fitting() >= READABLE;
  }

  /** Begins where the case stands now. */
  toHere(factor) {
    const elements = this.viewer.get('elementRegistry');
    const here = words(this.frame.dataset[this.first]).map((id) => elements.get(id)).filter(Boolean);
    if (!here.length) return;
    const left = Math.min(...here.map((element) => element.x));
    const top = Math.min(...here.map((element) => element.y));
    this.frame.scrollLeft = (left - this.drawing.x) * factor - this.frame.clientWidth / 4;
    this.frame.scrollTop = (top - this.drawing.y) * factor - this.frame.clientHeight / 3;
  }

  toggle() {
    this.whole = !this.whole;
    if (this.whole) this.scale(this.fitting());
    else this.readable();
    this.button.textContent = this.whole ? this.button.dataset.large : this.button.dataset.whole;
  }

  onPaper() {
    if (this.canvas) this.scale(Math.min(1, PAPER / this.width));
  }

  onScreen() {
    if (!this.canvas) return;
    if (this.whole) this.scale(this.fitting());
    else this.readable();
  }
}
