package nl.schakel.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.input.InvalidInput;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which beds shelters may be asked for, and when nobody may ask. */
class ProposalCheckTest {

    private static final UUID SEARCH = new UUID(0, 1);
    private static final Viewer CARE = viewer("zorgcoordinator@wvv");

    private final ProposalTable proposals = mock(ProposalTable.class);
    private final AllocationTable promises = mock(AllocationTable.class);
    private final ProposalCheck check = new ProposalCheck(proposals, promises, mock(AsideTable.class));

    @BeforeEach
    void nothingIsPromised() {
        when(promises.ofPlacement(any())).thenReturn(Optional.empty());
    }

    @Test
    void oneRoundIsAnsweredBeforeTheNext() {
        when(proposals.counts(SEARCH)).thenReturn(new ProposalTable.Counts(1, 1), new ProposalTable.Counts(1, 0));

        refused("nog-open", () -> check.mustNotWait(SEARCH));
        assertThatCode(() -> check.mustNotWait(SEARCH)).doesNotThrowAnyException();
    }

    @Test
    void bedsComeInTheOrderOfChoiceAndOnce() {
        BedFit one = bed(1, ShelterKind.VROUWENOPVANG, Fit.PAST);
        BedFit two = bed(2, ShelterKind.NOODBED, Fit.PAST_MITS);
        BedFit three = bed(3, ShelterKind.HOTEL, Fit.ONBEKEND);

        assertThat(chosen(CARE, "opvang", List.of(three, one, two), three, one, three))
                .containsExactly(three, one);
    }

    @Test
    void whatDoesNotFitOrIsGoneIsRefusedTogether() {
        BedFit not = bed(1, ShelterKind.NOODBED, Fit.PAST_NIET);
        BedFit gone = bed(2, ShelterKind.NOODBED, Fit.PAST);

        refused(List.of("past-niet", "niet-vrij"), () -> chosen(CARE, "opvang", List.of(not), not, gone));
    }

    @ParameterizedTest
    @EnumSource(ShelterKind.class)
    void whereOnlyComenshaPlacesOnlyComenshaAsks(ShelterKind kind) {
        BedFit bed = bed(1, kind, Fit.PAST);

        assertThat(chosen(viewer("comensha@comensha"), "omm", List.of(bed), bed))
                .containsExactly(bed);
        if (kind.byComenshaOnly()) {
            refused("alleen-comensha", () -> chosen(CARE, "omm", List.of(bed), bed));
        } else {
            assertThat(chosen(CARE, "omm", List.of(bed), bed)).containsExactly(bed);
        }
    }

    @ParameterizedTest
    @EnumSource(AllocationState.class)
    void whoHasAPlaceAsksForNoOtherButFromWhereTheyStay(AllocationState state) {
        BedFit bed = bed(1, ShelterKind.NOODBED, Fit.PAST);
        when(promises.ofPlacement(SEARCH))
                .thenReturn(Optional.of(new BedAllocation(
                        new UUID(0, 9), new UUID(0, 8), SEARCH, state, Instant.EPOCH, Instant.EPOCH)));

        if (state == AllocationState.OCCUPIED) {
            assertThat(chosen(CARE, "opvang", List.of(bed), bed)).containsExactly(bed);
        } else {
            refused("heeft-plek", () -> chosen(CARE, "opvang", List.of(bed), bed));
        }
    }

    @Test
    void aStepAndSomeBedsAreNeededAndNotTooMany() {
        BedFit bed = bed(1, ShelterKind.NOODBED, Fit.PAST);
        BedFit[] eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(n -> bed(n, ShelterKind.NOODBED, Fit.PAST))
                .toArray(BedFit[]::new);

        refused("verplicht", () -> chosen(CARE, null, List.of(bed), bed));
        refused("verplicht", () -> chosen(CARE, "opvang", List.of(bed)));
        refused("te-veel", () -> chosen(CARE, "opvang", List.of(eleven), eleven));
        assertThat(chosen(CARE, "opvang", List.of(eleven), Arrays.copyOf(eleven, 10)))
                .hasSize(10);
    }

    @Test
    void aSearchThatIsOverAsksNobody() {
        BedFit bed = bed(1, ShelterKind.NOODBED, Fit.PAST);
        PlacementTable.Row over = new PlacementTable.Row(
                SEARCH, SEARCH, "M-2026-TEST", "GM0267", Instant.EPOCH, null, PlacementOutcome.values()[0], null);

        refused(
                "voorbij",
                () -> check.chosen(over, match(List.of(bed)), List.of(bed.bed().id()), "opvang", null, CARE));
    }

    private List<BedFit> chosen(Viewer viewer, String rung, List<BedFit> free, BedFit... wanted) {
        PlacementTable.Row search =
                new PlacementTable.Row(SEARCH, SEARCH, "M-2026-TEST", "GM0267", Instant.EPOCH, null, null, null);
        List<UUID> beds = Stream.of(wanted).map(fit -> fit.bed().id()).toList();
        return check.chosen(search, match(free), beds, rung, null, viewer);
    }

    private static MatchResult match(List<BedFit> free) {
        return new MatchResult(Instant.EPOCH, free, Optional.empty());
    }

    private static BedFit bed(int number, ShelterKind kind, Fit fit) {
        Bed bed = new Bed(
                new UUID(7, number),
                "Kamer " + number,
                "opvang-proef",
                "Proef (fictief)",
                new UUID(8, 1),
                "Proef",
                "GM0267",
                "wvv",
                kind,
                0,
                1,
                BedStatus.VRIJ,
                null,
                null,
                null,
                "1");
        return new BedFit(bed, fit, List.of(new Reason("huisdier", fit, "Er is een huisdier.", null)));
    }

    private static Viewer viewer(String group) {
        return new Viewer(new UUID(0, 5), "proef", Set.of(GroupId.parse(group)));
    }

    private static void refused(String code, ThrowingCallable asked) {
        refused(List.of(code), asked);
    }

    private static void refused(List<String> codes, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").isEqualTo(codes));
    }
}
