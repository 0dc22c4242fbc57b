// bpmn-js asks for each of its words here. What has no Dutch yet is noted in the page, so that a test finds it.
const DUTCH = {
  'element required': 'er is niets gekozen',
  'Open {element}': 'Open {element}',
};

const untranslated = new Set();

export function dutch(template, replacements = {}) {
  if (!(template in DUTCH)) {
    untranslated.add(template);
    document.documentElement.dataset.untranslated = JSON.stringify([...untranslated]);
  }
  return (DUTCH[template] ?? template).replace(/{([^}]+)}/g, (_, key) => replacements[key] ?? `{${key}}`);
}
