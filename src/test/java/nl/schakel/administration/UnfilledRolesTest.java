package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A role that the route needs and nobody holds is told, however that came about. Everybody here is invented. */
@SchakelTest
class UnfilledRolesTest {

    @Autowired
    private UnfilledRoles roles;

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Staff staff;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Viewer caretaker;
    private String municipality;
    private String region;

    @BeforeEach
    void aRegionIsFounded() {
        caretaker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        municipality = directory.municipalities().stream()
                .map(Municipality::cbsCode)
                .filter(code -> directory.regionOf(code).isEmpty())
                .findFirst()
                .orElseThrow();
        region = setUp.found("Regio " + UUID.randomUUID() + " (fictief)", List.of(municipality), caretaker);
    }

    @Test
    void whatWasNeverFilledIsToldAfterAnHourInOneMessageAndFourTimesAtMost() {
        UUID director = holder("ketenregisseur@" + region);
        UUID keeper = holder("personeelsbeheer@" + municipality);
        roles.look();
        assertThat(told(director)).as("somebody may be at work on it").isZero();

        later("1 hour");
        roles.look();
        roles.look();

        assertThat(told(director)).as("one message for all roles").isEqualTo(1);
        assertThat(told(keeper)).as("the focus officer of the municipality").isEqualTo(1);
        for (int week = 0; week < 6; week++) {
            later("7 days");
            roles.look();
        }
        assertThat(told(director)).isEqualTo(4);
    }

    @Test
    void withoutAChainDirectorWhoRunsSchakelHears() {
        roles.look();
        int before = told(caretaker.personId());
        later("1 hour");

        roles.look();

        assertThat(told(caretaker.personId())).isEqualTo(before + 1);
    }

    @Test
    void whatWasTakenAwayOutsideTheScreensIsFoundTooAndWhatIsFilledIsClosed() {
        holder("ketenregisseur@" + region);
        UUID officer = holder("aandachtsfunctionaris@" + municipality);
        roles.look();
        assertThat(open("aandachtsfunctionaris")).isZero();

        people.take(officer, GroupId.parse("aandachtsfunctionaris@" + municipality));
        roles.look();
        assertThat(open("aandachtsfunctionaris")).isEqualTo(1);

        holder("aandachtsfunctionaris@" + municipality);
        roles.look();
        assertThat(open("aandachtsfunctionaris")).isZero();
    }

    @Test
    void whoLeavesIsToldOfAtOnceAndNotOnceMoreByTheNextLook() {
        UUID director = holder("ketenregisseur@" + region);
        UUID officer = holder("aandachtsfunctionaris@" + municipality);
        roles.look();
        // everything else of this region was told before
        later("1 hour");
        roles.look();
        int before = told(director);

        staff.leave(officer, municipality, caretaker);
        assertThat(told(director)).isEqualTo(before + 1);

        later("2 hours");
        roles.look();
        assertThat(told(director)).isEqualTo(before + 1);
    }

    /** The time of this region's roles; the clock stands still within a test. */
    private void later(String interval) {
        jdbc.sql("update schakel.unfilled_role set since = since - cast(:by as interval),"
                        + " told_at = told_at - cast(:by as interval) where region = :region and filled_at is null")
                .param("by", interval)
                .param("region", region)
                .update();
    }

    private int open(String role) {
        return jdbc.sql(
                        "select count(*) from schakel.unfilled_role where region = ? and role = ? and filled_at is null")
                .params(region, role)
                .query(Integer.class)
                .single();
    }

    private int told(UUID person) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'ROL_ONBEZET'")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private UUID holder(String group) {
        String name = "rol-" + UUID.randomUUID();
        people.register(List.of(new NewPerson(
                name, "Iemand (fictief)", name + "@schakel.example", "x", Set.of(GroupId.parse(group)), true)));
        return directory.byUsername(name).orElseThrow().id();
    }
}
