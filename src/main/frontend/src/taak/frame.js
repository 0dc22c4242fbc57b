/** Talks with Camunda Tasklist when the page stands in its frame; alone on a page it does nothing. */
export function frame(framed) {
  const inFrame = framed && window.parent !== window;
  const tell = (message) => inFrame && window.parent.postMessage(message, location.origin);
  return {
    done: () => tell({ type: 'schakel:voltooid' }),
    wrong: () => tell({ type: 'schakel:ongeldig' }),
    claimed: () => tell({ type: 'schakel:opgepakt' }),

    onSubmit(listener) {
      window.addEventListener('message', (event) => {
        const fromTasklist = inFrame && event.source === window.parent && event.origin === location.origin;
        if (fromTasklist && event.data?.type === 'submit') listener();
      });
    },

    followHeight() {
      if (!inFrame) return;
      const content = document.querySelector('main');
      new ResizeObserver(() => tell({ type: 'schakel:hoogte', px: content.offsetHeight })).observe(content);
    },
  };
}
