// The elements in the order of the route: what a case meets first comes first, and a way is told to its end before the next.
const isFlow = (connection) => connection.type === 'bpmn:SequenceFlow';
const position = (a, b) => a.y - b.y || a.x - b.x;

export const flowsFrom = (element) => (element.outgoing ?? []).filter(isFlow);
export const flowsTo = (element) => (element.incoming ?? []).filter(isFlow);

/** What comes after an element: what it waits for at its edge, then where its arrows lead. */
function next(element) {
  return [...[...(element.attachers ?? [])].sort(position), ...flowsFrom(element).map((flow) => flow.target)];
}

/** Arrows back to what was met before; without them the route has an order. */
function backward(nodes, starts) {
  const back = new Set();
  const open = new Set();
  const done = new Set();
  const visit = (node) => {
    open.add(node);
    for (const target of next(node)) {
      if (open.has(target)) back.add(`${node.id} ${target.id}`);
      else if (!done.has(target)) visit(target);
    }
    open.delete(node);
    done.add(node);
  };
  for (const node of [...starts, ...nodes]) if (!done.has(node)) visit(node);
  return back;
}

/** @returns list of {element, depth} */
export function inOrder(container, depth = 0) {
  const shapes = container.children.filter((child) => !child.waypoints && child.type !== 'label');
  const nodes = shapes.filter((shape) => shape.businessObject.$instanceOf('bpmn:FlowNode'));
  const begins = (node) => !flowsTo(node).length && !node.host;
  const starts = nodes.filter(begins).sort((a, b) => (b.type === 'bpmn:StartEvent') - (a.type === 'bpmn:StartEvent') || position(a, b));
  const back = backward(nodes, starts);
  const before = (node) => new Set([...flowsTo(node).map((flow) => flow.source), ...(node.host ? [node.host] : [])]);
  const told = new Set();
  const rows = [];
  const tell = (node) => {
    told.add(node);
    rows.push({ element: node, depth });
    if (node.children?.length) rows.push(...inOrder(node, depth + 1));
    for (const target of next(node)) {
      const waits = [...before(target)].some((source) => !told.has(source) && !back.has(`${source.id} ${target.id}`));
      if (!told.has(target) && !waits) tell(target);
    }
  };
  for (const node of [...starts, ...nodes.sort((a, b) => a.x - b.x)]) if (!told.has(node)) tell(node);
  const notes = shapes.filter((shape) => shape.type === 'bpmn:TextAnnotation').sort(position);
  return [...rows, ...notes.map((element) => ({ element, depth }))];
}

/** Everything that can be met after this element, and how many steps away at least. */
export function reach(from, without) {
  const found = new Map([[from, 0]]);
  const queue = [from];
  while (queue.length) {
    const node = queue.shift();
    for (const target of next(node)) {
      if (target !== without && !found.has(target)) {
        found.set(target, found.get(node) + 1);
        queue.push(target);
      }
    }
  }
  return found;
}

/** Where all ways of a split come together again; null when they do not. */
export function joinOf(split) {
  const ways = flowsFrom(split).map((flow) => reach(flow.target, split));
  if (!ways.length) return null;
  const joins = [...ways[0].keys()].filter(
    (node) => node.type === split.type && flowsTo(node).length > 1 && ways.every((way) => way.has(node)),
  );
  const far = (node) => Math.max(...ways.map((way) => way.get(node)));
  return joins.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** What stands between a split and its join. */
export function between(split, join) {
  const inside = new Set();
  const visit = (node) => {
    if (node === join || node === split || inside.has(node)) return;
    inside.add(node);
    next(node).forEach(visit);
  };
  flowsFrom(split).forEach((flow) => visit(flow.target));
  return inside;
}

/** The nearest place with steps side by side in which this element stands, or that it opens or closes. */
export function besides(element) {
  const splits = (element.parent?.children ?? []).filter(
    (one) => one.type === 'bpmn:ParallelGateway' && flowsFrom(one).length > 1,
  );
  return splits
    .map((split) => ({ split, join: joinOf(split) }))
    .filter(({ join }) => join)
    .map((place) => ({ ...place, inside: between(place.split, place.join) }))
    .filter(({ split, join, inside }) => [split, join].includes(element) || inside.has(element))
    .sort((a, b) => (b.split === element) - (a.split === element) || a.inside.size - b.inside.size)[0];
}
