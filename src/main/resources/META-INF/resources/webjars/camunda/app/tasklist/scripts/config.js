// Settings of Camunda Tasklist as Schakel shows it. The file lies beside the one in Camunda's webjar and wins from it.
export default {
  app: {
    vendor: 'Schakel',
    name: 'Taken'
  },

  dateFormat: {
    abbr: 'DD-MM-YYYY HH:mm',
    normal: 'DD-MM-YYYY HH:mm',
    long: 'dddd D MMMM YYYY [om] HH:mm',
    short: 'DD-MM-YYYY'
  },

  locales: {
    availableLocales: ['nl'],
    fallbackLocale: 'nl'
  },

  // Camunda's page for newcomers is about Camunda, not about this work.
  disableWelcomeMessage: true,

  customScripts: ['scripts/schakel'],

  shortcuts: {
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'gaat naar het eerste filter'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'gaat naar de eerste taak in de lijst'
    }
  }
};
