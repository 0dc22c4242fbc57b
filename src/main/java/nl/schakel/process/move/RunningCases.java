package nl.schakel.process.move;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.support.database.TextArray;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read model: which cases run by which version, whatever route of them it is: number and place, nothing else of a case. */
@Service
public class RunningCases {

    /** The ladders over tasks; they belong to a task, not to a case. */
    private static final String LADDER = "termijnbewaking";

    /** A case that runs. @param reference as lists name it */
    public record RunningCase(UUID dossier, String reference) {}

    /** How many cases of a region run by a version. @param region null for cases that lie in none */
    public record RunningCount(String region, BundleVersion version, long cases) {}

    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    RunningCases(RuntimeService runtime, JdbcClient jdbc) {
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** The cases of exactly this region of which a route runs by a version, by their number. */
    public List<RunningCase> of(String region, String deployment) {
        return jdbc.sql("select dossier_id, reference from schakel.case_heading"
                        + " where dossier_id = any(cast(:cases as uuid[])) and region is not distinct from :region"
                        + " order by reference")
                .param("cases", TextArray.of(cases(deployment)))
                .param("region", region)
                .query((row, n) -> new RunningCase(row.getObject("dossier_id", UUID.class), row.getString("reference")))
                .list();
    }

    /** In how many cases a version runs, of whatever region they are. */
    public int in(BundleVersion version) {
        return version.deployment() == null ? 0 : cases(version.deployment()).size();
    }

    /** For each version, in how many cases of each region it runs; nothing where it runs in none. */
    public List<RunningCount> counts(Collection<BundleVersion> versions) {
        Map<String, Map<Optional<String>, Long>> known = new HashMap<>();
        List<RunningCount> counts = new ArrayList<>();
        for (BundleVersion version : versions) {
            if (version.deployment() != null) {
                known.computeIfAbsent(version.deployment(), this::byRegion)
                        .forEach((region, cases) -> counts.add(new RunningCount(region.orElse(null), version, cases)));
            }
        }
        return counts;
    }

    private Map<Optional<String>, Long> byRegion(String deployment) {
        Map<Optional<String>, Long> found = new HashMap<>();
        jdbc.sql("select region, count(*) as cases from schakel.case_heading"
                        + " where dossier_id = any(cast(:cases as uuid[])) group by region")
                .param("cases", TextArray.of(cases(deployment)))
                .query(row -> {
                    found.put(Optional.ofNullable(row.getString("region")), row.getLong("cases"));
                });
        return found;
    }

    /** The dossiers of which a route runs. */
    private List<String> cases(String deployment) {
        return runtime
                .createProcessInstanceQuery()
                .deploymentId(deployment)
                .processDefinitionKeyNotIn(LADDER)
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(key -> key != null)
                .distinct()
                .toList();
    }
}
