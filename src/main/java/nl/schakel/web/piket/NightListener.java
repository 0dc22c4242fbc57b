package nl.schakel.web.piket;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.schakel.piket.call.Call;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Event stream: one open page that hears of calls. It remembers what the page has been told, so that each change is
 * told once; what it tells is a number of a version, never what changed.
 */
final class NightListener {

    private final UUID person;
    private final String session;
    private final UUID only;
    private final SseEmitter emitter;
    private final Map<UUID, Long> told = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private long waiting = -1;

    /** @param only the one call that the page is about; null for the list of calls */
    NightListener(UUID person, String session, UUID only, SseEmitter emitter) {
        this.person = person;
        this.session = session;
        this.only = only;
        this.emitter = emitter;
    }

    UUID person() {
        return person;
    }

    /** The session that the page belongs to; null when there is none. */
    String session() {
        return session;
    }

    UUID only() {
        return only;
    }

    /**
     * One thread at a time speaks to a page. Who comes while it speaks leaves a note, so that the page misses a turn and
     * never a change.
     *
     * @return whether the caller is the one to speak
     */
    boolean begin() {
        return asked.getAndIncrement() == 0;
    }

    /** Speaks, and again as long as somebody left a note meanwhile. */
    void inTurn(Runnable turn) {
        int before;
        do {
            before = asked.get();
            try {
                turn.run();
            } catch (Throwable e) {
                // want of memory, say: the next look speaks to this page again
                leave();
                throw e;
            }
        } while (!asked.compareAndSet(before, 0));
    }

    /** Who began cannot speak after all: the next one may. */
    void leave() {
        asked.set(0);
    }

    /**
     * Tells what is new.
     *
     * @param calls what this page follows now
     * @param waiting how many calls wait for somebody like the viewer
     * @param alive whether to say so even when nothing changed
     */
    void tell(List<Call> calls, long waiting, boolean alive) throws IOException {
        Set<UUID> gone = new HashSet<>(told.keySet());
        for (Call call : calls) {
            gone.remove(call.id());
            if (!Long.valueOf(call.version()).equals(told.get(call.id()))) {
                send("versie", new Version(call.id(), call.version()));
                told.put(call.id(), call.version());
            }
        }
        for (UUID call : gone) {
            send("versie", new Version(call, told.remove(call) + 1));
        }
        if (alive || waiting != this.waiting) {
            send("alarm", new Alarm(waiting));
            this.waiting = waiting;
        }
    }

    void close() {
        try {
            emitter.complete();
        } catch (IllegalStateException gone) {
            // the browser left at the same moment, and the server has cleared up after it already
        }
    }

    private void send(String name, Object data) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
    }

    /** A call has changed, or is gone. */
    record Version(UUID id, long version) {}

    /** @param wachten how many calls wait for somebody like the viewer */
    record Alarm(long wachten) {}
}
