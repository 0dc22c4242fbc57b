// Names that people give become the names by which the engine, the terms and the messages know an element. They are made
// from the first name, and stay as they are once the element was published.
const PREFIXES = [
  ['bpmn:CallActivity', 'Call_'],
  ['bpmn:SubProcess', 'Part_'],
  ['bpmn:Gateway', 'Gateway_'],
  ['bpmn:EndEvent', 'End_'],
  ['bpmn:StartEvent', 'Start_'],
  ['bpmn:BoundaryEvent', 'Boundary_'],
  ['bpmn:Event', 'Event_'],
  ['bpmn:Activity', 'Task_'],
];

const JOINED = 'Klaar';
const LONGEST = 40;

/** Words as one word in letters that every tool knows: "Wie heeft het gezag?" becomes WieHeeftHetGezag. */
export function pascal(name) {
  const made = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('')
    .slice(0, LONGEST);
  return made || 'Nieuw';
}

/** The code of a step in the terms, the messages and the log: of Task_VeiligThuisVragen it is veilig-thuis-vragen. */
export const stepCode = (id) => tail(id).replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const tail = (id) => id.replace(/^[A-Za-z]+_/, '');

/** Gives new elements their ids, and lets them follow the name while they may. */
export class Ids {
  constructor(modeler) {
    this.registry = modeler.get('elementRegistry');
    this.modeling = modeler.get('modeling');
    this.moddle = modeler.get('moddle');
    this.published = new Set();
    this.bound = new Set();
  }

  /** What was published, and what something outside the drawing refers to. */
  freezes(id) {
    return this.published.has(id) || this.bound.has(id);
  }

  free(wished) {
    const taken = (id) => this.moddle.ids.assigned(id) || this.published.has(id);
    if (!taken(wished)) return wished;
    let number = 2;
    while (taken(wished + number)) number += 1;
    return wished + number;
  }

  forType(businessObject, name) {
    const [, prefix] = PREFIXES.find(([type]) => businessObject.$instanceOf(type)) ?? [null, 'Element_'];
    return this.free(prefix + pascal(name));
  }

  joinOf(splitId) {
    return this.free(splitId + JOINED);
  }

  forFlow(source, target) {
    return this.free(`Flow_${tail(source.id)}_${tail(target.id)}`);
  }

  change(element, id) {
    this.modeling.updateProperties(element, { id, di: { id: `${id}_di` } });
  }

  /** After an element got another name: its id follows, and those of its arrows and of the end of its choice. */
  follow(element, name) {
    if (!name.trim() || this.freezes(element.id)) return;
    const old = element.id;
    const wished = PREFIXES.find(([type]) => element.businessObject.$instanceOf(type));
    if (!wished || old.replace(/\d+$/, '') === wished[1] + pascal(name)) return;
    this.change(element, this.forType(element.businessObject, name));
    const joined = this.registry.get(old + JOINED);
    if (joined && !this.freezes(joined.id)) {
      this.change(joined, this.joinOf(element.id));
      this.followArrows(joined);
    }
    this.followArrows(element);
  }

  followArrows(element) {
    for (const flow of [...element.incoming, ...element.outgoing]) {
      if (flow.type !== 'bpmn:SequenceFlow' || this.freezes(flow.id)) continue;
      const wished = `Flow_${tail(flow.source.id)}_${tail(flow.target.id)}`;
      if (flow.id !== wished) this.change(flow, this.free(wished));
    }
  }
}
