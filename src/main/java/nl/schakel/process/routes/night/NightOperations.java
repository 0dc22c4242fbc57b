package nl.schakel.process.routes.night;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.Rota;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.Placements;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.routes.placement.PlacementRoutes;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;

/** Operations of a model: what the models of the night ask and do: {@code ${piket.nodig(zaak,plaatsingId)}}. */
@ModelOperations("piket")
public class NightOperations {

    /** The search goes on by day; no outcome of a placement. */
    private static final String BY_DAY = "overdag-verder";

    /** The person has a bed, and the stay is what follows. */
    private static final String PLACED = "geplaatst";

    private final Calls calls;
    private final Handovers handovers;
    private final CallArea areas;
    private final DutyAreas duty;
    private final Rota rota;
    private final Placements placements;
    private final DossierReading reading;
    private final PlacementRoutes route;
    private final AfterCall after;
    private final Directory directory;
    private final TermCalculator hours;
    private final Clock clock;

    NightOperations(
            Calls calls,
            Handovers handovers,
            CallArea areas,
            DutyAreas duty,
            Rota rota,
            Placements placements,
            DossierReading reading,
            PlacementRoutes route,
            AfterCall after,
            Directory directory,
            TermCalculator hours,
            Clock clock) {
        this.calls = calls;
        this.handovers = handovers;
        this.areas = areas;
        this.duty = duty;
        this.rota = rota;
        this.placements = placements;
        this.reading = reading;
        this.route = route;
        this.after = after;
        this.directory = directory;
        this.hours = hours;
        this.clock = clock;
    }

    /** Whether the on-call team has to look: somebody called, or the offices are closed and there is no bed. */
    public boolean nodig(String zaak, String plaatsing) {
        if (calls.openOf(UUID.fromString(zaak)).isPresent()) {
            return true;
        }
        Placement placement = placements.get(UUID.fromString(plaatsing));
        boolean closed = !hours.isOfficeHours(clock.instant(), areas.hoursOf(placement.municipality()));
        return closed
                && placement.promise().isEmpty()
                && areas.answering(placement.municipality()).isPresent();
    }

    /** The call of this case; makes one when nobody called. */
    public String openen(String zaak, String plaatsing) {
        return inStep(call(zaak, plaatsing, CallerKind.PLAATSING)).toString();
    }

    /** The care coordinator asks the on-call team to go on tonight. */
    public void inschakelen(String zaak, String plaatsing) {
        inStep(call(zaak, plaatsing, CallerKind.PLAATSING));
    }

    /** Somebody in a report is in danger now: the on-call team looks for a bed beside what the route does. */
    public void oproepen(String zaak, String gemeente) {
        UUID dossier = UUID.fromString(zaak);
        boolean searching = placements.openOf(dossier).isPresent();
        UUID placement = placements.begin(dossier, gemeente, Viewer.SYSTEM);
        // beside the route: one that waits for a place by day hears that somebody looks tonight
        after.outside(call(zaak, placement.toString(), CallerKind.MELDROUTE).call());
        if (!searching) {
            route.begin(dossier);
        }
    }

    private UUID inStep(CallOutcome<UUID> outcome) {
        after.inStep(outcome.call());
        return outcome.result();
    }

    private CallOutcome<UUID> call(String zaak, String plaatsing, CallerKind from) {
        UUID dossier = UUID.fromString(zaak);
        return calls.openOf(dossier).map(Call::id).map(CallOutcome::nothing).orElseGet(() -> {
            String municipality = placements.get(UUID.fromString(plaatsing)).municipality();
            String area = areas.of(municipality, Viewer.SYSTEM).code();
            // of a case of which nobody knows the place, nobody knows where the person is
            String where = directory
                    .municipality(municipality)
                    .map(Municipality::cbsCode)
                    .orElse(null);
            NewCall call = new NewCall(from, where, null, null, null, null);
            return calls.open(call, dossier, UUID.fromString(plaatsing), area, Viewer.SYSTEM);
        });
    }

    /** The group that searches at night; a team without people leaves it to the chain director. */
    @Gives(Gives.What.GROUP)
    public String groep(String oproep) {
        GroupId team = area(oproep).coordinators();
        return directory.hasMembers(team) ? team.toString() : regisseur(oproep);
    }

    /** User name of whoever has the call, or null. */
    @Gives(Gives.What.PERSON)
    public String houder(String oproep) {
        UUID holder = get(oproep).holder();
        return holder == null
                ? null
                : directory.person(holder).map(Person::username).orElse(null);
    }

    /** The chain director of the area, who hears when nobody takes the call. */
    @Gives(Gives.What.GROUP)
    public String regisseur(String oproep) {
        return duty.directors(area(oproep)).get(0).toString();
    }

    /** Whether the duty begins only later: the care coordinator asked during office hours, for tonight. */
    public boolean dienstLater(String oproep) {
        return get(oproep).from() == CallerKind.PLAATSING
                && hours.isOfficeHours(clock.instant(), areas.hoursOf(municipality(oproep)))
                && nobodyOnDuty(oproep);
    }

    private boolean nobodyOnDuty(String oproep) {
        var now = rota.onDuty(get(oproep).area(), clock.instant());
        return now.first().isEmpty() && now.second().isEmpty();
    }

    /** When the offices of the region close today. */
    @Gives(Gives.What.MOMENT)
    public Date dienstBegint(String oproep) {
        Region region = areas.hoursOf(municipality(oproep));
        Instant now = clock.instant();
        Instant closes = moment(now.atZone(region.zone()).toLocalDate(), region.closes(), region);
        return Date.from(closes.isAfter(now) ? closes : now);
    }

    /**
     * The first morning after the duty began, at the time of the region: then the handover is laid ready, also in a
     * weekend. Whoever cares for the person can read it at once; the term to accept it stays in office time.
     */
    @Gives(Gives.What.MOMENT)
    public Date ochtend(String oproep) {
        Region region = areas.hoursOf(municipality(oproep));
        Instant begins = dienstLater(oproep) ? dienstBegint(oproep).toInstant() : clock.instant();
        LocalDate day = begins.atZone(region.zone()).toLocalDate();
        Instant morning = moment(day, region.handover(), region);
        return Date.from(morning.isAfter(begins) ? morning : moment(day.plusDays(1), region.handover(), region));
    }

    private static Instant moment(LocalDate day, LocalTime time, Region region) {
        return day.atTime(time).atZone(region.zone()).toInstant();
    }

    /** Lays the document of the night ready for the care coordinator. */
    public void overdrachtMaken(String oproep) {
        after.inStep(handovers.make(UUID.fromString(oproep), Viewer.SYSTEM).call());
    }

    /** How it goes on after an accepted handover. */
    public String afsluiten(String oproep) {
        return placements
                .get(get(oproep).placement())
                .promise()
                .filter(NightOperations::onTheirWay)
                .map(promise -> PLACED)
                .orElse(BY_DAY);
    }

    /** How it goes on when the call turned out to be another one, or is not needed any more. */
    public String vervallen(String oproep) {
        Call call = get(oproep);
        Placement placement = placements.get(call.placement());
        if (placement.promise().filter(NightOperations::onTheirWay).isPresent()) {
            return PLACED;
        }
        boolean forTheCallAlone =
                Dossiers.PLACEMENT.equals(reading.state(call.dossier()).channel())
                        && call.from() != CallerKind.PLAATSING;
        if (!forTheCallAlone) {
            return BY_DAY;
        }
        return call.status() == CallStatus.SAMENGEVOEGD
                ? PlacementOutcome.DOORVERWEZEN.code()
                : PlacementOutcome.WIL_GEEN_OPVANG.code();
    }

    private static boolean onTheirWay(BedAllocation promise) {
        return promise.state() == AllocationState.CONFIRMED || promise.state() == AllocationState.OCCUPIED;
    }

    private DutyArea area(String oproep) {
        return duty.of(get(oproep).area()).orElseThrow();
    }

    private String municipality(String oproep) {
        return placements.get(get(oproep).placement()).municipality();
    }

    private Call get(String oproep) {
        return calls.get(UUID.fromString(oproep));
    }
}
