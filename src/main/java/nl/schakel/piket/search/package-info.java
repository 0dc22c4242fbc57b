/** The search for a bed at night: which shelter to phone next, what came of each phone call, and the notes. */
@NamedInterface("search")
package nl.schakel.piket.search;

import org.springframework.modulith.NamedInterface;
