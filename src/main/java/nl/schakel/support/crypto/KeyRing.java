package nl.schakel.support.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.SecretFile;
import nl.schakel.support.StartRefused;
import nl.schakel.support.text.Sentences;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of keys: the operator's keys open those in the key store, and those open the database. Refuses to start when one of them is
 * missing or belongs to something else. Only ever called while this node has its turn to start.
 */
class KeyRing {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final String ADVICE = SENTENCES.say("sleutel.zet-terug");
    private static final String ROOT = "stam:";

    /** What was opened. @param installation the keys of what belongs to no case @param wrapping for keys of cases */
    record Opened(DataKeys installation, Wrapping wrapping) {}

    /** A key that this database knows. @param inStore whether it stands in a key store, or was the operator's own before there was one */
    private record Known(String fingerprint, boolean inStore) {}

    private final SchakelProperties properties;
    private final boolean embedded;
    private final JdbcClient jdbc;
    private final KeyStore store;

    KeyRing(SchakelProperties properties, boolean embedded, JdbcClient jdbc, KeyStore store) {
        this.properties = properties;
        this.embedded = embedded;
        this.jdbc = jdbc;
        this.store = store;
    }

    Opened open() {
        SortedMap<Integer, Known> expected = known();
        DataKeys masters = masters(!expected.isEmpty());
        SortedMap<Integer, DataKey> roots = roots(expected, masters);
        roots.forEach((number, root) -> demand(number, root, expected.get(number)));
        expected.forEach((number, key) -> {
            if (!roots.containsKey(number)) {
                throw new StartRefused(
                        "sleutelkast.andere-database", store.where(), SENTENCES.say("sleutelkast.zet-terug"));
            }
        });
        roots.forEach((number, root) -> know(number, root, expected.get(number)));
        return new Opened(new DataKeys(roots.lastKey(), roots), new Wrapping(masters));
    }

    /** The operator's keys, each of which is the one that it was; one that wraps nothing any more may be missing. */
    private DataKeys masters(boolean databaseHasData) {
        SortedMap<Integer, String> wrote = store.masters();
        boolean something = databaseHasData || !wrote.isEmpty();
        DataKeys masters = DataKeys.parse(properties.dataKey().isBlank() ? generated(something) : properties.dataKey());
        SortedMap<Integer, String> given = masters.fingerprints();
        SortedMap<Integer, Long> needed = store.under();
        wrote.forEach((number, fingerprint) -> {
            if (given.containsKey(number) && !given.get(number).equals(fingerprint)) {
                throw new StartRefused("sleutel.andere-database", number, given.get(number), fingerprint, ADVICE);
            }
            if (!given.containsKey(number) && needed.containsKey(number)) {
                throw new StartRefused("sleutel.nummer-ontbreekt", number, fingerprint, ADVICE);
            }
        });
        given.forEach((number, fingerprint) -> {
            if (!wrote.containsKey(number)) {
                store.addMaster(number, fingerprint);
            }
        });
        return masters;
    }

    /** Those in the store; when it is empty the operator's own of before there was a store, or for a new database a new one. */
    private SortedMap<Integer, DataKey> roots(SortedMap<Integer, Known> expected, DataKeys masters) {
        Wrapping wrapping = new Wrapping(masters);
        SortedMap<Integer, DataKey> roots = stored(wrapping);
        if (!roots.isEmpty()) {
            return roots;
        }
        if (expected.values().stream().anyMatch(Known::inStore)) {
            throw new StartRefused("sleutelkast.leeg", store.where(), SENTENCES.say("sleutelkast.zet-terug"));
        }
        Map<Integer, DataKey> first =
                expected.isEmpty() ? Map.of(DataKeys.ALONE, DataKey.random()) : before(expected, masters);
        first.forEach((number, root) ->
                store.add(ROOT + number, wrapping.wrap(ROOT + number, root.secret()), wrapping.primary()));
        // two programs may come here at once; whoever was first decides
        return stored(wrapping);
    }

    private Map<Integer, DataKey> before(SortedMap<Integer, Known> expected, DataKeys masters) {
        expected.forEach((number, key) -> {
            DataKey given = masters.all().get(number);
            if (given == null) {
                throw new StartRefused("sleutel.nummer-ontbreekt", number, key.fingerprint(), ADVICE);
            }
            if (!given.fingerprint().equals(key.fingerprint())) {
                throw new StartRefused(
                        "sleutel.andere-database", number, given.fingerprint(), key.fingerprint(), ADVICE);
            }
        });
        Map<Integer, DataKey> before = new TreeMap<>(masters.all());
        before.keySet().retainAll(expected.keySet());
        return before;
    }

    private SortedMap<Integer, DataKey> stored(Wrapping wrapping) {
        SortedMap<Integer, DataKey> found = new TreeMap<>();
        store.beginning(ROOT)
                .forEach((name, wrapped) -> found.put(
                        Integer.parseInt(name.substring(ROOT.length())), DataKey.of(wrapping.unwrap(name, wrapped))));
        return found;
    }

    private void demand(int number, DataKey root, Known known) {
        if (known != null && !known.fingerprint().equals(root.fingerprint())) {
            throw new StartRefused(
                    "sleutelkast.andere-database", store.where(), SENTENCES.say("sleutelkast.zet-terug"));
        }
    }

    /** What is known is not written again: the check of the access log only reads. */
    private void know(int number, DataKey root, Known known) {
        if (known == null) {
            jdbc.sql(
                            "insert into schakel.data_key (number, fingerprint, in_store) values (?, ?, true) on conflict do nothing")
                    .params(number, root.fingerprint())
                    .update();
        } else if (!known.inStore()) {
            jdbc.sql("update schakel.data_key set in_store = true where number = ?")
                    .param(number)
                    .update();
        }
    }

    private String generated(boolean somethingIsThere) {
        Path file = properties.dataDir().resolve("sleutel").toAbsolutePath();
        if (!embedded && !properties.demo()) {
            throw new StartRefused("sleutel.instelling-ontbreekt");
        }
        if (somethingIsThere && !Files.exists(file)) {
            throw new StartRefused("sleutel.bestand-ontbreekt", file, ADVICE);
        }
        try {
            Files.createDirectories(file.getParent());
            return SecretFile.readOrCreate(file);
        } catch (IOException e) {
            throw new StartRefused(e, "sleutel.bestand-onleesbaar", file);
        }
    }

    private SortedMap<Integer, Known> known() {
        SortedMap<Integer, Known> all = new TreeMap<>();
        jdbc.sql("select number, fingerprint, in_store from schakel.data_key").query((RowCallbackHandler) row ->
                all.put(row.getInt("number"), new Known(row.getString("fingerprint"), row.getBoolean("in_store"))));
        return all;
    }
}
