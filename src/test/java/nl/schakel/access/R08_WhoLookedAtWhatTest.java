package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.LogReading.Kind;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.access.internal.AnonymousRefusals;
import nl.schakel.access.internal.GatheredLooks;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogRows;
import nl.schakel.access.internal.Polls;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R8: what is written down of lists and refusals, and who reads the log; without a database. */
class R08_WhoLookedAtWhatTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final Viewer VIEWER = viewer("aandachtsfunctionaris@GM0267");
    private static final Viewer OFFICER = viewer("fg@GM0267", "fg@GM0228");
    private static final LogReading.Filter ALL = new LogReading.Filter(null, null, null, null, null, null);

    private final AccessLog log = mock(AccessLog.class);
    private final AccessRule rule = mock(AccessRule.class);
    private final Polls polls = mock(Polls.class);
    private final AnonymousRefusals anonymous = mock(AnonymousRefusals.class);
    private final LogRows rows = mock(LogRows.class);
    private final LogChain chain = mock(LogChain.class);
    private final LookLog looks = new LookLog(log, rule, polls, anonymous);
    private final LogReading reading = new LogReading(rows, chain, log);

    @Test
    void aListOfCasesHasALineForEach() {
        looks.shown(VIEWER, "zaken", List.of(ONE, TWO));
        verify(log).list(VIEWER, "zaken", 2, List.of(ONE, TWO));

        looks.shown(VIEWER, "bedden", 7, List.of(ONE));
        verify(log).list(VIEWER, "bedden", 7, List.of(ONE));

        looks.shown(VIEWER, "mensen", 9);
        verify(log).list(VIEWER, "mensen", 9, Set.of());
    }

    @Test
    void whileEmergencyAccessIsOpenEveryListSaysSo() {
        when(rule.emergency(VIEWER)).thenReturn(true);

        looks.shown(VIEWER, "zaken", List.of(ONE));
        looks.shown(VIEWER, "bedden", 7, List.of());
        looks.shown(VIEWER, "mensen", 9);
        looks.polled(VIEWER, "live", List.of(TWO));

        verify(log).list(VIEWER, "noodtoegang/zaken", 1, List.of(ONE));
        verify(log).list(VIEWER, "noodtoegang/bedden", 7, List.of());
        verify(log).list(VIEWER, "noodtoegang/mensen", 9, Set.of());
        verify(polls).shown(VIEWER, "live", "noodtoegang/live", List.of(TWO));
    }

    @Test
    void aPageThatAsksByItselfIsWrittenWhenItShowsSomethingNew() {
        looks.polled(VIEWER, "live", List.of());
        verifyNoInteractions(polls);

        when(polls.known(VIEWER, "live", List.of(ONE))).thenReturn(true);
        looks.polled(VIEWER, "live", List.of(ONE));
        verify(polls, never()).shown(any(), any(), any(), any());

        looks.polled(VIEWER, "live", List.of(TWO));
        verify(polls).shown(VIEWER, "live", "live", List.of(TWO));

        looks.polling("live");
        verify(polls).polling("live");
    }

    @Test
    void refusalsAndGlancesAreWrittenToo() {
        looks.refused(VIEWER, ONE, "zaak");
        verify(log).denied(VIEWER, ONE, "zaak");

        looks.seen(VIEWER, ONE, "stand");
        verify(log).granted(VIEWER, ONE, "stand", Set.of());

        looks.seenByReporter(ONE, "volgen");
        verify(log).granted(new Viewer(new UUID(0, 0), "melder", Set.of()), ONE, "volgen", Set.of());

        looks.refusedAnonymous("203.0.113.7", "login");
        verify(anonymous).refused("203.0.113.7", "login");
    }

    @Test
    void aRequestGathersWritesAndEnds() {
        GatheredLooks gathered = mock(GatheredLooks.class);
        OneLook one = new OneLook(gathered);

        TraceContext trace = TraceContext.begun();
        one.begin(trace);
        verify(gathered).begin(trace);
        one.write(true);
        verify(gathered).write(true);
        one.end();
        verify(gathered).end();
    }

    @Test
    void anOfficerReadsWhatConcernsTheirOrganisationsAndThatIsALookToo() {
        LogReading.Page page = new LogReading.Page(List.of(row(ONE), row(null)), 41L);
        when(rows.read(Set.of("GM0267", "GM0228"), ALL)).thenReturn(page);

        assertThat(reading.read(OFFICER, ALL)).isEqualTo(page);
        verify(log).list(OFFICER, "toegangslog", 2, List.of(ONE));
    }

    @Test
    void nobodyElseReadsOrChecksTheLog() {
        assertThatThrownBy(() -> reading.read(VIEWER, ALL)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> reading.check(VIEWER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> reading.positionOf(VIEWER, "a".repeat(64))).isInstanceOf(NotVisible.class);
        verifyNoInteractions(rows, chain, log);
    }

    @Test
    void anOfficerChecksTheChainAndLooksForAHeadThatTheyNotedDown() {
        LogCheck check = new LogCheck(3, 0, null, "ab", 3, 1, null);
        when(chain.check()).thenReturn(check);
        when(chain.positionOf(any())).thenReturn(Optional.of(3L));

        assertThat(reading.check(OFFICER)).isEqualTo(check);
        assertThat(reading.positionOf(OFFICER, "3-" + "ab".repeat(32))).contains(3L);
        assertThat(reading.positionOf(OFFICER, "geen kop")).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "inzage, taak, INZAGE",
        "inzage, noodtoegang/taak, NOODTOEGANG",
        "lijst, noodtoegang/zaken, NOODTOEGANG",
        "lijst, zaken, LIJST",
        "geweigerd, noodtoegang/openen, GEWEIGERD", // a refusal first, whatever it was for
        "anoniem, login, ANONIEM",
    })
    void aRowTellsOneKindOfThing(String code, String why, Kind kind) {
        assertThat(Kind.of(code, why)).isEqualTo(kind);
    }

    @Test
    void whoseAccountIsClosedIsInNoGroup() {
        Set<GroupId> groups = Set.of(GroupId.parse("fg@GM0267"));

        assertThat(Viewer.of(new Person(ONE, "fg", "F. G. (fictief)", groups, true))
                        .groups())
                .isEqualTo(groups);
        assertThat(Viewer.of(new Person(ONE, "fg", "F. G. (fictief)", groups, false))
                        .groups())
                .isEmpty();
    }

    private static LogReading.Row row(UUID dossier) {
        return new LogReading.Row(
                42, Instant.EPOCH, null, Set.of("GM0267"), Kind.INZAGE, dossier, "taak", Set.of(), null, null, null);
    }

    private static Viewer viewer(String... groups) {
        return new Viewer(
                new UUID(7, groups.length),
                "proef",
                Set.copyOf(Arrays.stream(groups).map(GroupId::parse).toList()));
    }
}
