/** Shelters and their beds: what each house takes, by which criteria, and what is free. */
@NamedInterface("shelter")
package nl.schakel.placement.shelter;

import org.springframework.modulith.NamedInterface;
