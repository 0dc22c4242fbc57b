package nl.schakel.access.alert;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: from how many different cases in an hour on the officer of an organisation is told.
 *
 * @param opened cases that somebody opened
 * @param listed cases that lists showed; whoever works through a list sees more of them than they open
 * @param by who set it, or null while it is the default
 */
public record AlertLimits(int opened, int listed, UUID by, Instant at) {

    /** Until an officer says otherwise: a case every two minutes, and ten pages of a list. */
    public static final AlertLimits USUAL = new AlertLimits(30, 500, null, null);
}
