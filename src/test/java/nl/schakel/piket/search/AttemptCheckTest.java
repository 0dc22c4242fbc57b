package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tap after a phone call means: until when a bed is held, when to call again, and what nobody can mean. */
class AttemptCheckTest {

    private static final UUID BED = new UUID(0, 7);
    private static final UUID LOCATION = new UUID(0, 8);

    private final Beds beds = mock(Beds.class);
    private final Directory directory = mock(Directory.class);

    @BeforeEach
    void aBedOfTheHaven() {
        when(beds.get(BED))
                .thenReturn(new Bed(
                        BED,
                        "Kamer 1",
                        "opvang-haven",
                        "De Haven (fictief)",
                        LOCATION,
                        "De Haven",
                        "GM0267",
                        "wvv",
                        ShelterKind.NOODBED,
                        0,
                        1,
                        BedStatus.VRIJ,
                        null,
                        null,
                        null,
                        "1"));
        when(directory.organisation(any())).thenReturn(Optional.empty());
    }

    @ParameterizedTest(name = "a yes at {0} holds until {1}")
    @CsvSource({
        "2026-11-24T03:10, 2026-11-24T10:00",
        "2026-11-24T08:00, 2026-11-24T10:00", // two hours are enough
        "2026-11-24T08:01, 2026-11-25T10:00",
        "2026-11-24T22:30, 2026-11-25T10:00",
        "2026-10-25T00:30, 2026-10-25T10:00", // the clock goes back that night
        "2027-03-28T01:30, 2027-03-28T10:00" // and forward in this one
    })
    void aYesHoldsUntilTheMorningIsUnderWay(String now, String until) {
        Attempt yes = attempt(at(now), asked(AttemptOutcome.JA, null));

        assertThat(yes.until()).isEqualTo(at(until));
        assertThat(yes.shelter()).isEqualTo("opvang-haven");
        assertThat(yes.location()).isEqualTo(LOCATION);
    }

    @Test
    void theTimeThatTheShelterSaidGoesBeforeTheUsualOne() {
        Instant said = at("2026-11-24T07:15");

        assertThat(attempt(at("2026-11-24T03:10"), asked(AttemptOutcome.JA, said))
                        .until())
                .isEqualTo(said);
    }

    @Test
    void laterIsTenMinutesUnlessSomebodyChose() {
        Instant now = at("2026-11-24T03:10");

        assertThat(attempt(now, asked(AttemptOutcome.LATER, null)).until()).isEqualTo(at("2026-11-24T03:20"));
        Instant passed = now.minus(Duration.ofMinutes(5));
        assertThat(attempt(now, asked(AttemptOutcome.LATER, passed)).until())
                .as("it came while there was no connection")
                .isEqualTo(passed);
        Instant tomorrow = now.plus(Duration.ofHours(24));
        assertThat(attempt(now, asked(AttemptOutcome.LATER, tomorrow)).until()).isEqualTo(tomorrow);
        refused("te-laat", () -> attempt(now, asked(AttemptOutcome.LATER, tomorrow.plusMillis(1))));
    }

    @Test
    void aNoAndNoAnswerHoldNothing() {
        Instant now = at("2026-11-24T03:10");

        assertThat(attempt(now, asked(AttemptOutcome.NEE, now)).until()).isNull();
        assertThat(attempt(now, asked(AttemptOutcome.GEEN_GEHOOR, now)).until()).isNull();
    }

    @Test
    void onlyANoHasAReason() {
        Instant now = at("2026-11-24T03:10");

        assertThat(attempt(now, because(AttemptOutcome.NEE, "huisdier")).criterion())
                .isEqualTo("huisdier");
        assertThat(attempt(now, because(AttemptOutcome.NEE, " ")).criterion()).isNull();
        assertThat(attempt(now, because(AttemptOutcome.JA, "huisdier")).criterion())
                .isNull();
    }

    @Test
    void whatIsMissingIsAsked() {
        Instant now = at("2026-11-24T03:10");

        refused("verplicht", () -> attempt(now, asked(null, null)));
        refused("verplicht", () -> attempt(now, new NewAttempt(null, null, " ", AttemptOutcome.NEE, null, null)));
        refused("verplicht", () -> attempt(now, new NewAttempt(null, null, "x", AttemptOutcome.JA, null, null)));
        assertThatThrownBy(() -> attempt(now, new NewAttempt(null, null, "x", AttemptOutcome.NEE, null, null)))
                .as("no shelter by that name")
                .isInstanceOf(NotVisible.class);
    }

    private Attempt attempt(Instant now, NewAttempt asked) {
        return new AttemptCheck(beds, directory, Clock.fixed(now, Zones.AMSTERDAM)).attempt(asked, Viewer.SYSTEM);
    }

    private static NewAttempt asked(AttemptOutcome outcome, Instant until) {
        return new NewAttempt(UUID.randomUUID(), BED, null, outcome, null, until);
    }

    private static NewAttempt because(AttemptOutcome outcome, String criterion) {
        return new NewAttempt(UUID.randomUUID(), BED, null, outcome, criterion, null);
    }

    private static void refused(String code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly(code));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zones.AMSTERDAM).toInstant();
    }
}
