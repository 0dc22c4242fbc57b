package nl.schakel.placement.shelter;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of places. */
public enum ShelterKind {
    /** Emergency bed of a region, for at most three days. */
    NOODBED("noodbed"),
    /** Women's shelter. */
    VROUWENOPVANG("vrouwenopvang"),
    /** Men's shelter. */
    MANNENOPVANG("mannenopvang"),
    /** Shelter for victims of human trafficking only. */
    CATEGORALE_OPVANG("categorale-opvang"),
    /** Shelter for people without a home. */
    MAATSCHAPPELIJKE_OPVANG("maatschappelijke-opvang"),
    /** Place for people with several problems at once; only CoMensha places here. */
    OMM("omm"),
    /** Place for adults without Dutch nationality in the reflection period; only CoMensha places here. */
    COSM("cosm"),
    /** Hotel with guidance: the last rung. */
    HOTEL("hotel");

    private final String code;

    ShelterKind(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** Whether CoMensha alone places people here (domain.md, process 2 step 6). */
    public boolean byComenshaOnly() {
        return this == OMM || this == COSM;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<ShelterKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
