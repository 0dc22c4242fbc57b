/** The watch over the engine: what failed for good, what is due and not begun, and who is told. */
@NamedInterface("care")
package nl.schakel.process.care;

import org.springframework.modulith.NamedInterface;
