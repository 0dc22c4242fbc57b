import { kinds, says } from './nl.js';
import { flowsFrom, flowsTo } from './order.js';

/** What an element is, in Dutch. */
export function kindOf(element) {
  const { type } = element;
  if (type.endsWith('Gateway') && type !== 'bpmn:EventBasedGateway' && flowsFrom(element).length < 2 && flowsTo(element).length > 1) {
    return type === 'bpmn:ParallelGateway' ? kinds.allDone : kinds.together;
  }
  return kinds[type] ?? type.replace('bpmn:', '');
}

export function nameOf(element) {
  const { businessObject } = element;
  return (businessObject.name ?? businessObject.text ?? '').trim();
}

/** A name for everything, also for what has none. */
export function calledBy(element) {
  return nameOf(element) || kindOf(element).toLowerCase();
}

/** Of a choice that has more ways: only there an arrow has something to say. */
export function isChoice(element) {
  return ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(element.type) && flowsFrom(element).length > 1;
}

/** Where an arrow leads: the first thing with a name, since ways that come together have none. */
function leadsTo(element, seen = new Set()) {
  const [only, more] = flowsFrom(element);
  if (nameOf(element) || !only || more || seen.has(element)) return element;
  return leadsTo(only.target, seen.add(element));
}

export const arrowText = (flow) => says.toTarget(nameOf(flow), calledBy(leadsTo(flow.target)));
