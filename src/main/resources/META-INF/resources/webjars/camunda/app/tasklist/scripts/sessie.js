// The session is Schakel's, not Tasklist's: logging in and out happens there.

const LOGIN = '/inloggen';
const LOGOUT = '/uitloggen';

// Tasklist's own log-out leaves the session of Schakel alive, and the next page would be logged in again.
function logOutOfSchakel(event) {
  if (event.target.closest('[cam-widget-header] .logout a')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.location.assign(LOGOUT);
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
  const login = document.createElement('a');
  login.href = LOGIN;
  login.target = '_blank';
  login.textContent = 'Log opnieuw in (nieuw tabblad)';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'Ik ben weer ingelogd';
  again.addEventListener('click', () => bar.remove());
  bar.append('U bent uitgelogd. Wat u heeft ingevuld, staat er nog. ', login, ' ', again);
  document.body.prepend(bar);
}

function isAboutTheSession(request) {
  const sentToLogin = request.responseURL && new URL(request.responseURL).pathname === LOGIN;
  return request.status === 401 || sentToLogin;
}

// A lost session makes Tasklist throw the open task away, and with it what somebody is typing. So the answer
// "not logged in" is kept from it: the task stays, and a bar asks to log in again.
function keepTaskWhenSessionIsLost() {
  window.XMLHttpRequest = class extends window.XMLHttpRequest {
    constructor() {
      super();
      const keep = event => {
        const done = this.readyState === XMLHttpRequest.DONE;
        if (done && isAboutTheSession(this) && document.querySelector('.schakel-kader')) {
          event.stopImmediatePropagation();
          sayLoggedOut();
        }
      };
      // before anybody else can listen, so that these are called first
      ['readystatechange', 'load', 'loadend'].forEach(moment => this.addEventListener(moment, keep));
    }
  };
}

/** Sends people to Schakel's own login and log-out, and keeps an open task when the session is lost. */
export function useSessionOfSchakel() {
  loginOfSchakel();
  keepTaskWhenSessionIsLost();
  window.addEventListener('hashchange', loginOfSchakel);
  document.addEventListener('click', logOutOfSchakel, true);
}
