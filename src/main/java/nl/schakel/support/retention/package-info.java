/** What modules with data of a case promise when its time is over. */
@NamedInterface("retention")
package nl.schakel.support.retention;

import org.springframework.modulith.NamedInterface;
