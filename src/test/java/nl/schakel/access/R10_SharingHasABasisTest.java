package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.signal.InventedDossier;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R10: each disclosure to another organisation records legal basis, purpose, what was shared, and its retention date. */
@SchakelTest
class R10_SharingHasABasisTest {

    private static final GroupId OFFICER = GroupId.parse("aandachtsfunctionaris@GM0267");
    private static final GroupId COLLEAGUE = GroupId.parse("procesregisseur@GM0267");
    private static final GroupId EDE = GroupId.parse("aandachtsfunctionaris@GM0228");
    private static final GroupId CARE = GroupId.parse("zorgcoordinator@zorg-wvv");
    private static final GroupId POLICE = GroupId.parse("tmm@politie-oost");
    private static final GroupId RIEC = GroupId.parse("riec@riec-on");

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private MessageSource messages;

    @Test
    void receivingAndWorkingInHouseIsNoDisclosure() {
        UUID dossier = received();
        parties.join(dossier, COLLEAGUE, Scope.VOLLEDIG, "persoonsaanpak");
        parties.join(dossier, COLLEAGUE, Scope.VRAAG, "partner-vraag");
        assertThat(parties.disclosures(dossier)).isEmpty();
    }

    @Test
    void sharingRecordsBasisPurposeContentAndRetention() {
        UUID dossier = received();
        parties.join(dossier, CARE, Scope.VOLLEDIG, "zorg-beoordelen");

        Disclosure disclosure = only(dossier);
        assertThat(disclosure.from()).isEqualTo("GM0267");
        assertThat(disclosure.to()).isEqualTo(CARE);
        assertThat(disclosure.purpose()).isEqualTo("zorg-beoordelen");
        assertThat(disclosure.basis()).isEqualTo("convenant-zvh");
        assertThat(disclosure.parts()).contains(Part.BETROKKENEN).doesNotContain(Part.MELDER);
        assertThat(disclosure.retainUntil())
                .isEqualTo(LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM).plusMonths(60));
    }

    @Test
    void aQuestionSharesOnlyWhatItNeeds() {
        UUID dossier = received();
        parties.join(dossier, RIEC, Scope.VRAAG, "partner-vraag");
        assertThat(only(dossier).parts()).containsExactly(Part.MELDING);
    }

    @Test
    void eachPurposeIsRecordedOnce() {
        UUID dossier = received();
        parties.join(dossier, POLICE, Scope.VRAAG, "partner-vraag");
        parties.join(dossier, POLICE, Scope.VRAAG, "partner-vraag");
        parties.join(dossier, POLICE, Scope.VOLLEDIG, "politie-actie");
        parties.join(dossier, POLICE, Scope.VOLLEDIG, "tweede-actie");

        assertThat(parties.disclosures(dossier))
                .extracting(Disclosure::purpose)
                .as("who works on the case already learns nothing new by a next step")
                .containsExactly("partner-vraag", "politie-actie");
    }

    @Test
    void transferToAnotherMunicipalityIsSharing() {
        UUID dossier = received();
        parties.leave(dossier, OFFICER, "signaal-beoordelen");
        parties.join(dossier, EDE, Scope.VOLLEDIG, "signaal-beoordelen");
        parties.join(dossier, CARE, Scope.VOLLEDIG, "zorg-beoordelen");

        List<Disclosure> disclosures = parties.disclosures(dossier);
        assertThat(disclosures).extracting(Disclosure::from).containsExactly("GM0267", "GM0228");
    }

    @Test
    void policeSharesOnItsOwnBasis() {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, POLICE, Scope.VOLLEDIG, "signaal-beoordelen");
        parties.join(dossier, GroupId.parse("ketenregisseur@wvv"), Scope.VOLLEDIG, "regie");
        assertThat(only(dossier).basis()).isEqualTo("wpg-20");
    }

    /** The statute holds beside the covenant (Stb. 2024, 380), and who looks along does so on the basis of its host. */
    @Test
    void theStatuteIsRecordedBesideTheCovenantOfTheHost() {
        UUID dossier = received();
        parties.join(dossier, GroupId.parse("ketenregisseur@wvv"), Scope.VOLLEDIG, "regie");
        assertThat(only(dossier).basis()).isEqualTo("convenant-zvh");
        assertThat(only(dossier).beside()).containsExactly("wgs-zvh");

        UUID atRiec = received();
        parties.join(atRiec, GroupId.parse("ketenregisseur@riec-on"), Scope.ONTVANGST, "ontvangst");
        assertThat(only(atRiec).basis()).isEqualTo("convenant-riec");
        assertThat(only(atRiec).beside()).containsExactly("wgs-riec");
    }

    @Test
    void withoutABasisNothingIsShared() {
        UUID dossier = received();
        GroupId outsider = new GroupId(Role.AMBASSADEUR, "GM0228");
        assertThatThrownBy(() -> parties.join(dossier, outsider, Scope.VOLLEDIG, "vergissing"))
                .hasMessageContaining("legal basis");
        assertThat(parties.of(dossier)).extracting(Party::group).doesNotContain(outsider);
    }

    @Test
    void everyRoleThatMaySeeSomethingHasABasisWithADutchName() {
        List<String> without = jdbc.sql("select distinct role from schakel.role_part except"
                        + " select to_role from schakel.legal_basis where from_kind = '*'")
                .query(String.class)
                .list();
        assertThat(without).isEmpty();
        for (String basis : jdbc.sql("select distinct basis from schakel.legal_basis")
                .query(String.class)
                .list()) {
            assertThat(messages.getMessage("grondslag." + basis, null, "", Locale.forLanguageTag("nl")))
                    .as(basis)
                    .isNotEmpty();
        }
    }

    private UUID received() {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, OFFICER, Scope.VOLLEDIG, "signaal-beoordelen");
        return dossier;
    }

    private Disclosure only(UUID dossier) {
        List<Disclosure> disclosures = parties.disclosures(dossier);
        assertThat(disclosures).hasSize(1);
        return disclosures.get(0);
    }
}
