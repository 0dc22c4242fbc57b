// Settings of Camunda's welcome page as Schakel shows it.
export default {
  app: {
    vendor: 'Schakel',
    name: 'Onderdelen'
  },

  dateFormat: {
    normal: 'DD-MM-YYYY HH:mm',
    long: 'dddd D MMMM YYYY [om] HH:mm'
  },

  locales: {
    availableLocales: ['nl'],
    fallbackLocale: 'nl'
  },

  disableWelcomeMessage: true,

  links: []
};
