// Makes room in the drawing: what comes after moves to the right, what stands below moves down, so that nothing overlaps.
const GAP = 20;

const isShape = (element) => !element.waypoints;

const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export class Room {
  constructor(modeler) {
    this.space = modeler.get('spaceTool');
    this.canvas = modeler.get('canvas');
    this.registry = modeler.get('elementRegistry');
  }

  all() {
    const root = this.canvas.getRootElement();
    const below = (element) => [element, ...(element.children ?? []).flatMap(below)];
    return below(root);
  }

  make(axis, delta, start) {
    if (delta <= 0) return;
    const { movingShapes, resizingShapes } = this.space.calculateAdjustments(this.all(), axis, delta, start);
    const way = axis === 'x' ? { x: Math.ceil(delta), y: 0 } : { x: 0, y: Math.ceil(delta) };
    this.space.makeSpace(movingShapes, resizingShapes, way, axis === 'x' ? 'e' : 's', start);
  }

  toTheRight(delta, start) {
    this.make('x', delta, start);
  }

  below(delta, start) {
    this.make('y', delta, start);
  }

  /** What stands in a part of the drawing; a part of the route that is drawn open is ground to stand on. */
  inside(area, parent) {
    return this.all().filter(
      (one) => isShape(one) && one.parent && one !== parent && !contains(one, parent) && overlaps(one, area),
    );
  }

  /** What stands on a line moves with it, else its arrows would get a bend. */
  wholeRow(y, parent) {
    const row = this.all().filter(
      (one) => isShape(one) && one.parent === parent && one.businessObject.$instanceOf('bpmn:FlowNode') && one.type !== 'label' && one.y < y && y < one.y + one.height,
    );
    return Math.min(y, ...row.map((one) => one.y));
  }

  /** How high the arrows lie that pass through an area from side to side. */
  crossing(area) {
    return this.all()
      .filter((one) => one.waypoints)
      .flatMap((flow) => flow.waypoints.slice(1).map((to, index) => [flow.waypoints[index], to]))
      .filter(([from, to]) => Math.abs(from.y - to.y) < 2)
      .map(([from, to]) => ({ x: Math.min(from.x, to.x), y: from.y, width: Math.abs(from.x - to.x), height: 1 }))
      .filter((line) => overlaps(line, area))
      .map((line) => line.y);
  }

  /** What stands in an area, from a line on, moves down as far as it must. */
  clear(area, from, parent) {
    const inTheWay = [...this.inside(area, parent).map((one) => one.y), ...this.crossing(area)].filter((y) => y >= from);
    if (!inTheWay.length) return;
    const top = this.wholeRow(Math.min(...inTheWay), parent);
    this.below(area.y + area.height + GAP - top, top - 1);
  }
}

function contains(outer, element) {
  for (let one = element; one; one = one.parent) if (one === outer) return true;
  return false;
}

/** The lowest point of elements with their labels, edges and notes. */
export function bottomOf(elements) {
  const lowest = (element) =>
    Math.max(
      element.y + element.height,
      ...(element.labels ?? []).map((label) => label.y + label.height),
      ...(element.attachers ?? []).map(lowest),
      ...[...(element.outgoing ?? []), ...(element.incoming ?? [])]
        .filter((one) => one.type === 'bpmn:Association')
        .flatMap((one) => [one.source, one.target])
        .filter((one) => one.type === 'bpmn:TextAnnotation')
        .map((one) => one.y + one.height),
    );
  return Math.max(...elements.map(lowest));
}
