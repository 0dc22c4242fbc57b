// What neither the settings nor the style sheet of Tasklist can do.
import {showDemo} from './demo.js';
import {showMenu, wearSchakel} from './schil.js';
import {useSessionOfSchakel} from './sessie.js';
import {showReferences} from './taken.js';
import {fetchLabels} from './woorden.js';

const FIRST_DUE_FIRST = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);

// Buttons and links that Tasklist draws as a bare icon.
const NAMES = {
  '.task-filters .region-toggle': 'Filters in- of uitklappen',
  '.tasks-list .region-toggle': 'Takenlijst in- of uitklappen',
  '.task-details .region-toggle': 'Taak in- of uitklappen',
  '.task-details .maximize': 'Taak over het hele scherm tonen',
  '.task-details .reset-regions': 'Alle kolommen tonen',
  '.sort-direction': 'Volgorde omdraaien',
  '.new-sort > .dropdown-toggle': 'Nog een volgorde kiezen',
  '.search-field .main-field': 'Zoek in deze taken',
  '.task-filter .actions > a': 'Filter bekijken of wijzigen'
};

function firstDueFirst() {
  const [path, query] = window.location.hash.replace(/^#/, '').split('?');
  const search = new URLSearchParams(query);
  if (!search.has('sorting')) {
    search.set('sorting', FIRST_DUE_FIRST);
    window.history.replaceState(null, '', '#' + (path || '/') + '?' + search);
  }
}

function nameBareIcons() {
  for (const [selector, name] of Object.entries(NAMES)) {
    for (const element of document.querySelectorAll(selector + ':not([aria-label])')) {
      element.setAttribute('aria-label', name);
    }
  }
}

let planned = false;

function complete() {
  planned = false;
  showMenu();
  nameBareIcons();
  showReferences();
}

// Tasklist draws in many small steps: once per frame is enough.
function completeSoon() {
  if (!planned) {
    planned = true;
    window.requestAnimationFrame(complete);
  }
}

wearSchakel();
firstDueFirst();
useSessionOfSchakel();
new MutationObserver(completeSoon).observe(document.body, {childList: true, subtree: true});

// Tasklist waits for this script before it draws.
await Promise.all([fetchLabels(), showDemo()]);

export default [];
