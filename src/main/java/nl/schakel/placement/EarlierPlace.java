package nl.schakel.placement;

import java.time.Instant;
import java.util.Optional;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.support.Coded;

/**
 * Value: a place that was asked for or held in this search before, and how it fits now.
 *
 * @param before what came of it then
 * @param at when that was
 * @param now how it fits now; empty when it is not free any more
 */
public record EarlierPlace(Bed bed, Before before, Instant at, Optional<BedFit> now) {

    /** Code list: what came of a place before. */
    public enum Before implements Coded {
        /** The shelter said yes and kept the bed. */
        VASTGEHOUDEN,
        /** It was asked; the question was taken back before there was an answer. */
        GEVRAAGD,
        /** The shelter gave no answer in time. */
        GEEN_ANTWOORD,
        /** The person did not want it. */
        PERSOON_NEE,
        /** The shelter could not take the person. */
        OPVANG_NEE
    }
}
