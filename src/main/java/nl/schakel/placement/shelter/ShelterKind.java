package nl.schakel.placement.shelter;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the kinds of places. */
public enum ShelterKind implements Coded {
    /** Emergency bed of a region, for at most three days. */
    NOODBED,
    /** Women's shelter. */
    VROUWENOPVANG,
    /** Men's shelter. */
    MANNENOPVANG,
    /** Shelter for victims of human trafficking only. */
    CATEGORALE_OPVANG,
    /** Shelter for people without a home. */
    MAATSCHAPPELIJKE_OPVANG,
    /** Place for people with several problems at once; only CoMensha places here. */
    OMM,
    /** Place for adults without Dutch nationality in the reflection period; only CoMensha places here. */
    COSM,
    /** Hotel with guidance: the last rung. */
    HOTEL,
    /** Place that a municipality found for one person; it is in no list of free beds. */
    GEMEENTE;

    /** Whether CoMensha alone places people here (domain.md, process 2 step 6). */
    public boolean byComenshaOnly() {
        return this == OMM || this == COSM;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<ShelterKind> of(String code) {
        return Coded.of(ShelterKind.class, code);
    }
}
