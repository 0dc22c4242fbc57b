/** For the chain director: by which models cases begin, what is in them, and what differs between two bundles. */
package nl.schakel.web.werkbank;
