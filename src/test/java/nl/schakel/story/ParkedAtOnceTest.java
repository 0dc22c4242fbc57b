package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parked;
import nl.schakel.placement.Parking;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who do something with one search for a place at the same moment: it waits once, goes on once, and has one place. */
@SchakelTest
class ParkedAtOnceTest {

    private static final String CARE = "zorg.wvv";
    private static final String WMO = "wmo.ede";

    @Autowired
    private Story story;

    @Autowired
    private PlacementCommands placing;

    @Autowired
    private Placements placements;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private JdbcClient jdbc;

    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    @BeforeEach
    void careIsAtWork() {
        story.officeHours();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aDoubleClickParksOnceAndGoesOnOnce() throws Exception {
        UUID id = search("GM0267");
        String seen = placements.get(id).version();
        Parking.Asked asked = until(ParkReason.WIL_NADENKEN, Duration.ofDays(2));

        assertThat(atOnce(same(() -> park(id, asked, seen)))).containsOnly("parked");

        Parked parked = placements.get(id).parked().orElseThrow();
        assertThat(times(id)).isOne();
        assertThat(story.steps(dossier(id))).doesNotContain("plekken-kiezen");

        assertThat(atOnce(same(() -> {
                    placing.goOn(id, parked.id(), story.viewer(CARE));
                    return "on";
                })))
                .containsOnly("on");

        assertThat(placements.get(id).parked()).isEmpty();
        assertThat(story.steps(dossier(id))).containsOnlyOnce("plekken-kiezen");
        assertThat(jdbc.sql("select resumed_how from schakel.placement_parked where placement = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("eerder");
    }

    @Test
    void ofTwoMomentsAtOnceOneHoldsAndTheOtherHearsThatItWaitsAlready() throws Exception {
        UUID id = search("GM0267");
        String seen = placements.get(id).version();

        List<String> outcomes = atOnce(List.of(
                () -> park(id, until(ParkReason.ZIEKENHUIS, Duration.ofDays(1)), seen),
                () -> park(id, until(ParkReason.NIET_BEREIKBAAR, Duration.ofDays(3)), seen)));

        assertThat(outcomes).containsExactlyInAnyOrder("parked", "al-geparkeerd");
        ParkReason kept = placements.get(id).parked().orElseThrow().reason();
        assertThat(kept)
                .isEqualTo(outcomes.get(0).equals("parked") ? ParkReason.ZIEKENHUIS : ParkReason.NIET_BEREIKBAAR);
        assertThat(times(id)).isOne();
    }

    /** While one parks, the other asks a shelter: one of both is first, and nothing is there by half. */
    @Test
    void whoParksAndWhoChoosesAtOnceAreNotBothFirst() throws Exception {
        for (int round = 0; round < 3; round++) {
            UUID id = search("GM0267");
            TaskSummary choosing = story.task(dossier(id), "plekken-kiezen");
            String seen = placements.get(id).version();

            List<String> outcomes = atOnce(List.of(
                    () -> park(id, until(ParkReason.ZIEKENHUIS, Duration.ofDays(1)), seen),
                    () -> complete(choosing, CARE, Map.of("keuze", "comensha", "redenTrede", "Geen plek (fictief)."))));

            Placement now = placements.get(id);
            if (outcomes.get(1).equals("gone")) {
                assertThat(outcomes.get(0)).isEqualTo("parked");
                assertThat(now.parked()).isPresent();
                assertThat(story.steps(dossier(id))).doesNotContain("plekken-kiezen", "comensha-plaatsen");
            } else {
                assertThat(story.steps(dossier(id)).contains("comensha-plaatsen"))
                        .isEqualTo(now.parked().isEmpty());
            }
        }
    }

    @Test
    void ofTwoPlacesOfTheMunicipalityOneIsHeldAndTheOtherAnswerHearsThatItIsDone() throws Exception {
        UUID id = search("GM0228");
        story.does(
                CARE, dossier(id), "plekken-kiezen", Map.of("keuze", "gemeente", "redenTrede", "Geen plek (fictief)."));
        TaskSummary task = story.task(dossier(id), "gemeente-zoekt-mee");

        List<String> outcomes = atOnce(List.of(
                () -> complete(task, WMO, place("Kamer een (verzonnen)")),
                () -> complete(task, WMO, place("Kamer twee (verzonnen)"))));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "gone");
        assertThat(placements.get(id).promise()).isPresent();
        assertThat(jdbc.sql("select count(*) from schakel.municipal_place where placement = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(story.steps(dossier(id))).containsOnlyOnce("plek-bespreken");
    }

    private Map<String, Object> place(String name) {
        return Map.of(
                "gemeentePlek", "ja",
                "gemeenteNaam", name,
                "gemeenteAdres", "Verzonnenlaan 12, Ede (fictief)",
                "gemeenteTelefoon", "06 00 00 00 21",
                "gemeenteTot",
                        LocalDate.ofInstant(story.now(), java.time.ZoneOffset.UTC)
                                .plusDays(14)
                                .toString(),
                "gemeenteToets", "past");
    }

    private String complete(TaskSummary task, String username, Map<String, Object> answers) {
        try {
            desk.complete(task.id(), answers, story.viewer(username));
            return "done";
        } catch (TaskGone gone) {
            return "gone";
        }
    }

    private String park(UUID id, Parking.Asked asked, String seen) {
        try {
            placing.park(id, asked, seen, story.viewer(CARE));
            return "parked";
        } catch (InvalidInput refused) {
            return refused.errors().get(0).code();
        }
    }

    private Parking.Asked until(ParkReason reason, Duration later) {
        Instant moment = story.now().plus(later).truncatedTo(ChronoUnit.HOURS);
        return new Parking.Asked(reason, moment, null);
    }

    private int times(UUID id) {
        return jdbc.sql("select count(*) from schakel.placement_parked where placement = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private UUID search(String municipality) {
        NewNeed need = new NewNeed(
                List.of(new PersonNeed("Verzonnen Naam (fictief)", false, Map.of())), null, Consent.CRITERIA, null);
        return placing.alone(municipality, "Verzonnen reden (fictief).", need, story.viewer(CARE));
    }

    private UUID dossier(UUID placement) {
        return placements.get(placement).dossier();
    }

    private static <T> List<Callable<T>> same(Callable<T> deed) {
        List<Callable<T>> clicks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            clicks.add(deed);
        }
        return clicks;
    }

    private <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        CyclicBarrier together = new CyclicBarrier(deeds.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> deed : deeds) {
            running.add(threads.submit(() -> {
                together.await(30, TimeUnit.SECONDS);
                return deed.call();
            }));
        }
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : running) {
            outcomes.add(one.get(60, TimeUnit.SECONDS));
        }
        return outcomes;
    }
}
