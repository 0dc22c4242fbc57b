// The Dutch words of the task page's script and of form-js, which speaks English in its code.

/** What the page says about sending. */
export const says = {
  wrong: 'Er klopt nog iets niet',
  wrongHint: 'Uw antwoorden staan er nog. Kijk naar deze punten:',
  busy: 'Bezig met versturen …',
  done: 'Deze taak is al klaar',
  doneBy: (by) => `Intussen afgerond door: ${by}. Uw antwoorden zijn niet verstuurd. Ze staan nog op deze pagina, zodat u ze kunt overnemen.`,
  doneByRoute: 'De zaak is verder gegaan zonder deze taak. Uw antwoorden zijn niet verstuurd. Ze staan nog op deze pagina, zodat u ze kunt overnemen.',
  hidden: 'U kunt deze taak niet (meer) doen',
  hiddenHint: 'De taak ligt niet meer bij u of uw team. Uw antwoorden staan nog op deze pagina, zodat u ze kunt overnemen.',
  signedOut: 'U bent uitgelogd',
  signedOutHint: 'Uw antwoorden staan er nog. Log in op een ander tabblad. Kom dan terug en verstuur opnieuw.',
  login: 'Inloggen op een ander tabblad',
  again: 'Verstuur opnieuw',
  down: 'Schakel is even niet bereikbaar',
  downHint: 'Er is niets opgeslagen. Uw antwoorden staan nog op deze pagina. Probeer het over een paar minuten opnieuw.',
  broken: 'Er ging iets mis bij ons',
  brokenHint: 'Er is niets opgeslagen. Uw antwoorden staan nog op deze pagina. Probeer het opnieuw.',
  unreadable: 'Het formulier kan niet worden getoond',
  unreadableHint: 'Meld dit bij uw beheerder. U kunt deze taak nu niet afronden.',
};

const choices = ['radio', 'select', 'checklist', 'taglist'];

/** One message of form-js's validator, in Dutch; the type of the field decides what a missing answer is called. */
export function inDutch(message, type) {
  const rules = [
    [/^Field is required/, () => (choices.includes(type) ? 'Kies een antwoord.' : type === 'datetime' ? 'Kies een datum.' : 'Vul dit in.')],
    [/^Value is not a number/, () => 'Vul een getal in.'],
    [/be an integer/, () => 'Vul een heel getal in.'],
    [/at most (\d+) decimal/, (m) => `Gebruik hoogstens ${m[1]} cijfers achter de komma.`],
    [/nearest valid values are (\S+) and (\S+?)\.?$/, (m) => `Kies ${m[1]} of ${m[2]}.`],
    [/minimum value of (.+?)\.$/, (m) => `Vul ${m[1]} of meer in.`],
    [/maximum value of (.+?)\.$/, (m) => `Vul ${m[1]} of minder in.`],
    [/minimum length of (\d+)/, (m) => `Schrijf minstens ${m[1]} tekens.`],
    [/maximum length of (\d+)/, (m) => `Schrijf hoogstens ${m[1]} tekens.`],
    [/valid\s+international phone/, () => 'Vul een telefoonnummer in met landnummer, bijvoorbeeld +31.'],
    [/valid email/, () => 'Vul een volledig e-mailadres in.'],
    [/^Field must match pattern/, () => 'Controleer wat u hebt ingevuld.'],
  ];
  for (const [pattern, say] of rules) {
    const match = pattern.exec(message);
    if (match) return say(match);
  }
  return message;
}

/** Fixed English texts in what form-js draws. */
export const drawn = new Map([
  ['Select', 'Kies een antwoord'],
  ['Search', 'Zoeken'],
  ['No results', 'Niets gevonden'],
  ['All values selected', 'Alles is gekozen'],
  ['Add new', 'Nog een toevoegen'],
  ['Collapse', 'Minder tonen'],
  ['Nothing to show.', 'Niets te tonen.'],
  ['Increment', 'Eén meer'],
  ['Decrement', 'Eén minder'],
  ['Remove tag', 'Weghalen'],
  ['Skip to search', 'Naar zoeken'],
  ['Previous page', 'Vorige pagina'],
  ['Next page', 'Volgende pagina'],
  ['mm/dd/yyyy', 'dd-mm-jjjj'],
  ['Powered by bpmn.io', 'Powered by bpmn.io'],
]);
