package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The power goes while reports come in: each one that was acknowledged has its route (R1). */
@Tag("processes")
class KilledWhileReportingTest {

    private static final Path FOLDER = Path.of("target", "faults", "killed");
    private static final int REPORTS = 200;

    private NodeWithDatabase machine;

    @BeforeEach
    void aMachineWithItsDatabase() {
        machine = new NodeWithDatabase(FOLDER);
    }

    @AfterEach
    void leaveNothingRunning() {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyAcknowledgedReportHasItsRouteAndTheOthersCanBeSentAgain() throws Exception {
        Reports reports = new Reports(REPORTS);
        reports.send(machine.node().as("balie.nijkerk"), REPORTS / 3, machine.node()::kill);

        List<String> acknowledged = List.copyOf(reports.acknowledged());
        assertThat(acknowledged).doesNotHaveDuplicates().hasSizeBetween(REPORTS / 3, REPORTS - 10);

        machine.startAgain();
        Books books = new Books(machine.jdbc());
        books.balance();
        books.waitsForTriage(acknowledged, "aandachtsfunctionaris@GM0267");

        reports.send(machine.node().as("balie.nijkerk"));

        assertThat(reports.acknowledged()).hasSize(REPORTS).doesNotHaveDuplicates();
        books.balance();
        books.waitsForTriage(List.copyOf(reports.acknowledged()), "aandachtsfunctionaris@GM0267");
        assertThat(machine.count("select count(*) from schakel.dossier"))
                .as("no report twice")
                .isEqualTo(REPORTS);
        assertThat(machine.node().as("af.nijkerk").all("/api/v1/taken", "taken"))
                .hasSize(REPORTS);
    }
}
