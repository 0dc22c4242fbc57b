package nl.schakel.support.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.SecretFile;
import nl.schakel.support.StartRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the key that belongs to this database, and refuses any other. */
class KeyRing {

    private final SchakelProperties properties;
    private final boolean embedded;
    private final JdbcClient jdbc;

    KeyRing(SchakelProperties properties, boolean embedded, JdbcClient jdbc) {
        this.properties = properties;
        this.embedded = embedded;
        this.jdbc = jdbc;
    }

    DataKey key() {
        Optional<String> expected = fingerprint();
        DataKey key = properties.dataKey().isBlank()
                ? DataKey.parse(generated(expected.isPresent()))
                : DataKey.parse(properties.dataKey());
        if (expected.isEmpty()) {
            // two nodes may come here together at the very first start; the database decides whose key it is
            jdbc.sql("insert into schakel.data_key (fingerprint) values (?) on conflict do nothing")
                    .param(key.fingerprint())
                    .update();
            expected = fingerprint();
        }
        if (!expected.equals(Optional.of(key.fingerprint()))) {
            throw new StartRefused("De gegevenssleutel hoort niet bij deze database (sleutel " + key.fingerprint()
                    + ", database " + expected.orElse("?") + ").\n" + advice());
        }
        return key;
    }

    private String generated(boolean databaseHasData) {
        Path file = properties.dataDir().resolve("sleutel").toAbsolutePath();
        if (!embedded && !properties.demo()) {
            throw new StartRefused(
                    "SCHAKEL_DATA_KEY ontbreekt. Daarmee worden persoonsgegevens versleuteld.\nMaak eenmalig"
                            + " een sleutel met: openssl rand -base64 32\nBewaar die goed: zonder sleutel zijn de gegevens"
                            + " onleesbaar.");
        }
        if (databaseHasData && !Files.exists(file)) {
            throw new StartRefused("De gegevenssleutel ontbreekt: " + file + "\n" + advice());
        }
        try {
            Files.createDirectories(file.getParent());
            return SecretFile.readOrCreate(file);
        } catch (IOException e) {
            throw new StartRefused("De gegevenssleutel kan niet worden gelezen of gemaakt: " + file, e);
        }
    }

    private Optional<String> fingerprint() {
        return jdbc.sql("select fingerprint from schakel.data_key")
                .query(String.class)
                .optional();
    }

    private static String advice() {
        return "Zet de sleutel terug die bij deze gegevens hoort (SCHAKEL_DATA_KEY, of het bestand 'sleutel' in de"
                + " gegevensmap).\nZonder die sleutel zijn de persoonsgegevens onleesbaar.";
    }
}
