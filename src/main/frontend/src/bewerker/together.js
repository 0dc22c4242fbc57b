/** Several changes that are one deed for the person: one step back takes all of them back. */
export class Together {
  static $inject = ['commandStack'];

  constructor(commandStack) {
    this.commandStack = commandStack;
    commandStack.registerHandler('schakel.together', class {
      preExecute({ deed }) {
        deed();
      }
    });
  }

  run(deed) {
    let made;
    this.commandStack.execute('schakel.together', { deed: () => (made = deed()) });
    return made;
  }
}
