/**
 * How many characters a text has for who types it, as the server counts (InputCheck.length): a character of any plane is
 * one, and so is the end of a line, however it is written.
 */
export const characters = (text) => [...text.replaceAll('\r\n', '\n')].length;

/**
 * Lets a field hold as many characters as the server takes. The attribute of HTML counts halves of a character, so that
 * somebody who types an emoji runs out of room too early; without script it stays as it is, which is never too wide.
 */
export function limitByCharacters(root) {
  for (const field of root.querySelectorAll('input[maxlength], textarea[maxlength]')) {
    const most = field.maxLength;
    field.removeAttribute('maxlength');
    // what is pasted into a long text stays whole: the counter says what is too much, and the server keeps it
    if (field.parentElement.querySelector('[data-counter]')) continue;
    field.addEventListener('input', (event) => {
      if (!event.isComposing && characters(field.value) > most) {
        field.value = [...field.value].slice(0, most).join('');
      }
    });
  }
}

/** Says below a text how much room is left once that is little, and what is too much. */
export function countCharacters(root) {
  for (const output of root.querySelectorAll('[data-counter]')) {
    const field = output.parentElement.querySelector('textarea');
    const { max, left, over } = output.dataset;
    const near = Number(max) * 0.9;
    const show = () => {
      const length = characters(field.value);
      output.hidden = length < near;
      if (output.hidden) return;
      const text = length > max ? over : left;
      output.textContent = text.replace('{0}', Math.abs(max - length).toLocaleString('nl-NL'));
      output.classList.toggle('error', length > max);
    };
    field.addEventListener('input', show);
    show();
  }
}
