package nl.schakel.placement;

import java.util.List;

/**
 * How one bed meets a need.
 *
 * @param reasons every criterion that is not simply all right, the heaviest first
 */
public record BedFit(Bed bed, Fit fit, List<Reason> reasons) {}
