/**
 * Every reporter hears (R3): what became of a report, in plain Dutch, readable with the number and the code of the
 * receipt, also for who stays anonymous.
 */
@ApplicationModule(displayName = "Terugkoppeling")
package nl.schakel.feedback;

import org.springframework.modulith.ApplicationModule;
