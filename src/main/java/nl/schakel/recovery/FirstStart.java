package nl.schakel.recovery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.schakel.recovery.Restorations.Restoration;
import nl.schakel.recovery.RestoreCheck.RestoreFinding;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import nl.schakel.support.text.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Listener: at the first start on data that were put back, lets each module hold what must not go on, before anything begins,
 * and then looks whether the data are whole.
 */
@Component
class FirstStart implements InitializingBean {

    /** How the lines in the log begin. */
    static final String CODE = "TERUGGEZET";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Restorations restorations;
    private final List<AfterRestore> modules;
    private final List<RestoreCheck> checks;
    private final TransactionTemplate transaction;
    private final Background background;
    private final Optional<Path> ownData;
    private final String setting;
    private Loop looking;

    FirstStart(
            Restorations restorations,
            List<AfterRestore> modules,
            List<RestoreCheck> checks,
            TransactionTemplate transaction,
            Background background,
            SchakelProperties properties,
            @Value("${schakel.embedded-database:false}") boolean embedded,
            @Value("${schakel.restored-from:}") String setting) {
        this.restorations = restorations;
        this.modules = modules;
        this.checks = checks;
        this.transaction = transaction;
        this.background = background;
        this.ownData = embedded ? Optional.of(properties.dataDir()) : Optional.empty();
        this.setting = setting;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Optional<Instant> copy = ownData.flatMap(RestoreMark::read).or(this::given);
        if (copy.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            // a row that is there was written after the copy was put back: all of this has been done
            if (restorations.begin(copy.get())) {
                modules.forEach(module -> module.restored(copy.get()));
                LOG.warn("{} {}", CODE, SENTENCES.say("teruggezet.begin", String.valueOf(copy.get())));
            }
        });
        if (ownData.isPresent()) {
            RestoreMark.remove(ownData.get());
        }
    }

    /** Whoever put back a database of their own says so with a setting, which may stay: it counts once for each copy. */
    private Optional<Instant> given() {
        if (setting.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(setting.strip()).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            throw new StartRefused(e, "teruggezet.instelling", setting);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void lookWhenNew() {
        if (restorations.unseen().isPresent()) {
            looking = background.start(
                    new Work("teruggezet-controleren", Duration.ZERO, SOON, Duration.ofHours(1), this::look));
        }
    }

    private void look() {
        restorations.unseen().ifPresent(this::look);
        looking.halt();
    }

    private void look(Restoration restoration) {
        boolean good = true;
        List<String> said = new ArrayList<>();
        for (RestoreCheck check : checks) {
            RestoreFinding finding = check.look();
            good &= finding.good();
            said.add(finding.sentence());
            if (finding.good()) {
                LOG.info("{} {}", CODE, finding.sentence());
            } else {
                LOG.error("{} {}", CODE, finding.sentence());
            }
        }
        restorations.found(restoration.copyMade(), good, said);
    }
}
