package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelApplication;
import nl.schakel.TestPostgres;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The access log is checked by itself each day, and its end is sent out of reach of whoever has the database. */
@Tag("application")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = SchakelApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "schakel.pollers.enabled=false",
            "schakel.demo-cases=false",
            "schakel.piket.controle=P1D",
            "schakel.piket.noodlijst=false",
            "schakel.outbox.polling=false",
            // this test says when
            "schakel.toegangslog.controle=false",
            "spring.datasource.hikari.minimum-idle=1"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogWatchTest {

    private static final String CUT_OFF = """
            set session_replication_role = replica;
            create temporary table cut as select entry from schakel.access_seal order by position desc limit 3;
            delete from schakel.access_seal where entry in (select entry from cut);
            delete from schakel.access_log where id in (select entry from cut);
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private LogWatch watch;

    @Autowired
    private LookLog looks;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void theNextDay() {
        clock.forward(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            looks.shown(viewer("af.nijkerk"), "zaken", 1);
        }
    }

    @Test
    void theHeadOfEachDayGoesToTheLogStreamAndToEveryOfficerOnce(CapturedOutput output) {
        LogCheck found = watch.checkDue().orElseThrow();

        assertThat(found.intact()).isTrue();
        assertThat(watch.checkDue()).as("once a day").isEmpty();
        String code = found.position() + "-" + found.head();
        assertThat(lines(output, LogWatch.HEAD_CODE)).singleElement().asString().contains(code);
        assertThat(output.getAll()).doesNotContain("fictief", "fg.nijkerk");
        assertThat(mails(Template.TOEGANGSLOG_KOP, "/toegang/controle/" + code))
                .as("each officer once, nobody else")
                .containsExactlyInAnyOrderElementsOf(officers());

        String page = new Visit(port)
                .login("fg.nijkerk")
                .get("/toegang/controle/" + code)
                .body();
        assertThat(page).contains("Het log is heel", "Dit zegel staat er nog").doesNotContain("??");
        assertThat(new Visit(port)
                        .login("fg.nijkerk")
                        .get("/toegang/controle/" + (found.position() - 1) + "-" + found.head())
                        .body())
                .contains("Dit zegel staat er niet");
    }

    /** Last, since nothing makes the log of this application whole again. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aLogThatIsCutOffRaisesTheAlarm(CapturedOutput output) {
        watch.checkDue();
        LocalDate day = lastHead();
        clock.forward(Duration.ofDays(1));
        asSomebodyWithAllRights(CUT_OFF);

        LogCheck found = watch.checkDue().orElseThrow();

        assertThat(found.brokenAt()).as("what is left is whole by itself").isNull();
        assertThat(found.lost()).isEqualTo(day);
        assertThat(found.intact()).isFalse();
        assertThat(lines(output, LogWatch.BROKEN_CODE))
                .singleElement()
                .asString()
                .contains("ERROR", day.toString());
        assertThat(lastHead()).as("no head of a broken log").isEqualTo(day);
        assertThat(mails(Template.TOEGANGSLOG_STUK, "/toegang/controle"))
                .containsExactlyInAnyOrderElementsOf(officers());
        assertThat(mails(Template.TOEGANGSLOG_STUK, "/storingen")).hasSize(1);
        assertThat(new Visit(port).login("fg.nijkerk").get("/toegang/controle").body())
                .contains("korter gemaakt of vervangen")
                .doesNotContain("Het log is heel", "??");
        assertThat(new Visit(port).login("beheer").get("/storingen").body())
                .contains("Het toegangslog klopt niet")
                .doesNotContain("??");
        assertThat(Api.as(port, "beheer")
                        .get("/actuator/health")
                        .json()
                        .at("/components/toegangslog/details/bevinding")
                        .asText())
                .isEqualTo("stuk");

        // what is added afterwards takes the places of what is gone, and hides nothing
        for (int i = 0; i < 10; i++) {
            looks.shown(viewer("af.nijkerk"), "zaken", 1);
        }
        clock.forward(Duration.ofDays(1));
        assertThat(watch.checkDue().orElseThrow().lost()).isEqualTo(day);
    }

    @Test
    void aHeadThatSomebodyMadeWithTheDatabaseAloneRaisesTheAlarm() {
        watch.checkDue();
        LocalDate tomorrow = lastHead().plusDays(1);
        // as the application's own role, without the key: an old head once more, so that the new one is not sent
        jdbc.sql("insert into schakel.access_head select day + 1, at, position, entries, seal, proof"
                        + " from schakel.access_head order by day desc limit 1")
                .update();
        try {
            clock.forward(Duration.ofDays(1));
            assertThat(watch.checkDue().orElseThrow().lost()).isEqualTo(tomorrow);
        } finally {
            asSomebodyWithAllRights("set session_replication_role = replica;"
                    + " delete from schakel.access_head where day = '" + tomorrow + "'");
        }
    }

    @Test
    void nobodyWithTheDatabaseAloneSaysThatTheCheckWasDone() {
        watch.checkDue();
        jdbc.sql("insert into schakel.access_check (day, at, entries, proof)"
                        + " select day + n, at, entries, proof from schakel.access_check, generate_series(1, 20) n"
                        + " where id = (select max(id) from schakel.access_check)")
                .update();

        clock.forward(Duration.ofDays(1));

        assertThat(watch.checkDue()).isPresent();
        assertThat(watch.last().orElseThrow().intact()).isTrue();
    }

    @Test
    void nodesThatLookAtTheSameMomentCheckOnce() throws Exception {
        int nodes = 6;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            Callable<Optional<LogCheck>> look = () -> {
                together.await(1, TimeUnit.MINUTES);
                return watch.checkDue();
            };
            int done = 0;
            for (var each : threads.invokeAll(Collections.nCopies(nodes, look))) {
                done += each.get().isPresent() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aHeadIsReadAsPeopleCopyIt() {
        String seal = "ab".repeat(32);
        assertThat(LogHead.parse(" 12-" + seal.toUpperCase(Locale.ROOT) + "\n"))
                .hasValueSatisfying(head -> assertThat(head.code()).isEqualTo("12-" + seal));
        assertThat(LogHead.parse(seal)).hasValueSatisfying(head -> {
            assertThat(head.position()).isZero();
            assertThat(HexFormat.of().formatHex(head.seal())).isEqualTo(seal);
        });
        assertThat(LogHead.parse("12-" + seal + "0")).isEmpty();
        assertThat(LogHead.parse("'; drop table")).isEmpty();
    }

    /** Who gets this message about the day that was checked last. */
    private List<UUID> mails(Template template, String link) {
        LocalDate day = jdbc.sql("select day from schakel.access_check order by id desc limit 1")
                .query(LocalDate.class)
                .single();
        return jdbc.sql("select receiver from schakel.outbox where template = ? and link = ? and right(key, 10) = ?")
                .params(template.name(), link, day.toString())
                .query(UUID.class)
                .list();
    }

    private List<UUID> officers() {
        List<UUID> officers = directory.people().stream()
                .filter(person -> person.active() && person.holds(Role.FG))
                .map(Person::id)
                .toList();
        assertThat(officers).hasSizeGreaterThan(1);
        return officers;
    }

    private LocalDate lastHead() {
        return jdbc.sql("select max(day) from schakel.access_head")
                .query(LocalDate.class)
                .single();
    }

    private static List<String> lines(CapturedOutput output, String code) {
        return output.getAll().lines().filter(line -> line.contains(code)).toList();
    }

    private void asSomebodyWithAllRights(String statements) {
        try (Connection connection = TestPostgres.withAllRights(jdbc).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
