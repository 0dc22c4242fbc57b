package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogFindings;
import nl.schakel.access.internal.LogHeads;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** R8: each morning the log is checked, and its head goes out of the database; without a database. */
class R08_TheLogIsCheckedEachMorningTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final String SEAL = "0a".repeat(32);
    private static final UUID OFFICER = new UUID(0, 1);

    private final LogSealer sealer = mock(LogSealer.class);
    private final LogChain chain = mock(LogChain.class);
    private final LogHeads heads = mock(LogHeads.class);
    private final LogFindings findings = mock(LogFindings.class);
    private final Outbox outbox = mock(Outbox.class);
    private final Directory directory = mock(Directory.class);

    @BeforeEach
    void nothingWasCheckedToday() {
        when(findings.mine()).thenReturn(true);
        when(heads.keep(any(), any(), anyLong(), any())).thenReturn(true);
        when(directory.people())
                .thenReturn(List.of(
                        person(OFFICER, "fg@GM0267", true),
                        person(new UUID(0, 2), "fg@GM0228", false),
                        person(new UUID(0, 3), "beheer@schakel", true)));
        finds(new LogCheck(5, 1, null, SEAL, 4, 2, null));
    }

    @Test
    void theHeadIsKeptAndMailedToTheOfficers() {
        assertThat(at("2026-11-27T07:00").checkDue()).map(LogCheck::intact).contains(true);

        ArgumentCaptor<LogHead> head = ArgumentCaptor.forClass(LogHead.class);
        // of the five entries one waits for its seal
        verify(heads).keep(eq(FRIDAY), eq(moment("2026-11-27T07:00")), eq(4L), head.capture());
        assertThat(head.getValue().code()).isEqualTo("4-" + SEAL);
        verify(outbox)
                .toPerson(
                        OFFICER, Template.TOEGANGSLOG_KOP, "toegangslog-kop:2026-11-27", "/toegang/controle/4-" + SEAL);
        verify(outbox, never()).toPerson(eq(new UUID(0, 2)), any(), any(), any());
        verify(outbox, never()).toPerson(eq(new UUID(0, 3)), any(), any(), any());
        verify(outbox, never()).toGroup(any(), any(), any(), any());
    }

    @Test
    void whatIsCommittedIsSealedBeforeTheCheckAndWhatIsFoundIsKept() {
        LogCheck found = new LogCheck(5, 1, null, SEAL, 4, 2, null);

        at("2026-11-27T07:00").checkDue();

        InOrder order = inOrder(sealer, chain, findings);
        order.verify(sealer).sealAll();
        order.verify(chain).check();
        order.verify(findings).add(FRIDAY, moment("2026-11-27T07:00"), found);
    }

    @ParameterizedTest(name = "at {0} it is the check of {1}")
    @CsvSource({
        "2026-11-27T07:00, 2026-11-27",
        "2026-11-27T23:59, 2026-11-27",
        "2026-11-28T06:59, 2026-11-27", // before the time of the check it is still yesterday's
        "2026-11-28T00:30, 2026-11-27",
    })
    void aDayLastsUntilTheNextCheck(String moment, LocalDate day) {
        at(moment).checkDue();

        verify(findings).add(eq(day), any(), any());
    }

    @Test
    void aDayThatWasCheckedIsNotCheckedAgain() {
        when(findings.has(FRIDAY)).thenReturn(true);

        assertThat(at("2026-11-27T09:00").checkDue()).isEmpty();
        verifyNoInteractions(sealer, chain, outbox);
    }

    @Test
    void anotherNodeThatIsAtItOrWasJustBeforeDoesItAlone() {
        when(findings.mine()).thenReturn(false);
        assertThat(at("2026-11-27T07:00").checkDue()).isEmpty();

        when(findings.mine()).thenReturn(true);
        when(findings.has(FRIDAY)).thenReturn(false, true);
        assertThat(at("2026-11-27T07:00").checkDue()).isEmpty();
        verifyNoInteractions(chain, outbox);
    }

    @Test
    void aHeadThatWasKeptBeforeIsNotSentAgain() {
        when(heads.keep(any(), any(), anyLong(), any())).thenReturn(false);

        at("2026-11-27T07:00").checkDue();

        verifyNoInteractions(outbox);
    }

    @Test
    void aLogInWhichNothingIsSealedHasNoHead() {
        finds(new LogCheck(0, 0, null, "", 0, 0, null));

        assertThat(at("2026-11-27T07:00").checkDue()).isPresent();
        verify(heads, never()).keep(any(), any(), anyLong(), any());
        verifyNoInteractions(outbox);
    }

    @Test
    void aLogThatIsNotAsItWasWrittenIsToldToCaretakersAndOfficersAndHasNoHead() {
        finds(new LogCheck(5, 1, 3L, SEAL, 4, 2, null));

        assertThat(at("2026-11-27T07:00").checkDue()).map(LogCheck::intact).contains(false);

        String key = "toegangslog-stuk:2026-11-27";
        verify(outbox).toGroup(GroupId.CARETAKERS, Template.TOEGANGSLOG_STUK, key, "/storingen");
        verify(outbox).toPerson(OFFICER, Template.TOEGANGSLOG_STUK, key, "/toegang/controle");
        verify(heads, never()).keep(any(), any(), anyLong(), any());
    }

    @Test
    void withoutAnOfficerTheHeadIsKeptAllTheSame() {
        when(directory.people()).thenReturn(List.of());

        at("2026-11-27T07:00").checkDue();

        verify(heads).keep(any(), any(), anyLong(), any());
        verifyNoInteractions(outbox);
    }

    @Test
    void whatWasFoundLastCanBeRead() {
        Optional<LogWatch.Finding> last = Optional.of(new LogWatch.Finding(Instant.EPOCH, true));
        when(findings.last()).thenReturn(last);

        assertThat(at("2026-11-27T07:00").last()).isEqualTo(last);
    }

    @Test
    void aHeadIsReadHoweverSomebodyNotedItDown() {
        String code = headOf(4).code();

        assertThat(code).isEqualTo("4-" + SEAL);
        assertThat(LogHead.parse(" 4-" + SEAL.substring(0, 20).toUpperCase() + " \n" + SEAL.substring(20)))
                .hasValueSatisfying(head -> assertThat(head.code()).isEqualTo(code));
        assertThat(LogHead.parse(SEAL)).map(LogHead::position).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4-", "4-0a", "-4-", "kop"})
    void whatIsNoHeadIsNone(String noted) {
        assertThat(LogHead.parse(noted)).isEmpty();
    }

    @Test
    void theCommandSaysThatAllIsWellAndWhatTheHeadIs() {
        LogCheckReport report = new LogCheckReport(new LogCheck(5, 1, null, SEAL, 4, 2, null), false, Optional.empty());

        assertThat(report.good()).isTrue();
        assertThat(report.lines())
                .containsExactly(
                        "Het toegangslog is heel: 5 regels, waarvan 1 nog zonder zegel. Koppen die eerder zijn verstuurd en"
                                + " er nog staan: 2.",
                        "De kop is nu 4-" + SEAL);
    }

    @Test
    void theCommandSaysWhatIsBroken() {
        LogCheckReport report = new LogCheckReport(new LogCheck(5, 1, 3L, SEAL, 0, 2, FRIDAY), false, Optional.empty());

        assertThat(report.good()).isFalse();
        assertThat(report.lines())
                .containsExactly(
                        "Het toegangslog is STUK: regel 3 is de eerste die niet is zoals hij is geschreven.",
                        "Het toegangslog is STUK: de kop die Schakel op 2026-11-27 verstuurde, staat er niet meer. Het log is"
                                + " korter gemaakt of vervangen.");
    }

    @Test
    void theCommandSaysWhetherAHeadOfBeforeIsStillThere() {
        LogCheck intact = new LogCheck(5, 0, null, SEAL, 4, 2, null);

        LogCheckReport there = new LogCheckReport(intact, true, Optional.of(3L));
        assertThat(there.good()).isTrue();
        assertThat(there.lines()).last().isEqualTo("De kop die u opgaf, staat er nog, op plaats 3.");

        LogCheckReport gone = new LogCheckReport(intact, true, Optional.empty());
        assertThat(gone.good()).isFalse();
        assertThat(gone.lines())
                .last()
                .isEqualTo("De kop die u opgaf, staat er NIET. Klopt hij, dan is het log korter gemaakt of vervangen.");
    }

    private LogWatch at(String local) {
        return new LogWatch(
                sealer,
                chain,
                heads,
                findings,
                outbox,
                directory,
                Clock.fixed(moment(local), ZoneOffset.UTC),
                new TransactionTemplate(mock(PlatformTransactionManager.class)),
                "07:00");
    }

    private void finds(LogCheck check) {
        when(chain.check()).thenReturn(check);
    }

    private static LogHead headOf(long position) {
        return new LogHead(position, HexFormat.of().parseHex(SEAL));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Amsterdam")).toInstant();
    }

    private static Person person(UUID id, String group, boolean active) {
        return new Person(id, "proef", "Proef (fictief)", Set.of(GroupId.parse(group)), active);
    }
}
