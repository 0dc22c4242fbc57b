/** Which bed fits whom, and why, in Dutch; the same need against the same beds gives the same order. */
@NamedInterface("matching")
package nl.schakel.placement.matching;

import org.springframework.modulith.NamedInterface;
