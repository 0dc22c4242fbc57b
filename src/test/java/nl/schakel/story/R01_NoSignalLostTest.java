package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.Channel;
import nl.schakel.signal.Origin;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R1: received = open + ended, always, and what is open runs and waits for somebody. */
@SchakelTest
class R01_NoSignalLostTest {

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reports;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anAcceptedSignalRunsAndWaitsForSomebodyNamedByRole() {
        UUID dossier = story.report(Story.plain()).dossier();

        assertThat(routes(dossier)).isEqualTo(1);
        assertThat(story.open(dossier))
                .singleElement()
                .satisfies(task -> assertThat(task.group().toString()).isEqualTo("aandachtsfunctionaris@GM0267"));
    }

    @Test
    void aMunicipalityWithoutRegionStillHasAnOwner() {
        UUID dossier = story.report(Story.in("GM0363")).dossier();

        assertThat(story.open(dossier))
                .singleElement()
                .satisfies(task -> assertThat(task.group().toString()).isEqualTo("landelijk@landelijk"));
    }

    @Test
    void whatIsRolledBackLeavesNeitherSignalNorRoute() {
        long before = running();
        UUID dossier = transaction.execute(status -> {
            UUID received = reports.receive(Story.plain(), null, Origin.open(Channel.API))
                    .dossier();
            status.setRollbackOnly();
            return received;
        });

        assertThat(routes(dossier)).isZero();
        assertThat(running()).isEqualTo(before);
    }

    @Test
    void nobodyAnswersForWeeksAndTheSignalStillStandsWithItsOwner() {
        UUID dossier = story.report(Story.plain()).dossier();

        story.timePasses(Duration.ofDays(30));

        assertThat(story.steps(dossier)).containsExactly("signaal-beoordelen");
        assertThat(story.task(dossier, "signaal-beoordelen").late()).isTrue();
        assertThat(routes(dossier)).isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesAnEndWithoutOutcome() {
        UUID dossier = story.report(Story.plain()).dossier();

        assertThatThrownBy(() -> jdbc.sql("update schakel.dossier set status = 'afgesloten' where id = ?")
                        .param(dossier)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private long routes(UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .count();
    }

    private long running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("meldroute")
                .count();
    }
}
