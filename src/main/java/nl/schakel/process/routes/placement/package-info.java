/**
 * The route of shelter placement: what its models call, and what follows when something happens outside of its steps.
 */
@NamedInterface("placement")
package nl.schakel.process.routes.placement;

import org.springframework.modulith.NamedInterface;
