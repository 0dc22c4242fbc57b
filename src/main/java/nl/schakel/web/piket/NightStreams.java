package nl.schakel.web.piket;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import nl.schakel.support.background.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Event streams: open pages that hear of calls. Each node looks in the database every second, by one statement and
 * only while somebody listens, so it does not matter on which node something happens. An open page costs no thread and
 * no connection; what it may hear is asked again, by the same rule as the list of calls, whenever something changed
 * and at every sign of life.
 */
@Component
class NightStreams implements SmartLifecycle {

    /** A browser opens six lines to a server; more pages than that look by themselves. */
    static final int AT_MOST_EACH = 6;

    static final int AT_MOST = 300;

    /** What the log calls this; the page of a call and the list of calls keep it open. */
    private static final String LOOK = "piket-stroom";

    private static final String WAITING = "piket-alarm";

    private static final Logger LOG = LoggerFactory.getLogger(NightStreams.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int ALIVE_EVERY_LOOKS = 20;
    private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final int SPEAKERS = 4;
    // before the web server waits for requests that run: these would never end
    private static final int PHASE = Integer.MAX_VALUE - 512;

    private final Calls calls;
    private final Directory directory;
    private final SessionRepository<?> sessions;
    private final Set<NightListener> listeners = ConcurrentHashMap.newKeySet();
    private final LookLog looks;
    private volatile Map<UUID, Long> seen = Map.of();
    private final Background background;
    private Loop looker;
    private Workers speakers;
    private volatile boolean running;
    private int rounds;

    NightStreams(
            Calls calls, Directory directory, SessionRepository<?> sessions, Background background, LookLog looks) {
        this.looks = looks;
        this.calls = calls;
        this.directory = directory;
        this.sessions = sessions;
        this.background = background;
    }

    /**
     * Opens a line to a page.
     *
     * @param only the one call that it is about; null for all that the viewer sees
     * @return empty when there are too many already
     * @throws NotVisible when the viewer may not see that call
     */
    Optional<SseEmitter> open(Viewer viewer, String session, UUID only) {
        if (only != null) {
            calls.get(only, viewer);
        }
        long own = listeners.stream()
                .filter(listener -> listener.person().equals(viewer.personId()))
                .count();
        if (!running || own >= AT_MOST_EACH || listeners.size() >= AT_MOST) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
        NightListener listener = new NightListener(viewer.personId(), session, only, emitter);
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onTimeout(() -> listeners.remove(listener));
        emitter.onError(failure -> listeners.remove(listener));
        listeners.add(listener);
        speak(listener, true);
        return Optional.of(emitter);
    }

    /** How many calls wait for somebody like the viewer. */
    long waiting(Viewer viewer) {
        List<UUID> waiting = calls.open(viewer).stream()
                .filter(call -> call.holder() == null)
                .filter(call -> calls.mayTake(call.id(), viewer))
                .map(Call::dossier)
                .toList();
        looks.polled(viewer, WAITING, waiting);
        return waiting.size();
    }

    private void look() {
        look(++rounds % ALIVE_EVERY_LOOKS == 0);
    }

    /** @param alive whether it is time for a sign of life */
    void look(boolean alive) {
        if (listeners.isEmpty()) {
            seen = Map.of();
            return;
        }
        Map<UUID, Long> now = calls.allOpen().stream().collect(Collectors.toMap(Call::id, Call::version));
        if (alive || !now.equals(seen)) {
            listeners.forEach(listener -> speak(listener, alive));
        }
        seen = now;
    }

    private void speak(NightListener listener, boolean alive) {
        if (running && listener.begin()) {
            try {
                speakers.execute(() -> listener.inTurn(() -> tell(listener, alive)));
            } catch (Throwable e) {
                // no thread could be had for it; the next look speaks to this page again
                listener.leave();
                throw e;
            }
        }
    }

    private void tell(NightListener listener, boolean alive) {
        try {
            Optional<Viewer> viewer =
                    directory.person(listener.person()).filter(Person::active).map(Viewer::of);
            if (viewer.isEmpty() || alive && ended(listener.session())) {
                close(listener);
                return;
            }
            listener.tell(followed(listener, viewer.get()), waiting(viewer.get()), alive);
        } catch (NotVisible | IOException | IllegalStateException gone) {
            // the right was taken away, or nobody is at the other end any more
            close(listener);
        } catch (RuntimeException e) {
            // the database is away; the page hears that by looking itself, and this line goes on
            LOG.debug("A page is not told: {}", e.getClass().getSimpleName());
        }
    }

    private List<Call> followed(NightListener listener, Viewer viewer) {
        List<Call> followed =
                listener.only() == null ? calls.open(viewer) : List.of(calls.get(listener.only(), viewer));
        looks.polled(viewer, LOOK, followed.stream().map(Call::dossier).toList());
        return followed;
    }

    private boolean ended(String session) {
        return session != null && sessions.findById(session) == null;
    }

    private void close(NightListener listener) {
        listeners.remove(listener);
        listener.close();
    }

    @Override
    public void start() {
        if (!running) {
            speakers = new Workers("piketpagina", SPEAKERS);
            looker = background.start(Work.every("piketpaginas-bijwerken", LOOK_EVERY, this::look));
            running = true;
        }
    }

    @Override
    public void stop() {
        running = false;
        looker.halt();
        speakers.halt();
        listeners.forEach(this::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
