/** What every address of the API shares: problem+json in Dutch, version, description (NL API Design Rules). */
package nl.schakel.web.api;
