/**
 * Writes in each task of a drawn model who does it. It stands by itself: the pictures of docs/models are drawn by the same
 * function inside another page.
 *
 * @param viewer of bpmn-js, after its import
 * @param labels short name per role, and per kind of owner that a case decides on (the keys `rol.kort.*`)
 */
export function drawWho(viewer, labels) {
  const owners = [
    [/^\$\{eigenaar\.(?:van\(gemeente|voor\(execution),'([a-z]+)'\)\}$/, null],
    [/^\$\{eigenaar\.vanRegio\(/, 'andere-regio'],
    [/^\$\{eigenaar\.van\(gemeente,comenshaPartij\)\}$/, 'wie-meldt'],
    [/^\$\{eigenaar\.tweedeLezer\(/, 'tweede-lezer'],
    [/^\$\{eigenaar\.andereLezer\(/, 'andere-lezer'],
    [/^\$\{eigenaar\.wmo\(/, 'wmo'],
    [/^\$\{acties\.groep\(/, 'wie-het-doet'],
    [/^\$\{piket\.regisseur\(/, 'ketenregisseur'],
    [/^\$\{piket\.groep\(/, 'piket'],
    [/^\$\{plaatsing\.groep/, 'opvang'],
    [/^\$\{reis\.begeleider\(/, 'begeleider'],
  ];
  const ownerOf = (expression) => {
    for (const [pattern, owner] of owners) {
      const found = pattern.exec(expression);
      if (found) return owner ?? found[1];
    }
    return null;
  };
  const eventBelow = (task) =>
    (task.attachers ?? []).some((event) => event.y + event.height > task.y + task.height);
  const registry = viewer.get('elementRegistry');
  for (const task of registry.filter((element) => element.type === 'bpmn:UserTask')) {
    const label = labels[ownerOf(task.businessObject.get('camunda:candidateGroups') ?? '')];
    const visual = registry.getGraphics(task).querySelector('.djs-visual');
    // a drawing that is changed is written on again, but only where it was drawn anew
    if (!label || visual.querySelector('.who')) continue;
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    text.setAttribute('x', task.width / 2);
    // above the mark of a step that several do, and above an event on the edge
    text.setAttribute('y', task.height - (task.businessObject.loopCharacteristics || eventBelow(task) ? 19 : 6));
    text.setAttribute('text-anchor', 'middle');
    text.setAttribute('class', 'who');
    text.textContent = label;
    visual.append(text);
  }
}
