/** Terms of tasks: the table of terms, the watch over each task, and the ladder of who hears. */
@NamedInterface("terms")
package nl.schakel.process.terms;

import org.springframework.modulith.NamedInterface;
