// What colleagues say about an element of the draft, and what they have ticked off.
import { button, field, make } from './dom.js';
import { says } from './nl.js';

const day = (moment) => new Date(moment).toLocaleString('nl-NL', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

export class Comments {
  constructor(api, settings) {
    Object.assign(this, { api, settings });
    this.all = null;
  }

  async read() {
    this.all = await this.api.read('opmerkingen');
  }

  of(element) {
    return (this.all ?? []).filter((one) => one.bestand === this.settings.file && one.element === element.id);
  }

  /** @param again draws the panel anew */
  section(element, again) {
    if (!this.all) return null;
    const said = this.of(element);
    const open = said.filter((one) => !one.klaarOp);
    const typed = make('textarea', { className: 'utrecht-textarea bewerker-textarea', rows: 3, maxLength: 500 });
    const told = make('p', { className: 'error small', attributes: { role: 'alert' } });
    const send = async (method, path, body) => {
      const outcome = await this.api.send(method, path, body ? { type: 'application/json', body: JSON.stringify(body) } : {});
      if (outcome.kind !== 'done') {
        told.textContent = outcome.said?.fouten?.[0]?.melding ?? says.commentFailed;
        return;
      }
      if (body) typed.value = '';
      await this.read();
      again();
    };
    const say = button(says.commentSay, () => {
      if (typed.value.trim()) send('POST', 'opmerkingen', { bestand: this.settings.file, element: element.id, tekst: typed.value.trim() });
      else typed.focus();
    });
    say.dataset.key = 'opmerking-zeg';
    return make(
      'details',
      { dataset: { key: 'opmerkingen', loose: '' }, open: open.length > 0 },
      make('summary', { textContent: open.length ? says.commentsOpen(open.length) : says.comments }),
      make(
        'div',
        { className: 'details__body' },
        make('ul', { className: 'bewerker-comments' }, ...said.map((one) => this.line(one, send))),
        told,
        field('opmerking', says.comment, typed, says.commentHint),
        say,
      ),
    );
  }

  line(one, send) {
    const done = one.klaarOp
      ? make('p', { className: 'soft small', textContent: says.commentDoneBy(one.klaarDoor || says.somebody) })
      : button(says.commentDone, () => send('POST', `opmerkingen/${one.nr}/klaar`), 'subtle');
    return make(
      'li',
      {},
      make('p', { textContent: one.tekst }),
      make('p', { className: 'soft small', textContent: `${one.door || says.somebody}, ${day(one.op)}` }),
      done,
    );
  }
}
