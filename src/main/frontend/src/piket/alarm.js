// The alarm on an open page: a tone, the title and the phone's own shake, as long as a call waits. It says no more than
// that one does. Everything here comes on top of SMS and mail, which go whether a page is open or not.
const REMEMBERED = 'schakel-piket-geluid';
const SILENCE = 30_000;
const LOOK = 10_000;
// long enough to wake somebody, short enough for something that can last for hours
const STANDSTILL_RINGS = 15_000;

/** Whether somebody asked for sound on this device. */
export function wantsSound() {
  try {
    return localStorage.getItem(REMEMBERED) === 'aan';
  } catch {
    return false;
  }
}

/** A tone that comes and goes by itself, on the clock of the sound card: timers sleep in a page that nobody looks at. */
function siren(context) {
  const tone = new OscillatorNode(context, { frequency: 880 });
  const loudness = new GainNode(context, { gain: 0.15 });
  const pulse = new OscillatorNode(context, { type: 'square', frequency: 1 });
  const depth = new GainNode(context, { gain: 0.15 });
  pulse.connect(depth).connect(loudness.gain);
  tone.connect(loudness).connect(context.destination);
  tone.start();
  pulse.start();
  return () => {
    tone.stop();
    pulse.stop();
    loudness.disconnect();
  };
}

/** Sound: off until somebody taps, remembered on this device, and honest about a browser that will not make any. */
function sound(root, elsewhere) {
  const button = root.querySelector('[data-alarm-sound]');
  const hint = root.querySelector('[data-alarm-hint]');
  const explained = hint.textContent;
  const Context = window.AudioContext;
  let context = null;
  let quiet = null;
  let wanted = false;
  let ringing = false;

  const remember = () => {
    try {
      localStorage.setItem(REMEMBERED, wanted ? 'aan' : 'uit');
    } catch {
      // a browser that keeps nothing asks again next time
    }
  };
  const apply = () => {
    const plays = wanted && ringing && context?.state === 'running';
    if (plays && !quiet) quiet = siren(context);
    if (!plays && quiet) {
      quiet();
      quiet = null;
    }
    button.textContent = wanted ? root.dataset.off : root.dataset.on;
    hint.textContent = wanted && context?.state !== 'running' ? root.dataset.tap : explained;
    root.dataset.sounds = String(plays);
  };
  const start = async () => {
    context ??= new Context();
    context.onstatechange = apply;
    apply();
    // without a tap before it, a browser lets this wait
    await context.resume().catch(() => {});
    apply();
  };

  if (!Context) {
    button.hidden = true;
    hint.textContent = root.dataset.silent;
    return { ring() {} };
  }
  button.addEventListener('click', () => {
    wanted = !wanted;
    remember();
    if (wanted) start();
    else apply();
  });
  for (const touch of ['pointerdown', 'keydown']) {
    document.addEventListener(touch, () => wanted && context?.state === 'suspended' && start());
  }
  // switched on or off in another page: all follow
  window.addEventListener('storage', ({ key }) => {
    if (key !== REMEMBERED) return;
    wanted = wantsSound();
    if (wanted && (ringing || !elsewhere)) start();
    else apply();
  });
  wanted = wantsSound();
  if (wanted && !elsewhere) start();
  return {
    ring(on) {
      ringing = on;
      if (on && wanted && !context) start();
      else apply();
    },
  };
}

/** The title changes, so that a tab in the background shows it; it stands still for who does not want movement. */
function title(word) {
  const own = document.title;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  let timer = null;
  return (on) => {
    clearInterval(timer);
    document.title = on ? `(!) ${word} - ${own}` : own;
    if (on && !still) {
      timer = setInterval(() => {
        document.title = document.title.startsWith('(!)') ? own : `(!) ${word} - ${own}`;
      }, 1000);
    }
  };
}

/** Only after a first tap: before it, a browser refuses. */
function tremble() {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 150, 400]);
}

/** @param {HTMLElement | null} root the switch; without it this page rings for nobody */
export function alarm(root) {
  if (!root) return;
  const elsewhere = root.dataset.alarm === 'bar';
  root.hidden = elsewhere;
  const says = root.querySelector('[data-alarm-says]');
  const tone = sound(root, elsewhere);
  const flash = title(root.dataset.title);
  let waiting = 0;
  let heard = Date.now();
  let shake = null;

  const tell = (calls) => {
    heard = Date.now();
    // elsewhere it rings for who asked for sound, and then until nothing waits
    const number = elsewhere && root.hidden && !wantsSound() ? 0 : calls;
    if (number === waiting) return;
    const rings = number > 0;
    if (rings !== waiting > 0) {
      tone.ring(rings);
      flash(rings);
      clearInterval(shake);
      if (rings) {
        tremble();
        shake = setInterval(tremble, 4000);
      }
    }
    if (elsewhere) root.hidden = !rings;
    waiting = number;
    root.dataset.waiting = String(number);
    says.textContent = !rings ? '' : number === 1 ? root.dataset.one : root.dataset.many.replace('{0}', number);
  };
  const look = async () => {
    try {
      const answer = await fetch('/piket/alarm', { credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
      if (answer.ok) tell((await answer.json()).wachten);
    } catch {
      // no connection: the page says so itself
    }
  };
  document.addEventListener('piket-alarm', (event) => tell(event.detail.wachten));
  document.addEventListener('piket-stilstand', () => {
    if (waiting > 0) return;
    tone.ring(true);
    tremble();
    setTimeout(() => waiting === 0 && tone.ring(false), STANDSTILL_RINGS);
  });
  // elsewhere the page asks already
  if (elsewhere) return;
  setInterval(() => Date.now() - heard > SILENCE && look(), LOOK);
  look();
}
