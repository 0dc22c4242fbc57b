/**
 * The door in front of the engine's REST: what Tasklist and Cockpit may ask, by whom, and what of it leaves a row in the
 * access log. Everything that {@link nl.schakel.process.door.DoorRules} does not name is refused.
 */
package nl.schakel.process.door;
