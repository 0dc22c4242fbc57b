/** Passkeys: asks the device of who sits here, and sends its answer with the form, so that what was typed goes along. */

const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const withBytes = (list) => list.map((key) => ({ ...key, id: toBytes(key.id) }));

/** What to ask of the device; a new session comes with the answer where there was none. */
async function question(form, purpose) {
  const token = form.elements._csrf?.value;
  const response = await fetch('/inloggen/passkey/vraag', {
    method: 'POST',
    body: new URLSearchParams(token ? { doel: purpose, _csrf: token } : { doel: purpose }),
  });
  if (!response.ok) throw new Error(`asked in vain: ${response.status}`);
  return response.json();
}

async function made(options) {
  const key = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
  return {
    ...plain(key),
    response: {
      clientDataJSON: toText(key.response.clientDataJSON),
      attestationObject: toText(key.response.attestationObject),
      transports: key.response.getTransports?.() ?? [],
    },
  };
}

async function used(options) {
  const key = await navigator.credentials.get({
    publicKey: { ...options, challenge: toBytes(options.challenge), allowCredentials: withBytes(options.allowCredentials) },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = key.response;
  return {
    ...plain(key),
    response: {
      clientDataJSON: toText(clientDataJSON),
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      userHandle: userHandle ? toText(userHandle) : undefined,
    },
  };
}

function plain(key) {
  return { id: key.id, rawId: toText(key.rawId), type: key.type, clientExtensionResults: key.getClientExtensionResults() };
}

async function send(event) {
  const form = event.target;
  if (!form.dataset?.passkey || form.elements.antwoord.value) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const said = form.querySelector('[data-passkey-said]');
  said.textContent = '';
  let options;
  try {
    options = await question(form, form.dataset.passkey);
  } catch {
    said.textContent = form.dataset.none;
    return;
  }
  try {
    const answer = form.dataset.passkey === 'maken' ? await made(options) : await used(options);
    form.elements.antwoord.value = JSON.stringify(answer);
  } catch {
    said.textContent = form.dataset.gone;
    return;
  }
  form.submit();
}

/** Forms for a passkey appear only where the browser has them. */
export function passkeys(root) {
  if (!window.PublicKeyCredential) return;
  for (const form of root.querySelectorAll('form[data-passkey]')) form.hidden = false;
  for (const without of root.querySelectorAll('[data-passkey-without]')) without.hidden = true;
  document.addEventListener('submit', send, true);
  // an answer is of one question: coming back, the device is asked again
  window.addEventListener('pageshow', () => {
    for (const form of root.querySelectorAll('form[data-passkey]')) form.elements.antwoord.value = '';
  });
}
