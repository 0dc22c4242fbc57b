// The frame of Schakel around Tasklist: the same menu and the same demo notice as on all other pages.

const HERE = '/camunda/app/tasklist/default/';
const MENU = [
  ['/melden', 'Melden'],
  ['/taken', 'Mijn taken'],
  ['/zaken', 'Zaken'],
  [HERE, 'Camunda Tasklist']
];
const DEMO_ACCOUNTS = '/demo/accounts';
const DEMO_MAIL = '/demo/mail';

function linkTo(href, text) {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

function brandGoesHome(event) {
  if (event.target.closest('[cam-widget-header] .navbar-brand')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.location.assign('/');
  }
}

async function demoNotice() {
  // the page exists in a demonstration only
  const answer = await fetch(DEMO_ACCOUNTS, {method: 'HEAD', redirect: 'manual'}).catch(() => null);
  if (!answer || !answer.ok) {
    return;
  }
  const notice = document.createElement('div');
  notice.className = 'schakel-demo';
  notice.append(
    'Demo: alle personen en zaken zijn verzonnen. ',
    linkTo(DEMO_ACCOUNTS, 'Demo-accounts'),
    linkTo(DEMO_MAIL, 'Demo-mail')
  );
  document.body.classList.add('schakel-is-demo');
  document.body.prepend(notice);
}

/** Puts the menu in the header as soon as Tasklist has drawn one. Cheap to call often. */
export function showMenu() {
  const header = document.querySelector('[cam-widget-header] .navbar-header');
  if (!header || header.querySelector('.schakel-menu')) {
    return;
  }
  const menu = document.createElement('nav');
  menu.className = 'schakel-menu';
  menu.setAttribute('aria-label', 'Hoofdmenu');
  for (const [href, text] of MENU) {
    const link = linkTo(href, text);
    if (href === HERE) {
      link.setAttribute('aria-current', 'page');
    }
    menu.append(link);
  }
  header.append(menu);
}

/** Once, at the start. */
export function wearSchakel() {
  document.documentElement.lang = 'nl';
  document.addEventListener('click', brandGoesHome, true);
  demoNotice();
}
