/**
 * The rules over a whole bundle of models, tables and forms: what a chain director hears before anything is deployed. Runs
 * without Spring and without the engine (ADR 130).
 */
@NamedInterface("rules")
package nl.schakel.process.rules;

import org.springframework.modulith.NamedInterface;
