package nl.schakel.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Viewer;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R7 and R10 for a shelter: the criteria that its profile uses, no name before the hold, and a record of the sharing. */
@SchakelTest
class R07_ShelterSeesOnlyWhatItUsesTest {

    private static final Viewer CARE = Invented.as(Invented.CARE);
    private static final String NAME = "Verzonnen Naam (fictief)";

    @Autowired
    private BeanFactory beans;

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private PlacementReading reading;

    @Autowired
    private Placements placements;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Profiles profiles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Invented invented;
    private Invented.House house;
    private UUID bed;
    private UUID search;
    private UUID dossier;

    @BeforeEach
    void invent() {
        invented = new Invented(beans);
        house = invented.house();
        bed = invented.bed(house, 1);
        profiles.change(Invented.says(house, "huisdier", AcceptancePolicy.ONDERHANDELBAAR, null), Invented.of(house));
        search = invented.placement();
        dossier = placements.get(search).dossier();
    }

    @Test
    void onlyTheCriteriaThatTheProfileUses() {
        ShelterView view = asked(Consent.NAAM_NA_TOEZEGGING);

        assertThat(view.answers())
                .extracting(ShelterView.AnswerLine::criterion)
                .containsExactlyInAnyOrder("woonvorm", "dreiging", "huisdier");
        assertThat(view.answers())
                .filteredOn(line -> line.criterion().equals("huisdier"))
                .extracting(line -> line.answer().given())
                .containsExactly(Given.JA);
        assertThat(view.persons()).isEqualTo(1);
    }

    @Test
    void noNameBeforeTheHoldAndAfterItOnlyWithConsent() {
        for (Consent consent : Consent.values()) {
            invent();
            ShelterView before = asked(consent);
            assertThat(before.name()).as("%s before", consent).isNull();
            assertThat(before.toString()).doesNotContain(NAME);

            proposals.accept(before.proposal(), null, clock.instant().plus(Duration.ofHours(4)), shelter());

            assertThat(reading.forShelter(open(shelter()), shelter()).name())
                    .as("%s after", consent)
                    .isEqualTo(consent == Consent.NAAM_NA_TOEZEGGING ? NAME : null);
        }
    }

    @Test
    void whoMayShareNothingIsOnlyCounted() {
        ShelterView view = asked(Consent.NIETS);
        assertThat(view.answers()).isEmpty();
        assertThat(view.persons()).isEqualTo(1);
    }

    @Test
    void afterItsNoAShelterSeesNothingAnyMore() {
        ShelterView view = asked(Consent.CRITERIA);
        proposals.decline(view.proposal(), DeclinedBy.OPVANG, "huisdier", null, shelter());

        ShelterView after = reading.forShelter(open(shelter()), view.proposal(), shelter());
        assertThat(after.answers()).isEmpty();
        assertThat(after.state()).isEqualTo(ProposalState.AFGEWEZEN);
    }

    @Test
    void aShelterNeverGetsTheViewOfCareNorTheOneOfAnotherShelter() {
        ShelterView view = asked(Consent.CRITERIA);
        Invented.House neighbour = invented.house();
        invented.asked(search, neighbour);
        Grant own = open(shelter());
        Grant neighbours = open(Invented.of(neighbour));

        assertThatThrownBy(() -> reading.forCare(own, shelter())).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> reading.forShelter(neighbours, Invented.of(neighbour)))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> reading.forShelter(neighbours, view.proposal(), Invented.of(neighbour)))
                .isInstanceOf(NotVisible.class);
        Grant without = new Grant(dossier, Set.of(Part.MELDING));
        assertThatThrownBy(() -> reading.forCare(without, CARE)).isInstanceOf(NotVisible.class);
    }

    @Test
    void aShelterFindsNoCaseAnywhereAndOpensNoOtherPart() {
        asked(Consent.CRITERIA);
        assertThat(open(shelter()).parts()).containsExactly(Part.OPVANG);
        assertThat(door.permits(shelter(), dossier)).isFalse();
        assertThatThrownBy(() -> door.open(shelter(), dossier, "zaak", Part.OF_THE_CASE))
                .isInstanceOf(NotVisible.class);
        assertThat(jdbc.sql("select count(*) from (select cast(:dossier as uuid) as id) d where "
                                + door.visible(shelter()).sql())
                        .params(door.visible(shelter()).params())
                        .param("dossier", dossier)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSharingIsRecordedWithItsBasisAndOnlyThatPart() {
        asked(Consent.CRITERIA);
        List<Disclosure> disclosures = parties.disclosures(dossier);
        assertThat(disclosures).hasSize(1);
        Disclosure sharing = disclosures.get(0);
        assertThat(sharing.to().organisation()).isEqualTo(house.shelter());
        assertThat(sharing.from()).isEqualTo("zorg-wvv");
        assertThat(sharing.basis()).isEqualTo("avg-6-1-d");
        assertThat(sharing.purpose()).isEqualTo("plek-beantwoorden");
        assertThat(sharing.parts()).containsExactly(Part.OPVANG);
        assertThat(sharing.retainUntil()).isNotNull();
    }

    @Test
    void whoCaresSeesEverythingWithTheAnswersOfShelters() {
        ShelterView view = asked(Consent.CRITERIA);
        proposals.decline(
                view.proposal(), DeclinedBy.OPVANG, "huisdier", "Geen plek voor dieren (fictief).", shelter());

        CareView care = reading.forCare(open(CARE), CARE);
        assertThat(care.need().persons().get(0).name()).isEqualTo(NAME);
        assertThat(care.version()).isEqualTo(1);
        assertThat(care.answers())
                .extracting(CareView.ShelterAnswer::text)
                .containsExactly("Geen plek voor dieren (fictief).");
    }

    @Test
    void nothingAboutAPersonIsStoredReadably() {
        ShelterView view = asked(Consent.NAAM_NA_TOEZEGGING);
        proposals.decline(view.proposal(), DeclinedBy.OPVANG, "huisdier", NAME, shelter());

        for (String table : List.of("placement", "placement_need", "placement_person", "proposal", "refusal")) {
            List<String> rows = jdbc.sql(
                            "select t::text from schakel." + table + " t where t::text like '%' || ? || '%'")
                    .param("Verzonnen")
                    .query(String.class)
                    .list();
            assertThat(rows).as(table).isEmpty();
            assertThat(jdbc.sql("select count(*) from schakel." + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isPositive();
        }
        String stored = jdbc.sql("select encode(need_enc, 'escape') from schakel.placement_need where placement = ?")
                .param(search)
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("Verzonnen").doesNotContain("huisdier");
    }

    private ShelterView asked(Consent consent) {
        PersonNeed person = Invented.person(NAME, "huisdier", "ja", "zwangerschap", "ja");
        placements.need(search, new NewNeed(List.of(person), Set.of("GM0363"), consent, List.of()), CARE);
        proposals.propose(search, List.of(bed), "opvang", null, CARE);
        invented.asked(search, house);
        return reading.forShelter(open(shelter()), shelter());
    }

    private Grant open(Viewer viewer) {
        return door.open(viewer, dossier, "test", Set.of(Part.OPVANG));
    }

    private Viewer shelter() {
        return Invented.of(house);
    }
}
