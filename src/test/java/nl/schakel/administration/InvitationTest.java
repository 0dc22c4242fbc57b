package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.mail.DemoMailbox;
import nl.schakel.support.time.SchakelClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is invited by mail and chooses a password, once. Everybody here is invented. */
@SchakelTest
class InvitationTest {

    private static final String PASSWORD = "vier losse woorden samen";

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Staff staff;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Directory directory;

    @Autowired
    private SignIn signIn;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoMailbox mailbox;

    private final String address = "Verzonnen-" + UUID.randomUUID() + "@schakel.example";
    private Viewer caretaker;
    private String school;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        caretaker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        school = setUp.addOrganisation("School " + UUID.randomUUID() + " (fictief)", "onderwijs", "", caretaker);
    }

    @Test
    void whoIsInvitedLogsInWithTheirAddress() {
        UUID person = invite();

        assertThat(directory.members(new GroupId(Role.MELDER, school)))
                .as("who never logged in owns no task")
                .isEmpty();
        invitations.accept(secret(person), PASSWORD, PASSWORD);

        assertThat(directory.members(new GroupId(Role.MELDER, school)))
                .extracting(Person::id)
                .containsExactly(person);
        String username = signIn.usernameOf(" " + address.toUpperCase() + " ");
        assertThat(signIn.check(username, PASSWORD)).isPresent();
        assertThat(username).as("the engine keeps it").startsWith("m-").doesNotContain("verzonnen");
    }

    @Test
    void theMailWorksOnce() {
        UUID person = invite();
        String secret = secret(person);
        invitations.accept("https://schakel.example/uitnodiging#" + secret, PASSWORD, PASSWORD);

        assertUseless(secret);
    }

    @Test
    void aLaterMailTakesTheEarlierBack() {
        UUID person = invite();
        String first = secret(person);
        staff.inviteAgain(person, school, caretaker);

        assertUseless(first);
        invitations.accept(secret(person), PASSWORD, PASSWORD);
    }

    @Test
    void afterAWeekItWorksNoMore() {
        UUID person = invite();
        String secret = secret(person);
        jdbc.sql("update schakel.invitation set until = ? where person = ?")
                .params(Timestamp.from(clock.instant().minus(Duration.ofSeconds(1))), person)
                .update();

        assertUseless(secret);
        assertThat(directory.person(person).orElseThrow().active()).isFalse();
    }

    @Test
    void aSecretThatWasGuessedOrChangedOpensNothing() {
        String secret = secret(invite());
        assertUseless("");
        assertUseless("x".repeat(64));
        assertUseless(secret.substring(0, 63) + (secret.endsWith("0") ? "1" : "0"));
        assertUseless(UUID.randomUUID().toString().replace("-", "") + secret.substring(32));
    }

    @Test
    void aPasswordMustBeLongAndNoLongerThanIsRead() {
        String secret = secret(invite());
        for (String bad :
                List.of("", "kort", "aaaaaaaaaaaaaaaa", "lang".repeat(30), "é".repeat(10) + "abcdefgh".repeat(8))) {
            assertThatThrownBy(() -> invitations.accept(secret, bad, bad))
                    .as(bad)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> invitations.accept(secret, PASSWORD, PASSWORD + "!"))
                .isInstanceOf(InvalidInput.class);
        invitations.accept(secret, PASSWORD, PASSWORD);
    }

    @Test
    void nothingThatIsKeptOpensAnAccount() {
        UUID person = invite();
        String secret = secret(person);

        assertThat(jdbc.sql("select link from schakel.outbox where receiver = ?")
                        .param(person)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(link -> link.contains(secret));
        assertThat(invitations.sealed("/uitnodiging/" + secret.substring(0, 32)))
                .startsWith("/uitnodiging#");
    }

    @Test
    void theMailReachesWhoCannotLogInYet() {
        UUID person = invite();
        String link = "/uitnodiging#" + secret(person);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(mailbox.received())
                        .filteredOn(mail -> mail.text().contains(link))
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.text()).doesNotContain("Iemand", "School")));
    }

    @Test
    void onePersonHasOneAccountAtSeveralOrganisations() {
        UUID person = invite();
        String other =
                setUp.addOrganisation("Hulp " + UUID.randomUUID() + " (fictief)", "hulporganisatie", "", caretaker);

        Staff.Offered offered =
                staff.invite(other, "Zelfde mens (fictief)", address.toLowerCase(), List.of("melder"), caretaker);

        assertThat(offered.person()).isEqualTo(person);
        assertThat(offered.known()).isTrue();
        assertThat(directory.person(person).orElseThrow().displayName())
                .as("the name that somebody has is not another's to change")
                .isEqualTo("Iemand (fictief)");
        assertThat(staff.leave(person, school, caretaker)).as("not closed").isFalse();
        assertThat(staff.leave(person, other, caretaker)).as("closed").isTrue();
    }

    private UUID invite() {
        return staff.invite(school, "Iemand (fictief)", address, List.of("melder"), caretaker)
                .person();
    }

    /** As the mail has it: made from what the outbox holds. */
    private String secret(UUID person) {
        String link = jdbc.sql("select link from schakel.outbox where receiver = ? and template = 'UITNODIGING'"
                        + " order by id desc limit 1")
                .param(person)
                .query(String.class)
                .single();
        String sealed = invitations.sealed(link);
        return sealed.substring(sealed.indexOf('#') + 1);
    }

    private void assertUseless(String secret) {
        assertThatThrownBy(() -> invitations.accept(secret, PASSWORD, PASSWORD))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("code"));
    }
}
