/** The engine itself: how it is set up, and what models may do in it. */
@NamedInterface("engine")
package nl.schakel.process.engine;

import org.springframework.modulith.NamedInterface;
