// Dutch from the first moment. Tasklist draws before its labels have arrived, and what it drew early (the search
// field, the order of the list) keeps showing the names of labels. It does read labels that the browser kept from
// an earlier visit in time, so they are put there first. Labels only: nothing about tasks or people is kept.

const STORE = 'camunda-web';

function kept() {
  try {
    return JSON.parse(window.localStorage.getItem(STORE)) || {};
  } catch (unreadable) {
    return {};
  }
}

/** Fetches the labels and keeps them where Tasklist looks; without them it asks for them itself, only later. */
export async function fetchLabels() {
  const root = document.querySelector('base').getAttribute('app-root');
  const prefix = root + '/app/tasklist/locales/';
  try {
    const answer = await fetch(prefix + 'nl.json?bust=' + window.bust);
    if (answer.ok) {
      const labels = JSON.stringify(await answer.json());
      window.localStorage.setItem(
        STORE,
        JSON.stringify({...kept(), [prefix + '_locales_data_nl_' + window.bust]: labels})
      );
    }
  } catch (offline) {
    // Tasklist says itself that it cannot load
  }
}
