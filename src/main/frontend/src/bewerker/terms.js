// The terms of a step, in numbers and words; nobody sees how the engine writes a duration.
import { button, field, make, select } from './dom.js';
import { says } from './nl.js';

const UNITS = {
  werkdagen: ['werktijd', /^P(\d+)D$/, (number) => `P${number}D`],
  dagen: ['kloktijd', /^P(\d+)D$/, (number) => `P${number}D`],
  werkuren: ['werktijd', /^PT(\d+)H$/, (number) => `PT${number}H`],
  uren: ['kloktijd', /^PT(\d+)H$/, (number) => `PT${number}H`],
  minuten: ['kloktijd', /^PT(\d+)M$/, (number) => `PT${number}M`],
};

export const FIVE_DAYS = ['normaal', 'acuut'].map((urgentie) => ({
  urgentie,
  duur: 'P5D',
  telling: 'werktijd',
  oppakken: '',
  herinnering: 0.75,
  bij100: 'collegas',
  bij150: 'ketenregisseur',
}));

function readDuration(duration, counting) {
  for (const [unit, [counts, shape]] of Object.entries(UNITS)) {
    const found = shape.exec(duration ?? '');
    if (found && counts === counting) return { number: found[1], unit };
  }
  return null;
}

const numberField = (value) => make('input', { className: 'utrecht-textbox', type: 'number', min: 1, max: 999, step: 1, value: value ?? '' });

/** @returns element and a way to read it: the line as it is now, or null when what was typed is no number */
function duration(key, title, hint, value, counting, optional) {
  const now = readDuration(value, counting);
  if (value && !now) return { element: null, read: () => ({ value, counting }) };
  const number = numberField(now?.number);
  const units = Object.keys(UNITS).filter((unit) => !optional || UNITS[unit][0] === counting);
  const unit = select(units.map((one) => [one, says.units[one]]), now?.unit ?? units[0]);
  number.dataset.key = `${key}-aantal`;
  unit.dataset.key = `${key}-eenheid`;
  number.setAttribute('aria-label', `${title} ${says.termNumber}`);
  unit.setAttribute('aria-label', `${title} ${says.termUnit}`);
  return {
    element: make(
      'div',
      { className: 'field bewerker-field', attributes: { role: 'group', 'aria-label': title } },
      make('p', { className: 'utrecht-form-label', textContent: title }),
      hint ? make('p', { className: 'hint small', textContent: hint }) : null,
      make('div', { className: 'bewerker-duration' }, number, unit),
    ),
    read() {
      if (!number.value && optional) return { value: '', counting };
      if (!/^[1-9]\d{0,2}$/.test(number.value)) return null;
      const [counts, , write] = UNITS[unit.value];
      return { value: write(number.value), counting: counts };
    },
  };
}

function line(rule, key) {
  const long = duration(`${key}-duur`, says.termLong, null, rule.duur, rule.telling, false);
  const pick = duration(`${key}-oppakken`, says.termPick, says.termPickHint, rule.oppakken, rule.telling, true);
  const people = (value) => [
    ...Object.entries(says.late),
    ...(value && !(value in says.late) ? [[value, says.own]] : []),
  ];
  const late = select(people(rule.bij100), rule.bij100);
  const veryLate = select(people(rule.bij150), rule.bij150);
  return {
    element: make(
      'fieldset',
      { className: 'bewerker-term' },
      make('legend', { textContent: says.termWhen[rule.urgentie] ?? rule.urgentie }),
      long.element,
      pick.element,
      field(`${key}-100`, says.termLate, late),
      field(`${key}-150`, says.termVeryLate, veryLate),
    ),
    read() {
      const [lasts, within] = [long.read(), pick.read()];
      if (!lasts || !within) return null;
      return { ...rule, duur: lasts.value, telling: lasts.counting, oppakken: within.value, bij100: late.value, bij150: veryLate.value };
    },
  };
}

export class Terms {
  /** @param settle sees to it that the drawing is saved */
  constructor(api, settings, settle) {
    Object.assign(this, { api, settings, settle });
    this.steps = null;
  }

  /** The terms of all steps of this model, as the draft has them. */
  async read(model) {
    this.model = model;
    this.steps = await this.api.read(`termijnen?model=${encodeURIComponent(model)}`);
    return this.steps;
  }

  /** Elements that a row of the table refers to. */
  bound() {
    return (this.steps ?? []).filter((step) => step.regels?.length).map((step) => step.element);
  }

  of(element) {
    return this.steps?.find((step) => step.element === element);
  }

  /**
   * A row of the table belongs to the name of a step, so that name is saved first.
   *
   * @returns null when it is kept, else what was wrong
   */
  async keep(element, rules) {
    await this.settle();
    await this.read(this.model);
    const step = this.of(element.id);
    if (!step) return says.termRefused;
    const outcome = await this.api.send('PUT', `termijnen/${encodeURIComponent(this.model)}/${encodeURIComponent(step.stap)}`, {
      type: 'application/json',
      body: JSON.stringify({ regels: rules }),
    });
    if (outcome.kind === 'done') return null;
    const [first] = outcome.said?.fouten ?? [];
    return `${says.termRefused} ${first?.melding ?? outcome.said?.detail ?? ''}`.trim();
  }

  section(element, kept) {
    const step = this.of(element.id);
    const place = make('section', { className: 'bewerker-section', dataset: { slot: 'terms', loose: '' }, attributes: { 'aria-label': says.term } });
    const status = make('p', { className: 'small', attributes: { role: 'status' } });
    place.append(make('h3', { textContent: says.term }));
    if (!this.steps || !step) {
      place.append(make('p', { className: 'soft', textContent: this.steps ? says.termAfterSave : says.termUnreadable }));
      return place;
    }
    const keep = async (rules) => {
      const wrong = await this.keep(element, rules);
      status.textContent = wrong ?? says.termSaved;
      status.classList.toggle('error', Boolean(wrong));
      if (!wrong) kept();
    };
    if (!step.regels?.length) {
      const set = button(says.termSet, () => keep(FIVE_DAYS));
      set.dataset.key = 'termijn-zet';
      place.append(make('p', { textContent: step.algemeen ? says.termGeneral : says.termNone }), set, status, this.all());
      return place;
    }
    const lines = step.regels.map((rule, index) => line(rule, `termijn-${index}`));
    const save = button(says.termSave, () => {
      const rules = lines.map((one) => one.read());
      if (rules.includes(null)) {
        status.textContent = says.termWrong;
        status.classList.add('error');
        place.querySelector('input:invalid, input[type=number]')?.focus();
      } else keep(rules);
    });
    save.dataset.key = 'termijn-bewaar';
    place.append(...lines.map((one) => one.element), save, status, this.all());
    return place;
  }

  all() {
    const { draft, file } = this.settings;
    const href = `${draft}/termijnen?model=${encodeURIComponent(this.model)}&van=${encodeURIComponent(file)}`;
    return make('p', { className: 'bewerker-link' }, make('a', { href, textContent: says.termAll }));
  }
}
