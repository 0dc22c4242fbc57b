package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.schakel.support.postgres.ServerOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/** The power goes while reports come in: each one that was acknowledged has its route (R1). */
@Tag("faults")
class KilledWhileReportingTest {

    private static final Path FOLDER = Path.of("target", "faults", "killed");
    private static final int REPORTS = 200;

    private Node node;

    @AfterEach
    void leaveNothingRunning() {
        if (node != null) {
            node.close();
        }
        ServerOnDisk.stopLeftOver(FOLDER);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyAcknowledgedReportHasItsRouteAndTheOthersCanBeSentAgain() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Reports reports = new Reports(REPORTS);
        node = Node.start(FOLDER, Map.of()).ready();

        reports.send(node.as("balie.nijkerk"), REPORTS / 3, node::kill);

        List<String> acknowledged = List.copyOf(reports.acknowledged());
        assertThat(acknowledged).doesNotHaveDuplicates().hasSizeBetween(REPORTS / 3, REPORTS - 10);

        node = Node.start(FOLDER, Map.of()).ready();
        Books books = new Books(ServerOnDisk.of(FOLDER).jdbc());
        books.balance();
        books.waitsForTriage(acknowledged, "aandachtsfunctionaris@GM0267");

        reports.send(node.as("balie.nijkerk"));

        assertThat(reports.acknowledged()).hasSize(REPORTS).doesNotHaveDuplicates();
        books.balance();
        books.waitsForTriage(List.copyOf(reports.acknowledged()), "aandachtsfunctionaris@GM0267");
        assertThat(ServerOnDisk.of(FOLDER)
                        .jdbc()
                        .sql("select count(*) from schakel.dossier")
                        .query(Integer.class)
                        .single())
                .as("no report twice")
                .isEqualTo(REPORTS);
        assertThat(node.as("af.nijkerk").get("/api/v1/taken").json().path("taken"))
                .hasSize(REPORTS);
    }
}
