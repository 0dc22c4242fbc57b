package nl.schakel.support.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.SecretFile;
import nl.schakel.support.StartRefused;
import nl.schakel.support.text.Sentences;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reader of keys: finds the keys that belong to this database, and refuses to start without one of them. */
class KeyRing {

    private static final String ADVICE = Sentences.of("operator-messages").say("sleutel.zet-terug");

    private final SchakelProperties properties;
    private final boolean embedded;
    private final JdbcClient jdbc;

    KeyRing(SchakelProperties properties, boolean embedded, JdbcClient jdbc) {
        this.properties = properties;
        this.embedded = embedded;
        this.jdbc = jdbc;
    }

    DataKeys keys() {
        SortedMap<Integer, String> expected = fingerprints();
        DataKeys keys =
                DataKeys.parse(properties.dataKey().isBlank() ? generated(!expected.isEmpty()) : properties.dataKey());
        demand(keys.fingerprints(), expected);
        // two nodes may come here together at the very first start; the database decides whose key it is. What is known
        // is
        // not written again: the check of the access log only reads
        SortedMap<Integer, String> fresh = new TreeMap<>(keys.fingerprints());
        fresh.keySet().removeAll(expected.keySet());
        fresh.forEach((number, fingerprint) -> jdbc.sql(
                        "insert into schakel.data_key (number, fingerprint) values (?, ?)" + " on conflict do nothing")
                .params(number, fingerprint)
                .update());
        demand(keys.fingerprints(), fingerprints());
        return keys;
    }

    private static void demand(SortedMap<Integer, String> given, SortedMap<Integer, String> expected) {
        expected.forEach((number, fingerprint) -> {
            if (!given.containsKey(number)) {
                throw new StartRefused("sleutel.nummer-ontbreekt", number, fingerprint, ADVICE);
            }
            if (!given.get(number).equals(fingerprint)) {
                throw new StartRefused("sleutel.andere-database", number, given.get(number), fingerprint, ADVICE);
            }
        });
    }

    private String generated(boolean databaseHasData) {
        Path file = properties.dataDir().resolve("sleutel").toAbsolutePath();
        if (!embedded && !properties.demo()) {
            throw new StartRefused("sleutel.instelling-ontbreekt");
        }
        if (databaseHasData && !Files.exists(file)) {
            throw new StartRefused("sleutel.bestand-ontbreekt", file, ADVICE);
        }
        try {
            Files.createDirectories(file.getParent());
            return SecretFile.readOrCreate(file);
        } catch (IOException e) {
            throw new StartRefused(e, "sleutel.bestand-onleesbaar", file);
        }
    }

    private SortedMap<Integer, String> fingerprints() {
        SortedMap<Integer, String> all = new TreeMap<>();
        jdbc.sql("select number, fingerprint from schakel.data_key")
                .query((RowCallbackHandler) row -> all.put(row.getInt("number"), row.getString("fingerprint")));
        return all;
    }
}
