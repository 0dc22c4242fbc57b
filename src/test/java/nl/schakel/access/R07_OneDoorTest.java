package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R7, R8, R12: the one door to a dossier gives the parts of the rule, writes them down, and is shut to everybody else. */
class R07_OneDoorTest {

    private static final UUID DOSSIER = new UUID(0, 1);
    private static final Viewer VIEWER =
            new Viewer(new UUID(0, 2), "piket.een", Set.of(GroupId.parse("piket@piket-wvv")));
    private static final String WHY = "taak:plek-zoeken";

    private final AccessRule rule = mock(AccessRule.class);
    private final AccessLog log = mock(AccessLog.class);
    private final AccessService door = new AccessService(rule, log);

    @BeforeEach
    void nothingIsForThisViewer() {
        ordinary();
        emergency();
    }

    @Test
    void whoTakesPartSeesTheirPartsAndTheLogSaysSo() {
        ordinary(Part.MELDING, Part.OPVANG);

        Grant grant = door.open(VIEWER, DOSSIER, WHY);

        assertThat(grant.dossier()).isEqualTo(DOSSIER);
        assertThat(grant.sees(Part.OPVANG)).isTrue();
        assertThat(grant.sees(Part.MELDER)).isFalse();
        verify(log).granted(VIEWER, DOSSIER, WHY, Set.of(Part.MELDING, Part.OPVANG));
        verifyNoMoreInteractions(log);
    }

    @Test
    void whatIsNotAskedForIsNeitherGrantedNorLogged() {
        ordinary(Part.MELDING, Part.OPVANG);
        emergency(Part.TIJDLIJN);

        Grant grant = door.open(VIEWER, DOSSIER, WHY, Set.of(Part.OPVANG, Part.BETROKKENEN));

        assertThat(grant.parts()).containsExactly(Part.OPVANG);
        verify(log).granted(VIEWER, DOSSIER, WHY, Set.of(Part.OPVANG));
    }

    @Test
    void whatOnlyEmergencyAccessOpensIsLoggedAsSuch() {
        ordinary(Part.OPVANG);
        emergency(Part.BETROKKENEN);

        assertThat(door.open(VIEWER, DOSSIER, WHY).parts()).containsExactlyInAnyOrder(Part.OPVANG, Part.BETROKKENEN);
        verify(log).granted(VIEWER, DOSSIER, "noodtoegang/" + WHY, Set.of(Part.OPVANG, Part.BETROKKENEN));
    }

    @Test
    void whatWasOpenAnywayIsNoUseOfEmergencyAccess() {
        ordinary(Part.OPVANG);
        emergency(Part.OPVANG);

        door.open(VIEWER, DOSSIER, WHY);

        verify(log).granted(VIEWER, DOSSIER, WHY, Set.of(Part.OPVANG));
    }

    @Test
    void whoMaySeeNothingLearnsNotEvenThatTheCaseExists() {
        assertThatThrownBy(() -> door.open(VIEWER, DOSSIER, WHY))
                .isInstanceOfSatisfying(
                        NotVisible.class,
                        refused -> assertThat(refused.dossier()).isNull());
        verify(log).denied(VIEWER, DOSSIER, WHY);
        verify(log, never()).granted(any(), any(), any(), any());
    }

    @Test
    void whoMaySeeNoneOfWhatIsAskedForIsRefusedToo() {
        ordinary(Part.OPVANG);

        assertThatThrownBy(() -> door.open(VIEWER, DOSSIER, WHY, Set.of(Part.MELDER)))
                .isInstanceOf(NotVisible.class);
        verify(log).denied(VIEWER, DOSSIER, WHY);
    }

    @Test
    void aRefusalMayKnowOfWhichCaseItWasForTheLogAlone() {
        assertThat(new NotVisible(DOSSIER).dossier()).isEqualTo(DOSSIER);
        assertThat(new NotVisible(DOSSIER)).hasMessage("Not visible");
    }

    @Test
    void aButtonIsShownWhenTheDoorWouldOpenAndNothingIsLogged() {
        when(rule.parts(VIEWER, DOSSIER)).thenReturn(Set.of(Part.OPVANG));
        assertThat(door.permits(VIEWER, DOSSIER)).isFalse();
        assertThat(door.permits(VIEWER, DOSSIER, Part.OPVANG)).isTrue();
        assertThat(door.permits(VIEWER, DOSSIER, Part.MELDING)).isFalse();

        when(rule.parts(VIEWER, DOSSIER)).thenReturn(Set.of(Part.OPVANG, Part.TIJDLIJN));
        assertThat(door.permits(VIEWER, DOSSIER)).isTrue();
        verifyNoInteractions(log);
    }

    @Test
    void listsFollowTheSameRule() {
        Visible all = new Visible("true", Map.of(), List.of());
        Visible shelter = new Visible("exists", Map.of(), List.of());
        when(rule.visible(VIEWER)).thenReturn(all);
        when(rule.visible(VIEWER, Set.of(Part.OPVANG))).thenReturn(shelter);

        assertThat(door.visible(VIEWER)).isSameAs(all);
        assertThat(door.visible(VIEWER, Part.OPVANG)).isSameAs(shelter);
    }

    @Test
    void aViewerHoldsARoleAtEachOfTheirOrganisations() {
        Viewer viewer = new Viewer(
                new UUID(0, 3),
                "fg.twee",
                Set.of(GroupId.parse("fg@GM0267"), GroupId.parse("fg@GM0228"), GroupId.parse("piket@piket-wvv")));

        assertThat(viewer.holds(Role.FG)).isTrue();
        assertThat(viewer.holds(Role.OPVANG)).isFalse();
        assertThat(viewer.organisationsAs(Role.FG)).containsExactlyInAnyOrder("GM0267", "GM0228");
    }

    private void ordinary(Part... parts) {
        when(rule.ordinary(VIEWER, DOSSIER)).thenReturn(set(parts));
    }

    private void emergency(Part... parts) {
        when(rule.emergency(VIEWER, DOSSIER)).thenReturn(set(parts));
    }

    private static Set<Part> set(Part... parts) {
        Set<Part> set = EnumSet.noneOf(Part.class);
        set.addAll(List.of(parts));
        return set;
    }
}
