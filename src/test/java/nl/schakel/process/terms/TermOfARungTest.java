package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R6: a region agrees who hears of a late answer about an emergency bed, in a row of that rung of the shelter ladder. The
 * term, the reminder and whoever hears all come from that row.
 */
class TermOfARungTest extends WatchedTest {

    private static final String ROUTE = "proef-trede";
    private static final String STEP = "proef-vraag";

    @Autowired
    private JdbcClient jdbc;

    private String deployment;
    private UUID dossier;

    @BeforeEach
    void theRegionAgreesWhoHears() throws IOException {
        String table = text("processes/termijnen.dmn")
                .replaceFirst(
                        "(?=<rule )",
                        row("een", "\"wvv\"", STEP + "/noodbed", "PT4H", "0.5", "landelijk", "landelijk")
                                + row("twee", "-", STEP, "PT8H", "0.75", "ketenregisseur", "ketenregisseur"));
        deployment = repository
                .createDeployment()
                .name("proef")
                .addString("termijnen.dmn", table)
                .addString("termijnbewaking.bpmn", text("processes/termijnbewaking.bpmn"))
                .addModelInstance(
                        ROUTE + ".bpmn",
                        Bpmn.createExecutableProcess(ROUTE)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("Task_ProefVraag")
                                .camundaCandidateGroups("zorgcoordinator@zorg-wvv")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        dossier = story.report(Story.plain()).dossier();
    }

    @AfterEach
    void theAgreementIsOver() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void whoHearsOfALateAnswerIsWhoTheRowOfTheRungNames() {
        TaskSummary task = ask("noodbed");
        assertThat(task.due()).isEqualTo(task.created().plus(Duration.ofHours(4)));

        assertThat(watched.nextRung(task.id()))
                .as("reminder")
                .isEqualTo(task.created().plus(Duration.ofHours(2)));
        assertThat(rungOf(task, "herinnering")).containsExactly("zorg.wvv");
        assertThat(watched.nextRung(task.id())).as("term").isEqualTo(task.due());
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("landelijk", "landelijk2");
        watched.nextRung(task.id());
        assertThat(rungOf(task, "escalatie")).containsExactlyInAnyOrder("landelijk", "landelijk2");
    }

    @Test
    void aStepOnAnotherRungHasItsOrdinaryRow() {
        TaskSummary task = ask("andere-regio");
        assertThat(task.due()).isEqualTo(task.created().plus(Duration.ofHours(8)));

        watched.nextRung(task.id());
        watched.nextRung(task.id());
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");
    }

    @Test
    void aSearchThatGoesOnToAnotherRungChangesNothingForWhatWasAskedBefore() {
        TaskSummary task = ask("noodbed");
        runtime.setVariable(instance(task), "trede", "andere-regio");

        watched.nextRung(task.id());
        watched.nextRung(task.id());
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("landelijk", "landelijk2");
    }

    @Test
    void aCaseThatGoesToAnotherRegionChangesNothingForWhatWasAskedBefore() {
        TaskSummary task = ask("noodbed");
        jdbc.sql("update schakel.dossier set region = null where id = ?")
                .param(dossier)
                .update();

        watched.nextRung(task.id());
        watched.nextRung(task.id());
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("landelijk", "landelijk2");
    }

    private TaskSummary ask(String rung) {
        runtime.startProcessInstanceByKey(ROUTE, variables(dossier).putValue("trede", rung));
        return story.task(dossier, STEP);
    }

    private String instance(TaskSummary task) {
        return tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
    }

    private static String text(String file) throws IOException {
        try (InputStream content = new ClassPathResource(file).getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String row(
            String id, String region, String step, String term, String reminder, String late, String later) {
        StringBuilder rule = new StringBuilder("<rule id=\"Proef_" + id + "\">");
        int n = 0;
        for (String asked : new String[] {region, quoted(ROUTE), quoted(step), "-"}) {
            rule.append("<inputEntry id=\"Proef_%s_in%d\"><text>%s</text></inputEntry>".formatted(id, n++, asked));
        }
        for (String said :
                new String[] {quoted(term), quoted("kloktijd"), quoted(""), reminder, quoted(late), quoted(later)}) {
            rule.append("<outputEntry id=\"Proef_%s_uit%d\"><text>%s</text></outputEntry>".formatted(id, n++, said));
        }
        return rule.append("</rule>").toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
