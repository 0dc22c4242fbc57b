package nl.schakel.support.time;

import java.util.TimeZone;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Start-up setting of the zone of the Java process: the engine keeps moments without their zone, as the clock on the
 * wall of the process shows them. On a machine in Dutch time, half past two would exist twice in the night the clock
 * goes back, and a timer would fire an hour early; two machines in different zones would not even agree by day. So the
 * process keeps UTC, whatever the machine does.
 */
class UtcEverywhere implements ApplicationListener<ApplicationStartingEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }
}
