package nl.schakel.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.mail.DemoMailbox;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * R3: a reporter whom mail does not reach. The report is taken, no mail goes to what is no address, who owns the case hears of it
 * and partners do not, and the case says what is so.
 */
@SchakelTest
class UnreachableReporterTest {

    private static final String NO_ADDRESS = "x@voorbeeld..nl";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Feedback feedback;

    @Autowired
    private Directory directory;

    @Autowired
    private DemoMailbox mailbox;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAddressThatIsNoneIsTakenAndKeptAndTheReporterIsTold() {
        Api.Answer answer = Api.as(port, "balie.nijkerk").post("/api/v1/meldingen", """
                {"gemeente":"GM0267","toelichting":"Verzonnen signaal (fictief).",
                 "melder":{"naam":"Melder (fictief)","email":"x@voorbeeld..nl","veiligBereikbaar":true}}""");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().path("bericht").asText()).isEqualTo("onjuist-adres");
        UUID dossier = dossier(answer.json().path("referentie").asText());
        assertThat(casePage("af.nijkerk", dossier)).contains(NO_ADDRESS);

        Visit clerk = new Visit(port).login("balie.nijkerk");
        clerk.submit(
                "/melden",
                clerk.token(),
                "toelichting",
                "Verzonnen (fictief).",
                "gemeente",
                "Nijkerk",
                "kanaal",
                "telefoon",
                "contact",
                "contact",
                "email",
                NO_ADDRESS,
                "veilig",
                "ja");
        assertThat(clerk.get("/melden/bedankt").body())
                .contains("Het e-mailadres dat u gaf, klopt niet")
                .doesNotContain(NO_ADDRESS);
    }

    /** Without script it is told as soon as the page comes back for another reason. */
    @Test
    void theFormWarnsAndDoesNotStop() {
        Visit clerk = new Visit(port).login("balie.nijkerk");
        String page = clerk.submit(
                        "/melden", clerk.token(), "actie", "persoon-erbij", "contact", "contact", "email", NO_ADDRESS)
                .body();
        assertThat(page).contains("Dit lijkt geen e-mailadres dat werkt").doesNotContain("field--error");
    }

    @Test
    void noMailIsQueuedToItAndWhoOwnsTheCaseHears() {
        UUID dossier = report(NO_ADDRESS).dossier();

        assertThat(feedback.told(dossier))
                .extracting(Feedback.SentFeedback::notice)
                .containsOnly(Notice.ONJUIST_ADRES);
        assertThat(rows(dossier, "receiver_kind = 'melder'")).isZero();
        assertThat(told(dossier)).containsExactlyInAnyOrderElementsOf(members("aandachtsfunctionaris@GM0267"));
        assertThat(casePage("af.nijkerk", dossier))
                .contains("De melder is niet per mail te bereiken: het e-mailadres klopt niet")
                .contains("geen mail, het mailadres klopt niet")
                .doesNotContain("mail zonder inhoud");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        mailbox.received().stream().anyMatch(mail -> mail.text().contains("/zaken/" + dossier)));
    }

    @Test
    void aMailThatComesBackIsToldOnceToWhoOwnsTheCaseAndNoMoreGoThere() {
        UUID dossier = report("melder@voorbeeld.example").dossier();
        assertThat(rows(dossier, "receiver_kind = 'melder'")).isOne();

        comesBack(dossier, Undeliverable.Why.TERUGGEKOMEN);
        comesBack(dossier, Undeliverable.Why.TERUGGEKOMEN);

        assertThat(told(dossier)).containsExactlyInAnyOrderElementsOf(members("aandachtsfunctionaris@GM0267"));
        assertThat(casePage("af.nijkerk", dossier))
                .contains("De melder is niet per mail te bereiken: de mail kwam terug")
                .contains("De melder is niet per mail te bereiken (de mail kwam terug)");
        transaction.executeWithoutResult(status -> feedback.tell(dossier, FeedbackKind.OPGEPAKT, java.util.Map.of()));
        assertThat(feedback.told(dossier))
                .extracting(Feedback.SentFeedback::notice)
                .containsExactly(Notice.MAIL, Notice.ONBEZORGBAAR);
        assertThat(rows(dossier, "receiver_kind = 'melder'")).isOne();
    }

    @Test
    void partnersWithAStepInTheCaseHearNothing() {
        UUID dossier = report("melder@voorbeeld.example").dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("persoon", "ja", "locatie", "ja"));
        story.runDueJobs();
        assertThat(story.open(dossier)).extracting(task -> task.group().role()).contains(Role.ONDERMIJNING);

        comesBack(dossier, Undeliverable.Why.GEWEIGERD);
        Set<UUID> owners = new HashSet<>(members("aandachtsfunctionaris@GM0267"));
        owners.addAll(members("ketenregisseur@wvv"));
        assertThat(told(dossier)).isNotEmpty().allMatch(owners::contains);
    }

    @Test
    void aFullMailboxIsSaidAndTheNextMailIsTried() {
        UUID dossier = report("vol@voorbeeld.example").dossier();
        comesBack(dossier, Undeliverable.Why.POSTVAK_VOL);
        comesBack(dossier, Undeliverable.Why.POSTVAK_VOL);

        assertThat(told(dossier))
                .as("once, to each")
                .containsExactlyInAnyOrderElementsOf(members("aandachtsfunctionaris@GM0267"));
        assertThat(casePage("af.nijkerk", dossier))
                .contains("Een mail aan de melder is niet aangekomen (het postvak van de melder is vol)")
                .doesNotContain("niet per mail te bereiken");
        transaction.executeWithoutResult(status -> feedback.tell(dossier, FeedbackKind.OPGEPAKT, java.util.Map.of()));
        assertThat(feedback.told(dossier))
                .extracting(Feedback.SentFeedback::notice)
                .containsOnly(Notice.MAIL);
    }

    private Receipt report(String email) {
        return story.report(new NewSignal(
                "GM0267",
                "Verzonnen signaal (fictief).",
                null,
                null,
                null,
                null,
                null,
                null,
                Channel.FORMULIER_BURGER.code(),
                new NewSignal.Reporter("Melder (fictief)", null, null, email, null, true)));
    }

    private void comesBack(UUID dossier, Undeliverable.Why why) {
        transaction.executeWithoutResult(status -> events.publishEvent(
                new Undeliverable(1, dossier, true, Template.NIEUWS_VOOR_MELDER, "bericht-" + dossier, why)));
    }

    private List<UUID> members(String group) {
        return directory.members(GroupId.parse(group)).stream().map(Person::id).toList();
    }

    /** Who hears that the reporter cannot be reached. */
    private List<UUID> told(UUID dossier) {
        return jdbc.sql("select receiver from schakel.outbox where template = 'MELDER_ONBEREIKBAAR' and link = ?")
                .param("/zaken/" + dossier)
                .query(UUID.class)
                .list();
    }

    private int rows(UUID receiver, String which) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and " + which)
                .param(receiver)
                .query(Integer.class)
                .single();
    }

    private String casePage(String username, UUID dossier) {
        return new Visit(port).login(username).get("/zaken/" + dossier).body();
    }

    private UUID dossier(String reference) {
        return jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(reference)
                .query(UUID.class)
                .single();
    }
}
