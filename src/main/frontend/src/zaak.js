// The page of one case: draws the routes it runs on, with where it stands. Everything it shows also stands in words on
// the page.
import 'bpmn-js/dist/assets/diagram-js.css';
import './styles/zaak.css';
import { Picture } from './picture.js';

const MARKS = [
  { list: 'done', marker: 'case-done' },
  { list: 'active', marker: 'case-here' },
];

const pictures = [...document.querySelectorAll('.route')].map((details) => new Picture(details, MARKS, 'active'));

for (const picture of pictures) {
  // a picture in a closed part has no size, so it is drawn when it opens
  picture.details.addEventListener('toggle', () => picture.details.open && picture.draw());
  if (picture.details.open) picture.draw();
}

// on paper nothing is folded
let folded = [];
window.addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('.case details:not([open]):not(.route)')];
  for (const details of folded) details.open = true;
  for (const picture of pictures) picture.onPaper();
});
window.addEventListener('afterprint', () => {
  for (const details of folded) details.open = false;
  for (const picture of pictures) picture.onScreen();
});
