/** What runs in the process of a trial, and never in the application: only its start knows it, to become that process. */
@NamedInterface("child")
package nl.schakel.trial.child;

import org.springframework.modulith.NamedInterface;
