// The pages of the workbench: draws models, and paints what differs between two versions. Everything it shows also stands in
// words on the page.
import 'bpmn-js/dist/assets/diagram-js.css';
import './styles/zaak.css';
import './styles/werkbank.css';
import { Picture } from './picture.js';

// the later one wins where two fit
const MARKS = [
  { list: 'moved', marker: 'diff-moved' },
  { list: 'changed', marker: 'diff-changed', sign: '\u2260' },
  { list: 'added', marker: 'diff-new', sign: '+' },
  { list: 'gone', marker: 'diff-gone', sign: '\u2212' },
];

const first = (details) => {
  const { dataset } = details.querySelector('.route__scroll');
  return ['added', 'changed', 'gone', 'moved'].find((list) => dataset[list]) ?? 'added';
};

for (const details of document.querySelectorAll('.route')) {
  const picture = new Picture(details, MARKS, first(details));
  // a picture in a closed part has no size, so it is drawn when it opens
  details.addEventListener('toggle', () => details.open && picture.draw());
  if (details.open) picture.draw();
  window.addEventListener('beforeprint', () => picture.onPaper());
  window.addEventListener('afterprint', () => picture.onScreen());
}

// a trial of a draft goes on by itself: says how far it is, and shows what came of it as soon as it is there
const waiting = document.querySelector('[data-until-ready]');
const ASK_EVERY = 3000;

const ask = async () => {
  try {
    const answer = await fetch(waiting.dataset.untilReady, { headers: { Accept: 'application/json' } });
    if (answer.ok) {
      const { stand, tekst } = await answer.json();
      if (stand !== 'wacht' && stand !== 'bezig') {
        window.location.reload();
        return;
      }
      const status = waiting.querySelector('[role=status]');
      if (status.textContent !== tekst) status.textContent = tekst;
    }
  } catch {
    // no connection now: asked again
  }
  setTimeout(ask, ASK_EVERY);
};

if (waiting) setTimeout(ask, ASK_EVERY);
