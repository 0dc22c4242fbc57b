// The report form works without any of this; here it gets a search list, more persons and a quick way out.
import { combobox } from './combobox.js';

/** Copies the last person's fields, empty, below it. Without script the server does the same. */
function addPerson(button) {
  const persons = [...document.querySelectorAll('[data-person]')];
  const last = persons[persons.length - 1];
  const number = persons.length;
  const copy = last.cloneNode(true);
  copy.id = `veld-betrokkenen-${number}`;
  copy.querySelector('legend').textContent = button.dataset.number.replace('{0}', number + 1);
  for (const error of copy.querySelectorAll('.error')) error.remove();
  for (const field of copy.querySelectorAll('input, select')) {
    field.value = '';
    field.id = field.id.replace(/\d+$/, number);
  }
  for (const label of copy.querySelectorAll('label')) label.htmlFor = label.htmlFor.replace(/\d+$/, number);
  last.after(copy);
  copy.querySelector('input').focus();
}

function copyCodes(button, status) {
  const texts = [...document.querySelectorAll('[data-copied]')].map(
    (value) => `${value.previousElementSibling.textContent}: ${value.textContent.trim()}`,
  );
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(texts.join('\n'));
    status.textContent = button.dataset.done;
    button.textContent = button.dataset.done;
  });
}

/** A file that is too large is told before minutes of sending; the server looks as well. */
function largest(input) {
  input.addEventListener('change', () => {
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.largest));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    input.reportValidity();
  });
}

/** Says that mail cannot go there, and lets it be: an address is never a reason not to report. */
function doubt(field, hint) {
  const parts = /^\S+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/;
  const show = () => {
    const typed = field.value.trim();
    const fine = typed === '' || (!field.validity.typeMismatch && parts.test(typed));
    hint.textContent = fine ? '' : hint.dataset.words;
  };
  field.addEventListener('change', show);
  // told while typing only to take it back
  field.addEventListener('input', () => {
    if (hint.textContent !== '') show();
  });
  show();
}

for (const root of document.querySelectorAll('[data-combobox]')) combobox(root);
for (const input of document.querySelectorAll('[data-largest]')) largest(input);

const mail = document.querySelector('[data-doubt]');
if (mail) doubt(mail, document.querySelector('[data-doubt-text]'));

document.querySelector('[data-add-person]')?.addEventListener('click', (event) => {
  event.preventDefault();
  addPerson(event.currentTarget);
});

document.querySelector('[data-quick-exit]')?.addEventListener('click', (event) => {
  event.preventDefault();
  // replace: the back button does not lead here again
  location.replace(event.currentTarget.href);
});

const copyButton = document.querySelector('[data-copy]');
if (copyButton && navigator.clipboard) copyCodes(copyButton, document.querySelector('[data-copy-status]'));
