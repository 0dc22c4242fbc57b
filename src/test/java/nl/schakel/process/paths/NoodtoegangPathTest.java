package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.organisation.GroupId;
import nl.schakel.process.routes.emergency.EmergencyCommands;
import nl.schakel.signal.Timeline;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each use of emergency access is looked at the next morning. */
class NoodtoegangPathTest extends PathTest {

    @Autowired
    private EmergencyAccess emergency;

    @Autowired
    private EmergencyCommands opening;

    @Autowired
    private Parties parties;

    @Autowired
    private Timeline timeline;

    NoodtoegangPathTest() {
        super("noodtoegang");
    }

    @Test
    void whatHappenedAtNightIsJudgedInTheMorning() {
        UUID dossier = usedAtThree();

        standsAt(dossier, "Task_NoodtoegangBeoordelen");
        assertThat(story.task(dossier, "noodtoegang-beoordelen").group()).hasToString("ketenregisseur@wvv");
        assertAbout(due(dossier, "noodtoegang-beoordelen"), at(today(), LocalTime.of(12, 30)));

        does("keten.wvv", dossier, "noodtoegang-beoordelen", "oordeel", "terecht");
        path(dossier).hasPassed("End_NoodtoegangBeoordeeld").isEnded();
    }

    @Test
    void whatNobodyJudgesIsEscalatedAndStaysWithItsOwner() {
        UUID dossier = usedAtThree();

        until(at(today().plusDays(2), NINE));

        standsAt(dossier, "Task_NoodtoegangBeoordelen");
        assertThat(story.task(dossier, "noodtoegang-beoordelen").late()).isTrue();
        assertThat(timeline.of(dossier))
                .filteredOn(line -> line.kind().equals("termijn"))
                .map(Timeline.TimelineLine::codes)
                .contains(List.of("noodtoegang-beoordelen", "termijn"), List.of("noodtoegang-beoordelen", "escalatie"));
        does("keten2.wvv", dossier, "noodtoegang-beoordelen", "oordeel", "niet-terecht");
        path(dossier).isEnded();
    }

    private UUID usedAtThree() {
        until(at(today().plusDays(1), LocalTime.of(3, 10)));
        UUID dossier = story.report(Story.plain()).dossier();
        parties.join(dossier, GroupId.parse("piket@piket-wvv"), Scope.VOLLEDIG, EmergencyAccess.STEP);
        opening.open(
                dossier, null, Set.of(Part.MELDING), "Verzonnen reden (fictief).", null, story.viewer("piket.een"));
        return dossier;
    }
}
