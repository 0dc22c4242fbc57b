/** Bundles as files that people take away and bring back: a zip that Camunda Modeler opens (ADR 132). */
@NamedInterface("exchange")
package nl.schakel.process.exchange;

import org.springframework.modulith.NamedInterface;
