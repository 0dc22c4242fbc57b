package nl.schakel.support.crypto;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.schakel.TestPostgres;
import nl.schakel.support.postgres.EmbeddedPostgres;

/**
 * What it costs to wrap a million keys anew, and what somebody notices who opens a case meanwhile: the key of a case that no node remembers
 * is fetched and unwrapped, without and with the wrapping beside it.
 */
public final class KeysBench {

    private static final String OLD = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String BOTH = "2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE= " + OLD;
    private static final int TIMES = 2_000;

    private KeysBench() {}

    /** @param arguments how many keys, 1000000 when not given */
    public static void main(String[] arguments) throws Exception {
        int keys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory(Path.of("target"), "sleutels");
        measure(
                "file",
                new KeyStoreSettings("", "", ""),
                folder,
                "jdbc:sqlite:" + folder.resolve("sleutelkast.db"),
                keys);
        String url = TestPostgres.server().url(TestPostgres.newDatabase());
        measure(
                "PostgreSQL",
                new KeyStoreSettings(
                        url, EmbeddedPostgres.USER, TestPostgres.server().password()),
                folder,
                url,
                keys);
        TestPostgres.server().close();
    }

    private static void measure(String kind, KeyStoreSettings settings, Path folder, String url, int keys)
            throws Exception {
        Wrapping before = new Wrapping(DataKeys.parse(OLD));
        Wrapping now = new Wrapping(DataKeys.parse(BOTH));
        try (KeyStore store = KeyStore.open(settings, folder)) {
            List<UUID> cases = fill(url, settings, before, keys);
            System.out.printf("%s, %,d keys%n", kind, keys);
            System.out.println("  key of a case fetched, nothing beside it: "
                    + fetched(store, now, cases, new AtomicBoolean(true)));
            AtomicBoolean wrapping = new AtomicBoolean(true);
            List<String> meanwhile = new ArrayList<>();
            Thread reader = new Thread(() -> meanwhile.add(fetched(store, now, cases, wrapping)));
            reader.start();
            long began = System.nanoTime();
            long count = new Rewrapping(store, now).all(done -> {});
            double seconds = (System.nanoTime() - began) / 1e9;
            wrapping.set(false);
            reader.join();
            System.out.printf("  wrapped anew: %,d in %.1f s%n", count, seconds);
            System.out.println("  key of a case fetched meanwhile: " + meanwhile.get(0));
        }
    }

    private static String fetched(KeyStore store, Wrapping wrapping, List<UUID> cases, AtomicBoolean goesOn) {
        Random random = new Random(7);
        List<Double> took = new ArrayList<>();
        while (took.size() < TIMES && goesOn.get()) {
            UUID one = cases.get(random.nextInt(cases.size()));
            long began = System.nanoTime();
            // nothing is remembered by a new one
            new CaseKeys(store, wrapping).find(one).orElseThrow();
            took.add((System.nanoTime() - began) / 1e6);
        }
        List<Double> sorted = took.stream().sorted().toList();
        return String.format(
                "n=%d p50=%.2f ms p95=%.2f ms max=%.1f ms",
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() - 1));
    }

    private static List<UUID> fill(String url, KeyStoreSettings settings, Wrapping wrapping, int keys)
            throws Exception {
        List<UUID> cases = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        url,
                        settings.username().isEmpty() ? null : settings.username(),
                        settings.password().isEmpty() ? null : settings.password());
                PreparedStatement insert =
                        connection.prepareStatement("insert into stored_key (name, wrapped, under) values (?, ?, 1)")) {
            connection.setAutoCommit(false);
            for (int each = 0; each < keys; each++) {
                UUID one = UUID.randomUUID();
                cases.add(one);
                insert.setString(1, "zaak:" + one);
                insert.setBytes(2, wrapping.wrap("zaak:" + one, DataKey.random().secret()));
                insert.addBatch();
                if (each % 10_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return cases;
    }
}
