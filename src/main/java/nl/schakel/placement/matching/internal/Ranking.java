package nl.schakel.placement.matching.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.HouseOfBed;

/**
 * Comparator: the order in which beds are shown: fit, how fresh the shelter's word is, kind of place against need, and
 * distance from the area to avoid. Packed in one number, the lower the better, so that ten thousand beds are sorted at
 * once.
 */
public final class Ranking {

    private static final int DISTANCE_STEP = 25;
    private static final int FURTHEST = 15;

    private final Answers answers;
    private final Distances distances;
    private final Instant now;

    public Ranking(Answers answers, Distances distances, Instant now) {
        this.answers = answers;
        this.distances = distances;
        this.now = now;
    }

    /** What is the same for all beds of a house: kind, distance, and how much is in the way. */
    public long ofHouse(HouseOfBed house, Assessment.FitVerdict verdict) {
        Set<String> areas = answers.areas();
        long near = areas.isEmpty()
                ? 0
                : FURTHEST - Math.min(FURTHEST, distances.nearest(house.municipality(), areas) / DISTANCE_STEP);
        long obstacles = Math.min(31, verdict.reasons().size());
        return (long) kind(house.kind()) << 9 | near << 5 | obstacles;
    }

    /** The whole order. */
    public long of(Fit fit, Bed bed, long ofHouse) {
        return (long) fit.ordinal() << 24 | (long) freshness(bed.confirmedAt()) << 20 | ofHouse;
    }

    private int freshness(Instant confirmed) {
        if (confirmed == null) {
            return 4;
        }
        long hours = Duration.between(confirmed, now).toHours();
        return hours < 12 ? 0 : hours < 24 ? 1 : hours < 72 ? 2 : hours < 24 * 7 ? 3 : 4;
    }

    /** An emergency bed is for hours, a hotel is the last rung; where CoMensha places, it takes a request. */
    private int kind(ShelterKind kind) {
        Set<String> safeWith = answers.safeWith();
        return switch (kind) {
            case CATEGORALE_OPVANG -> 0;
            case VROUWENOPVANG -> safeWith.contains("vrouwen") ? 0 : 1;
            case MANNENOPVANG -> safeWith.contains("mannen") ? 0 : 1;
            case MAATSCHAPPELIJKE_OPVANG -> 2;
            case NOODBED -> 3;
            case OMM, COSM -> 4;
            case HOTEL, GEMEENTE -> 5;
        };
    }
}
