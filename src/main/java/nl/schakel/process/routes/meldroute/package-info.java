/** The reporting route: what its models call, and what follows when something happens to a case. */
@NamedInterface("meldroute")
package nl.schakel.process.routes.meldroute;

import org.springframework.modulith.NamedInterface;
