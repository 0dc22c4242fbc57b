package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.access.internal.EmergencyTable;
import nl.schakel.organisation.GroupId;
import nl.schakel.support.input.InvalidInput;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R12: emergency access takes a reason, ends by itself, and somebody else judges it; without a database. */
class R12_ReasonTimeAndJudgeTest {

    private static final UUID DOSSIER = new UUID(0, 1);
    private static final UUID CALL = new UUID(0, 2);
    private static final UUID USE = new UUID(0, 3);
    private static final Viewer ON_CALL = viewer(4, "piket@piket-wvv");
    private static final Viewer DIRECTOR = viewer(5, "ketenregisseur@keten-wvv");
    private static final Set<Part> PEOPLE = Set.of(Part.BETROKKENEN);
    private static final String REASON = "De politie kent de naam niet.";

    private final EmergencyTable table = mock(EmergencyTable.class);
    private final AccessRule rule = mock(AccessRule.class);
    private final AccessLog log = mock(AccessLog.class);

    @BeforeEach
    void theOnCallServiceWorksOnTheCase() {
        when(rule.servesTheNight(ON_CALL, DOSSIER)).thenReturn(true);
        when(table.openOf(any(), any())).thenReturn(Optional.empty());
    }

    @ParameterizedTest(name = "opened at {0}: until {1}")
    @CsvSource({
        "2026-11-27T03:10, 2026-11-27T10:00", // at night: the same morning
        "2026-11-26T22:00, 2026-11-27T10:00", // in the evening: the next morning
        "2026-11-27T09:45, 2026-11-27T10:00", // a quarter of an hour is enough
        "2026-11-27T09:46, 2026-11-27T17:00", // less is not: then the working day
        "2026-11-28T12:00, 2026-11-28T20:00", // Saturday at noon: tomorrow's ten is more than a night away
        "2026-11-26T16:00, 2026-11-27T10:00", // eighteen hours are a night
        "2026-11-26T15:59, 2026-11-26T23:00", // more are not
        "2026-03-28T23:30, 2026-03-29T10:00", // a night in which the clock changes
    })
    void itEndsInTheMorningOrAfterAWorkingDay(String opened, String until) {
        assertThat(at(opened).usualEnd()).isEqualTo(moment(until));
    }

    @Test
    void itIsForACoordinatorWhoServesThisCaseAtNight() {
        EmergencyAccess access = at("2026-11-27T03:10");

        assertThat(access.possible(DOSSIER, ON_CALL)).isTrue();
        assertThat(access.possible(new UUID(0, 9), ON_CALL)).isFalse();
        when(rule.servesTheNight(DIRECTOR, DOSSIER)).thenReturn(true);
        assertThat(access.possible(DOSSIER, DIRECTOR)).isFalse();
    }

    @Test
    void whoDoesNotServeTheCaseIsRefusedAndTheLogSaysSo() {
        assertThatThrownBy(() -> at("2026-11-27T03:10").open(DOSSIER, CALL, PEOPLE, REASON, null, DIRECTOR))
                .isInstanceOf(NotVisible.class);
        verify(log).denied(DIRECTOR, DOSSIER, "noodtoegang/openen");
        verifyNoInteractions(table);
    }

    @Test
    void openingIsKeptWithItsReasonAndLogged() {
        EmergencyAccess.Opened opened =
                at("2026-11-27T03:10").open(DOSSIER, CALL, PEOPLE, "  " + REASON + " ", null, ON_CALL);

        assertThat(opened.dossier()).isEqualTo(DOSSIER);
        assertThat(opened.call()).isEqualTo(CALL);
        assertThat(opened.person()).isEqualTo(ON_CALL.personId());
        assertThat(opened.parts()).isEqualTo(PEOPLE);
        assertThat(opened.openedAt()).isEqualTo(moment("2026-11-27T03:10"));
        assertThat(opened.until()).isEqualTo(moment("2026-11-27T10:00"));
        verify(table).insert(opened, REASON);
        verify(log).deed(ON_CALL, DOSSIER, "noodtoegang/openen", PEOPLE);
    }

    @Test
    void whatWasOpenOfTheSameCaseEnds() {
        when(table.openOf(ON_CALL.personId(), DOSSIER)).thenReturn(Optional.of(USE));

        at("2026-11-27T03:10").open(DOSSIER, CALL, PEOPLE, REASON, null, ON_CALL);

        verify(table).end(USE, moment("2026-11-27T03:10"), "vervangen");
    }

    @Test
    void withoutAReasonOrPartsItDoesNotOpen() {
        refused("reden", () -> opened(PEOPLE, " ", null));
        refused("reden", () -> opened(PEOPLE, "x".repeat(1001), null));
        refused("delen", () -> opened(Set.of(), REASON, null));
        refused("delen", () -> opened(null, REASON, null));
        verify(table, never()).insert(any(), any());
    }

    @ParameterizedTest
    @EnumSource
    void whoReportedAndWhatASheltersSeesIsNeverPartOfIt(Part part) {
        if (part == Part.MELDER || part == Part.OPVANG || part == Part.NOTITIES || part == Part.KERN) {
            refused("delen", () -> opened(Set.of(part), REASON, null));
        } else {
            assertThatCode(() -> opened(Set.of(part), REASON, null)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest(name = "until {0}")
    @ValueSource(strings = {"2026-11-27T03:25", "2026-11-27T12:00"})
    void itLastsAQuarterOfAnHourAtLeastAndTwoHoursLongerThanUsualAtMost(String until) {
        assertThat(opened(PEOPLE, REASON, moment(until)).until()).isEqualTo(moment(until));
    }

    @ParameterizedTest(name = "until {0}")
    @ValueSource(strings = {"2026-11-27T03:24:59", "2026-11-27T12:00:01"})
    void shorterOrLongerIsRefused(String until) {
        refused("tot", () -> opened(PEOPLE, REASON, moment(until)));
    }

    @Test
    void aCoordinatorSeesWhatTheyHaveOpenAndNobodyElseHasAny() {
        EmergencyAccess.Opened here = open(USE, DOSSIER);
        EmergencyAccess.Opened elsewhere = open(new UUID(0, 8), new UUID(0, 9));
        when(table.current(any(), eq(moment("2026-11-27T03:10")))).thenReturn(List.of(elsewhere, here));
        EmergencyAccess access = at("2026-11-27T03:10");

        assertThat(access.current(ON_CALL)).containsExactly(elsewhere, here);
        assertThat(access.current(DOSSIER, ON_CALL)).contains(here);
        assertThat(access.current(DIRECTOR)).isEmpty();
        assertThat(access.current(DOSSIER, DIRECTOR)).isEmpty();
    }

    @Test
    void whoOpenedItEndsItEarlyAndOnce() {
        when(table.find(USE)).thenReturn(Optional.of(open(USE, DOSSIER)));
        when(table.end(USE, moment("2026-11-27T03:10"), "zelf")).thenReturn(true);
        at("2026-11-27T03:10").end(USE, ON_CALL);
        verify(log).deed(ON_CALL, DOSSIER, "noodtoegang/beeindigen", PEOPLE);

        when(table.end(any(), any(), any())).thenReturn(false);
        at("2026-11-27T04:10").end(USE, ON_CALL);
        verify(log).deed(any(), any(), any(), any());
    }

    @Test
    void nobodyEndsThatOfAnother() {
        when(table.find(USE)).thenReturn(Optional.of(open(USE, DOSSIER)));

        assertThatThrownBy(() -> at("2026-11-27T03:10").end(USE, viewer(9, "piket@piket-wvv")))
                .isInstanceOf(NotVisible.class);
        verify(table, never()).end(any(), any(), any());
    }

    @Test
    void whenTheNightIsHandedOverWhateverIsOpenEnds() {
        at("2026-11-27T08:30").handedOver(DOSSIER);

        verify(table).endOf(DOSSIER, moment("2026-11-27T08:30"), "overdracht");
    }

    @Test
    void aDirectorOfTheCaseReadsTheUseAndThatIsALookToo() {
        used(ON_CALL);
        inTheCase(DIRECTOR);

        assertThat(at("2026-11-27T09:00").use(USE, DIRECTOR).reason()).isEqualTo(REASON);
        verify(log).granted(DIRECTOR, DOSSIER, "noodtoegang-lezen", PEOPLE);
    }

    @Test
    void whoIsNoDirectorOrNotOfTheCaseReadsNothing() {
        used(ON_CALL);
        when(rule.parts(DIRECTOR, DOSSIER)).thenReturn(Set.of());
        inTheCase(ON_CALL);

        assertThatThrownBy(() -> at("2026-11-27T09:00").use(USE, DIRECTOR)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> at("2026-11-27T09:00").use(USE, ON_CALL)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> at("2026-11-27T09:00").review(USE, Verdict.TERECHT, null, DIRECTOR))
                .isInstanceOf(NotVisible.class);
        verifyNoInteractions(log);
    }

    @Test
    void aVerdictEndsWhatIsStillOpenAndIsKeptOnce() {
        used(ON_CALL);
        inTheCase(DIRECTOR);
        Instant now = moment("2026-11-27T09:00");
        when(table.judge(USE, Verdict.TERECHT, "Terecht.", now, DIRECTOR)).thenReturn(true, false);

        assertThat(at("2026-11-27T09:00").review(USE, Verdict.TERECHT, " Terecht. ", DIRECTOR))
                .isEqualTo(DOSSIER);
        verify(table).end(USE, now, "beoordeeld");
        refused("oordeel", () -> at("2026-11-27T09:00").review(USE, Verdict.TERECHT, "Terecht.", DIRECTOR));
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", ","})
    void aVerdictNeedsNoRemark(String remark) {
        used(ON_CALL);
        inTheCase(DIRECTOR);
        when(table.judge(USE, Verdict.GESPREK_NODIG, null, moment("2026-11-27T09:00"), DIRECTOR))
                .thenReturn(true);

        assertThat(at("2026-11-27T09:00").review(USE, Verdict.GESPREK_NODIG, remark, DIRECTOR))
                .isEqualTo(DOSSIER);
    }

    @Test
    void nobodyJudgesTheirOwnUse() {
        used(DIRECTOR);
        inTheCase(DIRECTOR);

        refused("oordeel", () -> at("2026-11-27T09:00").review(USE, Verdict.TERECHT, null, DIRECTOR));
        verify(table, never()).judge(any(), any(), any(), any(), any());
    }

    @Test
    void aRemarkIsOfAReadableLength() {
        used(ON_CALL);
        inTheCase(DIRECTOR);

        refused("toelichting", () -> at("2026-11-27T09:00").review(USE, Verdict.TERECHT, "x".repeat(4001), DIRECTOR));
        verify(table, never()).end(any(), any(), any());
    }

    @Test
    void aReasonEndsInNoLogOfTheMachine() {
        used(ON_CALL);

        assertThat(table.use(USE).orElseThrow().toString()).isEqualTo("EmergencyUse[" + USE + "]");
    }

    @ParameterizedTest
    @EnumSource
    void aVerdictIsTypedByItsCode(Verdict verdict) {
        assertThat(Verdict.of(verdict.code())).contains(verdict);
        assertThat(Verdict.of("misschien")).isEmpty();
    }

    private EmergencyAccess.Opened opened(Set<Part> parts, String reason, Instant until) {
        return at("2026-11-27T03:10").open(DOSSIER, CALL, parts, reason, until, ON_CALL);
    }

    private EmergencyAccess at(String local) {
        return new EmergencyAccess(table, rule, log, Clock.fixed(moment(local), ZoneOffset.UTC));
    }

    private void used(Viewer by) {
        Instant opened = moment("2026-11-27T03:10");
        when(table.use(USE))
                .thenReturn(Optional.of(new EmergencyUse(
                        USE,
                        DOSSIER,
                        by.personId(),
                        PEOPLE,
                        REASON,
                        opened,
                        opened.plus(Duration.ofHours(7)),
                        null,
                        null,
                        true,
                        List.of(),
                        null)));
    }

    private void inTheCase(Viewer viewer) {
        when(rule.parts(viewer, DOSSIER)).thenReturn(Set.of(Part.MELDING, Part.TIJDLIJN));
    }

    private static EmergencyAccess.Opened open(UUID id, UUID dossier) {
        Instant opened = moment("2026-11-27T03:00");
        return new EmergencyAccess.Opened(
                id, dossier, CALL, ON_CALL.personId(), PEOPLE, opened, opened.plus(Duration.ofHours(7)));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Amsterdam")).toInstant();
    }

    private static Viewer viewer(int number, String group) {
        return new Viewer(new UUID(7, number), "proef", Set.of(GroupId.parse(group)));
    }

    private static void refused(String field, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("field").containsExactly(field));
    }
}
