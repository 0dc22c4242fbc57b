package nl.schakel.web.plaatsing;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.HoldSentence;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementLists;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.placement.PlacementCommands;
import org.springframework.stereotype.Component;

/** Application service: who may keep a bed for whom over the API, and in what words it is refused. */
@Component
class Reservations {

    private static final Set<Role> HOLDERS = EnumSet.of(Role.OPVANG, Role.PIKET);
    private static final Set<Role> RELEASERS = EnumSet.of(Role.OPVANG, Role.PIKET, Role.ZORGCOORDINATOR);
    private static final String HOLD = "reserveren";
    private static final String RELEASE = "vrijgeven";

    private final Beds beds;
    private final Placements placements;
    private final PlacementLists lists;
    private final Proposals proposals;
    private final PlacementCommands commands;
    private final AccessService door;
    private final Directory directory;
    private final Clock clock;
    private final LookLog looks;

    Reservations(
            Beds beds,
            Placements placements,
            PlacementLists lists,
            Proposals proposals,
            PlacementCommands commands,
            AccessService door,
            Directory directory,
            Clock clock,
            LookLog looks) {
        this.looks = looks;
        this.beds = beds;
        this.placements = placements;
        this.lists = lists;
        this.proposals = proposals;
        this.commands = commands;
        this.door = door;
        this.directory = directory;
        this.clock = clock;
    }

    /** Looked at before anything else, so that the refusal tells nothing of what exists. */
    void mustHold(Viewer viewer) {
        must(viewer, HOLDERS);
    }

    /** A shelter that was asked says yes to its proposal; who was told yes by phone keeps the bed directly. */
    HoldResult hold(UUID id, UUID bed, Instant until, Viewer viewer) {
        // whose bed it is may keep it for whoever it heard of by phone; nothing of the search is told
        Placement placement = speaksFor(bed, viewer) ? shown(id, viewer, HOLD) : open(id, viewer, HOLDERS, HOLD);
        Optional<Proposal> asked = proposals.round(id).stream()
                .filter(proposal -> proposal.bed().id().equals(bed))
                .filter(proposal ->
                        proposal.state() == ProposalState.OPEN || proposal.state() == ProposalState.TOEGEZEGD)
                .findFirst();
        return asked.isPresent()
                ? holds(asked.get(), until, viewer)
                : commands.hold(placement.id(), bed, until, viewer);
    }

    /** Who may keep a bed may give it back, the shelter of the bed included; and so may whoever cares for the person. */
    void release(UUID id, UUID promise, Viewer viewer) {
        must(viewer, RELEASERS);
        Optional<UUID> bed = lists.bedOf(promise, id);
        boolean own = bed.isPresent() && speaksFor(bed.get(), viewer);
        Placement placement = own ? shown(id, viewer, RELEASE) : open(id, viewer, RELEASERS, RELEASE);
        if (bed.isEmpty()) {
            throw new NotVisible(placement.dossier());
        }
        commands.release(promise, "vrijgegeven", viewer);
    }

    /** Why not, in Dutch. */
    String why(HoldResult refused) {
        if (refused instanceof HoldResult.NotFree reason) {
            return reason.reason();
        }
        return HoldSentence.of(
                refused instanceof HoldResult.Taken taken ? taken : new HoldResult.Taken(null, List.of()));
    }

    private HoldResult holds(Proposal proposal, Instant until, Viewer viewer) {
        return commands.accept(proposal.id(), until, viewer);
    }

    /**
     * Somebody who takes part, in one of these roles, or the on-call coordinator of the region: a shelter says yes by
     * phone at night, and nobody has to make the coordinator a party first. Nothing about the person is told.
     */
    private Placement open(UUID id, Viewer viewer, Set<Role> roles, String why) {
        Placement placement = placements.get(id);
        if (isOnCallFor(placement.municipality(), viewer)) {
            looks.seen(viewer, placement.dossier(), "plaatsing:" + why);
            return placement;
        }
        Viewer inRole = new Viewer(
                viewer.personId(),
                viewer.username(),
                viewer.groups().stream()
                        .filter(group -> roles.contains(group.role()))
                        .collect(Collectors.toSet()));
        door.open(inRole, placement.dossier(), "plaatsing:" + why, Set.of(Part.OPVANG));
        return placement;
    }

    private Placement shown(UUID id, Viewer viewer, String why) {
        Placement placement = placements.get(id);
        looks.seen(viewer, placement.dossier(), "plaatsing:" + why);
        return placement;
    }

    private boolean speaksFor(UUID bed, Viewer viewer) {
        return viewer.groups().contains(new GroupId(Role.OPVANG, beds.get(bed).organisation()));
    }

    private boolean isOnCallFor(String municipality, Viewer viewer) {
        String region = directory.regionOf(municipality).map(Region::code).orElse(null);
        return region != null
                && viewer.organisationsAs(Role.PIKET).stream()
                        .anyMatch(code -> code.equals(region)
                                || directory
                                        .organisation(code)
                                        .map(Organisation::region)
                                        .filter(region::equals)
                                        .isPresent());
    }

    private static void must(Viewer viewer, Set<Role> roles) {
        if (viewer.groups().stream().map(GroupId::role).noneMatch(roles::contains)) {
            throw new NotAllowed();
        }
    }
}
