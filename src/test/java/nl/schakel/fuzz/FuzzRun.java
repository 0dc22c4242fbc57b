package nl.schakel.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.story.MarkedWords;
import nl.schakel.web.api.ApiContract;
import nl.schakel.web.security.Visit;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A run of requests that nobody should send, from a seed, against the running application: what it answers, how long that
 * takes, what it writes in its log, and what is left of it afterwards.
 */
final class FuzzRun {

    /** Who asks; the empty string is nobody. Each of them finds other pages. */
    private static final List<String> ROLES = List.of(
            "",
            "af.nijkerk",
            "keten.wvv",
            "zorg.wvv",
            "piket.een",
            "opvang.haven",
            "fg.nijkerk",
            "beheer",
            "balie.nijkerk",
            "politie.nacht",
            "landelijk");

    /** Columns of what is about nobody: names that administrators and chain directors give to things. */
    private static final Set<String> ABOUT_NOBODY = Set.of();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a framework or a stack would say, and never we. */
    private static final Pattern FOREIGN = Pattern.compile(
            "Exception|org\\.springframework|java\\.lang|\\tat [a-z]+\\.|Whitelabel|Bad Request|Not Found|Forbidden|"
                    + "Internal Server Error|Method Not Allowed|Failed to|not supported|Required |must not|"
                    + "lang=\"en\"|HTTP Status|Unsupported Media|Not Acceptable");

    /** A finding: what was asked, and what is wrong with the answer. */
    private record Finding(String what, Fuzzed request, int status) {

        @Override
        public String toString() {
            String body =
                    request.body() == null ? "" : new String(request.body(), 0, Math.min(200, request.body().length));
            return what + " (" + status + "): " + request.role() + " " + request.method() + " "
                    + request.target()
                            .substring(0, Math.min(160, request.target().length())) + " " + body;
        }
    }

    private final int port;
    private final long seed;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    private final MeterRegistry figures;
    private final RawHttp http;
    private final Random random;
    private final Values values;
    private final Map<String, Map<String, String>> logins = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final Map<String, Duration> slowest = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private int sessionsGiven;
    private ApiContract contract;

    FuzzRun(int port, long seed, JdbcClient jdbc, HikariDataSource pool, MeterRegistry figures) {
        this.figures = figures;
        this.port = port;
        this.seed = seed;
        this.jdbc = jdbc;
        this.pool = pool;
        this.http = new RawHttp(port, PATIENCE);
        this.random = new Random(seed);
        this.values = new Values(random);
    }

    /**
     * Sends so many requests, one after the other so that the seed says all.
     *
     * @param pagesEach how many pages the crawl reads as each role
     * @param longest how long one of them may take
     */
    void run(int requests, int pagesEach, Duration longest) throws Exception {
        ROLES.forEach(this::login);
        PageRequests pages = new PageRequests(random, values);
        logins.forEach((role, login) -> pages.crawl(role, login, http, pagesEach));
        contract = ApiContract.parse(http.send(new Fuzzed("", "", "GET", "/api/v1/openapi.json", Map.of(), null))
                .body());
        ApiRequests api = new ApiRequests(contract, random, values);
        assertThat(pages.broken()).as("links of our own pages").isEmpty();
        assertThat(api.size()).as("operations of the API").isGreaterThan(25);
        assertThat(pages.forms()).as("forms on pages").isGreaterThan(40);
        Left before = left();
        int given = sessionsGiven;
        try (Log log = new Log()) {
            for (int i = 0; i < requests; i++) {
                String role = values.pick(ROLES);
                Map<String, String> headers = new LinkedHashMap<>(logins.get(role));
                if (tokens.get(role) != null) {
                    headers.put("X-CSRF-TOKEN", tokens.get(role));
                }
                Fuzzed request = random.nextBoolean() ? api.next(role, headers) : pages.next(logins, tokens);
                judge(request, http.send(request), longest);
            }
        }
        System.out.printf(
                "fuzz: seed %d, %d requests, %d operations, %d forms, %d links, statuses %s, log lines %d, slowest %s%n",
                seed, requests, api.size(), pages.forms(), pages.links(), counts, logged.size(), slow());
        assertThat(findings.stream().map(Finding::toString).distinct().limit(40).collect(Collectors.joining("\n")))
                .as("seed " + seed)
                .isEmpty();
        assertThat(logged).as("the log").noneMatch(line -> line.startsWith("TRACE ") || MarkedWords.standIn(line));
        assertThat(logged.size()).as("lines in the log").isLessThanOrEqualTo(requests);
        nothingLeaks(before, sessionsGiven - given);
        assertThat(values.words().fields()).as("fields with marked words").hasSizeGreaterThan(40);
        assertThat(MarkedWords.readable(jdbc, ABOUT_NOBODY))
                .as("columns of the database")
                .isEmpty();
        assertThat(MarkedWords.readable(figures)).as("figures").isEmpty();
    }

    private void login(String role) {
        if (role.isEmpty()) {
            logins.put(role, Map.of());
            return;
        }
        Visit visit = new Visit(port).login(role);
        String token = visit.token();
        logins.put(
                role,
                Map.of(
                        "Cookie",
                        "SCHAKEL=" + visit.cookie("SCHAKEL") + "; SCHAKEL-CSRF=" + visit.cookie("SCHAKEL-CSRF")));
        tokens.put(role, token);
    }

    private void judge(Fuzzed request, RawHttp.Answer answer, Duration longest) {
        counts.merge(answer.status(), 1, Integer::sum);
        slowest.merge(request.place(), answer.took(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        if (answer.header("Set-Cookie").contains("SCHAKEL=")) {
            sessionsGiven++;
        }
        if (answer.status() >= 500 || answer.status() <= 0) {
            findings.add(new Finding(answer.status() < 0 ? "no answer" : "server failed", request, answer.status()));
        }
        if (answer.took().compareTo(longest) > 0) {
            findings.add(new Finding("slow: " + answer.took().toMillis() + " ms", request, answer.status()));
        }
        var foreign = FOREIGN.matcher(answer.body());
        if (answer.status() >= 400 && foreign.find()) {
            findings.add(new Finding("not ours: " + foreign.group(), request, answer.status()));
        }
        if (answer.status() >= 400
                && request.target().startsWith("/api/")
                && !answer.body().isEmpty()
                && !answer.header("Content-Type").startsWith("application/problem+json")
                // refused by the server before it had an address
                && !answer.body().contains("Wij kunnen het adres of het verzoek niet lezen")) {
            findings.add(
                    new Finding("no problem document: " + answer.header("Content-Type"), request, answer.status()));
        }
        undescribed(request, answer)
                .ifPresent(objection -> findings.add(new Finding(objection, request, answer.status())));
        if (answer.status() == 405 && answer.header("Allow").isEmpty()) {
            findings.add(new Finding("405 without Allow", request, answer.status()));
        }
    }

    /** What an answer of the API has that its description does not tell. */
    private Optional<String> undescribed(Fuzzed request, RawHttp.Answer answer) {
        // refused by the server before it had an address
        boolean ours = !answer.header("Content-Type").startsWith("text/html");
        return ours && answer.status() > 0
                ? contract.objection(
                        request.method(),
                        request.target().replaceFirst("\\?.*", ""),
                        answer.status(),
                        answer.header("Content-Type"),
                        answer.body())
                : Optional.empty();
    }

    private String slow() {
        return slowest.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
                .limit(8)
                .map(place -> place.getKey() + " " + place.getValue().toMillis() + " ms")
                .toList()
                .toString();
    }

    /** What a run must not leave behind. */
    private record Left(int threads, long heapMegabytes, int sessions) {}

    private Left left() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Left(
                Thread.activeCount(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                jdbc.sql("select count(*) from schakel.spring_session")
                        .query(Integer.class)
                        .single());
    }

    private void nothingLeaks(Left before, int given) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .as("connections in use")
                        .isZero());
        // the server keeps its threads; it has 32 at most
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(Thread.activeCount()).as("threads").isLessThan(before.threads() + 40));
        Left after = left();
        assertThat(after.heapMegabytes()).as("heap").isLessThan(before.heapMegabytes() + 100);
        assertThat(after.sessions()).as("sessions that nobody has").isLessThanOrEqualTo(before.sessions() + given);
    }

    /** Everything that is logged meanwhile. */
    private final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

        Log() {
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                logged.add((event.getThrowableProxy() == null ? "" : "TRACE ") + event.getLevel() + " "
                        + event.getLoggerName() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : " " + event.getThrowableProxy().getClassName() + ": "
                                        + event.getThrowableProxy().getMessage()));
            }
        }

        @Override
        public void close() {
            root.detachAppender(this);
            stop();
        }
    }
}
