package nl.schakel.trial.child;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Configuration of the process in which a trial runs: all that plays a case, and nothing that listens to anybody or tells
 * anybody. No component itself, so that the application never takes it up.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "nl.schakel")
@ComponentScan({
    "nl.schakel.access",
    "nl.schakel.deadline",
    "nl.schakel.feedback",
    "nl.schakel.file",
    "nl.schakel.notification",
    "nl.schakel.organisation",
    "nl.schakel.piket",
    "nl.schakel.placement",
    "nl.schakel.process",
    "nl.schakel.signal",
    "nl.schakel.support"
})
@ConfigurationPropertiesScan("nl.schakel")
@Import({TrialWorld.class, TrialDesk.class, CasePlayer.class, CaseEye.class, CleanSlate.class, TrialShelters.class})
class TrialContext {}
