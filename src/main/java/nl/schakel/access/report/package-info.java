/** What leaves the access log: exports by a standard, who looked at one case for whom it is about, and the figures of a year (ADR 142). */
@NamedInterface("report")
package nl.schakel.access.report;

import org.springframework.modulith.NamedInterface;
