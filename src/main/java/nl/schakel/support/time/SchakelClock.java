package nl.schakel.support.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clock: the clock of everything in the domain, and of the engine. In a demonstration it runs ahead of the real clock
 * by a stored offset, so that terms can be seen to pass; elsewhere it is the real clock. Sessions, locks and rate
 * limits do not use it. While a case is tried it stands still, and goes on only by what the case says.
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

    /** Where it stands still; null while it runs. */
    private final AtomicReference<Instant> standing;

    private final DemoOffset stored;
    /** The clock of the engine, which is put where this one is; before there is an engine, nobody's. */
    private volatile LedClock engine = new NobodysClock();

    /** A clock that this one leads. */
    public interface LedClock {

        /** From now on it runs so far ahead of the real one. */
        void runAhead(long millis);

        /** From now on it stands still. */
        void standAt(Instant moment);
    }

    private static final class NobodysClock implements LedClock {

        @Override
        public void runAhead(long millis) {
            // there is none
        }

        @Override
        public void standAt(Instant moment) {
            // there is none
        }
    }

    /** @param stored where the offset lives, or null for a clock that cannot be moved */
    SchakelClock(Clock real, DemoOffset stored) {
        this(real, ZoneOffset.UTC, new AtomicLong(), new AtomicLong(), new AtomicReference<>(), stored);
    }

    private SchakelClock(
            Clock real,
            ZoneId zone,
            AtomicLong offset,
            AtomicLong back,
            AtomicReference<Instant> standing,
            DemoOffset stored) {
        this.real = real;
        this.zone = zone;
        this.offset = offset;
        this.back = back;
        this.standing = standing;
        this.stored = stored;
    }

    @Override
    public long millis() {
        Instant stands = standing.get();
        return stands == null ? real.millis() + offset.get() - back.get() : stands.toEpochMilli();
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
        return new SchakelClock(real, other, offset, back, standing, stored);
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
     * Moves every node's clock forward; one that stands still is moved alone.
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
        Instant stands = standing.get();
        if (stands != null) {
            standing.set(stands.plus(step));
            applyToEngine();
            return instant();
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
     * Does something in a time of its own: it stands still at a moment until it is moved, and what passes meanwhile has not
     * passed afterwards. Only for a process in which nothing else goes on, since everything in it takes part.
     *
     * @throws ClockRefused when the clock is the real one
     */
    public void inTimeOfItsOwn(Instant from, Runnable deed) {
        if (!movable()) {
            throw new ClockRefused(ClockRefused.ClockRefusal.NOT_A_DEMO);
        }
        standing.set(from.truncatedTo(ChronoUnit.MILLIS));
        applyToEngine();
        try {
            deed.run();
        } finally {
            standing.set(null);
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

    /** From now on this clock leads that of the engine. */
    public void leads(LedClock clockOfTheEngine) {
        engine = clockOfTheEngine;
        applyToEngine();
    }

    /** Puts the engine's clock where this one is; the engine has one clock per Java process. */
    public void applyToEngine() {
        Instant stands = standing.get();
        if (stands == null) {
            engine.runAhead(offset.get() - back.get());
        } else {
            engine.standAt(stands);
        }
    }

    private void take(long millis) {
        // never back, also when two nodes move the clock at the same time
        offset.accumulateAndGet(millis, Math::max);
        applyToEngine();
    }
}
