/** The sentences of the script stand in the page, so that they come from the same bundle as all others. */
const words = document.querySelector('template[data-words]')?.dataset ?? {};

export function say(key, ...values) {
  return values.reduce((text, value, place) => text.replace(`{${place}}`, value), words[key] ?? '');
}

/** For somebody who does not see the screen: said once, aloud. */
export function aloud(text) {
  const place = document.querySelector('[data-says]');
  if (place) place.textContent = text;
}
