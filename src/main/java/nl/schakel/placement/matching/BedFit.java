package nl.schakel.placement.matching;

import java.util.List;
import nl.schakel.placement.shelter.Bed;

/**
 * Value: how one bed meets a need.
 *
 * @param reasons every criterion that is not simply all right, the heaviest first
 */
public record BedFit(Bed bed, Fit fit, List<Reason> reasons) {}
