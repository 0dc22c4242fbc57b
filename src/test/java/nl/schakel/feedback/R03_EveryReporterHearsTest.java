package nl.schakel.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.feedback.internal.FeedbackTexts;
import nl.schakel.feedback.internal.UnreachableReporters;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.internal.SmsChannel;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Role;
import nl.schakel.signal.InventedDossier;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReporterContacts;
import nl.schakel.signal.Timeline;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.TrialHash;
import nl.schakel.support.database.RuntimeRights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * R3: every reporter hears: a receipt, and at least one more message before the end, or a recorded reason why contact
 * is unsafe. Here for the messages themselves; that every path of every route tells the reporter is tested there.
 */
@Tag("application")
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({
    RuntimeRights.class,
    Feedback.class,
    FeedbackTexts.class,
    UnreachableReporters.class,
    ReportHolder.class,
    Outbox.class,
    R03_EveryReporterHearsTest.Surroundings.class
})
class R03_EveryReporterHearsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        KeyedHash hash() {
            return TrialHash.ours();
        }
    }

    @Autowired
    private Feedback feedback;

    @MockitoBean
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private ReporterContacts contacts;

    @MockitoBean
    private Directory directory;

    /** Reporters get no SMS. */
    @MockitoBean
    private SmsChannel sms;

    private UUID dossier;

    @BeforeEach
    void nijkerk() {
        dossier = InventedDossier.in(jdbc);
        when(directory.municipality(any())).thenReturn(Optional.empty());
        when(directory.municipality("GM0267")).thenReturn(Optional.of(new Municipality("GM0267", "Nijkerk", "wvv")));
        held(new GroupId(Role.AANDACHTSFUNCTIONARIS, "GM0267"), new GroupId(Role.KETENREGISSEUR, "wvv"));
        reporter(false, true, true);
    }

    /** Who has the role for the municipality, and who for its region. */
    private void held(GroupId owner, GroupId region) {
        when(directory.ownerOf(any(), any())).thenReturn(owner);
        when(directory.groupFor(eq(Role.KETENREGISSEUR), any())).thenReturn(region);
        when(directory.hasMembers(any())).thenReturn(true);
    }

    @Test
    void whoCanBeWrittenToSafelyGetsAMailForEveryMessage() {
        tell(FeedbackKind.ONTVANGEN);
        tell(FeedbackKind.OPGEPAKT);

        assertThat(notices()).containsExactly(Notice.MAIL, Notice.MAIL);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void whoStaysAnonymousReadsTheSameAndTheReasonForNoMailIsRecorded() {
        reporter(true, false, false);
        tell(FeedbackKind.ONTVANGEN);

        assertThat(notices()).containsExactly(Notice.ANONIEM);
        assertThat(mails()).isZero();
        assertThat(feedback.read(dossier)).hasSize(1);
    }

    @Test
    void whereWritingIsNotSafeNobodyWritesAndTheReasonIsRecorded() {
        reporter(false, false, true);
        tell(FeedbackKind.ONTVANGEN);

        assertThat(notices()).containsExactly(Notice.NIET_VEILIG);
        assertThat(mails()).isZero();
        assertThat(feedback.read(dossier)).hasSize(1);
    }

    @Test
    void withoutAnAddressTheReasonIsRecorded() {
        reporter(false, true, false);
        tell(FeedbackKind.ONTVANGEN);

        assertThat(notices()).containsExactly(Notice.GEEN_ADRES);
        assertThat(mails()).isZero();
    }

    @Test
    void anAddressThatIsNoneIsTheReason() {
        when(contacts.safeEmail(dossier)).thenReturn(Optional.of("x@voorbeeld..nl"));
        tell(FeedbackKind.ONTVANGEN);
        tell(FeedbackKind.OPGEPAKT);

        assertThat(notices()).containsExactly(Notice.ONJUIST_ADRES, Notice.ONJUIST_ADRES);
        assertThat(mails()).isZero();
        assertThat(feedback.read(dossier)).hasSize(2);
        verify(timeline, times(1)).bySystem(dossier, "mail-onbereikbaar", "onjuist-adres");
    }

    @Test
    void theDatabaseRefusesAMessageWithoutNoticeOrReason() {
        assertThatThrownBy(() -> jdbc.sql("insert into schakel.feedback_message (id, dossier_id, at, kind, notice)"
                                + " values (gen_random_uuid(), gen_random_uuid(), now(), 'opgepakt', '')")
                        .update())
                .hasMessageContaining("feedback_message_notice_check");
    }

    @Test
    void theReceiptAloneIsNotEnoughAndTheEndIsTooLate() {
        assertThat(Heard.byReporter(feedback, dossier)).isFalse();
        tell(FeedbackKind.ONTVANGEN);
        assertThat(Heard.byReporter(feedback, dossier)).isFalse();
        tell(FeedbackKind.AFGESLOTEN);
        assertThat(Heard.byReporter(feedback, dossier)).isFalse();
        tell(FeedbackKind.OPGEPAKT);
        assertThat(Heard.byReporter(feedback, dossier)).isTrue();
    }

    @Test
    void withoutAReceiptTheReporterDidNotHear() {
        tell(FeedbackKind.OPGEPAKT);
        assertThat(Heard.byReporter(feedback, dossier)).isFalse();
    }

    @Test
    void messagesStandInOrderWithTheirMoment() {
        tell(FeedbackKind.ONTVANGEN);
        tell(FeedbackKind.OPGEPAKT);
        tell(FeedbackKind.AFGESLOTEN, Map.of("uitkomst", "hulp-geregeld"));

        assertThat(feedback.read(dossier)).extracting(Message::at).containsOnly(NOW);
        assertThat(feedback.read(dossier).get(0).text()).startsWith("Dank u wel voor uw melding.");
        assertThat(feedback.read(dossier).get(2).text()).startsWith("Uw melding is afgerond.");
        assertThat(feedback.told(dossier))
                .extracting(Feedback.SentFeedback::kind)
                .containsExactly(FeedbackKind.ONTVANGEN, FeedbackKind.OPGEPAKT, FeedbackKind.AFGESLOTEN);
        verify(timeline).bySystem(dossier, "terugkoppeling", FeedbackKind.OPGEPAKT.code(), Notice.MAIL.code());
    }

    @Test
    void aStepThatIsUndoneTellsNobody() {
        transaction.executeWithoutResult(status -> {
            feedback.tell(dossier, FeedbackKind.ONTVANGEN, Map.of());
            status.setRollbackOnly();
        });
        assertThat(feedback.read(dossier)).isEmpty();
        assertThat(mails()).isZero();
        assertThatThrownBy(() -> feedback.tell(dossier, FeedbackKind.ONTVANGEN, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theReporterReadsByWhatKindOfPartyAndWhere() {
        tell(FeedbackKind.OPGEPAKT, Map.of("partij", "aandachtsfunctionaris", "gemeente", "GM0267"));
        tell(FeedbackKind.OVERGEDRAGEN, Map.of("gemeente", "GM0267"));
        tell(FeedbackKind.OVERGEDRAGEN);
        tell(FeedbackKind.ONTVANGEN, Map.of("partij", "landelijk"));

        List<Message> read = feedback.read(dossier);
        assertThat(read.get(0).text())
                .isEqualTo("Uw melding is opgepakt door de aandachtsfunctionaris mensenhandel van de gemeente"
                        + " Nijkerk.");
        assertThat(read.get(1).text()).contains("doorgegeven aan de gemeente Nijkerk.");
        assertThat(read.get(2).text()).contains("doorgegeven aan een andere gemeente.");
        assertThat(read.get(3).text()).contains("Het landelijke team");
    }

    @Test
    void whoItWasMeantForIsNotWhoHasIt() {
        held(Directory.NATIONAL, Directory.NATIONAL);
        tell(FeedbackKind.OVERGEDRAGEN, Map.of("gemeente", "GM0267"));
        tell(FeedbackKind.DOORGEZET, Map.of("gemeente", "GM0267"));
        held(new GroupId(Role.KETENREGISSEUR, "wvv"), new GroupId(Role.KETENREGISSEUR, "wvv"));
        tell(FeedbackKind.OVERGEDRAGEN, Map.of("gemeente", "GM0267"));
        tell(FeedbackKind.DOORGEZET, Map.of("gemeente", "GM0267"));

        assertThat(text(0))
                .contains("hoort bij de gemeente Nijkerk", "bij het landelijke team")
                .doesNotContain("doorgegeven aan de gemeente");
        assertThat(text(1)).contains("doorgegeven aan het landelijke team").doesNotContain("aan de regio");
        assertThat(text(2)).contains("ligt uw melding nu bij de ketenregisseur");
        assertThat(text(3)).contains("doorgegeven aan de regio");
    }

    @Test
    void whereNobodyHasTheRoleNobodyIsSaidToReadIt() {
        when(directory.hasMembers(any())).thenReturn(false);
        transaction.executeWithoutResult(status -> feedback.tellOwner(dossier, FeedbackKind.ONTVANGEN, "GM0267"));
        tell(FeedbackKind.OVERGEDRAGEN, Map.of("gemeente", "GM0267"));
        tell(FeedbackKind.DOORGEZET, Map.of("gemeente", "GM0267"));

        assertThat(text(0)).contains("Er is nog niemand aangewezen die uw melding leest");
        assertThat(text(1)).contains("Daar is nog niemand").doesNotContain("ligt uw melding nu bij");
        assertThat(text(2)).contains("nog niemand").doesNotContain("doorgegeven aan");
    }

    @Test
    void aQuestionIsAskedAsLongAsItIsOpenAndTheLastOneOnly() {
        tell(FeedbackKind.VRAAG);
        tell(FeedbackKind.VRAAG);
        when(contacts.questionOpen(dossier)).thenReturn(true);
        assertThat(text(0)).startsWith("Wij hadden een vraag aan u.");
        assertThat(text(1)).startsWith("Wij hebben een vraag aan u.");

        when(contacts.questionOpen(dossier)).thenReturn(false);
        assertThat(text(1)).startsWith("Wij hadden een vraag aan u.");
    }

    @Test
    void aLinkedReportIsNotSaidToBeReadWhereItIsNot() {
        tell(FeedbackKind.AFGESLOTEN, Map.of("uitkomst", Outcome.GEKOPPELD.code()));
        tell(FeedbackKind.GEKOPPELD);
        assertThat(text(0)).contains("weet dat uw melding erbij hoort").doesNotContain("toegevoegd");
        assertThat(text(1)).contains("weet dat uw melding erbij hoort").doesNotContain("toegevoegd");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whoReportsFromWorkReadsOtherWordsAtTheEndAndLearnsNoMore(Outcome outcome) {
        tell(FeedbackKind.AFGESLOTEN, Map.of("uitkomst", outcome.code()));
        String citizen = text(0);
        when(contacts.professional(dossier)).thenReturn(true);
        String professional = text(0);

        boolean same =
                Set.of(Outcome.DUBBEL, Outcome.GEKOPPELD, Outcome.INGETROKKEN).contains(outcome);
        assertThat(professional.equals(citizen)).isEqualTo(same);
        assertThat(professional)
                .doesNotContainIgnoringCase("politie")
                .doesNotContainIgnoringCase("slachtoffer")
                .doesNotContainIgnoringCase("opvang")
                .doesNotContainIgnoringCase("onderzoek");
    }

    @Test
    void whatPoliceOrCareDidCannotBeReadFromTheEnd() {
        for (Outcome outcome :
                List.of(Outcome.HULP_GEREGELD, Outcome.STRAFRECHTELIJK_ONDERZOEK, Outcome.BESTUURLIJKE_MAATREGEL)) {
            tell(FeedbackKind.AFGESLOTEN, Map.of("uitkomst", outcome.code()));
        }
        assertThat(feedback.read(dossier)).extracting(Message::text).hasSize(3).containsOnly(text(0));
    }

    @Test
    void noRoleOrOutcomeBringsOutWhoTheVictimIsOrWhatPoliceDo() {
        List<String> texts = new ArrayList<>();
        for (FeedbackKind kind : FeedbackKind.values()) {
            for (Role role : Role.values()) {
                tell(kind, Map.of("partij", role.code(), "gemeente", "GM0267"));
            }
            for (Outcome outcome : Outcome.values()) {
                tell(kind, Map.of("uitkomst", outcome.code()));
            }
        }
        feedback.read(dossier).forEach(message -> texts.add(message.text()));
        assertThat(texts)
                .hasSize(FeedbackKind.values().length * (Role.values().length + Outcome.values().length))
                .allSatisfy(text -> assertThat(text)
                        .isNotBlank()
                        .doesNotContain("{", "}", "null")
                        .doesNotContainIgnoringCase("politie")
                        .doesNotContainIgnoringCase("slachtoffer")
                        .doesNotContainIgnoringCase("verdachte")
                        .doesNotContainIgnoringCase("opvang")
                        .doesNotContainIgnoringCase("onderzoek"));
    }

    @ParameterizedTest
    @EnumSource(FeedbackKind.class)
    void everyKindHasACodeAndAText(FeedbackKind kind) {
        assertThat(FeedbackKind.of(kind.code())).contains(kind);
        assertThat(ResourceBundle.getBundle("feedback-messages", Locale.ROOT).getString(kind.code()))
                .isNotBlank();
    }

    @Test
    void everyMessageIsShortEnoughToReadOnAPhone() {
        ResourceBundle texts = ResourceBundle.getBundle("feedback-messages", Locale.ROOT);
        texts.keySet()
                .forEach(key -> Arrays.stream(texts.getString(key).split("[.?!]"))
                        .forEach(sentence -> assertThat(sentence.trim().split("\\s+"))
                                .as("%s: %s", key, sentence)
                                .hasSizeLessThanOrEqualTo(20)));
    }

    @Test
    void aNameOrFreeTextCannotGetIntoAMessage() {
        Stream.of(
                        Map.of("partij", "Jan Jansen"),
                        Map.of("gemeente", "Nijkerk"),
                        Map.of("gemeente", "GM0267,uitkomst=dubbel"),
                        Map.of("uitkomst", "De politie heeft Jan gevonden"),
                        Map.of("naam", "jan"))
                .forEach(codes -> assertThatThrownBy(() -> tell(FeedbackKind.OPGEPAKT, codes))
                        .as("%s", codes)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("Jan"));
        Map<String, String> missing = new HashMap<>();
        missing.put("gemeente", null);
        assertThatThrownBy(() -> tell(FeedbackKind.OPGEPAKT, missing)).isInstanceOf(IllegalArgumentException.class);
        assertThat(feedback.read(dossier)).isEmpty();
    }

    private String text(int index) {
        return feedback.read(dossier).get(index).text();
    }

    private void reporter(boolean anonymous, boolean safe, boolean hasEmail) {
        when(contacts.contact(dossier)).thenReturn(new ReporterContacts.Contact(anonymous, safe, hasEmail));
        when(contacts.safeEmail(dossier))
                .thenReturn(safe && hasEmail ? Optional.of("melder@voorbeeld.example") : Optional.empty());
    }

    private void tell(FeedbackKind kind) {
        tell(kind, Map.of());
    }

    private void tell(FeedbackKind kind, Map<String, String> codes) {
        transaction.executeWithoutResult(status -> feedback.tell(dossier, kind, codes));
    }

    private List<Notice> notices() {
        return feedback.told(dossier).stream()
                .map(Feedback.SentFeedback::notice)
                .toList();
    }

    private long mails() {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and receiver_kind = 'melder'")
                .param(dossier)
                .query(Long.class)
                .single();
    }
}
