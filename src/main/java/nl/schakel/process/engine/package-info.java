/** The engine itself: how it is set up, what models may do in it, deployment, and the watch over its work. */
@NamedInterface("engine")
package nl.schakel.process.engine;

import org.springframework.modulith.NamedInterface;
