package nl.schakel.process.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: a chain director says by which approved bundle new cases of the region begin, now or from a moment, and
 * takes that back. Cases that run keep the models by which they began.
 */
@Service
@Transactional
public class ModelPublications {

    /** So far ahead a moment can be. */
    public static final Duration FURTHEST = Duration.ofDays(90);

    private final ModelDirectors directors;
    private final DeploymentGate gate;
    private final BundleRegister bundles;
    private final Outbox outbox;
    private final Clock clock;

    ModelPublications(
            ModelDirectors directors, DeploymentGate gate, BundleRegister bundles, Outbox outbox, Clock clock) {
        this.directors = directors;
        this.gate = gate;
        this.bundles = bundles;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes an approved bundle live.
     *
     * @param from null: at once
     * @param seen the newest move of the pointer that the viewer knows of; null when there was none
     * @throws DeploymentGate.ModelsRefused when this version of the application has an error against it
     */
    public void goLive(UUID bundle, Instant from, String why, Long seen, Viewer viewer) {
        BundleVersion approved = bundles.find(bundle)
                .filter(found -> directors.directs(viewer, found.region()))
                .orElseThrow(NotVisible::new);
        if (approved.state() != BundleVersion.BundleState.GOEDGEKEURD) {
            throw InvalidInput.of("versie", "niet-goedgekeurd", "fout.modellen.niet-goedgekeurd");
        }
        if (from != null
                && (!from.isAfter(clock.instant())
                        || from.isAfter(clock.instant().plus(FURTHEST)))) {
            throw InvalidInput.of("moment", "moment", "fout.modellen.moment", FURTHEST.toDays());
        }
        point(approved.region(), bundle, from, why, seen, viewer);
    }

    /** The region follows the national base from now on. */
    public void followNational(String region, String why, Long seen, Viewer viewer) {
        directors.check(viewer, region);
        if (region == null) {
            throw InvalidInput.of("versie", "niet-goedgekeurd", "fout.modellen.niet-goedgekeurd");
        }
        point(region, null, null, why, seen, viewer);
    }

    /**
     * Goes back to what was live before, or leaves out what was going to be live. Nothing is deployed again: the engine has
     * it still.
     *
     * @param region null for the national base
     */
    public void takeBack(String region, String why, Long seen, Viewer viewer) {
        directors.check(viewer, region);
        List<LiveChange> changes = bundles.changes(region);
        Optional<LiveChange> now =
                changes.stream().filter(change -> !isToCome(change)).findFirst();
        boolean waits = !changes.isEmpty() && isToCome(changes.get(0));
        if (waits) {
            point(region, now.map(LiveChange::bundle).orElse(null), null, why, seen, viewer);
            return;
        }
        Optional<LiveChange> before = changes.stream()
                .filter(change -> now.isPresent() && change.id() < now.get().id())
                .filter(change -> !Objects.equals(change.bundle(), now.get().bundle()))
                .findFirst();
        if (now.isEmpty() || before.isEmpty() && (region == null || now.get().bundle() == null)) {
            throw InvalidInput.of("versie", "geen-eerdere", "fout.modellen.geen-eerdere");
        }
        point(region, before.map(LiveChange::bundle).orElse(null), null, why, seen, viewer);
    }

    private boolean isToCome(LiveChange change) {
        return change.from() != null && change.from().isAfter(clock.instant());
    }

    /** An older version of the application may have approved what this one cannot run. */
    private void point(String region, UUID bundle, Instant from, String why, Long seen, Viewer viewer) {
        new InputCheck()
                .required("reden", why, ModelProposals.LONGEST_REASON, "fout.modellen.reden")
                .done();
        if (bundle != null) {
            gate.check(bundles.files(bundle).contents());
        }
        if (!bundles.point(region, bundle, from, viewer.personId(), why.strip(), seen)) {
            throw InvalidInput.of("versie", "veranderd", "fout.modellen.veranderd");
        }
        String key = "modellen:" + (region == null ? "landelijk" : region) + ":live:" + (seen == null ? 0 : seen);
        outbox.toGroup(directors.of(region), Template.MODELLEN, key, ModelProposals.PAGE);
    }
}
