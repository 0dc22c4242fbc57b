package nl.schakel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import nl.schakel.faults.Node;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.api.Api;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** From the moment that one shelter says yes until the other has neither the task nor doubts: the mail is sent. */
public final class Acceptance {

    private static final Path FOLDER = Path.of("target", "bench", "acceptance");
    private static final int WARM_UP = 10;
    private static final int TIMES = 40;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String NEED = """
            {"personen":[{"antwoorden":{"minderjarig":"nee","woonvorm":"vrouwen","kinderen":0,"zwangerschap":"nee",
             "middelengebruik":"nee","psychose":"nee","veilig-met-zichzelf":"nee","medicatie":"nee","uitleg":"nee",
             "geweldsincident":"nee","seksueel-brandrisico":"nee","dreiging":"laag","mijdgebied":"nee",
             "telefoon-tracker":"nee","verblijfsstatus":"nederlands","regiobinding":"nee","mobiliteit":"nee",
             "infectieziekte":"nee","taal":"nee","toezicht":"nee","huisdier":"nee","eigen-wens":"nee"}}]}""";

    private Acceptance() {}

    public static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        System.out.println(Machine.now());
        try (Node node = Node.packaged(FOLDER, Map.of()).ready();
                Connection connection = ServerOnDisk.of(FOLDER).database().getConnection()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            List<Double> gone = new ArrayList<>();
            List<Double> told = new ArrayList<>();
            for (int round = 0; round < WARM_UP + TIMES; round++) {
                Api care = node.as("zorg.wvv");
                JsonNode search = care.post("/api/v1/plaatsingen", NEED).json();
                String dossier = search.path("zaak").asText();
                ask(care, search, dossier);
                String yes = task(node.as("opvang.haven"), dossier);
                String other = task(node.as("opvang.linde"), dossier);
                long start = System.nanoTime();
                answer(node.as("opvang.haven"), yes, "{\"antwoorden\":{\"antwoord\":\"accepteren\"}}");
                waitFor(
                        jdbc,
                        "select count(*) from schakel.route_task where ended_at is null and task_id = '" + other + "'");
                double taskGone = millis(start);
                waitFor(
                        jdbc,
                        "select count(*) from schakel.outbox where state = 'wacht' and template = 'PLEK_NIET_MEER_NODIG'");
                double mailSent = millis(start);
                if (round >= WARM_UP) {
                    gone.add(taskGone);
                    told.add(mailSent);
                }
                String wish = task(care, dossier, "plek-bespreken");
                answer(care, wish, "{\"antwoorden\":{\"wens\":\"andere-plek\",\"redenPersoon\":\"eigen-wens\"}}");
            }
            System.out.println("from the yes until the other's task is gone: " + Sample.of(gone));
            System.out.println("from the yes until the other's mail is sent: " + Sample.of(told));
            System.out.println(Machine.now());
        }
    }

    private static void ask(Api care, JsonNode search, String dossier) {
        JsonNode beds = care.get("/api/v1/plaatsingen/" + search.path("id").asText() + "/voorstel")
                .json()
                .path("bedden");
        String answers = "{\"antwoorden\":{\"keuze\":\"voorstellen\",\"trede\":\"opvang\",\"plekken\":[\""
                + bed(beds, "De Haven") + "\",\"" + bed(beds, "Linde") + "\"]}}";
        answer(care, task(care, dossier, "plekken-kiezen"), answers);
    }

    private static String bed(JsonNode beds, String shelter) {
        return StreamSupport.stream(beds.spliterator(), false)
                .filter(bed -> bed.path("opvang").asText().contains(shelter))
                .findFirst()
                .orElseThrow()
                .path("bed")
                .asText();
    }

    private static String task(Api api, String dossier) {
        return task(api, dossier, "plek-beantwoorden");
    }

    private static String task(Api api, String dossier, String step) {
        return api.all("/api/v1/taken", "taken").stream()
                .filter(task -> task.path("zaak").asText().equals(dossier)
                        && task.path("stap").asText().equals(step))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static void answer(Api api, String task, String answers) {
        Api.Answer answer = api.post("/api/v1/taken/" + task + "/voltooiing", answers);
        if (answer.status() != 204) {
            throw new IllegalStateException(answer.status() + " " + answer.raw().body());
        }
    }

    private static void waitFor(JdbcClient jdbc, String untilZero) {
        Instant end = Instant.now().plus(LONGEST);
        while (jdbc.sql(untilZero).query(Integer.class).single() > 0) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("still not after " + LONGEST + ": " + untilZero);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1_000_000.0;
    }
}
