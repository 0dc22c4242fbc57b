package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.MissingRoles.Missing;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody leaves: what they did goes on, and what nobody does is told at once. Everybody here is invented. */
@SchakelTest
class LeavingTest {

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Staff staff;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private MissingRoles missing;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theLastFocusOfficerLeavesAndTheChainDirectorHears() {
        Viewer caretaker = viewer("beheer");
        String municipality = freeMunicipality();
        String region = setUp.found("Regio " + UUID.randomUUID() + " (fictief)", List.of(municipality), caretaker);
        UUID director = holder(GroupId.parse("ketenregisseur@" + region));
        UUID officer = holder(GroupId.parse("aandachtsfunctionaris@" + municipality));
        UUID second = holder(GroupId.parse("aandachtsfunctionaris@" + municipality));
        Missing vacancy = new Missing(Role.AANDACHTSFUNCTIONARIS, municipality);
        assertThat(missingIn(region)).doesNotContain(vacancy);

        staff.leave(second, municipality, caretaker);
        assertThat(told(director)).as("a colleague is left").isZero();

        staff.leave(officer, municipality, caretaker);

        assertThat(missingIn(region)).contains(vacancy);
        assertThat(told(director)).isEqualTo(1);
        assertThat(directory.ownerOf(municipality)).hasToString("ketenregisseur@" + region);
        assertThat(directory.person(officer).orElseThrow().active()).isFalse();
    }

    @Test
    void aRegionSaysWhatItsRouteMisses() {
        Viewer caretaker = viewer("beheer");
        String municipality = freeMunicipality();
        String region = setUp.found("Regio " + UUID.randomUUID() + " (fictief)", List.of(municipality), caretaker);

        assertThat(missingIn(region))
                .contains(
                        new Missing(Role.KETENREGISSEUR, region),
                        new Missing(Role.TMM, null),
                        new Missing(Role.AANDACHTSFUNCTIONARIS, municipality))
                .doesNotContain(new Missing(Role.KMAR, null));

        setUp.cover(region, "tmm", "politie-oost", caretaker);
        holder(GroupId.parse("ketenregisseur@" + region));

        assertThat(missingIn(region))
                .extracting(Missing::role)
                .doesNotContain(Role.TMM, Role.KETENREGISSEUR)
                .contains(Role.ZORGCOORDINATOR);
    }

    @Test
    void whatWaitedForWhoLeavesIsTakenBack() {
        Viewer caretaker = viewer("beheer");
        String shelter = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
        UUID person = staff.invite(
                        shelter,
                        "Iemand (fictief)",
                        "verzonnen-" + UUID.randomUUID() + "@schakel.example",
                        List.of("opvang"),
                        caretaker)
                .person();
        UUID proposal = proposals.waiting(shelter, caretaker).get(0).id();

        staff.leave(person, shelter, caretaker);

        assertThat(proposals.waiting(shelter, caretaker)).isEmpty();
        assertThat(proposals.give(proposal, viewer("beheer"))).isFalse();
    }

    @Test
    void whoWaitsForARoleElsewhereKeepsTheirInvitation() {
        Viewer caretaker = viewer("beheer");
        String address = "verzonnen-" + UUID.randomUUID() + "@schakel.example";
        String one = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
        String other = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
        UUID person = staff.invite(one, "Iemand (fictief)", address, List.of("opvang"), caretaker)
                .person();
        staff.invite(other, "Iemand (fictief)", address, List.of("opvang"), caretaker);

        assertThat(staff.leave(person, one, caretaker)).as("closed").isFalse();
        assertThat(open(person)).isEqualTo(1);
        assertThat(staff.leave(person, other, caretaker)).as("closed").isTrue();
        assertThat(open(person)).isZero();
    }

    /** Whichever comes first: nobody who left holds a role. */
    @Test
    void aRoleThatIsGivenWhileSomebodyLeavesDoesNotStay() throws Exception {
        Viewer caretaker = viewer("beheer");
        Viewer second = Viewer.of(directory.person(holder(GroupId.CARETAKERS)).orElseThrow());
        for (int i = 0; i < 10; i++) {
            String shelter = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
            UUID person = staff.invite(
                            shelter,
                            "Iemand (fictief)",
                            "verzonnen-" + UUID.randomUUID() + "@schakel.example",
                            List.of("opvang"),
                            caretaker)
                    .person();
            UUID proposal = proposals.waiting(shelter, caretaker).get(0).id();
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<?> given = threads.submit(() -> {
                    go.await();
                    return proposals.give(proposal, second);
                });
                Future<?> left = threads.submit(() -> {
                    go.await();
                    return staff.leave(person, shelter, caretaker);
                });
                go.countDown();
                given.get();
                left.get();
            } finally {
                threads.shutdownNow();
            }
            assertThat(directory.person(person).orElseThrow().groups()).isEmpty();
        }
        people.take(second.personId(), GroupId.CARETAKERS);
    }

    @Test
    void theLastWhoRunsSchakelCannotLeave() {
        Viewer only = viewer("beheer");

        assertThatThrownBy(() -> staff.leave(only.personId(), "schakel", only)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> staff.take(only.personId(), "schakel", Role.BEHEER, only))
                .isInstanceOf(InvalidInput.class);
        assertThat(directory.person(only.personId()).orElseThrow().active()).isTrue();
    }

    /** Each is the other's second person, until both leave at once. */
    @Test
    void ofTwoWhoLeaveAtOnceOneStays() throws Exception {
        UUID other = holder(GroupId.CARETAKERS);
        List<Viewer> both =
                List.of(viewer("beheer"), Viewer.of(directory.person(other).orElseThrow()));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Throwable> refused = new ArrayList<>();
        try {
            List<Future<Boolean>> left = both.stream()
                    .map(one -> threads.submit(() -> {
                        go.await();
                        return staff.take(one.personId(), "schakel", Role.BEHEER, one);
                    }))
                    .toList();
            go.countDown();
            for (Future<Boolean> one : left) {
                try {
                    one.get();
                } catch (ExecutionException lost) {
                    refused.add(lost.getCause());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refused).singleElement().isInstanceOf(InvalidInput.class);
        assertThat(directory.members(GroupId.CARETAKERS)).hasSize(1);
        people.give(both.get(0).personId(), GroupId.CARETAKERS);
        people.take(other, GroupId.CARETAKERS);
    }

    private List<Missing> missingIn(String region) {
        return missing.in(directory.region(region).orElseThrow());
    }

    private int told(UUID person) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'ROL_ONBEZET'")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private int open(UUID person) {
        return jdbc.sql("select count(*) from schakel.invitation"
                        + " where person = ? and used_at is null and withdrawn_at is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private UUID holder(GroupId group) {
        String name = "weg-" + UUID.randomUUID();
        people.register(
                List.of(new NewPerson(name, "Iemand (fictief)", name + "@schakel.example", "x", Set.of(group), true)));
        return directory.byUsername(name).orElseThrow().id();
    }

    private String freeMunicipality() {
        return directory.municipalities().stream()
                .filter(municipality -> municipality.region() == null)
                .map(Municipality::cbsCode)
                .reduce((one, last) -> last)
                .orElseThrow();
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
