package nl.schakel.web.werkbank;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.ModelDirectors;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.web.frame.DutchTime;
import org.springframework.stereotype.Component;

/** View factory: one version of the models as who decides about it reads it, and what that person can do now. */
@Component
class VersionViews {

    /**
     * A version.
     *
     * @param judgement what the second person said; null when nothing
     * @param live since when new cases begin by it, in words; null when they do not
     * @param toCome from when they are going to, in words; null when they are not
     * @param seen the newest move of the pointer, to be sent back with a decision; null when there was none
     * @param may what the viewer can do
     */
    record Version(
            UUID id,
            WorkbenchViews.BundleHead head,
            String judgement,
            String live,
            String toCome,
            UUID base,
            Long seen,
            May may) {}

    /** What a viewer can do with a version now. @param waitsFor who can decide about an own proposal, in words; else null */
    record May(
            boolean withdraw,
            boolean judge,
            boolean goLive,
            boolean takeBack,
            boolean follow,
            boolean resume,
            String waitsFor) {}

    private final BundleRegister register;
    private final LiveBundles live;
    private final ModelDirectors directors;
    private final Directory directory;
    private final WorkbenchViews views;
    private final ModelDrafts drafts;
    private final ModelLibrary library;
    private final Clock clock;

    VersionViews(
            BundleRegister register,
            LiveBundles live,
            ModelDirectors directors,
            Directory directory,
            WorkbenchViews views,
            ModelDrafts drafts,
            ModelLibrary library,
            Clock clock) {
        this.register = register;
        this.live = live;
        this.directors = directors;
        this.directory = directory;
        this.views = views;
        this.drafts = drafts;
        this.library = library;
        this.clock = clock;
    }

    Version of(UUID id, Viewer viewer) {
        BundleVersion version = library.find(id, viewer);
        List<LiveChange> changes = register.changes(version.region());
        Optional<LiveChange> now = live.pointer(version.region());
        boolean isLive = now.filter(change -> id.equals(change.bundle())).isPresent();
        Optional<LiveChange> next = changes.stream().findFirst().filter(this::isToCome);
        boolean isNext = next.filter(change -> id.equals(change.bundle())).isPresent();
        return new Version(
                id,
                views.head(version),
                version.judgement(),
                isLive ? DutchTime.full(since(now.get())) : null,
                isNext ? DutchTime.full(next.get().from()) : null,
                version.base(),
                changes.stream().findFirst().map(LiveChange::id).orElse(null),
                may(version, isLive, isNext, changes, viewer));
    }

    private May may(BundleVersion version, boolean isLive, boolean isNext, List<LiveChange> changes, Viewer viewer) {
        boolean open = version.state() == BundleVersion.BundleState.VOORGESTELD;
        boolean own = viewer.personId().equals(version.madeBy());
        Set<UUID> makers = register.makers(version);
        boolean made = makers.contains(viewer.personId());
        boolean approved = version.state() == BundleVersion.BundleState.GOEDGEKEURD;
        boolean earlier = changes.size() > 1 || version.region() != null;
        if (!directors.directs(viewer, version.region())) {
            return new May(false, false, false, false, false, false, null);
        }
        return new May(
                open && own,
                open && !made,
                approved && !isLive && !isNext,
                isNext || isLive && earlier,
                isLive && version.region() != null,
                drafts.isResumable(version.id(), viewer),
                open && made ? directory.label(directors.secondPerson(version.region(), makers)) : null);
    }

    private boolean isToCome(LiveChange change) {
        return change.from() != null && change.from().isAfter(clock.instant());
    }

    private static Instant since(LiveChange change) {
        return change.from() == null ? change.at() : change.from();
    }
}
