/** Proving who somebody is, beyond the password: a second step with what only they have. */
@ApplicationModule(displayName = "Inloggen")
package nl.schakel.login;

import org.springframework.modulith.ApplicationModule;
