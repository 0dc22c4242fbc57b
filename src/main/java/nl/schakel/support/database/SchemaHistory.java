package nl.schakel.support.database;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Start-up check of the history of the database, before Flyway migrates it: one that this program would not have written
 * is refused before anything has changed.
 */
@Component
class SchemaHistory implements FlywayMigrationStrategy {

    private final boolean demo;
    private final Optional<Path> ownData;

    SchemaHistory(SchakelProperties properties, @Value("${schakel.embedded-database:false}") boolean embedded) {
        this.demo = properties.demo();
        this.ownData =
                embedded ? Optional.of(properties.dataDir().toAbsolutePath().normalize()) : Optional.empty();
    }

    @Override
    public void migrate(Flyway flyway) {
        List<MigrationInfo> history = Arrays.stream(flyway.info().all())
                // that Flyway made the schemas is a line too
                .filter(step -> !step.getType().isSynthetic())
                .toList();
        refuseOtherVersions(history);
        refuseHoles(history);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw refused("gegevens.zonder-versie");
            }
            throw e;
        }
    }

    private void refuseOtherVersions(List<MigrationInfo> history) {
        MigrationVersion last = history.stream()
                .filter(step -> step.isVersioned() && step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
        String other = steps(history, step -> ofAnother(step, last));
        if (!other.isEmpty()) {
            throw refused("gegevens.andere-versie", other, last);
        }
        String newer = steps(history, step -> applied(step) && !step.getState().isResolved());
        if (!newer.isEmpty()) {
            throw refused("gegevens.nieuwere-versie", newer, last);
        }
    }

    private void refuseHoles(List<MigrationInfo> history) {
        String missing =
                steps(history, step -> step.getState().isFailed() || step.getState() == MigrationState.IGNORED);
        if (!missing.isEmpty()) {
            throw refused("gegevens.niet-compleet", missing);
        }
    }

    /** Under a number of ours, or between ours, but not by us. */
    private static boolean ofAnother(MigrationInfo step, MigrationVersion last) {
        if (!step.isVersioned() || !applied(step)) {
            return false;
        }
        return step.getState().isResolved()
                ? !step.isChecksumMatching() || !step.isDescriptionMatching() || !step.isTypeMatching()
                : step.getVersion().compareTo(last) < 0;
    }

    private static boolean applied(MigrationInfo step) {
        return step.getState().isApplied();
    }

    private static String steps(List<MigrationInfo> history, Predicate<MigrationInfo> which) {
        return history.stream()
                .filter(which)
                .map(step -> step.isVersioned() ? step.getVersion().toString() : step.getDescription())
                .collect(Collectors.joining(", "));
    }

    /** Somebody who only tries it out may also begin anew: real data are never to be thrown away. */
    private StartRefused refused(String key, Object... values) {
        StartRefused refused = new StartRefused(key, values);
        if (!demo) {
            return refused;
        }
        StartRefused orAnew = ownData.map(folder -> new StartRefused("gegevens.opnieuw-map", folder))
                .orElseGet(() -> new StartRefused("gegevens.opnieuw"));
        return StartRefused.together(List.of(refused, orAnew));
    }
}
