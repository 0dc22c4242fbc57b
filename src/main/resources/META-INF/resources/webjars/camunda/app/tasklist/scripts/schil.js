// The same menu around Tasklist as around all other pages of Schakel.

const HERE = '/camunda/app/tasklist/default/';
const MENU = [
  ['/melden', 'Melden'],
  ['/taken', 'Mijn taken'],
  ['/zaken', 'Zaken'],
  [HERE, 'Camunda Tasklist']
];

function brandGoesHome(event) {
  if (event.target.closest('[cam-widget-header] .navbar-brand')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.location.assign('/');
  }
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
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
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
}
