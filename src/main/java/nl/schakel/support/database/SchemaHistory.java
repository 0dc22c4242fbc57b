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
 * Flyway migration strategy that first compares the history of the database with the migrations of this program. A history
 * that this program would not have written is refused before anything has changed.
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
                throw refused(
                        "Er staan al tabellen in de database, maar er staat niet bij welke versie van Schakel ze heeft"
                                + " gemaakt.",
                        "Geef een lege database mee, of zet een volledige reservekopie terug.");
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
        String known = " Deze versie kent stap 1 tot en met " + last + ".";
        String other = steps(history, step -> ofAnother(step, last));
        if (!other.isEmpty()) {
            throw refused(
                    "De gegevens in de database zijn van een andere versie van Schakel. Anders dan bij deze versie: stap "
                            + other + "." + known,
                    "Start de versie waarmee deze gegevens zijn gemaakt, of zet een reservekopie terug die bij deze versie"
                            + " hoort.");
        }
        String newer = steps(history, step -> applied(step) && !step.getState().isResolved());
        if (!newer.isEmpty()) {
            throw refused(
                    "De gegevens in de database zijn van een nieuwere versie van Schakel. Nieuw voor deze versie: stap "
                            + newer + "." + known,
                    "Start die nieuwere versie, of zet een reservekopie terug die bij deze versie hoort.");
        }
    }

    private void refuseHoles(List<MigrationInfo> history) {
        String missing =
                steps(history, step -> step.getState().isFailed() || step.getState() == MigrationState.IGNORED);
        if (!missing.isEmpty()) {
            throw refused(
                    "De tabellen in de database zijn niet compleet. Dit ontbreekt of is niet afgemaakt: stap " + missing
                            + ".",
                    "Zet een volledige reservekopie terug.");
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

    /** @param forWork what somebody does who wants to keep the data */
    private StartRefused refused(String what, String forWork) {
        String forDemo = ownData.map(folder -> "Of begin opnieuw met een lege demo: gooi de map " + folder + " weg.")
                .orElse("Of begin opnieuw met een lege demo: geef een lege database mee.");
        return new StartRefused(
                what + " Aan de database is niets veranderd.\n" + forWork + (demo ? "\n" + forDemo : ""));
    }
}
