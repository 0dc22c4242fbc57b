// What a partner will see of a form that a director writes: drawn by the same code as the page of a task. Nothing of it is sent.
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './styles/taak.css';
import { showForm } from './taak/form.js';

const root = document.getElementById('voorbeeld');

async function draw() {
  try {
    await showForm(root, JSON.parse(root.dataset.schema), {});
  } catch {
    root.hidden = true;
    document.getElementById('geen-voorbeeld').hidden = false;
  }
}

if (root) draw();
