/** Signals that an organisation brings as a list: what was sent, seen by the sender alone, row by row on its way in (ADR 120). */
@NamedInterface("imports")
package nl.schakel.signal.imports;

import org.springframework.modulith.NamedInterface;
