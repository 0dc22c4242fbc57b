package nl.schakel.trial.internal;

import java.util.Optional;
import nl.schakel.support.postgres.EmbeddedPostgres;
import nl.schakel.support.postgres.ThrowawayDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Maker of the database in which a trial plays: beside the embedded one it makes one of its own each time; elsewhere it is the
 * one that the settings name. Never the database of the application.
 */
@Component
public class TrialDatabase {

    private static final String BEFORE = "proef_";

    private final TrialSettings settings;
    private final Optional<EmbeddedPostgres> server;
    private final String name;

    TrialDatabase(
            TrialSettings settings,
            ObjectProvider<EmbeddedPostgres> server,
            @Value("${spring.datasource.url:}") String application) {
        this.settings = settings;
        this.server = Optional.ofNullable(server.getIfAvailable());
        this.name = BEFORE + application.replaceFirst("\\?.*$", "").replaceFirst("^.*/", "");
    }

    /** Whether there can be one. */
    public boolean available() {
        return settings.enabled() && (StringUtils.hasText(settings.url()) || server.isPresent());
    }

    /** An empty one; what a trial before left behind, after a crash as well, is gone. */
    public ThrowawayDatabase make() {
        return StringUtils.hasText(settings.url())
                ? new ThrowawayDatabase(settings.url(), settings.user(), settings.password())
                : server.orElseThrow().throwawayDatabase(name);
    }

    /** Throws it away; one that the settings name is made empty when it is used next. */
    public void throwAway() {
        if (!StringUtils.hasText(settings.url())) {
            server.ifPresent(one -> one.throwAway(name));
        }
    }
}
