package nl.schakel.piket.rota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Value: a stretch of time, up to but not including its end. */
public record Span(Instant from, Instant until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A span has a length");
        }
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** What of it lies after a moment. */
    public Optional<Span> after(Instant moment) {
        Instant begin = moment.isAfter(from) ? moment : from;
        return begin.isBefore(until) ? Optional.of(new Span(begin, until)) : Optional.empty();
    }

    /** What of it lies before a moment. */
    public Optional<Span> before(Instant moment) {
        Instant end = moment.isBefore(until) ? moment : until;
        return from.isBefore(end) ? Optional.of(new Span(from, end)) : Optional.empty();
    }

    /** What is left of it without another. */
    public List<Span> minus(Span other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<Span> left = new ArrayList<>();
        before(other.from).ifPresent(left::add);
        after(other.until).ifPresent(left::add);
        return left;
    }

    /** The same time in as few spans as possible, in order. */
    public static List<Span> union(Collection<Span> spans) {
        List<Span> joined = new ArrayList<>();
        spans.stream().sorted(Comparator.comparing(Span::from)).forEach(span -> {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || span.from.isAfter(last.until)) {
                joined.add(span);
            } else if (span.until.isAfter(last.until)) {
                joined.set(joined.size() - 1, new Span(last.from, span.until));
            }
        });
        return joined;
    }

    /** The time that lies in the first spans and in none of the others. */
    public static List<Span> difference(Collection<Span> spans, Collection<Span> others) {
        List<Span> left = union(spans);
        for (Span other : others) {
            left = left.stream().flatMap(span -> span.minus(other).stream()).toList();
        }
        return left;
    }
}
