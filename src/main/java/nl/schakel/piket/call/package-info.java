/** A call for help at night: who called, what was told, who has it, and how it ends. */
@NamedInterface("call")
package nl.schakel.piket.call;

import org.springframework.modulith.NamedInterface;
