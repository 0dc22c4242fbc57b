/**
 * A bed that fits: what somebody needs, what each shelter can take, and the promise of one bed to one person. Knows no
 * engine and no web (domain.md, process 2).
 */
@ApplicationModule(displayName = "Opvang")
package nl.schakel.placement;

import org.springframework.modulith.ApplicationModule;
