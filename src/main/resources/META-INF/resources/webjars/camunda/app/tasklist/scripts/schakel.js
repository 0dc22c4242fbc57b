// What neither the settings nor the style sheet of Tasklist can do.

const START = '/';
const LOGIN = '/inloggen';
const LOGOUT = '/uitloggen';
const FIRST_DUE_FIRST = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);

// Buttons and links that Tasklist draws as a bare icon.
const NAMES = {
  '.task-filters .region-toggle': 'Filters in- of uitklappen',
  '.tasks-list .region-toggle': 'Takenlijst in- of uitklappen',
  '.task-details .region-toggle': 'Taak in- of uitklappen',
  '.task-details .maximize': 'Taak over het hele scherm tonen',
  '.task-details .reset-regions': 'Alle kolommen tonen',
  '.sort-direction': 'Volgorde omdraaien',
  '.new-sort > .dropdown-toggle': 'Nog een volgorde kiezen',
  '.search-field .main-field': 'Zoek in deze taken',
  '.unclaim': 'Taak teruggeven aan de groep',
  '.shutter > a': 'Meer of minder tonen',
  '.task-filter .actions > a': 'Filter bekijken of wijzigen',
  '.cam-nav .dropdown-toggle': 'Uw account'
};

function firstDueFirst() {
  const [path, query] = window.location.hash.replace(/^#/, '').split('?');
  const search = new URLSearchParams(query);
  if (!search.has('sorting')) {
    search.set('sorting', FIRST_DUE_FIRST);
    window.history.replaceState(null, '', '#' + (path || '/') + '?' + search);
  }
}

function nameBareIcons() {
  for (const [selector, name] of Object.entries(NAMES)) {
    for (const element of document.querySelectorAll(selector + ':not([aria-label])')) {
      element.setAttribute('aria-label', name);
    }
  }
}

function linkTo(href, text) {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

function wayBackToSchakel() {
  const header = document.querySelector('[cam-widget-header] .navbar-header');
  if (!header || header.querySelector('.schakel-menu')) {
    return;
  }
  const menu = document.createElement('nav');
  menu.className = 'schakel-menu';
  menu.setAttribute('aria-label', 'Schakel');
  menu.append(linkTo(START, 'Start'), linkTo('/taken', 'Mijn taken'), linkTo('/zaken', 'Zaken'));
  header.append(menu);
}

// Tasklist's own log-out leaves the session of Schakel alive, and the next page would be logged in again.
function logOutOfSchakel(event) {
  if (event.target.closest('[cam-widget-header] .logout a')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.location.assign(LOGOUT);
  }
}

function brandGoesHome(event) {
  if (event.target.closest('[cam-widget-header] .navbar-brand')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.location.assign(START);
  }
}

// Tasklist has a login form of its own; people log in to Schakel.
function loginOfSchakel() {
  if (/^#\/login/.test(window.location.hash)) {
    window.location.replace(LOGIN);
  }
}

function sayLoggedOut() {
  if (document.querySelector('.schakel-sessie')) {
    return;
  }
  const bar = document.createElement('div');
  bar.className = 'schakel-sessie';
  bar.setAttribute('role', 'alert');
  const login = linkTo(LOGIN, 'Log opnieuw in (nieuw tabblad)');
  login.target = '_blank';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'Ik ben weer ingelogd';
  again.addEventListener('click', () => bar.remove());
  bar.append('U bent uitgelogd. Wat u heeft ingevuld, staat er nog. ', login, ' ', again);
  document.body.prepend(bar);
}

// A lost session makes Tasklist throw the open task away, and with it what somebody is typing. So the answer
// "not logged in" is kept from it: the task stays, and a bar asks to log in again.
function keepTaskWhenSessionIsLost() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...args) {
    const keep = event => {
      const sentToLogin = this.responseURL && new URL(this.responseURL).pathname === LOGIN;
      if ((this.status === 401 || sentToLogin) && document.querySelector('.schakel-kader')) {
        event.stopImmediatePropagation();
        sayLoggedOut();
      }
    };
    for (const moment of ['readystatechange', 'load', 'loadend']) {
      this.addEventListener(moment, event => (this.readyState === XMLHttpRequest.DONE ? keep(event) : undefined));
    }
    return open.apply(this, args);
  };
}

document.documentElement.lang = 'nl';
loginOfSchakel();
firstDueFirst();
keepTaskWhenSessionIsLost();
window.addEventListener('hashchange', loginOfSchakel);
document.addEventListener('click', logOutOfSchakel, true);
document.addEventListener('click', brandGoesHome, true);
new MutationObserver(() => {
  wayBackToSchakel();
  nameBareIcons();
}).observe(document.body, {childList: true, subtree: true});

export default [];
