package nl.schakel.placement.shelter.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.placement.NotAllowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may promise a bed, work on a search, or say what became of it: care on one side, the shelter on the other. */
class PlacementRightsTest {

    private static final UUID DOSSIER = new UUID(0, 1);
    private static final String SHELTER = "opvang-proef";
    private static final Viewer OF_THE_SHELTER = viewer("opvang@opvang-proef");
    private static final Viewer OF_ANOTHER_SHELTER = viewer("opvang@opvang-anders");
    private static final Viewer CARE = viewer("zorgcoordinator@zorg-wvv");
    private static final Viewer ON_CALL = viewer("piket@piket-wvv");
    private static final Viewer POLICE = viewer("tmm@politie-oost");

    private final Parties parties = mock(Parties.class);
    private final PlacementRights rights = new PlacementRights(parties);

    @Test
    void careWorksOnTheCaseWhileItsGroupTakesPart() {
        takePart(party("zorgcoordinator@zorg-wvv", Scope.VOLLEDIG, null));

        assertThat(rights.cares(CARE, DOSSIER)).isTrue();
        assertThat(rights.cares(viewer("zorgcoordinator@zorg-anders"), DOSSIER)).isFalse();
        assertThat(rights.cares(POLICE, DOSSIER)).isFalse();
        assertThatCode(() -> rights.mustCare(CARE, DOSSIER)).doesNotThrowAnyException();
    }

    @Test
    void whoTookPartOrIsOnlyAskedOrHasAnotherRoleDoesNotCare() {
        takePart(party("zorgcoordinator@zorg-wvv", Scope.VOLLEDIG, Instant.EPOCH));
        assertThat(rights.cares(CARE, DOSSIER)).isFalse();

        takePart(party("zorgcoordinator@zorg-wvv", Scope.VRAAG, null));
        assertThat(rights.cares(CARE, DOSSIER)).isFalse();

        takePart(party("tmm@politie-oost", Scope.VOLLEDIG, null));
        assertThat(rights.cares(POLICE, DOSSIER)).isFalse();
    }

    @Test
    void anotherRoleIsNotAllowedAndCareOfAnotherCaseSeesNothing() {
        takePart();

        assertThatThrownBy(() -> rights.mustCare(POLICE, DOSSIER)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> rights.mustCare(CARE, DOSSIER)).isInstanceOf(NotVisible.class);
    }

    @Test
    void theApplicationItselfDoesWhatTheModelsSay() {
        takePart();

        assertThat(rights.cares(Viewer.SYSTEM, DOSSIER)).isTrue();
        assertThat(rights.shelters(Viewer.SYSTEM, SHELTER)).isTrue();
        assertThatCode(() -> rights.mustCare(Viewer.SYSTEM, DOSSIER)).doesNotThrowAnyException();
        assertThatCode(() -> rights.mustPromise(Viewer.SYSTEM, SHELTER, DOSSIER))
                .doesNotThrowAnyException();
    }

    @Test
    void aShelterSpeaksForItselfAlone() {
        assertThat(rights.shelters(OF_THE_SHELTER, SHELTER)).isTrue();
        assertThat(rights.shelters(OF_ANOTHER_SHELTER, SHELTER)).isFalse();
    }

    @Test
    void aBedIsPromisedByItsShelterOrByWhoWasToldYesByPhone() {
        takePart();

        assertThatCode(() -> rights.mustPromise(OF_THE_SHELTER, SHELTER, DOSSIER))
                .doesNotThrowAnyException();
        assertThatCode(() -> rights.mustPromise(ON_CALL, SHELTER, DOSSIER)).doesNotThrowAnyException();
        notPromisedBy(OF_ANOTHER_SHELTER);
        notPromisedBy(POLICE);
    }

    @Test
    void careDoesNotPromiseABedInTheNameOfTheShelter() {
        takePart(party("zorgcoordinator@zorg-wvv", Scope.VOLLEDIG, null));

        notPromisedBy(CARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ketenregisseur@keten-wvv", "landelijk@landelijk"})
    void aDirectorWhoStandsInForTheOnCallServicePromisesInTheOwnCases(String director) {
        takePart(party(director, Scope.VOLLEDIG, null));
        assertThatCode(() -> rights.mustPromise(viewer(director), SHELTER, DOSSIER))
                .doesNotThrowAnyException();

        takePart(party(director, Scope.VOLLEDIG, Instant.EPOCH));
        notPromisedBy(viewer(director));
        takePart(party(director, Scope.VRAAG, null));
        notPromisedBy(viewer(director));
        takePart(party("ketenregisseur@keten-anders", Scope.VOLLEDIG, null));
        notPromisedBy(viewer(director));
    }

    @Test
    void aDirectorWhoIsInTheCaseByAnotherRoleDoesNotDirectIt() {
        takePart(party("aandachtsfunctionaris@GM0267", Scope.VOLLEDIG, null));

        notPromisedBy(viewer("ketenregisseur@keten-wvv", "aandachtsfunctionaris@GM0267"));
    }

    @Test
    void bothSidesAndTheOnCallServiceSayWhatBecameOfAPromise() {
        takePart(party("zorgcoordinator@zorg-wvv", Scope.VOLLEDIG, null));

        assertThatCode(() -> rights.mustTakePart(OF_THE_SHELTER, SHELTER, DOSSIER))
                .doesNotThrowAnyException();
        assertThatCode(() -> rights.mustTakePart(CARE, SHELTER, DOSSIER)).doesNotThrowAnyException();
        assertThatCode(() -> rights.mustTakePart(ON_CALL, SHELTER, DOSSIER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> rights.mustTakePart(OF_ANOTHER_SHELTER, SHELTER, DOSSIER))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> rights.mustTakePart(POLICE, SHELTER, DOSSIER)).isInstanceOf(NotAllowed.class);
    }

    private void notPromisedBy(Viewer viewer) {
        assertThatThrownBy(() -> rights.mustPromise(viewer, SHELTER, DOSSIER)).isInstanceOf(NotAllowed.class);
    }

    private void takePart(Party... these) {
        when(parties.of(DOSSIER)).thenReturn(List.of(these));
    }

    private static Party party(String group, Scope scope, Instant until) {
        return new Party(GroupId.parse(group), scope, "stap", Instant.EPOCH, until);
    }

    private static Viewer viewer(String... groups) {
        return new Viewer(
                new UUID(0, 5),
                "proef",
                Set.copyOf(Arrays.stream(groups).map(GroupId::parse).toList()));
    }
}
