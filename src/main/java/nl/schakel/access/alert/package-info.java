/** What data protection officers are told of by themselves: looks that they should look at ("meldingen"), and what they found (ADR 142). */
@NamedInterface("alert")
package nl.schakel.access.alert;

import org.springframework.modulith.NamedInterface;
