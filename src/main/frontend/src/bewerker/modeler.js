// The drawing tool, put together from the parts of bpmn-js that we use: no palette, no pad and no menu of its own, since
// those speak English, are pictures only and cannot be reached by keyboard. Our list and panel do their work.
import BaseModeler from 'bpmn-js/lib/BaseModeler';
import Viewer from 'bpmn-js/lib/Viewer';
import CamundaModdle from 'camunda-bpmn-moddle/resources/camunda.json';
import KeepSelectionVisible from 'diagram-js/lib/features/keep-selection-visible';
import KeyboardMove from 'diagram-js/lib/navigation/keyboard-move';
import MoveCanvas from 'diagram-js/lib/navigation/movecanvas';
import ZoomScroll from 'diagram-js/lib/navigation/zoomscroll';
import AutoScroll from 'diagram-js/lib/features/auto-scroll';
import Bendpoints from 'diagram-js/lib/features/bendpoints';
import KeyboardMoveSelection from 'diagram-js/lib/features/keyboard-move-selection';
import Move from 'diagram-js/lib/features/move';
import EditorActions from 'bpmn-js/lib/features/editor-actions';
import InteractionEvents from 'bpmn-js/lib/features/interaction-events';
import Keyboard from 'bpmn-js/lib/features/keyboard';
import Modeling from 'bpmn-js/lib/features/modeling';
import Outline from 'bpmn-js/lib/features/outline';
import Snapping from 'bpmn-js/lib/features/snapping';
import { dutch } from './translate.js';
import { Together } from './together.js';

/** The theme's own colours by name, so that light and dark change without drawing again. */
const COLOURS = {
  defaultFillColor: 'var(--s-surface)',
  defaultStrokeColor: 'var(--s-ink)',
  defaultLabelColor: 'var(--s-ink)',
};

const SCHAKEL = {
  __init__: ['together'],
  translate: ['value', dutch],
  together: ['type', Together],
};

class RouteModeler extends BaseModeler {}

RouteModeler.prototype._modules = [
  ...Viewer.prototype._modules,
  AutoScroll,
  Bendpoints,
  EditorActions,
  InteractionEvents,
  KeepSelectionVisible,
  Keyboard,
  KeyboardMove,
  KeyboardMoveSelection,
  Modeling,
  Move,
  MoveCanvas,
  Outline,
  Snapping,
  ZoomScroll,
  SCHAKEL,
];

export function routeModeler(container) {
  return new RouteModeler({ container, bpmnRenderer: COLOURS, moddleExtensions: { camunda: CamundaModdle } });
}
