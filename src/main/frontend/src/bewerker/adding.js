// The part of the panel with which something is added after what is chosen.
import { field, make, select, ticks } from './dom.js';
import { says, steps } from './nl.js';
import { besides, flowsFrom } from './order.js';
import { arrowText, calledBy, nameOf } from './words.js';

const NEW_WAY = '*';
const SPLITS = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ParallelGateway'];
const TAKES_TIME = ['bpmn:UserTask', 'bpmn:CallActivity'];
const FIRST_NAMES = new Set([...Object.values(steps).map(([, , first]) => first), 'Nieuwe taak']);

export class Adding {
  /** @param onAdded what is done with the new element */
  constructor(insert, catalogue, onAdded) {
    Object.assign(this, { insert, catalogue, onAdded });
  }

  isFirstName(name) {
    return FIRST_NAMES.has(name);
  }

  section(element) {
    if (element.type === 'bpmn:EndEvent') return null;
    const isArrow = Boolean(element.waypoints);
    const flows = isArrow ? [element] : flowsFrom(element);
    const splits = SPLITS.includes(element.type) && flows.length > 1;
    const place = besides(isArrow ? element.source : element);
    const where = this.where(flows, splits);
    const only = place ? this.onlyWhen() : null;
    const title = isArrow ? says.addOn : nameOf(element) ? says.addAfter(calledBy(element)) : says.add;
    const possible = Object.keys(steps).filter((kind) => {
      if (kind === 'beside') return place;
      if (kind === 'late') return TAKES_TIME.includes(element.type);
      if (kind === 'end') return !isArrow && (!flows.length || splits);
      return true;
    });
    const add = (kind) => this.add(kind, { element, flows, splits, place, where: where?.value, condition: only?.read() });
    return make(
      'details',
      { className: 'bewerker-add', dataset: { key: 'toevoegen' } },
      make('summary', { textContent: title, dataset: { key: 'toevoegen-kop' } }),
      make(
        'div',
        { className: 'details__body' },
        where ? field('waar', says.addWhere, where) : null,
        make('ul', { className: 'bewerker-kinds' }, ...possible.map((kind) => this.kind(kind, () => add(kind), kind === 'beside' ? only?.element : null))),
      ),
    );
  }

  kind(kind, onclick, more) {
    const [words, hint] = steps[kind];
    const made = make('button', { type: 'button', className: 'bewerker-kind', onclick, dataset: { key: `voeg-${kind}` } },
      make('span', { className: 'bewerker-kind__name', textContent: words }),
      make('span', { className: 'bewerker-kind__hint', textContent: hint }),
    );
    return make('li', {}, made, more);
  }

  /** Only asked where there is more than one place. */
  where(flows, splits) {
    if (!splits && flows.length < 2) return null;
    return select([...flows.map((flow) => [flow.id, arrowText(flow)]), ...(splits ? [[NEW_WAY, says.addNewWay]] : [])], flows[0].id);
  }

  onlyWhen() {
    const questions = this.catalogue.voorwaarden;
    const question = select([['', says.always], ...questions.map((one) => [one.variabele, one.naam])], '');
    const place = make('div');
    let codes = [];
    const asked = () => questions.find(({ variabele }) => variabele === question.value);
    question.addEventListener('change', () => {
      codes = [];
      const answers = asked()?.antwoorden.map(({ code, naam }) => [code, naam]);
      place.replaceChildren(...(answers ? [ticks('alleen-antwoord', says.addAnswer, answers, [], (chosen) => (codes = chosen))] : []));
    });
    return {
      element: make('div', { className: 'bewerker-only' }, field('alleen', says.addOnly, question, says.addOnlyHint), place),
      /** Without an answer the first one: a question that steers nothing is no question. */
      read() {
        const one = asked();
        const chosen = one?.antwoorden.filter(({ code }) => codes.includes(code));
        const answers = chosen?.length ? chosen : one?.antwoorden.slice(0, 1);
        return answers?.length
          ? { variable: one.variabele, question: one.naam, answers: answers.map(({ code }) => code), answerText: says.or(answers.map(({ naam }) => naam)) }
          : null;
      },
    };
  }

  add(kind, { element, flows, splits, place, where, condition }) {
    const [, , name] = steps[kind];
    const made = () => {
      if (kind === 'beside') return this.insert.newWay(place.split, kind, name, condition);
      if (kind === 'late') return this.insert.clockAt(element, name);
      if (where === NEW_WAY || (kind === 'end' && splits)) return this.insert.newWay(element, kind, name);
      const flow = flows.find((one) => one.id === where) ?? flows[0];
      return flow ? this.insert.onArrow(flow, kind, name) : this.insert.atTheEnd(element, kind, name);
    };
    this.onAdded(made());
  }
}
