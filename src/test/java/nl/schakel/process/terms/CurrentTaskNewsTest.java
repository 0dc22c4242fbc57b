package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import org.junit.jupiter.api.Test;

/** What a message about a task says at the moment that it goes. */
class CurrentTaskNewsTest {

    private static final String TASK = UUID.randomUUID().toString();
    private static final Instant DUE = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant PICK_UP = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-27T10:00:00Z");

    private final WatchedTasks tasks = mock(WatchedTasks.class);

    @Test
    void aTaskThatIsDoneIsNoNewsAndNoReminder() {
        when(tasks.open(TASK)).thenReturn(Optional.empty());
        assertThat(at(BEFORE).now(Template.NIEUWE_TAAK, "taak-" + TASK)).isEmpty();
        assertThat(at(BEFORE).now(Template.NIEUWE_TAAK, "taak-" + TASK + "-ketenregisseur@wvv"))
                .isEmpty();
        assertThat(at(AFTER).now(Template.TERMIJN_VERSTREKEN, rung("termijn", "20261126100000")))
                .isEmpty();
    }

    @Test
    void aReminderOfATermThatHasPassedSaysThatItIsLate() {
        open(null, "normaal");
        String key = rung("herinnering", "20261126100000");
        assertThat(at(BEFORE).now(Template.HERINNERING, key)).contains(Template.HERINNERING);
        assertThat(at(AFTER).now(Template.HERINNERING, key)).contains(Template.TERMIJN_VERSTREKEN);
        open(null, "acuut");
        assertThat(at(AFTER).now(Template.HERINNERING_ACUUT, key)).contains(Template.TERMIJN_VERSTREKEN_ACUUT);
    }

    @Test
    void whoHasTheTaskInHandNeedsNoWordAboutThat() {
        String key = rung("oppakken", "20261124100000");
        open(null, "normaal");
        assertThat(at(BEFORE).now(Template.HERINNERING, key)).contains(Template.HERINNERING);
        open("af.nijkerk", "normaal");
        assertThat(at(BEFORE).now(Template.HERINNERING, key)).isEmpty();
        assertThat(at(BEFORE).now(Template.ESCALATIE, rung("oppakken-escalatie", "20261124100000")))
                .isEmpty();
    }

    @Test
    void aTermThatWasMovedIsNotSpokenOf() {
        open(null, "normaal");
        assertThat(at(AFTER).now(Template.TERMIJN_VERSTREKEN, rung("termijn", "20261125100000")))
                .isEmpty();
        assertThat(at(AFTER).now(Template.TERMIJN_VERSTREKEN, rung("termijn", "20261126100000")))
                .contains(Template.TERMIJN_VERSTREKEN);
    }

    @Test
    void anythingElseIsAsItWas() {
        assertThat(at(AFTER).now(Template.INCIDENT, "storing-1")).contains(Template.INCIDENT);
        assertThat(at(AFTER).now(Template.PIKETROOSTER, "piket-ruil:1")).contains(Template.PIKETROOSTER);
    }

    private void open(String assignee, String urgency) {
        when(tasks.open(TASK))
                .thenReturn(Optional.of(new WatchedTask(
                        TASK,
                        UUID.randomUUID(),
                        "GM0267",
                        "signaal-beoordelen",
                        new TermKey("wvv", "meldroute", "signaal-beoordelen", urgency),
                        GroupId.parse("aandachtsfunctionaris@GM0267"),
                        assignee,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        DUE,
                        PICK_UP,
                        null)));
    }

    private CurrentTaskNews at(Instant now) {
        return new CurrentTaskNews(tasks, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String rung(String code, String moment) {
        return "termijn-" + TASK + "-" + code + "-" + moment;
    }
}
