/**
 * The difference between two bundles, in words for a chain director and by element for a picture. Runs without Spring and
 * without the engine (ADR 132).
 */
@NamedInterface("compare")
package nl.schakel.process.compare;

import org.springframework.modulith.NamedInterface;
