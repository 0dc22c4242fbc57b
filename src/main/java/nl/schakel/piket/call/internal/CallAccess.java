package nl.schakel.piket.call.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import org.springframework.stereotype.Component;

/** Check: who may send, see and take a call; for everybody else it does not exist. */
@Component
public class CallAccess {

    /** Why somebody takes part in a case at night, and looks into it. */
    public static final String STEP = "piket";

    private static final String SEARCH = "piket:zoeken";
    private static final String HANDOVER = "piket:overdracht";

    private static final Set<CallStatus> OFFERED = EnumSet.of(CallStatus.OVERDRACHT, CallStatus.OVERGEDRAGEN);

    private final DutyAreas areas;
    private final Directory directory;
    private final AccessService door;
    private final Parties parties;
    private final CallTable calls;

    CallAccess(DutyAreas areas, Directory directory, AccessService door, Parties parties, CallTable calls) {
        this.directory = directory;
        this.areas = areas;
        this.door = door;
        this.parties = parties;
        this.calls = calls;
    }

    /** @throws NotVisible for a role that sends no calls */
    public void mustCall(Viewer viewer) {
        if (viewer != Viewer.SYSTEM && RoleSets.CALLERS.stream().noneMatch(viewer::holds)) {
            throw new NotVisible();
        }
    }

    /**
     * Whether the viewer may take a call of this area: who searches or directs there. The national team only takes what
     * has nobody else: an area without coordinators or without a chain director, and a place that no area answers for.
     *
     * @param municipality where the person is, or null when nobody knows
     */
    public boolean takes(Viewer viewer, DutyArea area, String municipality) {
        return viewer == Viewer.SYSTEM
                || areas.takesPart(viewer, area)
                || areas.directs(viewer, area)
                || viewer.groups().contains(Directory.NATIONAL)
                        && (!directory.hasMembers(area.coordinators()) || isNobodys(municipality));
    }

    /** Whether the viewer may take this call. */
    public boolean takes(Viewer viewer, Call call) {
        return viewer == Viewer.SYSTEM || takes(viewer, area(call), call.municipality());
    }

    /** Which of these calls the viewer may take; reads the areas once. */
    public Predicate<Call> taken(Viewer viewer) {
        Map<String, DutyArea> all = areas.all().stream().collect(Collectors.toMap(DutyArea::code, Function.identity()));
        return call -> all.containsKey(call.area()) && takes(viewer, all.get(call.area()), call.municipality());
    }

    /** A municipality without a region that has a rota or a chain director: its calls are answered elsewhere. */
    private boolean isNobodys(String municipality) {
        return municipality != null
                && directory
                        .regionOf(municipality)
                        .flatMap(region -> areas.ofRegion(region.code()))
                        .isEmpty()
                && directory.groupFor(Role.KETENREGISSEUR, municipality).equals(Directory.NATIONAL);
    }

    /** @throws NotVisible for who may not take it */
    public void mustTake(Viewer viewer, Call call) {
        if (!takes(viewer, call)) {
            throw new NotVisible(call.dossier());
        }
    }

    /** Who takes it, who sent it, and who cares for the person. @throws NotVisible for others */
    public void mustSee(Viewer viewer, Call call) {
        if (!takes(viewer, call) && !calls.calledBy(viewer.personId(), call.id()) && !caresFor(viewer, call)) {
            throw new NotVisible(call.dossier());
        }
    }

    /**
     * Opens what is told about the person, for who searches; the look is written down.
     *
     * @throws NotVisible for others
     */
    public Grant openForSearch(Viewer viewer, Call call) {
        mustTake(viewer, call);
        return door.open(viewer, call.dossier(), SEARCH, EnumSet.of(Part.OPVANG));
    }

    /**
     * The same for the document of the night: who searched, and who cares for the person once it is offered.
     *
     * @throws NotVisible for others
     */
    public Grant openForHandover(Viewer viewer, Call call) {
        if (!takes(viewer, call) && !(OFFERED.contains(call.status()) && caresFor(viewer, call))) {
            throw new NotVisible(call.dossier());
        }
        return door.open(viewer, call.dossier(), HANDOVER, EnumSet.of(Part.OPVANG));
    }

    /** Who may write in the search without being shown anything. @throws NotVisible for others */
    public void mustSearch(Viewer viewer, Call call) {
        mustTake(viewer, call);
        if (!door.permits(viewer, call.dossier(), Part.OPVANG)) {
            throw new NotVisible(call.dossier());
        }
    }

    /** Who may take the night over in the morning, once it is offered. @throws NotVisible for others */
    public void mustReceive(Viewer viewer, Call call) {
        if (!OFFERED.contains(call.status()) || !caresFor(viewer, call)) {
            throw new NotVisible(call.dossier());
        }
    }

    /** Whether the viewer is a care coordinator, or directs the chain, in this case. */
    public boolean caresFor(Viewer viewer, Call call) {
        boolean role =
                viewer.holds(Role.ZORGCOORDINATOR) || viewer.holds(Role.KETENREGISSEUR) || viewer.holds(Role.LANDELIJK);
        return role && door.permits(viewer, call.dossier(), Part.OPVANG);
    }

    /** The coordinators of the area take part in the case for as long as the night lasts. */
    public void join(Call call) {
        parties.join(call.dossier(), area(call).coordinators(), Scope.VOLLEDIG, STEP);
    }

    /** So does whoever takes the call without being one of them. */
    public void join(Call call, Viewer viewer) {
        groupFor(viewer, call).ifPresent(group -> parties.join(call.dossier(), group, Scope.VOLLEDIG, STEP));
    }

    /** The night is over: whoever took part for the night only does so no longer. */
    public void leave(Call call) {
        DutyArea area = area(call);
        parties.leave(call.dossier(), area.coordinators(), STEP);
        areas.directors(area).forEach(group -> parties.leave(call.dossier(), group, STEP));
        parties.of(call.dossier()).stream()
                .filter(party -> party.until() == null && party.group().role() == Role.LANDELIJK)
                .forEach(party -> parties.leave(call.dossier(), party.group(), STEP));
    }

    private Optional<GroupId> groupFor(Viewer viewer, Call call) {
        DutyArea area = area(call);
        if (viewer == Viewer.SYSTEM || areas.takesPart(viewer, area)) {
            return Optional.empty();
        }
        List<GroupId> directors = areas.directors(area);
        return viewer.groups().stream()
                .filter(group -> directors.contains(group) || group.role() == Role.LANDELIJK)
                .findFirst();
    }

    private DutyArea area(Call call) {
        return areas.of(call.area()).orElseThrow(NotVisible::new);
    }
}
