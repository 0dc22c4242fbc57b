package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A role that opens cases is given by two people; nobody gives themselves one. Everybody here is invented. */
@SchakelTest
class TwoPeopleGiveARoleTest {

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Staff staff;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private Invitations invitations;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Viewer caretaker;
    private String shelter;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        caretaker = viewer("beheer");
        shelter = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
    }

    @Test
    void whoProposesARoleThatOpensCasesDoesNotGiveIt() {
        Staff.Offered offered = invite("opvang");

        assertThat(offered.given()).isEmpty();
        assertThat(offered.waiting()).containsExactly(Role.OPVANG);
        assertThat(roles(offered.person())).isEmpty();
        UUID proposal = waiting(caretaker).id();
        assertThat(waiting(caretaker).mayDecide()).isFalse();
        assertThatThrownBy(() -> proposals.give(proposal, caretaker)).isInstanceOf(NotVisible.class);

        Viewer second = keeper();

        assertThat(proposals.give(proposal, second)).isTrue();
        assertThat(roles(offered.person())).containsExactly(new GroupId(Role.OPVANG, shelter));
        assertThat(proposals.give(proposal, second)).as("a second click").isFalse();
    }

    @Test
    void aRoleThatOpensNoCaseIsGivenAtOnce() {
        Staff.Offered offered = invite("melder");

        assertThat(offered.given()).containsExactly(Role.MELDER);
        assertThat(roles(offered.person())).containsExactly(new GroupId(Role.MELDER, shelter));
    }

    @Test
    void whoGetsARoleDoesNotAgreeToIt() {
        Viewer first = keeper();
        Viewer second = keeper();
        staff.offer(second.personId(), shelter, List.of("opvang"), first);
        UUID proposal = waiting(caretaker).id();

        assertThatThrownBy(() -> proposals.give(proposal, second)).isInstanceOf(NotVisible.class);
        assertThat(proposals.give(proposal, caretaker)).isTrue();
    }

    @Test
    void nobodyGivesThemselvesARole() {
        Viewer keeper = keeper();

        assertThatThrownBy(() -> staff.offer(keeper.personId(), shelter, List.of("opvang"), keeper))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> staff.invite(
                        shelter,
                        "Ikzelf (fictief)",
                        directory.emailOf(keeper.personId()).orElseThrow(),
                        List.of("melder"),
                        keeper))
                .isInstanceOf(InvalidInput.class);
    }

    /** However a node came to write it. */
    @Test
    void theDatabaseRefusesAYesOfTheSamePerson() {
        Staff.Offered offered = invite("opvang");
        UUID proposal = waiting(caretaker).id();

        assertThatThrownBy(() -> decidedBy(proposal, caretaker.personId()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> decidedBy(proposal, offered.person()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whoRunsSchakelDoesSoAtOnePlaceOnly() {
        Staff.Offered offered = invite("melder");

        assertThatThrownBy(() -> jdbc.sql(
                                "insert into schakel.membership (person, role, organisation) values (?, 'beheer', ?)")
                        .params(offered.person(), shelter)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> invite("beheer")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsDeclinedOrTakenBackIsNotGiven() {
        Staff.Offered offered = invite("melder");
        staff.offer(offered.person(), shelter, List.of("opvang"), caretaker);
        UUID proposal = waiting(caretaker).id();
        assertThatThrownBy(() -> proposals.decline(proposal, caretaker)).isInstanceOf(NotVisible.class);
        assertThat(proposals.decline(proposal, keeper())).isTrue();

        staff.offer(offered.person(), shelter, List.of("opvang"), caretaker);
        UUID again = waiting(caretaker).id();
        assertThatThrownBy(() -> proposals.withdraw(again, keeper())).isInstanceOf(NotVisible.class);
        assertThat(proposals.withdraw(again, caretaker)).isTrue();
        assertThat(proposals.give(again, keeper())).isFalse();
        assertThat(roles(offered.person())).containsExactly(new GroupId(Role.MELDER, shelter));
    }

    @Test
    void anOrganisationKeepsItsOwnPeopleOnly() {
        Viewer keeper = keeper();

        assertThatThrownBy(() -> staff.invite("opvang-haven", "Iemand (fictief)", address(), List.of("melder"), keeper))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> staff.take(
                        directory.byUsername("opvang.haven").orElseThrow().id(), "opvang-haven", Role.OPVANG, keeper))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> staff.leave(
                        directory.byUsername("opvang.haven").orElseThrow().id(), shelter, keeper))
                .as("who works elsewhere")
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> setUp.addOrganisation("Nog een (fictief)", "opvang", "", keeper))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void ofTwoWhoAgreeAtOnceOneIsTheSecondPerson() throws Exception {
        Staff.Offered offered = invite("opvang");
        UUID proposal = waiting(caretaker).id();
        List<Viewer> keepers = List.of(keeper(), keeper(), keeper());
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(keepers.size());
        try {
            List<Future<Boolean>> answers = keepers.stream()
                    .map(keeper -> threads.submit(() -> {
                        go.await();
                        return proposals.give(proposal, keeper);
                    }))
                    .toList();
            go.countDown();
            int won = 0;
            for (Future<Boolean> answer : answers) {
                won += answer.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(roles(offered.person())).hasSize(1);
    }

    private void decidedBy(UUID proposal, UUID person) {
        jdbc.sql(
                        "update schakel.role_proposal set decision = 'gegeven', decided_by = ?, decided_at = now() where id = ?")
                .params(person, proposal)
                .update();
    }

    private RoleProposals.Waiting waiting(Viewer viewer) {
        return proposals.waiting(shelter, viewer).get(0);
    }

    private Staff.Offered invite(String role) {
        return staff.invite(shelter, "Iemand (fictief)", address(), List.of(role), caretaker);
    }

    private Viewer keeper() {
        UUID person = staff.invite(
                        shelter, "Personeelsbeheer (fictief)", address(), List.of("personeelsbeheer"), caretaker)
                .person();
        people.setPassword(person, "een lang genoeg wachtwoord");
        return Viewer.of(directory.person(person).orElseThrow());
    }

    private Set<GroupId> roles(UUID person) {
        return directory.person(person).orElseThrow().groups();
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }

    private static String address() {
        return "verzonnen-" + UUID.randomUUID() + "@schakel.example";
    }
}
