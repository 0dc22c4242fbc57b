// Sends the call without leaving the page, so that a bad connection loses nothing: the same key makes it one call.
export function callForm(form) {
  const failed = document.querySelector('[data-call-failed]');
  const button = form.querySelector('button[type="submit"]');
  const label = button.textContent;
  let busy = false;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    busy = true;
    failed.hidden = true;
    button.textContent = form.dataset.busy;
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { Accept: 'text/html' },
        body: new URLSearchParams(new FormData(form)),
      });
      if (answer.ok && answer.redirected) {
        location.assign(answer.url);
        return;
      }
      if (answer.ok || answer.status === 400 || answer.status === 409) {
        // refused: the server's page has what was filled in and what is wrong with it
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
        const again = document.querySelector('[data-call-form]');
        if (again) callForm(again);
        document.querySelector('[data-focus]')?.focus();
        return;
      }
      if (answer.status === 401 || answer.status === 403) {
        // the ordinary way keeps what was filled in while somebody signs in
        form.submit();
        return;
      }
      throw new Error(String(answer.status));
    } catch {
      failed.hidden = false;
      failed.scrollIntoView({ block: 'center' });
    }
    busy = false;
    button.textContent = label;
  });
}
