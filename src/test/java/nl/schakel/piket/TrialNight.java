package nl.schakel.piket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Invented;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placements;
import nl.schakel.placement.shelter.ShelterKind;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A night in an area of its own: two coordinators, a chain director, a police officer, and calls. */
public final class TrialNight {

    public static final Viewer CARE = Invented.as(Invented.CARE);

    private static final Map<BeanFactory, TrialNight> SHARED = new ConcurrentHashMap<>();

    public final TrialArea area;
    public final Invented invented;
    public final Viewer first;
    public final Viewer second;
    public final Viewer director;
    /** Somebody of the police, who may call and nothing more. */
    public final Viewer officer = new Viewer(UUID.randomUUID(), "politie", Set.of(GroupId.parse("tmm@politie-proef")));

    private final JdbcClient jdbc;
    private final Calls calls;
    private final Placements placements;

    /** One for all who only add calls of their own to it: making people takes long. */
    public static TrialNight shared(BeanFactory beans) {
        return SHARED.computeIfAbsent(beans, TrialNight::new);
    }

    public TrialNight(BeanFactory beans) {
        area = new TrialArea(beans);
        invented = new Invented(beans);
        first = area.coordinator("proefpiket-een");
        second = area.coordinator("proefpiket-twee");
        director = area.director("proefpiket-regie");
        jdbc = beans.getBean(JdbcClient.class);
        calls = beans.getBean(Calls.class);
        placements = beans.getBean(Placements.class);
    }

    /** A call of the police about somebody of whom nothing is known. */
    public UUID call() {
        return call(said(null), invented.placement(), officer);
    }

    /**
     * A call that the first coordinator has taken, about somebody of whom everything is known, who feels safe among men:
     * the houses of other tests are for women, and do not push those of a night from the list.
     */
    public UUID taken() {
        UUID placement = invented.placement();
        placements.need(placement, Invented.easy("woonvorm", "mannen"), CARE);
        UUID call = call(said(null), placement, officer);
        calls.take(call, first);
        return call;
    }

    /** A house that fits {@link #taken}. */
    public Invented.House house() {
        return invented.house(ShelterKind.MANNENOPVANG, "mannen", 2, "GM0200");
    }

    /** Closes what was free in such houses, so that the next test finds its own. */
    public void close() {
        jdbc.sql("update schakel.bed set status = 'gesloten' where location in (select id from"
                        + " schakel.shelter_location where living = 'mannen' and organisation like 'proef-opvang-%')")
                .update();
    }

    /** A call with these words for this search. */
    public UUID call(NewCall told, UUID placement, Viewer by) {
        return calls.open(told, placements.get(placement).dossier(), placement, area.code, by)
                .result();
    }

    /** What an officer tells. */
    public static NewCall said(String municipality) {
        return said(municipality, "meldkamer (fictief), 06 00 00 00 99", "slaapplek voor een vrouw (fictief)");
    }

    public static NewCall said(String municipality, String callBack, String situation) {
        NewNeed nothing = new NewNeed(List.<PersonNeed>of(), Set.of(), Consent.ONBEKEND, List.of());
        return new NewCall(CallerKind.POLITIE, municipality, callBack, situation, nothing, UUID.randomUUID());
    }

    /** All of these at the same moment, each on a thread of its own. */
    public static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        try {
            List<Future<T>> answers = deeds.stream()
                    .map(deed -> threads.submit(() -> {
                        start.await();
                        return deed.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same deed so many times. */
    public static <T> List<Callable<T>> times(int number, Callable<T> deed) {
        return IntStream.range(0, number).mapToObj(i -> deed).toList();
    }
}
