package nl.schakel.signal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: why a closed case is opened again. */
public enum ReopenReason implements Coded {
    NIEUW_SIGNAAL,
    NIEUWE_INFORMATIE,
    TE_VROEG_AFGESLOTEN,
    /** Somebody who did not end it read what the reporter asked, and agrees. */
    MELDER_VRAAGT;

    private static final Set<ReopenReason> OF_THE_REGION =
            EnumSet.of(NIEUW_SIGNAAL, NIEUWE_INFORMATIE, TE_VROEG_AFGESLOTEN);

    /** The constant of a code that the region can choose, if there is one. */
    public static Optional<ReopenReason> ofTheRegion(String code) {
        return Coded.of(ReopenReason.class, code).filter(OF_THE_REGION::contains);
    }

    /** The codes that the region chooses from, in the order in which people see them. */
    public static List<String> codesOfTheRegion() {
        return OF_THE_REGION.stream().map(ReopenReason::code).toList();
    }
}
