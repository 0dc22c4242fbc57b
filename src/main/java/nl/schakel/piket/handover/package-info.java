/** The handover of a night to the care coordinator. */
@NamedInterface("handover")
package nl.schakel.piket.handover;

import org.springframework.modulith.NamedInterface;
