/** How people hear of a call at night, and what stays on every screen when nobody answers. */
@NamedInterface("alarm")
package nl.schakel.piket.alarm;

import org.springframework.modulith.NamedInterface;
