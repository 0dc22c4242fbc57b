/** Work that goes on by itself: loops and pollers, and the threads that look after them. */
@NamedInterface("background")
package nl.schakel.support.background;

import org.springframework.modulith.NamedInterface;
