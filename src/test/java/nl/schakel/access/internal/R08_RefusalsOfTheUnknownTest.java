package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.schakel.support.crypto.TrialHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** R8: of who is refused without a name, the first of an hour is a row, and the rest of that hour one row together. */
class R08_RefusalsOfTheUnknownTest {

    private static final Instant START = Instant.parse("2026-11-27T02:00:00Z");
    private static final String ADDRESS = "203.0.113.7";

    private final List<Look> rows = new ArrayList<>();
    private final AccessLog log = mock(AccessLog.class);
    private final Clock clock = mock(Clock.class);
    private final AnonymousRefusals refusals = new AnonymousRefusals(log, TrialHash.ours(), clock);
    private boolean away;

    @BeforeEach
    void rowsAreRead() {
        passes(Duration.ZERO);
        doAnswer(call -> {
                    if (away) {
                        throw new DataAccessResourceFailureException("away");
                    }
                    return rows.add(call.getArgument(0));
                })
                .when(log)
                .writeApart(any());
    }

    @Test
    void theFirstIsWrittenAtOnceAndItsNetworkCannotBeRead() {
        refusals.refused(ADDRESS, "login");

        assertThat(rows).hasSize(1);
        Look row = rows.get(0);
        assertThat(row.kind()).isEqualTo("anoniem");
        assertThat(row.why()).isEqualTo("login");
        assertThat(row.hits()).isEqualTo(1);
        assertThat(row.network()).hasSize(64).doesNotContain(ADDRESS);
        assertThat(row.organisations()).isEmpty();
        assertThat(row.partCodes()).isEmpty();
    }

    @Test
    void theOthersOfTheHourAreOneRowWhenItIsOver() {
        for (int i = 0; i < 4; i++) {
            refusals.refused(ADDRESS, "login");
        }
        passes(Duration.ofHours(1).minusMillis(1));
        refusals.writeEnded();
        assertThat(hits()).containsExactly(1);

        passes(Duration.ofHours(1));
        refusals.writeEnded();
        assertThat(hits()).containsExactly(1, 3);
        refusals.writeEnded();
        assertThat(hits()).as("and not again").hasSize(2);
    }

    @Test
    void whoCameOnceLeavesNoSecondRow() {
        refusals.refused(ADDRESS, "login");
        passes(Duration.ofHours(2));
        refusals.writeEnded();

        assertThat(hits()).containsExactly(1);
    }

    @Test
    void anHourThatIsOverIsWrittenWhenSomebodyElseIsRefused() {
        refusals.refused(ADDRESS, "login");
        refusals.refused(ADDRESS, "login");
        passes(Duration.ofHours(1));
        refusals.refused("198.51.100.1", "login");

        assertThat(hits()).containsExactly(1, 1, 1);
    }

    @Test
    void aClockThatWasSetBackEndsTheHourToo() {
        refusals.refused(ADDRESS, "login");
        refusals.refused(ADDRESS, "login");
        passes(Duration.ofMillis(-1));
        refusals.writeEnded();

        assertThat(hits()).containsExactly(1, 1);
    }

    @Test
    void eachNetworkAndEachThingThatWasAskedForIsCountedByItself() {
        refusals.refused(ADDRESS, "login");
        refusals.refused(ADDRESS, "kalender");
        refusals.refused("198.51.100.1", "login");

        assertThat(hits()).containsExactly(1, 1, 1);
        assertThat(rows).extracting(Look::network).doesNotContainNull();
        assertThat(rows.get(0).network())
                .isEqualTo(rows.get(1).network())
                .isNotEqualTo(rows.get(2).network());
    }

    @Test
    void whoComesWithMoreNetworksThanThereIsRoomForFillsOneCount() {
        for (int i = 0; i < AnonymousRefusals.LIMIT; i++) {
            refusals.refused("10.0." + i / 250 + "." + i % 250, "login");
        }
        rows.clear();
        refusals.refused("198.51.100.1", "login");
        refusals.refused("198.51.100.2", "login");
        refusals.refused("10.0.0.0", "login");

        assertThat(rows).extracting(Look::network).containsExactly("overig");
        passes(Duration.ofHours(1));
        refusals.writeEnded();
        assertThat(rows).extracting(Look::network).contains("overig").hasSize(3);
    }

    @Test
    void whileTheDatabaseIsAwayTheyAreCountedOn() {
        away = true;
        refusals.refused(ADDRESS, "login");
        refusals.refused(ADDRESS, "login");
        passes(Duration.ofHours(1));
        refusals.writeEnded();
        assertThat(rows).isEmpty();

        away = false;
        refusals.writeEnded();
        assertThat(hits()).containsExactly(2);
    }

    @Test
    void whatWasCountedIsWrittenWhenTheApplicationStops() {
        refusals.refused(ADDRESS, "login");
        refusals.refused(ADDRESS, "login");
        refusals.writeAll();

        assertThat(hits()).containsExactly(1, 1);
    }

    private List<Integer> hits() {
        return rows.stream().map(Look::hits).toList();
    }

    private void passes(Duration since) {
        when(clock.instant()).thenReturn(START.plus(since));
    }
}
