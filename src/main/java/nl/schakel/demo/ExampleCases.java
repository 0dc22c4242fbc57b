package nl.schakel.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fills a demonstration with example cases once it is ready, in the background: nobody waits for them. Late cases are
 * not among them, since no case can be received in the past; the demo clock shows how terms pass. What would call the on-call
 * team outside office hours comes when the offices open, so that the first night of a demonstration holds one call.
 */
@Component
@ConditionalOnProperty(
        prefix = "schakel",
        name = {"demo", "demo-cases"},
        matchIfMissing = true)
class ExampleCases implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleCases.class);
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration UNTIL_THE_OFFICE_OPENS = Duration.ofMinutes(1);

    /** Longer than the route needs between two deeds; what cannot go on by then was moved on by somebody else. */
    private static final int FRUITLESS_ROUNDS = 200;

    private final ExamplePlayer player;
    private final ExampleSearches searches;
    private final List<ExampleCase> unfinished = new ArrayList<>(ExampleLibrary.read());
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "voorbeeldzaken");
        thread.setDaemon(true);
        return thread;
    });
    private int fruitless;
    private final Set<ExampleCase> waiting = new HashSet<>();

    ExampleCases(ExamplePlayer player, ExampleSearches searches) {
        this.player = player;
        this.searches = searches;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        background.execute(this::round);
    }

    @Override
    public void destroy() {
        background.shutdown();
    }

    private void round() {
        boolean something = reported();
        for (ExampleCase example : List.copyOf(unfinished)) {
            something |= advance(example);
        }
        fruitless = something ? 0 : fruitless + 1;
        if (fruitless == FRUITLESS_ROUNDS) {
            unfinished.stream().filter(example -> !waiting.contains(example)).forEach(player::leave);
            unfinished.retainAll(waiting);
        }
        boolean gaveUp = fruitless >= FRUITLESS_ROUNDS;
        if (unfinished.isEmpty() && (searches.reported() || gaveUp)) {
            background.shutdown();
        } else if (!background.isShutdown()) {
            boolean closed = waiting.containsAll(unfinished) && (searches.reported() || gaveUp);
            Duration pause = closed ? UNTIL_THE_OFFICE_OPENS : BETWEEN;
            background.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean reported() {
        try {
            return searches.report();
        } catch (RuntimeException e) {
            LOG.debug(
                    "an example search could not be reported: {}", e.getClass().getName());
            return false;
        }
    }

    /** One step per case and round, so that every case is there early, the longest story no earlier than the others. */
    private boolean advance(ExampleCase example) {
        try {
            ExamplePlayer.Progress progress = player.next(example);
            waiting.remove(example);
            if (progress == ExamplePlayer.Progress.OFFICE_CLOSED) {
                waiting.add(example);
            }
            if (progress == ExamplePlayer.Progress.FINISHED) {
                unfinished.remove(example);
            }
            return progress == ExamplePlayer.Progress.DONE;
        } catch (RuntimeException e) {
            // a person or another node was faster; the next round looks again. The class says enough, and a message
            // could hold what somebody typed.
            LOG.debug(
                    "example case {} could not go on: {}",
                    example.naam(),
                    e.getClass().getName());
            return false;
        }
    }
}
