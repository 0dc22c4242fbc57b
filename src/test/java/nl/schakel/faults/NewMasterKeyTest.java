package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An operator takes a new key into use as the README says, while Schakel runs, and takes the old one away. */
@Tag("processes")
class NewMasterKeyTest {

    private static final Path FOLDER = Path.of("target", "faults", "new-master-key");
    private static final String NEW = "2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=";
    private static final String COMMAND = "--sleutels-vernieuwen";

    private NodeWithDatabase machine;

    @AfterEach
    void leaveNothingRunning() {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theOldKeyIsNotNeededAnyMore() throws Exception {
        machine = new NodeWithDatabase(FOLDER);
        Path setting = FOLDER.resolve("sleutel");
        String old = Files.readString(setting).strip();
        String before = report();

        restart(setting, NEW + " 1:" + old);
        String later = report();
        Node.Ended renewed = Node.run(FOLDER, Map.of(), COMMAND);
        assertThat(renewed.exit()).as(renewed.output()).isZero();
        assertThat(renewed.output())
                .contains("Alles in de sleutelkast is nu afgesloten met sleutel 2", "Sleutel 1 is niet meer nodig")
                .doesNotContain("Exception", old);
        assertThat(known(before)).as("it goes on beside it").isTrue();

        restart(setting, NEW);
        assertThat(known(before)).isTrue();
        assertThat(known(later)).isTrue();

        machine.node().close();
        Files.writeString(setting, "2:" + old);
        Node.Ended refused = Node.run(FOLDER, Map.of(), COMMAND);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output())
                .contains("hoort niet bij deze database", "Niet alle sleutels zijn opnieuw afgesloten");
    }

    /** @return the case */
    private String report() {
        return TwoNodesTest.report(machine.node()).path("zaak").asText();
    }

    private boolean known(String dossier) {
        Api.Answer answer = machine.node().as("af.nijkerk").get("/api/v1/zaken/" + dossier);
        return answer.status() == 200 && answer.raw().body().contains("Verzonnen (fictief).");
    }

    private void restart(Path setting, String keys) throws IOException {
        machine.node().close();
        Files.writeString(setting, keys);
        machine.startAgain();
    }
}
