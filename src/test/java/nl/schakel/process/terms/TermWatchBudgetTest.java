package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.schakel.SchakelTest;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.organisation.Directory;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What watching costs: statements can be counted where time cannot be compared. Every task pays this twice, so a change
 * that makes it dearer has to say so here.
 */
@SchakelTest
@Import(Watched.class)
class TermWatchBudgetTest {

    private static final String ENGINE_STATEMENTS = "org.camunda.bpm.engine.impl.persistence.entity";

    @Autowired
    private Story story;

    @Autowired
    private Watched watched;

    @Autowired
    private TermWatch watch;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Directory directory;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aWatchIsCheapToStartAndToEnd() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = story.task(dossier, "signaal-beoordelen");
        String watchId = watched.watches(task.id()).get(0).getId();
        DelegateTask another = mock(DelegateTask.class);
        when(another.getId()).thenReturn(UUID.randomUUID().toString());
        when(another.getProcessDefinitionId())
                .thenReturn(
                        tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessDefinitionId());

        List<String> start = statements(() -> watch.start(another, plan()));
        List<String> end = statements(() -> watch.end(watchId));

        assertThat(start).as("statements to start a watch").hasSizeBetween(1, 7);
        assertThat(end).as("statements to end a watch").hasSizeBetween(1, 15);
    }

    private TermPlan plan() {
        Instant now = story.now();
        TermRow row = new TermRow(
                new Term("P3D", Counting.WERKTIJD),
                new Term("P1D", Counting.WERKTIJD),
                0.75,
                EscalationTarget.COLLEGAS,
                EscalationTarget.KETENREGISSEUR);
        return new TermPlan(
                new TermKey("wvv", "meldroute", "signaal-beoordelen", "normaal"),
                now,
                now.plus(Duration.ofDays(3)),
                now.plus(Duration.ofDays(1)),
                row,
                directory.region("wvv").orElseThrow());
    }

    /** The engine's statements of this work, which is undone afterwards; a batch counts once. */
    private List<String> statements(Runnable work) {
        List<String> seen = new CopyOnWriteArrayList<>();
        String here = Thread.currentThread().getName();
        AppenderBase<ILoggingEvent> counter = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getThreadName().equals(here)
                        && event.getFormattedMessage().contains("Preparing:")) {
                    seen.add(event.getLoggerName());
                }
            }
        };
        Logger logger = (Logger) LoggerFactory.getLogger(ENGINE_STATEMENTS);
        counter.start();
        logger.addAppender(counter);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            transaction.executeWithoutResult(status -> {
                work.run();
                status.setRollbackOnly();
            });
        } finally {
            logger.detachAppender(counter);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
        return seen;
    }
}
