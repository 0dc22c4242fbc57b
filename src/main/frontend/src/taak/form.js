import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Dutch } from 'flatpickr/dist/l10n/nl.js';
import { characters } from '../characters.js';
import { drawn, inDutch } from './nl.js';

flatpickr.localize(Dutch);

/** form-js has no place for translations: what it draws is put into Dutch as it appears. */
function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue.trim();
    const expand = /^Expand all \((\d+)\)$/.exec(text);
    if (expand) node.nodeValue = ` Toon alles (${expand[1]})`;
    else if (drawn.has(text) && drawn.get(text) !== text) node.nodeValue = node.nodeValue.replace(text, drawn.get(text));
  }
  for (const name of ['placeholder', 'aria-label', 'title']) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const text = element.getAttribute(name);
      const remove = /^Remove list item (\d+)$/.exec(text);
      if (remove) element.setAttribute(name, `Regel ${remove[1]} weghalen`);
      else if (drawn.has(text) && drawn.get(text) !== text) element.setAttribute(name, drawn.get(text));
    }
  }
}

/** As many letters fit in a third of the form's width. */
const SHORT = 14;

/** Radio buttons and ticks under one question are a group with that question as its name, also for a screen reader. */
function nameGroups(root) {
  for (const group of root.querySelectorAll('.fjs-form-field-radio, .fjs-form-field-checklist')) {
    const label = group.querySelector(':scope > .fjs-form-field-label');
    if (!label) continue;
    label.id ||= `groep-${Math.random().toString(36).slice(2)}`;
    if (group.getAttribute('aria-labelledby') === label.id) continue;
    group.setAttribute('role', group.classList.contains('fjs-form-field-radio') ? 'radiogroup' : 'group');
    group.setAttribute('aria-labelledby', label.id);
    const answers = [...group.querySelectorAll(':scope > label[for]')];
    group.dataset.short = String(answers.length <= 3 && answers.every((answer) => answer.textContent.trim().length <= SHORT));
    // one name makes the arrow keys walk through the answers
    for (const answer of group.querySelectorAll('input[type=radio]')) answer.name ||= label.id;
  }
}

function polish(root) {
  const apply = () => {
    translate(root);
    nameGroups(root);
  };
  apply();
  new MutationObserver(apply).observe(root, { childList: true, subtree: true, characterData: true });
}

/** form-js counts a character beyond the first plane, such as an emoji, as two; the server counts it once. */
function countedTwice(message, value) {
  const limit = /maximum length of (\d+)/.exec(message);
  return limit && typeof value === 'string' && characters(value) <= Number(limit[1]);
}

function speakDutch(form) {
  const validator = form.get('validator');
  const registry = form.get('formFieldRegistry');
  const original = validator.validateFieldInstance.bind(validator);
  validator.validateFieldInstance = (instance, value) =>
    original(instance, value)
      .filter((message) => !countedTwice(message, value))
      .map((message) => inDutch(message, registry.get(instance.id)?.type));
}

/** Shows the form of a task and hides how form-js keeps its fields. */
export async function showForm(container, schema, answers) {
  const form = new Form({ container });
  speakDutch(form);
  await form.importSchema(schema, answers);
  polish(container);
  return {
    /** The answers, and per question what form-js finds wrong with them: [{label, message, element}]. */
    read() {
      const { data, errors } = form.submit();
      return { data, problems: problemsOf(form, container, errors) };
    },

    /** The answers as they are, with nothing said about what is wrong with them. */
    peek() {
      return form._getSubmitData();
    },

    /** Puts the server's refusals at their questions; answers the same list as read(). */
    refuse(refusals) {
      const errors = {};
      const homeless = [];
      for (const { field, message } of refusals) {
        const place = placeOf(form, field);
        if (!place) {
          homeless.push({ message, element: null });
          continue;
        }
        let at = errors;
        for (const step of place.slice(0, -1)) at = at[step] ??= {};
        const last = place[place.length - 1];
        at[last] = [...(at[last] ?? []), message];
      }
      // the one call form-js offers for errors that it did not find itself
      form._setState({ errors });
      return [...problemsOf(form, container, errors), ...homeless];
    },

    onChange(listener) {
      form.on('changed', listener);
    },
  };
}

/** "acties[1].wat" in the words of form-js: the id of the question, then the numbers of its rows. */
function placeOf(form, name) {
  const fields = form.get('formFieldRegistry').getAll();
  const rows = [...name.matchAll(/\[(\d+)]/g)].map((match) => Number(match[1]));
  const keys = name.replace(/\[\d+]/g, '').split('.');
  const key = keys[keys.length - 1];
  const field = fields.find((each) => (each.key ?? each.path) === key);
  return field ? [field.id, ...rows] : null;
}

function problemsOf(form, container, errors) {
  const registry = form.get('formFieldRegistry');
  const found = [];
  const collect = (id, value, rows) => {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
      const field = registry.get(id);
      const label = field?.label ?? field?.dateLabel ?? field?.dateTimeLabel ?? '';
      const place = [id, ...rows].join('_');
      const element = container.querySelector(`[id$="-${CSS.escape(place)}"], [id^="fjs-form"][id*="-${CSS.escape(place)}-"]`);
      for (const message of value) found.push({ label: String(label), message, element });
    } else if (value && typeof value === 'object') {
      for (const [row, inner] of Object.entries(value)) if (inner) collect(id, inner, [...rows, row]);
    }
  };
  for (const [id, value] of Object.entries(errors)) collect(id, value, []);
  const order = (problem) => (problem.element ? problem.element.getBoundingClientRect().top : Infinity);
  return found.sort((a, b) => order(a) - order(b));
}
