package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database stops while people work: everybody gets a clear answer, nothing is there by half, and it comes back. */
@Tag("processes")
class DatabaseGoneTest {

    private static final Path FOLDER = Path.of("target", "faults", "database-gone");
    private static final String STORY = "Een verzonnen verhaal dat iemand zojuist heeft getypt (fictief)";
    private static final int REPORTS = 60;

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
    void everybodyGetsAClearAnswerAndItRecovers() throws Exception {
        Node node = machine.node();
        ServerOnDisk database = machine.database();
        Visit clerk = node.visit().login("balie.nijkerk");
        Api system = node.as("balie.nijkerk");
        Reports reports = new Reports(REPORTS);

        reports.send(system, REPORTS / 3, database::stop);

        assertThat(reports.acknowledged()).hasSizeBetween(REPORTS / 3, REPORTS - 1);
        assertThat(reports.refusals()).containsOnly(503);
        systemsAreTold(system.get("/api/v1/taken"));
        systemsAreTold(system.post("/api/v1/meldingen", "{\"gemeente\":\"GM0267\",\"toelichting\":\"x (fictief)\"}"));
        systemsAreTold(node.anonymous()
                .post("/api/v1/meldingen", "{\"gemeente\":\"GM0267\",\"toelichting\":\"x (fictief)\"}"));
        peopleAreTold(clerk.get("/taken"));
        peopleAreTold(node.visit().get("/melden"));
        peopleAreTold(clerk.get("/camunda/app/tasklist/default/"));
        HttpResponse<String> sent = node.visit().submit("/melden", null, "gemeente", "GM0267", "toelichting", STORY);
        peopleAreTold(sent);
        assertThat(sent.body()).contains(STORY).contains("Verstuur opnieuw");
        HttpResponse<String> login = node.visit()
                .submit("/inloggen", null, "gebruikersnaam", "balie.nijkerk", "wachtwoord", "geheim van iemand hier");
        peopleAreTold(login);
        assertThat(login.body()).doesNotContain("geheim");
        assertThat(node.anonymous().get("/actuator/health/liveness").status())
                .as("a restart of the application would not help")
                .isEqualTo(200);
        assertThat(node.anonymous().get("/actuator/health/readiness").status()).isEqualTo(503);

        database.start();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> clerk.get("/api/v1/taken").statusCode() == 200);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> node.anonymous().get("/actuator/health/readiness").status() == 200);
        Books books = new Books(database.jdbc());
        books.balance();
        reports.send(system);
        assertThat(reports.acknowledged()).hasSize(REPORTS).doesNotHaveDuplicates();
        books.balance();
        assertThat(machine.count("select count(*) from schakel.dossier"))
                .as("nothing by half and no report twice")
                .isEqualTo(REPORTS);
        assertThat(node.output()).as("the log").doesNotContain(STORY, "fictief");
    }

    private static void systemsAreTold(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.json().path("title").asText()).isEqualTo("Schakel is even niet bereikbaar");
        assertThat(answer.json().path("detail").asText()).contains("112");
    }

    private static void peopleAreTold(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("lang=\"nl\"", "Schakel is even niet bereikbaar", "112");
        assertThat(answer.body()).doesNotContain("Exception", "org.springframework");
    }
}
