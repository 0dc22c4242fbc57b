package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.Timeline;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R1, R6: when people leave, their work finds somebody else. */
@SchakelTest
class TaskReassignmentTest {

    private static final GroupId EDE = GroupId.parse("ondermijning@GM0228");
    private static final String STEP = "ondermijning-onderzoeken";

    @Autowired
    private Story story;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AccessService door;

    @Autowired
    private Timeline timeline;

    private Person first;
    private Person second;
    private UUID dossier;

    @BeforeEach
    void aTaskOfATeamOfTwo() {
        first = join("een");
        second = join("twee");
        Receipt receipt = story.report(Story.in("GM0228"));
        dossier = receipt.dossier();
        story.does("af.ede", dossier, "signaal-beoordelen", Story.triage("locatie", "ja"));
        assertThat(story.task(dossier, STEP).group()).isEqualTo(EDE);
    }

    @AfterEach
    void everybodyLeaves() {
        people.setActive(first.id(), false);
        people.setActive(second.id(), false);
    }

    @Test
    void whatALeaverHadInHandGoesBackToTheTeam() {
        desk.claim(story.task(dossier, STEP).id(), story.viewer(first.username()));

        people.setActive(first.id(), false);

        assertThat(story.task(dossier, STEP).assignee()).isNull();
        assertThat(story.task(dossier, STEP).group()).isEqualTo(EDE);
        story.does(second.username(), dossier, STEP, Map.of("riec", "nee", "bevinding", "aanwijzingen"));
    }

    @Test
    void whenNobodyIsLeftTheChainDirectorGetsTheTaskAndMayRead() {
        String task = story.task(dossier, STEP).id();
        people.setActive(first.id(), false);
        people.setActive(second.id(), false);

        GroupId heir = story.task(dossier, STEP).group();
        assertThat(heir).isEqualTo(GroupId.parse("ketenregisseur@wvv"));
        assertThat(tasks.getIdentityLinksForTask(task))
                .extracting(link -> link.getGroupId())
                .contains(heir.toString())
                .doesNotContain(EDE.toString());
        assertThat(door.permits(story.viewer("keten.wvv"), dossier)).isTrue();
        assertThat(timeline.of(dossier)).anyMatch(line -> line.kind().equals("taak-opgevolgd"));
        story.does("keten.wvv", dossier, STEP, Map.of("riec", "nee", "bevinding", "aanwijzingen"));
    }

    private Person join(String name) {
        String username = "ede." + name + "." + UUID.randomUUID().toString().substring(0, 8);
        people.register(List.of(new NewPerson(username, "Test Persoon (fictief)", null, "x", Set.of(EDE), true)));
        return directory.byUsername(username).orElseThrow();
    }
}
