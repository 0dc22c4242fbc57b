package nl.schakel.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.SchakelApplication;
import nl.schakel.access.Viewer;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placements;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.matching.internal.Answers;
import nl.schakel.placement.matching.internal.Assessment;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.matching.internal.Facts;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.routes.placement.DmnPolicies;
import nl.schakel.process.routes.placement.TableItself;
import nl.schakel.signal.InventedDossier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All beds of a country against one need, with the whole explanation, the database included: as the application does it,
 * and beside it the table asked by the engine for each criterion of each bed.
 */
public final class MatchBench {

    private static final int BEDS = 10_000;
    private static final int WARM_UP = 200;
    private static final int TIMES = 500;
    private static final int NAIVE_TIMES = 3;
    /** Every so many-th bed: for all of them, the engine takes minutes. */
    private static final int NAIVE_SHARE = 20;

    private MatchBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false", "--camunda.bpm.job-execution.enabled=false")) {
            invent(application.getBean(JdbcClient.class));
            UUID search = search(application);
            Matching matching = application.getBean(Matching.class);
            Supplier<Object> match = () -> matching.match(search);
            times(match, WARM_UP);
            System.out.println("matching, warm: " + Sample.of(times(match, TIMES)));
            MatchResult result = matching.match(search);
            BedBoard.Board board = application
                    .getBean(BedBoard.class)
                    .at(application.getBean(Clock.class).instant());
            System.out.println("beds: " + result.beds().size() + ", different houses: "
                    + board.entries().stream()
                            .map(BedBoard.Entry::house)
                            .distinct()
                            .count()
                    + ", outcomes: " + outcomes(result) + ", reasons: "
                    + result.beds().stream()
                            .mapToInt(fit -> fit.reasons().size())
                            .sum());
            System.out.println("the table asked for each criterion of every " + NAIVE_SHARE + "th bed: "
                    + Sample.of(times(() -> naive(application, board), NAIVE_TIMES)));
            same(result, naive(application, board));
            System.out.println(Machine.now());
        }
        System.exit(0);
    }

    static List<Double> times(Supplier<?> work, int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.get();
            millis.add((System.nanoTime() - start) / 1_000_000.0);
        }
        return millis;
    }

    private static Map<Fit, Integer> outcomes(MatchResult result) {
        Map<Fit, Integer> counted = new TreeMap<>();
        result.beds().forEach(fit -> counted.merge(fit.fit(), 1, Integer::sum));
        return counted;
    }

    /** No house shared, nothing remembered: what comes out must be the same. */
    private static Map<UUID, Fit> naive(ConfigurableApplicationContext application, BedBoard.Board board) {
        ContraIndicationPolicy table =
                TableItself.asked(application.getBean(DmnPolicies.class), application.getBean(LiveBundles.class));
        List<Criterion> criteria = application.getBean(Criteria.class).all();
        Assessment assessment = new Assessment(
                criteria, table, application.getBean(Explanations.class), new Answers(need()), Facts.NONE);
        Map<UUID, Fit> fits = new HashMap<>();
        for (int i = 0; i < board.entries().size(); i += NAIVE_SHARE) {
            BedBoard.Entry entry = board.entries().get(i);
            fits.put(entry.bed().id(), assessment.of(entry.house()).fit());
        }
        return fits;
    }

    private static void same(MatchResult fast, Map<UUID, Fit> naive) {
        Set<UUID> different = new HashSet<>();
        fast.beds().stream()
                .filter(fit -> naive.containsKey(fit.bed().id()))
                .filter(fit -> fit.fit() != naive.get(fit.bed().id()))
                .forEach(fit -> different.add(fit.bed().id()));
        System.out.println("of " + naive.size() + " beds, with another outcome: " + different.size());
    }

    private static UUID search(ConfigurableApplicationContext application) {
        Placements placements = application.getBean(Placements.class);
        return application.getBean(TransactionTemplate.class).execute(status -> {
            UUID search = placements.begin(
                    InventedDossier.in(application.getBean(JdbcClient.class)), "GM0267", Viewer.SYSTEM);
            placements.need(search, need(), Viewer.SYSTEM);
            return search;
        });
    }

    static NewNeed need() {
        Map<String, Answered> answers = new HashMap<>();
        for (String no :
                List.of("minderjarig", "psychose", "veilig-met-zichzelf", "uitleg", "eigen-wens", "huisdier")) {
            answers.put(no, Answered.of("nee"));
        }
        for (String yes : List.of("taal", "medicatie", "zwangerschap", "toezicht")) {
            answers.put(yes, Answered.of("ja"));
        }
        answers.put("woonvorm", Answered.of("vrouwen,gemengd"));
        answers.put("kinderen", Answered.of("1"));
        answers.put("dreiging", Answered.of("laag"));
        answers.put("verblijfsstatus", Answered.of("zonder"));
        return new NewNeed(
                List.of(new PersonNeed(null, false, answers)), Set.of("GM0363"), Consent.ONBEKEND, List.of());
    }

    /** A hundred shelters with five houses of twenty beds; every shelter says something else, one bed in ten as well. */
    static void invent(JdbcClient jdbc) {
        jdbc.sql(
                        "insert into schakel.organisation (code, name, kind)"
                                + " select 'meting-' || n, 'Opvang ' || n || ' (fictief)', 'opvang' from generate_series(1, 100) n")
                .update();
        jdbc.sql("""
                        insert into schakel.shelter_location (id, organisation, name, municipality, kind, living,
                                                              security_level)
                        select gen_random_uuid(), 'meting-' || n, 'Huis ' || h || ' (fictief)',
                               (array['GM0200', 'GM0202', 'GM0344', 'GM0363', 'GM0599'])[h], 'categorale-opvang',
                               (array['vrouwen', 'mannen', 'gemengd', 'alleen'])[1 + (n + h) % 4], (n + h) % 4
                        from generate_series(1, 100) n, generate_series(1, 5) h
                        """).update();
        jdbc.sql("""
                        insert into schakel.bed (id, location, label, places, status, confirmed_at)
                        select gen_random_uuid(), l.id, 'bed ' || b, 1 + b % 4, 'vrij', now() - make_interval(hours => b * 7)
                        from schakel.shelter_location l, generate_series(1, :beds / 500) b
                        where l.organisation like 'meting-%'
                        """).param("beds", BEDS).update();
        jdbc.sql("""
                        insert into schakel.profile_line (organisation, criterion, stance, valid_from, made_at, made_by)
                        select 'meting-' || n, c.code,
                               (array['accepteert', 'onderhandelbaar', 'uitgesloten', 'elders'])[1 + (n * c.position) % 4],
                               now() - interval '1 day', now(), gen_random_uuid()
                        from generate_series(1, 100) n, schakel.criterion c
                        where c.answer_type = 'JA_NEE' and (n + c.position) % 2 = 0
                        """).update();
        jdbc.sql("""
                        insert into schakel.profile_line (organisation, bed, criterion, stance, valid_from, made_at, made_by)
                        select l.organisation, b.id, 'mobiliteit', 'uitgesloten', now() - interval '1 day', now(),
                               gen_random_uuid()
                        from schakel.bed b join schakel.shelter_location l on l.id = b.location
                        where l.organisation like 'meting-%' and b.label in ('bed 3', 'bed 13')
                        """).update();
    }
}
