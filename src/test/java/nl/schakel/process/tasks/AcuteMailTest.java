package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.notification.Template;
import nl.schakel.story.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An acute step says so in the subject of its mail, and waits for nobody's rhythm. */
@SchakelTest
class AcuteMailTest {

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void peopleAreAtWork() {
        story.officeHours();
    }

    @Test
    void anAcuteReportIsAcuteMailForEachWhoHasAStep() {
        UUID acute = story.report(Story.acute()).dossier();
        assertThat(story.steps(acute)).contains("acuut-politie");
        assertThat(newTasks(acute)).isNotEmpty().containsOnly(Template.NIEUWE_TAAK_ACUUT.name());

        UUID ordinary = story.report(Story.plain()).dossier();
        assertThat(newTasks(ordinary)).isNotEmpty().containsOnly(Template.NIEUWE_TAAK.name());
    }

    private List<String> newTasks(UUID dossier) {
        return jdbc.sql("select o.template from schakel.outbox o join schakel.route_task t"
                        + " on o.key = 'taak-' || t.task_id where t.dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list();
    }
}
