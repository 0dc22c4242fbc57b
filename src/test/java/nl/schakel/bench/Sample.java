package nl.schakel.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured times in milliseconds, summed up by the share of them that was at most so long. */
record Sample(double[] sorted) {

    static Sample of(List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** The smallest time that at least this share does not exceed (nearest rank). */
    double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%d  p50=%.0f ms  p95=%.0f ms  p99=%.0f ms  max=%.0f ms",
                sorted.length,
                percentile(0.5),
                percentile(0.95),
                percentile(0.99),
                sorted[sorted.length - 1]);
    }
}
