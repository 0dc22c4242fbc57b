package nl.schakel.web.limits;

import java.util.stream.Stream;

/**
 * Bulkheads: the lanes of one machine. What is written here adds up: 36 at work, which is what the pool of connections to the database is counted by; and some threads more than all lanes hold
 * together, so that there is always one to say no.
 */
final class RequestLanes {

    /** Threads that hold nothing: they refuse, and bring slow beginnings of requests back to the poller. */
    private static final int TO_REFUSE = 24;

    /** Nobody is signed in, or nobody knows yet. Per network. */
    final RequestLane open = new RequestLane("open", new RequestLane.Width(40, 24, 8, 6));
    /** A name and password with each request, not proven yet; in a demonstration only. Per network. */
    final RequestLane claimed = new RequestLane("claimed", new RequestLane.Width(24, 24, 6, 6));
    /** Files of who is not signed in: they hold no turn of a report while they come in. Per network. */
    final RequestLane files = new RequestLane("files", new RequestLane.Width(16, 8, 4, 2));
    /** Signed in. Per account. */
    final RequestLane staff = new RequestLane("staff", new RequestLane.Width(40, 24, 10, 8));
    /** Signed in, on an address of the night. Per account. */
    final RequestLane night = new RequestLane("night", new RequestLane.Width(32, 16, 6, 5));
    /** Whether the machine is well. Per network. */
    final RequestLane health = new RequestLane("health", new RequestLane.Width(16, 8, 2, 2));

    Stream<RequestLane> all() {
        return Stream.of(open, claimed, files, staff, night, health);
    }

    /** How many threads the machine needs so that no lane can take those of another. */
    int threads() {
        return all().mapToInt(lane -> lane.width().threads()).sum() + TO_REFUSE;
    }
}
