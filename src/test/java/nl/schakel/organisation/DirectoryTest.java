package nl.schakel.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SchakelTest
class DirectoryTest {

    private static final String NIJKERK = "GM0267";
    private static final String EDE = "GM0228";
    private static final String AMSTERDAM = "GM0363";
    private static final String LEEUWARDEN = "GM0080";
    private static final String PUTTEN = "GM0273";

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private SignIn signIn;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void knowsAllMunicipalitiesInDutchOrder() {
        List<String> names =
                directory.municipalities().stream().map(Municipality::name).toList();

        assertThat(names).hasSize(342).contains("Nijkerk", "'s-Hertogenbosch", "Súdwest-Fryslân");
        assertThat(names).containsSubsequence("Aalten", "Ede", "Nijkerk", "Súdwest-Fryslân", "Zwolle");
        assertThat(directory.municipality(NIJKERK)).contains(new Municipality(NIJKERK, "Nijkerk", "wvv"));
        assertThat(directory.municipality("GM9999")).isEmpty();
        assertThat(directory.municipality(null)).isEmpty();
    }

    @Test
    void theFocusOfficerOwnsASignal() {
        assertThat(directory.ownerOf(NIJKERK)).hasToString("aandachtsfunctionaris@GM0267");
        assertThat(directory.ownerOf(EDE)).hasToString("aandachtsfunctionaris@GM0228");
    }

    @Test
    void theNationalTeamOwnsASignalWhereNoRegionExists() {
        assertThat(directory.regionOf(AMSTERDAM)).isEmpty();
        assertThat(directory.ownerOf(AMSTERDAM)).hasToString("landelijk@landelijk");
        assertThat(directory.ownerOf("GM9999")).hasToString("landelijk@landelijk");
    }

    @Test
    void aPartnerCoversTheRegion() {
        assertThat(directory.groupFor(Role.TMM, NIJKERK)).hasToString("tmm@politie-oost");
        assertThat(directory.groupFor(Role.ZORGCOORDINATOR, EDE)).hasToString("zorgcoordinator@zorg-wvv");
    }

    @Test
    void theChainDirectorStandsInWhereAMunicipalityHasNobody() {
        assertThat(directory.groupFor(Role.GEBIEDSTEAM, NIJKERK)).hasToString("gebiedsteam@GM0267");
        assertThat(directory.groupFor(Role.GEBIEDSTEAM, EDE)).hasToString("ketenregisseur@wvv");
        assertThat(directory.groupFor(Role.KMAR, NIJKERK)).hasToString("kmar@kmar");
    }

    @Test
    void anOrganisationWithoutAnOfficerOfItsOwnBringsItsSignalsToTheRegion() {
        assertThat(bringerOf("fairwork")).contains("fairwork");
        assertThat(directory.ownerOf(NIJKERK, "fairwork")).hasToString("ketenregisseur@wvv");
        assertThat(directory.ownerOf(LEEUWARDEN, "fairwork")).hasToString("ketenregisseur@noord");
        assertThat(directory.ownerOf(AMSTERDAM, "fairwork")).hasToString("landelijk@landelijk");
        assertThat(directory.ownerOf(Directory.PLACE_UNKNOWN, "fairwork")).hasToString("landelijk@landelijk");
    }

    @Test
    void anOrganisationWithAnOfficerOfItsOwnTriagesItself() {
        assertThat(bringerOf("af.legerdesheils")).contains("leger-des-heils");
        assertThat(directory.ownerOf(NIJKERK, "leger-des-heils")).hasToString("aandachtsfunctionaris@leger-des-heils");
    }

    @Test
    void whatAMunicipalityBringsIsItsOwn() {
        assertThat(bringerOf("balie.nijkerk")).isEmpty();
        assertThat(bringerOf("ambassadeur.nijkerk")).isEmpty();
        assertThat(bringerOf("landelijk")).isEmpty();
        assertThat(bringerOf("beheer")).isEmpty();
        assertThat(directory.ownerOf(NIJKERK, null)).hasToString("aandachtsfunctionaris@GM0267");
    }

    @Test
    void whatAnOrganisationWeighedNeverPassesToTheMunicipality() {
        GroupId gone = new GroupId(Role.AANDACHTSFUNCTIONARIS, "leger-des-heils");

        assertThat(directory.successorOf(gone, NIJKERK)).hasToString("ketenregisseur@wvv");
        assertThat(directory.successorOf(new GroupId(Role.AANDACHTSFUNCTIONARIS, NIJKERK), NIJKERK))
                .hasToString("aandachtsfunctionaris@GM0267");
    }

    @Test
    void whatMayStillBeTakenBackIsSeenByNobodyElse() throws Exception {
        Person clerk = directory.byUsername("balie.nijkerk").orElseThrow();
        GroupId extra = new GroupId(Role.MELDER, EDE);

        transaction.executeWithoutResult(status -> {
            people.give(clerk.id(), extra);
            directory.refresh();
            assertThat(directory.members(extra)).as("the change itself").contains(again(clerk));
            assertThat(CompletableFuture.supplyAsync(() -> directory.members(extra))
                            .join())
                    .as("everybody else")
                    .doesNotContain(again(clerk));
            status.setRollbackOnly();
        });

        assertThat(directory.members(extra)).isEmpty();
    }

    private Person again(Person person) {
        return directory.person(person.id()).orElseThrow();
    }

    private Optional<String> bringerOf(String username) {
        return directory.bringerOf(directory.byUsername(username).orElseThrow());
    }

    @Test
    void whoLeavesNoLongerOwnsAnything() {
        jdbc.sql("update schakel.organisation set region = 'wvv' where code = :code")
                .param("code", PUTTEN)
                .update();
        GroupId officer = new GroupId(Role.AANDACHTSFUNCTIONARIS, PUTTEN);
        people.register(List.of(new NewPerson(
                "af.putten.test",
                "Test Persoon (fictief)",
                "af.putten.test@schakel.invalid",
                "x",
                Set.of(officer),
                true)));
        assertThat(directory.ownerOf(PUTTEN)).isEqualTo(officer);
        Person person = directory.byUsername("af.putten.test").orElseThrow();

        people.setActive(person.id(), false);

        assertThat(directory.ownerOf(PUTTEN)).hasToString("ketenregisseur@wvv");
        assertThat(directory.members(officer)).isEmpty();
        assertThat(signIn.check("af.putten.test", "x")).isEmpty();

        people.setActive(person.id(), true);
        people.assign(person.id(), Set.of(new GroupId(Role.MELDER, PUTTEN)));
        assertThat(directory.ownerOf(PUTTEN)).hasToString("ketenregisseur@wvv");
        assertThat(signIn.check("af.putten.test", "x")).isPresent();
    }

    @Test
    void aChangeThatIsRolledBackIsForgotten() {
        transaction.executeWithoutResult(status -> {
            people.register(List.of(new NewPerson("spook.test", "Niemand (fictief)", null, null, Set.of(), true)));
            status.setRollbackOnly();
        });
        assertThat(directory.byUsername("spook.test")).isEmpty();
    }

    @Test
    void namesAndAddressesAreEncrypted() {
        Person officer = directory.byUsername("af.nijkerk").orElseThrow();
        assertThat(officer.displayName()).endsWith("(fictief)");
        assertThat(directory.emailOf(officer.id())).contains("af.nijkerk@schakel.invalid");

        byte[] name = jdbc.sql("select display_name_enc from schakel.person where username = 'af.nijkerk'")
                .query(byte[].class)
                .single();
        byte[] email = jdbc.sql("select email_enc from schakel.person where username = 'af.nijkerk'")
                .query(byte[].class)
                .single();
        assertThat(new String(name)).doesNotContain("Anouk");
        assertThat(new String(email)).doesNotContain("nijkerk");
    }

    @Test
    void aPasswordOpensOnlyItsOwnAccount() {
        assertThat(signIn.check("af.nijkerk", "schakel-demo"))
                .map(Person::username)
                .contains("af.nijkerk");
        assertThat(signIn.check("af.nijkerk", "Schakel-demo")).isEmpty();
        assertThat(signIn.check("af.nijkerk", "")).isEmpty();
        assertThat(signIn.check("niemand", "schakel-demo")).isEmpty();
        assertThat(signIn.check("af.nijkerk", "schakel-demo" + "x".repeat(100))).isEmpty();
    }

    @Test
    void secondReaderIsNeverAlone() {
        // the second reader may never be the proposer, so a region needs two
        assertThat(directory.members(GroupId.parse("ketenregisseur@wvv"))).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void groupsHaveDutchNames() {
        assertThat(directory.label(GroupId.parse("aandachtsfunctionaris@GM0267")))
                .isEqualTo("Aandachtsfunctionaris mensenhandel, gemeente Nijkerk");
        for (Role role : Role.values()) {
            assertThat(directory.label(role)).isNotEqualTo(role.code());
        }
    }
}
