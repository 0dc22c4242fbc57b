package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReopenCommands.NewReopening;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.signal.Entries;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;
import nl.schakel.signal.Status;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.trial.FormAnswers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R3: a reporter who is not content with an end is read, hears the answer, and never hears two things that contradict. */
@SchakelTest
class R03_WhoIsNotContentIsReadTest {

    private static final String STEP = "herziening-lezen";
    private static final String WHY = "Het gaat daar door (fictief).";

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reporter;

    @Autowired
    private ReopenCommands reopening;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Entries entries;

    @Autowired
    private Feedback feedback;

    @Autowired
    private TaskCommands desk;

    @Test
    void theSameWordsTwiceAreOneRequest() {
        UUID dossier = stopped("geen-aanwijzingen");

        assertThat(reporter.askAgain(dossier, WHY, "Een kenteken (fictief).")).isTrue();
        assertThat(reporter.askAgain(dossier, WHY, "Een kenteken (fictief).")).isFalse();

        assertThat(story.steps(dossier)).containsExactly(STEP);
        assertThat(said(dossier)).containsExactlyInAnyOrder(WHY, "Een kenteken (fictief).");
        assertThat(reviews.of(dossier).orElseThrow().left()).isEqualTo(1);
    }

    @Test
    void whatComesWhileItWaitsIsAddedAndNoSecondRequest() {
        UUID dossier = stopped("geen-aanwijzingen");
        reporter.askAgain(dossier, WHY, null);

        reporter.askAgain(dossier, "En er is een tweede adres (fictief).", null);

        assertThat(story.steps(dossier)).containsExactly(STEP);
        assertThat(said(dossier)).contains(WHY, "En er is een tweede adres (fictief).");
        assertThat(reviews.of(dossier).orElseThrow().left()).isEqualTo(1);
    }

    /** From a page that was open before the end; nobody works on the case any more. */
    @Test
    void wordsThatAreAddedAfterTheEndAreReadBySomebodyWhoDidNotEndIt() {
        UUID dossier = stopped("geen-aanwijzingen");

        assertThat(reporter.add(dossier, "Vannacht weer (fictief)."))
                .isEqualTo(ReporterVoice.ReporterEntry.AFTER_THE_END);

        assertThat(story.steps(dossier)).containsExactly(STEP);
        assertThat(said(dossier)).containsExactly("Vannacht weer (fictief).");
        reporter.add(dossier, "Vannacht weer (fictief).");
        assertThat(said(dossier)).as("a double click").hasSize(1);
        stays("keten2.wvv", dossier);
        reporter.add(dossier, "En nog eens (fictief).");
        stays("zorg.wvv", dossier);
        assertThatThrownBy(() -> reporter.add(dossier, "Een derde keer (fictief)."))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors().get(0).message()).contains("Doe dan een nieuwe melding"));
    }

    @Test
    void aThirdRequestAboutOneEndIsRefusedAndSaysWhatToDo() {
        UUID dossier = stopped("onvoldoende-informatie");
        for (String reader : List.of("keten2.wvv", "zorg.wvv")) {
            reporter.askAgain(dossier, "Vraag voor " + reader + " (fictief).", null);
            stays(reader, dossier);
        }

        assertThatThrownBy(() -> reporter.askAgain(dossier, "Nog een keer (fictief).", null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors().get(0).message()).contains("Doe dan een nieuwe melding"));
        assertThat(story.open(dossier)).isEmpty();

        // another end is another matter
        reopening.reopen(
                dossier, new NewReopening("nieuw-signaal", "Nieuw (fictief).", "nee"), story.viewer("keten.wvv"));
        divideAndEnd(dossier);
        assertThat(reporter.askAgain(dossier, "Nog een keer (fictief).", null)).isTrue();
    }

    @Test
    void theReporterReadsWhyTheEndStaysAndWhatTheReaderSays() {
        UUID dossier = stopped("geen-aanwijzingen");
        reporter.askAgain(dossier, WHY, null);

        stays("keten2.wvv", dossier);

        assertThat(texts(dossier)).last().asString().contains("Wat u schrijft, was bekend en is gewogen.");
        Reviews.ReviewAnswer answered =
                reviews.of(dossier).orElseThrow().last().orElseThrow().answered();
        assertThat(answered.text()).isEqualTo("Dank u wel (fictief).");
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.GEEN_AANWIJZINGEN);
    }

    @Test
    void anAnswerOfBeforeReadsAsOverOnceTheRegionOpensTheCaseAllTheSame() {
        UUID dossier = stopped("geen-aanwijzingen");
        reporter.askAgain(dossier, WHY, null);
        stays("keten2.wvv", dossier);

        reopening.reopen(
                dossier, new NewReopening("nieuw-signaal", "Nieuw (fictief).", "nee"), story.viewer("keten.wvv"));

        assertThat(texts(dossier))
                .noneMatch(text -> text.contains("blijft uw melding afgerond"))
                .noneMatch(text -> text.contains("Het antwoord leest u hier"))
                .anyMatch(text -> text.contains("Op dat moment bleef uw melding afgerond."));
    }

    @Test
    void aReporterWhoTookTheReportBackCanAskToTakeItUpAgain() {
        UUID dossier = story.report(Story.plain()).dossier();
        reporter.withdraw(dossier, "Ik durf niet (fictief).");
        story.does("keten.wvv", dossier, "voorstel-tegenlezen", confirm());
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.INGETROKKEN);

        reporter.askAgain(dossier, "Ik durf het toch (fictief).", null);
        opens("keten2.wvv", dossier);

        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(story.state(dossier).withdrawalAsked())
                .as("can be withdrawn again")
                .isFalse();
        assertThat(texts(dossier)).noneMatch(text -> text.contains("Wij doen niets meer met uw melding"));
    }

    @Test
    void whatTheReporterSendsWhenTheRegionWasFirstIsAddedToTheCase() {
        UUID dossier = stopped("geen-aanwijzingen");
        reopening.reopen(
                dossier, new NewReopening("nieuw-signaal", "Nieuw (fictief).", "nee"), story.viewer("keten.wvv"));

        assertThat(reporter.askAgain(dossier, WHY, "En dit (fictief).")).isTrue();

        assertThat(story.steps(dossier)).doesNotContain(STEP);
        assertThat(entries.latest(dossier, "aanvulling")).hasValue(WHY + "\n\nEn dit (fictief).");
    }

    @Test
    void ofALinkedReportTheCaseIsMeantToWhichItWasLinked() {
        UUID first = stopped("geen-aanwijzingen");
        Receipt second = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                second.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen",
                        "eindreden", "gekoppeld",
                        "zaakReferentie", story.state(first).reference(),
                        "eindToelichting", "Zelfde adres (fictief)."));
        story.does("keten.wvv", second.dossier(), "voorstel-tegenlezen", confirm());

        reporter.askAgain(second.dossier(), WHY, null);

        assertThat(story.open(second.dossier())).isEmpty();
        assertThat(said(first)).containsExactly(WHY);
        opens("keten2.wvv", first);
        assertThat(story.state(first).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(story.state(second.dossier()).outcome()).isEqualTo(Outcome.GEKOPPELD);
        assertThat(texts(second.dossier()))
                .last()
                .asString()
                .contains("Wij kijken opnieuw naar waar uw melding bij hoort");
        divideAndEnd(first);
        assertThat(texts(second.dossier())).last().asString().contains("Dat is gedaan en nu afgerond.");
    }

    @Test
    void ofALinkedReportWhoseCaseIsOpenTheWordsGoThere() {
        Receipt first = story.report(Story.plain());
        Receipt second = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                second.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen",
                        "eindreden", "gekoppeld",
                        "zaakReferentie", first.reference(),
                        "eindToelichting", "Zelfde adres (fictief)."));
        story.does("keten.wvv", second.dossier(), "voorstel-tegenlezen", confirm());

        reporter.askAgain(second.dossier(), WHY, null);

        assertThat(said(first.dossier())).containsExactly(WHY);
        assertThat(story.steps(first.dossier())).doesNotContain(STEP);
        assertThat(texts(second.dossier())).last().asString().startsWith("Dank u wel.");
    }

    private UUID stopped(String reason) {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "stoppen", "eindreden", reason, "eindToelichting", "Niets (fictief)."));
        story.does("keten.wvv", dossier, "voorstel-tegenlezen", confirm());
        return dossier;
    }

    private void stays(String reader, UUID dossier) {
        story.does(
                reader,
                dossier,
                STEP,
                Map.of(
                        "besluit", "blijft",
                        "blijftReden", "al-bekeken",
                        "tekstVoorMelder", "Dank u wel (fictief).",
                        "toelichting", "Gewogen (fictief)."));
    }

    private void opens(String reader, UUID dossier) {
        story.does(
                reader,
                dossier,
                STEP,
                Map.of("besluit", "heropenen", "acuut", "nee", "toelichting", "Terecht (fictief)."));
    }

    /** The region divides nothing and ends the case, with a reason for whatever is open. */
    private void divideAndEnd(UUID dossier) {
        answers("keten.wvv", dossier, "zaak-verdelen", Map.of("comensha", "nee", "opvang", "nee"));
        answers("keten.wvv", dossier, "uitkomsten-bespreken", Map.of("klaar", "ja", "uitkomst", "doorverwezen"));
        answers("keten2.wvv", dossier, "einde-tegenlezen", Map.of("besluit", "bevestigen"));
        assertThat(story.state(dossier).closed()).isNotNull();
    }

    private void answers(String username, UUID dossier, String step, Map<String, Object> given) {
        String schema = desk.open(story.task(dossier, step).id(), story.viewer(username))
                .schema();
        story.does(
                username,
                dossier,
                step,
                new FormAnswers(LocalDate.ofInstant(story.now(), Zones.AMSTERDAM))
                        .minimal(schema, new HashMap<>(given)));
    }

    private static Map<String, Object> confirm() {
        return Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief).");
    }

    private List<String> said(UUID dossier) {
        return entries.of(dossier).stream()
                .filter(entry -> List.of(Reviews.WHY, Reviews.NEWS).contains(entry.field()))
                .map(Entries.Entry::value)
                .toList();
    }

    private List<String> texts(UUID dossier) {
        return feedback.read(dossier).stream().map(Message::text).toList();
    }
}
