package nl.schakel.process.care;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.process.engine.ModelNames;
import nl.schakel.process.terms.TermWatch;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;

/** Read model: how the engine is doing: what failed for good, and how far behind the work is. */
@Service
public class EngineCondition {

    /**
     * Work of a route that failed for good and waits for somebody of role {@code beheer}.
     *
     * @param dossier the case that stands still; null when the work belongs to none
     * @param place id of the element in the model
     * @param model the model's Dutch name; null when the work belongs to no model
     * @param step the element's Dutch name; null when it has none
     */
    public record Failure(String id, UUID dossier, String place, String model, String step, java.time.Instant since) {}

    private static final int ATTEMPTS = 3;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ModelNames names;
    private final TermWatch watch;
    private final Clock clock;

    EngineCondition(
            RuntimeService runtime, ManagementService management, ModelNames names, TermWatch watch, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.names = names;
        this.watch = watch;
        this.clock = clock;
    }

    /** Everything that failed for good, the oldest first. The technical cause stays in the engine: it may hold data. */
    public List<Failure> failures() {
        return runtime
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .orderByIncidentTimestamp()
                .asc()
                .list()
                .stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(this::failure)
                .toList();
    }

    /**
     * Tries failed work again, from where it stopped.
     *
     * @return false when there was nothing left to try: somebody did so meanwhile
     */
    public boolean retry(String failureId) {
        Incident incident = runtime.createIncidentQuery()
                .incidentId(failureId)
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .singleResult();
        if (incident == null || incident.getConfiguration() == null) {
            return false;
        }
        management.setJobRetries(incident.getConfiguration(), ATTEMPTS);
        return true;
    }

    /** The ids of work that is due and may be done now, the oldest first. */
    public Set<String> due(int atMost) {
        return management.createJobQuery().executable().active().orderByJobDuedate().asc().listPage(0, atMost).stream()
                .map(Job::getId)
                .collect(Collectors.toSet());
    }

    /** How long the oldest due work waits; zero when nothing is due. */
    public Duration lag() {
        Date now = Date.from(clock.instant());
        List<Job> oldest = management
                .createJobQuery()
                .withRetriesLeft()
                .active()
                .duedateLowerThan(now)
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return oldest.isEmpty()
                ? Duration.ZERO
                : Duration.between(oldest.get(0).getDuedate().toInstant(), now.toInstant());
    }

    private Failure failure(Incident incident) {
        var instance = incident.getProcessInstanceId() == null
                ? null
                : runtime.createProcessInstanceQuery()
                        .processInstanceId(incident.getProcessInstanceId())
                        .singleResult();
        String key = instance == null ? null : instance.getBusinessKey();
        String model = incident.getProcessDefinitionId();
        return new Failure(
                incident.getId(),
                key == null ? null : watch.dossierOf(key).orElseGet(() -> UUID.fromString(key)),
                incident.getActivityId(),
                model == null ? null : names.ofModel(model),
                model == null ? null : names.of(model, incident.getActivityId()),
                incident.getIncidentTimestamp().toInstant());
    }
}
