package nl.schakel.support.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Clock: the clock of everything in the domain, and of the engine. In a demonstration it runs ahead of the real clock
 * by a stored offset, so that terms can be seen to pass; elsewhere it is the real clock. Sessions, locks and rate
 * limits do not use it.
 *
 * <p>It ticks in milliseconds, the finest that the engine and the database keep alike.
 */
public final class SchakelClock extends Clock {

    /** How far a demonstration may run ahead: beyond this, retention and holidays stop making sense. */
    public static final Duration FURTHEST = Duration.ofDays(3653);

    private final Clock real;
    private final ZoneId zone;
    private final AtomicLong offset;
    /** How far back example data of the past is being made, on this node only; zero at any other time. */
    private final AtomicLong back;

    private final DemoOffset stored;
    /** The clock of the engine, which is set to how far this one runs ahead; before there is an engine, nobody's. */
    private volatile LongConsumer engine = millisAhead -> {};

    /** @param stored where the offset lives, or null for a clock that cannot be moved */
    SchakelClock(Clock real, DemoOffset stored) {
        this(real, ZoneOffset.UTC, new AtomicLong(), new AtomicLong(), stored);
    }

    private SchakelClock(Clock real, ZoneId zone, AtomicLong offset, AtomicLong back, DemoOffset stored) {
        this.real = real;
        this.zone = zone;
        this.offset = offset;
        this.back = back;
        this.stored = stored;
    }

    @Override
    public long millis() {
        return real.millis() + offset.get() - back.get();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SchakelClock(real, other, offset, back, stored);
    }

    /** @return how far this clock runs ahead of the real one */
    public Duration ahead() {
        return Duration.ofMillis(offset.get());
    }

    /** @return whether this is a demonstration, in which the clock may be moved */
    public boolean movable() {
        return stored != null;
    }

    /**
     * Moves every node's clock forward.
     *
     * @throws ClockRefused when the clock is the real one, or the step goes back or too far
     */
    public Instant forward(Duration step) {
        if (!movable()) {
            throw new ClockRefused(ClockRefused.ClockRefusal.NOT_A_DEMO);
        }
        if (step.isNegative()) {
            throw new ClockRefused(ClockRefused.ClockRefusal.BACKWARDS);
        }
        // compared before adding, since a duration can hold more than milliseconds can count
        if (step.compareTo(FURTHEST.minus(ahead())) > 0) {
            throw new ClockRefused(ClockRefused.ClockRefusal.TOO_FAR);
        }
        take(stored.add(step.toMillis()));
        return instant();
    }

    /**
     * Moves every node's clock forward to a moment.
     *
     * @throws ClockRefused when the clock is the real one, or the moment has passed or is too far away
     */
    public Instant to(Instant moment) {
        return forward(Duration.between(instant(), moment));
    }

    /**
     * Does something in a demonstration as if it were earlier, and comes back to now. Everything on this node is earlier
     * then, so only who makes the example data of a fresh database may do so, before anybody is let in.
     *
     * @throws ClockRefused when the clock is the real one, or the moment lies ahead
     */
    public void asIfAt(Instant moment, Runnable deed) {
        if (!movable()) {
            throw new ClockRefused(ClockRefused.ClockRefusal.NOT_A_DEMO);
        }
        long step = millis() - moment.toEpochMilli();
        if (step < 0) {
            throw new ClockRefused(ClockRefused.ClockRefusal.BACKWARDS);
        }
        back.addAndGet(step);
        applyToEngine();
        try {
            deed.run();
        } finally {
            back.addAndGet(-step);
            applyToEngine();
        }
    }

    /**
     * Does something from a moment on, with time of its own: what passes meanwhile has not passed afterwards. Only for a
     * process in which nothing else goes on, since everything in it takes part.
     *
     * @throws ClockRefused when the clock is the real one
     */
    public void inTimeOfItsOwn(Instant from, Runnable deed) {
        if (!movable()) {
            throw new ClockRefused(ClockRefused.ClockRefusal.NOT_A_DEMO);
        }
        long ahead = offset.get();
        long earlier = back.get();
        back.addAndGet(millis() - from.toEpochMilli());
        applyToEngine();
        try {
            deed.run();
        } finally {
            stored.add(ahead - stored.read());
            offset.set(ahead);
            back.set(earlier);
            applyToEngine();
        }
    }

    /** Takes over what another node has stored. */
    void refresh() {
        if (movable()) {
            long latest = stored.read();
            if (latest != offset.get()) {
                take(latest);
            }
        }
    }

    /** From now on this clock leads that of the engine: it is told how many milliseconds ahead of the real one it has to run. */
    public void leads(LongConsumer clockOfTheEngine) {
        engine = clockOfTheEngine;
        applyToEngine();
    }

    /** Puts the engine's clock where this one is; the engine has one clock per Java process. */
    public void applyToEngine() {
        engine.accept(offset.get() - back.get());
    }

    private void take(long millis) {
        // never back, also when two nodes move the clock at the same time
        offset.accumulateAndGet(millis, Math::max);
        applyToEngine();
    }
}
