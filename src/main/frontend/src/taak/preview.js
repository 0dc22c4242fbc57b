// Who would get a task if this one were finished now: asked of the server when somebody stops typing, and said above the
// button. What cannot be asked is not said: finishing does not depend on it.

const QUIET = 900;

function lines(place, heading, items) {
  const title = Object.assign(document.createElement('p'), { textContent: heading });
  const list = document.createElement('ul');
  list.append(...items.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
  place.replaceChildren(title, ...(items.length ? [list] : []));
}

/** Keeps the preview in step with the form. */
export function preview(settings, form) {
  const box = document.getElementById('vooruitblik');
  if (!box || !settings.preview) return;
  const says = box.querySelector('[data-preview-says]');
  let timer;
  let asked = 0;

  async function ask() {
    const mine = ++asked;
    let response;
    try {
      response = await fetch(settings.preview, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', [settings.csrfHeader]: settings.csrf },
        body: JSON.stringify({ antwoorden: form.peek() }),
      });
    } catch {
      return;
    }
    if (mine !== asked) return;
    if (response.status !== 200) return;
    const { compleet, krijgen } = await response.json();
    const heading = krijgen.length ? box.dataset.krijgen : box.dataset.niemand;
    lines(says, compleet ? heading : box.dataset.nog, krijgen);
  }

  form.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET);
  });
  ask();
}
