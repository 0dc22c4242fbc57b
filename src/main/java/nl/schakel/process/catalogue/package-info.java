/**
 * What a chain director can choose from in one model: who does a step, its questions, what Schakel does, and conditions. Nobody
 * types an expression. Runs without Spring and without the engine (ADR 136).
 */
@NamedInterface("catalogue")
package nl.schakel.process.catalogue;

import org.springframework.modulith.NamedInterface;
