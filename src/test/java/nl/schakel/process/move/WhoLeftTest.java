package nl.schakel.process.move;

import static nl.schakel.process.move.MoveStories.WHY;
import static nl.schakel.process.move.MoveStories.WVV;
import static nl.schakel.process.move.MoveStories.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.organisation.Directory;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion.BundleState;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.move.CaseMove.MoveState;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.support.background.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What waits for the yes of a second person does not wait for somebody who has left: the national team hears of it. */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=verhuizen")
class WhoLeftTest {

    @Autowired
    private MoveStories cases;

    @Autowired
    private CaseMoves moves;

    @Autowired
    private ModelProposals proposals;

    @Autowired
    private BundleRegister register;

    @Autowired
    private List<Work> works;

    @Autowired
    private Directory directory;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theColleagueIsBack() {
        jdbc.sql("insert into schakel.membership (person, role, organisation) values (?, 'ketenregisseur', 'wvv')"
                        + " on conflict do nothing")
                .param(second())
                .update();
        directory.refresh();
    }

    @Test
    void aProposal() {
        UUID proposal = proposals.propose(WVV, renamed(), WHY, cases.director());
        assertThat(told("modellen:" + proposal + ":voorstel"))
                .contains(second())
                .doesNotContain(person("landelijk"));

        theColleagueLeaves();
        looks("voorstellen-melden");
        looks("voorstellen-melden");

        assertThat(told("modellen:" + proposal + ":voorstel"))
                .as("each once")
                .containsExactlyInAnyOrder(
                        cases.director().personId(), second(), person("landelijk"), person("landelijk2"));
        assertThatThrownBy(() -> proposals.approve(proposal, null, cases.second()))
                .isInstanceOf(NotVisible.class);
        proposals.approve(proposal, null, story.viewer("landelijk"));
        assertThat(register.find(proposal).orElseThrow().state()).isEqualTo(BundleState.GOEDGEKEURD);
        looks("voorstellen-melden");
        assertThat(told("modellen:" + proposal + ":voorstel"))
                .as("what is decided waits for nobody")
                .hasSize(4);
    }

    @Test
    void aQuestionWhetherCasesMove() {
        UUID to = cases.version(WVV, renamed());
        UUID move = moves.ask(asked(cases.national(), to), WHY, cases.director());
        assertThat(told("verhuizen:" + move + ":vraag")).contains(second()).doesNotContain(person("landelijk"));

        theColleagueLeaves();
        looks("verhuizingen-melden");
        looks("verhuizingen-melden");

        assertThat(told("verhuizen:" + move + ":vraag"))
                .containsExactlyInAnyOrder(
                        cases.director().personId(), second(), person("landelijk"), person("landelijk2"));
        assertThatThrownBy(() -> moves.refuse(move, WHY, cases.second())).isInstanceOf(NotVisible.class);
        moves.refuse(move, WHY, story.viewer("landelijk2"));
        assertThat(moves.find(move, cases.director()).state()).isEqualTo(MoveState.AFGEWEZEN);
    }

    private void theColleagueLeaves() {
        jdbc.sql("delete from schakel.membership where role = 'ketenregisseur' and organisation = 'wvv' and person = ?")
                .param(second())
                .update();
        directory.refresh();
    }

    private void looks(String name) {
        works.stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow()
                .deed()
                .run();
    }

    private List<UUID> told(String key) {
        return jdbc.sql("select receiver from schakel.outbox where key = ?")
                .param(key)
                .query(UUID.class)
                .list();
    }

    private UUID second() {
        return person("keten2.wvv");
    }

    private UUID person(String username) {
        return directory.byUsername(username).orElseThrow().id();
    }

    private static Map<String, byte[]> renamed() {
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replace(
                                "name=\"Signaal beoordelen\"", "name=\"Signaal bekijken " + UUID.randomUUID() + "\""))
                .bytes();
    }
}
