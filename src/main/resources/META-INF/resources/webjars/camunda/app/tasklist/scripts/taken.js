// Which report a task in the list belongs to, and whether it is late by the clock of the server.
//
// Tasklist shows a task's name and its times only: its engine keeps the rest from people who may see the task but not
// the process around it. Our own API knows, and shows each person no more than that person may see.

const TASKS = '/api/v1/taken';
const FRESH_FOR = 10000;

let known = new Map();
let asked = 0;
let busy = false;

function idOf(card) {
  const link = card.querySelector('h4.task a');
  const query = link ? link.getAttribute('href').split('?')[1] : '';
  return new URLSearchParams(query).get('task');
}

function mark(card, text, className) {
  const line = document.createElement('span');
  line.className = className;
  line.textContent = text;
  card.querySelector('.names').append(line);
}

function draw(card, task) {
  card.querySelectorAll('.schakel-melding, .schakel-laat').forEach(old => old.remove());
  if (!task) {
    return;
  }
  if (task.referentie) {
    mark(card, task.referentie, 'schakel-melding');
  }
  if (task.teLaat) {
    mark(card, 'Te laat', 'schakel-laat');
  }
}

function drawAll(cards) {
  for (const card of cards) {
    const id = idOf(card);
    const task = known.get(id);
    const state = [id, task && task.referentie, task && task.teLaat].join();
    if (card.dataset.schakel !== state) {
      card.dataset.schakel = state;
      draw(card, task);
    }
  }
}

async function ask() {
  busy = true;
  asked = Date.now();
  try {
    const answer = await fetch(TASKS, {headers: {Accept: 'application/json'}});
    if (answer.ok) {
      const {taken} = await answer.json();
      known = new Map(taken.map(task => [task.id, task]));
    }
  } catch (offline) {
    // the list itself says so; the references come with the next refresh
  } finally {
    busy = false;
  }
  drawAll(document.querySelectorAll('li.task'));
}

/** Adds the references to the tasks on the screen. Cheap to call often. */
export function showReferences() {
  const cards = document.querySelectorAll('li.task');
  drawAll(cards);
  if (cards.length && !busy && Date.now() - asked > FRESH_FOR) {
    ask();
  }
}
