package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.AccessService;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.MissingRoles.Missing;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is away for some days: nothing waits for them, and who replaces them does so for that time only. */
@SchakelTest
class AbsencesTest {

    @Autowired
    private Absences absences;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private MissingRoles missing;

    @Autowired
    private Staff staff;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private AccessService door;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private String municipality;
    private String region;
    private GroupId officers;
    private UUID director;
    private Viewer keeper;
    private UUID officer;
    private UUID colleague;

    @BeforeEach
    void aMunicipalityWithOneFocusOfficer() {
        Viewer caretaker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        municipality = directory.municipalities().stream()
                .map(Municipality::cbsCode)
                .filter(code -> directory.regionOf(code).isEmpty())
                .findFirst()
                .orElseThrow();
        region = setUp.found("Regio " + UUID.randomUUID() + " (fictief)", List.of(municipality), caretaker);
        officers = GroupId.parse("aandachtsfunctionaris@" + municipality);
        director = holder(GroupId.parse("ketenregisseur@" + region));
        keeper = viewer(holder(GroupId.parse("personeelsbeheer@" + municipality)));
        officer = holder(officers);
        colleague = holder(GroupId.parse("gebiedsteam@" + municipality));
    }

    @Test
    void whileTheOnlyOfficerIsAwayASignalGoesToTheRegionAndWhoCanMendThatHears() {
        UUID before = reported();
        desk.claim(task(before).id(), viewer(officer));

        away(0, 4, Map.of());

        assertThat(directory.ownerOf(municipality)).hasToString("ketenregisseur@" + region);
        assertThat(missing.in(directory.region(region).orElseThrow()))
                .contains(new Missing(Role.AANDACHTSFUNCTIONARIS, municipality));
        assertThat(told(director)).isEqualTo(1);
        assertThat(task(before).group()).as("what was in hand").hasToString("ketenregisseur@" + region);
        assertThat(task(before).assignee()).isNull();
        assertThat(door.permits(viewer(officer), before))
                .as("what they worked on stays open to them")
                .isTrue();

        daysPass(5);
        absences.look();

        assertThat(directory.ownerOf(municipality)).isEqualTo(officers);
        assertThat(absences.own(viewer(officer))).isEmpty();
    }

    @Test
    void whoReplacesHasTheRoleFromTheFirstDayToTheLastOnceASecondPersonAgreed() {
        away(2, 4, Map.of(officers, colleague));
        assertThat(proposals.give(waiting(), keeper)).isTrue();
        assertThat(groups(colleague)).as("not before the first day").doesNotContain(officers);
        UUID case1 = reported();

        daysPass(2);
        absences.look();

        assertThat(groups(colleague)).contains(officers);
        assertThat(directory.ownerOf(municipality)).isEqualTo(officers);
        assertThat(mails(colleague)).isEqualTo(1);
        desk.claim(task(case1).id(), viewer(colleague));

        daysPass(3);
        absences.look();
        absences.look();

        assertThat(groups(colleague)).doesNotContain(officers);
        assertThat(groups(officer)).contains(officers);
        assertThat(task(case1).assignee())
                .as("what the replacement had in hand")
                .isNull();
        assertThat(task(case1).group()).isEqualTo(officers);
        assertThat(changes()).containsOnlyOnce("vervanging-begonnen", "vervanging-voorbij", "afwezig-voorbij");
    }

    @Test
    void withoutTheYesOfASecondPersonNobodyReplaces() {
        away(0, 4, Map.of(officers, colleague));
        UUID proposal = waiting();

        assertThat(groups(colleague)).doesNotContain(officers);
        assertThatThrownBy(() -> proposals.give(proposal, viewer(officer))).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> proposals.give(proposal, viewer(colleague))).isInstanceOf(NotVisible.class);

        absences.endOwn(viewer(officer));

        assertThat(proposals.give(proposal, keeper)).as("when it is over").isFalse();
        assertThat(groups(colleague)).doesNotContain(officers);
    }

    @Test
    void aYesDuringTheAbsenceGivesTheRoleAtOnce() {
        away(0, 4, Map.of(officers, colleague));

        proposals.give(waiting(), keeper);

        assertThat(groups(colleague)).contains(officers);
        assertThat(absences.own(viewer(officer)).orElseThrow().replacing())
                .singleElement()
                .matches(Absences.Replacing::standsIn);
        assertThat(absences.endOwn(viewer(officer))).isTrue();
        assertThat(absences.endOwn(viewer(officer))).as("a second click").isFalse();
        assertThat(groups(colleague)).doesNotContain(officers);
    }

    @Test
    void whoStandsInForTwoGoesOnForTheOther() {
        UUID second = holder(officers);
        away(0, 4, Map.of(officers, colleague));
        proposals.give(waiting(), keeper);
        absences.reportOwn(asked(0, 6, Map.of(officers, colleague)), viewer(second));
        proposals.give(waiting(), keeper);

        absences.endOwn(viewer(officer));
        assertThat(groups(colleague)).as("in the place of the other").contains(officers);

        absences.endOwn(viewer(second));
        assertThat(groups(colleague)).doesNotContain(officers);
    }

    @Test
    void aRoleThatIsGivenForGoodMeanwhileStays() {
        away(0, 4, Map.of(officers, colleague));
        proposals.give(waiting(), keeper);

        staff.offer(colleague, municipality, List.of("aandachtsfunctionaris"), keeper);
        proposals.give(waiting(), viewer(holder(GroupId.parse("personeelsbeheer@" + municipality))));
        absences.endOwn(viewer(officer));

        assertThat(groups(colleague)).contains(officers);
    }

    @Test
    void whoKeepsPeopleReportsSomebodyWhoIsIllAndAnotherAgrees() {
        absences.report(officer, municipality, asked(0, 2, Map.of(officers, colleague)), keeper);
        UUID proposal = waiting();

        assertThatThrownBy(() -> proposals.give(proposal, keeper)).isInstanceOf(NotVisible.class);
        assertThat(proposals.give(proposal, viewer(holder(GroupId.parse("personeelsbeheer@" + municipality)))))
                .isTrue();
        assertThat(groups(colleague)).contains(officers);
        assertThat(absences.at(municipality, keeper))
                .extracting(Absences.Absence::person)
                .containsExactly(officer);
        assertThatThrownBy(() -> absences.of(director, municipality, keeper))
                .as("somebody of another organisation")
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> absences.report(keeper.personId(), municipality, asked(0, 2, Map.of()), keeper))
                .as("oneself goes another way")
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whoLeavesForGoodIsReplacedNoMore() {
        away(0, 4, Map.of(officers, colleague));
        proposals.give(waiting(), keeper);

        staff.leave(officer, municipality, keeper);

        assertThat(groups(colleague)).doesNotContain(officers);
        assertThat(absences.at(municipality, keeper)).isEmpty();
        assertThat(directory.ownerOf(municipality)).hasToString("ketenregisseur@" + region);
    }

    @Test
    void whatCannotBeIsToldAndChangesNothing() {
        assertThat(codes(() -> away(-1, 2, Map.of()))).containsExactly("voorbij");
        assertThat(codes(() -> away(3, 2, Map.of()))).containsExactly("te-vroeg");
        assertThat(codes(() -> away(0, 400, Map.of()))).containsExactly("te-lang");
        assertThat(codes(() -> absences.reportOwn(new Absences.Asked("", "morgen", Map.of()), viewer(officer))))
                .containsExactly("verplicht", "geen-datum");
        assertThat(codes(() -> away(0, 2, Map.of(officers, director)))).containsExactly("onbekende-keuze");
        assertThat(codes(() -> away(0, 2, Map.of(officers, officer)))).containsExactly("onbekende-keuze");
        assertThat(codes(() -> away(0, 2, Map.of(GroupId.parse("ketenregisseur@" + region), colleague))))
                .containsExactly("onbekende-keuze");
        assertThat(absences.own(viewer(officer))).isEmpty();

        away(1, 2, Map.of());
        assertThat(codes(() -> away(5, 6, Map.of()))).containsExactly("al-gemeld");
    }

    /** The database refuses it, as it would when somebody changed a row by hand. */
    @Test
    void oneThatCannotBeginHoldsUpNoOther() {
        UUID other = holder(officers);
        away(1, 4, Map.of());
        absences.reportOwn(asked(1, 4, Map.of()), viewer(other));
        daysPass(1);
        JdbcClient all = JdbcClient.create(TestPostgres.withAllRights(jdbc));
        all.sql("create function schakel.niet() returns trigger language plpgsql as"
                        + " 'begin raise exception ''niet deze''; end'")
                .update();
        all.sql("create trigger niet before update on schakel.absence for each row when (new.person = '" + officer
                        + "') execute function schakel.niet()")
                .update();
        try {
            assertThatThrownBy(absences::look).hasMessageContaining("niet deze");
            assertThat(directory.isAway(other)).isTrue();
            assertThat(directory.isAway(officer)).isFalse();
        } finally {
            all.sql("drop trigger niet on schakel.absence").update();
            all.sql("drop function schakel.niet()").update();
        }
        absences.look();
        assertThat(directory.isAway(officer)).isTrue();
    }

    /** Two nodes look at once, while a keeper says yes and the officer comes back. */
    @Test
    void whateverComesFirstTheRoleIsHeldByNobodyTwiceAndTakenInTheEnd() throws Exception {
        for (int round = 0; round < 8; round++) {
            away(1, 3, Map.of(officers, colleague));
            UUID proposal = waiting();
            daysPass(1);
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> all = List.of(
                        threads.submit(() -> after(go, absences::look)),
                        threads.submit(() -> after(go, absences::look)),
                        threads.submit(() -> after(go, () -> proposals.give(proposal, keeper))),
                        threads.submit(() -> after(go, () -> absences.endOwn(viewer(officer)))));
                go.countDown();
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(absences.own(viewer(officer))).isEmpty();
            assertThat(directory.isAway(officer)).isFalse();
            assertThat(groups(colleague)).doesNotContain(officers);
        }
    }

    private static void after(CountDownLatch go, Runnable deed) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        deed.run();
    }

    private void away(int firstDay, int lastDay, Map<GroupId, UUID> replacements) {
        absences.reportOwn(asked(firstDay, lastDay, replacements), viewer(officer));
    }

    private Absences.Asked asked(int firstDay, int lastDay, Map<GroupId, UUID> replacements) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM);
        return new Absences.Asked(
                today.plusDays(firstDay).toString(), today.plusDays(lastDay).toString(), replacements);
    }

    /** The days of the absences of these people; the clock stands still within a test. */
    private void daysPass(int days) {
        jdbc.sql(
                        "update schakel.absence set first_day = first_day - :days, last_day = last_day - :days"
                                + " where ended_at is null and person in (select person from schakel.membership where organisation = :at)")
                .param("days", days)
                .param("at", municipality)
                .update();
    }

    private UUID reported() {
        return story.report(Story.in(municipality)).dossier();
    }

    private TaskSummary task(UUID dossier) {
        return story.task(dossier, "signaal-beoordelen");
    }

    private UUID waiting() {
        return jdbc.sql("select id from schakel.role_proposal where organisation = ? and decision is null")
                .param(municipality)
                .query(UUID.class)
                .single();
    }

    private List<String> changes() {
        return jdbc.sql("select what from schakel.directory_change where organisation = ?")
                .param(municipality)
                .query(String.class)
                .list();
    }

    private int told(UUID person) {
        return sent(person, "ROL_ONBEZET");
    }

    private int mails(UUID person) {
        return sent(person, "VERVANGING");
    }

    private int sent(UUID person, String template) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = ?")
                .params(person, template)
                .query(Integer.class)
                .single();
    }

    private static List<String> codes(Runnable deed) {
        try {
            deed.run();
        } catch (InvalidInput refused) {
            return refused.errors().stream().map(FieldError::code).toList();
        }
        throw new AssertionError("not refused");
    }

    private Set<GroupId> groups(UUID person) {
        return directory.person(person).orElseThrow().groups();
    }

    private Viewer viewer(UUID person) {
        return Viewer.of(directory.person(person).orElseThrow());
    }

    private UUID holder(GroupId group) {
        String name = "afwezig-" + UUID.randomUUID();
        people.register(
                List.of(new NewPerson(name, "Iemand (fictief)", name + "@schakel.example", "x", Set.of(group), true)));
        return directory.byUsername(name).orElseThrow().id();
    }
}
