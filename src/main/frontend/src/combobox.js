/** Text without accents, signs and case, for searching: "Súdwest-Fryslân" is found with "sudwest fr". */
const plain = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const SHOWN_AT_MOST = 30;

/**
 * Makes an editable combobox with a list (WAI-ARIA 1.2 pattern) of an input with a datalist.
 * The input stays an ordinary input: what is typed is sent, with or without a choice from the list.
 */
export function combobox(root) {
  const input = root.querySelector('input[list]');
  const names = [...root.querySelectorAll('datalist option')].map((option) => option.value);
  const entries = names.map((name) => ({ name, plain: plain(name) }));
  const list = document.createElement('ul');
  const status = document.createElement('p');
  let options = [];
  let active = -1;

  list.id = `${input.id}-lijst`;
  list.className = 'combobox__list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', root.closest('.field')?.querySelector('label')?.textContent ?? '');
  list.hidden = true;
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  input.removeAttribute('list');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  root.append(list, status);

  function find(text) {
    const wanted = plain(text);
    if (!wanted) return [];
    const starts = entries.filter((entry) => entry.plain.startsWith(wanted));
    const inside = entries.filter((entry) => !entry.plain.startsWith(wanted) && entry.plain.includes(wanted));
    return [...starts, ...inside].slice(0, SHOWN_AT_MOST).map((entry) => entry.name);
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function mark(index) {
    active = index;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    if (index < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', options[index].id);
      options[index].scrollIntoView({ block: 'nearest' });
    }
  }

  function choose(name) {
    input.value = name;
    close();
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function open() {
    const found = find(input.value);
    list.replaceChildren(
      ...found.map((name, i) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${i}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = name;
        return option;
      }),
    );
    options = [...list.children];
    active = -1;
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    input.removeAttribute('aria-activedescendant');
    const text = found.length ? root.dataset.found.replace('{0}', found.length) : root.dataset.none;
    status.textContent = input.value.trim() ? text : '';
  }

  input.addEventListener('input', open);
  input.addEventListener('keydown', (event) => {
    const shown = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!shown) open();
      if (options.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((active + step + options.length) % options.length);
    } else if (event.key === 'Enter' && shown && active >= 0) {
      event.preventDefault();
      choose(options[active].textContent);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      close();
    }
  });
  // pressing the mouse must not take the focus from the input before the click counts
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('li');
    if (option) choose(option.textContent);
  });
  input.addEventListener('blur', () => {
    // one clear candidate is meant: "nijkerk" becomes "Nijkerk"
    const exact = entries.find((entry) => entry.plain === plain(input.value));
    if (exact) input.value = exact.name;
    close();
  });
}
