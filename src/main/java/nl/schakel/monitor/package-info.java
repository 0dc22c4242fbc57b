/** Figures on how the chain runs, without personal data: what is open, what is late, what is stuck. */
@org.springframework.modulith.ApplicationModule(displayName = "Monitor")
package nl.schakel.monitor;
