package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Answered;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Holds;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.trial.FormAnswers;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Placements in which everything about the person is invented, told by the people who do the steps. */
// with all paths in one world the clock would come to the end of what it can be moved
@TestPropertySource(properties = "schakel.test-world=placement-paths")
abstract class PlacementPathTest extends PathTest {

    @Autowired
    PlacementCommands placing;

    static final String CARE = "zorg.wvv";
    static final String HAVEN = "opvang.haven";
    static final String LINDE = "opvang.linde";
    static final String EMERGENCY = "opvang.veluwe";

    @Autowired
    PlacementCommands start;

    @Autowired
    Placements placements;

    @Autowired
    Proposals proposals;

    @Autowired
    Matching matching;

    @Autowired
    Holds holds;

    private final List<UUID> begun = new ArrayList<>();

    PlacementPathTest(String model) {
        super(model);
    }

    /** Somebody asks for shelter, of whom no signal came in; nothing is known of the need yet. */
    UUID asked() {
        return dossier(start.alone("GM0267", "Verzonnen reden (fictief).", null, story.viewer(CARE)));
    }

    /** The same, with a need in which only this is known. */
    UUID askedWith(Map<String, Answered> answers) {
        PersonNeed person = new PersonNeed(null, false, answers);
        NewNeed need = new NewNeed(List.of(person), null, Consent.CRITERIA, null);
        return dossier(start.alone("GM0267", "Verzonnen reden (fictief).", need, story.viewer(CARE)));
    }

    /** Somebody in a signal needs a bed; the search runs beside the triage. */
    UUID reportedAndSearching() {
        UUID dossier = story.report(Story.plain()).dossier();
        remember(start.inCase(dossier, null, story.viewer("af.nijkerk")));
        return dossier;
    }

    /** The same, and the person sleeps in the shelter. */
    UUID reportedAndSheltered() {
        UUID dossier = reportedAndSearching();
        does(CARE, dossier, "behoefte-bespreken");
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        arrives(HAVEN, dossier);
        return dossier;
    }

    UUID readyToChoose() {
        return askedWith(Map.of());
    }

    /** Its bed is given back after the story. */
    void remember(UUID placement) {
        begun.add(placement);
    }

    UUID dossier(UUID placement) {
        remember(placement);
        return placements.get(placement).dossier();
    }

    /** There are only so many beds, and every story wants one. */
    @AfterEach
    void bedsAreFreeAgain() {
        for (UUID placement : begun) {
            placements.get(placement).promise().ifPresent(promise -> {
                if (promise.state() == AllocationState.OCCUPIED) {
                    holds.leave(promise.id(), story.now(), Viewer.SYSTEM);
                } else {
                    placing.release(promise.id(), "verhaal-voorbij", Viewer.SYSTEM);
                }
            });
        }
        begun.clear();
    }

    Placement placement(UUID dossier) {
        return placements.get(placements.latestOf(dossier).orElseThrow());
    }

    BedAllocation promise(UUID dossier) {
        return placement(dossier).promise().orElseThrow();
    }

    /** The best free bed of the shelter for which this person works. */
    Bed bedOf(String username, UUID dossier) {
        Viewer shelter = story.viewer(username);
        return matching.match(placement(dossier).id()).beds().stream()
                .filter(fit -> fit.fit() != Fit.PAST_NIET)
                .map(BedFit::bed)
                .filter(bed -> shelter.groups().stream()
                        .anyMatch(group -> group.organisation().equals(bed.organisation())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bed for " + username));
    }

    /** The care coordinator asks these shelters for one bed each, all at once. */
    void proposes(UUID dossier, String... shelters) {
        List<String> beds = java.util.Arrays.stream(shelters)
                .map(shelter -> bedOf(shelter, dossier).id().toString())
                .toList();
        proposesBeds(dossier, "opvang", beds);
    }

    void proposesBeds(UUID dossier, String rung, List<String> beds) {
        does(CARE, dossier, "plekken-kiezen", "keuze", "voorstellen", "plekken", beds, "trede", rung);
    }

    /** How the proposals of the newest round stand. */
    List<ProposalState> answersIn(UUID dossier) {
        return proposals.round(placement(dossier).id()).stream()
                .map(Proposal::state)
                .toList();
    }

    /** The task of this step that stands with the group of this person. */
    TaskSummary own(String username, UUID dossier, String step) {
        Viewer viewer = story.viewer(username);
        return story.open(dossier).stream()
                .filter(task -> task.step().equals(step) && viewer.groups().contains(task.group()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(username + " has no " + step + " in " + story.steps(dossier)));
    }

    /** Somebody does the task of this step that is theirs, also when others have the same step. */
    void answers(String username, UUID dossier, String step, Object... given) {
        Viewer viewer = story.viewer(username);
        TaskSummary task = own(username, dossier, step);
        String schema = desk.open(task.id(), viewer).schema();
        desk.complete(task.id(), new FormAnswers(today()).minimal(schema, answers(given)), viewer);
    }

    void accepts(String shelter, UUID dossier) {
        answers(shelter, dossier, "plek-beantwoorden", "antwoord", "accepteren");
    }

    void declines(String shelter, UUID dossier) {
        answers(shelter, dossier, "plek-beantwoorden", "antwoord", "afwijzen", "weigergrond", "taal");
    }

    /** A bed that the person wants. */
    UUID agreed(String shelter) {
        UUID dossier = readyToChoose();
        proposes(dossier, shelter);
        accepts(shelter, dossier);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        return dossier;
    }

    /** A person who is there. */
    UUID arrived(String shelter) {
        UUID dossier = agreed(shelter);
        arrives(shelter, dossier);
        return dossier;
    }

    void arrives(String shelter, UUID dossier) {
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(shelter, dossier, "aankomst-bevestigen");
    }

    /** In a case that began with the placement, the care coordinator reports to CoMensha. */
    void reports(UUID dossier) {
        later(Duration.ofMinutes(1));
        does(CARE, dossier, "comensha-melden", "slachtoffer", "ja", "comenshaUitkomst", "gemeld");
    }

    void later(Duration time) {
        until(story.now().plus(time));
    }

    static void assertBedFree(Bed bed, Matching matching, Placement placement) {
        assertThat(matching.match(placement.id()).beds())
                .extracting(fit -> fit.bed().id())
                .contains(bed.id());
    }
}
