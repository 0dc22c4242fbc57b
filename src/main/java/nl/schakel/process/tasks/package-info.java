/** The tasks of people: lists, opening, taking in hand, completing, and who owns them. */
@NamedInterface("tasks")
package nl.schakel.process.tasks;

import org.springframework.modulith.NamedInterface;
