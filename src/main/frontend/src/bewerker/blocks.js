// What can be added: single elements, and a choice or a split with its end, drawn around a middle line.
const SIZES = { task: [110, 80], gateway: [50, 50], event: [36, 36] };
const APART = 40;
const ROW = 110;
const BYPASS = 65;

const right = (shape) => ({ x: shape.x + shape.width, y: shape.y + shape.height / 2 });
const left = (shape) => ({ x: shape.x, y: shape.y + shape.height / 2 });
const under = (shape) => ({ x: shape.x + shape.width / 2, y: shape.y + shape.height });

const ASKED = { formRefBinding: 'deployment' };
const SEEN = { inzage: 'volledig', contact: 'nee' };

/** Makes elements with their ids, their names and what every one of their kind has. */
export class Blocks {
  constructor(modeler, ids, said) {
    this.modeling = modeler.get('modeling');
    this.elements = modeler.get('elementFactory');
    this.factory = modeler.get('bpmnFactory');
    this.moddle = modeler.get('moddle');
    this.ids = ids;
    this.said = said;
  }

  /** @param kind of the things that can be added; how wide it is, and how far it goes above and below its middle line */
  measure(kind, condition) {
    if (kind === 'choice') return { width: 290, up: 60, down: BYPASS + 10 };
    if (kind === 'parallel') return { width: 290, up: 45, down: ROW + 45 };
    if (kind === 'beside' && condition) return { width: 290, up: 60, down: BYPASS + 10 };
    if (kind === 'wait' || kind === 'end') return { width: 36, up: 20, down: 45 };
    return { width: 110, up: 45, down: 45 };
  }

  shape(type, name, size, centre, parent, more = {}, id = null, hints = {}) {
    const businessObject = this.factory.create(type, { ...more, ...(name ? { name } : {}) });
    this.moddle.ids.unclaim(businessObject.id);
    businessObject.id = id ?? this.ids.forType(businessObject, name || 'Nieuw');
    this.moddle.ids.claim(businessObject.id, businessObject);
    const [width, height] = SIZES[size];
    const made = this.elements.createShape({ type, businessObject, width, height });
    made.di.id = `${businessObject.id}_di`;
    return this.modeling.createShape(made, centre, parent, hints);
  }

  /** @param waypoints on the edges of both; without them the tool finds a way */
  arrow(source, target, waypoints) {
    const businessObject = this.factory.create('bpmn:SequenceFlow', {});
    this.moddle.ids.unclaim(businessObject.id);
    businessObject.id = this.ids.forFlow(source, target);
    this.moddle.ids.claim(businessObject.id, businessObject);
    const made = this.modeling.createConnection(
      source,
      target,
      { type: 'bpmn:SequenceFlow', businessObject, ...(waypoints ? { waypoints } : {}) },
      source.parent,
    );
    made.di.id = `${businessObject.id}_di`;
    return made;
  }

  userTask(name, centre, parent) {
    const task = this.shape('bpmn:UserTask', name, 'task', centre, parent, ASKED);
    const { businessObject } = task;
    const properties = this.said.properties(businessObject, SEEN);
    this.said.set(task, { extensionElements: this.said.extensions(businessObject, [properties]) });
    return task;
  }

  /** Draws it from the left edge x around the line y; answers its first and last element and the one to name. */
  draw(kind, name, { x, y }, parent, condition) {
    if (kind === 'choice' || (kind === 'beside' && condition)) return this.choice(kind, name, { x, y }, parent, condition);
    if (kind === 'parallel') return this.parallel(name, { x, y }, parent);
    const { width } = this.measure(kind);
    const centre = { x: x + width / 2, y };
    const single = this.single(kind, name, centre, parent);
    return { first: single, last: single, named: single };
  }

  single(kind, name, centre, parent) {
    if (kind === 'system') return this.shape('bpmn:ServiceTask', name, 'task', centre, parent);
    if (kind === 'end') return this.shape('bpmn:EndEvent', name, 'event', centre, parent);
    if (kind === 'wait') return this.timer('bpmn:IntermediateCatchEvent', name, centre, parent);
    if (kind === 'call') return this.call(name, centre, parent);
    return this.userTask(name, centre, parent);
  }

  timer(type, name, centre, parent, more = {}, hints = {}) {
    const definition = this.factory.create('bpmn:TimerEventDefinition');
    const event = this.shape(type, name, 'event', centre, parent, { ...more, eventDefinitions: [definition] }, null, hints);
    definition.$parent = event.businessObject;
    return event;
  }

  /** A clock at the lower edge of a step, left of those that hang there already; the step itself stays open. */
  clockAt(host, name) {
    const place = { x: host.x + host.width - 25 - 45 * (host.attachers?.length ?? 0), y: host.y + host.height };
    return this.timer('bpmn:BoundaryEvent', name, place, host, { cancelActivity: false }, { attach: true });
  }

  call(name, centre, parent) {
    const call = this.shape('bpmn:CallActivity', name, 'task', centre, parent, { calledElementBinding: 'deployment' });
    const { businessObject } = call;
    const given = [{ businessKey: '${zaak}' }, { variables: 'all' }].map((one) => this.said.within(businessObject, 'camunda:In', one));
    this.said.set(call, { extensionElements: this.said.extensions(businessObject, given) });
    return call;
  }

  /** A question with a step on one of its ways; the other way passes under it and is the one that is always possible. */
  choice(kind, name, { x, y }, parent, condition) {
    const asked = condition?.question ?? name;
    const split = this.shape('bpmn:ExclusiveGateway', asked, 'gateway', { x: x + 25, y }, parent);
    const step = this.userTask(kind === 'beside' ? name : 'Nieuwe taak', { x: x + 145, y }, parent);
    const join = this.shape('bpmn:ExclusiveGateway', '', 'gateway', { x: x + 265, y }, parent, {}, this.ids.joinOf(split.id));
    const chosen = this.arrow(split, step, [right(split), left(step)]);
    const other = this.arrow(split, join, [
      under(split),
      { x: under(split).x, y: y + BYPASS },
      { x: under(join).x, y: y + BYPASS },
      under(join),
    ]);
    this.arrow(step, join, [right(step), left(join)]);
    this.modeling.updateLabel(chosen, condition?.answerText ?? 'ja');
    this.modeling.updateLabel(other, condition ? 'anders' : 'nee');
    this.said.otherwise(other);
    if (condition) this.said.onAnswers(chosen, condition.variable, condition.answers);
    return { first: split, last: join, named: kind === 'beside' ? step : split };
  }

  parallel(name, { x, y }, parent) {
    const split = this.shape('bpmn:ParallelGateway', '', 'gateway', { x: x + 25, y }, parent, {}, this.ids.free('Gateway_Samen'));
    const join = this.shape('bpmn:ParallelGateway', '', 'gateway', { x: x + 265, y }, parent, {}, this.ids.joinOf(split.id));
    const upper = this.userTask('Nieuwe taak', { x: x + 145, y }, parent);
    const lower = this.userTask('Nieuwe taak ernaast', { x: x + 145, y: y + ROW }, parent);
    this.arrow(split, upper, [right(split), left(upper)]);
    this.arrow(upper, join, [right(upper), left(join)]);
    this.arrow(split, lower, [under(split), { x: under(split).x, y: y + ROW }, left(lower)]);
    this.arrow(lower, join, [right(lower), { x: under(join).x, y: y + ROW }, under(join)]);
    return { first: split, last: join, named: upper };
  }
}

export { APART, left, right, under };
