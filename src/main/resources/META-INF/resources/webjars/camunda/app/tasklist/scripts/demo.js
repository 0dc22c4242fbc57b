// A demonstration says so on every page, and its clock may run ahead of the real one.

const CLOCK = '/api/v1/demo/klok';
const LINKS = [
  ['/demo/accounts', 'Demo-accounts'],
  ['/demo/mail', 'Demo-mail'],
  ['/demo/sms', 'Demo-sms']
];
const NOT_WORTH_A_WORD = 60000;

async function demoTime() {
  const answer = await fetch(CLOCK, {headers: {Accept: 'application/json'}}).catch(() => null);
  // the address exists in a demonstration only
  return answer && answer.ok ? new Date((await answer.json()).moment) : null;
}

// Tasklist counts "over 3 dagen" and "te laat" from the clock of the computer.
function runAhead(millis) {
  const Real = window.Date;
  const now = () => Real.now() + millis;
  window.Date = new Proxy(Real, {
    construct: (target, args) => (args.length ? new target(...args) : new target(now())),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property))
  });
}

function showNotice(moment, moved) {
  const notice = document.createElement('div');
  notice.className = 'schakel-demo';
  const text = document.createElement('span');
  const clock = moment.toLocaleString('nl-NL', {dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam'});
  text.textContent =
    'Demo: alle personen en zaken zijn verzonnen.' + (moved ? ' Demoklok (vooruitgezet): ' + clock + '.' : '');
  notice.append(text);
  for (const [href, label] of LINKS) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = label;
    notice.append(link);
  }
  document.body.classList.add('schakel-is-demo');
  document.body.prepend(notice);
}

/** Says that this is a demonstration, if it is one, and takes over its clock. */
export async function showDemo() {
  const moment = await demoTime();
  if (moment) {
    const ahead = moment.getTime() - Date.now();
    const moved = ahead > NOT_WORTH_A_WORD;
    if (moved) {
      runAhead(ahead);
    }
    showNotice(moment, moved);
  }
}
