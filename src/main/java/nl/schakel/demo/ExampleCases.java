package nl.schakel.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: fills a demonstration with example cases once it is ready, in the background: nobody waits for
 * them. Late cases are not among them, since no case can be received in the past; the demo clock shows how terms pass.
 * What would call the on-call team outside office hours comes when the offices open, so that the first night of a
 * demonstration holds one call.
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
    private final Background background;
    private Loop loop;
    private long notBefore = System.nanoTime();
    private int fruitless;
    private final Set<ExampleCase> waiting = new HashSet<>();

    ExampleCases(ExamplePlayer player, ExampleSearches searches, Background background) {
        this.player = player;
        this.searches = searches;
        this.background = background;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        loop = background.start(Work.every("voorbeeldzaken", BETWEEN, this::round));
    }

    @Override
    public synchronized void destroy() {
        if (loop != null) {
            loop.halt();
        }
    }

    private void round() {
        if (System.nanoTime() - notBefore < 0) {
            return;
        }
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
            destroy();
        } else if (waiting.containsAll(unfinished) && (searches.reported() || gaveUp)) {
            notBefore = System.nanoTime() + UNTIL_THE_OFFICE_OPENS.toNanos();
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
