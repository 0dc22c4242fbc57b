package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A copy is made while people report; the machine is lost; on another one everything of before the copy is there again. */
@Tag("processes")
class BackupAndRestoreTest {

    private static final Path FOLDER = Path.of("target", "faults", "backup");
    private static final int REPORTS = 30;
    private static final int AT_MOST = 15;

    /** Mail stays in the outbox, so that some waits in the copy. */
    private static final Map<String, String> NO_MAIL = Map.of("schakel.outbox.polling", "false");

    private final Path lost = FOLDER.resolve("verloren");
    private final Path place = FOLDER.resolve("nieuw");
    private final Path copies = FOLDER.resolve("kopie").toAbsolutePath();
    private final Path vault = FOLDER.resolve("kluis").toAbsolutePath();
    private NodeWithDatabase machine;
    private Node again;

    @BeforeEach
    void aMachineThatIsUsed() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        machine = new NodeWithDatabase(lost, NO_MAIL);
    }

    @AfterEach
    void leaveNothingRunning() {
        if (machine != null) {
            machine.close();
        }
        if (again != null) {
            again.close();
        }
        ServerOnDisk.stopLeftOver(place);
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatWasThereAtTheCopyIsThereAgainAndNothingIsSentTwice() throws Exception {
        looksThatAreSealed();
        alarmThatWaits();
        Reports before = new Reports(REPORTS);
        before.send(machine.node().as("balie.nijkerk"));
        assertThat(before.acknowledged()).hasSize(REPORTS);

        List<Reports> meanwhile = new ArrayList<>();
        CompletableFuture<Node.Ended> command = CompletableFuture.supplyAsync(
                () -> command(lost, "--reservekopie", copies.toString(), "--sleutels=" + vault));
        while (!command.isDone() && meanwhile.size() < AT_MOST) {
            Reports more = new Reports(6);
            more.send(machine.node().as("balie.nijkerk"));
            meanwhile.add(more);
        }
        Node.Ended copied = command.get();
        Reports after = new Reports(6);
        after.send(machine.node().as("balie.nijkerk"));
        assertThat(copied.exit()).as(copied.output()).isZero();
        assertThat(copied.output()).contains("Gegevens: ", "Sleutels: ").doesNotContain("Exception", "fictief");
        assertThat(meanwhile)
                .isNotEmpty()
                .allSatisfy(more ->
                        assertThat(more.acknowledged()).as("nobody noticed").hasSize(6));
        Path data = only(copies);
        Path keys = only(vault);
        theKeyIsNotInTheData(data, keys);

        Node.Ended over = command(lost, "--terugzetten", data.toString(), "--sleutels=" + keys);
        assertThat(over.exit()).isEqualTo(2);
        assertThat(over.output()).contains("Er draait een Schakel met de gegevens");
        machine.node().kill();
        ServerOnDisk.stopLeftOver(lost);
        Node.Ended filled = command(lost, "--terugzetten", data.toString(), "--sleutels=" + keys);
        assertThat(filled.exit()).isEqualTo(2);
        assertThat(filled.output()).contains("is niet leeg");

        Node.Ended put = command(place, "--terugzetten", data.toString(), "--sleutels=" + keys);
        assertThat(put.exit()).as(put.output()).isZero();
        assertThat(put.output()).contains("Start Schakel nu met deze map").doesNotContain("Exception");
        assertThat(place.resolve("terugzetten.bezig")).doesNotExist();

        again = Node.start(place, Map.of()).ready();
        JdbcClient jdbc = ServerOnDisk.of(place).jdbc();
        assertThat(count(jdbc, "select count(*) from schakel.spring_session")).isZero();
        List<String> there = jdbc.sql("select reference from schakel.dossier")
                .query(String.class)
                .list();
        assertThat(there).containsAll(before.acknowledged()).doesNotContainAnyElementsOf(after.acknowledged());
        new Books(jdbc).balance();
        await("looked at")
                .atMost(Duration.ofMinutes(2))
                .until(() -> count(jdbc, "select count(*) from schakel.restoration where good") == 1);
        assertThat(jdbc.sql("select array_to_string(findings, chr(10)) from schakel.restoration")
                        .query(String.class)
                        .single())
                .contains("Het toegangslog is heel: ")
                .doesNotContain("heel: 0 regels")
                .contains("(" + there.size() + " open zaken)");
        mailWaitsForWhoDecides(jdbc);
        oneStartCounts();
    }

    private void mailWaitsForWhoDecides(JdbcClient jdbc) {
        assertThat(jdbc.sql("select distinct state || ' ' || last_error from schakel.outbox where channel = 'sms'")
                        .query(String.class)
                        .list())
                .as("the alarm of a night that is over")
                .containsExactly("vervallen teruggezet");
        int held = count(jdbc, "select count(*) from schakel.outbox where state = 'vastgehouden'");
        assertThat(held).isGreaterThanOrEqualTo(REPORTS);
        Visit caretaker = again.visit().login("beheer");
        HttpResponse<String> page = caretaker.get("/storingen");
        assertThat(page.body())
                .contains("Gegevens zijn teruggezet", "Alles is heel", "Het toegangslog is heel")
                .contains("Mail die wacht op uw besluit", "Gooi de oude mail weg");
        assertThat(count(jdbc, "select count(*) from schakel.outbox where state = 'verzonden'"))
                .as("nothing of before has gone")
                .isZero();

        assertThat(caretaker
                        .submit("/storingen/teruggezet/weggooien", caretaker.token())
                        .statusCode())
                .isEqualTo(302);
        assertThat(caretaker.get("/storingen").body())
                .contains("De oude mail gaat niet weg")
                .doesNotContain("Mail die wacht op uw besluit");
        caretaker.submit("/storingen/teruggezet/versturen", caretaker.token());
        assertThat(caretaker.get("/storingen").body()).contains("al een besluit genomen");

        again.as("balie.nijkerk")
                .post("/api/v1/meldingen", "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen later (fictief).\"}");
        await("what is new goes")
                .atMost(Duration.ofMinutes(2))
                .until(() -> count(jdbc, "select count(*) from schakel.outbox where state = 'verzonden'") > 0);
        assertThat(count(
                        jdbc,
                        "select count(*) from schakel.outbox o, schakel.outbox_hold h"
                                + " where o.created_at <= h.since and o.state <> 'vervallen'"))
                .isZero();
    }

    private void oneStartCounts() {
        again.close();
        again = Node.start(place, Map.of()).ready();
        JdbcClient jdbc = ServerOnDisk.of(place).jdbc();
        assertThat(count(jdbc, "select count(*) from schakel.outbox_hold where decided_at is not null"))
                .isEqualTo(1);
        assertThat(count(jdbc, "select count(*) from schakel.outbox where state = 'vastgehouden'"))
                .isZero();
    }

    private void looksThatAreSealed() {
        machine.node().visit().login("af.nijkerk").get("/zaken");
        machine.node().as("keten.wvv").get("/api/v1/zaken");
        await("sealed")
                .atMost(Duration.ofMinutes(1))
                .until(() -> machine.count("select count(*) from schakel.access_seal"
                                + " where not exists (select from schakel.access_unsealed)")
                        > 1);
        assertThat(machine.count("select count(*) from schakel.spring_session")).isPositive();
    }

    private void alarmThatWaits() {
        machine.jdbc()
                .sql(
                        "insert into schakel.outbox (key, channel, receiver_kind, receiver, template, link)"
                                + " select 'oude-nacht', 'sms', 'persoon', id, 'PIKETOPROEP', '/piket' from schakel.person limit 1")
                .update();
    }

    private static void theKeyIsNotInTheData(Path data, Path keys) throws IOException {
        String key = Files.readString(keys.resolve("sleutel")).strip();
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> holds(file, key)))
                    .isEmpty();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node.Ended command(Path folder, String... arguments) {
        // what a program says is kept elsewhere: an empty folder stays empty
        return Node.run(
                FOLDER.resolve("gezegd"),
                Map.of("schakel.data-dir", folder.toAbsolutePath().toString()),
                arguments);
    }

    /** The one copy that is there, whole. */
    private static Path only(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.toList();
            assertThat(found).hasSize(1).first().asString().doesNotContain("onvolledig");
            return found.get(0);
        }
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
