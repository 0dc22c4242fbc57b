package nl.schakel.process.routes.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.placement.MunicipalPlaces;
import nl.schakel.placement.ParkEnd;
import nl.schakel.placement.Parked;
import nl.schakel.placement.Parking;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.OneOf;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.routes.night.JourneyOperations;
import nl.schakel.process.tasks.CurrentCompletion;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Timeline;
import nl.schakel.support.time.Zones;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: what the models of shelter placement ask and do: {@code ${plaatsing.toegezegd(plaatsingId)}}.
 */
@ModelOperations("plaatsing")
public class PlacementOperations {

    private static final String ANOTHER_PLACE = "andere-plek";

    private static final int EMERGENCY_DAYS = 3;

    /** A night ended with the person in a bed, or on the way there. */
    private static final String PLACED = "geplaatst";

    private final Placements placements;
    private final Proposals proposals;
    private final Holds holds;
    private final Parking parking;
    private final Beds beds;
    private final MunicipalPlaces municipal;
    private final AfterPlacement after;
    private final Directory directory;
    private final DossierReading reading;
    private final Timeline timeline;
    private final CurrentCompletion current;
    private final JourneyOperations journey;
    private final CaseEndOperations ends;
    private final CaseRoutes routes;
    private final Clock clock;

    PlacementOperations(
            Placements placements,
            Proposals proposals,
            Holds holds,
            Parking parking,
            Beds beds,
            MunicipalPlaces municipal,
            AfterPlacement after,
            Directory directory,
            DossierReading reading,
            Timeline timeline,
            CurrentCompletion current,
            JourneyOperations journey,
            CaseEndOperations ends,
            CaseRoutes routes,
            Clock clock) {
        this.placements = placements;
        this.proposals = proposals;
        this.holds = holds;
        this.parking = parking;
        this.beds = beds;
        this.municipal = municipal;
        this.after = after;
        this.directory = directory;
        this.reading = reading;
        this.timeline = timeline;
        this.current = current;
        this.journey = journey;
        this.ends = ends;
        this.routes = routes;
        this.clock = clock;
    }

    /** Begins the placement of this case, or goes on with the one that runs; gives its id. */
    public String openen(String zaak, String gemeente) {
        UUID dossier = UUID.fromString(zaak);
        UUID placement = placements.begin(dossier, gemeente, Viewer.SYSTEM);
        timeline.bySystem(dossier, "plaatsing-begonnen");
        return placement.toString();
    }

    /** Whether somebody talked about what is needed. */
    public boolean behoefteBekend(String plaatsing) {
        return get(plaatsing).status() != PlacementStatus.BEHOEFTE;
    }

    /**
     * Whether another route in this case looks after the placement that runs. One whose placement is over, and that only
     * waits for who pays, does not: who needs a bed again gets a route again.
     */
    public boolean looptAl(DelegateExecution execution) {
        UUID dossier = UUID.fromString(execution.getProcessBusinessKey());
        return placements
                .openOf(dossier)
                .filter(placement -> routes.runsBeside(
                        execution.getProcessInstanceId(),
                        RouteNames.OPVANGPLAATSING,
                        dossier,
                        VariableNames.PLAATSING_ID,
                        placement.toString()))
                .isPresent();
    }

    /** The proposals of the newest round, by id; several rounds may wait for an answer at once. */
    public List<String> voorstellen(String plaatsing) {
        return proposals.round(id(plaatsing)).stream()
                .map(proposal -> proposal.id().toString())
                .toList();
    }

    /** The shelter that answers a proposal. */
    @Gives(Gives.What.GROUP)
    public String groep(String voorstel) {
        Proposal proposal = proposals.get(id(voorstel));
        return answering(GroupId.parse(proposal.group()), placements.get(proposal.placement()));
    }

    /** The shelter did not answer this proposal in time. */
    public void geenAntwoord(String voorstel) {
        Proposal proposal = proposals.get(id(voorstel));
        proposals.noAnswer(proposal.id());
        timeline.bySystem(placements.get(proposal.placement()).dossier(), "opvang-geen-antwoord");
    }

    /** The shelter where the person goes. */
    @Gives(Gives.What.GROUP)
    public String groepOpvang(String plaatsing) {
        Placement placement = get(plaatsing);
        BedAllocation promise = placement.promise().orElseThrow();
        return answering(new GroupId(Role.OPVANG, beds.get(promise.bed()).organisation()), placement);
    }

    /** A shelter without anybody is no owner of a task (R6): then who goes along finds out, for instance at a hotel. */
    private String answering(GroupId shelter, Placement placement) {
        return directory.hasMembers(shelter)
                ? shelter.toString()
                : journey.begeleider(placement.id().toString());
    }

    /** Whether a bed waits for the person. */
    public boolean toegezegd(String plaatsing) {
        return promise(plaatsing).filter(PlacementOperations::waits).isPresent();
    }

    /** Whether a search, or a night, ended with a place to go to. */
    public boolean plekNa(String plaatsing, String afloop) {
        return toegezegd(plaatsing) || PLACED.equals(afloop);
    }

    /** Whether the person has arrived in the bed that was promised last. */
    public boolean aangekomen(String plaatsing) {
        return promise(plaatsing)
                .filter(promise -> promise.state() == AllocationState.OCCUPIED)
                .isPresent();
    }

    /** Whether a threat was answered. */
    public boolean bedreigd(String plaatsing) {
        return get(plaatsing).threatened();
    }

    /** Whether the person stays where nobody stays longer than three days: an emergency bed, or a place that ends by then. */
    public boolean noodbed(String plaatsing) {
        LocalDate last = LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM).plusDays(EMERGENCY_DAYS);
        return promise(plaatsing)
                .map(BedAllocation::bed)
                .filter(bed -> beds.get(bed).kind() == ShelterKind.NOODBED
                        || municipal
                                .until(bed)
                                .filter(day -> !day.isAfter(last))
                                .isPresent())
                .isPresent();
    }

    /** The person does not come: the bed is free again. Gives the code of how it goes on. */
    public String vrijgeven(String plaatsing) {
        promise(plaatsing)
                .filter(PlacementOperations::waits)
                .ifPresent(promise ->
                        after.inStep(id(plaatsing), holds.release(promise.id(), "niet-gekomen", Viewer.SYSTEM)));
        return ANOTHER_PLACE;
    }

    /** The placement is over, with a coded outcome. Who stays where they are keeps the bed. */
    public void beeindigen(String plaatsing, @OneOf(PlacementOutcome.class) String afloop) {
        after.inStep(
                id(plaatsing),
                placements.end(id(plaatsing), outcome(afloop), current.person().orElse(null)));
    }

    /** Whether the case was made for the placement alone, so that it ends with it (R1). */
    public boolean eigenZaak(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        // one that was opened again ends with the route that began then
        return Dossiers.PLACEMENT.equals(reading.state(dossier).channel())
                && !routes.runs(RouteNames.HEROPENING, dossier);
    }

    /** Ends the case that was made for the placement alone. */
    public void zaakSluiten(String plaatsing, @OneOf(PlacementOutcome.class) String afloop) {
        ends.close(get(plaatsing).dossier(), outcome(afloop));
    }

    /** Whether a bed is kept for a limited time. */
    public boolean gereserveerd(String plaatsing) {
        return held(plaatsing).isPresent();
    }

    /** Until when the bed is kept; now when none is. */
    @Gives(Gives.What.MOMENT)
    public Date reserveringTot(String plaatsing) {
        return Date.from(held(plaatsing).map(BedAllocation::expiresAt).orElseGet(clock::instant));
    }

    /** Ends every hold whose time is over. */
    public void reserveringNakijken(String plaatsing) {
        after.outside(holds.expire());
    }

    /** Whether the search is parked. */
    public boolean geparkeerd(String plaatsing) {
        return parking.of(id(plaatsing)).isPresent();
    }

    /** Until when the search is parked; now when it is not. */
    @Gives(Gives.What.MOMENT)
    public Date geparkeerdTot(String plaatsing) {
        return Date.from(parking.of(id(plaatsing)).map(Parked::until).orElseGet(clock::instant));
    }

    /** The search goes on after it was parked: because the moment has come, unless somebody or something was earlier. */
    public void zoekenHervatten(String plaatsing) {
        if (parking.goesOn(id(plaatsing), ParkEnd.MOMENT)) {
            timeline.bySystem(get(plaatsing).dossier(), "plaatsing-hervat");
        }
    }

    private Optional<BedAllocation> held(String plaatsing) {
        return promise(plaatsing).filter(promise -> promise.state() == AllocationState.HELD);
    }

    private static boolean waits(BedAllocation promise) {
        return promise.state() == AllocationState.HELD || promise.state() == AllocationState.CONFIRMED;
    }

    private Optional<BedAllocation> promise(String plaatsing) {
        return get(plaatsing).promise();
    }

    private Placement get(String plaatsing) {
        return placements.get(id(plaatsing));
    }

    private static UUID id(String plaatsing) {
        return UUID.fromString(plaatsing);
    }

    private static PlacementOutcome outcome(String code) {
        return PlacementOutcome.of(code).orElseThrow(() -> new IllegalArgumentException("unknown outcome code"));
    }
}
