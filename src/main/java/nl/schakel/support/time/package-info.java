/** The one clock of the application and the zone of its rules. */
@NamedInterface("time")
package nl.schakel.support.time;

import org.springframework.modulith.NamedInterface;
