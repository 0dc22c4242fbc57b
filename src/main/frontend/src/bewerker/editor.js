// The drawing room of one route: brings the drawing, the list, the panel and the rules together.
import { button, make } from './dom.js';
import { Adding } from './adding.js';
import { Blocks } from './blocks.js';
import { Ids } from './ids.js';
import { Insert } from './insert.js';
import { Comments } from './comments.js';
import { RouteList } from './list.js';
import { says } from './nl.js';
import { inOrder } from './order.js';
import { Panel } from './panel.js';
import { Problems } from './problems.js';
import { Room } from './room.js';
import { Said } from './said.js';
import { Saving } from './saving.js';
import { FIVE_DAYS, Terms } from './terms.js';
import { calledBy } from './words.js';
import { drawWho } from '../who.js';

const READABLE = 0.85;
const MARGIN = 30;
const EMPTY = { eigenaars: [], inzage: [], formulieren: [], modellen: [], tabellen: [], bewerkingen: [], voorwaarden: [], kenmerken: [], wachten: [] };
const FIELDS = { termijn: 'termijn-zet', inzage: 'inzage', eigenaar: 'eigenaar', formulier: 'formulier', aanroep: 'model', beslissing: 'tabel', bewerking: 'bewerking', keuze: 'voorwaarde' };

export class Editor {
  constructor(root, settings, api, modeler) {
    Object.assign(this, { root, settings, api, modeler });
    this.selection = modeler.get('selection');
    this.registry = modeler.get('elementRegistry');
    this.canvas = modeler.get('canvas');
    this.stack = modeler.get('commandStack');
    this.ids = new Ids(modeler);
    this.said = new Said(modeler);
    this.terms = new Terms(api, settings, () => this.saving.save());
    this.comments = new Comments(api, settings);
  }

  part(name) {
    return this.root.querySelector(`[data-part=${name}]`);
  }

  async open(catalogue, version) {
    const { modeler, ids, said, settings, api, terms } = this;
    const whole = { ...EMPTY, ...catalogue };
    // an arrow follows one answer; where more can hold at once, the conditions of the model itself say which
    whole.voorwaarden = whole.voorwaarden.filter((one) => !one.meer);
    const insert = new Insert(modeler, new Room(modeler), new Blocks(modeler, ids, said), ids, said);
    this.insert = insert;
    const choose = (element, rule) => this.choose(element, rule);
    this.problems = new Problems(this.part('problems'), modeler, settings, api, { choose, repairs: this.repairs(), onFound: () => this.found() });
    const adding = new Adding(insert, whole, (made) => this.added(made));
    this.panel = new Panel(this.part('panel'), {
      modeling: modeler.get('modeling'), catalogue: whole, problems: this.problems, ids, said, settings, terms, adding, choose, comments: this.comments,
      change: (deed, typed) => this.change(deed, typed),
      connectable: (element) => this.connectable(element),
      connect: (element, id) => this.connect(element, id),
      remove: (element) => this.remove(element),
      open: (address) => this.leave(address),
      termsKept: () => this.termsKept(),
    });
    this.list = new RouteList(this.part('list'), modeler, choose, (id) => this.problems.of(id));
    this.saving = new Saving(api, settings, this.part('state'), () => this.xml(), { download: () => this.download(), onSaved: () => this.look() });
    this.bar();
    this.keys();
    modeler.on('selection.changed', () => this.chosen());
    modeler.on('commandStack.changed', () => this.changed());
    modeler.on('root.set', () => this.draw());
    modeler.on('elements.changed', () => this.who());
    this.who();
    await Promise.all([this.saving.opened(version), this.comments.read()]);
    this.readable();
    this.choose(this.registry.get(new URLSearchParams(location.search).get('element')) ?? this.list.root);
    this.look();
  }

  async xml() {
    return (await this.modeler.saveXML({ format: true })).xml;
  }

  who() {
    drawWho(this.modeler, JSON.parse(this.settings.who));
  }

  get process() {
    return this.list.root.businessObject;
  }

  /** The terms and the rules as they are for what was saved. */
  async look() {
    await this.terms.read(this.process.id);
    this.ids.bound = new Set(this.terms.bound());
    await this.problems.check();
  }

  found() {
    this.list.draw(this.now());
    this.panel.refresh();
  }

  async termsKept() {
    await this.look();
    this.panel.show(this.now());
    // the button that was pressed is gone
    if (document.activeElement === document.body) this.panel.focus('termijn-0-duur-aantal');
    this.aloud(says.termSaved);
  }

  now() {
    const chosen = this.selection.get();
    if (chosen.length > 1) return null;
    const [one] = chosen;
    return one ? (one.labelTarget ?? one) : this.list.root;
  }

  /** A change by the panel; what was typed there is not drawn again under the fingers. */
  change(deed, typed = false) {
    this.typed = typed;
    this.modeler.get('together').run(deed);
    this.typed = false;
  }

  changed() {
    this.saving.changed();
    if (!this.typed) this.draw();
    else this.list.draw(this.now());
    this.buttons();
  }

  chosen() {
    this.panel.takeOver();
    this.draw();
  }

  draw() {
    const now = this.now();
    this.list.draw(now);
    this.panel.show(now, this.selection.get().length > 1);
  }

  choose(element, rule) {
    if (!element) return;
    if (element === this.list.root) this.selection.select(null);
    else {
      const place = this.canvas.findRoot(element);
      if (place && place !== this.canvas.getRootElement()) this.canvas.setRootElement(place);
      this.selection.select(element);
      this.canvas.scrollToElement(element, 60);
    }
    this.list.reveal();
    if (rule) this.panel.focus(FIELDS[rule]) || this.panel.focus('naam');
  }

  added(made) {
    this.selection.select(made);
    this.canvas.scrollToElement(made, 80);
    this.aloud(says.added(calledBy(made)));
    if (this.panel.focus('naam')) document.activeElement.select?.();
  }

  aloud(words) {
    this.part('aloud').textContent = words;
  }

  connectable(element) {
    const rules = this.modeler.get('bpmnRules');
    return inOrder(element.parent)
      .map((row) => row.element)
      .filter((one) => one !== element && one.parent === element.parent)
      .filter((one) => rules.canConnect(element, one)?.type === 'bpmn:SequenceFlow')
      .filter((one) => !element.outgoing.some((flow) => flow.target === one));
  }

  connect(element, id) {
    this.choose(this.insert.connect(element, this.registry.get(id)));
  }

  remove(element) {
    const name = calledBy(element);
    const before = element.incoming?.[0]?.source ?? element.source ?? element.host;
    this.insert.remove(element);
    this.choose(before?.parent ? before : this.list.root);
    this.aloud(says.removed(name));
    // not in a text field, where the keys for taking back would take back letters
    this.part('list').querySelector('[aria-current=true]')?.focus();
  }

  repairs() {
    return {
      termijn: (element) => element.type === 'bpmn:UserTask' && (() => this.fiveDays(element)),
      inzage: (element) => element.type === 'bpmn:UserTask' && (() => this.change(() => {
        if (!this.said.property(element, 'inzage')) this.said.setProperty(element, 'inzage', 'volledig');
        if (!this.said.property(element, 'contact')) this.said.setProperty(element, 'contact', 'nee');
      })),
      keuze: (element) => {
        const open = (element.outgoing ?? []).filter((flow) => !flow.businessObject.conditionExpression);
        const last = open[open.length - 1];
        return last && !element.businessObject.default && (() => this.change(() => this.said.otherwise(last)));
      },
    };
  }

  async fiveDays(element) {
    this.choose(element);
    const wrong = await this.terms.keep(element, FIVE_DAYS);
    if (wrong) this.aloud(wrong);
    else await this.termsKept();
  }

  bar() {
    const tools = [
      ['undo', says.undo, () => this.stack.undo()],
      ['redo', says.redo, () => this.stack.redo()],
      ['smaller', says.smaller, () => this.zoom(-1)],
      ['larger', says.larger, () => this.zoom(1)],
      ['whole', says.whole, () => this.whole()],
      ['download', says.download, () => this.download()],
      ['add', says.add, () => this.toAdding()],
    ];
    for (const [name, words, deed] of tools) {
      const made = button(words, deed);
      made.dataset.tool = name;
      this.part(name === 'add' ? 'list-tools' : 'tools').append(made);
    }
    this.buttons();
  }

  buttons() {
    this.part('tools').querySelector('[data-tool=undo]').disabled = !this.stack.canUndo();
    this.part('tools').querySelector('[data-tool=redo]').disabled = !this.stack.canRedo();
  }

  /** From the list straight to what can be added after the row. */
  toAdding() {
    const part = this.part('panel').querySelector('[data-key=toevoegen]');
    if (!part) return;
    part.open = true;
    part.scrollIntoView({ block: 'nearest' });
    this.panel.focus('toevoegen-kop');
  }

  zoom(step) {
    this.modeler.get('zoomScroll').stepZoom(step);
  }

  /** Begins where the route begins, at a size that can be read. */
  readable() {
    const { inner, outer } = this.canvas.viewbox();
    const scale = READABLE;
    const height = outer.height / scale;
    const first = inOrder(this.list.root)[0]?.element;
    const middle = first ? first.y + first.height / 2 : inner.y + inner.height / 2;
    this.canvas.viewbox({ x: inner.x - MARGIN, y: middle - height / 2, width: outer.width / scale, height });
  }

  whole() {
    this.canvas.zoom('fit-viewport', 'auto');
  }

  /** In a text field the browser takes back what was typed; everywhere else the last change of the drawing goes. */
  keys() {
    document.addEventListener('keydown', (event) => {
      const typing = event.target.matches?.('input:not([type=radio]), textarea, [contenteditable]');
      if (typing || event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) this.stack.redo();
      else this.stack.undo();
    });
  }

  async download() {
    const address = URL.createObjectURL(new Blob([await this.xml()], { type: 'application/xml' }));
    const link = make('a', { href: address, download: this.settings.file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async leave(address) {
    this.panel.takeOver();
    await this.saving.save();
    if (!this.saving.open) location.assign(address);
  }
}
