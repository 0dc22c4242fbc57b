package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.schakel.support.sheet.SheetFiles;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The power goes while a list of signals comes in and searches for a place are being parked: each row is a signal once (R1), and
 * each search waits or does not, in the tables and in its route alike.
 */
@Tag("processes")
class KilledWhileAListComesInTest {

    private static final Path FOLDER = Path.of("target", "faults", "list");
    private static final int ROWS = 120;
    private static final int SEARCHES = 12;
    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
    private static final String NEED =
            "{\"personen\":[{\"antwoorden\":{\"woonvorm\":\"gemengd\",\"kinderen\":0,\"dreiging\":\"laag\"}}],"
                    + "\"meekomend\":0,\"gemeente\":\"GM0267\"}";

    /** Where the routes of these searches stand. */
    private static final String PARKED_ROUTES =
            "select distinct p.business_key_ from camunda.act_ru_execution e join camunda.act_ru_execution p"
                    + " on p.id_ = e.proc_inst_id_ where e.act_id_ = 'Gateway_WachtOpMoment'";

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
    void eachRowComesInOnceAndEachSearchWaitsOrDoesNot() throws Exception {
        itIsAWorkingDay();
        List<String> searches = searches();
        String list = twoConfirmTheSameList();
        Map<String, String> parked = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> parking = searches.stream()
                    .<Future<?>>map(id -> threads.submit(() -> park(id, parked)))
                    .toList();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> in() >= ROWS / 3 && !parked.isEmpty());
            machine.node().kill();
            for (Future<?> one : parking) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        int before = machine.count("select count(*) from schakel.signal_import_row where state = 'gedaan'");
        assertThat(before).as("it fell in the middle").isBetween(ROWS / 3, ROWS - 1);

        machine.startAgain();

        everyRowIsASignalOnce(list);
        new Books(machine.jdbc()).balance();
        everySearchWaitsOrDoesNot(parked.keySet());
        // whoever heard nothing does it again, and whoever did so twice has done it once
        searches.forEach(id -> park(id, parked));
        searches.forEach(id -> park(id, parked));
        assertThat(parked).hasSize(SEARCHES);
        everySearchWaitsOrDoesNot(parked.keySet());
        assertThat(machine.count("select count(*) from schakel.placement_parked"))
                .isEqualTo(SEARCHES);
        parked.forEach((id, address) -> {
            assertThat(care().delete(address).status()).isEqualTo(204);
            assertThat(care().delete(address).status()).as("twice").isEqualTo(204);
        });
        assertThat(machine.jdbc().sql(PARKED_ROUTES).query(String.class).list()).isEmpty();
        new Books(machine.jdbc()).balance();
    }

    /** In October, when no day is a holiday. */
    private void itIsAWorkingDay() {
        OffsetDateTime now = OffsetDateTime.parse(machine.node()
                .anonymous()
                .get("/api/v1/demo/klok")
                .json()
                .path("moment")
                .asText());
        LocalDate october =
                LocalDate.of(now.getYear() + 1, 10, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        Api.Answer moved = machine.node()
                .anonymous()
                .post(
                        "/api/v1/demo/klok",
                        "{\"naar\":\""
                                + ZonedDateTime.of(october.atTime(10, 0), HERE).toOffsetDateTime() + "\"}");
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }

    private List<String> searches() {
        List<String> searches = new ArrayList<>();
        for (int i = 0; i < SEARCHES; i++) {
            Api.Answer begun = care().post("/api/v1/plaatsingen", NEED);
            assertThat(begun.status()).as(begun.raw().body()).isEqualTo(201);
            searches.add(begun.json().path("id").asText());
        }
        return searches;
    }

    private Api care() {
        return machine.node().as("zorg.wvv");
    }

    /** Parks a search as it is now, unless it is known to wait; a broken line leaves open whether it does. */
    private void park(String id, Map<String, String> parked) {
        try {
            String path = "/api/v1/plaatsingen/" + id;
            Api.Answer now = care().get(path);
            String until = OffsetDateTime.parse(machine.node()
                            .anonymous()
                            .get("/api/v1/demo/klok")
                            .json()
                            .path("moment")
                            .asText())
                    .plusDays(2)
                    .toInstant()
                    .toString();
            Api.Answer answer = care().post(
                            path + "/parkeren",
                            "{\"reden\":\"wil-nadenken\",\"tot\":\"" + until + "\"}",
                            "If-Match",
                            now.header("ETag"));
            if (answer.status() == 201) {
                parked.put(id, answer.header("Location").replaceAll(".*(/api/v1)", "$1"));
            } else if (now.json().path("geparkeerd").hasNonNull("id")) {
                parked.put(
                        id,
                        path + "/parkeren/"
                                + now.json().path("geparkeerd").path("id").asText());
            }
        } catch (UncheckedIOException broken) {
            // the line broke: the sender knows nothing
        }
    }

    /** Two browsers of one person press the button at the same moment. */
    private String twoConfirmTheSameList() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("eigenNummer", "toelichting", "gemeente", "email", "veilig"));
        for (int row = 0; row < ROWS; row++) {
            rows.add(List.of("nr-" + row, "Verzonnen " + row + " (fictief)", "Nijkerk", "jan@voorbeeld.example", "ja"));
        }
        Api nla = machine.node().as("nla.oost");
        Api.Answer sent = nla.file("/api/v1/importen", "x.csv", SheetFiles.csv(rows));
        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
        String list = sent.header("Location");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(two.submit(() -> machine.node()
                        .as("nla.oost")
                        .post(list + "/bevestiging", "{}")
                        .status()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            two.shutdownNow();
        }
        return list;
    }

    private int in() {
        return machine.count("select count(*) from schakel.signal_import_row where state = 'gedaan'");
    }

    private void everyRowIsASignalOnce(String list) {
        await("the list is in").atMost(Duration.ofMinutes(3)).until(() -> {
            JsonNode now = machine.node().as("nla.oost").get(list).json();
            return now.path("stand").asText().equals("klaar");
        });
        assertThat(in()).isEqualTo(ROWS);
        assertThat(machine.count("select count(*) from schakel.report where from_list"))
                .as("no row twice")
                .isEqualTo(ROWS);
        assertThat(machine.count("select count(distinct dossier_id) from schakel.signal_import_row"))
                .isEqualTo(ROWS);
        assertThat(machine.count("select count(*) from schakel.imported_signal where dossier_id is null"))
                .as("claimed and not in")
                .isZero();
        // R3: who reported them all hears of all of them, in mail that goes to one place
        assertThat(
                        machine.count(
                                "select count(*) from schakel.outbox o join schakel.feedback_message m"
                                        + " on o.key = 'bericht-' || m.id where m.kind = 'ontvangen' and o.template = 'NIEUWS_VOOR_MELDER_SAMEN'"))
                .isEqualTo(ROWS);
        assertThat(
                        machine.count(
                                "select count(distinct receiver) from schakel.outbox where template = 'NIEUWS_VOOR_MELDER_SAMEN'"))
                .isEqualTo(1);
    }

    private void everySearchWaitsOrDoesNot(Set<String> acknowledged) {
        Map<String, String> waiting = new TreeMap<>();
        machine.jdbc()
                .sql(
                        "select k.placement::text, p.dossier_id::text from schakel.placement_parked k join schakel.placement p"
                                + " on p.id = k.placement where k.resumed_at is null")
                .query((row, n) -> waiting.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(waiting.keySet()).as("what was told to wait").containsAll(acknowledged);
        assertThat(machine.jdbc().sql(PARKED_ROUTES).query(String.class).list())
                .as("routes that wait")
                .containsExactlyInAnyOrderElementsOf(waiting.values());
    }
}
