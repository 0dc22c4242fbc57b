package nl.schakel.placement.matching;

import java.util.UUID;

/** Port: each region's chain director decides what comes of a stance and an answer, so each case has a table that counts. */
public interface ContraIndicationPolicies {

    /** The table that counts for a case now. */
    ContraIndicationPolicy of(UUID dossier);
}
