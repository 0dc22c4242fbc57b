package nl.schakel.placement.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.organisation.GroupId;
import nl.schakel.placement.Invented;
import nl.schakel.placement.NotAllowed;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What a shelter says: the narrowest level counts, from a day on, and nothing is lost. */
@SchakelTest
class ProfilesTest {

    private static final String PET = "huisdier";

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Clock clock;

    private Invented.House house;
    private UUID bed;
    private UUID other;

    @BeforeEach
    void invent() {
        Invented invented = new Invented(beans);
        house = invented.house();
        bed = invented.bed(house, 1);
        other = invented.bed(house, 1);
    }

    @Test
    void bedGoesBeforeLocationAndLocationBeforeOrganisation() {
        assertThat(stance(bed)).isEqualTo(AcceptancePolicy.ACCEPTEERT);
        say(ProfileLevel.ORGANISATION, null, AcceptancePolicy.UITGESLOTEN, null);
        assertThat(stance(bed)).isEqualTo(AcceptancePolicy.UITGESLOTEN);
        say(ProfileLevel.LOCATION, house.location(), AcceptancePolicy.ONDERHANDELBAAR, null);
        assertThat(stance(bed)).isEqualTo(AcceptancePolicy.ONDERHANDELBAAR);
        say(ProfileLevel.BED, bed, AcceptancePolicy.ACCEPTEERT, null);
        assertThat(stance(bed)).isEqualTo(AcceptancePolicy.ACCEPTEERT);
        assertThat(stance(other)).isEqualTo(AcceptancePolicy.ONDERHANDELBAAR);

        say(ProfileLevel.BED, bed, null, null);
        assertThat(stance(bed)).as("the wider level counts again").isEqualTo(AcceptancePolicy.ONDERHANDELBAAR);
    }

    @Test
    void aLineOfLaterWaitsForItsDayAndWhatHeldBeforeIsKept() {
        Instant later = clock.instant().plus(Duration.ofDays(30));
        say(ProfileLevel.ORGANISATION, null, AcceptancePolicy.ONDERHANDELBAAR, null);
        say(ProfileLevel.ORGANISATION, null, AcceptancePolicy.UITGESLOTEN, later);

        assertThat(stance(bed)).isEqualTo(AcceptancePolicy.ONDERHANDELBAAR);
        assertThat(profiles.effective(bed, later).lines().get(PET).stance()).isEqualTo(AcceptancePolicy.UITGESLOTEN);
        assertThat(profiles.lines(house.shelter(), Invented.of(house)))
                .extracting(ProfileLine::stance, ProfileLine::current)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(AcceptancePolicy.UITGESLOTEN, false),
                        org.assertj.core.api.Assertions.tuple(AcceptancePolicy.ONDERHANDELBAAR, true));
    }

    @Test
    void aContradictionIsRefused() {
        Instant later = clock.instant().plus(Duration.ofDays(3));
        say(ProfileLevel.ORGANISATION, null, AcceptancePolicy.UITGESLOTEN, later);

        assertThatThrownBy(() -> say(ProfileLevel.ORGANISATION, null, AcceptancePolicy.ACCEPTEERT, later))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("tegenspraak"));
        say(ProfileLevel.LOCATION, house.location(), AcceptancePolicy.ACCEPTEERT, later);
    }

    @Test
    void whatLiesFixedCannotBeAcceptedAwayAndNothingChangesThePast() {
        ProfileChange wish = new ProfileChange(
                house.shelter(), null, null, "eigen-wens", AcceptancePolicy.ACCEPTEERT, null, null, null);
        assertThatThrownBy(() -> profiles.change(wish, Invented.of(house))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> say(
                        ProfileLevel.ORGANISATION,
                        null,
                        AcceptancePolicy.ACCEPTEERT,
                        clock.instant().minusSeconds(60)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void nobodyChangesOrReadsTheProfileOfAnotherShelter() {
        Invented.House neighbour = new Invented(beans).house();
        ProfileChange change = Invented.says(house, PET, AcceptancePolicy.UITGESLOTEN, null);
        assertThatThrownBy(() -> profiles.change(change, Invented.of(neighbour)))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> profiles.lines(house.shelter(), Invented.of(neighbour)))
                .isInstanceOf(NotVisible.class);
        ProfileChange strange = new ProfileChange(
                house.shelter(),
                ProfileLevel.LOCATION,
                neighbour.location(),
                PET,
                AcceptancePolicy.UITGESLOTEN,
                null,
                null,
                null);
        assertThatThrownBy(() -> profiles.change(strange, Invented.of(house))).isInstanceOf(NotVisible.class);
    }

    @Test
    void aShelterThatWantsCooperationWithThePoliceIsShownToTheChainDirector() {
        profiles.change(
                Invented.says(house, "politie-medewerking", AcceptancePolicy.UITGESLOTEN, null), Invented.of(house));

        assertThat(profiles.demandingCooperation(Invented.as(GroupId.parse("ketenregisseur@wvv"))))
                .extracting(PoliceDemand::organisation)
                .contains(house.shelter());
        assertThatThrownBy(() -> profiles.demandingCooperation(Invented.of(house)))
                .isInstanceOf(NotAllowed.class);
    }

    private void say(ProfileLevel level, UUID target, AcceptancePolicy stance, Instant from) {
        profiles.change(
                new ProfileChange(house.shelter(), level, target, PET, stance, null, null, from), Invented.of(house));
    }

    private AcceptancePolicy stance(UUID room) {
        return profiles.effective(room, clock.instant()).lines().get(PET).stance();
    }
}
