/** The API by the NL API Design Rules: Dutch nouns, camelCase, problem+json, UTC moments, no personal data in URLs. */
package nl.schakel.web.api;
