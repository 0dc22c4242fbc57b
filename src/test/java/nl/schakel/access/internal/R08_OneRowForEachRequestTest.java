package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.TraceContext;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** R8: whatever one request looks at becomes one row of the log, a refusal too; without a database. */
class R08_OneRowForEachRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);
    private static final Viewer VIEWER =
            new Viewer(new UUID(0, 9), "af.nijkerk", Set.of(GroupId.parse("aandachtsfunctionaris@GM0267")));
    private static final Viewer WITH_MORE_GROUPS = new Viewer(
            VIEWER.personId(),
            VIEWER.username(),
            Set.of(
                    GroupId.parse("aandachtsfunctionaris@GM0267"),
                    GroupId.parse("fg@GM0267"),
                    GroupId.parse("ketenregisseur@keten-wvv")));

    private final Map<Look, String> rows = new LinkedHashMap<>();
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final AccessLogTable table = mock(AccessLogTable.class);
    private final Polls polls = mock(Polls.class);
    private final AccessLog log = new AccessLog(table, Clock.fixed(NOW, ZoneOffset.UTC), transactions);
    private final GatheredLooks looks = new GatheredLooks(log, polls);

    @BeforeEach
    void rowsAreRead() {
        doAnswer(call -> rows.put(call.getArgument(0), call.getArgument(1)))
                .when(table)
                .insert(any(), any(), any());
    }

    @AfterEach
    void nothingIsGathered() {
        looks.end();
        TransactionSynchronizationManager.setActualTransactionActive(false);
        TransactionSynchronizationManager.setCurrentTransactionReadOnly(false);
    }

    @Test
    void outsideARequestEachLookIsARowOfItsOwn() {
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        log.list(VIEWER, "zaken", 2, List.of(ONE, TWO));
        log.denied(VIEWER, THREE, "zaak");

        assertThat(rows.keySet()).extracting(Look::kind).containsExactly("inzage", "lijst", "geweigerd");
        assertThat(rows.keySet()).extracting(Look::dossier).containsExactly(ONE, null, THREE);
        verify(table).insert(Look.refused(VIEWER, THREE, "zaak"), "zaak", NOW);
    }

    @Test
    void aLookIsWrittenWithTheDeedThatItBelongsToWhenThatCanWrite() {
        TransactionSynchronizationManager.setActualTransactionActive(true);

        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        verifyNoInteractions(transactions);
        assertThat(rows).hasSize(1);

        TransactionSynchronizationManager.setCurrentTransactionReadOnly(true);
        log.granted(VIEWER, ONE, "taak", Set.of(Part.TIJDLIJN));
        verify(transactions).commit(any());
    }

    @Test
    void aRefusalIsKeptWhateverBecomesOfTheCaller() {
        TransactionSynchronizationManager.setActualTransactionActive(true);

        log.denied(VIEWER, ONE, "zaak");

        verify(transactions)
                .getTransaction(
                        argThat(own -> own.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        verify(transactions).commit(any());
    }

    @Test
    void aReasonIsCutWhereTheColumnEnds() {
        log.granted(VIEWER, ONE, "x".repeat(200), Set.of());
        log.granted(VIEWER, TWO, "y".repeat(201), Set.of());

        assertThat(rows.values()).containsExactly("x".repeat(200), "y".repeat(200));
    }

    @Test
    void whatOneRequestShowsIsOneRowOfTheFirstCaseThatItOpened() {
        looks.begin(TraceContext.begun());
        log.list(VIEWER, "zaken", 2, List.of(TWO, ONE));
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        log.granted(VIEWER, THREE, "verwant", Set.of(Part.TIJDLIJN, Part.MELDING));
        verify(table, never()).insert(any(), any(), any());
        looks.write(false);

        Look row = only();
        assertThat(row.kind()).isEqualTo("inzage");
        assertThat(row.dossier()).isEqualTo(ONE);
        assertThat(row.why()).isEqualTo("taak");
        assertThat(row.partCodes()).containsExactly("MELDING", "TIJDLIJN");
        assertThat(row.shown()).containsExactlyInAnyOrder(TWO, THREE);
        assertThat(row.hits()).isNull();
    }

    @Test
    void listsOfOneRequestAreOneListWithAllTheirLines() {
        looks.begin(TraceContext.begun());
        log.list(VIEWER, "taken", 3, List.of(ONE, ONE));
        log.list(VIEWER, "oproepen", 2, List.of(TWO));
        looks.write(false);

        Look row = only();
        assertThat(row.kind()).isEqualTo("lijst");
        assertThat(row.why()).isEqualTo("taken");
        assertThat(row.hits()).isEqualTo(5);
        assertThat(row.shownIds()).isEqualTo(ONE + "," + TWO);
        assertThat(row.dossiers()).containsExactly(ONE, TWO);
    }

    @Test
    void aListThatTellsOfNoCaseHoldsNone() {
        log.list(VIEWER, "bedden", 4, Set.of());

        assertThat(only().shownIds()).isNull();
        assertThat(only().hits()).isEqualTo(4);
    }

    @Test
    void theRowIsOfTheViewerWithAllTheirGroups() {
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of());
        log.granted(WITH_MORE_GROUPS, TWO, "taak", Set.of());
        looks.write(false);

        assertThat(only().organisations()).containsExactly("GM0267", "keten-wvv");
    }

    @Test
    void aUseOfEmergencyAccessMarksTheWholeRow() {
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        log.granted(VIEWER, TWO, "noodtoegang/taak", Set.of(Part.BETROKKENEN));
        looks.write(false);
        assertThat(only().why()).isEqualTo("noodtoegang/taak");

        rows.clear();
        log.granted(VIEWER, ONE, "noodtoegang/zaak", Set.of(Part.MELDING));
        looks.write(false);
        assertThat(only().why()).isEqualTo("noodtoegang/zaak");
    }

    @Test
    void aRefusedRequestShowsNothingOfWhatItOpenedBefore() {
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        log.denied(WITH_MORE_GROUPS, null, "adres");
        log.denied(VIEWER, TWO, "zaak");
        looks.write(true);

        Look row = only();
        assertThat(row.kind()).isEqualTo("geweigerd");
        assertThat(row.dossier()).isEqualTo(TWO);
        assertThat(row.why()).isEqualTo("zaak");
        assertThat(row.parts()).isEmpty();
        assertThat(row.viewer()).isEqualTo(WITH_MORE_GROUPS);
    }

    @Test
    void aRefusalThatKnowsNoCaseIsOfTheCaseThatWasOpenedBefore() {
        looks.begin(TraceContext.begun());
        log.list(VIEWER, "zaken", 1, List.of(TWO));
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        log.denied(VIEWER, null, "adres");
        looks.write(true);

        assertThat(only().dossier()).isEqualTo(ONE);
        assertThat(only().why()).isEqualTo("adres");
    }

    @Test
    void aRefusalOfNoCaseAtAllIsKeptToo() {
        looks.begin(TraceContext.begun());
        log.denied(VIEWER, null, "adres");
        looks.write(true);

        assertThat(only().dossier()).isNull();
    }

    @Test
    void whatWasRefusedOnTheWayToAnAnswerIsKeptBesideWhatWasShown() {
        looks.begin(TraceContext.begun());
        log.denied(VIEWER, TWO, "zaak");
        log.denied(VIEWER, TWO, "zaak");
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        looks.write(false);

        assertThat(rows.keySet()).extracting(Look::kind).containsExactly("geweigerd", "inzage");
    }

    @Test
    void aRefusedAnswerWithoutARefusalOfItsOwnTellsWhatItShowed() {
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        looks.write(true);

        assertThat(only().kind()).isEqualTo("inzage");
    }

    @Test
    void aRequestThatLooksAtNothingLeavesNoRow() {
        looks.begin(TraceContext.begun());
        looks.write(false);
        looks.write(true);
        looks.end();
        looks.write(false);

        assertThat(rows).isEmpty();
    }

    @Test
    void whatIsWrittenIsNotWrittenAgain() {
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of());
        looks.write(false);
        looks.write(false);

        assertThat(rows).hasSize(1);
    }

    @Test
    void whatWasNotWrittenIsForgottenWithTheRequest() {
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of());
        looks.end();
        looks.begin(TraceContext.begun());
        looks.write(false);

        assertThat(rows).isEmpty();
    }

    @Test
    void whatTheApplicationItselfLooksAtIsNoPartOfTheRequest() {
        looks.begin(TraceContext.begun());

        log.granted(Viewer.SYSTEM, ONE, "controle", Set.of());

        assertThat(only().viewer()).isEqualTo(Viewer.SYSTEM);
    }

    @Test
    void aDeedIsWrittenAtOnce() {
        looks.begin(TraceContext.begun());

        log.deed(VIEWER, ONE, "noodtoegang/openen", Set.of(Part.MELDING));

        assertThat(only().why()).isEqualTo("noodtoegang/openen");
    }

    @Test
    void whatAPageAsksByItselfIsLeftToThePolls() {
        looks.begin(TraceContext.begun());
        Gathered.polling("live");
        log.list(VIEWER, "taken", 1, List.of(ONE));
        log.list(VIEWER, "oproepen", 1, List.of(TWO));
        looks.write(false);

        Look poll = Look.oneOf(List.of(
                        Look.list(VIEWER, "taken", 1, List.of(ONE)), Look.list(VIEWER, "oproepen", 1, List.of(TWO))))
                .polled("live");
        verify(polls).write(poll);
        assertThat(rows).isEmpty();
    }

    @Test
    void aRefusalOfAPollIsARefusalLikeAnyOther() {
        looks.begin(TraceContext.begun());
        Gathered.polling("live");
        log.denied(VIEWER, ONE, "zaak");
        looks.write(true);

        assertThat(only().refusal()).isTrue();
        verifyNoInteractions(polls);
    }

    @Test
    void whatAPersonAskedForTakesAlongOfAPollWhatIsNew() {
        List<Look> asked = new ArrayList<>();
        when(polls.fresh(any())).thenAnswer(call -> asked.add(call.getArgument(0)) && asked.size() == 1);
        looks.begin(TraceContext.begun());
        log.granted(VIEWER, ONE, "taak", Set.of(Part.MELDING));
        Gathered.polling("live");
        log.list(VIEWER, "taken", 1, List.of(TWO));
        Gathered.polling("bord");
        log.list(VIEWER, "bord", 1, List.of(THREE));
        looks.write(false);

        assertThat(asked).extracting(Look::poll).containsExactly("live", "bord");
        assertThat(only().dossier()).isEqualTo(ONE);
        assertThat(only().shown()).containsExactly(TWO);
        verify(polls, never()).write(any());
    }

    @Test
    void severalPollsOfOneRequestWithNothingNewLeaveNoRow() {
        when(polls.fresh(any())).thenReturn(false);
        looks.begin(TraceContext.begun());
        Gathered.polling("live");
        log.list(VIEWER, "taken", 1, List.of(TWO));
        Gathered.polling("bord");
        log.list(VIEWER, "bord", 1, List.of(THREE));
        looks.write(false);

        assertThat(rows).isEmpty();
    }

    @Test
    void outsideARequestNothingIsAPoll() {
        Gathered.polling("live");
        assertThat(Gathered.runs()).isFalse();
        looks.begin(TraceContext.begun());
        assertThat(Gathered.runs()).isTrue();
        log.list(VIEWER, "taken", 1, List.of(ONE));
        looks.write(false);

        assertThat(rows).hasSize(1);
        verifyNoInteractions(polls);
    }

    private Look only() {
        assertThat(rows).hasSize(1);
        return rows.keySet().iterator().next();
    }
}
