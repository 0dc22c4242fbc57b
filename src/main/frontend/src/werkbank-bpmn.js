// The page on which a chain director draws one route of a draft. The list beside the drawing does everything by keyboard.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './styles/bewerker.css';
import { Api, versionOf } from './bewerker/api.js';
import { Editor } from './bewerker/editor.js';
import { routeModeler } from './bewerker/modeler.js';
import { says } from './bewerker/nl.js';

const root = document.getElementById('bewerker');
const settings = { ...root.dataset };

/** The ids of what was published; they stay whatever it is called. */
function idsIn(xml) {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return new Set([...document.querySelectorAll('[id]')].map((element) => element.id));
}

async function start() {
  const api = new Api(settings);
  const file = encodeURIComponent(settings.file);
  const [drawing, catalogue, base] = await Promise.all([
    api.ask('GET', `bestanden/${file}`, { accept: 'application/xml' }),
    api.read(`catalogus?model=${file}`),
    settings.base ? api.ask('GET', settings.base, { accept: 'application/xml' }) : null,
  ]);
  if (drawing.kind !== 'done') throw new Error(drawing.kind);
  const modeler = routeModeler(root.querySelector('[data-part=canvas]'));
  await modeler.importXML(await drawing.response.text());
  const editor = new Editor(root, settings, api, modeler);
  if (base?.kind === 'done') editor.ids.published = idsIn(await base.response.text());
  await editor.open(catalogue, versionOf(drawing.response));
  root.dataset.ready = 'true';
}

start().catch((problem) => {
  console.warn(problem);
  root.querySelector('[data-failed]').hidden = false;
  root.querySelector('[data-failed]').textContent = says.unreadable;
  root.dataset.ready = 'failed';
});
