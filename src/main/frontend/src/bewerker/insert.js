// Adds to the route: on an arrow, at the end of a way, or as a way beside others. What comes after moves to the right.
import { bottomOf } from './room.js';
import { APART, left, right, under } from './blocks.js';
import { flowsFrom, joinOf } from './order.js';

const length = (a, b) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
const level = (a, b) => Math.abs(a.y - b.y) < 2;

/** The piece of an arrow to stand on: where it arrives, else where it leaves, else its longest level piece. */
function pieceOf(waypoints) {
  const pieces = waypoints.slice(1).map((to, index) => ({ index, from: waypoints[index], to }));
  const forward = (piece) => level(piece.from, piece.to) && piece.to.x > piece.from.x;
  const last = pieces[pieces.length - 1];
  if (forward(last)) return { ...last, at: 'end' };
  if (forward(pieces[0])) return { ...pieces[0], at: 'start' };
  const levels = pieces.filter((piece) => level(piece.from, piece.to));
  const [longest] = (levels.length ? levels : pieces).sort((a, b) => length(b.from, b.to) - length(a.from, a.to));
  return { ...longest, at: 'middle' };
}

export class Insert {
  constructor(modeler, room, blocks, ids, said) {
    this.modeling = modeler.get('modeling');
    this.together = modeler.get('together');
    this.room = room;
    this.blocks = blocks;
    this.ids = ids;
    this.said = said;
  }

  /** @returns the element that the person names next */
  onArrow(flow, kind, name) {
    return this.together.run(() => {
      const { width, up, down } = this.blocks.measure(kind);
      const room = (piece) => width + APART + (piece.at === 'middle' ? APART : Math.max(APART, 30));
      const before = pieceOf(flow.waypoints);
      if (level(before.from, before.to)) {
        const end = Math.max(before.from.x, before.to.x);
        this.room.toTheRight(room(before) - Math.abs(before.to.x - before.from.x), end - 5);
      }
      const piece = pieceOf(flow.waypoints);
      const low = Math.min(piece.from.x, piece.to.x);
      const high = Math.max(piece.from.x, piece.to.x);
      const x = { end: high - APART - width, start: low + APART, middle: (low + high - width) / 2 }[piece.at];
      const y = (piece.from.y + piece.to.y) / 2;
      const { target } = flow;
      const { parent } = flow;
      this.room.clear({ x: x - 10, y: y - up, width: width + 20, height: up + down }, y + 30, parent);
      const made = this.blocks.draw(kind, name, { x, y }, parent);
      const waypoints = flow.waypoints.map((point) => ({ x: point.x, y: point.y }));
      const onward = waypoints.slice(piece.index + 1);
      const backwards = piece.to.x < piece.from.x;
      const enters = backwards && made.first === made.last ? right(made.first) : left(made.first);
      const leaves = backwards && made.first === made.last ? left(made.last) : right(made.last);
      this.modeling.reconnectEnd(flow, made.first, enters);
      this.modeling.updateWaypoints(flow, [...waypoints.slice(0, piece.index + 1), enters]);
      if (!level(piece.from, piece.to)) this.modeling.layoutConnection(flow);
      const arrow = this.blocks.arrow(made.last, target, [leaves, ...onward]);
      if (!level(piece.from, piece.to)) this.modeling.layoutConnection(arrow);
      this.ids.followArrows(made.first);
      return made.named;
    });
  }

  /** After something that leads nowhere yet. */
  atTheEnd(element, kind, name) {
    return this.together.run(() => {
      const { width, up, down } = this.blocks.measure(kind);
      const edge = element.host ? { x: element.x + element.width, y: element.y + element.height + 60 } : right(element);
      const start = { x: edge.x + APART, y: edge.y };
      const area = { x: start.x - 10, y: start.y - up, width: width + 20, height: up + down };
      const inTheWay = this.room.inside(area, element.parent).filter((one) => one.x >= edge.x);
      if (inTheWay.length) {
        const first = Math.min(...inTheWay.map((one) => one.x));
        this.room.toTheRight(start.x + width + APART - first, first - 5);
      }
      const made = this.blocks.draw(kind, name, start, element.parent);
      this.blocks.arrow(element, made.first, element.host ? undefined : [right(element), left(made.first)]);
      return made.named;
    });
  }

  /** A new way out of a split, to its join where there is one. */
  newWay(split, kind, name, condition) {
    return this.together.run(() => {
      const join = joinOf(split);
      const { width, up, down } = this.blocks.measure(kind, condition);
      if (join) this.room.toTheRight(width + 2 * APART - (join.x - split.x - split.width), join.x - 5);
      const x = split.x + split.width + APART;
      const end = join ? join.x + join.width : x + width + APART;
      const above = this.lowest(split, join, x, end);
      const y = above + 30 + up;
      this.room.clear({ x: split.x, y: above, width: end - split.x, height: 30 + up + down }, above, split.parent);
      const made = this.blocks.draw(kind, name, { x, y }, split.parent, condition);
      this.blocks.arrow(split, made.first, [under(split), { x: under(split).x, y }, left(made.first)]);
      if (join && kind !== 'end') {
        this.blocks.arrow(made.last, join, [right(made.last), { x: under(join).x, y }, under(join)]);
      }
      return made.named;
    });
  }

  /** How low the ways reach that are there already, and the arrows between them. */
  lowest(split, join, from, to) {
    const flows = this.room
      .all()
      .filter((one) => one.waypoints && one.parent === split.parent)
      .filter((flow) => flow.waypoints.some((point) => point.x > from && point.x < to));
    const inside = flowsFrom(split)
      .map((flow) => flow.target)
      .filter((one) => one !== join);
    const seen = new Set([split]);
    for (const one of inside) {
      if (seen.has(one) || one === join) continue;
      seen.add(one);
      inside.push(...flowsFrom(one).map((flow) => flow.target));
      inside.push(...(one.attachers ?? []));
    }
    const stands = [...seen].filter((one) => one.x < to && one.x + one.width > from);
    const drawn = flows
      .filter((flow) => seen.has(flow.source) && (seen.has(flow.target) || flow.target === join))
      .flatMap((flow) => flow.waypoints.filter((point) => point.x > from && point.x < to).map((point) => point.y));
    return Math.max(bottomOf([split, ...stands]), ...drawn);
  }

  /** What happens when a step takes too long. */
  clockAt(step, name) {
    return this.together.run(() => this.blocks.clockAt(step, name));
  }

  connect(source, target) {
    return this.together.run(() => this.blocks.arrow(source, target));
  }

  remove(element) {
    this.together.run(() => {
      const after = element.waypoints ? [] : [...element.outgoing, ...element.incoming].map((flow) => [flow.source, flow.target]).flat();
      this.modeling.removeElements([element]);
      for (const one of new Set(after)) if (one !== element && one.parent) this.ids.followArrows(one);
    });
  }
}
