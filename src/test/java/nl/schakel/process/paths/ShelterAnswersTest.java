package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shelters that answer at the same moment, too late, for two beds at once, or not any more. */
class ShelterAnswersTest extends PlacementPathTest {

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    ShelterAnswersTest() {
        super("opvang-zoeken");
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have a test of their own
    }

    @Test
    void twoSheltersThatSayYesAtTheSameMomentGiveOnePlace() throws Exception {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN, LINDE);
        ExecutorService both = Executors.newFixedThreadPool(2);
        CyclicBarrier moment = new CyclicBarrier(2);
        try {
            List<Future<Boolean>> answers = Stream.of(HAVEN, LINDE)
                    .map(shelter -> both.submit(() -> {
                        String task = own(shelter, dossier, "plek-beantwoorden").id();
                        moment.await();
                        try {
                            desk.complete(task, Map.of("antwoord", "accepteren"), story.viewer(shelter));
                            return true;
                        } catch (TaskGone | InvalidInput tooLate) {
                            return false;
                        }
                    }))
                    .toList();
            int winners = 0;
            for (Future<Boolean> answer : answers) {
                winners += answer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            both.shutdown();
        }
        standsAt(dossier, "Task_PlekBespreken");
        assertThat(answersIn(dossier)).containsExactlyInAnyOrder(ProposalState.TOEGEZEGD, ProposalState.INGETROKKEN);
    }

    @Test
    void aBedThatWentToSomebodyElseIsAPoliteAnswerAndTheTaskStays() {
        UUID one = readyToChoose();
        UUID other = readyToChoose();
        Bed bed = bedOf(HAVEN, one);
        for (UUID dossier : List.of(one, other)) {
            proposesBeds(dossier, "opvang", List.of(bed.id().toString()));
        }
        accepts(HAVEN, one);

        assertThatThrownBy(() -> accepts(HAVEN, other))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly("plek-vergeven"));

        // rolled back as a whole: the case stands where it stood
        path(other).isWaitingAt("Task_PlekBeantwoorden");
        assertThat(placement(other).promise()).isEmpty();
        assertThat(answersIn(other)).containsExactly(ProposalState.OPEN);
    }

    @Test
    void whenAnAccountOfAShelterClosesAColleagueAnswersAndWithoutColleaguesTheTermDoes() {
        String username = "haven." + UUID.randomUUID().toString().substring(0, 8);
        people.register(List.of(new NewPerson(
                username, "Test Collega (fictief)", null, "x", Set.of(GroupId.parse("opvang@opvang-haven")), true)));
        Person colleague = directory.byUsername(username).orElseThrow();
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN);
        desk.claim(own(HAVEN, dossier, "plek-beantwoorden").id(), story.viewer(HAVEN));
        UUID closed = story.viewer(HAVEN).personId();
        try {
            people.setActive(closed, false);
            TaskSummary task = own(username, dossier, "plek-beantwoorden");
            assertThat(task.assignee()).isNull();

            people.setActive(colleague.id(), false);
            assertThat(story.task(dossier, "plek-beantwoorden").group()).isEqualTo(task.group());
            until(task.due().plus(Duration.ofMinutes(30)));
            later(Duration.ofHours(2));

            standsAt(dossier, "Task_PlekkenKiezen");
            assertThat(answersIn(dossier)).containsOnly(ProposalState.GEEN_ANTWOORD);
        } finally {
            people.setActive(closed, true);
        }
    }

    @Test
    void anEmergencyBedIsAnsweredSoonerAndAnotherRegionLater() {
        assertAbout(dueOn("noodbed", EMERGENCY), story.now().plus(Duration.ofHours(1)));
        assertAbout(dueOn("opvang", HAVEN), story.now().plus(Duration.ofHours(4)));
        assertAbout(dueOn("andere-regio", LINDE), story.now().plus(Duration.ofHours(6)));
    }

    private Instant dueOn(String rung, String shelter) {
        UUID dossier = readyToChoose();
        List<String> bed = List.of(bedOf(shelter, dossier).id().toString());
        proposesBeds(dossier, rung, bed);
        return own(shelter, dossier, "plek-beantwoorden").due();
    }

    @Test
    void twoBedsOfOneShelterAreTwoQuestionsThatDoNotMix() {
        UUID dossier = readyToChoose();
        List<String> beds = matching.match(placement(dossier).id()).beds().stream()
                .map(BedFit::bed)
                .filter(bed -> bed.organisation().equals("opvang-haven"))
                .map(bed -> bed.id().toString())
                .limit(2)
                .toList();
        proposesBeds(dossier, "opvang", beds);

        List<UUID> asked = story.open(dossier).stream()
                .filter(task -> task.step().equals("plek-beantwoorden"))
                .map(task -> desk.open(task.id(), story.viewer(HAVEN)).proposal())
                .toList();

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        proposals.round(placement(dossier).id()).stream()
                                .map(Proposal::id)
                                .toList())
                .hasSize(2);
    }
}
