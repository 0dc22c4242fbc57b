package nl.schakel.placement;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.schakel.support.Coded;

/**
 * Code list: the rungs of the ladder when no ordinary shelter has a place (domain.md, process 2 step 6), in their
 * order.
 */
public enum ShelterRung implements Coded {
    /** An ordinary place in the region. */
    OPVANG,
    /** The emergency bed of the region. */
    NOODBED,
    /** A place in another region. */
    ANDERE_REGIO,
    /** The second line of the night comes in. */
    TWEEDE_LIJN,
    /** A place for several problems at once, by way of CoMensha. */
    OMM,
    /** A place in the reflection period, by way of CoMensha. */
    COSM,
    /** A hotel with guidance. */
    HOTEL;

    /** What the night climbs as time runs out. */
    public static final List<String> OF_THE_NIGHT = codes(NOODBED, ANDERE_REGIO, TWEEDE_LIJN, HOTEL);

    /** Where a shelter may be asked for a place. */
    public static final List<String> ASKED_FOR = codes(OPVANG, NOODBED, ANDERE_REGIO, OMM, COSM, HOTEL);

    /** Where somebody chooses among beds; the others are not chosen but arranged. */
    public static final List<String> WITH_A_CHOICE = codes(OPVANG, NOODBED, ANDERE_REGIO);

    /** Where a shelter is called at night. */
    public static final Set<String> CALLED_AT_NIGHT = Set.copyOf(codes(OPVANG, NOODBED, ANDERE_REGIO, HOTEL));

    /** Within the own region. */
    public static final Set<String> OF_THE_REGION = Set.copyOf(codes(OPVANG, NOODBED));

    private static List<String> codes(ShelterRung... rungs) {
        return Stream.of(rungs).map(Coded::code).toList();
    }
}
