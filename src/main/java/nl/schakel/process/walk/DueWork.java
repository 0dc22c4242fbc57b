package nl.schakel.process.walk;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Command service for timers: does what became due, one after the other and in the same order each time, where no job executor runs.
 * Only for a process in which nothing but the trial of a model goes on.
 */
@Component
public class DueWork {

    private static final int AT_MOST = 2_000;

    private final ManagementService management;
    private final Map<String, String> elements = new ConcurrentHashMap<>();

    DueWork(ManagementService management) {
        this.management = management;
    }

    /** When the next timer goes off, if that is no later than this. */
    public Optional<Instant> next(Instant until) {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .filter(DueWork::isOfRoute)
                .findFirst()
                .map(job -> job.getDuedate().toInstant());
    }

    /**
     * Does everything that is due now, until nothing is left.
     *
     * @param before done before each
     * @throws IllegalStateException when there is no end to it
     */
    public void finish(Runnable before) {
        for (int round = 0; round < AT_MOST; round++) {
            Optional<Job> first = due().stream()
                    .filter(DueWork::isOfRoute)
                    .min(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()))
                            .thenComparing(Job::getProcessDefinitionKey)
                            .thenComparing(this::element));
            if (first.isEmpty()) {
                return;
            }
            before.run();
            management.executeJob(first.get().getId());
        }
        throw new IllegalStateException("work keeps coming");
    }

    private List<Job> due() {
        return management.createJobQuery().executable().withRetriesLeft().list();
    }

    /** What is due at one moment has a fixed order. */
    private String element(Job job) {
        return elements.computeIfAbsent(
                job.getJobDefinitionId(),
                id -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult()
                        .getActivityId());
    }

    /** The engine cleans its history by a job as well, which belongs to nobody. */
    private static boolean isOfRoute(Job job) {
        return job.getProcessInstanceId() != null;
    }
}
