// Reads and writes what stands in an element for the engine. What people choose becomes an expression of the catalogue here;
// what the catalogue does not know is left alone.
const plain = (text) => (text ?? '').replace(/\s+/g, '');
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The places `{soort}` of an operation, apart from the braces of the expression itself. */
function pattern(operation) {
  const places = [];
  const known = new Set((operation.keuzes ?? []).map((choice) => String(choice.plek)));
  const source = plain(operation.uitdrukking)
    .split(/(\{[^{}$]+\})/)
    .map((part) => {
      const place = part.slice(1, -1);
      if (!part.startsWith('{') || !known.has(place)) return escaped(part);
      places.push(place);
      return "([^']*)";
    })
    .join('');
  return { places, shape: new RegExp(`^${source}$`) };
}

/** Which operation an expression is, and what was chosen in it; null when the catalogue has none that fits. */
export function operationOf(expression, operations) {
  for (const operation of operations) {
    const { places, shape } = pattern(operation);
    const found = shape.exec(plain(expression));
    if (found) return { operation, chosen: Object.fromEntries(places.map((place, index) => [place, found[index + 1]])) };
  }
  return null;
}

export function expressionOf(operation, chosen) {
  return (operation.keuzes ?? []).reduce(
    (text, { plek, opties }) => text.replace(`{${plek}}`, chosen[plek] ?? opties[0]?.code ?? ''),
    operation.uitdrukking,
  );
}

export const sameExpression = (one, other) => plain(one) === plain(other);

/** The question of a condition and the answers at which an arrow is followed; null for any other condition. */
export function conditionOf(flow) {
  const body = plain(flow.businessObject.conditionExpression?.body);
  const one = /^\$\{([A-Za-z]\w*)=='([^']*)'\}$/.exec(body);
  if (one) return { variable: one[1], answers: [one[2]] };
  const several = /^\$\{keuze\.bevat\('([^']*)',([A-Za-z]\w*)\)\}$/.exec(body);
  return several ? { variable: several[2], answers: several[1].split(',') } : null;
}

/** Changes elements, each as one step that can be taken back. */
export class Said {
  constructor(modeler) {
    this.modeling = modeler.get('modeling');
    this.factory = modeler.get('bpmnFactory');
    this.together = modeler.get('together');
  }

  set(element, properties) {
    this.modeling.updateProperties(element, properties);
  }

  documentation(element) {
    return element.businessObject.documentation?.[0]?.text ?? '';
  }

  document(element, text) {
    const [first] = element.businessObject.documentation ?? [];
    if (!text.trim()) this.set(element, { documentation: [] });
    else if (first) this.modeling.updateModdleProperties(element, first, { text });
    else this.set(element, { documentation: [this.within(element.businessObject, 'bpmn:Documentation', { text })] });
  }

  within(parent, type, properties) {
    const made = this.factory.create(type, properties);
    made.$parent = parent;
    return made;
  }

  extension(element, type) {
    return element.businessObject.extensionElements?.values?.find((value) => value.$type === type);
  }

  property(element, name) {
    return this.extension(element, 'camunda:Properties')?.values?.find((one) => one.name === name)?.value ?? '';
  }

  setProperty(element, name, value) {
    const properties = this.extension(element, 'camunda:Properties');
    const old = properties?.values?.find((one) => one.name === name);
    if (old) {
      this.modeling.updateModdleProperties(element, old, { value });
      return;
    }
    const { businessObject } = element;
    this.together.run(() => {
      if (properties) {
        const made = this.within(properties, 'camunda:Property', { name, value });
        this.modeling.updateModdleProperties(element, properties, { values: [...(properties.values ?? []), made] });
        return;
      }
      const extensions = businessObject.extensionElements;
      const made = this.properties(extensions ?? businessObject, { [name]: value });
      if (extensions) {
        this.modeling.updateModdleProperties(element, extensions, { values: [...(extensions.values ?? []), made] });
      } else {
        this.set(element, { extensionElements: this.extensions(businessObject, [made]) });
      }
    });
  }

  properties(parent, values) {
    const made = this.within(parent, 'camunda:Properties', {});
    made.values = Object.entries(values).map(([name, value]) => this.within(made, 'camunda:Property', { name, value }));
    return made;
  }

  extensions(parent, values) {
    const made = this.within(parent, 'bpmn:ExtensionElements', { values });
    for (const value of values) value.$parent = made;
    return made;
  }

  expression(parent, body) {
    return this.within(parent, 'bpmn:FormalExpression', { body });
  }

  /** An arrow is followed at one answer, or at any of some. */
  onAnswers(flow, variable, answers) {
    const one = answers.length === 1;
    this.onCondition(flow, one ? `\${${variable} == '${answers[0]}'}` : `\${keuze.bevat('${answers.join(',')}',${variable})}`);
  }

  onCondition(flow, body) {
    this.together.run(() => {
      const { source } = flow;
      if (source.businessObject.default === flow.businessObject) this.set(source, { default: undefined });
      this.set(flow, { conditionExpression: this.expression(flow.businessObject, body) });
    });
  }

  /** An arrow is followed when no other fits. */
  otherwise(flow) {
    this.together.run(() => {
      this.set(flow, { conditionExpression: undefined });
      this.set(flow.source, { default: flow.businessObject });
    });
  }

  timeDate(element) {
    return element.businessObject.eventDefinitions?.find((one) => one.$type === 'bpmn:TimerEventDefinition')?.timeDate;
  }

  wakeAt(element, body) {
    const timer = element.businessObject.eventDefinitions.find((one) => one.$type === 'bpmn:TimerEventDefinition');
    this.modeling.updateModdleProperties(element, timer, { timeDate: this.expression(timer, body) });
  }
}
