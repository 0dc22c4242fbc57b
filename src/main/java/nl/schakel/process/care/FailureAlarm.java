package nl.schakel.process.care;

import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alarm: tells role {@code beheer} when work of a route failed for good: one mail per failure, whichever node sees it
 * first. The outbox's unique key makes the look of several nodes harmless.
 */
@Component
class FailureAlarm {

    private final EngineCondition condition;
    private final Outbox outbox;

    FailureAlarm(EngineCondition condition, Outbox outbox) {
        this.condition = condition;
        this.outbox = outbox;
    }

    @Transactional
    public void look() {
        condition
                .failures()
                .forEach(failure ->
                        outbox.toGroup(GroupId.CARETAKERS, Template.INCIDENT, "storing-" + failure.id(), "/storingen"));
    }
}
