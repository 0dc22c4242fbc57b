// What is chosen, in the words of a chain director. One part per thing that can be said of an element; what Schakel set
// itself is shown and kept.
import { button, field, fixed, make, radios, select, text, ticks } from './dom.js';
import { says } from './nl.js';
import { conditionOf, expressionOf, operationOf, sameExpression } from './said.js';
import { stepCode } from './ids.js';
import { flowsFrom } from './order.js';
import { calledBy, isChoice, kindOf, nameOf } from './words.js';

const OTHERWISE = '*';
const withFirst = (options) => [['', says.choose], ...options];

export class Panel {
  /** @param tools everything that the panel works with */
  constructor(place, tools) {
    Object.assign(this, tools);
    this.place = place;
  }

  /** Text that was typed and not yet taken over is not lost when another element is chosen. */
  takeOver() {
    for (const control of this.place.querySelectorAll('input, select, textarea')) control.take?.();
  }

  show(element, several) {
    const same = element === this.element;
    this.element = element;
    const active = this.place.contains(document.activeElement) ? document.activeElement : null;
    const caret = active && [active.dataset.key, active.selectionStart, active.selectionEnd];
    const open = [...this.place.querySelectorAll('details[open]')].map((one) => one.dataset.key);
    const loose = same ? this.loose().map((one) => [one.dataset.key, one.value]) : [];
    const top = this.place.scrollTop;
    this.place.replaceChildren(...(several ? [make('p', { textContent: says.several })] : this.parts(element)).filter(Boolean));
    for (const one of this.place.querySelectorAll('details')) if (open.includes(one.dataset.key)) one.open = true;
    for (const one of this.loose()) one.value = loose.find(([key]) => key === one.dataset.key)?.[1] ?? one.value;
    if (caret?.[0] && this.focus(caret[0]) && caret[1] !== null) document.activeElement.setSelectionRange?.(caret[1], caret[2]);
    this.place.scrollTop = same || caret?.[0] ? top : 0;
  }

  /** What is only sent with a button of its own, and must outlive that the panel is drawn anew. */
  loose() {
    return [...this.place.querySelectorAll('[data-loose] :is(input, select, textarea)[data-key]')];
  }

  /** What the server says of the element is written anew around what somebody is typing. */
  refresh() {
    const remarks = this.place.querySelector('[data-slot=remarks]');
    if (!remarks) return;
    remarks.replaceWith(this.remarks(this.element));
    const terms = this.place.querySelector('[data-slot=terms]');
    if (!terms || terms.querySelector('input')) return;
    const had = terms.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    terms.replaceWith(this.terms.section(this.element, this.termsKept));
    if (had) this.focus(had);
  }

  focus(key) {
    const control = this.place.querySelector(`[data-key="${key}"]`);
    control?.focus({ preventScroll: false });
    return Boolean(control);
  }

  parts(element) {
    if (!element) return [make('p', { textContent: says.nothing })];
    const head = make('h2', { className: 'bewerker-panel__title', id: 'paneel-kop', textContent: kindOf(element) });
    const { type } = element;
    const own = {
      'bpmn:UserTask': () => [...this.person(element), this.terms.section(element, this.termsKept)],
      'bpmn:ServiceTask': () => [this.operation(element)],
      'bpmn:BusinessRuleTask': () => [this.table(element)],
      'bpmn:CallActivity': () => [this.called(element)],
      'bpmn:IntermediateCatchEvent': () => [this.event(element)],
      'bpmn:BoundaryEvent': () => [this.event(element)],
      'bpmn:SequenceFlow': () => [this.ends(element), this.condition(element)],
    }[type]?.() ?? [];
    if (type === 'bpmn:TextAnnotation') return [head, this.named(element, says.note, true), this.removal(element)];
    if (type === 'bpmn:Process') return [head, this.named(element, says.name), this.explained(element)];
    return [
      head,
      this.remarks(element),
      this.named(element, isChoice(element) ? says.question : type === 'bpmn:SequenceFlow' ? says.answer : says.name),
      type === 'bpmn:SequenceFlow' ? null : this.explained(element),
      ...own,
      element.waypoints || type === 'bpmn:EndEvent' ? null : this.next(element),
      this.adding.section(element),
      this.comments.section(element, () => this.show(this.element)),
      this.removal(element),
    ];
  }

  /** What the rules say of it, above what can be changed. */
  remarks(element) {
    const found = this.problems.of(element.id);
    return make(
      'ul',
      { className: 'bewerker-remarks', hidden: !found.length, dataset: { slot: 'remarks' } },
      ...found.map((one) => make('li', {}, one.tekst, ' ', make('em', { textContent: one.voorstel ?? '' }))),
    );
  }

  named(element, title, rows) {
    const control = text(
      element.businessObject.name ?? element.businessObject.text ?? '',
      (value) => this.change(() => {
        this.modeling.updateLabel(element, value.trim());
        this.ids.follow(element, value);
      }, true),
      { rows: rows ? 3 : 0, maxLength: 120 },
    );
    return field('naam', title, control, title === says.question ? says.questionHint : null);
  }

  explained(element) {
    const control = text(this.said.documentation(element), (value) => this.change(() => this.said.document(element, value), true), {
      rows: 3,
      maxLength: 1000,
    });
    return field('uitleg', says.explanation, control, says.explanationHint);
  }

  /** A list from the catalogue; what is not in it stays as it is. */
  chosen(key, title, options, now, known, onchange) {
    if (now && !known) return fixed(title, says.own);
    return field(key, title, select(known ? options : withFirst(options), known ?? '', (value) => value && onchange(value)));
  }

  person(element) {
    const { businessObject } = element;
    const { eigenaars, inzage } = this.catalogue;
    const groups = businessObject.get('camunda:candidateGroups');
    const owner = eigenaars.find((one) => sameExpression(one.uitdrukking, groups));
    const sight = this.said.property(element, 'inzage');
    return [
      this.chosen('eigenaar', says.owner, eigenaars.map((one) => [one.uitdrukking, one.naam]), groups, owner?.uitdrukking, (expression) =>
        this.change(() => this.said.set(element, { 'camunda:candidateGroups': expression })),
      ),
      this.chosen('inzage', says.sight, inzage.map((one) => [one.code, one.naam]), sight, inzage.find((one) => one.code === sight)?.code, (code) =>
        this.change(() => this.said.setProperty(element, 'inzage', code)),
      ),
      radios('contact', says.contact, [['ja', says.yes], ['nee', says.no]], this.said.property(element, 'contact'), (value) =>
        this.change(() => this.said.setProperty(element, 'contact', value)), says.contactHint),
      this.form(element),
    ];
  }

  form(element) {
    const forms = this.catalogue.formulieren;
    const now = element.businessObject.get('camunda:formRef');
    const chosen = this.chosen('formulier', says.form, forms.map((one) => [one.id, one.naam]), now, forms.find((one) => one.id === now)?.id, (id) =>
      this.change(() => this.said.set(element, { 'camunda:formRef': id, 'camunda:formRefBinding': 'deployment' })),
    );
    const address = (file, more) => `${this.settings.draft}/vragen/${encodeURIComponent(file)}?${more}van=${encodeURIComponent(this.settings.file)}`;
    return make(
      'div',
      {},
      chosen,
      now && forms.some((one) => one.id === now)
        ? make('p', { className: 'bewerker-link' }, make('a', { href: address(`${now}.form`, ''), textContent: says.openForm }))
        : null,
      this.newForm(element, address),
    );
  }

  newForm(element, address) {
    const name = make('input', { className: 'utrecht-textbox', maxLength: 80, autocomplete: 'off' });
    const go = button(says.newFormMake, () => {
      if (!name.value.trim()) {
        wrong.textContent = says.newFormEmpty;
        name.focus();
        return;
      }
      this.open(address('nieuw', `nieuw=${encodeURIComponent(name.value.trim())}&`));
    });
    const wrong = make('p', { className: 'error small', attributes: { role: 'alert' } });
    return make(
      'details',
      { dataset: { key: 'nieuw-formulier', loose: '' } },
      make('summary', { textContent: says.newForm }),
      make('div', { className: 'details__body' }, wrong, field('nieuw-formulier-naam', says.newFormName, name), go),
    );
  }

  operation(element) {
    const { bewerkingen } = this.catalogue;
    const now = element.businessObject.get('camunda:expression');
    const known = operationOf(now, bewerkingen);
    const set = (operation, chosen) =>
      this.change(() => {
        this.said.set(element, {
          'camunda:expression': expressionOf(operation, chosen),
          'camunda:resultVariable': operation.uitkomst ?? undefined,
        });
        this.nameAfter(element, operation.naam);
      });
    return make(
      'div',
      {},
      this.chosen('bewerking', says.operation, bewerkingen.map((one) => [one.uitdrukking, one.naam]), now, known?.operation.uitdrukking, (expression) =>
        set(bewerkingen.find((one) => one.uitdrukking === expression), {}),
      ),
      ...(known?.operation.keuzes ?? []).map(({ plek, naam, opties }) =>
        this.chosen(
          `bewerking-${plek}`,
          naam,
          opties.map((one) => [one.code, one.naam]),
          known.chosen[plek],
          opties.find((one) => one.code === known.chosen[plek])?.code,
          (code) => set(known.operation, { ...known.chosen, [plek]: code }),
        ),
      ),
    );
  }

  /** A step that still has the name it began with is called after what was chosen for it. */
  nameAfter(element, name) {
    if (!this.adding.isFirstName(nameOf(element))) return;
    this.modeling.updateLabel(element, name);
    this.ids.follow(element, name);
  }

  table(element) {
    const { tabellen } = this.catalogue;
    const now = element.businessObject.get('camunda:decisionRef');
    return this.chosen('tabel', says.table, tabellen.map((one) => [one.sleutel, one.naam]), now, tabellen.find((one) => one.sleutel === now)?.sleutel, (key) =>
      this.change(() => this.said.set(element, { 'camunda:decisionRef': key, 'camunda:decisionRefBinding': 'deployment' })),
    );
  }

  called(element) {
    const { modellen } = this.catalogue;
    const now = element.businessObject.calledElement;
    const model = modellen.find((one) => one.sleutel === now);
    return make(
      'div',
      {},
      this.chosen('model', says.model, modellen.map((one) => [one.sleutel, one.naam]), now, model?.sleutel, (key) =>
        this.change(() => {
          this.said.set(element, { calledElement: key });
          this.nameAfter(element, modellen.find((one) => one.sleutel === key).naam);
        }),
      ),
      model
        ? make('p', { className: 'bewerker-link' }, make('a', { href: `${this.settings.draft}/route/${encodeURIComponent(`${now}.bpmn`)}`, textContent: says.openModel }))
        : null,
    );
  }

  event(element) {
    const [definition] = element.businessObject.eventDefinitions ?? [];
    const { wachten } = this.catalogue;
    const now = definition?.timeDate?.body;
    const atEdge = Boolean(element.host);
    const title = atEdge ? says.lateWhen : says.until;
    if (definition?.$type !== 'bpmn:TimerEventDefinition' || definition.timeCycle || definition.timeDuration) return fixed(title, says.own);
    const operations = wachten.map((one) => ({ ...one, keuzes: [{ plek: 'stap', opties: [] }] }));
    const known = operationOf(now, operations)?.operation;
    return make(
      'div',
      {},
      this.chosen('wachten', title, operations.map((one) => [one.uitdrukking, one.naam]), now, known?.uitdrukking, (expression) =>
        this.change(() =>
          this.said.wakeAt(element, expressionOf(operations.find((one) => one.uitdrukking === expression), { stap: stepCode(element.id) })),
        ),
      ),
      now?.includes("'") && this.terms.of(element.id) ? this.terms.section(element, this.termsKept) : null,
      atEdge ? this.stepItself(element) : null,
    );
  }

  /** Of something at the edge of a step: whether the step ends with it. */
  stepItself(element) {
    const now = element.businessObject.cancelActivity === false ? 'blijft' : 'vervalt';
    return radios('stap-zelf', says.lateStep, [['blijft', says.lateStays], ['vervalt', says.lateEnds]], now, (value) =>
      this.change(() => this.said.set(element, { cancelActivity: value === 'vervalt' })),
    );
  }

  ends(flow) {
    const end = (title, element) =>
      make('div', {}, make('dt', { textContent: title }), make('dd', {}, this.jump(element, calledBy(element))));
    return make('dl', { className: 'facts' }, end(says.from, flow.source), end(says.to, flow.target));
  }

  jump(element, words) {
    return make('button', { type: 'button', className: 'bewerker-jump', textContent: words, onclick: () => this.choose(element), dataset: { key: `naar-${element.id}` } });
  }

  condition(flow) {
    if (!isChoice(flow.source)) return fixed(says.condition, says.noCondition);
    const { voorwaarden: questions, kenmerken: facts } = this.catalogue;
    const body = flow.businessObject.conditionExpression?.body;
    const now = conditionOf(flow);
    const question = questions.find((one) => one.variabele === now?.variable);
    const fact = question ? null : facts.find((one) => sameExpression(one.uitdrukking, body));
    const isDefault = flow.source.businessObject.default === flow.businessObject;
    if (body && !question && !fact) return fixed(says.condition, says.own);
    const set = (variable, answers) => this.change(() => this.said.onAnswers(flow, variable, answers));
    const deeds = new Map([[OTHERWISE, () => this.change(() => this.said.otherwise(flow))]]);
    for (const one of questions) deeds.set(one.variabele, () => set(one.variabele, [one.antwoorden[0]?.code ?? '']));
    for (const one of facts) deeds.set(one.uitdrukking, () => this.change(() => this.said.onCondition(flow, one.uitdrukking)));
    const options = [
      [OTHERWISE, says.otherwise],
      ...questions.map((one) => [one.variabele, `${says.whenAnswer} ${one.naam}`]),
      ...facts.map((one) => [one.uitdrukking, one.naam]),
    ];
    const chosen = isDefault ? OTHERWISE : (question?.variabele ?? fact?.uitdrukking ?? '');
    return make(
      'div',
      {},
      field('voorwaarde', says.condition, select(chosen ? options : withFirst(options), chosen, (value) => deeds.get(value)?.())),
      question
        ? ticks('voorwaarde-antwoord', says.conditionAnswer, question.antwoorden.map((one) => [one.code, one.naam]), now.answers, (codes) =>
            // an arrow without any answer would never be followed: the last tick stays
            set(question.variabele, codes.length ? codes : now.answers),
          )
        : null,
    );
  }

  next(element) {
    const flows = flowsFrom(element);
    const others = this.connectable(element);
    const to = select(withFirst(others.map((one) => [one.id, `${calledBy(one)} (${kindOf(one).toLowerCase()})`])), '');
    const draw = button(says.connectDo, () => to.value && this.connect(element, to.value));
    return make(
      'section',
      { className: 'bewerker-section' },
      make('h3', { textContent: says.next }),
      flows.length
        ? make('ul', { className: 'bewerker-next' }, ...flows.map((flow) => make('li', {}, this.jump(flow.target, calledBy(flow.target)), this.arrowButton(flow))))
        : make('p', { className: 'soft', textContent: says.nextNone }),
      make('details', { dataset: { key: 'verbind' } }, make('summary', { textContent: says.connect }), make('div', { className: 'details__body' }, field('verbind-met', says.connect, to), draw)),
    );
  }

  arrowButton(flow) {
    const made = button(says.openArrow, () => this.choose(flow), 'subtle');
    made.setAttribute('aria-label', says.openArrowTo(calledBy(flow.target)));
    made.dataset.key = `pijl-${flow.id}`;
    return made;
  }

  removal(element) {
    if (element.type === 'bpmn:StartEvent' && this.ids.published.has(element.id)) return null;
    const words = element.waypoints ? says.removeArrow : says.remove;
    const made = button(words, () => this.remove(element));
    made.classList.add('bewerker-remove');
    made.dataset.key = 'weg';
    return made;
  }
}
