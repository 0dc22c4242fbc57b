package nl.schakel.trial.internal;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Value: what an installation chooses about trying drafts.
 *
 * @param enabled whether drafts can be tried at all: while somebody does, a process of some 400 MB runs beside the application
 * @param url of a database for trials only; empty means one beside the embedded database, or no trials where there is none
 * @param examples names of the example cases that are played; empty means all
 * @param classPath what the process runs on, where it does not start from the jar; empty means what the application runs on
 * @param start how long the process of a trial may take to start
 * @param limit how long it may take over one bundle or one case
 * @param idle how long it is kept when nobody tries anything
 */
@ConfigurationProperties("schakel.proef")
public record TrialSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue({}) Set<String> examples,
        @DefaultValue("") String classPath,
        @DefaultValue("PT5M") Duration start,
        @DefaultValue("PT2M") Duration limit,
        @DefaultValue("PT15M") Duration idle) {

    @Override
    public String toString() {
        // a record prints all it has; the password must not end in a log
        return "TrialSettings[start=" + start + ", limit=" + limit + ", idle=" + idle + "]";
    }
}
