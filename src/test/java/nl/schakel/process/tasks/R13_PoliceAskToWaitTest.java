package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R13: the police's request to wait holds everybody's visits and calls until the police lift it, and nothing else. */
@SchakelTest
class R13_PoliceAskToWaitTest {

    private static final String WHY = "Verzonnen reden van de politie (fictief).";

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private TermCalculator terms;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    /** Care and Veilig Thuis at work for a minor of whom the police know something. */
    private UUID atWork() {
        story.officeHours();
        UUID dossier = story.report(Story.minor("ja", "arbeid")).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("persoon", "ja", "minderjarig", "ja", "locatie", "ja"));
        return dossier;
    }

    private void policeAsk(UUID dossier, String answer) {
        story.does(
                "tmm.oost",
                dossier,
                "partnervraag-politie",
                Map.of("alBezig", "ja", "voorzichtig", answer, "antwoord", WHY));
    }

    private void policeLetGo(UUID dossier) {
        story.does("tmm.oost", dossier, "wachtverzoek-bevestigen", Map.of("wachten", "contact-vrij"));
    }

    private void plan(UUID dossier) {
        story.does(
                "procesregie.nijkerk",
                dossier,
                "pga-starten",
                Map.of("pga", "gestart", "inBeeld", "nee", "minderjarig", "ja"));
    }

    @Test
    void everyStepWithContactWaitsAndNothingElse() {
        UUID dossier = atWork();
        assertThat(story.task(dossier, "pga-starten").waiting()).isEqualTo(TaskSummary.Waiting.POLITIE_GEVRAAGD);

        policeAsk(dossier, "ja");

        assertThat(story.open(dossier))
                .filteredOn(task -> task.waiting() == TaskSummary.Waiting.POLITIE_VRAAGT)
                .extracting(TaskSummary::step)
                .containsExactlyInAnyOrder(
                        "ondermijning-onderzoeken", "pga-starten", "zorgbehoefte-bespreken", "zaak-ontvangen");
        assertThatThrownBy(() -> plan(dossier))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .extracting("code")
                                .containsExactly("politie-vraagt-wachten"));
        story.does(
                "veiligthuis.gm",
                dossier,
                "veilig-thuis-beoordelen",
                Map.of(
                        "minderjarig",
                        "ja",
                        "kinderenVeilig",
                        "ja",
                        "vervolgVeiligThuis",
                        List.of("veiligheid", "politie")));
    }

    /** Before they answer nobody waits; the step only says that they did not. */
    @Test
    void untilThePoliceAnswerEverybodyMayGoOn() {
        UUID dossier = atWork();

        plan(dossier);
        policeAsk(dossier, "onbekend");

        assertThat(story.open(dossier)).extracting(TaskSummary::waiting).containsOnly(TaskSummary.Waiting.NIETS);
    }

    @Test
    void aStepThatComesWhileTheyWaitWaitsToo() {
        UUID dossier = atWork();
        policeAsk(dossier, "ja");

        story.does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                Map.of(
                        "comensha",
                        "nee",
                        "comenshaNiet",
                        "geen-slachtoffer",
                        "opvang",
                        "nee",
                        "acties",
                        List.of(Map.of(
                                "partij",
                                "zorgcoordinator",
                                "wat",
                                "Verzonnen actie (fictief)",
                                "termijn",
                                story.now().plus(Duration.ofDays(9)).toString().substring(0, 10)))));

        assertThat(story.task(dossier, "actie-uitvoeren").waiting()).isEqualTo(TaskSummary.Waiting.POLITIE_VRAAGT);
        assertThat(story.task(dossier, "actie-uitvoeren").due()).isNull();
        policeLetGo(dossier);
        assertThat(story.task(dossier, "actie-uitvoeren").due()).isNotNull();
        wellKept(dossier);
    }

    /** Terms stand still: nobody is late for what nobody may do, and afterwards there is as much time as there was. */
    @Test
    void whatWasLeftOfATermIsLeftAfterwards() {
        UUID dossier = atWork();
        Region region = directory.region("wvv").orElseThrow();
        Instant due = story.task(dossier, "pga-starten").due();
        Instant asked = story.now();
        policeAsk(dossier, "ja");
        Duration left = terms.workingTime(asked, due, region);

        story.timePasses(Duration.ofDays(20));

        assertThat(story.task(dossier, "pga-starten").late()).isFalse();
        assertThat(story.task(dossier, "pga-starten").due()).isNull();
        story.officeHours();
        policeLetGoByDirector(dossier);
        TaskSummary after = story.task(dossier, "pga-starten");
        assertThat(after.waiting()).isEqualTo(TaskSummary.Waiting.NIETS);
        assertThat(terms.workingTime(story.now(), after.due(), region)).isCloseTo(left, Duration.ofMinutes(5));
        wellKept(dossier);
        plan(dossier);
    }

    /** After five working days without a word of the police the chain director has the question. */
    private void policeLetGoByDirector(UUID dossier) {
        story.does(
                "keten.wvv",
                dossier,
                "wachtverzoek-beoordelen",
                Map.of("wachten", "contact-vrij", "toelichting", "Verzonnen besluit (fictief)."));
    }

    @Test
    void thePartnersReadThatTheyWaitAndNotWhy() {
        UUID dossier = atWork();
        policeAsk(dossier, "ja");

        Visit procesregisseur = new Visit(port).login("procesregie.nijkerk");
        String task = procesregisseur
                .get("/taken/" + story.task(dossier, "pga-starten").id())
                .body();
        assertThat(task).contains("De politie vraagt om te wachten").doesNotContain(WHY);
        assertThat(procesregisseur.get("/taken").body()).contains("wacht: de politie vraagt om te wachten");
        assertThat(procesregisseur.get("/zaken/" + dossier).body()).doesNotContain(WHY);
    }

    /** Who asks the police something is read by the police. */
    @Test
    void whatTheFocusOfficerAsksOfThePoliceStandsWithTheirQuestion() {
        story.officeHours();
        UUID dossier = story.report(Story.plain()).dossier();
        String note = "Verzonnen vraag aan de politie (fictief).";
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("locatie", "ja", "toelichting", note));

        String page = new Visit(port)
                .login("tmm.oost")
                .get("/taken/" + story.task(dossier, "partnervraag-politie").id())
                .body();

        assertThat(page).contains(note);
    }

    /** A tap and the request at the same moment: the step is done, or it waits; never half of each. */
    @Test
    void aStepThatIsDoneAtTheMomentOfTheRequestIsDoneOrWaits() throws Exception {
        for (int round = 0; round < 8; round++) {
            UUID dossier = atWork();
            List<Boolean> done = both(
                    () -> {
                        policeAsk(dossier, "ja");
                        return true;
                    },
                    () -> {
                        try {
                            plan(dossier);
                            return true;
                        } catch (InvalidInput refused) {
                            return false;
                        }
                    });

            assertThat(done.get(0)).isTrue();
            assertThat(story.steps(dossier).contains("pga-starten")).isEqualTo(!done.get(1));
            wellKept(dossier);
        }
    }

    /** A step waits exactly when it is contact and the police ask; what waits is watched by nobody, all else is. */
    private void wellKept(UUID dossier) {
        List<String> wrong = jdbc.sql("""
                        select t.step from schakel.route_task t
                        left join camunda.act_ru_execution watch
                            on watch.business_key_ = t.task_id and watch.proc_def_id_ like 'termijnbewaking:%'
                        where t.dossier_id = :dossier and t.ended_at is null and (
                            (t.held_since is not null) <> (t.contact and exists (select from schakel.contact_hold h
                                where h.dossier_id = t.dossier_id and h.until is null))
                            or t.held_since is not null and watch.id_ is not null
                            or t.due_at > :now and watch.id_ is null)
                        """)
                .param("now", Timestamp.from(story.now()))
                .param("dossier", dossier)
                .query(String.class)
                .list();
        assertThat(wrong).isEmpty();
    }

    private static List<Boolean> both(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> started = List.of(one, other).stream()
                    .map(each -> people.submit(() -> {
                        together.await();
                        return each.call();
                    }))
                    .toList();
            return List.of(started.get(0).get(), started.get(1).get());
        } finally {
            people.shutdown();
        }
    }
}
