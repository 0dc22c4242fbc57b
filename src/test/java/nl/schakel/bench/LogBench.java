package nl.schakel.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.SchakelApplication;
import nl.schakel.access.LogReading;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.access.report.ExportForm;
import nl.schakel.access.report.ExportKind;
import nl.schakel.access.report.LogExport;
import nl.schakel.organisation.Directory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a list of fifty cases costs the access log beside a list without cases, and what finding the lists of a case costs. */
public final class LogBench {

    private static final int CASES = 20_000;
    private static final int ROWS_BEFORE = 20_000;
    private static final int LISTED = 50;
    private static final int WARM_UP = 500;
    private static final int TIMES = 3_000;
    private static final int EXPORTED = 500_000;

    private LogBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false", "--camunda.bpm.job-execution.enabled=false")) {
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            LookLog looks = application.getBean(LookLog.class);
            Directory directory = application.getBean(Directory.class);
            Viewer viewer = Viewer.of(directory.byUsername("af.nijkerk").orElseThrow());
            List<UUID> cases = Stream.generate(UUID::randomUUID).limit(CASES).toList();
            times(looks, viewer, cases, ROWS_BEFORE, LISTED);

            System.out.println("list of 50 cases: " + micros(measured(looks, viewer, cases, LISTED)));
            System.out.println("list without cases: " + micros(measured(looks, viewer, cases, 0)));

            LogReading reading = application.getBean(LogReading.class);
            Viewer officer = Viewer.of(directory.byUsername("fg.nijkerk").orElseThrow());
            List<Double> found = new ArrayList<>();
            for (int i = 0; i < WARM_UP; i++) {
                UUID one = cases.get(i);
                long began = System.nanoTime();
                reading.read(officer, new LogReading.Filter(null, null, null, null, one, null));
                found.add((System.nanoTime() - began) / 1e6);
            }
            System.out.println("the lists that showed one case, of "
                    + jdbc.sql("select count(*) from schakel.access_log")
                            .query(Long.class)
                            .single()
                    + " rows: " + micros(Sample.of(found)));
            export(application, officer, jdbc);
            System.out.println(jdbc.sql("select pg_size_pretty(pg_table_size('schakel.access_log')) || ' table, '"
                            + " || pg_size_pretty(pg_relation_size('schakel.access_log_shown')) || ' index on cases'")
                    .query(String.class)
                    .single());
        }
    }

    /** Every row of a log with very many, in memory that does not grow with them. */
    private static void export(ConfigurableApplicationContext application, Viewer officer, JdbcClient jdbc) {
        jdbc.sql("insert into schakel.access_log (at, person, username, organisations, kind, why, parts, hits)"
                        + " select now() - n * interval '1 second', ?, 'af.nijkerk', array['GM0267'], 'lijst', 'zaken', '{}', 0"
                        + " from generate_series(1, ?) n")
                .params(UUID.randomUUID(), EXPORTED)
                .update();
        // these rows alone: the clock of a demonstration, by which the lists above were shown, is further ahead
        Instant until = Instant.now().plus(Duration.ofDays(1));
        long began = System.nanoTime();
        Iterator<String> lines = application
                .getBean(LogExport.class)
                .lines(officer, Instant.EPOCH, until, ExportKind.NEN7513, ExportForm.JSONL);
        long count = 0;
        long most = 0;
        while (lines.hasNext()) {
            lines.next();
            if (++count % 100_000 == 0) {
                System.gc();
                most = Math.max(
                        most,
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory());
            }
        }
        System.out.println("export: " + count + " lines in " + (System.nanoTime() - began) / 1_000_000_000
                + " s, most memory in use " + most / 1_000_000 + " MB");
    }

    private static String micros(Sample millis) {
        return String.format(
                Locale.ROOT,
                "p50=%.2f ms  p95=%.2f ms  p99=%.2f ms",
                millis.percentile(0.5),
                millis.percentile(0.95),
                millis.percentile(0.99));
    }

    private static Sample measured(LookLog looks, Viewer viewer, List<UUID> cases, int listed) {
        times(looks, viewer, cases, WARM_UP, listed);
        return Sample.of(times(looks, viewer, cases, TIMES, listed));
    }

    private static List<Double> times(LookLog looks, Viewer viewer, List<UUID> cases, int times, int listed) {
        return IntStream.range(0, times)
                .mapToObj(i -> {
                    int from = i * 37 % (CASES - LISTED);
                    List<UUID> shown = cases.subList(from, from + listed);
                    long began = System.nanoTime();
                    looks.shown(viewer, "zaken", shown);
                    return (System.nanoTime() - began) / 1e6;
                })
                .toList();
    }
}
