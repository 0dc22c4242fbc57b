/** Makes guessing slow. */
@NamedInterface("attempt")
package nl.schakel.support.attempt;

import org.springframework.modulith.NamedInterface;
