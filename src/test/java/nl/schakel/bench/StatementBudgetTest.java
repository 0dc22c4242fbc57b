package nl.schakel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.Search;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.Invented;
import nl.schakel.support.postgres.EmbeddedPostgres;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How much of the database a report and a completed task cost, over HTTP with a session, beside what the engine alone
 * asks for the same route. Counts are repeatable where times are not.
 */
@Tag("own-application")
@SchakelTest
@Import(StatementBudgetTest.Counting.class)
class StatementBudgetTest {

    private static final double MOST = 1.5;
    private static final int MOST_OF_A_SEARCH = 30;
    private static final int HOUSES = 12;
    private static final int MANY = 20;
    private static final Path TABLE = Path.of("target", "bench", "statements.txt");
    private static final CountingDataSource OURS = new CountingDataSource();

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        static BeanPostProcessor countingDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? OURS.around(database) : bean;
                }
            };
        }
    }

    /** One step in the application and in the engine alone, with and without the watch of terms. */
    private record Step(String name, Counted ours, Counted bare, Counted withoutWatch) {}

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    private BeanFactory beans;

    private final Map<String, Visit> visits = new HashMap<>();

    @Test
    void aReportAndATaskCostAtMostHalfAsMuchAgainAsTheEngineAlone() throws Exception {
        Map<String, Counted> ours = application();
        Map<String, Counted> bare = engine(true);
        Map<String, Counted> withoutWatch = engine(false);
        assertThat(ours.keySet()).as("the same route").containsExactlyElementsOf(bare.keySet());

        List<Step> steps = ours.keySet().stream()
                .map(name -> new Step(name, ours.get(name), bare.get(name), withoutWatch.get(name)))
                .toList();
        write(steps);

        Step report = steps.get(0);
        List<Step> tasks = steps.subList(1, steps.size());
        double perTask = (double) sum(tasks, true) / sum(tasks, false);
        assertThat(report.ours().times(report.bare())).as("report").isLessThanOrEqualTo(MOST);
        assertThat(perTask).as("completed task").isLessThanOrEqualTo(MOST);
    }

    /** The number of beds, of houses and of calls to shelters makes no difference to what is asked of the database. */
    @Test
    void theSearchOfANightAsksAsMuchForManyHousesAsForFew() {
        TrialNight night = new TrialNight(beans);
        UUID call = night.taken();
        ShelterDesks desks = beans.getBean(ShelterDesks.class);
        house(night, desks);
        search(night, call);
        int few = search(night, call).statements();

        for (int i = 0; i < HOUSES; i++) {
            UUID bed = house(night, desks);
            AttemptOutcome outcome = i % 2 == 0 ? AttemptOutcome.GEEN_GEHOOR : AttemptOutcome.LATER;
            beans.getBean(Search.class)
                    .attempt(call, new NewAttempt(UUID.randomUUID(), bed, null, outcome, null, null), night.first);
        }
        // the first look reads the new beds, as after any change
        search(night, call);
        int many = search(night, call).statements();

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(MOST_OF_A_SEARCH);
    }

    /** Every open page asks now and then: that costs the look at its session, and once in some seconds one at the calls. */
    @Test
    void anOpenPageThatAsksCostsOneStatementAndWritesNothing() {
        TrialNight night = new TrialNight(beans);
        Visit director = new Visit(port).login(night.area.username("proefpiket-regie"));
        director.get("/piket/balk");
        OURS.take();
        for (int i = 0; i < MANY; i++) {
            assertThat(director.get("/piket/balk").statusCode()).isEqualTo(200);
        }
        Map<Boolean, List<String>> asked = OURS.take().stream()
                .filter(entry -> entry.thread().startsWith("http-nio") && !entry.ends())
                .map(CountingDataSource.Entry::sql)
                .collect(Collectors.partitioningBy(
                        sql -> sql.toLowerCase(Locale.ROOT).contains("spring_session")));
        assertThat(asked.get(true))
                .hasSize(MANY)
                .allMatch(sql -> sql.stripLeading().startsWith("SELECT"));
        assertThat(asked.get(false)).hasSizeLessThan(MANY);
    }

    private Counted search(TrialNight night, UUID call) {
        String mine = Thread.currentThread().getName();
        OURS.take();
        assertThat(beans.getBean(Search.class).view(call, night.first).places()).isNotEmpty();
        return Counted.of(OURS.take().stream()
                .filter(entry -> entry.thread().equals(mine))
                .toList());
    }

    private static UUID house(TrialNight night, ShelterDesks desks) {
        Invented.House house = night.house();
        desks.keep(house.location(), new NewShelterDesk("06 00 00 20 00", true, true, null, null), Invented.of(house));
        return night.invented.bed(house, 1);
    }

    /** Once to fill what is remembered, once to count. */
    private Map<String, Counted> application() {
        Map<String, Counted> counted = new LinkedHashMap<>();
        for (int round = 0; round < 2; round++) {
            counted.clear();
            Visit clerk = visit("balie.nijkerk");
            String token = clerk.token();
            HttpResponse<String> receipt = counting(
                    counted,
                    "report",
                    () -> clerk.json("/api/v1/meldingen", CountedStory.REPORT, "X-CSRF-TOKEN", token));
            assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
            String reference = jdbc.sql("select reference from schakel.dossier order by received_at desc limit 1")
                    .query(String.class)
                    .single();
            List<Map<String, Object>> open = open(reference);
            while (!open.isEmpty()) {
                doNext(CountedStory.next(open, task -> (String) task.get("step")), counted);
                open = open(reference);
            }
        }
        return counted;
    }

    private void doNext(Map<String, Object> task, Map<String, Counted> counted) {
        String step = (String) task.get("step");
        List<Person> team = directory.members(GroupId.parse((String) task.get("group_id")));
        // who proposed the end is the first of the team, and does not read it
        Visit person = visit(
                team.get(step.equals("einde-tegenlezen") ? team.size() - 1 : 0).username());
        String token = person.token();
        Map<String, Object> answers = CountedStory.answers(step);
        if (step.equals("uitkomsten-bespreken")) {
            answers.put(
                    "openStappen",
                    reasons(person.get("/api/v1/taken/" + task.get("task_id")).body()));
        }
        String body = json(Map.of("antwoorden", answers));
        HttpResponse<String> done = counting(
                counted,
                step,
                () -> person.json("/api/v1/taken/" + task.get("task_id") + "/voltooiing", body, "X-CSRF-TOKEN", token));
        assertThat(done.statusCode()).as(step + " " + done.body()).isEqualTo(204);
    }

    /** A reason for everything that the form says a partner recorded. */
    private static List<Map<String, Object>> reasons(String task) {
        try {
            return new ObjectMapper()
                    .readTree(task).path("formulier").findParent("defaultRepetitions").findValues("value").stream()
                            .map(option -> Map.<String, Object>of("stap", option.asText(), "reden", "Verzonnen."))
                            .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Counted> engine(boolean watch) {
        CountingDataSource counting = new CountingDataSource();
        DataSource database = counting.around(new DriverManagerDataSource(
                TestPostgres.server().url(TestPostgres.newDatabase()),
                EmbeddedPostgres.USER,
                TestPostgres.server().password()));
        Map<String, Counted> counted = new LinkedHashMap<>();
        try (BareEngine engine = new BareEngine(database, watch)) {
            for (int round = 0; round < 2; round++) {
                counted.clear();
                counting.take();
                String dossier = engine.start(CountedStory.START);
                counted.put("report", Counted.of(counting.take()));
                List<Task> open = engine.tasks(dossier);
                while (!open.isEmpty()) {
                    Task task = CountedStory.next(open, one -> step(one.getTaskDefinitionKey()));
                    String step = step(task.getTaskDefinitionKey());
                    counting.take();
                    engine.complete(task, "somebody", CountedStory.variables(step));
                    counted.put(step, Counted.of(counting.take()));
                    open = engine.tasks(dossier);
                }
            }
        }
        return counted;
    }

    private <T> T counting(Map<String, Counted> counted, String name, java.util.function.Supplier<T> work) {
        OURS.take();
        T result = work.get();
        counted.put(
                name,
                Counted.of(OURS.take().stream()
                        .filter(entry -> entry.thread().startsWith("http-nio"))
                        .toList()));
        return result;
    }

    private List<Map<String, Object>> open(String reference) {
        return jdbc.sql("select task_id, step, group_id from schakel.route_task"
                        + " where reference = ? and ended_at is null order by name collate \"C\"")
                .param(reference)
                .query()
                .listOfRows();
    }

    private Visit visit(String username) {
        return visits.computeIfAbsent(username, name -> new Visit(port).login(name));
    }

    private static String step(String activity) {
        return activity.replaceFirst("^Task_", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static int sum(List<Step> steps, boolean ours) {
        return steps.stream()
                .mapToInt(step -> (ours ? step.ours() : step.bare()).statements())
                .sum();
    }

    /** The table of docs/benchmarks.md, and below it what each step asked, to see where it goes. */
    private static void write(List<Step> steps) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| step | application | engine with watch | engine without | statements, times |");
        lines.add("|---|---|---|---|---|");
        for (Step step : steps) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f |",
                    step.name(),
                    cell(step.ours()),
                    cell(step.bare()),
                    cell(step.withoutWatch()),
                    step.ours().times(step.bare())));
        }
        for (Step step : steps) {
            lines.add("");
            lines.add("# " + step.name() + ", application");
            step.ours().byTable().forEach((what, times) -> lines.add(times + " " + what));
            lines.add("# " + step.name() + ", engine with watch");
            step.bare().byTable().forEach((what, times) -> lines.add(times + " " + what));
        }
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);
        System.out.println(lines.stream().limit(steps.size() + 2L).collect(Collectors.joining("\n")));
    }

    private static String cell(Counted counted) {
        return counted.statements() + " / " + counted.calls() + " / " + counted.transactions();
    }
}
