// The session is Schakel's, not Tasklist's: logging in happens there.

const LOGIN = '/inloggen';
const LOGGED_OUT = LOGIN + '?uitgelogd';
const LOGIN_AND_BACK = LOGIN + '?verder=' + encodeURIComponent('/camunda/app/tasklist/default/');
const OWN_LIST = '/taken';
const SENT = 'schakel-naar-inloggen';

let leaving = false;

function noteLogOut(event) {
  leaving = leaving || !!event.target.closest('[cam-widget-header] .logout a');
}

// Somebody whom Schakel knows and Tasklist does not would be sent to and fro for ever.
function sentBackJustNow() {
  const before = Number(window.sessionStorage.getItem(SENT));
  window.sessionStorage.setItem(SENT, String(Date.now()));
  return Date.now() - before < 15000;
}

// Tasklist has a login form of its own; people log in to Schakel.
function loginOfSchakel() {
  if (!/^#\/login/.test(window.location.hash)) {
    return;
  }
  if (leaving) {
    window.location.replace(LOGGED_OUT);
  } else {
    window.location.replace(sentBackJustNow() ? OWN_LIST : LOGIN_AND_BACK);
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
        if (done && !leaving && isAboutTheSession(this) && document.querySelector('.schakel-kader')) {
          event.stopImmediatePropagation();
          sayLoggedOut();
        }
      };
      // before anybody else can listen, so that these are called first
      ['readystatechange', 'load', 'loadend'].forEach(moment => this.addEventListener(moment, keep));
    }
  };
}

/** Sends people to Schakel's own login, and keeps an open task when the session is lost. */
export function useSessionOfSchakel() {
  loginOfSchakel();
  keepTaskWhenSessionIsLost();
  window.addEventListener('hashchange', loginOfSchakel);
  document.addEventListener('click', noteLogOut, true);
}
