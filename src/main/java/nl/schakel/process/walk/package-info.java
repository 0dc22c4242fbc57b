/** What a case walked through, and the work that its timers make due: for who plays a case in a trial. */
@NamedInterface("walk")
package nl.schakel.process.walk;

import org.springframework.modulith.NamedInterface;
