package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.TraceContext;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** R8: a page that asks by itself leaves one row in five minutes, and one for whatever it shows that is new. */
class R08_APageThatAsksAgainTest {

    private static final Instant START = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final Viewer VIEWER =
            new Viewer(new UUID(0, 9), "piket.een", Set.of(GroupId.parse("piket@piket-wvv")));
    private static final Viewer OTHER =
            new Viewer(new UUID(0, 8), "piket.twee", Set.of(GroupId.parse("piket@piket-wvv")));

    private final AccessLog log = mock(AccessLog.class);
    private final AccessLogTable table = mock(AccessLogTable.class);
    private final Clock clock = mock(Clock.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final Polls polls = new Polls(log, table, clock, transactions);

    @BeforeEach
    void nothingWasWritten() {
        passes(Duration.ZERO);
        when(table.written(any(), any(), any())).thenReturn(Map.of());
    }

    @AfterEach
    void nothingIsGathered() {
        Gathered.end();
    }

    @Test
    void thatShowsTheSameAgainLeavesOneRow() {
        shows(VIEWER, ONE, TWO);
        assertThat(polls.known(VIEWER, "live", List.of(ONE, TWO))).isTrue();
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isTrue();
        shows(VIEWER, TWO);

        verify(log, times(1)).insert(any());
    }

    @Test
    void thatShowsSomethingNewLeavesARow() {
        shows(VIEWER, ONE);
        assertThat(polls.known(VIEWER, "live", List.of(ONE, TWO))).isFalse();
        shows(VIEWER, ONE, TWO);

        verify(log, times(2)).insert(any());
    }

    @Test
    void leavesARowAgainWhenFiveMinutesAreOver() {
        shows(VIEWER, ONE);
        passes(Duration.ofMinutes(5).minusMillis(1));
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isTrue();

        passes(Duration.ofMinutes(5));
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isFalse();
        shows(VIEWER, ONE);
        verify(log, times(2)).insert(any());
    }

    @Test
    void leavesARowWhenTheClockWasSetBack() {
        shows(VIEWER, ONE);

        passes(Duration.ofMillis(-1));
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isFalse();
    }

    @Test
    void ofAnotherViewerOrAnotherPageIsAnotherMatter() {
        shows(VIEWER, ONE);

        assertThat(polls.known(OTHER, "live", List.of(ONE))).isFalse();
        assertThat(polls.known(VIEWER, "bord", List.of(ONE))).isFalse();
    }

    @Test
    void findsTheRowThatAnotherNodeWrote() {
        when(table.written(any(), any(), any())).thenReturn(Map.of(ONE, START.minusSeconds(30)));

        shows(VIEWER, ONE);

        verify(log, never()).insert(any());
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isTrue();
        // the row of the other node is five minutes old before its own would be
        passes(Duration.ofMinutes(5).minusSeconds(30));
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isFalse();
    }

    @Test
    void asksTheLogForTheRowsOfTheLastFiveMinutesInItsTurn() {
        shows(VIEWER, ONE);

        Look look = Look.list(VIEWER, "taken", 1, List.of(ONE)).polled("live");
        InOrder turns = inOrder(table, log);
        turns.verify(table).takeTurn(look);
        turns.verify(table).written(look, START.minus(Duration.ofMinutes(5)), START);
        turns.verify(log).insert(look);
    }

    @Test
    void leavesItsRowWhateverBecomesOfTheRequest() {
        shows(VIEWER, ONE);

        verify(transactions)
                .getTransaction(
                        argThat(own -> own.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        verify(transactions).commit(any());
    }

    @Test
    void forgetsWhatIsOlderThanFiveMinutesAndKeepsWhatIsNot() {
        shows(VIEWER, ONE);
        passes(Duration.ofMinutes(4));
        shows(VIEWER, TWO);

        assertThat(polls.known(VIEWER, "live", List.of(ONE, TWO))).isTrue();
        passes(Duration.ofMinutes(6));
        assertThat(polls.known(VIEWER, "live", List.of(TWO))).isTrue();
        assertThat(polls.known(VIEWER, "live", List.of(ONE))).isFalse();
    }

    @Test
    void inARequestIsGatheredWithTheRest() {
        Gathered.begin(TraceContext.begun());

        shows(VIEWER, ONE);

        verify(log, never()).insert(any());
        assertThat(Gathered.take())
                .containsExactly(Look.list(VIEWER, "taken", 1, List.of(ONE)).polled("live"));
    }

    @Test
    void namesItselfToTheRequest() {
        Gathered.begin(TraceContext.begun());

        polls.polling("bord");
        Gathered.add(Look.list(VIEWER, "taken", 1, List.of(ONE)));

        assertThat(Gathered.take()).extracting(Look::poll).containsExactly("bord");
    }

    @Test
    void takesPartInTheRowOfWhatAPersonAskedForWhenItIsNew() {
        Look look = Look.list(VIEWER, "taken", 1, List.of(ONE)).polled("live");

        assertThat(polls.fresh(look)).isTrue();
        assertThat(polls.fresh(look)).as("it is in that row now").isFalse();
        passes(Duration.ofMinutes(5));
        assertThat(polls.fresh(look)).isTrue();
    }

    @Test
    void takesNoPartWhenAnotherNodeHasItInARow() {
        when(table.written(any(), any(), any())).thenReturn(Map.of(ONE, START));

        assertThat(polls.fresh(Look.list(VIEWER, "taken", 1, List.of(ONE)).polled("live")))
                .isFalse();
    }

    private void shows(Viewer viewer, UUID... dossiers) {
        polls.shown(viewer, "live", "taken", List.of(dossiers));
    }

    private void passes(Duration since) {
        when(clock.instant()).thenReturn(START.plus(since));
    }
}
