/** Who may see which part of a case, on which legal basis, and what was looked at. */
@ApplicationModule(displayName = "Toegang")
package nl.schakel.access;

import org.springframework.modulith.ApplicationModule;
