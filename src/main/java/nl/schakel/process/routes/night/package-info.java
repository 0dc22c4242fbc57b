/** The route of a night: what its models call, and what follows when a call or a search changes. */
@NamedInterface("night")
package nl.schakel.process.routes.night;

import org.springframework.modulith.NamedInterface;
