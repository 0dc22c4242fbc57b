package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelTest;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody answers a question while its term takes it away: one of the two happens, and the other is a lost race. */
@SchakelTest
@ExtendWith(OutputCaptureExtension.class)
class EndedTwiceAtOnceTest {

    private static final String STEP = "partnervraag-nla";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoComesSecondLosesARaceAndNothingFails(CapturedOutput log) throws Exception {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("partners", List.of("nla")));
        story.runDueJobs();
        TaskSummary question = story.task(dossier, STEP);
        String instance =
                tasks.createTaskQuery().taskId(question.id()).singleResult().getProcessInstanceId();
        String term = management
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult()
                .getId();
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> answer = threads.submit(() -> transaction.executeWithoutResult(status -> {
                desk.complete(question.id(), Map.of("alBezig", "nee", "voorzichtig", "nee"), story.viewer("nla.oost"));
                answered.countDown();
                await(waiting);
            }));
            assertThat(answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Future<Throwable> takenAway = threads.submit(() -> thrownBy(() -> management.executeJob(term)));
            untilSomebodyWaits();
            waiting.countDown();
            answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(takenAway.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(OptimisticLockingException.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(log.getAll()).doesNotContain("NullPointerException", " ERROR ");
        assertThat(story.steps(dossier)).doesNotContain(STEP);
        assertThat(jdbc.sql("select ended_how from schakel.route_task where task_id = ?")
                        .param(question.id())
                        .query(String.class)
                        .single())
                .isEqualTo("afgerond");
    }

    private static Throwable thrownBy(Runnable deed) {
        try {
            deed.run();
            return null;
        } catch (RuntimeException thrown) {
            return thrown;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The second one has come to the row of the task, which the first one holds. */
    private void untilSomebodyWaits() {
        Instant end = Instant.now().plus(PATIENCE);
        while (jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%route_task%'")
                        .query(Integer.class)
                        .single()
                == 0) {
            assertThat(Instant.now()).as("nobody waits for the row").isBefore(end);
            Thread.onSpinWait();
        }
    }
}
