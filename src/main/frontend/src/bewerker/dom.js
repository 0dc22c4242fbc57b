// The few pieces that list, panel and problems are made of. Nothing is ever written as HTML.
let count = 0;

export function make(tag, properties = {}, ...children) {
  const { dataset, attributes, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, dataset ?? {});
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(text, onclick, kind = 'secondary-action') {
  return make('button', { type: 'button', className: `utrecht-button utrecht-button--${kind}`, textContent: text, onclick });
}

/** A label with its control, and what helps to fill it in. The key says which one it is, when the panel is drawn anew. */
export function field(key, text, control, hint) {
  control.id ||= `veld-${key}-${(count += 1)}`;
  control.dataset.key = key;
  const help = hint ? make('p', { className: 'hint small', id: `${control.id}-hulp`, textContent: hint }) : null;
  if (help) control.setAttribute('aria-describedby', help.id);
  return make(
    'div',
    { className: 'field bewerker-field' },
    make('label', { className: 'utrecht-form-label', htmlFor: control.id, textContent: text }),
    help,
    control,
  );
}

/** Text is taken over after a pause in typing, and when the field is left. */
export function text(value, onchange, { rows, maxLength = 200 } = {}) {
  const control = make(rows ? 'textarea' : 'input', {
    className: rows ? 'utrecht-textarea bewerker-textarea' : 'utrecht-textbox',
    maxLength,
    value,
  });
  if (rows) control.rows = rows;
  let taken = value;
  let pause;
  const take = () => {
    clearTimeout(pause);
    if (control.value === taken) return;
    taken = control.value;
    onchange(taken);
  };
  control.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(take, 700);
  });
  control.addEventListener('change', take);
  control.take = take;
  return control;
}

/**
 * What is chosen by typing passes other choices on its way, so it is taken over after a pause, and when the field is left.
 *
 * @param options list of [value, text]
 */
export function select(options, value, onchange) {
  const control = make(
    'select',
    { className: 'utrecht-select' },
    ...options.map(([code, name]) => make('option', { value: code, textContent: name })),
  );
  control.value = value;
  if (!onchange) return control;
  let taken = value;
  let pause;
  control.take = () => {
    clearTimeout(pause);
    if (control.value === taken) return;
    taken = control.value;
    onchange(taken);
  };
  control.addEventListener('change', () => {
    clearTimeout(pause);
    pause = setTimeout(control.take, 500);
  });
  control.addEventListener('blur', control.take);
  return control;
}

/** One of a few answers, each a row of its own. */
export function radios(key, legend, options, value, onchange, hint) {
  const name = `keuze-${key}-${(count += 1)}`;
  return make(
    'fieldset',
    { className: 'field bewerker-field' },
    make('legend', { textContent: legend }),
    hint ? make('p', { className: 'hint small', textContent: hint }) : null,
    make(
      'div',
      { className: 'choices--row' },
      ...options.map(([code, words]) =>
        make(
          'label',
          { className: 'choice' },
          make('input', {
            type: 'radio',
            name,
            value: code,
            checked: code === value,
            dataset: { key: `${key}-${code}` },
            onchange: () => onchange(code),
          }),
          make('span', { className: 'choice__text', textContent: words }),
        ),
      ),
    ),
  );
}

/** Any of a few answers, each a row of its own. @param onchange gets the codes that are ticked, in their order */
export function ticks(key, legend, options, values, onchange) {
  const boxes = options.map(([code]) =>
    make('input', {
      type: 'checkbox',
      value: code,
      checked: values.includes(code),
      dataset: { key: `${key}-${code}` },
      onchange: () => onchange(boxes.filter((box) => box.checked).map((box) => box.value)),
    }),
  );
  return make(
    'fieldset',
    { className: 'field bewerker-field' },
    make('legend', { textContent: legend }),
    ...options.map(([, words], at) =>
      make('label', { className: 'choice' }, boxes[at], make('span', { className: 'choice__text', textContent: words })),
    ),
  );
}

/** What is set by Schakel itself: shown, never changed. */
export function fixed(title, words) {
  return make(
    'div',
    { className: 'field bewerker-field' },
    make('p', { className: 'utrecht-form-label', textContent: title }),
    make('p', { className: 'soft bewerker-fixed', textContent: words }),
  );
}
